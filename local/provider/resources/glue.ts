import type { TableInput } from "@aws-sdk/client-glue";
import { list, map, object, text, type Values } from "../arguments";
import { lowerCaseKeys, upperCaseKeys } from "../key-case";
import { regional, resourceType, tagged } from "../resource-type";

/** Its id is `account:name`. */
export const catalogDatabase = resourceType({
    service: "glue",
    arguments: {
        name: text({ required: true, replaces: true }),
        catalogId: text({ replaces: true, computed: true }),
        description: text(),
        parameters: map(),
        ...regional,
        ...tagged,
    },
    outputs: ["arn"],
    stables: ["arn", "catalogId", "name"],
    identity: ["name"],

    async create({ client, accountId }, { name, description, parameters, tagsAll }) {
        await client.createDatabase({
            DatabaseInput: { Name: name, Description: description, Parameters: parameters },
            Tags: { ...tagsAll },
        });
        return `${accountId}:${name}`;
    },

    update: ({ client }, _, { name, description, parameters }) =>
        client.updateDatabase({
            Name: name,
            DatabaseInput: { Name: name, Description: description, Parameters: parameters },
        }),

    tag: ({ client, ...where }, id, tags) =>
        client.tagResource({ ResourceArn: arnOf(where, `database/${nameIn(id)}`), TagsToAdd: { ...tags } }),

    untag: ({ client, ...where }, id, TagsToRemove) =>
        client.untagResource({ ResourceArn: arnOf(where, `database/${nameIn(id)}`), TagsToRemove }),

    async read({ client, ...where }, id) {
        const { Database: found } = await client.getDatabase({ Name: nameIn(id) });
        const arn = arnOf(where, `database/${nameIn(id)}`);
        const { Tags } = await client.getTags({ ResourceArn: arn });
        return (
            found && {
                arn,
                name: found.Name,
                catalogId: found.CatalogId,
                description: found.Description,
                parameters: found.Parameters,
                tagsAll: Tags ?? {},
            }
        );
    },

    delete: ({ client }, id) => client.deleteDatabase({ Name: nameIn(id) }),
});

const column = object({ name: text({ required: true }), type: text(), comment: text() });

const tableArguments = {
    name: text({ required: true, replaces: true }),
    databaseName: text({ required: true, replaces: true }),
    catalogId: text({ replaces: true, computed: true }),
    description: text(),
    tableType: text(),
    parameters: map(),
    partitionKeys: list(column),
    storageDescriptor: object({
        columns: list(column),
        location: text(),
        inputFormat: text(),
        outputFormat: text(),
        serDeInfo: object({ serializationLibrary: text(), parameters: map() }),
    }),
    ...regional,
};
type TableInputs = Values<typeof tableArguments>;

function tableInput(inputs: TableInputs): TableInput {
    const { serDeInfo, ...storage } = inputs.storageDescriptor ?? {};
    return {
        Name: inputs.name,
        Description: inputs.description,
        TableType: inputs.tableType,
        Parameters: inputs.parameters,
        PartitionKeys: upperCaseKeys(inputs.partitionKeys ?? []) as TableInput["PartitionKeys"],
        StorageDescriptor: {
            Columns: upperCaseKeys(storage.columns ?? []) as TableInput["PartitionKeys"],
            Location: storage.location,
            InputFormat: storage.inputFormat,
            OutputFormat: storage.outputFormat,
            SerdeInfo: serDeInfo && {
                SerializationLibrary: serDeInfo.serializationLibrary,
                Parameters: serDeInfo.parameters,
            },
        },
    };
}

/** Its id is `account:database:name`. */
export const catalogTable = resourceType({
    service: "glue",
    arguments: tableArguments,
    outputs: ["arn"],
    stables: ["arn", "catalogId", "databaseName", "name"],
    identity: ["databaseName", "name"],

    async create({ client, accountId }, inputs) {
        await client.createTable({ DatabaseName: inputs.databaseName, TableInput: tableInput(inputs) });
        return `${accountId}:${inputs.databaseName}:${inputs.name}`;
    },

    update: ({ client }, _, inputs) =>
        client.updateTable({ DatabaseName: inputs.databaseName, TableInput: tableInput(inputs) }),

    async read({ client, ...where }, id) {
        const [, DatabaseName = "", Name = ""] = id.split(":");
        const { Table: found } = await client.getTable({ DatabaseName, Name });
        const storage = found?.StorageDescriptor;
        return (
            found && {
                arn: arnOf(where, `table/${DatabaseName}/${Name}`),
                name: found.Name,
                databaseName: found.DatabaseName,
                catalogId: found.CatalogId,
                description: found.Description,
                tableType: found.TableType,
                parameters: found.Parameters,
                partitionKeys: lowerCaseKeys(found.PartitionKeys) as TableInputs["partitionKeys"],
                storageDescriptor: storage && {
                    columns: lowerCaseKeys(storage.Columns) as TableInputs["partitionKeys"],
                    location: storage.Location,
                    inputFormat: storage.InputFormat,
                    outputFormat: storage.OutputFormat,
                    serDeInfo: storage.SerdeInfo && {
                        serializationLibrary: storage.SerdeInfo.SerializationLibrary,
                        parameters: storage.SerdeInfo.Parameters,
                    },
                },
            }
        );
    },

    delete({ client }, id) {
        const [, DatabaseName = "", Name = ""] = id.split(":");
        return client.deleteTable({ DatabaseName, Name });
    },
});

const nameIn = (id: string): string => id.split(":")[1] ?? "";

function arnOf(where: { partition: string; region: string; accountId: string }, resource: string): string {
    return `arn:${where.partition}:glue:${where.region}:${where.accountId}:${resource}`;
}

import type { WorkGroupConfiguration } from "@aws-sdk/client-athena";
import { boolean, number, object, text, type Values } from "../arguments";
import { AwsFailure } from "../aws-failure";
import { regional, resourceType, tagged } from "../resource-type";
import { tagList, tagsFrom } from "../tags";

const workgroupArguments = {
    name: text({ required: true, replaces: true }),
    description: text(),
    state: text({ default: "ENABLED" }),
    forceDestroy: boolean({ default: false, local: true }),
    configuration: object({
        bytesScannedCutoffPerQuery: number(),
        enforceWorkgroupConfiguration: boolean({ default: true }),
        publishCloudwatchMetricsEnabled: boolean({ default: true }),
        requesterPaysEnabled: boolean({ default: false }),
        resultConfiguration: object({
            outputLocation: text(),
            expectedBucketOwner: text(),
            encryptionConfiguration: object({ encryptionOption: text({ required: true }), kmsKeyArn: text() }),
        }),
    }),
    ...regional,
    ...tagged,
};
type Inputs = Values<typeof workgroupArguments>;

function configurationOf({ configuration }: Inputs): WorkGroupConfiguration {
    const { resultConfiguration: result } = configuration ?? {};
    return {
        EnforceWorkGroupConfiguration: configuration?.enforceWorkgroupConfiguration,
        PublishCloudWatchMetricsEnabled: configuration?.publishCloudwatchMetricsEnabled,
        RequesterPaysEnabled: configuration?.requesterPaysEnabled,
        BytesScannedCutoffPerQuery: configuration?.bytesScannedCutoffPerQuery,
        ResultConfiguration: {
            OutputLocation: result?.outputLocation,
            ExpectedBucketOwner: result?.expectedBucketOwner,
            EncryptionConfiguration: result?.encryptionConfiguration && {
                EncryptionOption: result.encryptionConfiguration.encryptionOption as "SSE_S3",
                KmsKey: result.encryptionConfiguration.kmsKeyArn,
            },
        },
    };
}

/** Its id is its name. */
export const workgroup = resourceType({
    service: "athena",
    arguments: workgroupArguments,
    outputs: ["arn"],
    stables: ["arn", "name"],
    identity: ["name"],

    async create({ client }, inputs) {
        const { name, description, tagsAll } = inputs;
        await client.createWorkGroup({
            Name: name,
            Description: description,
            Configuration: configurationOf(inputs),
            Tags: tagList(tagsAll),
        });
        return name;
    },

    /** UpdateWorkGroup leaves what is not given as it is. */
    update({ client }, WorkGroup, inputs) {
        const { ResultConfiguration: result, ...configuration } = configurationOf(inputs);
        return client.updateWorkGroup({
            WorkGroup,
            Description: inputs.description ?? "",
            State: inputs.state as "ENABLED",
            ConfigurationUpdates: {
                ...configuration,
                RemoveBytesScannedCutoffPerQuery: configuration.BytesScannedCutoffPerQuery === undefined,
                ResultConfigurationUpdates: {
                    ...result,
                    RemoveOutputLocation: result?.OutputLocation === undefined,
                    RemoveExpectedBucketOwner: result?.ExpectedBucketOwner === undefined,
                    RemoveEncryptionConfiguration: result?.EncryptionConfiguration === undefined,
                },
            },
        });
    },

    tag: ({ client, ...where }, name, tags) =>
        client.tagResource({ ResourceARN: arnOf(where, name), Tags: tagList(tags) }),

    untag: ({ client, ...where }, name, TagKeys) => client.untagResource({ ResourceARN: arnOf(where, name), TagKeys }),

    async read({ client, ...where }, name) {
        const { WorkGroup: found } = await client.getWorkGroup({ WorkGroup: name }).catch(nothingIfMissing);
        if (!found) {
            return undefined;
        }
        const arn = arnOf(where, name);
        const { Tags } = await client.listTagsForResource({ ResourceARN: arn });
        const { ResultConfiguration: result, ...configuration } = found.Configuration ?? {};
        const encryption = result?.EncryptionConfiguration;
        return {
            arn,
            name,
            description: found.Description,
            state: found.State,
            configuration: {
                bytesScannedCutoffPerQuery: configuration.BytesScannedCutoffPerQuery,
                enforceWorkgroupConfiguration: configuration.EnforceWorkGroupConfiguration ?? false,
                publishCloudwatchMetricsEnabled: configuration.PublishCloudWatchMetricsEnabled ?? false,
                requesterPaysEnabled: configuration.RequesterPaysEnabled ?? false,
                resultConfiguration: {
                    outputLocation: result?.OutputLocation,
                    expectedBucketOwner: result?.ExpectedBucketOwner,
                    encryptionConfiguration: encryption && {
                        encryptionOption: encryption.EncryptionOption ?? "",
                        kmsKeyArn: encryption.KmsKey,
                    },
                },
            },
            tagsAll: tagsFrom(Tags),
        };
    },

    delete: ({ client }, WorkGroup, { forceDestroy }) =>
        client.deleteWorkGroup({ WorkGroup, RecursiveDeleteOption: forceDestroy }).catch(nothingIfMissing),
});

/** Nothing of a saved query changes in place. Its id is AWS's. */
export const namedQuery = resourceType({
    service: "athena",
    arguments: {
        name: text({ required: true, replaces: true }),
        database: text({ required: true, replaces: true }),
        query: text({ required: true, replaces: true }),
        description: text({ replaces: true }),
        workgroup: text({ default: "primary", replaces: true }),
        ...regional,
    },
    outputs: [],
    stables: ["name", "database", "query", "description", "workgroup"],

    async create({ client }, { name, database, query, description, workgroup }) {
        const created = await client.createNamedQuery({
            Name: name,
            Database: database,
            QueryString: query,
            Description: description,
            WorkGroup: workgroup,
        });
        return created.NamedQueryId ?? "";
    },

    async read({ client }, NamedQueryId) {
        const { NamedQuery: found } = await client.getNamedQuery({ NamedQueryId }).catch(nothingIfMissing);
        return (
            found && {
                name: found.Name,
                database: found.Database,
                query: found.QueryString,
                description: found.Description,
                workgroup: found.WorkGroup,
            }
        );
    },

    delete: ({ client }, NamedQueryId) => client.deleteNamedQuery({ NamedQueryId }).catch(nothingIfMissing),
});

function arnOf(where: { partition: string; region: string; accountId: string }, name: string): string {
    return `arn:${where.partition}:athena:${where.region}:${where.accountId}:workgroup/${name}`;
}

/** Athena has no code of its own for what is not there. */
function nothingIfMissing(error: unknown): { readonly WorkGroup?: undefined; readonly NamedQuery?: undefined } {
    if (error instanceof AwsFailure && error.code === "InvalidRequestException" && /not found/.test(error.message)) {
        return {};
    }
    throw error;
}

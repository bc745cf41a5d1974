import type { StandardUnit } from "@aws-sdk/client-cloudwatch-logs";
import { boolean, map, number, object, text, type Values } from "../arguments";
import type { Client } from "../clients";
import { type Aws, regional, resourceType, tagged } from "../resource-type";

export const logGroup = resourceType({
    service: "logs",
    arguments: {
        name: text({ required: true, replaces: true }),
        kmsKeyId: text(),
        logGroupClass: text({ computed: true, replaces: true }),
        retentionInDays: number({ default: 0 }),
        skipDestroy: boolean({ default: false, local: true }),
        ...regional,
        ...tagged,
    },
    outputs: ["arn"],
    stables: ["arn", "name"],
    identity: ["name"],

    async create({ client }, inputs) {
        await client.createLogGroup({
            logGroupName: inputs.name,
            kmsKeyId: inputs.kmsKeyId,
            logGroupClass: inputs.logGroupClass as "STANDARD" | undefined,
            tags: inputs.tagsAll,
        });
        return inputs.name;
    },

    async update({ client }, name, inputs, changed) {
        if (changed("retentionInDays")) {
            await (inputs.retentionInDays
                ? client.putRetentionPolicy({ logGroupName: name, retentionInDays: inputs.retentionInDays })
                : client.deleteRetentionPolicy({ logGroupName: name }));
        }
        if (changed("kmsKeyId")) {
            await (inputs.kmsKeyId
                ? client.associateKmsKey({ logGroupName: name, kmsKeyId: inputs.kmsKeyId })
                : client.disassociateKmsKey({ logGroupName: name }));
        }
    },

    tag: ({ client, ...aws }, name, tags) => client.tagResource({ resourceArn: groupArn(aws, name), tags }),

    untag: ({ client, ...aws }, name, tagKeys) => client.untagResource({ resourceArn: groupArn(aws, name), tagKeys }),

    async read({ client, ...aws }, name) {
        const found = await findLogGroup(client, name);
        if (!found) {
            return undefined;
        }
        const { tags } = await client.listTagsForResource({ resourceArn: groupArn(aws, name) });
        return {
            arn: groupArn(aws, name),
            name,
            kmsKeyId: found.kmsKeyId,
            logGroupClass: found.logGroupClass,
            retentionInDays: found.retentionInDays,
            tagsAll: tags,
        };
    },

    delete: async ({ client }, name, { skipDestroy }) => skipDestroy || client.deleteLogGroup({ logGroupName: name }),
});

/** Without the `:*` that DescribeLogGroups adds, as the real provider gives it. */
const groupArn = ({ partition, region, accountId }: Omit<Aws<"logs">, "client">, name: string): string =>
    `arn:${partition}:logs:${region}:${accountId}:log-group:${name}`;

async function findLogGroup(client: Client<"logs">, name: string) {
    for await (const { logGroups = [] } of client.paginateDescribeLogGroups({ logGroupNamePrefix: name })) {
        const found = logGroups.find(({ logGroupName }) => logGroupName === name);
        if (found) {
            return found;
        }
    }
    return undefined;
}

const metricFilterArguments = {
    name: text({ required: true, replaces: true }),
    logGroupName: text({ required: true, replaces: true }),
    pattern: text({ required: true }),
    metricTransformation: object(
        {
            name: text({ required: true }),
            namespace: text({ required: true }),
            value: text({ required: true }),
            defaultValue: text(),
            dimensions: map(),
            unit: text({ default: "None" }),
        },
        { required: true },
    ),
    ...regional,
};
type MetricFilter = Values<typeof metricFilterArguments>;

async function putMetricFilter(client: Client<"logs">, inputs: MetricFilter): Promise<void> {
    const { name, namespace, value, defaultValue, dimensions, unit } = inputs.metricTransformation;
    await client.putMetricFilter({
        filterName: inputs.name,
        logGroupName: inputs.logGroupName,
        filterPattern: inputs.pattern,
        metricTransformations: [
            {
                metricName: name,
                metricNamespace: namespace,
                metricValue: value,
                defaultValue: defaultValue === undefined ? undefined : Number(defaultValue),
                dimensions,
                unit: unit as StandardUnit,
            },
        ],
    });
}

export const logMetricFilter = resourceType({
    service: "logs",
    arguments: metricFilterArguments,
    outputs: [],
    stables: ["logGroupName", "name"],
    identity: ["name", "logGroupName"],

    async create({ client }, inputs) {
        await putMetricFilter(client, inputs);
        return inputs.name;
    },

    update: ({ client }, _, inputs) => putMetricFilter(client, inputs),

    async read({ client }, id, { logGroupName: known }) {
        // For importing, `log-group:filter`, as the real provider takes it.
        const [group = "", name = ""] = known ? [known, id] : id.split(/:(?=[^:]*$)/);
        const filters = client.paginateDescribeMetricFilters({ logGroupName: group, filterNamePrefix: name });
        for await (const { metricFilters = [] } of filters) {
            const found = metricFilters.find(({ filterName }) => filterName === name);
            if (found) {
                const transformation = found.metricTransformations?.[0];
                return {
                    id: name,
                    name,
                    logGroupName: group,
                    pattern: found.filterPattern,
                    metricTransformation: transformation && {
                        name: transformation.metricName ?? "",
                        namespace: transformation.metricNamespace ?? "",
                        value: transformation.metricValue ?? "",
                        defaultValue: transformation.defaultValue?.toString(),
                        dimensions: transformation.dimensions,
                        unit: transformation.unit ?? "None",
                    },
                };
            }
        }
        return undefined;
    },

    delete: ({ client }, name, { logGroupName }) => client.deleteMetricFilter({ filterName: name, logGroupName }),
});

import type { Dimension, PutMetricAlarmCommandInput } from "@aws-sdk/client-cloudwatch";
import { boolean, map, number, object, set, text, type Values } from "../arguments";
import type { Client } from "../clients";
import { type Aws, regional, resourceType, tagged, type Tags } from "../resource-type";
import { tagList, tagsFrom } from "../tags";

const alarmArguments = {
    name: text({ required: true, replaces: true }),
    actionsEnabled: boolean({ default: true }),
    alarmActions: set(text()),
    alarmDescription: text(),
    comparisonOperator: text(),
    datapointsToAlarm: number(),
    dimensions: map(),
    evaluateLowSampleCountPercentiles: text({ computed: true }),
    evaluationPeriods: number(),
    extendedStatistic: text(),
    insufficientDataActions: set(text()),
    metricName: text(),
    metricQueries: set(
        object({
            id: text({ required: true }),
            accountId: text(),
            expression: text(),
            label: text(),
            period: number(),
            returnData: boolean({ default: false }),
            metric: object({
                metricName: text({ required: true }),
                namespace: text(),
                period: number({ required: true }),
                stat: text({ required: true }),
                dimensions: map(),
                unit: text(),
            }),
        }),
    ),
    namespace: text(),
    okActions: set(text()),
    period: number(),
    statistic: text(),
    threshold: number(),
    thresholdMetricId: text(),
    treatMissingData: text({ default: "missing" }),
    unit: text(),
    ...regional,
    ...tagged,
};
type Alarm = Values<typeof alarmArguments>;

const alarmArn = ({ partition, region, accountId }: Aws<"cloudwatch">, name: string): string =>
    `arn:${partition}:cloudwatch:${region}:${accountId}:alarm:${name}`;

/** How alarms of both kinds are tagged. */
export const alarmTags = {
    tag: (aws: Aws<"cloudwatch">, name: string, tags: Tags) =>
        aws.client.tagResource({ ResourceARN: alarmArn(aws, name), Tags: tagList(tags) }),

    untag: (aws: Aws<"cloudwatch">, name: string, keys: string[]) =>
        aws.client.untagResource({ ResourceARN: alarmArn(aws, name), TagKeys: keys }),
};

export const metricAlarm = resourceType({
    service: "cloudwatch",
    arguments: alarmArguments,
    outputs: ["arn"],
    stables: ["arn", "name"],
    identity: ["name"],

    async create({ client }, inputs) {
        await put(client, inputs);
        return inputs.name;
    },

    update: ({ client }, _, inputs) => put(client, inputs),

    ...alarmTags,

    async read({ client }, name) {
        const { MetricAlarms: [found] = [] } = await client.describeAlarms({
            AlarmNames: [name],
            AlarmTypes: ["MetricAlarm"],
        });
        if (!found) {
            return undefined;
        }
        const { Tags } = await client.listTagsForResource({ ResourceARN: found.AlarmArn });
        return {
            arn: found.AlarmArn,
            name,
            actionsEnabled: found.ActionsEnabled,
            alarmActions: found.AlarmActions,
            alarmDescription: found.AlarmDescription,
            comparisonOperator: found.ComparisonOperator,
            datapointsToAlarm: found.DatapointsToAlarm,
            dimensions: dimensionMap(found.Dimensions),
            evaluateLowSampleCountPercentiles: found.EvaluateLowSampleCountPercentile,
            evaluationPeriods: found.EvaluationPeriods,
            extendedStatistic: found.ExtendedStatistic,
            insufficientDataActions: found.InsufficientDataActions,
            metricName: found.MetricName,
            metricQueries: found.Metrics?.map((query) => ({
                id: query.Id ?? "",
                accountId: query.AccountId,
                expression: query.Expression,
                label: query.Label,
                period: query.Period,
                returnData: query.ReturnData ?? false,
                metric: query.MetricStat && {
                    metricName: query.MetricStat.Metric?.MetricName ?? "",
                    namespace: query.MetricStat.Metric?.Namespace,
                    period: query.MetricStat.Period ?? 0,
                    stat: query.MetricStat.Stat ?? "",
                    dimensions: dimensionMap(query.MetricStat.Metric?.Dimensions),
                    unit: query.MetricStat.Unit,
                },
            })),
            namespace: found.Namespace,
            okActions: found.OKActions,
            period: found.Period,
            statistic: found.Statistic,
            threshold: found.Threshold,
            thresholdMetricId: found.ThresholdMetricId,
            treatMissingData: found.TreatMissingData ?? "missing",
            unit: found.Unit,
            tagsAll: tagsFrom(Tags),
        };
    },

    delete: ({ client }, name) => client.deleteAlarms({ AlarmNames: [name] }),
});

/** Leaves the tags of an alarm that exists as they are ("PutMetricAlarm"). */
async function put(client: Client<"cloudwatch">, inputs: Alarm): Promise<void> {
    await client.putMetricAlarm({
        AlarmName: inputs.name,
        ActionsEnabled: inputs.actionsEnabled,
        AlarmActions: inputs.alarmActions,
        AlarmDescription: inputs.alarmDescription,
        ComparisonOperator: inputs.comparisonOperator,
        DatapointsToAlarm: inputs.datapointsToAlarm,
        Dimensions: inputs.dimensions && dimensionList(inputs.dimensions),
        EvaluateLowSampleCountPercentile: inputs.evaluateLowSampleCountPercentiles,
        EvaluationPeriods: inputs.evaluationPeriods,
        ExtendedStatistic: inputs.extendedStatistic,
        InsufficientDataActions: inputs.insufficientDataActions,
        MetricName: inputs.metricName,
        Metrics: inputs.metricQueries?.map(({ metric, ...query }) => ({
            Id: query.id,
            AccountId: query.accountId,
            Expression: query.expression,
            Label: query.label,
            Period: query.period,
            ReturnData: query.returnData,
            MetricStat: metric && {
                Metric: {
                    MetricName: metric.metricName,
                    Namespace: metric.namespace,
                    Dimensions: metric.dimensions && dimensionList(metric.dimensions),
                },
                Period: metric.period,
                Stat: metric.stat,
                Unit: metric.unit,
            },
        })),
        Namespace: inputs.namespace,
        OKActions: inputs.okActions,
        Period: inputs.period,
        Statistic: inputs.statistic,
        Threshold: inputs.threshold,
        ThresholdMetricId: inputs.thresholdMetricId,
        TreatMissingData: inputs.treatMissingData,
        Unit: inputs.unit,
        Tags: tagList(inputs.tagsAll),
    } as PutMetricAlarmCommandInput);
}

const dimensionList = (dimensions: Readonly<Record<string, string>>): Dimension[] =>
    Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));

const dimensionMap = (dimensions: readonly Dimension[] | undefined): Record<string, string> =>
    Object.fromEntries((dimensions ?? []).map(({ Name = "", Value = "" }) => [Name, Value]));

import { CloudWatch, type PutMetricAlarmInput } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogs, type PutMetricFilterRequest } from "@aws-sdk/client-cloudwatch-logs";
import { IAM } from "@aws-sdk/client-iam";
import { SNS } from "@aws-sdk/client-sns";
import { managementAccount, region } from "../emulator/harness";
import type { LiveEmulator } from "./delivery-harness";

/** A trail with a log group. The log group, its metric filter and the alarm on it have the same name. */
export interface WatchedTrail {
    readonly name: string;
    readonly trailName: string;
    readonly topicArn: string;
    /** Makes or changes a metric filter on an event of the name, and an alarm on it that tells the topic. */
    watchFor(
        eventName: string,
        changes?: { readonly filter?: Partial<PutMetricFilterRequest>; readonly alarm?: Partial<PutMetricAlarmInput> },
    ): Promise<void>;
}

let made = 0;

export async function watchedTrail(aws: LiveEmulator, inRegion = region): Promise<WatchedTrail> {
    made += 1;
    const [name, RoleName] = [`log-group-${made}`, `log-delivery-${made}`];
    const logs = aws.client(CloudWatchLogs, inRegion);
    await logs.createLogGroup({ logGroupName: name });
    const AssumeRolePolicyDocument = '{"Version":"2012-10-17","Statement":[]}';
    const { Role } = await aws.client(IAM).createRole({ RoleName, AssumeRolePolicyDocument });
    const trail = await aws.newTrail({
        CloudWatchLogsLogGroupArn: `arn:aws:logs:${inRegion}:${managementAccount}:log-group:${name}:*`,
        CloudWatchLogsRoleArn: Role?.Arn,
    });
    const { TopicArn: topicArn = "" } = await aws.client(SNS, inRegion).createTopic({ Name: `topic-${made}` });
    return {
        name,
        trailName: trail.name,
        topicArn,
        async watchFor(eventName, { filter = {}, alarm = {} } = {}) {
            await logs.putMetricFilter({
                logGroupName: name,
                filterName: name,
                filterPattern: `{ $.eventName = "${eventName}" }`,
                metricTransformations: [{ metricName: name, metricNamespace: "tests", metricValue: "1" }],
                ...filter,
            });
            await aws.client(CloudWatch, inRegion).putMetricAlarm({
                AlarmName: name,
                Namespace: "tests",
                MetricName: name,
                Statistic: "Sum",
                Period: 300,
                EvaluationPeriods: 1,
                Threshold: 1,
                ComparisonOperator: "GreaterThanOrEqualToThreshold",
                TreatMissingData: "notBreaching",
                AlarmActions: [topicArn],
                ...alarm,
            });
        },
    };
}

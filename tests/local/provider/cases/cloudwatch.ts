import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { managementAccount, type TestEmulator } from "../../emulator/harness";
import type { Case } from "../describe-resource";

export function cloudWatchCases(aws: TestEmulator): Case[] {
    const cloudwatch = () => aws.client(CloudWatch);
    const logs = () => aws.client(CloudWatchLogs);
    const keyArn = `arn:aws:kms:us-east-1:${managementAccount}:key/11111111-2222-3333-4444-555555555555`;
    const topic = (name: string) => `arn:aws:sns:us-east-1:${managementAccount}:${name}`;
    const onMetric = { metricName: "RootUse", namespace: "Trail" };
    const alarm = { comparisonOperator: "GreaterThanOrEqualToThreshold", evaluationPeriods: 1, threshold: 1 };

    const board = (properties: object) => JSON.stringify({ widgets: [{ type: "alarm", properties }] });

    return [
        {
            type: "aws:cloudwatch/logGroup:LogGroup",
            inputs: () => ({
                name: "/trail/one",
                retentionInDays: 365,
                kmsKeyId: keyArn,
                logGroupClass: "STANDARD",
                tags: { service: "cloudtrail", stage: "dev" },
            }),
            changes: () => ({ retentionInDays: undefined, kmsKeyId: undefined, tags: undefined }),
            drift: (logGroupName) => logs().putRetentionPolicy({ logGroupName, retentionInDays: 1 }),
            drifted: ["retentionInDays"],
            remove: (logGroupName) => logs().deleteLogGroup({ logGroupName }),
        },
        {
            type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
            prepare: () => logs().createLogGroup({ logGroupName: "/trail/filtered" }),
            inputs: () => ({
                name: "root-use",
                logGroupName: "/trail/filtered",
                pattern: '{ $.userIdentity.type = "Root" }',
                metricTransformation: { name: "RootUse", namespace: "Trail", value: "1", defaultValue: "0" },
            }),
            changes: () => ({
                pattern: '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS }',
                metricTransformation: { name: "RootUse", namespace: "Trail", value: "1", unit: "Count" },
            }),
            drift: (filterName) =>
                logs().putMetricFilter({
                    filterName,
                    logGroupName: "/trail/filtered",
                    filterPattern: "nothing",
                    metricTransformations: [
                        { metricName: "RootUse", metricNamespace: "Trail", metricValue: "1", defaultValue: 0 },
                    ],
                }),
            drifted: ["pattern"],
            remove: (filterName) => logs().deleteMetricFilter({ filterName, logGroupName: "/trail/filtered" }),
            importId: "/trail/filtered:root-use",
        },
        {
            type: "aws:cloudwatch/metricAlarm:MetricAlarm",
            inputs: () => ({
                name: "root-use",
                ...alarm,
                ...onMetric,
                period: 300,
                statistic: "Sum",
                treatMissingData: "notBreaching",
                alarmDescription: "The root user was used",
                alarmActions: [topic("second"), topic("first")],
                okActions: [topic("first")],
                dimensions: { Account: managementAccount },
                tags: { service: "cloudtrail", stage: "dev" },
            }),
            changes: () => ({
                threshold: 0,
                statistic: undefined,
                extendedStatistic: "p99",
                treatMissingData: undefined,
                alarmActions: undefined,
                okActions: undefined,
                insufficientDataActions: [topic("first")],
                actionsEnabled: false,
                datapointsToAlarm: 1,
                dimensions: undefined,
                alarmDescription: undefined,
                unit: "Count",
                tags: { service: "trail" },
            }),
            drift: (name) => cloudwatch().disableAlarmActions({ AlarmNames: [name] }),
            drifted: ["actionsEnabled"],
            remove: (name) => cloudwatch().deleteAlarms({ AlarmNames: [name] }),
        },
        {
            type: "aws:cloudwatch/metricAlarm:MetricAlarm",
            title: "aws:cloudwatch/metricAlarm:MetricAlarm on an expression",
            inputs: () => ({
                name: "ratio",
                ...alarm,
                metricQueries: [
                    { id: "ratio", expression: "all / 2", label: "Ratio", returnData: true },
                    { id: "all", metric: { ...onMetric, period: 300, stat: "Sum", dimensions: { a: "b" } } },
                ],
            }),
            changes: () => ({
                metricQueries: [
                    { id: "all", metric: { ...onMetric, period: 60, stat: "Sum" } },
                    { id: "ratio", expression: "all / 3", label: "Ratio", returnData: true },
                ],
            }),
            drift: (AlarmName) =>
                cloudwatch().putMetricAlarm({
                    AlarmName,
                    ComparisonOperator: "GreaterThanOrEqualToThreshold",
                    EvaluationPeriods: 1,
                    Threshold: 1,
                    Metrics: [{ Id: "one", Expression: "1", ReturnData: true }],
                }),
            drifted: ["metricQueries"],
            remove: (name) => cloudwatch().deleteAlarms({ AlarmNames: [name] }),
        },
        {
            type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
            inputs: () => ({
                alarmName: "any",
                alarmRule: 'ALARM("root-use") OR ALARM("ratio")',
                alarmDescription: "Something is wrong",
                alarmActions: [topic("second"), topic("first")],
                okActions: [topic("first")],
                tags: { service: "cloudtrail", stage: "dev" },
            }),
            changes: () => ({
                alarmRule: 'ALARM("root-use")',
                alarmDescription: undefined,
                alarmActions: undefined,
                okActions: undefined,
                insufficientDataActions: [topic("first")],
                tags: { service: "trail" },
            }),
            drift: (AlarmName) => cloudwatch().putCompositeAlarm({ AlarmName, AlarmRule: "FALSE" }),
            drifted: ["alarmRule", "alarmActions", "alarmDescription", "okActions"],
            remove: (name) => cloudwatch().deleteAlarms({ AlarmNames: [name] }),
        },
        {
            type: "aws:cloudwatch/dashboard:Dashboard",
            inputs: () => ({ dashboardName: "trail", dashboardBody: board({ title: "Alarms", width: 24 }) }),
            changes: () => ({ dashboardBody: board({ title: "Alarms", width: 12 }) }),
            drift: () => cloudwatch().putDashboard({ DashboardName: "trail", DashboardBody: board({ title: "Mine" }) }),
            drifted: ["dashboardBody"],
            remove: (name) => cloudwatch().deleteDashboards({ DashboardNames: [name] }),
        },
    ];
}

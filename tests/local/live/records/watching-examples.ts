import type { Json } from "../delivery-harness";
import { type Example, none } from "./example";
import { expectedRecord } from "./normalized";

const page = "Logging Amazon CloudWatch API calls in AWS CloudTrail (Amazon CloudWatch User Guide)";
const cloudwatch = (name: string, fields: Json) => expectedRecord("monitoring.amazonaws.com", name, fields);
const events = (name: string, fields: Json) =>
    expectedRecord("events.amazonaws.com", name, { apiVersion: "2015-10-07", ...fields });
const logs = (name: string, fields: Json) =>
    expectedRecord("logs.amazonaws.com", name, { apiVersion: "20140328", ...fields });
const eventPattern = '{"source":["aws.ec2"],"detail-type":["EC2 Instance State-change Notification"]}';
const metricTransformations = [{ metricName: "denied", metricNamespace: "orgtrail", metricValue: "1" }];

export const watchingExamples: readonly Example[] = [
    {
        what: "an alarm put",
        source: page,
        call: (aws) =>
            aws.call("cloudwatch", "PutMetricAlarm", {
                AlarmName: "CloudTrail Test Alarm",
                MetricName: "CloudTrail Test",
                Namespace: "AWS/CloudWatch",
                Statistic: "Sum",
                Period: 60,
                EvaluationPeriods: 3,
                Threshold: 50.5,
                ComparisonOperator: "GreaterThanThreshold",
            }),
        record: cloudwatch("PutMetricAlarm", {
            requestParameters: {
                threshold: 50.5,
                period: 60,
                metricName: "CloudTrail Test",
                evaluationPeriods: 3,
                comparisonOperator: "GreaterThanThreshold",
                namespace: "AWS/CloudWatch",
                alarmName: "CloudTrail Test Alarm",
                statistic: "Sum",
            },
        }),
    },
    {
        what: "alarms deleted",
        source: none,
        call: (aws) => aws.call("cloudwatch", "DeleteAlarms", { AlarmNames: ["CloudTrail Test Alarm"] }),
        record: cloudwatch("DeleteAlarms", { requestParameters: { alarmNames: ["CloudTrail Test Alarm"] } }),
    },
    {
        what: "metric data put",
        source: none,
        call: (aws) =>
            aws.call("cloudwatch", "PutMetricData", { Namespace: "a", MetricData: [{ MetricName: "b", Value: 1.5 }] }),
        record: cloudwatch("PutMetricData", {
            requestParameters: { namespace: "a", metricData: [{ metricName: "b", value: 1.5 }] },
            resources: [{ accountId: "111122223333", type: "AWS::CloudWatch::Metric" }],
            managementEvent: false,
            eventCategory: "Data",
        }),
    },
    {
        what: "a rule put",
        source: page,
        call: (aws) => aws.call("events", "PutRule", { Name: "cttest2", EventPattern: eventPattern, State: "ENABLED" }),
        record: events("PutRule", {
            requestParameters: { name: "cttest2", eventPattern, state: "ENABLED" },
            responseElements: { ruleArn: "arn:aws:events:us-east-1:111122223333:rule/cttest2" },
        }),
    },
    {
        what: "an export of logs begun",
        source: "Logging Amazon CloudWatch Logs API calls in AWS CloudTrail (Amazon CloudWatch Logs User Guide)",
        async call(aws) {
            await aws.call("logs", "CreateLogGroup", { logGroupName: "yourloggroup" });
            await aws.call("s3", "CreateBucket", { Bucket: "yourdestination" });
            return aws.call("logs", "CreateExportTask", {
                destination: "yourdestination",
                logGroupName: "yourloggroup",
                to: 123456789012,
                from: 0,
                taskName: "yourtask",
            });
        },
        record: logs("CreateExportTask", {
            requestParameters: {
                destination: "yourdestination",
                logGroupName: "yourloggroup",
                to: 123456789012,
                from: 0,
                taskName: "yourtask",
            },
            responseElements: { taskId: "<uuid>" },
        }),
    },
    {
        what: "a metric filter put",
        before: (aws) => aws.call("logs", "CreateLogGroup", { logGroupName: "yourloggroup" }),
        source: none,
        call: (aws) =>
            aws.call("logs", "PutMetricFilter", {
                logGroupName: "yourloggroup",
                filterName: "denied",
                filterPattern: '{ $.errorCode = "AccessDenied" }',
                metricTransformations,
            }),
        record: logs("PutMetricFilter", {
            requestParameters: {
                logGroupName: "yourloggroup",
                filterName: "denied",
                filterPattern: '{ $.errorCode = "AccessDenied" }',
                metricTransformations,
            },
        }),
    },
];

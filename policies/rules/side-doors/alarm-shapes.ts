import { list, read } from "../../reading/value";
import type { Shape } from "./shape";

/** Metric filters, alarms and the topics that they tell, as CloudFormation has them. */
export const alarmShapes: Readonly<Record<string, Shape>> = {
    "AWS::CloudWatch::Alarm": {
        type: "aws:cloudwatch/metricAlarm:MetricAlarm",
        properties: {
            alarmName: "name",
            metrics: (value) => ({
                metricQueries: list(value).map((query) => ({ metric: read(query, "metricStat", "metric") })),
            }),
        },
    },
    "AWS::CloudWatch::CompositeAlarm": { type: "aws:cloudwatch/compositeAlarm:CompositeAlarm" },
    "AWS::Logs::MetricFilter": {
        type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
        properties: {
            filterName: "name",
            filterPattern: "pattern",
            metricTransformations: (value) => {
                const transformation = list(value)[0];
                return {
                    metricTransformation: {
                        name: read(transformation, "metricName"),
                        namespace: read(transformation, "metricNamespace"),
                    },
                };
            },
        },
    },
    "AWS::SNS::Subscription": {
        type: "aws:sns/topicSubscription:TopicSubscription",
        properties: { topicArn: "topic" },
    },
    "AWS::SNS::Topic": {
        type: "aws:sns/topic:Topic",
        properties: { topicName: "name" },
        settings: ({ subscription }) =>
            list(subscription).map((each) => ({
                type: "aws:sns/topicSubscription:TopicSubscription",
                properties: { protocol: read(each, "protocol") },
                refersBy: "topic",
            })),
    },
    "AWS::SNS::TopicPolicy": {
        type: "aws:sns/topicPolicy:TopicPolicy",
        properties: { policyDocument: "policy", topics: (value) => ({ arn: list(value)[0] }) },
    },
};

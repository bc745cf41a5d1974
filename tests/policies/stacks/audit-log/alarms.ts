import { compliantStack, keyStatements, policyText, topicStatements } from "../../helpers/compliant-stack";
import { change, from, type Program, without } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const filter = (inputs: Record<string, unknown>) => change(compliantStack, "filter", inputs);
const alarm = (inputs: Record<string, unknown>) => change(compliantStack, "alarm", inputs);
const group = (inputs: Record<string, unknown>) => change(compliantStack, "log-group", inputs);
const topic = (inputs: Record<string, unknown>) => change(compliantStack, "alarm-topic", inputs);

const metric = { name: "root-usage", namespace: "orgtrail", value: "1" };
const composite = (inputs: Record<string, unknown> = {}): Program => ({
    ...alarm({ alarmActions: undefined }),
    composite: {
        type: "aws:cloudwatch/compositeAlarm:CompositeAlarm",
        inputs: {
            alarmName: "anything",
            alarmRule: 'ALARM("root-usage") OR ALARM("other")',
            alarmActions: [from("alarm-topic", "arn")],
            ...inputs,
        },
    },
});
const second = (inputs: Record<string, unknown>): Program => {
    const other = change(compliantStack, "alarm", { name: "second", ...inputs }).alarm;
    return { ...compliantStack, ...(other && { second: other }) };
};
const trailKey = (...statement: readonly unknown[]) =>
    change(compliantStack, "trail-key", {
        policy: policyText(keyStatements.administration("111122223333"), ...statement),
    });
const publish = { Effect: "Allow", Principal: { AWS: "*" }, Action: "sns:Publish", Resource: "*" };

const silent = ["cloudtrail-metric-filter-alarm: filter"];
const noKey = ["sns-topic-key-policy: alarm-topic"];

export const stacks: readonly Scenario[] = [
    {
        name: "a trail's log group with AWS's key",
        program: group({ kmsKeyId: undefined }),
        finds: ["cloudtrail-log-group-customer-key: log-group"],
    },
    {
        name: "a trail's log group that keeps events for a month",
        program: group({ retentionInDays: 30 }),
        finds: ["cloudtrail-log-group-retention: log-group"],
    },
    {
        name: "a trail's log group that keeps events for less than configured",
        program: compliantStack,
        config: { logGroupRetentionDays: 731 },
        finds: ["cloudtrail-log-group-retention: log-group"],
    },
    { name: "a trail's log group that keeps events for ever", program: group({ retentionInDays: 0 }) },
    {
        name: "a trail's log group that leaves the retention at AWS's default",
        program: group({ retentionInDays: undefined }),
    },
    {
        name: "a trail's log group whose retention is not known",
        program: group({ retentionInDays: unknown }),
        finds: ["cloudtrail-log-group-retention? log-group"],
    },
    {
        name: "a trail's log group in a class without metric filters",
        program: group({ logGroupClass: "INFREQUENT_ACCESS" }),
        finds: ["cloudtrail-log-group-class: log-group"],
    },
    {
        name: "a trail's log group whose class is not known",
        program: group({ logGroupClass: unknown }),
        finds: ["cloudtrail-log-group-class? log-group"],
    },
    { name: "a trail's log group of the standard class", program: group({ logGroupClass: "STANDARD" }) },
    {
        name: "an application's log group of a cheap class that forgets after a week",
        program: {
            ...compliantStack,
            function: {
                type: "aws:cloudwatch/logGroup:LogGroup",
                inputs: { name: "/aws/lambda/orders", logGroupClass: "INFREQUENT_ACCESS", retentionInDays: 7 },
            },
        },
    },
    {
        name: "a metric filter without an alarm",
        program: without(compliantStack, "alarm"),
        finds: silent,
    },
    {
        name: "an alarm on another metric",
        program: alarm({ metricName: "root-use" }),
        finds: [...silent, "cloudtrail-alarm-metric: alarm"],
    },
    {
        name: "an alarm in another namespace",
        program: alarm({ namespace: "OrgTrail" }),
        finds: [...silent, "cloudtrail-alarm-metric: alarm"],
    },
    {
        name: "a second alarm on a metric that nothing fills",
        program: second({ metricName: "root-use" }),
        finds: ["cloudtrail-alarm-metric: second"],
    },
    {
        name: "an alarm whose metric is not known",
        program: alarm({ metricName: unknown }),
        finds: ["cloudtrail-alarm-metric? alarm", "cloudtrail-metric-filter-alarm? filter"],
    },
    {
        name: "an alarm that takes the metric from the filter",
        program: {
            ...alarm({ metricName: from("filter", "metricName"), namespace: from("filter", "metricNamespace") }),
            filter: {
                type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
                inputs: compliantStack.filter?.inputs ?? {},
                computed: { metricName: "root-usage", metricNamespace: "orgtrail" },
            },
        },
    },
    {
        name: "an alarm on the metric in a query",
        program: alarm({
            metricName: undefined,
            namespace: undefined,
            metricQueries: [
                { id: "sum", expression: "FILL(usage, 0)", returnData: true },
                { id: "usage", metric: { metricName: "root-usage", namespace: "orgtrail", period: 300, stat: "Sum" } },
            ],
        }),
    },
    {
        name: "an application's alarm on AWS's metrics",
        program: second({ metricName: "Errors", namespace: "AWS/Lambda", alarmActions: undefined }),
    },
    {
        name: "a metric filter for CloudTrail events on another log group",
        program: filter({ logGroupName: "/aws/lambda/orders" }),
        finds: ["cloudtrail-metric-filter-log-group: filter"],
    },
    {
        name: "a metric filter on a log group that is not known",
        program: filter({ logGroupName: unknown }),
        finds: ["cloudtrail-metric-filter-log-group? filter"],
    },
    {
        name: "an application's metric filter, whose events have fields of their own",
        program: {
            ...compliantStack,
            errors: {
                type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
                inputs: {
                    name: "errors",
                    logGroupName: "/aws/lambda/orders",
                    pattern: '{ $.level = "ERROR" }',
                    metricTransformation: { name: "errors", namespace: "orders", value: "1" },
                },
            },
        },
    },
    {
        name: "a metric filter of a trail whose log group is another stack's",
        program: change(filter({ logGroupName: "/theirs" }), "trail", {
            cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:/theirs:*",
        }),
    },
    {
        name: "a metric filter without an alarm, of a trail whose log group is another stack's",
        program: change(
            change(without(compliantStack, "alarm", "log-group"), "filter", { logGroupName: "/theirs" }),
            "trail",
            {
                cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:/theirs:*",
            },
        ),
        finds: silent,
    },
    {
        name: "an alarm without an action",
        program: alarm({ alarmActions: [] }),
        finds: ["cloudtrail-alarm-actions: alarm"],
    },
    {
        name: "an alarm with an action for when all is well only",
        program: alarm({ alarmActions: undefined, okActions: [from("alarm-topic", "arn")] }),
        finds: ["cloudtrail-alarm-actions: alarm"],
    },
    {
        name: "an alarm whose actions are not known",
        program: alarm({ alarmActions: unknown }),
        finds: [
            "cloudtrail-alarm-actions? alarm",
            "cloudtrail-alarm-topic-subscription? delivery-topic",
            "sns-topic-publishers? delivery-topic",
        ],
    },
    { name: "an alarm without an action that a composite alarm speaks for", program: composite() },
    {
        name: "an alarm without an action that a composite alarm without one speaks for",
        program: composite({ alarmActions: [] }),
        finds: ["cloudtrail-alarm-actions: alarm"],
    },
    {
        name: "an alarm without an action that a composite alarm does not speak for",
        program: composite({ alarmRule: 'ALARM("other")' }),
        finds: ["cloudtrail-alarm-actions: alarm"],
    },
    {
        name: "an alarm with its actions off",
        program: alarm({ actionsEnabled: false }),
        finds: ["cloudtrail-alarm-actions-enabled: alarm"],
    },
    {
        name: "a composite alarm with its actions off",
        program: change(composite({ actionsEnabled: false }), "alarm", { alarmActions: [from("alarm-topic", "arn")] }),
        finds: ["cloudtrail-alarm-actions-enabled: composite"],
    },
    {
        name: "an alarm of which it is not known whether its actions are on",
        program: alarm({ actionsEnabled: unknown }),
        finds: ["cloudtrail-alarm-actions-enabled? alarm"],
    },
    {
        name: "an alarm's topic without a subscription",
        program: without(compliantStack, "subscription"),
        finds: ["cloudtrail-alarm-topic-subscription: alarm-topic"],
    },
    {
        name: "an alarm's topic while it is not known to which topic somebody subscribes",
        program: change(compliantStack, "subscription", { topic: unknown }),
        finds: ["cloudtrail-alarm-topic-subscription? alarm-topic"],
    },
    {
        name: "an alarm's topic that a chat channel reads",
        program: {
            ...without(compliantStack, "subscription"),
            chat: {
                type: "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
                inputs: { configurationName: "security", snsTopicArns: [from("alarm-topic", "arn")] },
            },
        },
    },
    {
        name: "an alarm's topic whose key shuts CloudWatch out",
        program: trailKey(keyStatements.trail),
        finds: noKey,
    },
    {
        name: "an alarm's topic whose key lets CloudWatch encrypt but not decrypt",
        program: trailKey(keyStatements.trail, { ...keyStatements.alarms, Action: "kms:GenerateDataKey*" }),
        finds: noKey,
    },
    {
        name: "a trail's topic whose key shuts CloudTrail out",
        program: trailKey(keyStatements.alarms),
        finds: ["sns-topic-key-policy: delivery-topic"],
    },
    {
        name: "an alarm's topic whose key shuts CloudWatch out, by an alias",
        program: {
            ...change(trailKey(keyStatements.trail), "alarm-topic", { kmsMasterKeyId: "alias/trail" }),
            alias: {
                type: "aws:kms/alias:Alias",
                inputs: { name: "alias/trail", targetKeyId: from("trail-key", "keyId") },
                computed: { arn: "arn:aws:kms:us-east-1:111122223333:alias/trail" },
            },
        },
        finds: noKey,
    },
    {
        name: "an alarm's topic with a key of another stack",
        program: topic({ kmsMasterKeyId: "arn:aws:kms:us-east-1:111122223333:key/theirs" }),
    },
    {
        name: "topics whose key has a policy that is not known",
        program: change(compliantStack, "trail-key", { policy: unknown }),
        finds: [
            "kms-key-confused-deputy? trail-key",
            "kms-key-foreign-administration? trail-key",
            "kms-key-public-policy? trail-key",
            "sns-topic-key-policy? alarm-topic",
            "sns-topic-key-policy? delivery-topic",
        ],
    },
    {
        name: "an alarm's topic whose policy lets the trail publish only",
        program: topic({ policy: policyText(topicStatements.trail) }),
        finds: ["sns-topic-publishers: alarm-topic"],
    },
    {
        name: "a trail's topic whose policy lets alarms publish only",
        program: change(compliantStack, "delivery-topic", { policy: policyText(topicStatements.alarms) }),
        finds: ["sns-topic-publishers: delivery-topic"],
    },
    {
        name: "an alarm's topic whose policy of its own shuts alarms out",
        program: {
            ...compliantStack,
            policy: {
                type: "aws:sns/topicPolicy:TopicPolicy",
                inputs: { arn: from("alarm-topic", "arn"), policy: policyText(topicStatements.trail) },
            },
        },
        finds: ["sns-topic-publishers: alarm-topic"],
    },
    {
        name: "an alarm's topic with the policy that SNS makes by itself",
        program: topic({ policy: undefined }),
    },
    {
        name: "an alarm's topic with AWS's key",
        program: topic({ kmsMasterKeyId: "alias/aws/sns" }),
        finds: ["sns-topic-encryption: alarm-topic"],
    },
    {
        name: "a topic that everybody may publish to",
        program: topic({ policy: policyText(topicStatements.alarms, publish) }),
        finds: ["sns-topic-public-policy: alarm-topic"],
    },
    {
        name: "a topic that everybody may publish to, in a policy of its own",
        program: {
            policy: {
                type: "aws:sns/topicPolicy:TopicPolicy",
                inputs: { arn: "arn:aws:sns:us-east-1:1:t", policy: policyText(publish) },
            },
        },
        finds: ["sns-topic-public-policy: policy"],
    },
    {
        name: "a topic that everybody may publish to by any bucket of a kind",
        program: topic({
            policy: policyText({ ...publish, Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:*" } } }),
        }),
        finds: ["sns-topic-public-policy: alarm-topic"],
    },
    {
        name: "a topic with the policy that SNS makes",
        program: topic({
            policy: policyText({ ...publish, Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } } }),
        }),
    },
    {
        name: "a topic that one bucket may publish to",
        program: topic({
            policy: policyText(topicStatements.alarms, {
                ...publish,
                Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:*:*:uploads" } },
            }),
        }),
    },
    {
        name: "a topic whose policy is not known",
        program: topic({ policy: unknown }),
        finds: ["confused-deputy", "public-policy", "publishers"].map((rule) => `sns-topic-${rule}? alarm-topic`),
    },
    {
        name: "a topic that CloudTrail may publish to for anybody",
        program: change(compliantStack, "delivery-topic", {
            policy: policyText({ ...topicStatements.trail, Condition: undefined }),
        }),
        finds: ["sns-topic-confused-deputy: delivery-topic"],
    },
    {
        name: "a subscription over plain HTTP",
        program: change(compliantStack, "subscription", { protocol: "http", endpoint: "http://example.com/hook" }),
        finds: ["sns-subscription-plain-http: subscription"],
    },
    {
        name: "a subscription whose protocol is not known",
        program: change(compliantStack, "subscription", { protocol: unknown }),
        finds: ["sns-subscription-plain-http? subscription"],
    },
    {
        name: "a subscription over TLS",
        program: change(compliantStack, "subscription", { protocol: "https", endpoint: "https://example.com/hook" }),
    },
    { name: "two filters that fill one metric", program: { ...compliantStack, ...twice() } },
];

function twice(): Program {
    const { filter: again } = filter({
        name: "again",
        pattern: "{ $.eventName = ConsoleLogin }",
        metricTransformation: metric,
    });
    return again === undefined ? {} : { again };
}

import { all, any, equals, oneOf, startsWith, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { record, roleSession } from "../sample-record";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

const source = "sns.amazonaws.com";
const topicEvents = ["DeleteTopic", "SetTopicAttributes", "AddPermission", "RemovePermission", "Subscribe"];
const subscriptionEvents = ["Unsubscribe", "SetSubscriptionAttributes"];

export function alarmTopicChanged({ topicArns }: DetectionContext): PatternDetection {
    const topicArn = topicArns[0] ?? "";
    const subscriptionArn = `${topicArn}:4a3b2c1d-1111-2222-3333-444455556666`;
    return {
        ...firstEvent,
        id: "alarm-topic-changed",
        title: "Topic of the alarms or of the log files, or a subscription of it, changed",
        why: "The last step of every alarm: without the topic, its policy, its key or its subscriptions nobody hears of anything.",
        response:
            "Deploy again and check the subscriptions by hand. Then read the alarms' history for what was not delivered.",
        severity: "critical",
        techniques: ["T1562.008", "T1562.001"],
        controls: [],
        noise: "A deployment that changes subscriptions; a reader who unsubscribes.",
        events: [{ source, names: [...topicEvents, ...subscriptionEvents, "PutDataProtectionPolicy"] }],
        watches: `the topics ${topicArns.map((arn) => arn.split(":").at(-1)).join(", ")} and their subscriptions`,
        condition: all(
            equals("$.eventSource", source),
            any(
                all(oneOf("$.eventName", topicEvents), oneOf("$.requestParameters.topicArn", topicArns)),
                all(
                    oneOf("$.eventName", subscriptionEvents),
                    any(...topicArns.map((arn) => startsWith("$.requestParameters.subscriptionArn", `${arn}:`))),
                ),
                all(
                    equals("$.eventName", "PutDataProtectionPolicy"),
                    oneOf("$.requestParameters.resourceArn", topicArns),
                ),
            ),
            succeeded(),
        ),
        samples: () => ({
            match: [
                ...topicArns.map((topicArn) => record(source, "DeleteTopic", { requestParameters: { topicArn } })),
                record(source, "SetTopicAttributes", {
                    requestParameters: { topicArn, attributeName: "KmsMasterKeyId", attributeValue: "" },
                }),
                record(source, "AddPermission", {
                    requestParameters: {
                        topicArn,
                        label: "other",
                        aWSAccountId: ["999988887777"],
                        actionName: ["Subscribe"],
                    },
                }),
                record(source, "RemovePermission", { requestParameters: { topicArn, label: "AllowAlarms" } }),
                record(source, "Subscribe", {
                    requestParameters: { topicArn, protocol: "https", endpoint: "https://example.net/hook" },
                }),
                ...topicArns.map((arn) =>
                    record(source, "Unsubscribe", {
                        userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                        requestParameters: { subscriptionArn: `${arn}:4a3b2c1d-1111-2222-3333-444455556666` },
                    }),
                ),
                record(source, "SetSubscriptionAttributes", {
                    requestParameters: {
                        subscriptionArn,
                        attributeName: "FilterPolicy",
                        attributeValue: '{"nothing":["at all"]}',
                    },
                }),
                ...topicArns.map((resourceArn) =>
                    record(source, "PutDataProtectionPolicy", {
                        requestParameters: { resourceArn, dataProtectionPolicy: "" },
                    }),
                ),
            ],
            ignore: [
                record(source, "DeleteTopic", { requestParameters: { topicArn: `${topicArn}-of-another-team` } }),
                record(source, "SetSubscriptionAttributes", {
                    requestParameters: {
                        subscriptionArn: `${topicArn}-of-another-team:4a3b2c1d-1111-2222-3333-444455556666`,
                    },
                }),
                record(source, "GetTopicAttributes", { readOnly: true, requestParameters: { topicArn } }),
                record(source, "GetSubscriptionAttributes", {
                    readOnly: true,
                    requestParameters: { subscriptionArn },
                }),
                record(source, "GetDataProtectionPolicy", {
                    readOnly: true,
                    requestParameters: { resourceArn: topicArn },
                }),
                record(source, "PutDataProtectionPolicy", {
                    requestParameters: { resourceArn: `${topicArn}-of-another-team` },
                }),
                record(source, "Subscribe", {
                    errorCode: "InvalidParameterException",
                    errorMessage: "Invalid parameter: Email address",
                    requestParameters: { topicArn, protocol: "email", endpoint: "HIDDEN_DUE_TO_SECURITY_REASONS" },
                }),
            ],
        }),
    };
}

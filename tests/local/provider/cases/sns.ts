import { SNS } from "@aws-sdk/client-sns";
import { SQS } from "@aws-sdk/client-sqs";
import { managementAccount, type TestEmulator } from "../../emulator/harness";
import type { Case } from "../describe-resource";

const policyFor = (arn: string, service: string) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sns:Publish", Resource: arn }],
    });

export function snsCases(aws: TestEmulator): Case[] {
    const sns = () => aws.client(SNS);
    const topicArn = (name: string) => `arn:aws:sns:us-east-1:${managementAccount}:${name}`;
    const set = (TopicArn: string, AttributeName: string, AttributeValue: string) =>
        sns().setTopicAttributes({ TopicArn, AttributeName, AttributeValue });

    return [
        {
            type: "aws:sns/topic:Topic",
            inputs: () => ({
                name: "alarms",
                displayName: "Trail alarms",
                kmsMasterKeyId: "alias/topics",
                policy: policyFor(topicArn("alarms"), "cloudwatch.amazonaws.com"),
                signatureVersion: 2,
                tags: { service: "cloudtrail", stage: "dev" },
            }),
            changes: () => ({ displayName: undefined, kmsMasterKeyId: undefined, signatureVersion: 1, tags: {} }),
            drift: (id) => set(id, "KmsMasterKeyId", ""),
            drifted: ["kmsMasterKeyId"],
            remove: (TopicArn) => sns().deleteTopic({ TopicArn }),
        },
        {
            type: "aws:sns/topicPolicy:TopicPolicy",
            prepare: () => sns().createTopic({ Name: "guarded" }),
            inputs: () => ({
                arn: topicArn("guarded"),
                policy: policyFor(topicArn("guarded"), "cloudwatch.amazonaws.com"),
            }),
            changes: () => ({ policy: policyFor(topicArn("guarded"), "cloudtrail.amazonaws.com") }),
            drift: (id) => set(id, "Policy", policyFor(topicArn("guarded"), "ec2.amazonaws.com")),
            drifted: ["policy"],
            remove: (TopicArn) => sns().deleteTopic({ TopicArn }),
            outlivesDeletion: true,
        },
        {
            type: "aws:sns/topicSubscription:TopicSubscription",
            prepare: async () => {
                await sns().createTopic({ Name: "subscribed" });
                await aws.client(SQS).createQueue({ QueueName: "alarms" });
            },
            inputs: () => ({
                topic: topicArn("subscribed"),
                protocol: "sqs",
                endpoint: `arn:aws:sqs:us-east-1:${managementAccount}:alarms`,
                rawMessageDelivery: true,
                filterPolicy: JSON.stringify({ severity: ["high", "medium"] }),
            }),
            changes: () => ({
                rawMessageDelivery: undefined,
                filterPolicy: JSON.stringify({ severity: ["high"] }),
                filterPolicyScope: "MessageBody",
            }),
            drift: (SubscriptionArn) =>
                sns().setSubscriptionAttributes({
                    SubscriptionArn,
                    AttributeName: "RawMessageDelivery",
                    AttributeValue: "false",
                }),
            drifted: ["rawMessageDelivery"],
            remove: (SubscriptionArn) => sns().unsubscribe({ SubscriptionArn }),
        },
        {
            type: "aws:sns/topicSubscription:TopicSubscription",
            title: "aws:sns/topicSubscription:TopicSubscription by email",
            prepare: () => sns().createTopic({ Name: "mailed" }),
            inputs: () => ({ topic: topicArn("mailed"), protocol: "email", endpoint: "security@example.com" }),
            changes: () => ({ confirmationTimeoutInMinutes: 5 }),
            drift: (SubscriptionArn) =>
                sns().setSubscriptionAttributes({
                    SubscriptionArn,
                    AttributeName: "FilterPolicy",
                    AttributeValue: '{"severity":["low"]}',
                }),
            drifted: ["filterPolicy"],
            remove: (SubscriptionArn) => sns().unsubscribe({ SubscriptionArn }),
        },
    ];
}

import type { Json } from "../delivery-harness";
import { type Example, none } from "./example";
import type { RecordedEmulator, Result } from "./harness";
import { expectedRecord } from "./normalized";

const snsPage = "Logging Amazon SNS API calls using CloudTrail (Amazon SNS Developer Guide)";
const sqsPage = "Logging Amazon SQS API calls using AWS CloudTrail (Amazon SQS Developer Guide)";
const hidden = "HIDDEN_DUE_TO_SECURITY_REASONS";
const topicArn = "arn:aws:sns:us-east-1:111122223333:hello-topic";
const sns = (name: string, fields: Json) => expectedRecord("sns.amazonaws.com", name, fields);
const sqs = (name: string, fields: Json) => expectedRecord("sqs.amazonaws.com", name, fields);
const queueUrl = (name: string) => `<endpoint>/111122223333/${name}`;

async function withQueue(aws: RecordedEmulator, name: string, operation: string, parameters: Json): Promise<Result> {
    const { answer } = await aws.call("sqs", "CreateQueue", { QueueName: name });
    return aws.call("sqs", operation, { QueueUrl: answer?.["QueueUrl"], ...parameters });
}

const withTopic = (aws: RecordedEmulator): Promise<Result> => aws.call("sns", "CreateTopic", { Name: "hello-topic" });

export const messagingExamples: readonly Example[] = [
    {
        what: "a topic created",
        source: snsPage,
        call: (aws) => aws.call("sns", "CreateTopic", { Name: "hello-topic" }),
        record: sns("CreateTopic", { requestParameters: { name: "hello-topic" }, responseElements: { topicArn } }),
    },
    {
        what: "topics listed",
        source: snsPage,
        call: (aws) => aws.call("sns", "ListTopics", { NextToken: "1" }),
        record: sns("ListTopics", { requestParameters: { nextToken: "1" }, readOnly: true }),
    },
    {
        what: "an address subscribed, without it",
        before: withTopic,
        source: none,
        call: (aws) =>
            aws.call("sns", "Subscribe", { TopicArn: topicArn, Protocol: "email", Endpoint: "alice@example.com" }),
        record: sns("Subscribe", {
            requestParameters: { topicArn, protocol: "email", endpoint: hidden },
            responseElements: { subscriptionArn: `${topicArn}:<uuid>` },
        }),
    },
    {
        what: "a message published, without it",
        before: withTopic,
        source: none,
        call: (aws) => aws.call("sns", "Publish", { TopicArn: topicArn, Message: "attack at dawn", Subject: "plan" }),
        record: sns("Publish", {
            requestParameters: { topicArn, message: hidden, subject: hidden },
            responseElements: { messageId: "<uuid>" },
            resources: [{ accountId: "111122223333", type: "AWS::SNS::Topic", ARN: topicArn }],
            managementEvent: false,
            eventCategory: "Data",
        }),
    },
    {
        what: "a topic deleted",
        before: withTopic,
        source: snsPage,
        call: (aws) => aws.call("sns", "DeleteTopic", { TopicArn: topicArn }),
        record: sns("DeleteTopic", { requestParameters: { topicArn } }),
    },
    {
        what: "a queue created",
        source: sqsPage,
        call: (aws) => aws.call("sqs", "CreateQueue", { QueueName: "MyQueue" }),
        record: sqs("CreateQueue", {
            requestParameters: { queueName: "MyQueue" },
            responseElements: { queueUrl: queueUrl("MyQueue") },
        }),
    },
    {
        what: "a permission added to a queue",
        source: sqsPage,
        call: (aws) =>
            withQueue(aws, "MyQueue", "AddPermission", {
                Actions: ["SendMessage"],
                AWSAccountIds: ["123456789012"],
                Label: "MyLabel",
            }),
        record: sqs("AddPermission", {
            requestParameters: {
                actions: ["SendMessage"],
                AWSAccountIds: ["123456789012"],
                label: "MyLabel",
                queueUrl: queueUrl("MyQueue"),
            },
        }),
    },
    {
        what: "a permission taken from a queue",
        source: sqsPage,
        call: (aws) => withQueue(aws, "MyQueue", "RemovePermission", { Label: "MyLabel" }),
        record: sqs("RemovePermission", { requestParameters: { label: "MyLabel", queueUrl: queueUrl("MyQueue") } }),
    },
    {
        what: "a queue's attributes set",
        source: sqsPage,
        call: (aws) => withQueue(aws, "MyQueue", "SetQueueAttributes", { Attributes: { VisibilityTimeout: "100" } }),
        record: sqs("SetQueueAttributes", {
            requestParameters: { attributes: { VisibilityTimeout: "100" }, queueUrl: queueUrl("MyQueue") },
        }),
    },
    {
        what: "a message sent, without it",
        source: none,
        call: (aws) => withQueue(aws, "Letters", "SendMessage", { MessageBody: "attack at dawn" }),
        record: sqs("SendMessage", {
            requestParameters: { queueUrl: queueUrl("Letters"), messageBody: hidden },
            responseElements: { mD5OfMessageBody: "fa961e42a869e6e045cae5f9fd20cadc", messageId: "<uuid>" },
            resources: [
                {
                    accountId: "111122223333",
                    type: "AWS::SQS::Queue",
                    ARN: "arn:aws:sqs:us-east-1:111122223333:Letters",
                },
            ],
            managementEvent: false,
            eventCategory: "Data",
        }),
    },
    {
        what: "a queue deleted",
        source: sqsPage,
        call: (aws) => withQueue(aws, "MyQueue", "DeleteQueue", {}),
        record: sqs("DeleteQueue", { requestParameters: { queueUrl: queueUrl("MyQueue") } }),
    },
];

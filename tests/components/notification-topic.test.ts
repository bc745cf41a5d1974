import assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { NotificationTopic, type NotificationTopicArgs, type Subscription } from "../../components/notification-topic";
import { customResources } from "../helpers/program";

const create = {
    topicName: "alarms",
    policy: { Version: "2012-10-17", Statement: [] },
    keyArn: "arn:aws:kms:eu-west-1:111122223333:key/trail",
} as const;
const existing = { topicArn: "arn:aws:sns:eu-west-1:111122223333:theirs" };
const mail: Subscription = { name: "mail", protocol: "email", endpoint: "a@example.com" };

async function inputsOf(args: NotificationTopicArgs) {
    const resources = await customResources(() => new NotificationTopic("alarm", args));
    return resources.map(({ name, inputs }) => [name, inputs]);
}

describe("a notification topic", () => {
    it("is an encrypted topic with its policy, and a subscription each by its own name", async () => {
        const queue: Subscription = {
            name: "queue",
            protocol: "sqs",
            endpoint: pulumi.output("arn:aws:sqs:eu-west-1:1:q"),
        };
        const topic = "arn:aws:example:::alarm-topic";
        assert.deepEqual(await inputsOf({ create, subscriptions: [mail, queue] }), [
            ["alarm-mail", { topic, protocol: "email", endpoint: "a@example.com" }],
            ["alarm-queue", { topic, protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:1:q" }],
            [
                "alarm-topic",
                {
                    name: "alarms",
                    kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/trail",
                    policy: '{"Version":"2012-10-17","Statement":[]}',
                },
            ],
        ]);
    });

    it("filters the messages of a subscriber by their body unless told otherwise", async () => {
        const filterPolicy = { s3ObjectKey: [{ suffix: ".json.gz" }] };
        const filtered = { ...mail, filterPolicy };
        const byAttributes = { ...filtered, name: "other", filterPolicyScope: "MessageAttributes" } as const;
        const topic = "arn:aws:sns:eu-west-1:111122223333:theirs";
        const subscription = {
            topic,
            protocol: "email",
            endpoint: "a@example.com",
            filterPolicy: '{"s3ObjectKey":[{"suffix":".json.gz"}]}',
        };
        assert.deepEqual(await inputsOf({ existing, subscriptions: [filtered, byAttributes] }), [
            ["alarm-mail", { ...subscription, filterPolicyScope: "MessageBody" }],
            ["alarm-other", { ...subscription, filterPolicyScope: "MessageAttributes" }],
        ]);
    });

    it("hands a queue the bare message when told to", async () => {
        const queue: Subscription = {
            name: "queue",
            protocol: "sqs",
            endpoint: "arn:aws:sqs:eu-west-1:1:q",
            rawMessageDelivery: true,
        };
        const topic = existing.topicArn;
        assert.deepEqual(await inputsOf({ existing, subscriptions: [queue] }), [
            [
                "alarm-queue",
                { topic, protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:1:q", rawMessageDelivery: true },
            ],
        ]);
    });

    it("that exists already gets its subscriptions and is otherwise left alone", async () => {
        assert.deepEqual(await inputsOf({ existing, subscriptions: [mail] }), [
            ["alarm-mail", { topic: existing.topicArn, protocol: "email", endpoint: "a@example.com" }],
        ]);
    });

    it("that exists already is known by the name in its ARN", async () => {
        let topic: NotificationTopic | undefined;
        await customResources(() => (topic = new NotificationTopic("alarm", { existing, subscriptions: [] })));
        assert.equal(await new Promise((resolve) => topic?.topicName.apply(resolve)), "theirs");
    });

    for (const [given, args] of [
        ["both", { create, existing }],
        ["neither", {}],
    ] as const) {
        it(`is refused with ${given} of create and existing`, async () => {
            const wrong = { ...args, subscriptions: [] } as unknown as NotificationTopicArgs;
            await assert.rejects(
                inputsOf(wrong),
                new Error(`notification topic "alarm": give either create or existing, not ${given}`),
            );
        });
    }
});

import * as assert from "node:assert/strict";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import { SNS } from "@aws-sdk/client-sns";
import { SQS } from "@aws-sdk/client-sqs";
import { archiveAccount, managementAccount, region, useEmulator } from "./emulator/harness";

describe("the emulator's SNS", () => {
    const aws = useEmulator();
    let sns: SNS;
    let TopicArn: string;
    let number = 0;

    before(() => {
        sns = aws.client(SNS);
    });

    beforeEach(async () => {
        TopicArn = (await sns.createTopic({ Name: `topic-${++number}` })).TopicArn ?? "";
    });

    async function subscribeQueue(sqs: SQS, account: string, attributes = {}): Promise<() => Promise<string[]>> {
        const { QueueUrl } = await sqs.createQueue({ QueueName: `queue-${number}` });
        const Endpoint = `arn:aws:sqs:${region}:${account}:queue-${number}`;
        const { SubscriptionArn } = await sns.subscribe({ TopicArn, Protocol: "sqs", Endpoint });
        for (const [AttributeName, AttributeValue] of Object.entries<string>(attributes)) {
            await sns.setSubscriptionAttributes({ SubscriptionArn, AttributeName, AttributeValue });
        }
        return async () => {
            const { Messages = [] } = await sqs.receiveMessage({ QueueUrl });
            return Messages.map(({ Body = "" }) => Body);
        };
    }

    const messageIn = (body: string | undefined): string => (JSON.parse(body ?? "") as { Message: string }).Message;

    it("delivers to a queue of another account", async () => {
        const received = await subscribeQueue(aws.archiveClient(SQS), archiveAccount);
        await sns.publish({ TopicArn, Message: "hello" });
        assert.deepEqual((await received()).map(messageIn), ["hello"]);
    });

    it("delivers to the other subscribers when one of them fails", async () => {
        await sns.subscribe({ TopicArn, Protocol: "sqs", Endpoint: `arn:aws:sqs:${region}:${managementAccount}:gone` });
        await sns.subscribe({ TopicArn, Protocol: "http", Endpoint: "http://127.0.0.1:9/nobody" });
        const received = await subscribeQueue(aws.client(SQS), managementAccount);
        await sns.publish({ TopicArn, Message: "hello" });
        assert.deepEqual((await received()).map(messageIn), ["hello"]);
    });

    it("wraps messages for a queue whose subscription turns raw delivery off", async () => {
        const received = await subscribeQueue(aws.client(SQS), managementAccount, { RawMessageDelivery: "false" });
        await sns.publish({ TopicArn, Message: "hello" });
        assert.deepEqual((await received()).map(messageIn), ["hello"]);
    });

    it("delivers to a server on this computer, and to no other host", async () => {
        const seen: string[] = [];
        const server = http.createServer((request, response) => {
            let body = "";
            request.on("data", (chunk: Buffer) => (body += chunk.toString()));
            request.on("end", () => {
                seen.push(`${request.headers.host} ${messageIn(body)}`);
                response.end();
            });
        });
        await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
        const { port } = server.address() as AddressInfo;
        try {
            // 127.1 stands for another host: it leads to the same server, which would see what is sent there.
            for (const host of ["127.0.0.1", "localhost", "127.1"]) {
                await sns.subscribe({ TopicArn, Protocol: "http", Endpoint: `http://${host}:${port}/` });
            }
            await sns.publish({ TopicArn, Message: "hello" });
            assert.deepEqual(seen.sort(), [`127.0.0.1:${port} hello`, `localhost:${port} hello`]);
        } finally {
            server.close();
        }
    });

    it("keeps the attributes and tags of a topic", async () => {
        const Policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
        const { TopicArn: arn } = await sns.createTopic({
            Name: "kept",
            Attributes: {
                KmsMasterKeyId: "alias/topics",
                DisplayName: "kept",
                Policy,
                SignatureVersion: "2",
                TracingConfig: "Active",
            },
            Tags: [{ Key: "a", Value: "b" }],
        });
        await sns.setTopicAttributes({ TopicArn: arn, AttributeName: "KmsMasterKeyId", AttributeValue: "alias/new" });
        const { Attributes = {} } = await sns.getTopicAttributes({ TopicArn: arn });
        const { KmsMasterKeyId, DisplayName, SignatureVersion, TracingConfig } = Attributes;
        assert.deepEqual(
            { KmsMasterKeyId, DisplayName, SignatureVersion, TracingConfig, Policy: Attributes.Policy },
            {
                KmsMasterKeyId: "alias/new",
                DisplayName: "kept",
                SignatureVersion: "2",
                TracingConfig: "Active",
                Policy,
            },
        );
        assert.deepEqual((await sns.listTagsForResource({ ResourceArn: arn })).Tags, [{ Key: "a", Value: "b" }]);
    });

    it("lists the subscriptions of a topic", async () => {
        const { SubscriptionArn } = await sns.subscribe({
            TopicArn,
            Protocol: "email",
            Endpoint: "security@example.com",
        });
        const { Subscriptions } = await sns.listSubscriptionsByTopic({ TopicArn });
        assert.deepEqual(Subscriptions, [
            {
                SubscriptionArn,
                Owner: managementAccount,
                Protocol: "email",
                Endpoint: "security@example.com",
                TopicArn,
            },
        ]);
        await sns.unsubscribe({ SubscriptionArn });
        assert.deepEqual((await sns.listSubscriptionsByTopic({ TopicArn })).Subscriptions, []);
    });
});

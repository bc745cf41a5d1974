import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { EncryptionKey } from "../../components/encryption-key";
import { NotificationTopic } from "../../components/notification-topic";
import { OrganizationTrail, type OrganizationTrailArgs } from "../../components/organization-trail";
import { deployment } from "../helpers/deployment";
import { recordResources } from "../helpers/program";

const nothing = { Version: "2012-10-17", Statement: [] } as const;

async function customResources(declare: () => void) {
    const recording = await recordResources();
    declare();
    return (await recording.registered()).filter(({ type }) => type.startsWith("aws:"));
}

describe("an encryption key", () => {
    it("is a key that rotates and an alias of it", async () => {
        const resources = await customResources(
            () =>
                new EncryptionKey("key", {
                    description: "Encrypts",
                    alias: "audit",
                    policy: nothing,
                    tags: { A: "b" },
                }),
        );
        assert.deepEqual(
            resources.map(({ name, inputs }) => [name, inputs]),
            [
                ["key-alias", { name: "alias/audit", targetKeyId: "key-id-of-key-key" }],
                [
                    "key-key",
                    {
                        description: "Encrypts",
                        policy: JSON.stringify(nothing),
                        enableKeyRotation: true,
                        deletionWindowInDays: 30,
                        tags: { A: "b" },
                    },
                ],
            ],
        );
    });

    it("hands the caller's provider to its children", async () => {
        const resources = await customResources(() => {
            const provider = new aws.Provider("theirs", { region: "eu-west-1" });
            new EncryptionKey("key", { description: "", alias: "audit", policy: nothing }, { provider });
        });
        assert.deepEqual(
            resources.map(({ provider }) => provider?.split("::").at(-2)),
            ["theirs", "theirs"],
        );
    });
});

describe("a notification topic", () => {
    it("is an encrypted topic with its policy, and a subscription each by its own name", async () => {
        const resources = await customResources(
            () =>
                new NotificationTopic("alarm", {
                    topicName: "alarms",
                    policy: nothing,
                    keyArn: "arn:aws:kms:eu-west-1:111122223333:key/trail",
                    subscriptions: [
                        { name: "mail", protocol: "email", endpoint: "a@example.com" },
                        { name: "queue", protocol: "sqs", endpoint: pulumi.output("arn:aws:sqs:eu-west-1:1:q") },
                    ],
                }),
        );
        const topic = "arn:aws:example:::alarm-topic";
        assert.deepEqual(
            resources.map(({ name, inputs }) => [name, inputs]),
            [
                ["alarm-mail", { topic, protocol: "email", endpoint: "a@example.com" }],
                ["alarm-queue", { topic, protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:1:q" }],
                [
                    "alarm-topic",
                    {
                        name: "alarms",
                        kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:key/trail",
                        policy: JSON.stringify(nothing),
                    },
                ],
            ],
        );
    });
});

describe("an organization trail", () => {
    const args: OrganizationTrailArgs = {
        deployment,
        trailName: "organization",
        archive: { bucketName: "archive", keyArn: "arn:aws:kms:eu-west-1:444455556666:key/archive" },
        logBucketNames: ["archive", "access-logs"],
        logGroup: { name: "/trail", retentionDays: 365, keyArn: "arn:aws:kms:eu-west-1:111122223333:key/trail" },
        logDeliveryRoleName: "log-delivery",
        deliveryTopicName: "delivered",
        dataEvents: ["AWS::S3::Object"],
        insights: ["ApiErrorRateInsight"],
        destinations: [],
    };

    it("records what it is told to, and never the buckets that hold logs", async () => {
        const resources = await customResources(() => new OrganizationTrail("trail", args));
        assert.deepEqual(resources.find(({ name }) => name === "trail-trail")?.inputs, {
            name: "organization",
            s3BucketName: "archive",
            kmsKeyId: "arn:aws:kms:eu-west-1:444455556666:key/archive",
            enableLogging: true,
            enableLogFileValidation: true,
            isOrganizationTrail: true,
            isMultiRegionTrail: true,
            includeGlobalServiceEvents: true,
            cloudWatchLogsGroupArn: "arn:aws:example:::trail-log-group:*",
            cloudWatchLogsRoleArn: "arn:aws:example:::trail-log-delivery-role",
            snsTopicName: "delivered",
            advancedEventSelectors: [
                {
                    name: "Management events selector",
                    fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }],
                },
                {
                    name: "Data events of AWS::S3::Object",
                    fieldSelectors: [
                        { field: "eventCategory", equals: ["Data"] },
                        { field: "resources.type", equals: ["AWS::S3::Object"] },
                        {
                            field: "resources.ARN",
                            notStartsWiths: ["arn:aws:s3:::archive/", "arn:aws:s3:::access-logs/"],
                        },
                    ],
                },
            ],
            insightSelectors: [{ insightType: "ApiErrorRateInsight" }],
        });
    });
});

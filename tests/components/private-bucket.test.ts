import assert from "node:assert/strict";
import { PrivateBucket, type PrivateBucketArgs } from "../../components/private-bucket";
import { recordResources } from "../helpers/program";

const args: PrivateBucketArgs = {
    bucketName: "logs",
    policy: { Version: "2012-10-17", Statement: [] },
    expirationDays: 400,
    noncurrentVersionDays: 30,
    tags: { Owner: "security" },
};

async function inputsOf(given: PrivateBucketArgs) {
    const recording = await recordResources();
    new PrivateBucket("logs", given);
    const resources = (await recording.registered()).filter(({ type }) => type.startsWith("aws:"));
    return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
}

describe("a private bucket", () => {
    it("is a bucket with its seven settings", async () => {
        assert.deepEqual(await inputsOf(args), {
            "logs-bucket": { bucket: "logs", tags: { Owner: "security" } },
            "logs-public-access-block": {
                bucket: "logs",
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            "logs-ownership": { bucket: "logs", rule: { objectOwnership: "BucketOwnerEnforced" } },
            "logs-versioning": { bucket: "logs", versioningConfiguration: { status: "Enabled" } },
            "logs-encryption": {
                bucket: "logs",
                rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
            },
            "logs-lifecycle": {
                bucket: "logs",
                transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
                rules: [
                    {
                        id: "archive-and-expire",
                        status: "Enabled",
                        filter: {},
                        expiration: { days: 400 },
                        noncurrentVersionExpiration: { noncurrentDays: 30 },
                        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
                    },
                ],
            },
            "logs-policy": { bucket: "logs", policy: '{"Version":"2012-10-17","Statement":[]}' },
        });
    });

    it("encrypts with a key through an S3 Bucket Key when it is given one", async () => {
        const keyArn = "arn:aws:kms:eu-west-1:444455556666:key/archive";
        const { "logs-encryption": encryption } = await inputsOf({ ...args, keyArn });
        assert.deepEqual(encryption?.rules, [
            {
                applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: keyArn },
                bucketKeyEnabled: true,
            },
        ]);
    });

    it("moves objects to an archive class when it is told when", async () => {
        const transition = { days: 90, storageClass: "GLACIER_IR" };
        const { "logs-lifecycle": lifecycle } = await inputsOf({ ...args, transition });
        assert.deepEqual((lifecycle?.rules as { transitions: unknown }[])[0]?.transitions, [transition]);
    });
});

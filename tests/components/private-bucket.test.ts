import assert from "node:assert/strict";
import { PrivateBucket, type PrivateBucketArgs } from "../../components/private-bucket";
import { customResources } from "../helpers/program";

const args: PrivateBucketArgs = {
    bucketName: "logs",
    policy: { Version: "2012-10-17", Statement: [] },
    expirationDays: 400,
    noncurrentVersionDays: 30,
    tags: { Owner: "security" },
};

async function inputsOf(given: PrivateBucketArgs) {
    const resources = await customResources(() => new PrivateBucket("logs", given));
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
                        id: "expire",
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

    it("moves larger objects from class to class by a rule of its own, and expires small ones too", async () => {
        const tiering = {
            transitions: [
                { storageClass: "GLACIER_IR", afterDays: 90 },
                { storageClass: "DEEP_ARCHIVE", afterDays: 365 },
            ],
            minimumObjectSizeKiB: 128,
        };
        const { "logs-lifecycle": lifecycle } = await inputsOf({ ...args, tiering });
        assert.deepEqual(lifecycle?.rules, [
            {
                id: "tier",
                status: "Enabled",
                filter: { objectSizeGreaterThan: 131072 },
                transitions: [
                    { storageClass: "GLACIER_IR", days: 90 },
                    { storageClass: "DEEP_ARCHIVE", days: 365 },
                ],
            },
            {
                id: "expire",
                status: "Enabled",
                filter: {},
                expiration: { days: 400 },
                noncurrentVersionExpiration: { noncurrentDays: 30 },
                abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            },
        ]);
    });

    it("leaves all objects in S3 Standard when there is no class to move them to", async () => {
        const tiering = { transitions: [], minimumObjectSizeKiB: 128 };
        const { "logs-lifecycle": lifecycle } = await inputsOf({ ...args, tiering });
        assert.deepEqual(
            (lifecycle?.rules as { id: string }[]).map(({ id }) => id),
            ["expire"],
        );
    });

    it("locks new object versions when it is told for how long", async () => {
        const { "logs-object-lock": lock, ...others } = await inputsOf({
            ...args,
            objectLock: { mode: "COMPLIANCE", days: 365 },
        });
        assert.deepEqual(lock, {
            bucket: "logs",
            objectLockEnabled: "Enabled",
            rule: { defaultRetention: { mode: "COMPLIANCE", days: 365 } },
        });
        assert.deepEqual(others, await inputsOf(args));
    });
});

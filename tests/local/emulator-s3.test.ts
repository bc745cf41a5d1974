import * as assert from "node:assert/strict";
import { S3 } from "@aws-sdk/client-s3";
import { archiveAccount, errorCode, managementAccount, region, useEmulator } from "./emulator/harness";

describe("the emulator's S3", () => {
    const aws = useEmulator();
    let s3: S3;
    let Bucket: string;
    let number = 0;

    before(() => {
        s3 = aws.archiveClient(S3);
    });

    beforeEach(async () => {
        Bucket = `bucket-${++number}`;
        await s3.createBucket({ Bucket });
    });

    const putPolicy = (...Statement: object[]): Promise<unknown> =>
        s3.putBucketPolicy({ Bucket, Policy: JSON.stringify({ Version: "2012-10-17", Statement }) });

    async function writeReadDelete(): Promise<void> {
        await s3.putObject({ Bucket, Key: "log", Body: "record" });
        const { Body } = await s3.getObject({ Bucket, Key: "log" });
        assert.equal(await Body?.transformToString(), "record");
        await s3.deleteObject({ Bucket, Key: "log" });
    }

    const denied = {
        Effect: "Deny",
        Action: "s3:*",
        get Resource() {
            return `arn:aws:s3:::${Bucket}/*`;
        },
    };

    it("lets a client write under a policy that denies plain HTTP", async () => {
        await putPolicy({ ...denied, Principal: "*", Condition: { Bool: { "aws:SecureTransport": "false" } } });
        await writeReadDelete();
    });

    it("lets a client write under a policy that allows a service under a condition", async () => {
        const Principal = { Service: "cloudtrail.amazonaws.com" };
        const Condition = { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } };
        await putPolicy({ ...denied, Effect: "Allow", Action: "s3:PutObject", Principal, Condition });
        await writeReadDelete();
    });

    it("lets a client write under a policy that denies others than a role", async () => {
        await putPolicy({ ...denied, NotPrincipal: { AWS: `arn:aws:iam::${archiveAccount}:role/breakglass` } });
        await writeReadDelete();
    });

    it("lets a client write under a policy that denies another principal", async () => {
        await putPolicy({ ...denied, Principal: { AWS: `arn:aws:iam::${managementAccount}:root` } });
        await writeReadDelete();
    });

    for (const Principal of ["*", { AWS: "*" }]) {
        it(`denies everybody what a policy denies ${JSON.stringify(Principal)} without a condition`, async () => {
            await putPolicy({ ...denied, Action: "s3:PutObject", Principal });
            const call = s3.putObject({ Bucket, Key: "log", Body: "record" });
            assert.notEqual(await errorCode(call), "no error");
        });
    }

    const rule = {
        ID: "archive",
        Status: "Enabled",
        Filter: { Prefix: "AWSLogs/" },
        Transitions: [{ Days: 90, StorageClass: "GLACIER" }],
        Expiration: { Days: 3650 },
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
    } as const;

    it("keeps lifecycle rules", async () => {
        await s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules: [rule as never] } });
        assert.deepEqual((await s3.getBucketLifecycleConfiguration({ Bucket })).Rules, [rule]);
    });

    it("keeps the minimum object size of lifecycle transitions", async () => {
        const given = "varies_by_storage_class";
        const put = await s3.putBucketLifecycleConfiguration({
            Bucket,
            LifecycleConfiguration: { Rules: [rule as never] },
            TransitionDefaultMinimumObjectSize: given,
        });
        const get = await s3.getBucketLifecycleConfiguration({ Bucket });
        assert.deepEqual(
            [put.TransitionDefaultMinimumObjectSize, get.TransitionDefaultMinimumObjectSize],
            [given, given],
        );
    });

    it("has the standard minimum object size again when a lifecycle names none", async () => {
        const LifecycleConfiguration = { Rules: [rule as never] };
        const TransitionDefaultMinimumObjectSize = "varies_by_storage_class";
        await s3.putBucketLifecycleConfiguration({
            Bucket,
            LifecycleConfiguration,
            TransitionDefaultMinimumObjectSize,
        });
        await s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration });
        const get = await s3.getBucketLifecycleConfiguration({ Bucket });
        assert.equal(get.TransitionDefaultMinimumObjectSize, "all_storage_classes_128K");
    });

    it("keeps what lifecycle rules say of sizes and of newer versions", async () => {
        const rules = [
            { ...rule, ID: "larger", Filter: { ObjectSizeGreaterThan: 131072 } },
            {
                ID: "several",
                Status: "Enabled",
                Filter: {
                    And: {
                        Prefix: "AWSLogs/",
                        Tags: [
                            { Key: "a", Value: "b" },
                            { Key: "c", Value: "d" },
                        ],
                        ObjectSizeGreaterThan: 131072,
                        ObjectSizeLessThan: 5368709120,
                    },
                },
                Transitions: [
                    { Days: 30, StorageClass: "STANDARD_IA" },
                    { Days: 90, StorageClass: "GLACIER_IR" },
                ],
                NoncurrentVersionTransitions: [
                    { NoncurrentDays: 30, StorageClass: "GLACIER", NewerNoncurrentVersions: 2 },
                    { NoncurrentDays: 60, StorageClass: "DEEP_ARCHIVE" },
                ],
                NoncurrentVersionExpiration: { NoncurrentDays: 90, NewerNoncurrentVersions: 3 },
            },
            { ID: "everything", Status: "Disabled", Filter: { Prefix: "" }, Expiration: { Days: 400 } },
            { ID: "markers", Status: "Enabled", Filter: {}, Expiration: { ExpiredObjectDeleteMarker: true } },
        ];
        await s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules: rules as never } });
        assert.deepEqual((await s3.getBucketLifecycleConfiguration({ Bucket })).Rules, rules);
    });

    it("has no lifecycle rules any more once they are deleted", async () => {
        await s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules: [rule as never] } });
        await s3.deleteBucketLifecycle({ Bucket });
        assert.equal(await errorCode(s3.getBucketLifecycleConfiguration({ Bucket })), "NoSuchLifecycleConfiguration");
    });

    it("keeps no tags of a deleted bucket", async () => {
        await s3.putBucketTagging({ Bucket, Tagging: { TagSet: [{ Key: "old", Value: "yes" }] } });
        await s3.deleteBucket({ Bucket });
        await s3.createBucket({ Bucket });
        assert.equal(await errorCode(s3.getBucketTagging({ Bucket })), "NoSuchTagSet");
    });

    it("keeps encryption with a bucket key", async () => {
        const key = `arn:aws:kms:${region}:${archiveAccount}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;
        const Rules = [
            {
                ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" as const, KMSMasterKeyID: key },
                BucketKeyEnabled: true,
            },
        ];
        await s3.putBucketEncryption({ Bucket, ServerSideEncryptionConfiguration: { Rules } });
        const { ServerSideEncryptionConfiguration } = await s3.getBucketEncryption({ Bucket });
        assert.deepEqual(ServerSideEncryptionConfiguration, { Rules });
    });

    it("keeps versioning, ownership and the public access block", async () => {
        const PublicAccessBlockConfiguration = {
            BlockPublicAcls: true,
            IgnorePublicAcls: true,
            BlockPublicPolicy: true,
            RestrictPublicBuckets: true,
        };
        const Rules = [{ ObjectOwnership: "BucketOwnerEnforced" as const }];
        await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Enabled" } });
        await s3.putBucketOwnershipControls({ Bucket, OwnershipControls: { Rules } });
        await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration });
        assert.equal((await s3.getBucketVersioning({ Bucket })).Status, "Enabled");
        assert.deepEqual((await s3.getBucketOwnershipControls({ Bucket })).OwnershipControls, { Rules });
        const block = await s3.getPublicAccessBlock({ Bucket });
        assert.deepEqual(block.PublicAccessBlockConfiguration, PublicAccessBlockConfiguration);
    });

    it("keeps access logging to a bucket whose policy lets the log service write", async () => {
        const target = `${Bucket}-access-logs`;
        await s3.createBucket({ Bucket: target });
        const allowed = {
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: `arn:aws:s3:::${target}/archive/*`,
            Condition: { StringEquals: { "aws:SourceAccount": archiveAccount } },
        };
        await s3.putBucketPolicy({
            Bucket: target,
            Policy: JSON.stringify({ Version: "2012-10-17", Statement: [allowed] }),
        });
        const LoggingEnabled = { TargetBucket: target, TargetPrefix: "archive/" };
        await s3.putBucketLogging({ Bucket, BucketLoggingStatus: { LoggingEnabled } });
        assert.deepEqual((await s3.getBucketLogging({ Bucket })).LoggingEnabled, LoggingEnabled);
    });

    it("keeps access logging with date-based prefixes", async () => {
        const target = `${Bucket}-access-logs`;
        await s3.createBucket({ Bucket: target });
        const allowed = {
            Effect: "Allow",
            Principal: { Service: "logging.s3.amazonaws.com" },
            Action: "s3:PutObject",
            Resource: `arn:aws:s3:::${target}/*`,
        };
        await s3.putBucketPolicy({
            Bucket: target,
            Policy: JSON.stringify({ Version: "2012-10-17", Statement: [allowed] }),
        });
        const TargetObjectKeyFormat = { PartitionedPrefix: { PartitionDateSource: "EventTime" as const } };
        const LoggingEnabled = { TargetBucket: target, TargetPrefix: "archive/", TargetObjectKeyFormat };
        await s3.putBucketLogging({ Bucket, BucketLoggingStatus: { LoggingEnabled } });
        assert.deepEqual((await s3.getBucketLogging({ Bucket })).LoggingEnabled, LoggingEnabled);
    });

    it("keeps the default retention of a bucket with object lock", async () => {
        await s3.createBucket({ Bucket: `${Bucket}-locked`, ObjectLockEnabledForBucket: true });
        const ObjectLockConfiguration = {
            ObjectLockEnabled: "Enabled" as const,
            Rule: { DefaultRetention: { Mode: "COMPLIANCE" as const, Days: 30 } },
        };
        await s3.putObjectLockConfiguration({ Bucket: `${Bucket}-locked`, ObjectLockConfiguration });
        const { ObjectLockConfiguration: kept } = await s3.getObjectLockConfiguration({ Bucket: `${Bucket}-locked` });
        assert.deepEqual(kept, ObjectLockConfiguration);
    });

    it("takes object lock for an existing bucket with versions and objects", async () => {
        await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Enabled" } });
        await s3.putObject({ Bucket, Key: "log", Body: "record" });
        const ObjectLockConfiguration = {
            ObjectLockEnabled: "Enabled" as const,
            Rule: { DefaultRetention: { Mode: "GOVERNANCE" as const, Years: 1 } },
        };
        await s3.putObjectLockConfiguration({ Bucket, ObjectLockConfiguration });
        assert.deepEqual(
            (await s3.getObjectLockConfiguration({ Bucket })).ObjectLockConfiguration,
            ObjectLockConfiguration,
        );
    });

    it("does not suspend the versions of a bucket with object lock", async () => {
        await s3.createBucket({ Bucket: `${Bucket}-locked`, ObjectLockEnabledForBucket: true });
        const suspended = s3.putBucketVersioning({
            Bucket: `${Bucket}-locked`,
            VersioningConfiguration: { Status: "Suspended" },
        });
        assert.equal(await errorCode(suspended), "InvalidBucketState");
        assert.equal((await s3.getBucketVersioning({ Bucket: `${Bucket}-locked` })).Status, "Enabled");
    });
});

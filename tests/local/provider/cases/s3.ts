import { S3 } from "@aws-sdk/client-s3";
import { managementAccount, type TestEmulator } from "../../emulator/harness";
import type { Case } from "../describe-resource";

export function s3Cases(aws: TestEmulator): Case[] {
    const s3 = () => aws.client(S3);
    /** A case about a setting of a bucket of its own. */
    const onBucket = (type: string, about: (Bucket: string) => Omit<Case, "type">): Case => {
        const name = type.replace(/.*:/, "").toLowerCase();
        return { type, prepare: () => s3().createBucket({ Bucket: name }), ...about(name) };
    };
    const bucketPolicy = (bucket: string, principal: object, action: unknown) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                { Effect: "Allow", Principal: principal, Action: action, Resource: `arn:aws:s3:::${bucket}/*` },
            ],
        });
    const archived = { id: "archive", status: "Enabled" };

    return [
        {
            type: "aws:s3/bucket:Bucket",
            inputs: () => ({ bucket: "example-bucket", tags: { service: "cloudtrail", stage: "dev" } }),
            changes: () => ({ forceDestroy: true, tags: { service: "trail" } }),
            drift: (id) => s3().putBucketTagging({ Bucket: id, Tagging: { TagSet: [{ Key: "a", Value: "b" }] } }),
            drifted: ["tags", "tagsAll"],
            remove: (id) => s3().deleteBucket({ Bucket: id }),
        },
        {
            type: "aws:s3/bucket:Bucket",
            title: "aws:s3/bucket:Bucket with object lock",
            inputs: () => ({ bucket: "locked-bucket", objectLockEnabled: true }),
            changes: () => ({ tags: { service: "trail" } }),
            drift: (id) => s3().putBucketTagging({ Bucket: id, Tagging: { TagSet: [{ Key: "a", Value: "b" }] } }),
            drifted: ["tags", "tagsAll"],
            remove: (id) => s3().deleteBucket({ Bucket: id }),
        },
        onBucket("aws:s3/bucketVersioning:BucketVersioning", (Bucket) => ({
            inputs: () => ({ bucket: Bucket, versioningConfiguration: { status: "Enabled" } }),
            changes: () => ({ versioningConfiguration: { status: "Suspended" } }),
            drift: () => s3().putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Suspended" } }),
            drifted: ["versioningConfiguration"],
            remove: () => s3().deleteBucket({ Bucket }),
            outlivesDeletion: true,
        })),
        {
            type: "aws:s3/bucketVersioning:BucketVersioning",
            title: "aws:s3/bucketVersioning:BucketVersioning of a bucket with object lock",
            prepare: () => s3().createBucket({ Bucket: "versions-locked", ObjectLockEnabledForBucket: true }),
            inputs: () => ({ bucket: "versions-locked", versioningConfiguration: { status: "Enabled" } }),
            remove: () => s3().deleteBucket({ Bucket: "versions-locked" }),
            outlivesDeletion: true,
        },
        onBucket(
            "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
            (Bucket) => ({
                inputs: () => ({
                    bucket: Bucket,
                    rules: [
                        {
                            applyServerSideEncryptionByDefault: {
                                sseAlgorithm: "aws:kms",
                                kmsMasterKeyId: `arn:aws:kms:us-east-1:${managementAccount}:key/11111111-2222-3333-4444-555555555555`,
                            },
                            bucketKeyEnabled: true,
                        },
                    ],
                }),
                changes: () => ({ rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }] }),
                drift: () =>
                    s3()
                        .deleteBucketEncryption({ Bucket })
                        .then(() => putEncryption(s3(), Bucket)),
                drifted: ["rules"],
                remove: () => s3().deleteBucketEncryption({ Bucket }),
            }),
        ),
        onBucket("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock", (Bucket) => ({
            inputs: () => ({
                bucket: Bucket,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            }),
            changes: () => ({ blockPublicPolicy: false }),
            drift: () =>
                s3().putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }),
            drifted: ["blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"],
            remove: () => s3().deletePublicAccessBlock({ Bucket }),
        })),
        onBucket("aws:s3/bucketOwnershipControls:BucketOwnershipControls", (Bucket) => ({
            inputs: () => ({ bucket: Bucket, rule: { objectOwnership: "BucketOwnerEnforced" } }),
            changes: () => ({ rule: { objectOwnership: "BucketOwnerPreferred" } }),
            drift: () =>
                s3().putBucketOwnershipControls({
                    Bucket,
                    OwnershipControls: { Rules: [{ ObjectOwnership: "ObjectWriter" }] },
                }),
            drifted: ["rule"],
            remove: () => s3().deleteBucketOwnershipControls({ Bucket }),
        })),
        onBucket("aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration", (Bucket) => ({
            inputs: () => ({
                bucket: Bucket,
                rules: [
                    {
                        ...archived,
                        filter: { objectSizeGreaterThan: 131072 },
                        transitions: [
                            { days: 90, storageClass: "GLACIER" },
                            { days: 30, storageClass: "STANDARD_IA" },
                        ],
                        noncurrentVersionTransitions: [
                            { noncurrentDays: 60, storageClass: "DEEP_ARCHIVE", newerNoncurrentVersions: 2 },
                            { noncurrentDays: 30, storageClass: "GLACIER_IR" },
                        ],
                        expiration: { days: 400 },
                        noncurrentVersionExpiration: { noncurrentDays: 90, newerNoncurrentVersions: 3 },
                    },
                    { id: "uploads", status: "Enabled", abortIncompleteMultipartUpload: { daysAfterInitiation: 7 } },
                ],
            }),
            changes: () => ({
                transitionDefaultMinimumObjectSize: "varies_by_storage_class",
                rules: [
                    { ...archived, filter: { prefix: "logs/" }, expiration: { expiredObjectDeleteMarker: true } },
                    {
                        id: "tagged",
                        status: "Disabled",
                        filter: {
                            and: {
                                prefix: "x/",
                                objectSizeGreaterThan: 131072,
                                objectSizeLessThan: 5368709120,
                                tags: { a: "b", c: "d" },
                            },
                        },
                        expiration: { date: "2030-01-01T00:00:00Z" },
                    },
                ],
            }),
            drift: () =>
                s3().putBucketLifecycleConfiguration({
                    Bucket,
                    LifecycleConfiguration: {
                        Rules: [{ ID: "archive", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 1 } }],
                    },
                }),
            drifted: ["rules"],
            remove: () => s3().deleteBucketLifecycle({ Bucket }),
        })),
        onBucket("aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration", (Bucket) => ({
            prepare: () => s3().createBucket({ Bucket, ObjectLockEnabledForBucket: true }),
            inputs: () => ({ bucket: Bucket, rule: { defaultRetention: { mode: "COMPLIANCE", days: 30 } } }),
            changes: () => ({ rule: { defaultRetention: { mode: "GOVERNANCE", years: 1 } } }),
            drift: () =>
                s3().putObjectLockConfiguration({
                    Bucket,
                    ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" },
                }),
            drifted: ["rule"],
            remove: () => s3().deleteBucket({ Bucket }),
            outlivesDeletion: true,
        })),
        onBucket("aws:s3/bucketPolicy:BucketPolicy", (Bucket) => ({
            inputs: () => ({
                bucket: Bucket,
                policy: bucketPolicy(Bucket, { Service: "cloudtrail.amazonaws.com" }, "s3:PutObject"),
            }),
            changes: () => ({
                policy: bucketPolicy(Bucket, { Service: "cloudtrail.amazonaws.com" }, ["s3:PutObject", "s3:GetObject"]),
            }),
            drift: () => s3().putBucketPolicy({ Bucket, Policy: bucketPolicy(Bucket, { AWS: "*" }, "s3:PutObject") }),
            drifted: ["policy"],
            remove: () => s3().deleteBucketPolicy({ Bucket }),
        })),
        onBucket("aws:s3/bucketLogging:BucketLogging", (Bucket) => ({
            prepare: async () => {
                await s3().createBucket({ Bucket });
                await s3().createBucket({ Bucket: "access-logs" });
                const Policy = bucketPolicy("access-logs", { Service: "logging.s3.amazonaws.com" }, "s3:PutObject");
                await s3().putBucketPolicy({ Bucket: "access-logs", Policy });
            },
            inputs: () => ({ bucket: Bucket, targetBucket: "access-logs", targetPrefix: "archive/" }),
            changes: () => ({ targetPrefix: "other/" }),
            drift: () =>
                s3().putBucketLogging({
                    Bucket,
                    BucketLoggingStatus: { LoggingEnabled: { TargetBucket: "access-logs", TargetPrefix: "" } },
                }),
            drifted: ["targetPrefix"],
            remove: () => s3().putBucketLogging({ Bucket, BucketLoggingStatus: {} }),
        })),
    ];
}

const putEncryption = (s3: S3, Bucket: string) =>
    s3.putBucketEncryption({
        Bucket,
        ServerSideEncryptionConfiguration: {
            Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
        },
    });

import { AwsFailure } from "../aws-failure";
import { boolean, number, object, policy, set, text } from "../arguments";
import { lowerCaseKeys, upperCaseKeys } from "../key-case";
import { bucketSetting } from "./s3-bucket-setting";

export const bucketVersioning = bucketSetting(
    { versioningConfiguration: object({ status: text({ required: true }) }, { required: true }) },
    {
        async put(client, Bucket, { versioningConfiguration: { status } }) {
            // Only a bucket that never had versions is "Disabled": nothing makes it so.
            if (status !== "Disabled") {
                const VersioningConfiguration = { Status: status as "Enabled" };
                await client.putBucketVersioning({ Bucket, VersioningConfiguration });
            }
        },
        async get(client, Bucket) {
            const { Status = "Disabled" } = await client.getBucketVersioning({ Bucket });
            return { versioningConfiguration: { status: Status } };
        },
        async delete(client, Bucket) {
            try {
                await client.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Suspended" } });
            } catch (error) {
                // A bucket with object lock keeps versions for as long as it is there.
                if (!(error instanceof AwsFailure && error.code === "InvalidBucketState")) {
                    throw error;
                }
            }
        },
    },
);

export const bucketServerSideEncryptionConfiguration = bucketSetting(
    {
        rules: set(
            object({
                applyServerSideEncryptionByDefault: object({
                    kmsMasterKeyId: text(),
                    sseAlgorithm: text({ required: true }),
                }),
                bucketKeyEnabled: boolean(),
            }),
            { required: true },
        ),
    },
    {
        put: (client, Bucket, { rules }) =>
            client.putBucketEncryption({
                Bucket,
                ServerSideEncryptionConfiguration: {
                    Rules: rules.map(({ applyServerSideEncryptionByDefault: applied, bucketKeyEnabled }) => ({
                        ApplyServerSideEncryptionByDefault: applied && {
                            KMSMasterKeyID: applied.kmsMasterKeyId,
                            SSEAlgorithm: applied.sseAlgorithm as "aws:kms",
                        },
                        BucketKeyEnabled: bucketKeyEnabled,
                    })),
                },
            }),
        async get(client, Bucket) {
            const { ServerSideEncryptionConfiguration: configuration } = await client.getBucketEncryption({ Bucket });
            return {
                rules: (configuration?.Rules ?? []).map(
                    ({ ApplyServerSideEncryptionByDefault: applied, BucketKeyEnabled }) => ({
                        applyServerSideEncryptionByDefault: applied && {
                            kmsMasterKeyId: applied.KMSMasterKeyID,
                            sseAlgorithm: applied.SSEAlgorithm ?? "",
                        },
                        bucketKeyEnabled: BucketKeyEnabled,
                    }),
                ),
            };
        },
        delete: (client, Bucket) => client.deleteBucketEncryption({ Bucket }),
    },
);

export const bucketPublicAccessBlock = bucketSetting(
    {
        blockPublicAcls: boolean({ default: false }),
        blockPublicPolicy: boolean({ default: false }),
        ignorePublicAcls: boolean({ default: false }),
        restrictPublicBuckets: boolean({ default: false }),
    },
    {
        put: (client, Bucket, inputs) =>
            client.putPublicAccessBlock({
                Bucket,
                PublicAccessBlockConfiguration: {
                    BlockPublicAcls: inputs.blockPublicAcls,
                    BlockPublicPolicy: inputs.blockPublicPolicy,
                    IgnorePublicAcls: inputs.ignorePublicAcls,
                    RestrictPublicBuckets: inputs.restrictPublicBuckets,
                },
            }),
        async get(client, Bucket) {
            const { PublicAccessBlockConfiguration: configuration } = await client.getPublicAccessBlock({ Bucket });
            return lowerCaseKeys(configuration) as Record<string, boolean>;
        },
        delete: (client, Bucket) => client.deletePublicAccessBlock({ Bucket }),
    },
);

export const bucketOwnershipControls = bucketSetting(
    { rule: object({ objectOwnership: text({ required: true }) }, { required: true }) },
    {
        put: (client, Bucket, { rule }) =>
            client.putBucketOwnershipControls({
                Bucket,
                OwnershipControls: { Rules: [{ ObjectOwnership: rule.objectOwnership as "BucketOwnerEnforced" }] },
            }),
        async get(client, Bucket) {
            const { OwnershipControls: controls } = await client.getBucketOwnershipControls({ Bucket });
            return { rule: { objectOwnership: controls?.Rules?.[0]?.ObjectOwnership ?? "" } };
        },
        delete: (client, Bucket) => client.deleteBucketOwnershipControls({ Bucket }),
    },
);

export const bucketPolicy = bucketSetting(
    { policy: policy({ required: true }) },
    {
        put: (client, Bucket, inputs) => client.putBucketPolicy({ Bucket, Policy: inputs.policy }),
        async get(client, Bucket) {
            return { policy: (await client.getBucketPolicy({ Bucket })).Policy };
        },
        delete: (client, Bucket) => client.deleteBucketPolicy({ Bucket }),
    },
);

export const bucketLogging = bucketSetting(
    {
        targetBucket: text({ required: true }),
        targetPrefix: text({ required: true }),
        targetObjectKeyFormat: object({
            partitionedPrefix: object({ partitionDateSource: text({ required: true }) }),
            simplePrefix: object({}),
        }),
    },
    {
        put: (client, Bucket, { targetBucket, targetPrefix, targetObjectKeyFormat }) =>
            client.putBucketLogging({
                Bucket,
                BucketLoggingStatus: {
                    LoggingEnabled: {
                        TargetBucket: targetBucket,
                        TargetPrefix: targetPrefix,
                        TargetObjectKeyFormat: upperCaseKeys(targetObjectKeyFormat) as object,
                    },
                },
            }),
        async get(client, Bucket) {
            const { LoggingEnabled: logging } = await client.getBucketLogging({ Bucket });
            return (
                logging && {
                    targetBucket: logging.TargetBucket,
                    targetPrefix: logging.TargetPrefix,
                    targetObjectKeyFormat: lowerCaseKeys(logging.TargetObjectKeyFormat) as object,
                }
            );
        },
        delete: (client, Bucket) => client.putBucketLogging({ Bucket, BucketLoggingStatus: {} }),
    },
);

export const bucketObjectLockConfiguration = bucketSetting(
    {
        objectLockEnabled: text({ default: "Enabled", replaces: true }),
        rule: object({
            defaultRetention: object(
                { mode: text({ required: true }), days: number(), years: number() },
                { required: true },
            ),
        }),
    },
    {
        put: (client, Bucket, { objectLockEnabled, rule }) =>
            client.putObjectLockConfiguration({
                Bucket,
                ObjectLockConfiguration: {
                    ObjectLockEnabled: objectLockEnabled as "Enabled",
                    Rule: upperCaseKeys(rule) as object,
                },
            }),
        async get(client, Bucket) {
            const { ObjectLockConfiguration: lock } = await client.getObjectLockConfiguration({ Bucket });
            return lowerCaseKeys(lock) as { objectLockEnabled: string };
        },
        // Object lock itself cannot be switched off: what can be taken back is the default retention.
        delete: (client, Bucket) =>
            client.putObjectLockConfiguration({ Bucket, ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" } }),
    },
);

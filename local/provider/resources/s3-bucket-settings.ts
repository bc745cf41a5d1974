import { boolean, type Fields, list, map, number, object, policy, set, text, type Values } from "../arguments";
import type { Client } from "../clients";
import { lowerCaseKeys, upperCaseKeys } from "../key-case";
import { regional, resourceType } from "../resource-type";
import { tagList, tagsFrom } from "../tags";

type S3 = Client<"s3">;

/** A setting of a bucket that the S3 API puts, gets and deletes as a whole. Its id is the bucket's name. */
const bucketSetting = <const F extends Fields>(
    fields: F,
    calls: {
        put(client: S3, bucket: string, inputs: Values<F>): Promise<unknown>;
        /** Undefined when it is not set. */
        get(client: S3, bucket: string): Promise<Partial<Values<F>> | undefined>;
        delete(client: S3, bucket: string): Promise<unknown>;
    },
) =>
    resourceType({
        service: "s3",
        arguments: { bucket: text({ required: true, replaces: true }), ...regional, ...fields },
        outputs: [],
        stables: ["bucket"],
        async create({ client }, inputs) {
            const { bucket } = inputs as unknown as { bucket: string };
            await calls.put(client, bucket, inputs as unknown as Values<F>);
            return bucket;
        },
        update: ({ client }, bucket, inputs) => calls.put(client, bucket, inputs as unknown as Values<F>),
        async read({ client }, bucket) {
            const setting = await calls.get(client, bucket);
            return setting && ({ bucket, ...setting } as never);
        },
        delete: ({ client }, bucket) => calls.delete(client, bucket),
    });

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
        delete: (client, Bucket) =>
            client.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: "Suspended" } }),
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

const transition = { newerNoncurrentVersions: number(), noncurrentDays: number({ required: true }) };
const objectSizes = { objectSizeGreaterThan: number(), objectSizeLessThan: number(), prefix: text() };

const lifecycleRule = object({
    id: text({ required: true }),
    status: text({ required: true }),
    filter: object({
        ...objectSizes,
        tag: object({ key: text({ required: true }), value: text({ required: true }) }),
        and: object({ ...objectSizes, tags: map() }),
    }),
    abortIncompleteMultipartUpload: object({ daysAfterInitiation: number() }),
    expiration: object({ date: text(), days: number(), expiredObjectDeleteMarker: boolean() }),
    noncurrentVersionExpiration: object(transition),
    noncurrentVersionTransitions: set(object({ ...transition, storageClass: text({ required: true }) })),
    transitions: set(object({ date: text(), days: number(), storageClass: text({ required: true }) })),
});
type LifecycleRule = NonNullable<(typeof lifecycleRule)["type"]>["value"];

const withDates = <Rule>(rule: Rule): Rule =>
    JSON.parse(JSON.stringify(rule), (key, value) => (key === "Date" ? new Date(value as string) : value)) as Rule;

export const bucketLifecycleConfiguration = bucketSetting(
    { rules: list(lifecycleRule), transitionDefaultMinimumObjectSize: text({ computed: true }) },
    {
        put: (client, Bucket, { rules = [], transitionDefaultMinimumObjectSize: minimum }) =>
            client.putBucketLifecycleConfiguration({
                Bucket,
                LifecycleConfiguration: {
                    Rules: rules.map(({ id, filter = {}, ...rule }) => ({
                        ...withDates(upperCaseKeys(rule) as { Status: "Enabled" }),
                        ID: id,
                        Filter: {
                            ...(upperCaseKeys(filter) as object),
                            And: filter.and && {
                                ...(upperCaseKeys(filter.and) as object),
                                Tags: filter.and.tags && tagList(filter.and.tags),
                            },
                        },
                    })),
                },
                TransitionDefaultMinimumObjectSize: minimum as "varies_by_storage_class",
            }),
        async get(client, Bucket) {
            const configuration = await client.getBucketLifecycleConfiguration({ Bucket });
            const rules = (configuration.Rules ?? []).map(({ ID, Filter, ...rule }) => ({
                ...(lowerCaseKeys(rule) as object),
                id: ID,
                filter: {
                    ...(lowerCaseKeys(Filter) as object),
                    and: Filter?.And && {
                        ...(lowerCaseKeys(Filter.And) as object),
                        tags: Filter.And.Tags && tagsFrom(Filter.And.Tags),
                    },
                },
            }));
            return {
                rules: rules as LifecycleRule[],
                transitionDefaultMinimumObjectSize: configuration.TransitionDefaultMinimumObjectSize,
            };
        },
        delete: (client, Bucket) => client.deleteBucketLifecycle({ Bucket }),
    },
);

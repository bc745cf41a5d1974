import { compliantStack } from "../../helpers/compliant-stack";
import { change, from, type Program, without } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const encryption = (byDefault: unknown) =>
    change(compliantStack, "archive-encryption", { rules: [{ applyServerSideEncryptionByDefault: byDefault }] });
const lifecycle = (...rules: readonly Record<string, unknown>[]) =>
    change(compliantStack, "archive-lifecycle", {
        rules: rules.map((rule) => ({
            id: "rule",
            status: "Enabled",
            abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
            ...rule,
        })),
    });
const archive = (inputs: Record<string, unknown>) => change(compliantStack, "archive", inputs);

/** The program with a resource under its older type token. */
function older(program: Program, name: string, type: string): Program {
    const definition = program[name];
    return { ...program, ...(definition && { [name]: { ...definition, type } }) };
}

const key = "arn:aws:kms:us-east-1:444455556666:key/archive-key";
const lock = (defaultRetention: unknown): Program => ({
    ...archive({ objectLockEnabled: true }),
    lock: {
        type: "aws:s3/bucketObjectLockConfiguration:BucketObjectLockConfiguration",
        inputs: { bucket: from("archive", "id"), rule: { defaultRetention } },
    },
});
const plainlyEncrypted = ["cloudtrail-bucket-customer-key: archive-encryption"];
const tooShort = ["cloudtrail-bucket-retention: archive-lifecycle"];
const unlocked = ["cloudtrail-bucket-object-lock: lock"];

export const stacks: readonly Scenario[] = [
    {
        name: "an archive whose lifecycle ends delete markers, with the zeros of the provider",
        program: lifecycle({
            filter: { prefix: "" },
            prefix: "",
            expiration: { days: 0, expiredObjectDeleteMarker: true },
        }),
    },
    {
        name: "an archive whose digests expire early",
        program: lifecycle({
            filter: { prefix: "AWSLogs/o-exampleorgid/111122223333/CloudTrail-Digest/" },
            expiration: { days: 30 },
        }),
        finds: tooShort,
    },
    {
        name: "an archive without default encryption",
        program: without(compliantStack, "archive-encryption"),
        finds: ["cloudtrail-bucket-customer-key: archive"],
    },
    { name: "an archive with S3's own keys", program: encryption({ sseAlgorithm: "AES256" }), finds: plainlyEncrypted },
    {
        name: "an archive with AWS's KMS key",
        program: encryption({ sseAlgorithm: "aws:kms" }),
        finds: plainlyEncrypted,
    },
    {
        name: "an archive with AWS's KMS key by alias",
        program: encryption({ sseAlgorithm: "aws:kms", kmsMasterKeyId: "alias/aws/s3" }),
        finds: plainlyEncrypted,
    },
    {
        name: "an archive with an encryption that sets nothing",
        program: change(compliantStack, "archive-encryption", { rules: [] }),
        finds: plainlyEncrypted,
    },
    {
        name: "the encryption of another bucket",
        program: change(compliantStack, "archive-encryption", { bucket: from("access-logs", "id") }),
        finds: ["cloudtrail-bucket-customer-key: archive"],
    },
    {
        name: "an archive with S3's own keys by the older type",
        program: older(
            encryption({ sseAlgorithm: "AES256" }),
            "archive-encryption",
            "aws:s3/bucketServerSideEncryptionConfigurationV2:BucketServerSideEncryptionConfigurationV2",
        ),
        finds: plainlyEncrypted,
    },
    {
        name: "an archive whose key is not known",
        program: encryption({ sseAlgorithm: "aws:kms", kmsMasterKeyId: unknown }),
        finds: ["cloudtrail-bucket-customer-key? archive-encryption"],
    },
    {
        name: "an archive of which algorithm is wrong and the key not known",
        program: encryption({ sseAlgorithm: "AES256", kmsMasterKeyId: unknown }),
        finds: plainlyEncrypted,
    },
    {
        name: "an archive with two layers of encryption",
        program: encryption({ sseAlgorithm: "aws:kms:dsse", kmsMasterKeyId: from("archive-key", "arn") }),
    },
    {
        name: "an archive encrypted by a property of the bucket",
        program: change(without(compliantStack, "archive-encryption"), "archive", {
            serverSideEncryptionConfiguration: {
                rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key } },
            },
        }),
    },
    {
        name: "an archive encrypted with S3's own keys by a property of the bucket",
        program: change(without(compliantStack, "archive-encryption"), "archive", {
            serverSideEncryptionConfiguration: {
                rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
            },
        }),
        finds: ["cloudtrail-bucket-customer-key: archive"],
    },
    {
        name: "an archive of the older type, encrypted by its properties",
        program: older(
            change(without(compliantStack, "archive-encryption"), "archive", {
                serverSideEncryptionConfigurations: [
                    {
                        rules: [
                            { applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "aws:kms", kmsMasterKeyId: key }] },
                        ],
                    },
                ],
            }),
            "archive",
            "aws:s3/bucketV2:BucketV2",
        ),
    },
    {
        name: "a trail's bucket that takes the access logs of another: S3 forbids it a key of one's own",
        program: {
            ...encryption({ sseAlgorithm: "AES256" }),
            "access-logging": {
                type: "aws:s3/bucketLogging:BucketLogging",
                inputs: { bucket: from("access-logs", "id"), targetBucket: from("archive", "id"), targetPrefix: "a/" },
            },
        },
    },
    {
        name: "an archive that expires too early",
        program: lifecycle({ expiration: { days: 90 } }),
        finds: tooShort,
    },
    {
        name: "an archive whose deleted log files go at once",
        program: lifecycle({ noncurrentVersionExpiration: { noncurrentDays: 1 } }),
        finds: tooShort,
    },
    {
        name: "an archive that expires on a date",
        program: lifecycle({ expiration: { date: "2030-01-01T00:00:00Z" } }),
        finds: tooShort,
    },
    {
        name: "an archive whose second lifecycle rule expires log files",
        program: lifecycle({ expiration: { days: 400 } }, { id: "other", expiration: { days: 30 } }),
        finds: tooShort,
    },
    {
        name: "an archive whose log files of one account expire early",
        program: lifecycle({ filter: { prefix: "AWSLogs/o-exampleorgid/111122223333/" }, expiration: { days: 7 } }),
        finds: tooShort,
    },
    {
        name: "an archive that expires too early by a property of the bucket",
        program: change(without(compliantStack, "archive-lifecycle"), "archive", {
            lifecycleRules: [{ enabled: true, expiration: { days: 30 }, abortIncompleteMultipartUploadDays: 7 }],
        }),
        finds: ["cloudtrail-bucket-retention: archive"],
    },
    {
        name: "an archive of the older type that expires too early by its properties",
        program: older(
            change(without(compliantStack, "archive-lifecycle"), "archive", {
                lifecycleRules: [{ enabled: true, expirations: [{ days: 30 }], abortIncompleteMultipartUploadDays: 7 }],
            }),
            "archive",
            "aws:s3/bucketV2:BucketV2",
        ),
        finds: ["cloudtrail-bucket-retention: archive"],
    },
    {
        name: "a lifecycle of the older type that expires too early",
        program: older(
            lifecycle({ expiration: { days: 30 } }),
            "archive-lifecycle",
            "aws:s3/bucketLifecycleConfigurationV2:BucketLifecycleConfigurationV2",
        ),
        finds: tooShort,
    },
    {
        name: "an archive that keeps log files for less than configured",
        program: compliantStack,
        config: { retentionDays: 2555 },
        finds: tooShort,
    },
    {
        name: "an archive of which the expiration is not known",
        program: lifecycle({ expiration: { days: unknown } }),
        finds: ["cloudtrail-bucket-retention? archive-lifecycle"],
    },
    {
        name: "an archive with a rule that is switched off",
        program: lifecycle({ expiration: { days: 400 } }, { id: "off", status: "Disabled", expiration: { days: 1 } }),
    },
    {
        name: "an archive that expires what is not a log file",
        program: lifecycle(
            { expiration: { days: 400 } },
            { id: "queries", filter: { prefix: "athena-results/" }, expiration: { days: 7 } },
            { id: "tagged", filter: { tag: { key: "temporary", value: "true" } }, expiration: { days: 7 } },
        ),
    },
    { name: "an archive that keeps everything for ever", program: without(compliantStack, "archive-lifecycle") },
    {
        name: "an archive that keeps the parts of uploads for ever",
        program: change(compliantStack, "archive-lifecycle", {
            rules: [{ id: "expire", status: "Enabled", expiration: { days: 400 } }],
        }),
        finds: ["cloudtrail-bucket-incomplete-uploads: archive-lifecycle"],
    },
    {
        name: "an archive whose lifecycle is not known",
        program: change(compliantStack, "archive-lifecycle", { rules: unknown }),
        finds: [
            "cloudtrail-bucket-incomplete-uploads? archive-lifecycle",
            "cloudtrail-bucket-retention? archive-lifecycle",
        ],
    },
    {
        name: "an archive without access logging",
        program: without(compliantStack, "archive-logging"),
        finds: ["cloudtrail-bucket-access-logging: archive"],
    },
    {
        name: "an archive that logs access to itself in itself",
        program: change(compliantStack, "archive-logging", { targetBucket: from("archive", "id") }),
        finds: ["cloudtrail-bucket-access-logging: archive-logging"],
    },
    {
        name: "the access logging of another bucket",
        program: change(compliantStack, "archive-logging", {
            bucket: from("access-logs", "id"),
            targetBucket: "third",
        }),
        finds: ["cloudtrail-bucket-access-logging: archive"],
    },
    {
        name: "an archive whose access logs go nobody knows where yet",
        program: change(compliantStack, "archive-logging", { targetBucket: unknown }),
        finds: ["cloudtrail-bucket-access-logging? archive-logging"],
    },
    {
        name: "an archive that logs access by a property of the bucket",
        program: change(without(compliantStack, "archive-logging"), "archive", {
            logging: { targetBucket: from("access-logs", "id") },
        }),
    },
    {
        name: "an archive of the older type that logs access by its properties",
        program: older(
            change(without(compliantStack, "archive-logging"), "archive", {
                loggings: [{ targetBucket: "access-logs" }],
            }),
            "archive",
            "aws:s3/bucketV2:BucketV2",
        ),
    },
    {
        name: "an archive that logs access by the older type",
        program: older(compliantStack, "archive-logging", "aws:s3/bucketLoggingV2:BucketLoggingV2"),
    },
    {
        name: "an archive without versions",
        program: change(compliantStack, "archive-versioning", { versioningConfiguration: { status: "Suspended" } }),
        finds: ["cloudtrail-bucket-versioning: archive-versioning"],
    },
    {
        name: "an archive without a public access block",
        program: without(compliantStack, "archive-access-block"),
        finds: ["cloudtrail-bucket-public-access-block: archive"],
    },
    {
        name: "an archive without Object Lock, where it is configured",
        program: compliantStack,
        config: { objectLock: true },
        finds: ["cloudtrail-bucket-object-lock: archive"],
    },
    {
        name: "an archive that is locked for too short a time",
        program: lock({ mode: "COMPLIANCE", days: 30 }),
        config: { objectLock: true },
        finds: unlocked,
    },
    {
        name: "an archive whose lock has no mode",
        program: lock({ days: 400 }),
        config: { objectLock: true },
        finds: unlocked,
    },
    {
        name: "an archive with a lock and Object Lock off",
        program: change(lock({ mode: "COMPLIANCE", days: 400 }), "archive", { objectLockEnabled: false }),
        config: { objectLock: true },
        finds: unlocked,
    },
    {
        name: "an archive whose lock is not known",
        program: lock({ mode: "COMPLIANCE", days: unknown }),
        config: { objectLock: true },
        finds: ["cloudtrail-bucket-object-lock? lock"],
    },
    {
        name: "an archive that is locked for seven years",
        program: lock({ mode: "GOVERNANCE", years: 7 }),
        config: { objectLock: true },
    },
    {
        name: "an archive of the older type that is locked by its properties",
        program: older(
            archive({
                objectLockEnabled: true,
                objectLockConfiguration: {
                    objectLockEnabled: "Enabled",
                    rules: [{ defaultRetentions: [{ mode: "COMPLIANCE", days: 400 }] }],
                },
            }),
            "archive",
            "aws:s3/bucketV2:BucketV2",
        ),
        config: { objectLock: true },
    },
    {
        name: "an archive without a copy, where one is asked for",
        program: compliantStack,
        config: { optional: ["replication"] },
        finds: ["cloudtrail-bucket-replication: archive"],
    },
    {
        name: "an archive with a copy, where one is asked for",
        program: {
            ...compliantStack,
            copy: {
                type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
                inputs: { bucket: from("archive", "id"), role: "arn:aws:iam::444455556666:role/copy", rules: [] },
            },
        },
        config: { optional: ["replication"] },
    },
    {
        name: "an archive that may have a copy, where one is asked for",
        program: {
            ...compliantStack,
            copy: {
                type: "aws:s3/bucketReplicationConfig:BucketReplicationConfig",
                inputs: { bucket: unknown, role: "arn:aws:iam::444455556666:role/copy", rules: [] },
            },
        },
        config: { optional: ["replication"] },
        finds: ["cloudtrail-bucket-replication? archive"],
    },
];

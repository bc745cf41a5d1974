import { anonymous, archive, audit, management, member, stranger } from "../callers";
import type { RequestRow, Requests } from "../prove-access";
import { acl, bucket, encryptedWith, paths, plainHttp } from "./archive-bucket";

const { logFile } = paths;
const read = ["s3:GetObject", "s3:GetObjectVersion"];
/** Every way to read an object: as it is, through a torrent, or as replication does. */
const readAnyhow = [...read, "s3:GetObjectTorrent", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTorrent"];
const list = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"];
const write = "s3:PutObject";
/** What changes an object that is there. After the Service Authorization Reference, as the next list. */
const change = [
    "s3:BypassGovernanceRetention",
    "s3:DeleteObject",
    "s3:DeleteObjectAnnotation",
    "s3:DeleteObjectTagging",
    "s3:DeleteObjectVersion",
    "s3:DeleteObjectVersionTagging",
    "s3:InitiateReplication",
    "s3:ObjectOwnerOverrideToBucketOwner",
    "s3:PutObjectAcl",
    "s3:PutObjectAnnotation",
    "s3:PutObjectLegalHold",
    "s3:PutObjectRetention",
    "s3:PutObjectTagging",
    "s3:PutObjectVersionAcl",
    "s3:PutObjectVersionTagging",
    "s3:ReplicateDelete",
    "s3:ReplicateObject",
    "s3:ReplicateTags",
    "s3:UpdateObjectEncryption",
];
/** What deletes the bucket or changes a setting of it, but its policy. */
const reconfigure = [
    "s3:CreateBucketMetadataTableConfiguration",
    "s3:DeleteBucket",
    "s3:DeleteBucketMetadataTableConfiguration",
    "s3:DeleteBucketWebsite",
    "s3:PutAccelerateConfiguration",
    "s3:PutAnalyticsConfiguration",
    "s3:PutBucketAbac",
    "s3:PutBucketAcl",
    "s3:PutBucketCORS",
    "s3:PutBucketLogging",
    "s3:PutBucketNotification",
    "s3:PutBucketObjectLockConfiguration",
    "s3:PutBucketOwnershipControls",
    "s3:PutBucketPublicAccessBlock",
    "s3:PutBucketRequestPayment",
    "s3:PutBucketTagging",
    "s3:PutBucketVersioning",
    "s3:PutBucketWebsite",
    "s3:PutEncryptionConfiguration",
    "s3:PutIntelligentTieringConfiguration",
    "s3:PutInventoryConfiguration",
    "s3:PutLifecycleConfiguration",
    "s3:PutMetricsConfiguration",
    "s3:PutReplicationConfiguration",
    "s3:TagResource",
    "s3:UntagResource",
    "s3:UpdateBucketMetadataInventoryTableConfiguration",
    "s3:UpdateBucketMetadataJournalTableConfiguration",
];
const replacePolicy = ["s3:DeleteBucketPolicy", "s3:PutBucketPolicy"];

const foreignKey = encryptedWith("arn:aws:kms:eu-west-1:999988887777:key/1234abcd");
/** Athena reads with the credentials of whoever asks it. */
const byAthena = { "aws:ViaAWSService": "true", "aws:CalledVia": "athena.amazonaws.com" };

const reading = "denied by DenyReadingByOthers";
const writing = "denied by DenyWritingByOthers and DenyChangingLogs";
const changing = "denied by DenyChangingLogs";
const reconfiguring = "denied by DenyReconfiguringBucket";

const readersMay: readonly RequestRow[] = [
    ["reads", "allowed", read, logFile],
    ["reads through Athena", "allowed", "s3:GetObject", logFile, byAthena],
    ["restores from an archive class", "allowed", "s3:RestoreObject", logFile],
    ["lists", "allowed", list, bucket],
    ["reads over plain HTTP", "denied by DenyPlainHttp", "s3:GetObject", logFile, plainHttp],
    ["lists over plain HTTP", "denied by DenyPlainHttp", "s3:ListBucket", bucket, plainHttp],
    ["overwrites", writing, write, logFile],
    ["deletes", changing, "s3:DeleteObject", logFile],
    ["changes the lifecycle", reconfiguring, "s3:PutLifecycleConfiguration", bucket],
];

const administratorsMayNot: readonly RequestRow[] = [
    ["reads", reading, readAnyhow, logFile],
    ["reads through Athena", reading, "s3:GetObject", logFile, byAthena],
    ["overwrites", writing, write, logFile],
    [
        "overwrites with a key of another account",
        `denied by DenyForeignKeys and ${writing.slice(10)}`,
        write,
        logFile,
        foreignKey,
    ],
    ["makes a file of its own", writing, write, `${bucket}/AWSLogs/o-exampleorgid/forged`, acl],
    ["changes a log file", changing, change, logFile],
    ["reconfigures the bucket", reconfiguring, reconfigure, bucket],
    ["looks at the bucket", "allowed", ["s3:GetBucketPolicy", "s3:GetBucketVersioning", "s3:ListBucket"], bucket],
];

/** Whoever has all rights in an account that the policy does not mention. */
const outsidersMayNot: readonly RequestRow[] = [
    ["reads", reading, read, logFile],
    ["lists", "not allowed", list, bucket],
    ["writes", writing, write, logFile, acl],
    ["changes a log file", changing, ["s3:DeleteObjectVersion", "s3:ReplicateDelete", "s3:ReplicateObject"], logFile],
    ["reconfigures the bucket", reconfiguring, ["s3:PutBucketVersioning", ...replacePolicy], bucket],
];

export const peoplesRequests: readonly Requests[] = [
    { who: "the archive account's reader", caller: archive.reader, requests: readersMay },
    { who: "the audit account's reader", caller: audit.auditor, requests: readersMay },
    {
        who: "the archive account's reader, without a policy of its own,",
        caller: archive.readerWithoutPolicy,
        requests: [["reads", "not allowed", read, logFile]],
    },
    {
        who: "the audit account's reader, without a policy of its own,",
        caller: audit.auditorWithoutPolicy,
        requests: [["reads", "not allowed", read, logFile]],
    },
    {
        who: "the audit account's administrator",
        caller: audit.administrator,
        requests: [...outsidersMayNot, ["restores", "not allowed", "s3:RestoreObject", logFile]],
    },
    { who: "the audit account's root user", caller: audit.rootUser, requests: outsidersMayNot },
    {
        who: "an administrator of the archive account",
        caller: archive.administrator,
        requests: [...administratorsMayNot, ["replaces this policy", reconfiguring, replacePolicy, bucket]],
    },
    {
        who: "an administrator that is an IAM user",
        caller: archive.administratorAsUser,
        requests: [...administratorsMayNot, ["replaces this policy", reconfiguring, replacePolicy, bucket]],
    },
    {
        who: "the archive account's root user",
        caller: archive.rootUser,
        // S3 lets the root user of a bucket's owner replace the policy, whatever it says: only an SCP can stop that.
        requests: [...administratorsMayNot, ["replaces this policy", "allowed", replacePolicy, bucket]],
    },
    {
        who: "the deployment role",
        caller: archive.deployment,
        requests: [
            ["reconfigures the bucket", "allowed", [...reconfigure, ...replacePolicy], bucket],
            ["reconfigures over plain HTTP", "denied by DenyPlainHttp", "s3:PutBucketPolicy", bucket, plainHttp],
            ["changes a log file", changing, change, logFile],
            ["overwrites", writing, write, logFile],
            ["reads", reading, read, logFile],
        ],
    },
    {
        who: "break-glass",
        caller: archive.breakGlass,
        requests: [
            ["reconfigures the bucket", "allowed", [...reconfigure, ...replacePolicy], bucket],
            ["changes a log file", "allowed", change, logFile],
            ["overwrites", "denied by DenyWritingByOthers", write, logFile],
            ["reads", reading, read, logFile],
        ],
    },
    { who: "a member's administrator", caller: member.administrator, requests: outsidersMayNot },
    { who: "a member's root user", caller: member.rootUser, requests: outsidersMayNot },
    { who: "the management account's administrator", caller: management.administrator, requests: outsidersMayNot },
    { who: "another customer", caller: stranger, requests: outsidersMayNot },
    {
        who: "nobody in particular",
        caller: anonymous,
        requests: [
            ["reads", "not allowed", read, logFile],
            ["lists", "not allowed", list, bucket],
            ["writes", writing, write, logFile, acl],
            ["deletes", changing, "s3:DeleteObject", logFile],
        ],
    },
];

import { accessLogBucketPolicy } from "../../../components/documents/access-log-bucket-policy";
import { anonymous, archive, audit, member, service, trails } from "../../evaluation/callers";
import { proveAccess, type RequestRow } from "../../evaluation/prove-access";
import { deployment, roles } from "../../helpers/deployment";

const bucket = "arn:aws:s3:::access-logs";
const accessLog = `${bucket}/archive/2026-01-31-12-00-00-0123456789ABCDEF`;
const owner = deployment.logArchiveAccountId;
const plainHttp = { "aws:SecureTransport": "false" };

const write = "s3:PutObject";
const read = ["s3:GetObject", "s3:GetObjectVersion"];
/** Every way to read an object: as it is, through a torrent, or as replication does. */
const readAnyhow = [...read, "s3:GetObjectTorrent", "s3:GetObjectVersionForReplication", "s3:GetObjectVersionTorrent"];
const list = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"];
const change = [
    "s3:BypassGovernanceRetention",
    "s3:DeleteObjectVersion",
    "s3:InitiateReplication",
    "s3:ObjectOwnerOverrideToBucketOwner",
    "s3:PutObjectTagging",
    "s3:ReplicateObject",
    // Without it an administrator could put a key of his own on objects that S3's keys encrypt, and delete that key.
    "s3:UpdateObjectEncryption",
];
const reconfigure = [
    "s3:CreateBucketMetadataTableConfiguration",
    "s3:DeleteBucketPolicy",
    "s3:PutBucketVersioning",
    "s3:PutLifecycleConfiguration",
    "s3:TagResource",
    "s3:UntagResource",
    "s3:UpdateBucketMetadataJournalTableConfiguration",
];

const writing = "denied by DenyWritingByOthers and DenyChangingLogs";
const changing = "denied by DenyChangingLogs";
const reading = "denied by DenyReadingByOthers";
const reconfiguring = "denied by DenyReconfiguringBucket";

/** Server access logging, for a bucket of an account. */
function loggingFor(source: string, account: string) {
    return service("logging.s3.amazonaws.com", `arn:aws:s3:::${source}`, account);
}

const readersMay: readonly RequestRow[] = [
    ["reads", "allowed", [...read, "s3:RestoreObject"], accessLog],
    ["lists", "allowed", list, bucket],
    ["reads over plain HTTP", "denied by DenyPlainHttp", "s3:GetObject", accessLog, plainHttp],
    ["lists over plain HTTP", "denied by DenyPlainHttp", "s3:ListBucket", bucket, plainHttp],
    ["deletes the trace of having read", changing, "s3:DeleteObject", accessLog],
];

const sameAccount =
    "a role of the bucket's own account needs a policy of its own, which is enough; others need this one as well";

proveAccess("requests to the access-log bucket", {
    document: accessLogBucketPolicy(deployment, { bucketName: "access-logs", sourceBucketNames: ["archive"] }, roles),
    attachedTo: "resource",
    owner,
    requests: [
        {
            who: "S3 for the archive bucket",
            caller: loggingFor("archive", owner),
            requests: [
                ["delivers an access log", "allowed", write, accessLog],
                ["delivers over plain HTTP", "denied by DenyPlainHttp", write, accessLog, plainHttp],
                ["reads", "not allowed", "s3:GetObject", accessLog],
            ],
        },
        {
            who: "S3 for another bucket of the archive account",
            caller: loggingFor("another", owner),
            requests: [["delivers an access log", writing, write, accessLog]],
        },
        {
            who: "S3 for the archive bucket's name, come into other hands,",
            caller: loggingFor("archive", "999988887777"),
            requests: [["delivers an access log", "not allowed", write, accessLog]],
        },
        {
            who: "S3 for a member's bucket",
            caller: loggingFor("another", "222233334444"),
            requests: [["delivers an access log", writing, write, accessLog]],
        },
        {
            who: "the trail",
            caller: trails.organization,
            requests: [
                ["delivers here", writing, write, accessLog, { "s3:x-amz-acl": "bucket-owner-full-control" }],
                ["checks the ACL", "not allowed", "s3:GetBucketAcl", bucket],
            ],
        },
        { who: "the archive account's reader", caller: archive.reader, requests: readersMay },
        { who: "the audit account's reader", caller: audit.auditor, requests: readersMay },
        {
            who: "the audit account's administrator",
            caller: audit.administrator,
            requests: [
                ["reads", reading, read, accessLog],
                ["restores", "not allowed", "s3:RestoreObject", accessLog],
                ["lists", "not allowed", list, bucket],
            ],
        },
        {
            who: "an administrator of the archive account",
            caller: archive.administrator,
            requests: [
                ["reads", reading, readAnyhow, accessLog],
                ["forges an access log", writing, write, accessLog],
                ["changes an access log", changing, change, accessLog],
                ["reconfigures the bucket", reconfiguring, reconfigure, bucket],
            ],
        },
        {
            who: "the archive account's root user",
            caller: archive.rootUser,
            requests: [
                ["deletes an access log", changing, "s3:DeleteObjectVersion", accessLog],
                ["changes the lifecycle", reconfiguring, "s3:PutLifecycleConfiguration", bucket],
            ],
        },
        {
            who: "the deployment role",
            caller: archive.deployment,
            requests: [
                ["reconfigures the bucket", "allowed", reconfigure, bucket],
                ["deletes an access log", changing, "s3:DeleteObject", accessLog],
            ],
        },
        {
            who: "break-glass",
            caller: archive.breakGlass,
            requests: [
                ["reconfigures the bucket", "allowed", reconfigure, bucket],
                ["changes an access log", "allowed", change, accessLog],
                ["forges an access log", "denied by DenyWritingByOthers", write, accessLog],
            ],
        },
        {
            who: "a member's administrator",
            caller: member.administrator,
            requests: [
                ["reads", reading, read, accessLog],
                ["lists", "not allowed", list, bucket],
                ["deletes", changing, "s3:DeleteObject", accessLog],
            ],
        },
        { who: "nobody in particular", caller: anonymous, requests: [["reads", "not allowed", read, accessLog]] },
    ],
    redundant: {
        "AllowAccessLogDelivery Condition StringEquals aws:SourceArn":
            "DenyWritingByOthers stops other buckets as well, and says the same of every other writer",
        "AllowReadersToRead Principal AWS arn:aws:iam::444455556666:root": sameAccount,
        "AllowReadersToRead Condition ArnLike aws:PrincipalArn arn:aws:iam::444455556666:role/Reader": sameAccount,
        "AllowReadersToList Principal AWS arn:aws:iam::444455556666:root": sameAccount,
        "AllowReadersToList Condition ArnLike aws:PrincipalArn arn:aws:iam::444455556666:role/Reader": sameAccount,
        "DenyReadingByOthers Condition Bool aws:PrincipalIsAWSService":
            "no service is allowed to read; it keeps the Deny from those that a policy lets in one day",
    },
});

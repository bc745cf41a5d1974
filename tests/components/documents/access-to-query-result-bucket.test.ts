import { queryResultBucketPolicy } from "../../../components/documents/query-result-bucket-policy";
import {
    administratorAccess,
    anonymous,
    archive,
    audit,
    management,
    member,
    role,
    stranger,
} from "../../evaluation/callers";
import { proveAccess, type RequestRow } from "../../evaluation/prove-access";
import { deployment, roles } from "../../helpers/deployment";

const bucket = "arn:aws:s3:::queries";
const result = `${bucket}/0123.csv`;
const plainHttp = { "aws:SecureTransport": "false" };
const objects = "denied by DenyObjectsToOthers";
const reconfiguring = "denied by DenyReconfiguringBucket";
const reconfigure = [
    "s3:CreateBucketMetadataTableConfiguration",
    "s3:DeleteBucketPolicy",
    "s3:PutBucketPolicy",
    "s3:PutEncryptionConfiguration",
    "s3:TagResource",
    "s3:UntagResource",
    "s3:UpdateBucketMetadataInventoryTableConfiguration",
];

const administratorsMay: readonly RequestRow[] = [
    ["reads a result", objects, ["s3:GetObject", "s3:GetObjectVersion"], result],
    ["writes a result", objects, "s3:PutObject", result],
    ["reconfigures the bucket", reconfiguring, reconfigure, bucket],
    ["lists results", "allowed", "s3:ListBucket", bucket],
];
const appointedMay: readonly RequestRow[] = [
    ["reconfigures the bucket", "allowed", reconfigure, bucket],
    ["reads a result", objects, "s3:GetObject", result],
    ["looks over plain HTTP", "denied by DenyPlainHttp", "s3:GetBucketPolicy", bucket, plainHttp],
];
const outsidersMay: readonly RequestRow[] = [
    ["reads a result", objects, "s3:GetObject", result],
    ["lists results", "not allowed", "s3:ListBucket", bucket],
];

proveAccess("requests to the bucket for the results of queries", {
    document: queryResultBucketPolicy(deployment, "queries", roles),
    attachedTo: "resource",
    owner: deployment.logArchiveAccountId,
    requests: [
        {
            who: "the archive account's reader",
            caller: role(deployment.logArchiveAccountId, "Reader", administratorAccess),
            requests: [
                ["keeps a result", "allowed", ["s3:GetObject", "s3:PutObject"], result],
                ["reads it over plain HTTP", "denied by DenyPlainHttp", "s3:GetObject", result, plainHttp],
                ["reconfigures the bucket", reconfiguring, reconfigure, bucket],
            ],
        },
        {
            who: "the audit account's reader",
            caller: audit.auditor,
            requests: [["reads a result", objects, ["s3:GetObject", "s3:PutObject"], result]],
        },
        { who: "an administrator of the archive account", caller: archive.administrator, requests: administratorsMay },
        {
            who: "the archive account's root user",
            caller: archive.rootUser,
            requests: [
                ["reads a result", objects, "s3:GetObject", result],
                ["reconfigures the bucket", reconfiguring, "s3:PutEncryptionConfiguration", bucket],
            ],
        },
        { who: "the deployment role", caller: archive.deployment, requests: appointedMay },
        { who: "break-glass", caller: archive.breakGlass, requests: appointedMay },
        { who: "a member's administrator", caller: member.administrator, requests: outsidersMay },
        { who: "the management account's administrator", caller: management.administrator, requests: outsidersMay },
        { who: "another customer", caller: stranger, requests: outsidersMay },
        {
            who: "nobody in particular",
            caller: anonymous,
            requests: [["reads a result", objects, "s3:GetObject", result]],
        },
    ],
});

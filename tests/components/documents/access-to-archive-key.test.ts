import { archiveKeyPolicy } from "../../../components/documents/archive-key-policy";
import {
    administratorAccess,
    anonymous,
    archive,
    audit,
    management,
    member,
    role,
    service,
    stranger,
    trails,
} from "../../evaluation/callers";
import { proveAccess, type RequestRow } from "../../evaluation/prove-access";
import { administer, tamper } from "../../evaluation/requests/key";
import { deployment, roles, trail } from "../../helpers/deployment";

const key = "arn:aws:kms:eu-west-1:444455556666:key/1234abcd";
const logs = "arn:aws:s3:::archive/AWSLogs";
const logFile = `${logs}/o-exampleorgid/222233334444/CloudTrail/us-west-2/2026/01/31/log.json.gz`;

const generate = "kms:GenerateDataKey";
const viaS3 = { "kms:ViaService": "s3.eu-west-1.amazonaws.com" };

/** The encryption context of what CloudTrail has encrypted: for an object, or for the bucket with an S3 Bucket Key. */
function context(s3Arn: string, ofTrail = trail) {
    return { "kms:EncryptionContext:aws:s3:arn": s3Arn, "kms:EncryptionContext:aws:cloudtrail:arn": ofTrail };
}

// CreateTrail asks KMS itself, and with a folder instead of an object.
const creating = context(`${logs}/111122223333/`);
const delivering = { ...context(logFile), ...viaS3 };
const withBucketKey = { ...context("arn:aws:s3:::archive"), ...viaS3 };
const withoutTrail = { "kms:EncryptionContext:aws:s3:arn": logFile, ...viaS3 };
const ofAnotherCustomer = context(logFile, trail.replace("111122223333", "999988887777"));

const tampering = "denied by DenyKeyTampering";
const use = ["kms:Encrypt", generate, "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"];

const queryBucket = "arn:aws:s3:::queries";
const result = { "kms:EncryptionContext:aws:s3:arn": `${queryBucket}/0123.csv`, ...viaS3 };
const resultWithBucketKey = { "kms:EncryptionContext:aws:s3:arn": queryBucket, ...viaS3 };
const resultElsewhere = { "kms:EncryptionContext:aws:s3:arn": `${queryBucket}-2/0123.csv`, ...viaS3 };
const keep = ["kms:Decrypt", generate];

/** What nobody but the trail and the readers may do, whatever rights IAM gives them. */
const nobodyUses: readonly RequestRow[] = [
    ["decrypts a log file", "not allowed", "kms:Decrypt", key, delivering],
    ["decrypts with the bucket's key", "not allowed", "kms:Decrypt", key, withBucketKey],
    ["decrypts something else", "not allowed", "kms:Decrypt", key],
    ["encrypts", "not allowed", use, key, delivering],
    ["keeps results of queries", "not allowed", keep, key, result],
];

const readersMay: readonly RequestRow[] = [
    ["decrypts a log file", "allowed", "kms:Decrypt", key, delivering],
    ["decrypts a log file with the bucket's key", "allowed", "kms:Decrypt", key, withBucketKey],
    ["decrypts what is not CloudTrail's", "not allowed", "kms:Decrypt", key, withoutTrail],
    ["decrypts without a context", "not allowed", "kms:Decrypt", key],
    ["encrypts", "not allowed", use, key, delivering],
    ["makes a grant", tampering, "kms:CreateGrant", key],
];

const outsidersMay: readonly RequestRow[] = [
    ...nobodyUses,
    ["looks at the key", "not allowed", ["kms:DescribeKey", "kms:GetKeyPolicy"], key],
    ["tampers with the key", tampering, tamper, key],
];

const otherTrailsMay: readonly RequestRow[] = [
    ["looks at the key", "not allowed", "kms:DescribeKey", key],
    ["encrypts with this trail's context", "not allowed", generate, key, delivering],
    ["encrypts with another customer's context", "not allowed", generate, key, ofAnotherCustomer],
    ["decrypts", "not allowed", "kms:Decrypt", key, withBucketKey],
];

const administratorsMay: readonly RequestRow[] = [
    ["administers the key", "allowed", administer, key],
    ["tampers with the key", tampering, ["kms:CreateGrant", ...tamper], key],
    ...nobodyUses,
];

const appointedMay: readonly RequestRow[] = [
    ["administers the key", "allowed", [...administer, ...tamper], key],
    ["makes a grant", "not allowed", "kms:CreateGrant", key],
    ...nobodyUses,
];

proveAccess("requests to the archive's key", {
    document: archiveKeyPolicy(deployment, [trail], roles, { queryBucketArn: queryBucket }),
    attachedTo: "resource",
    owner: deployment.logArchiveAccountId,
    requests: [
        {
            who: "the trail",
            caller: trails.organization,
            requests: [
                ["looks at the key when it is created", "allowed", "kms:DescribeKey", key],
                ["encrypts when it is created, without S3", "allowed", generate, key, creating],
                ["encrypts a log file", "allowed", generate, key, delivering],
                ["encrypts a log file with the bucket's key", "allowed", generate, key, withBucketKey],
                [
                    "encrypts a log file of another Region",
                    "allowed",
                    generate,
                    key,
                    context(logFile, trail.replace("eu-west-1", "us-west-2")),
                ],
                ["decrypts the bucket's key", "allowed", "kms:Decrypt", key, withBucketKey],
                ["encrypts without its context", "not allowed", generate, key, withoutTrail],
                ["encrypts with another customer's context", "not allowed", generate, key, ofAnotherCustomer],
                ["encrypts with another trail's context", "not allowed", generate, key, context(logFile, `${trail}-2`)],
                ["tampers with the key", tampering, tamper, key],
            ],
        },
        { who: "another customer's trail", caller: trails.ofAnotherCustomer, requests: otherTrailsMay },
        {
            who: "another trail of the management account",
            caller: trails.anotherOfTheOrganization,
            requests: otherTrailsMay,
        },
        { who: "a member's own trail", caller: trails.ofAMember, requests: otherTrailsMay },
        { who: "CloudTrail for no trail", caller: trails.none, requests: otherTrailsMay },
        {
            who: "AWS Config",
            caller: service("config.amazonaws.com", "arn:aws:config:eu-west-1:222233334444:x", "222233334444"),
            requests: otherTrailsMay,
        },
        { who: "the archive account's reader", caller: archive.reader, requests: readersMay },
        { who: "the audit account's reader", caller: audit.auditor, requests: readersMay },
        {
            who: "the archive account's reader, who may query,",
            caller: role(deployment.logArchiveAccountId, "Reader", administratorAccess),
            requests: [
                ["keeps results", "allowed", keep, key, result],
                ["keeps results with the bucket's key", "allowed", keep, key, resultWithBucketKey],
                ["keeps results elsewhere", "not allowed", keep, key, resultElsewhere],
            ],
        },
        {
            who: "the archive account's reader, without a policy of its own,",
            caller: archive.readerWithoutPolicy,
            requests: [
                ["decrypts a log file", "not allowed", "kms:Decrypt", key, delivering],
                ["keeps results of queries", "not allowed", keep, key, result],
            ],
        },
        {
            who: "the audit account's reader, without a policy of its own,",
            caller: audit.auditorWithoutPolicy,
            requests: [["decrypts a log file", "not allowed", "kms:Decrypt", key, delivering]],
        },
        { who: "the audit account's administrator", caller: audit.administrator, requests: outsidersMay },
        { who: "an administrator of the archive account", caller: archive.administrator, requests: administratorsMay },
        { who: "the archive account's root user", caller: archive.rootUser, requests: administratorsMay },
        { who: "the deployment role", caller: archive.deployment, requests: appointedMay },
        { who: "break-glass", caller: archive.breakGlass, requests: appointedMay },
        {
            who: "a role of the archive account without a policy",
            caller: archive.roleWithoutPolicy,
            requests: [["looks at the key", "not allowed", "kms:DescribeKey", key]],
        },
        { who: "a member's administrator", caller: member.administrator, requests: outsidersMay },
        { who: "the management account's administrator", caller: management.administrator, requests: outsidersMay },
        { who: "another customer", caller: stranger, requests: outsidersMay },
        {
            who: "nobody in particular",
            caller: anonymous,
            requests: [["decrypts", "not allowed", "kms:Decrypt", key, delivering]],
        },
    ],
    redundant: {
        "DenyKeyTampering Action kms:CreateGrant":
            "nobody is allowed to make a grant; it stays denied if a statement ever allows more",
    },
});

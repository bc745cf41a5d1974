import type { JsonValue } from "../../../../detections/cloudtrail-record";
import {
    agents,
    assumedRoot,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    logArchive,
    pipeline,
    production,
    roleSession,
    serviceLinkedRole,
    through,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type CallOptions, type Draft, type Entry } from "../entry";

const archive = "orgtrail-archive-o-exampleorgid";
const accessLogs = "orgtrail-access-logs-o-exampleorgid";
const attacker = roleSession("OrganizationAccountAccessRole", "s1", logArchive, agents.botoLocal);
const namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

/** A call on a bucket; `what` is the sub-resource, which S3 records as an empty parameter. */
export function bucketCall(
    eventName: string,
    bucketName: string,
    what: string,
    parameters: { readonly [name: string]: JsonValue } = {},
    options: CallOptions = {},
): Draft {
    const region = options.region ?? "us-east-1";
    return call(
        "s3",
        eventName,
        { bucketName, Host: `${bucketName}.s3.${region}.amazonaws.com`, ...(what && { [what]: "" }), ...parameters },
        {
            region,
            ...options,
            fields: {
                additionalEventData: {
                    SignatureVersion: "SigV4",
                    CipherSuite: "TLS_AES_128_GCM_SHA256",
                    bytesTransferredIn: 0,
                    AuthenticationMethod: "AuthHeader",
                    "x-amz-id-2": "Gk1s0examplehostid=",
                    bytesTransferredOut: 0,
                },
                resources: [
                    {
                        accountId: options.by?.account ?? logArchive,
                        type: "AWS::S3::Bucket",
                        ARN: `arn:aws:s3:::${bucketName}`,
                    },
                ],
                ...options.fields,
            },
        },
    );
}

const openPolicy = {
    Version: "2012-10-17",
    Statement: [
        {
            Sid: "x",
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::999988887777:root" },
            Action: "s3:*",
            Resource: `arn:aws:s3:::${archive}/*`,
        },
    ],
};

export const archiveRecords: readonly Entry[] = [
    alarm(
        ["archive", "bucket-policies"],
        "archive's policy deleted",
        bucketCall("DeleteBucketPolicy", archive, "policy", {}, { by: attacker }),
    ),
    alarm(
        ["archive", "bucket-policies"],
        "archive's policy replaced",
        bucketCall("PutBucketPolicy", archive, "policy", { bucketPolicy: openPolicy }, { by: attacker }),
        "exposure",
    ),
    alarm(
        ["archive", "root"],
        "an assumed root session unlocks the archive's policy",
        bucketCall("DeleteBucketPolicy", archive, "policy", {}, { by: assumedRoot(logArchive) }),
        "bucket-policies",
    ),
    alarm(
        "archive",
        "archive's public access block removed",
        bucketCall("DeleteBucketPublicAccessBlock", archive, "publicAccessBlock", {}, { by: attacker }),
        "exposure",
    ),
    alarm(
        "archive",
        "archive's public access block weakened",
        bucketCall(
            "PutBucketPublicAccessBlock",
            archive,
            "publicAccessBlock",
            {
                PublicAccessBlockConfiguration: {
                    xmlns: namespace,
                    BlockPublicAcls: true,
                    IgnorePublicAcls: true,
                    BlockPublicPolicy: false,
                    RestrictPublicBuckets: false,
                },
            },
            { by: consoleUser("dana", logArchive) },
        ),
        "exposure",
    ),
    alarm(
        "archive",
        "archive's encryption removed",
        bucketCall("DeleteBucketEncryption", archive, "encryption", {}, { by: attacker }),
    ),
    alarm(
        "archive",
        "archive's objects encrypted with another key",
        bucketCall(
            "PutBucketEncryption",
            archive,
            "encryption",
            {
                ServerSideEncryptionConfiguration: {
                    xmlns: namespace,
                    Rule: {
                        ApplyServerSideEncryptionByDefault: {
                            SSEAlgorithm: "aws:kms",
                            KMSMasterKeyID:
                                "arn:aws:kms:us-east-1:999988887777:key/11112222-3333-4444-5555-666677778888",
                        },
                    },
                },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "archive",
        "archive's versions suspended",
        bucketCall(
            "PutBucketVersioning",
            archive,
            "versioning",
            { VersioningConfiguration: { Status: "Suspended", xmlns: namespace } },
            { by: attacker },
        ),
    ),
    alarm(
        ["archive", "bucket-policies"],
        "archive's objects expire after a day",
        bucketCall(
            "PutBucketLifecycle",
            archive,
            "lifecycle",
            {
                LifecycleConfiguration: {
                    xmlns: namespace,
                    Rule: { ID: "clean", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 1 } },
                },
            },
            { by: attacker },
        ),
        "destruction",
    ),
    alarm(
        ["archive", "bucket-policies"],
        "archive's lifecycle removed",
        bucketCall("DeleteBucketLifecycle", archive, "lifecycle", {}, { by: attacker }),
    ),
    alarm(
        "archive",
        "archive's object lock changed",
        bucketCall(
            "PutBucketObjectLockConfiguration",
            archive,
            "object-lock",
            { ObjectLockConfiguration: { xmlns: namespace, ObjectLockEnabled: "Enabled" } },
            { by: attacker },
        ),
    ),
    alarm(
        "archive",
        "archive accepts ACLs again",
        bucketCall(
            "PutBucketOwnershipControls",
            archive,
            "ownershipControls",
            { OwnershipControls: { xmlns: namespace, Rule: { ObjectOwnership: "ObjectWriter" } } },
            { by: attacker },
        ),
    ),
    alarm(
        "archive",
        "archive's ownership controls removed",
        bucketCall("DeleteBucketOwnershipControls", archive, "ownershipControls", {}, { by: attacker }),
    ),
    alarm(
        "archive",
        "access log of the archive switched off",
        bucketCall(
            "PutBucketLogging",
            archive,
            "logging",
            { BucketLoggingStatus: { xmlns: namespace } },
            { by: attacker },
        ),
    ),
    alarm(
        ["archive", "bucket-policies"],
        "archive replicated outward",
        bucketCall(
            "PutBucketReplication",
            archive,
            "replication",
            {
                ReplicationConfiguration: {
                    xmlns: namespace,
                    Role: `arn:aws:iam::${logArchive}:role/replicate`,
                    Rule: {
                        ID: "all",
                        Status: "Enabled",
                        Destination: { Bucket: "arn:aws:s3:::mirror-9f3c", Account: "999988887777" },
                    },
                },
            },
            { by: attacker },
        ),
        "exposure",
    ),
    alarm(
        ["archive", "bucket-policies"],
        "archive's replication removed",
        bucketCall("DeleteBucketReplication", archive, "replication", {}, { by: attacker }),
    ),
    alarm(
        "archive",
        "archive bucket deleted",
        bucketCall("DeleteBucket", archive, "", {}, { by: attacker }),
        "destruction",
    ),
    alarm(
        ["archive", "bucket-policies"],
        "ACL of the access-log bucket opened",
        bucketCall(
            "PutBucketAcl",
            accessLogs,
            "acl",
            {
                AccessControlPolicy: {
                    xmlns: namespace,
                    AccessControlList: {
                        Grant: {
                            Permission: "READ",
                            Grantee: { "xsi:type": "Group", URI: "http://acs.amazonaws.com/groups/global/AllUsers" },
                        },
                    },
                },
            },
            { by: attacker },
        ),
        "exposure",
    ),
    alarm(
        "archive",
        "access-log bucket deleted",
        bucketCall("DeleteBucket", accessLogs, "", {}, { by: iamUser("ops", logArchive) }),
        "destruction",
    ),
    alarm(
        "archive",
        "archive's notifications redirected",
        bucketCall(
            "PutBucketNotification",
            archive,
            "notification",
            {
                NotificationConfiguration: {
                    xmlns: namespace,
                    CloudFunctionConfiguration: {
                        Id: "x",
                        CloudFunction: "arn:aws:lambda:us-east-1:444455556666:function:rewrite",
                        Event: "s3:ObjectCreated:*",
                    },
                },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "archive",
        "versions of a team's bucket suspended by a person",
        bucketCall(
            "PutBucketVersioning",
            "payments-ledger-prod",
            "versioning",
            { VersioningConfiguration: { Status: "Suspended", xmlns: namespace } },
            { by: iamUser("ops", production) },
        ),
        "destruction",
    ),
    alarm(
        "archive",
        "access log of a team's bucket switched off",
        bucketCall(
            "PutBucketLogging",
            "payments-ledger-prod",
            "logging",
            { BucketLoggingStatus: { xmlns: namespace } },
            { by: roleSession("Administrator", "x", production, agents.botoLocal) },
        ),
        "service-logs",
    ),
    quiet(
        "archive's policy read",
        read(
            "s3",
            "GetBucketPolicy",
            { bucketName: archive, Host: `${archive}.s3.us-east-1.amazonaws.com`, policy: "" },
            { by: pipeline(logArchive) },
        ),
    ),
    quiet(
        "archive found by HeadBucket",
        read(
            "s3",
            "HeadBucket",
            { bucketName: archive, Host: "s3.us-east-1.amazonaws.com" },
            {
                by: serviceLinkedRole(
                    "config.amazonaws.com",
                    "AWSServiceRoleForConfig",
                    "AWSConfig-BucketConfigCheck",
                    logArchive,
                ),
            },
        ),
    ),
    quiet(
        "deleting the archive's policy refused",
        bucketCall(
            "DeleteBucketPolicy",
            archive,
            "policy",
            {},
            { by: iamUser("kim", development), error: accessDenied("s3:DeleteBucketPolicy") },
        ),
    ),
    quiet(
        "archive not empty",
        bucketCall(
            "DeleteBucket",
            archive,
            "",
            {},
            { by: pipeline(logArchive), error: ["BucketNotEmpty", "The bucket you tried to delete is not empty"] },
        ),
    ),
    quiet(
        "a scratch bucket deleted",
        bucketCall(
            "DeleteBucket",
            "scratch-kim-2026",
            "",
            {},
            { by: identityCenterSession("kim", "Developer", development) },
        ),
    ),
    quiet(
        "versions of a team's bucket enabled",
        bucketCall(
            "PutBucketVersioning",
            "reports-dev",
            "versioning",
            { VersioningConfiguration: { Status: "Enabled", xmlns: namespace } },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "public access block of a new bucket, whole",
        bucketCall(
            "PutBucketPublicAccessBlock",
            "reports-dev",
            "publicAccessBlock",
            {
                PublicAccessBlockConfiguration: {
                    xmlns: namespace,
                    BlockPublicAcls: true,
                    IgnorePublicAcls: true,
                    BlockPublicPolicy: true,
                    RestrictPublicBuckets: true,
                },
            },
            { by: through("cloudformation.amazonaws.com", pipeline(development)) },
        ),
    ),
    quiet(
        "encryption of a new bucket set",
        bucketCall(
            "PutBucketEncryption",
            "reports-dev",
            "encryption",
            {
                ServerSideEncryptionConfiguration: {
                    xmlns: namespace,
                    Rule: { BucketKeyEnabled: true, ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } },
                },
            },
            { by: pipeline(development, agents.pulumi) },
        ),
    ),
    quiet(
        "access log of a new bucket switched on",
        bucketCall(
            "PutBucketLogging",
            "reports-dev",
            "logging",
            {
                BucketLoggingStatus: {
                    xmlns: namespace,
                    LoggingEnabled: { TargetBucket: "logs-dev", TargetPrefix: "reports/" },
                },
            },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "objects of a new bucket owned by it",
        bucketCall(
            "PutBucketOwnershipControls",
            "reports-dev",
            "ownershipControls",
            { OwnershipControls: { xmlns: namespace, Rule: { ObjectOwnership: "BucketOwnerEnforced" } } },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "DeleteBucket of Lightsail",
        call(
            "lightsail",
            "DeleteBucket",
            { bucketName: "blog-images", forceDelete: false },
            { by: roleSession("Web", "jo", development) },
        ),
    ),
    quiet(
        "tags on a bucket",
        bucketCall(
            "PutBucketTagging",
            "reports-dev",
            "tagging",
            { Tagging: { xmlns: namespace, TagSet: { Tag: { Key: "team", Value: "reports" } } } },
            { by: pipeline(development) },
        ),
    ),
];

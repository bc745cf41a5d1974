import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    pipeline,
    production,
    roleSession,
    through,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";
import { bucketCall } from "./archive";

const xmlns = "http://s3.amazonaws.com/doc/2006-03-01/";
const app = "app-data-prod-0f3a";
const tlsOnly = {
    Version: "2012-10-17",
    Statement: [
        {
            Sid: "TlsOnly",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:*",
            Resource: [`arn:aws:s3:::${app}`, `arn:aws:s3:::${app}/*`],
            Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
    ],
};
const toEverybody = {
    Version: "2012-10-17",
    Statement: [
        { Sid: "Public", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${app}/*` },
    ],
};
const attacker = roleSession("Administrator", "x", production, agents.botoLocal);
const allUsers = {
    AccessControlPolicy: {
        xmlns,
        AccessControlList: {
            Grant: {
                Permission: "READ",
                Grantee: {
                    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                    "xsi:type": "Group",
                    URI: "http://acs.amazonaws.com/groups/global/AllUsers",
                },
            },
        },
    },
};

export const bucketPolicyRecords: readonly Entry[] = [
    alarm(
        "bucket-policies",
        "policy by Terraform",
        bucketCall("PutBucketPolicy", app, "policy", { bucketPolicy: tlsOnly }, { by: pipeline(production) }),
    ),
    alarm(
        "bucket-policies",
        "policy through CloudFormation",
        bucketCall(
            "PutBucketPolicy",
            "web-dev",
            "policy",
            { bucketPolicy: tlsOnly },
            { by: through("cloudformation.amazonaws.com", identityCenterSession("kim", "Developer", development)) },
        ),
    ),
    alarm(
        ["bucket-policies", "exposure"],
        "policy that lets everybody read",
        bucketCall("PutBucketPolicy", app, "policy", { bucketPolicy: toEverybody }, { by: attacker }),
    ),
    alarm(
        ["bucket-policies", "exposure"],
        "policy that lets everybody of AWS in",
        bucketCall(
            "PutBucketPolicy",
            app,
            "policy",
            { bucketPolicy: { ...toEverybody, Statement: [{ ...toEverybody.Statement[0], Principal: { AWS: "*" } }] } },
            { by: attacker },
        ),
    ),
    alarm(
        "bucket-policies",
        "policy deleted",
        bucketCall("DeleteBucketPolicy", app, "policy", {}, { by: consoleUser("dana", production) }),
    ),
    alarm(
        ["bucket-policies", "exposure"],
        "canned ACL public-read",
        bucketCall("PutBucketAcl", app, "acl", { "x-amz-acl": "public-read" }, { by: attacker }),
    ),
    alarm(
        ["bucket-policies", "exposure"],
        "ACL that lets all users read",
        bucketCall("PutBucketAcl", app, "acl", allUsers, { by: consoleUser("dana", production) }),
    ),
    alarm(
        "bucket-policies",
        "ACL private",
        bucketCall("PutBucketAcl", app, "acl", { "x-amz-acl": "private" }, { by: pipeline(production) }),
    ),
    alarm(
        "bucket-policies",
        "CORS",
        bucketCall(
            "PutBucketCors",
            app,
            "cors",
            { CORSConfiguration: { xmlns, CORSRule: { AllowedOrigin: "*", AllowedMethod: ["GET", "PUT"] } } },
            { by: iamUser("web", production) },
        ),
    ),
    alarm(
        "bucket-policies",
        "CORS removed",
        bucketCall("DeleteBucketCors", app, "cors", {}, { by: pipeline(production) }),
    ),
    alarm(
        "bucket-policies",
        "lifecycle",
        bucketCall(
            "PutBucketLifecycle",
            app,
            "lifecycle",
            {
                LifecycleConfiguration: {
                    xmlns,
                    Rule: {
                        ID: "tier",
                        Status: "Enabled",
                        Prefix: "",
                        Transition: { Days: 30, StorageClass: "STANDARD_IA" },
                    },
                },
            },
            { by: pipeline(production) },
        ),
    ),
    alarm(
        "bucket-policies",
        "lifecycle that deletes all tomorrow",
        bucketCall(
            "PutBucketLifecycle",
            app,
            "lifecycle",
            {
                LifecycleConfiguration: {
                    xmlns,
                    Rule: { ID: "x", Status: "Enabled", Prefix: "", Expiration: { Days: 1 } },
                },
            },
            { by: attacker },
        ),
        "destruction",
    ),
    alarm(
        "bucket-policies",
        "lifecycle removed",
        bucketCall("DeleteBucketLifecycle", app, "lifecycle", {}, { by: attacker }),
    ),
    alarm(
        "bucket-policies",
        "replication to a stranger",
        bucketCall(
            "PutBucketReplication",
            app,
            "replication",
            {
                ReplicationConfiguration: {
                    xmlns,
                    Role: `arn:aws:iam::${production}:role/replicate`,
                    Rule: {
                        ID: "r",
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
        "bucket-policies",
        "replication removed",
        bucketCall("DeleteBucketReplication", app, "replication", {}, { by: attacker }),
    ),
    quiet(
        "policy read",
        read(
            "s3",
            "GetBucketPolicy",
            { bucketName: app, policy: "", Host: `${app}.s3.amazonaws.com` },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "policy status read",
        read(
            "s3",
            "GetBucketPolicyStatus",
            { bucketName: app, policyStatus: "" },
            { by: roleSession("access-analyzer", "x", production, "access-analyzer.amazonaws.com") },
        ),
    ),
    quiet(
        "policy refused by the public access block",
        bucketCall(
            "PutBucketPolicy",
            app,
            "policy",
            { bucketPolicy: toEverybody },
            {
                by: attacker,
                error: [
                    "AccessDenied",
                    "User is not authorized to perform: s3:PutBucketPolicy because public policies are blocked by the BlockPublicPolicy block public access setting.",
                ],
            },
        ),
    ),
    quiet(
        "ACLs are not supported",
        bucketCall(
            "PutBucketAcl",
            app,
            "acl",
            { "x-amz-acl": "private" },
            { by: pipeline(production), error: ["AccessControlListNotSupported", "The bucket does not allow ACLs"] },
        ),
    ),
    quiet(
        "notification for a function",
        bucketCall(
            "PutBucketNotification",
            "images-dev",
            "notification",
            { NotificationConfiguration: { xmlns } },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "website of a bucket",
        bucketCall(
            "PutBucketWebsite",
            "web-dev",
            "website",
            { WebsiteConfiguration: { xmlns, IndexDocument: { Suffix: "index.html" } } },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "lifecycle policy of EFS",
        call(
            "elasticfilesystem",
            "PutLifecycleConfiguration",
            { fileSystemId: "fs-0123456789abcdef0", lifecyclePolicies: [{ transitionToIA: "AFTER_30_DAYS" }] },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "lifecycle policy of ECR",
        call(
            "ecr",
            "PutLifecyclePolicy",
            { repositoryName: "checkout", lifecyclePolicyText: "{}" },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "bucket policy of an Outpost refused",
        call(
            "s3-outposts",
            "CreateEndpoint",
            { OutpostId: "op-0a1b" },
            { by: pipeline(development), error: accessDenied("s3-outposts:CreateEndpoint") },
        ),
    ),
    quiet(
        "container's CORS of MediaStore",
        call(
            "mediastore",
            "PutCorsPolicy",
            { containerName: "live", corsPolicy: [{ allowedOrigins: ["*"] }] },
            { by: pipeline(development) },
        ),
    ),
];

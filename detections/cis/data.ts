import { awsService, record, roleSession } from "../sample-record";
import { changes, firstEvent } from "../entry";
import { serviceLinkedRole } from "../sessions/sample-identities";
import { changesByNoService, controls } from "./entry";
import type { PatternDetection } from "../detection";

const key = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const kms = "kms.amazonaws.com";
const s3 = "s3.amazonaws.com";

export const kmsKeyLoss: PatternDetection = {
    ...firstEvent,
    id: "kms-key-disabled-or-scheduled-for-deletion",
    title: "KMS key disabled or scheduled for deletion",
    why: "What the key encrypts can no longer be read, and after the waiting period never again.",
    response: "Cancel the deletion or enable the key while its waiting period lasts. Then ask who did it why.",
    severity: "high",
    techniques: ["T1485", "T1486"],
    controls: controls(7, 7),
    noise: "Keys of stacks that are torn down.",
    ...changes({ source: kms, names: ["DisableKey", "ScheduleKeyDeletion"] }),
    samples: () => ({
        match: [
            record(kms, "DisableKey", { requestParameters: { keyId: key } }),
            record(kms, "ScheduleKeyDeletion", {
                requestParameters: { keyId: key, pendingWindowInDays: 7 },
                responseElements: {
                    keyId: key,
                    keyState: "PendingDeletion",
                    deletionDate: "Mar 11, 2026, 12:00:00 AM",
                    pendingWindowInDays: 7,
                },
            }),
            record(kms, "ScheduleKeyDeletion", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: { keyId: key, pendingWindowInDays: 30 },
            }),
        ],
        ignore: [
            record(kms, "EnableKey", { requestParameters: { keyId: key } }),
            record(kms, "CancelKeyDeletion", { requestParameters: { keyId: key } }),
            record(kms, "ScheduleKeyDeletion", {
                errorCode: "KMSInvalidStateException",
                errorMessage: `${key} is pending deletion.`,
                requestParameters: { keyId: key, pendingWindowInDays: 7 },
            }),
        ],
    }),
};

export const s3BucketPolicyChanges: PatternDetection = {
    ...firstEvent,
    id: "s3-bucket-policy-changes",
    title: "S3 bucket policy, ACL, CORS, lifecycle or replication changed",
    why: "One call can open a bucket to the world, send its objects elsewhere or let them expire.",
    response:
        "Read the new policy or ACL in the record: who can read or write now. Restore the old one if that is more than before.",
    severity: "medium",
    techniques: ["T1530", "T1562"],
    controls: controls(8, 8),
    noise: "Every deployment that creates buckets; name the pipeline's role in alarms.pipelineRoleArns.",
    ...changesByNoService({
        source: s3,
        names: [
            "PutBucketAcl",
            "PutBucketPolicy",
            "PutBucketCors",
            "PutBucketLifecycle",
            "PutBucketReplication",
            "DeleteBucketPolicy",
            "DeleteBucketCors",
            "DeleteBucketLifecycle",
            "DeleteBucketReplication",
        ],
    }),
    samples: () => ({
        match: [
            record(s3, "PutBucketPolicy", {
                requestParameters: {
                    bucketName: "example-data",
                    policy: "",
                    bucketPolicy: {
                        Version: "2012-10-17",
                        Statement: [
                            {
                                Effect: "Allow",
                                Principal: "*",
                                Action: "s3:GetObject",
                                Resource: "arn:aws:s3:::example-data/*",
                            },
                        ],
                    },
                },
            }),
            record(s3, "PutBucketLifecycle", {
                requestParameters: {
                    bucketName: "example-data",
                    lifecycle: "",
                    LifecycleConfiguration: {
                        Rule: { ID: "expire", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 1 } },
                    },
                },
            }),
            record(s3, "DeleteBucketPolicy", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: { bucketName: "example-data", policy: "" },
            }),
        ],
        ignore: [
            record("s3-outposts.amazonaws.com", "PutBucketPolicy", {
                requestParameters: { bucket: "example-outpost-data" },
            }),
            record(s3, "PutBucketPolicy", {
                errorCode: "MalformedPolicy",
                errorMessage: "Invalid principal in policy",
                requestParameters: { bucketName: "example-data", policy: "" },
            }),
            record(s3, "PutBucketPolicy", {
                userIdentity: serviceLinkedRole("config.amazonaws.com", "AWSServiceRoleForConfig"),
                requestParameters: { bucketName: "example-data", policy: "" },
            }),
            record(s3, "PutBucketAcl", {
                userIdentity: awsService("logdelivery.elasticloadbalancing.amazonaws.com"),
                requestParameters: { bucketName: "example-logs", acl: "" },
            }),
            record(s3, "GetBucketAcl", {
                readOnly: true,
                requestParameters: { bucketName: "example-data", acl: "" },
            }),
            record(s3, "PutBucketTagging", { requestParameters: { bucketName: "example-data", tagging: "" } }),
        ],
    }),
};

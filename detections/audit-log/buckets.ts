import { all, any, equals, notEquals, notExists, oneOf, startsWith, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { denied, record, roleSession } from "../sample-record";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

const source = "s3.amazonaws.com";
const bucketName = "$.requestParameters.bucketName";
/** CloudTrail's names of these events are not always the API's ("Amazon S3 CloudTrail events", Amazon S3 User Guide). */
const lockEvents = ["PutBucketObjectLockConfiguration", "PutObjectLockConfiguration"];

export function logBucketChanged({ archiveBucket, accessLogBucket }: DetectionContext): PatternDetection {
    const bucketRecord = (name: string, parameters = {}, fields = {}, bucket = archiveBucket) =>
        record(source, name, {
            requestParameters: { bucketName: bucket, Host: `${bucket}.s3.us-east-1.amazonaws.com`, ...parameters },
            resources: [{ accountId: "444455556666", type: "AWS::S3::Bucket", ARN: `arn:aws:s3:::${bucket}` }],
            recipientAccountId: "444455556666",
            ...fields,
        });
    return {
        ...firstEvent,
        id: "log-bucket-changed",
        title: "Bucket of the audit log changed",
        why: "The archive is the evidence. Its policy, encryption, versions, lock, lifecycle and replication decide whether it can be read, changed or lost.",
        response:
            "Deploy the archive again to undo the change. Then check with the digest files that no log file is missing.",
        severity: "critical",
        techniques: ["T1562.008", "T1485", "T1070"],
        controls: [],
        noise: "A deployment that changes the archive itself.",
        events: [],
        watches: `every event PutBucket…, DeleteBucket…, DeleteObject… or object lock, also of single objects, of ${archiveBucket} and ${accessLogBucket}, but for tags`,
        condition: all(
            equals("$.eventSource", source),
            any(
                startsWith("$.eventName", "PutBucket"),
                startsWith("$.eventName", "DeleteBucket"),
                startsWith("$.eventName", "DeleteObject"),
                // The lock's configuration, and holds and retention of single objects.
                startsWith("$.eventName", "PutObjectL"),
                startsWith("$.eventName", "PutObjectRetention"),
            ),
            notEquals("$.eventName", "PutBucketTagging"),
            notEquals("$.eventName", "DeleteBucketTagging"),
            oneOf(bucketName, [archiveBucket, accessLogBucket]),
            succeeded(),
        ),
        samples: () => ({
            match: [
                bucketRecord("DeleteBucketPolicy", { policy: "" }),
                bucketRecord("PutBucketLifecycle", {
                    lifecycle: "",
                    LifecycleConfiguration: {
                        Rule: { ID: "all", Status: "Enabled", Filter: { Prefix: "" }, Expiration: { Days: 1 } },
                    },
                }),
                bucketRecord("PutBucketVersioning", {
                    versioning: "",
                    VersioningConfiguration: { Status: "Suspended" },
                }),
                bucketRecord("PutBucketLogging", { logging: "", BucketLoggingStatus: {} }, {}, accessLogBucket),
                bucketRecord(
                    "DeleteBucketEncryption",
                    { encryption: "" },
                    { userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com") },
                ),
                bucketRecord("PutObjectLockConfiguration", {
                    "object-lock": "",
                    ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" },
                }),
                bucketRecord(
                    "PutObjectRetention",
                    { retention: "", "x-amz-bypass-governance-retention": "true" },
                    { managementEvent: false, eventCategory: "Data" },
                ),
                bucketRecord(
                    "DeleteObjects",
                    { delete: "" },
                    { managementEvent: false, eventCategory: "Data" },
                    accessLogBucket,
                ),
            ],
            ignore: [
                bucketRecord("PutBucketTagging", { tagging: "" }),
                bucketRecord("DeleteBucketTagging", { tagging: "" }),
                bucketRecord("PutObject", { key: "a.json.gz" }, { managementEvent: false, eventCategory: "Data" }),
                bucketRecord("GetBucketPolicy", { policy: "" }, { readOnly: true }),
                bucketRecord("PutBucketPolicy", { policy: "" }, denied("s3:PutBucketPolicy")),
                bucketRecord(
                    "PutBucketVersioning",
                    { VersioningConfiguration: { Status: "Enabled" } },
                    {},
                    "web-assets",
                ),
                record("s3-outposts.amazonaws.com", "DeleteBucket", {
                    requestParameters: { bucketName: archiveBucket },
                }),
            ],
        }),
    };
}

export function bucketProtectionWeakened({ archiveBucket, accessLogBucket }: DetectionContext): PatternDetection {
    const change = (name: string, parameters = {}, fields = {}) =>
        record(source, name, { requestParameters: { bucketName: "customer-data", ...parameters }, ...fields });
    return {
        ...firstEvent,
        id: "bucket-protection-weakened",
        title: "Protection of a bucket's objects weakened",
        why: "Without versions or a lock an overwritten object is gone; without access logs nobody sees who read it.",
        response:
            "Ask the owner of the bucket. If nobody knows of it, switch the protection on again and look for deleted objects.",
        severity: "medium",
        techniques: ["T1490", "T1562.008"],
        controls: [],
        noise: "The clean-up of a bucket that is going to be deleted; older infrastructure tools, which write Suspended for every new bucket.",
        events: [
            {
                source,
                names: [
                    "PutBucketVersioning",
                    "DeleteBucketEncryption",
                    "PutBucketOwnershipControls",
                    "DeleteBucketOwnershipControls",
                    "PutBucketLogging",
                    ...lockEvents,
                ],
            },
        ],
        watches: `versions suspended, objects left to whoever writes them, access logs off, a lock without its default retention; not of ${archiveBucket} and ${accessLogBucket}, which have log-bucket-changed`,
        condition: all(
            equals("$.eventSource", source),
            any(
                oneOf("$.eventName", ["DeleteBucketEncryption", "DeleteBucketOwnershipControls"]),
                equals("$.requestParameters.OwnershipControls.Rule.ObjectOwnership", "ObjectWriter"),
                equals("$.requestParameters.VersioningConfiguration.Status", "Suspended"),
                all(
                    equals("$.eventName", "PutBucketLogging"),
                    notExists("$.requestParameters.BucketLoggingStatus.LoggingEnabled"),
                ),
                all(oneOf("$.eventName", lockEvents), notExists("$.requestParameters.ObjectLockConfiguration.Rule")),
            ),
            notEquals(bucketName, archiveBucket),
            notEquals(bucketName, accessLogBucket),
            succeeded(),
        ),
        samples: () => ({
            match: [
                change("PutBucketVersioning", { VersioningConfiguration: { Status: "Suspended" } }),
                change("DeleteBucketEncryption", { encryption: "" }),
                change("DeleteBucketOwnershipControls", { ownershipControls: "" }),
                change("PutBucketOwnershipControls", {
                    ownershipControls: "",
                    OwnershipControls: { Rule: { ObjectOwnership: "ObjectWriter" } },
                }),
                change("PutBucketLogging", {
                    BucketLoggingStatus: { xmlns: "http://s3.amazonaws.com/doc/2006-03-01/" },
                }),
                change("PutBucketObjectLockConfiguration", {
                    ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" },
                }),
                change("PutObjectLockConfiguration", {
                    ObjectLockConfiguration: { ObjectLockEnabled: "Enabled" },
                }),
            ],
            ignore: [
                change("PutBucketVersioning", { VersioningConfiguration: { Status: "Enabled" } }),
                change("PutBucketEncryption", { encryption: "" }),
                change("PutBucketOwnershipControls", {
                    ownershipControls: "",
                    OwnershipControls: { Rule: { ObjectOwnership: "BucketOwnerEnforced" } },
                }),
                change("PutBucketLogging", {
                    BucketLoggingStatus: { LoggingEnabled: { TargetBucket: accessLogBucket, TargetPrefix: "s3/" } },
                }),
                change("PutBucketObjectLockConfiguration", {
                    ObjectLockConfiguration: {
                        ObjectLockEnabled: "Enabled",
                        Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 365 } },
                    },
                }),
                change(
                    "PutBucketVersioning",
                    { VersioningConfiguration: { Status: "Suspended" } },
                    {
                        errorCode: "InvalidBucketState",
                        errorMessage: "An Object Lock configuration is present on this bucket.",
                    },
                ),
                record("s3express.amazonaws.com", "DeleteBucketEncryption", {
                    requestParameters: { bucketName: "scratch--use1-az4--x-s3" },
                }),
                record(source, "PutBucketVersioning", {
                    requestParameters: {
                        bucketName: archiveBucket,
                        VersioningConfiguration: { Status: "Suspended", MfaDelete: "Disabled" },
                    },
                }),
                record(source, "DeleteBucketEncryption", { requestParameters: { bucketName: accessLogBucket } }),
            ],
        }),
    };
}

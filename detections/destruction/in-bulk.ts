import { firstEvent } from "../entry";
import {
    all,
    any,
    anyEvent,
    contains,
    equals,
    exists,
    not,
    notExists,
    oneOf,
    succeeded,
} from "../filter-pattern/build";
import { awsService, record, roleSession } from "../sample-record";
import type { JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";

const deletions = [
    { source: "cloudformation.amazonaws.com", names: ["DeleteStack", "DeleteStackSet", "DeleteStackInstances"] },
    { source: "s3.amazonaws.com", names: ["DeleteBucket"] },
    { source: "ec2.amazonaws.com", names: ["TerminateInstances", "DeleteVolume"] },
    { source: "lambda.amazonaws.com", names: ["DeleteFunction20150331"] },
    { source: "sqs.amazonaws.com", names: ["DeleteQueue"] },
    { source: "kinesis.amazonaws.com", names: ["DeleteStream"] },
    { source: "eks.amazonaws.com", names: ["DeleteCluster"] },
    { source: "ecs.amazonaws.com", names: ["DeleteService"] },
    { source: "elasticache.amazonaws.com", names: ["DeleteReplicationGroup", "DeleteCacheCluster"] },
];

/** One of these is everyday work, so no single one is worth an alarm. */
export const resourcesDeleted: PatternDetection = {
    ...firstEvent,
    id: "resources-deleted-in-bulk",
    title: "Many stacks, buckets, instances, functions or clusters deleted",
    why: "Somebody deletes what an organization runs on faster than a person tidies up.",
    response: "See whether one actor deletes, and stop its credentials before anything else. Then list what is gone.",
    severity: "high",
    techniques: ["T1485", "T1489"],
    controls: [],
    threshold: 20,
    onlyInNumbers: true,
    noise: "Test environments that are taken down all at once, and clean-up tools: exclude their roles or accounts.",
    events: deletions,
    watches:
        "calls that no AWS service makes for somebody, so not what Auto Scaling or CloudFormation deletes, nor Karpenter",
    condition: all(
        any(...deletions.map(anyEvent)),
        notExists("$.userIdentity.invokedBy"),
        // It ends the nodes of Kubernetes clusters all day, with calls of its own.
        not(contains("$.userAgent", "karpenter")),
        succeeded(),
    ),
    samples: () => ({
        match: [
            ...deletions.flatMap(({ source, names }) =>
                names.map((name) => record(source, name, { requestParameters: { name: "orders" } })),
            ),
            record("s3.amazonaws.com", "DeleteBucket", {
                userAgent: undefined,
                requestParameters: { bucketName: "orders" },
            }),
        ],
        ignore: [
            ...deletions.map(({ source }) => record(source, "TagResource", { requestParameters: { name: "orders" } })),
            record("ec2.amazonaws.com", "TerminateInstances", {
                userIdentity: awsService("autoscaling.amazonaws.com"),
                requestParameters: { instancesSet: { items: [{ instanceId: "i-0123456789abcdef0" }] } },
            }),
            record("ec2.amazonaws.com", "TerminateInstances", {
                userIdentity: roleSession("KarpenterNodeRole", "1772616000000000000"),
                userAgent: "aws-sdk-go-v2/1.30.3 ua/2.0 os/linux lang/go#1.22.5 md/GOOS#linux app/karpenter.sh-1.0.1",
                requestParameters: { instancesSet: { items: [{ instanceId: "i-0123456789abcdef1" }] } },
            }),
            record("s3.amazonaws.com", "DeleteBucket", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: { bucketName: "preview-42" },
            }),
            record("s3.amazonaws.com", "DeleteBucket", {
                errorCode: "BucketNotEmpty",
                errorMessage: "The bucket you tried to delete is not empty",
                requestParameters: { bucketName: "customer-data" },
            }),
            record("redshift.amazonaws.com", "DeleteCluster", {
                requestParameters: { clusterIdentifier: "warehouse", finalClusterSnapshotIdentifier: "last" },
            }),
        ],
    }),
};

const s3 = "s3.amazonaws.com";
const customerKey = "$.requestParameters.x-amz-server-side-encryption-customer-algorithm";

export const objectsDestroyed: PatternDetection = {
    ...firstEvent,
    id: "objects-deleted-or-locked-in-bulk",
    title: "Many objects deleted for good, or encrypted with a key of the caller's own",
    why: "Deleted versions do not come back, and what is encrypted with a customer-provided key opens with that key alone: both are how data in S3 is held to ransom.",
    response:
        "Stop the actor's credentials first. Then deny s3:DeleteObjectVersion and s3:PutObject in the bucket policy, and count what is left.",
    severity: "high",
    techniques: ["T1485", "T1486"],
    controls: [],
    threshold: 20,
    noise: "Data pipelines that delete their temporary objects, where the trail records data events of their buckets.",
    events: [{ source: s3, names: ["DeleteObjects", "DeleteObject", "PutObject", "CopyObject"] }],
    watches:
        "lists of up to 1000 objects deleted at once, versions deleted one by one, and objects written with a customer-provided key; only where the trail records data events",
    condition: all(
        equals("$.eventSource", s3),
        any(
            equals("$.eventName", "DeleteObjects"),
            all(equals("$.eventName", "DeleteObject"), exists("$.requestParameters.versionId")),
            all(oneOf("$.eventName", ["PutObject", "CopyObject"]), exists(customerKey)),
        ),
        notExists("$.userIdentity.invokedBy"),
        succeeded(),
    ),
    samples: () => ({
        match: [
            object("DeleteObjects", { delete: "" }),
            object("DeleteObject", { key: "orders/1.json", versionId: "L4kqtJlcpXroDTDmpUMLUo" }),
            object("PutObject", { key: "orders/1.json", "x-amz-server-side-encryption-customer-algorithm": "AES256" }),
            object("CopyObject", { key: "orders/1.json", "x-amz-server-side-encryption-customer-algorithm": "AES256" }),
        ],
        ignore: [
            object("DeleteObject", { key: "orders/1.json" }),
            object("PutObject", { key: "orders/1.json", "x-amz-server-side-encryption": "aws:kms" }),
            object("GetObject", { key: "orders/1.json", versionId: "L4kqtJlcpXroDTDmpUMLUo" }),
            object("HeadObject", { key: "orders/1.json", "x-amz-server-side-encryption-customer-algorithm": "AES256" }),
            object("DeleteObjects", { delete: "" }, { errorCode: "AccessControlListNotSupported" }),
            object(
                "DeleteObjects",
                { delete: "" },
                { userIdentity: roleSession("GlueJobs", "GlueJobRunnerSession", "glue.amazonaws.com") },
            ),
            record("codecommit.amazonaws.com", "DeleteFile", { requestParameters: { filePath: "orders/1.json" } }),
        ],
    }),
};

/** A data event of S3 ("Amazon S3 CloudTrail events", Amazon S3 User Guide). */
function object(
    name: string,
    parameters: { readonly [field: string]: JsonValue },
    fields: Parameters<typeof record>[2] = {},
) {
    return record(s3, name, {
        requestParameters: { bucketName: "customer-data", Host: "customer-data.s3.amazonaws.com", ...parameters },
        managementEvent: false,
        eventCategory: "Data",
        readOnly: name === "GetObject" || name === "HeadObject",
        ...fields,
    });
}

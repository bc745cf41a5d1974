import { all, type Answer, any, not } from "../../reading/answer";
import { isCustomerKey } from "../../reading/key";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { meets, UNKNOWN } from "../../reading/value";
import { type Rule, type Verdict, verdict, where } from "../../rule";
import { atRest } from "./controls";
import { isWebsite, ordinaryBuckets } from "./ordinary-bucket";

const loadBalancers = [
    "aws:lb/loadBalancer:LoadBalancer",
    "aws:alb/loadBalancer:LoadBalancer",
    "aws:elb/loadBalancer:LoadBalancer",
];

/** Services that write their logs into a bucket only while it is encrypted with S3's own keys. */
const logWriters = [
    "logging.s3.amazonaws.com",
    "logdelivery.elasticloadbalancing.amazonaws.com",
    "redshift.amazonaws.com",
];

/** Whether a load balancer other than a Network Load Balancer writes its logs into a bucket. */
function takesLoadBalancerLogs(stack: Stack, bucket: Resource): Answer {
    return any(
        ["accessLogs", "connectionLogs"].flatMap((logs) =>
            stack
                .referring(loadBalancers, [logs, "bucket"], bucket, types.bucket)
                .map(({ resource, answer }) =>
                    all([answer, meets(resource.input("loadBalancerType"), (type) => type !== "network")]),
                ),
        ),
    );
}

function takesNoCustomerKey(stack: Stack, bucket: Resource): Answer {
    const policies = [
        { resource: bucket, answer: "yes" as const },
        ...stack.referring(types.bucketPolicy, "bucket", bucket, types.bucket),
    ];
    const logging = [
        ...stack.referring(types.bucketLogging, "targetBucket", bucket, types.bucket),
        ...stack.referring(types.bucket, ["logging", "targetBucket"], bucket, types.bucket),
        ...stack.referring(types.bucket, ["loggings", 0, "targetBucket"], bucket, types.bucket),
    ];
    return any([
        isWebsite(stack, bucket),
        takesLoadBalancerLogs(stack, bucket),
        ...logging.map(({ answer }) => answer),
        ...policies.flatMap(({ resource, answer }) =>
            resource
                .document("policy")
                .statements.map((statement) =>
                    all([answer, statement.allows, any(logWriters.map((service) => statement.isForService(service)))]),
                ),
        ),
    ]);
}

function hasCustomerKey(stack: Stack, bucket: Resource): Verdict {
    const inline = [
        ["serverSideEncryptionConfiguration", "rule", "applyServerSideEncryptionByDefault", "kmsMasterKeyId"],
        [
            "serverSideEncryptionConfigurations",
            0,
            "rules",
            0,
            "applyServerSideEncryptionByDefaults",
            0,
            "kmsMasterKeyId",
        ],
    ] as const;
    const settings = stack.referring(types.bucketEncryption, "bucket", bucket, types.bucket);
    const answers = [
        ...settings.map(({ resource, answer }) =>
            all([
                answer,
                any([
                    isCustomerKey(resource, "rules", 0, "applyServerSideEncryptionByDefault", "kmsMasterKeyId"),
                    resource.input("rules") === UNKNOWN ? "unknown" : "no",
                ]),
            ]),
        ),
        ...inline.map(([property, ...path]) => isCustomerKey(bucket, property, ...path)),
    ];
    return verdict(any(answers), "is not encrypted with a customer managed key, which the configuration asks for");
}

/** Where the configuration asks for keys of one's own, for the buckets that take one. */
export const bucketCustomerKey: Rule = {
    name: "s3-bucket-customer-key",
    title: "A bucket has a customer managed key, where the configuration asks for one",
    severity: "medium",
    why: "Only the policy of a key of your own can withhold the data from those who may read the bucket.",
    fix: 'new aws.s3.BucketServerSideEncryptionConfiguration("encryption", { bucket: bucket.id, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn }, bucketKeyEnabled: true }] })',
    controls: atRest(["S3.17"]),
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    types: [],
    judgeStack: (stack, { customerKeys }) =>
        customerKeys
            ? ordinaryBuckets(stack).map((bucket) => ({
                  resource: bucket,
                  verdict: where(not(takesNoCustomerKey(stack, bucket)), hasCustomerKey(stack, bucket)),
              }))
            : [],
};

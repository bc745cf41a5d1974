import { trailBuckets } from "../../reading/audit-log";
import { types } from "../../reading/types";
import { isUnset } from "../../reading/value";
import { type Rule, where } from "../../rule";

export const onePolicy: Rule = {
    name: "cloudtrail-bucket-one-policy",
    title: "The bucket of a CloudTrail trail has one bucket policy",
    severity: "high",
    why: "A bucket has one policy: whichever is applied last replaces the other, and which one that is changes.",
    fix: 'one new aws.s3.BucketPolicy("policy", { bucket: bucket.id, policy }) with the statements of both',
    controls: { "NIST 800-53 r5": ["AC-3", "CM-2", "CM-6"] },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html",
    types: [],
    judgeStack: (stack) =>
        trailBuckets(stack).flatMap(({ bucket, isTrailBucket }) => {
            const policies = stack
                .referring(types.bucketPolicy, "bucket", bucket, types.bucket)
                .filter(({ answer }) => answer === "yes");
            const isInlineToo = !isUnset(bucket.input("policy"));
            return policies.length + (isInlineToo ? 1 : 0) < 2
                ? []
                : policies.map(({ resource }) => ({
                      resource,
                      verdict: where(isTrailBucket, { fault: "is one of several policies of a trail's bucket" }),
                  }));
        }),
};

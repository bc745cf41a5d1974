import { deniesPlainHttp, letsCloudTrailWrite } from "../../reading/policy-document";
import { namesOf } from "../../reading/stack";
import { types } from "../../reading/types";
import { isUnset } from "../../reading/value";
import type { Resource } from "../../reading/resource";
import { type Rule, type Verdict, verdict } from "../../rule";
import { judgeTrailBuckets } from "./setting";

function judge(policy: Resource, bucket: Resource): Verdict {
    return verdict(
        deniesPlainHttp(policy.document("policy"), namesOf(bucket)[0]),
        "lets plain HTTP reach a trail's bucket: no statement denies it to everybody, on the bucket and on its objects",
    );
}

export const tlsOnly: Rule = {
    name: "cloudtrail-bucket-tls-only",
    title: "The bucket of a CloudTrail trail takes requests over TLS only",
    severity: "medium",
    why: "Over plain HTTP anybody on the way can read log files and credentials or change them.",
    fix: 'in the bucket\'s policy, { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: [bucketArn, `${bucketArn}/*`], Condition: { Bool: { "aws:SecureTransport": "false" } } }',
    controls: {
        "CIS v3.0": ["2.1.1"],
        "CIS v5.0": ["2.1.1"],
        "CIS v7.0": ["3.1.1"],
        "Security Hub": ["S3.5"],
        "NIST 800-53 r5": ["AC-17(2)", "SC-8", "SC-8(1)", "SC-13", "SC-23"],
        "PCI DSS v4.0.1": ["4.2.1"],
    },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html",
    types: [...types.bucket, ...types.bucketPolicy],
    // A policy that lets CloudTrail write is a trail bucket's, whatever the rest of the stack.
    judge: (resource) => {
        const isOfTrail = letsCloudTrailWrite(resource.document("policy"));
        return isOfTrail === "yes" ? judge(resource, resource) : "yes";
    },
    judgeStack: (stack) =>
        judgeTrailBuckets(stack, {
            types: types.bucketPolicy,
            judge,
            judgeInline: (bucket) => (isUnset(bucket.input("policy")) ? undefined : judge(bucket, bucket)),
            missing: "is a trail's bucket and has no bucket policy, so it takes plain HTTP",
        }),
};

import { all, type Answer } from "../../reading/answer";
import { isCustomerKey } from "../../reading/key";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { text } from "../../reading/text";
import { list, meets } from "../../reading/value";
import { type Rule, type Verdict, verdict } from "../../rule";
import { judgeTrailBuckets } from "./setting";

const fault = "does not encrypt the objects of a trail's bucket with a customer managed key";

/** Whether the default encryption at a path is by a KMS key of the organization's own. */
function isByCustomerKey(resource: Resource, property: string, ...path: readonly (string | number)[]): Answer {
    return all([
        meets(resource.input(property, ...path, "sseAlgorithm"), (algorithm) =>
            /^aws:kms(:dsse)?$/.test(text(algorithm)),
        ),
        isCustomerKey(resource, property, ...path, "kmsMasterKeyId"),
    ]);
}

const inlineForms = [
    ["serverSideEncryptionConfiguration", "rule", "applyServerSideEncryptionByDefault"],
    ["serverSideEncryptionConfigurations", 0, "rules", 0, "applyServerSideEncryptionByDefaults", 0],
] as const;

function judge(setting: Resource): Verdict {
    const answers = list(setting.input("rules")).map((_, index) =>
        isByCustomerKey(setting, "rules", index, "applyServerSideEncryptionByDefault"),
    );
    return verdict(answers.length === 0 ? "no" : all(answers), fault);
}

function judgeInline(bucket: Resource): Verdict | undefined {
    const form = inlineForms.find((path) => bucket.input(...path) !== undefined);
    if (form === undefined) {
        return undefined;
    }
    const [property, ...path] = form;
    return verdict(isByCustomerKey(bucket, property, ...path), fault);
}

/** Whether the bucket gets another bucket's access logs, which S3 delivers to no bucket with a KMS key of one's own. */
function isLogTarget(stack: Stack, bucket: Resource): boolean {
    return stack
        .referring(types.bucketLogging, "targetBucket", bucket, types.bucket)
        .some(
            ({ resource, answer }) =>
                answer === "yes" && stack.refersTo(resource, "bucket", bucket, types.bucket) === "no",
        );
}

export const bucketCustomerKey: Rule = {
    name: "cloudtrail-bucket-customer-key",
    title: "The bucket of a CloudTrail trail encrypts objects with a customer managed key",
    severity: "medium",
    why: "Whatever is put there without a key of the trail's is readable to whoever may read the bucket.",
    fix: 'new aws.s3.BucketServerSideEncryptionConfiguration("encryption", { bucket: bucket.id, rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key.arn }, bucketKeyEnabled: true }] })',
    controls: {
        "Security Hub": ["S3.17"],
        "NIST 800-53 r5": ["AU-9", "SC-12(2)", "SC-13", "SC-28", "SC-28(1)"],
        "PCI DSS v4.0.1": ["3.5.1", "10.3.2"],
    },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html",
    types: [],
    judgeStack: (stack) =>
        judgeTrailBuckets(stack, {
            types: types.bucketEncryption,
            judge: (setting, bucket) => (isLogTarget(stack, bucket) ? "yes" : judge(setting)),
            judgeInline: (bucket) => (isLogTarget(stack, bucket) ? "yes" : judgeInline(bucket)),
            missing: "is a trail's bucket and its objects are not encrypted with a customer managed key",
        }),
};

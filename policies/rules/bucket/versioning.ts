import { isOn, meets } from "../../reading/value";
import { types } from "../../reading/types";
import type { Resource } from "../../reading/resource";
import { type Rule, type Verdict, verdict } from "../../rule";
import { judgeTrailBuckets } from "./setting";

function judge(versioning: Resource): Verdict {
    const status = versioning.input("versioningConfiguration", "status");
    return verdict(
        meets(status, (known) => known === "Enabled"),
        "does not enable the versioning of a trail's bucket",
    );
}

function judgeInline(bucket: Resource): Verdict | undefined {
    // S3 turns versioning on, for good, in a bucket that is created with Object Lock ("How S3 Object Lock works").
    const answers = [
        isOn(bucket.input("objectLockEnabled")),
        isOn(bucket.input("versioning", "enabled")),
        isOn(bucket.input("versionings", 0, "enabled")),
    ];
    return answers.includes("yes") ? "yes" : answers.includes("unknown") ? "unknown" : undefined;
}

export const versioning: Rule = {
    name: "cloudtrail-bucket-versioning",
    title: "The bucket of a CloudTrail trail keeps versions",
    severity: "high",
    why: "Without versions a log file that is overwritten or deleted is gone.",
    fix: 'new aws.s3.BucketVersioning("versions", { bucket: bucket.id, versioningConfiguration: { status: "Enabled" } })',
    controls: {
        "Security Hub": ["S3.14"],
        "NIST 800-53 r5": ["AU-9(2)", "CP-9", "CP-10", "SI-12"],
    },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    types: types.bucket,
    judgeStack: (stack) =>
        judgeTrailBuckets(stack, {
            types: types.bucketVersioning,
            judge,
            judgeInline,
            missing: "is a trail's bucket and has no versioning",
        }),
};

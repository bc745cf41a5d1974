import { all } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { types } from "../../reading/types";
import { isOff, meets, number, UNKNOWN } from "../../reading/value";
import { type Rule, type Verdict, verdict } from "../../rule";
import { firstInput, judgeTrailBuckets } from "./setting";

/** Days of a default retention, which S3 takes in days or in years. */
function days(retention: (name: string) => unknown): number | typeof UNKNOWN {
    const ofDays = number(retention("days"));
    const ofYears = number(retention("years"));
    if (ofDays === UNKNOWN || ofYears === UNKNOWN) {
        return UNKNOWN;
    }
    return ofDays ?? (ofYears ?? 0) * 365;
}

function judge(retention: (name: string) => unknown, retentionDays: number): Verdict {
    return verdict(
        all([
            meets(retention("mode"), (mode) => mode === "COMPLIANCE" || mode === "GOVERNANCE"),
            meets(days(retention), (known) => Number(known) >= retentionDays),
        ]),
        `does not lock the objects of a trail's bucket for at least ${retentionDays} days`,
    );
}

function judgeInline(bucket: Resource, retentionDays: number): Verdict | undefined {
    const rule = firstInput(
        bucket,
        ["objectLockConfiguration", "rule", "defaultRetention"],
        ["objectLockConfiguration", "rules", 0, "defaultRetentions", 0],
    );
    if (rule === undefined) {
        return undefined;
    }
    const read = (name: string) =>
        firstInput(
            bucket,
            ["objectLockConfiguration", "rule", "defaultRetention", name],
            ["objectLockConfiguration", "rules", 0, "defaultRetentions", 0, name],
        );
    return judge(read, retentionDays);
}

export const objectLock: Rule = {
    name: "cloudtrail-bucket-object-lock",
    title: "The bucket of a CloudTrail trail locks its objects, where that is configured, and for long enough",
    severity: "medium",
    why: "A version that is locked can be deleted by nobody, not even by an administrator of the account.",
    fix: 'on a new bucket, objectLockEnabled: true, and new aws.s3.BucketObjectLockConfiguration("lock", { bucket: bucket.id, rule: { defaultRetention: { mode: "COMPLIANCE", days: 365 } } })',
    controls: {
        "Security Hub": ["S3.15"],
        "NIST 800-53 r5": ["AU-9(2)", "AU-11", "CP-6(2)"],
        "PCI DSS v4.0.1": ["10.3.2", "10.5.1"],
    },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
    types: [],
    judgeStack: (stack, { objectLock: isAsked, retentionDays }) =>
        isAsked
            ? judgeTrailBuckets(stack, {
                  types: types.bucketObjectLock,
                  judge: (setting, bucket) =>
                      isOff(bucket.input("objectLockEnabled")) === "yes"
                          ? { fault: "locks nothing: the bucket has Object Lock off" }
                          : judge((name) => setting.input("rule", "defaultRetention", name), retentionDays),
                  judgeInline: (bucket) => judgeInline(bucket, retentionDays),
                  missing: "is a trail's bucket and does not lock its objects",
              })
            : [],
};

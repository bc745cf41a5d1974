import type { Answer } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { namesOf } from "../../reading/stack";
import { types } from "../../reading/types";
import { text } from "../../reading/text";
import { isUnset, meets, UNKNOWN } from "../../reading/value";
import { type Rule, verdict } from "../../rule";
import { firstInput, judgeTrailBuckets } from "./setting";

const fault = "does not log access to a trail's bucket in another bucket";

/** Whether a target is another bucket; one that is not known yet is, unless it is made from the bucket itself. */
function isOther(setting: Resource, property: string, target: unknown, bucket: Resource): Answer {
    const sources = setting.sourcesOf(property).map(({ urn }) => urn);
    return target === UNKNOWN
        ? sources.length === 0
            ? "unknown"
            : sources.includes(bucket.urn)
              ? "no"
              : "yes"
        : meets(target, (name) => !isUnset(name) && !namesOf(bucket).includes(text(name)));
}

export const accessLogging: Rule = {
    name: "cloudtrail-bucket-access-logging",
    title: "The bucket of a CloudTrail trail logs who accesses it, in another bucket",
    severity: "medium",
    why: "Who looked at the log, or tried to delete it, is in no trail but in the server access log.",
    fix: 'new aws.s3.BucketLogging("access", { bucket: bucket.id, targetBucket: accessLogs.id, targetPrefix: "archive/" })',
    controls: {
        "CIS v3.0": ["3.4"],
        "CIS v5.0": ["3.4"],
        "CIS v7.0": ["4.4"],
        "Security Hub": ["CloudTrail.7", "S3.9"],
        "NIST 800-53 r5": ["AU-2", "AU-3", "AU-6(3)", "AU-10", "AU-12"],
        "PCI DSS v4.0.1": ["10.2.1"],
    },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
    types: [],
    judgeStack: (stack) =>
        judgeTrailBuckets(stack, {
            types: types.bucketLogging,
            judge: (setting, bucket) =>
                verdict(isOther(setting, "targetBucket", setting.input("targetBucket"), bucket), fault),
            judgeInline: (bucket) => {
                const form = ["logging", "loggings"].find((property) => bucket.isSet(property));
                const target = firstInput(bucket, ["logging", "targetBucket"], ["loggings", 0, "targetBucket"]);
                return form === undefined || isUnset(target)
                    ? undefined
                    : verdict(isOther(bucket, form, target, bucket), fault);
            },
            missing: "is a trail's bucket and nobody logs who accesses it",
        }),
};

import { all, any, not, type Answer } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { foldersOf } from "../../reading/audit-log";
import { types } from "../../reading/types";
import { text } from "../../reading/text";
import { isOn, isUnset, list, meets, number, read, UNKNOWN } from "../../reading/value";
import { type Rule, verdict } from "../../rule";
import type { Parameters } from "../../parameters";
import { judgeTrailBuckets } from "./setting";

/** A lifecycle rule, in whichever of its three forms. */
interface LifecycleRule {
    readonly isEnabled: Answer;
    readonly prefix: unknown;
    /** Whether it is for objects with certain tags, which log files never have. */
    readonly isTagged: Answer;
    readonly expirationDays: unknown;
    readonly expirationDate: unknown;
    readonly noncurrentDays: unknown;
    readonly abortsUploads: boolean;
}

function first(rule: unknown, ...paths: readonly (readonly (string | number)[])[]): unknown {
    return paths.map((path) => read(rule, ...path)).find((value) => !isUnset(value));
}

function lifecycleRule(rule: unknown): LifecycleRule {
    return {
        isEnabled:
            rule === UNKNOWN
                ? "unknown"
                : any([meets(read(rule, "status"), (status) => status === "Enabled"), isOn(read(rule, "enabled"))]),
        prefix: first(rule, ["filter", "prefix"], ["filter", "and", "prefix"], ["prefix"]),
        isTagged: meets(
            first(rule, ["filter", "tag"], ["filter", "and", "tags"], ["tags"]),
            (tags) => tags !== undefined,
        ),
        expirationDays: first(rule, ["expiration", "days"], ["expirations", 0, "days"]),
        expirationDate: first(rule, ["expiration", "date"], ["expirations", 0, "date"]),
        noncurrentDays: first(
            rule,
            ["noncurrentVersionExpiration", "noncurrentDays"],
            ["noncurrentVersionExpiration", "days"],
            ["noncurrentVersionExpirations", 0, "days"],
        ),
        abortsUploads:
            first(rule, ["abortIncompleteMultipartUpload"], ["abortIncompleteMultipartUploadDays"]) !== undefined,
    };
}

/** Whether a rule is for log files: it is unless its prefix keeps to other folders of the bucket. */
function isForLogs({ prefix, isTagged }: LifecycleRule, folders: readonly string[]): Answer {
    const isInFolder = meets(prefix, (known) => {
        const wanted = text(known);
        return folders.some((folder) => folder.startsWith(wanted) || wanted.startsWith(folder));
    });
    return all([not(isTagged), isInFolder]);
}

function keepsLongEnough(rule: LifecycleRule, folders: readonly string[], parameters: Parameters): Answer {
    const { retentionDays, noncurrentRetentionDays } = parameters;
    const lasts = (days: unknown, least: number) =>
        // The provider writes 0 where nothing is set; S3 takes no such number.
        meets(number(days), (known) => !known || Number(known) >= least);
    const isHarmless = all([
        lasts(rule.expirationDays, retentionDays),
        // A date deletes what is there on that day, however young.
        meets(rule.expirationDate, isUnset),
        lasts(rule.noncurrentDays, noncurrentRetentionDays),
    ]);
    return any([not(rule.isEnabled), not(isForLogs(rule, folders)), isHarmless]);
}

export const retention: Rule = {
    name: "cloudtrail-bucket-retention",
    title: "The bucket of a CloudTrail trail keeps log files as long as configured",
    severity: "high",
    why: "Intrusions are found months later: the log files of their beginning must still be there.",
    fix: "in the bucket's lifecycle rule, expiration: { days: 365 }, noncurrentVersionExpiration: { noncurrentDays: 30 }",
    controls: {
        "Security Hub": ["S3.10", "S3.13"],
        "NIST 800-53 r5": ["AU-11", "SI-12"],
        "PCI DSS v4.0.1": ["10.5.1"],
    },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html",
    types: [],
    judgeStack: (stack, parameters) => {
        const judge = (rules: unknown, bucket: Resource) =>
            verdict(
                all(
                    list(rules)
                        .map(lifecycleRule)
                        .map((rule) => keepsLongEnough(rule, foldersOf(stack, bucket), parameters)),
                ),
                "deletes log files of a trail too early: " +
                    `they stay ${parameters.retentionDays} days, and ${parameters.noncurrentRetentionDays} once overwritten or deleted`,
            );
        return judgeTrailBuckets(stack, {
            types: types.bucketLifecycle,
            judge: (setting, bucket) => judge(setting.input("rules"), bucket),
            judgeInline: (bucket) => judge(bucket.input("lifecycleRules"), bucket),
        });
    },
};

export const incompleteUploads: Rule = {
    name: "cloudtrail-bucket-incomplete-uploads",
    title: "The lifecycle of a CloudTrail trail's bucket ends uploads that were never completed",
    severity: "low",
    level: "advisory",
    why: "Their parts are in no listing and are billed for ever.",
    fix: "in the bucket's lifecycle rule, abortIncompleteMultipartUpload: { daysAfterInitiation: 7 }",
    controls: { "Security Hub": ["S3.13"], "NIST 800-53 r5": ["SI-12"] },
    url: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html",
    types: [],
    judgeStack: (stack) => {
        const judge = (rules: unknown) =>
            verdict(
                rules === UNKNOWN
                    ? "unknown"
                    : any(
                          list(rules)
                              .map(lifecycleRule)
                              .map((rule) => (rule.abortsUploads ? rule.isEnabled : "no")),
                      ),
                "has a lifecycle that keeps the parts of uploads that were never completed",
            );
        return judgeTrailBuckets(stack, {
            types: types.bucketLifecycle,
            judge: (setting) => judge(setting.input("rules")),
            judgeInline: (bucket) =>
                list(bucket.input("lifecycleRules")).length === 0 ? undefined : judge(bucket.input("lifecycleRules")),
        });
    },
};

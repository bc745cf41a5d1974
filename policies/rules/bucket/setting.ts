import { trailBuckets } from "../../reading/audit-log";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { type Finding, type Verdict, where } from "../../rule";

/** A setting of a bucket, which @pulumi/aws knows as a resource of its own and, for some, as a property of the bucket. */
export interface BucketSetting {
    /** The types of the resources that make the setting. */
    readonly types: readonly string[];
    /** Judges such a resource. */
    judge(setting: Resource, bucket: Resource): Verdict;
    /** Judges the bucket's own properties where no such resource is in the stack; undefined where they set nothing. */
    judgeInline?(bucket: Resource): Verdict | undefined;
    /** The fault of a bucket without the setting. */
    readonly missing: string;
}

/** Judges a setting on every bucket that CloudTrail delivers to. */
export function judgeTrailBuckets(stack: Stack, setting: BucketSetting): Finding[] {
    return trailBuckets(stack).flatMap(({ bucket, isTrailBucket }) => {
        const candidates = stack.ofType(setting.types).map((resource) => ({
            resource,
            isOfBucket: stack.refersTo(resource, "bucket", bucket, types.bucket),
        }));
        const judged = candidates
            .filter(({ isOfBucket }) => isOfBucket === "yes")
            .map(({ resource }) => ({ resource, verdict: setting.judge(resource, bucket) }));
        const otherwise = (): Verdict =>
            setting.judgeInline?.(bucket) ??
            (candidates.some(({ isOfBucket }) => isOfBucket === "unknown") ? "unknown" : { fault: setting.missing });
        const findings = judged.length > 0 ? judged : [{ resource: bucket, verdict: otherwise() }];
        return findings.map(({ resource, verdict }) => ({ resource, verdict: where(isTrailBucket, verdict) }));
    });
}

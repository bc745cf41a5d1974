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
    /** The fault of a bucket without the setting; undefined where S3's default is right. */
    readonly missing?: string;
}

/** Judges a setting on every bucket that CloudTrail delivers to. */
export function judgeTrailBuckets(stack: Stack, setting: BucketSetting): Finding[] {
    return trailBuckets(stack).flatMap(({ bucket, isTrailBucket }) => {
        const candidates = stack.referring(setting.types, "bucket", bucket, types.bucket);
        const judged = candidates
            .filter(({ answer }) => answer === "yes")
            .map(({ resource }) => ({ resource, verdict: setting.judge(resource, bucket) }));
        const findings = judged.length > 0 ? judged : [{ resource: bucket, verdict: withoutResource() }];
        return findings.map(({ resource, verdict }) => ({ resource, verdict: where(isTrailBucket, verdict) }));

        function withoutResource(): Verdict {
            const inline = setting.judgeInline?.(bucket);
            if (inline !== undefined || setting.missing === undefined) {
                return inline ?? "yes";
            }
            return candidates.length > 0 ? "unknown" : { fault: setting.missing };
        }
    });
}

/** The first of the values that a bucket's properties hold at these paths: `Bucket` and `BucketV2` name them differently. */
export function firstInput(resource: Resource, ...paths: readonly (readonly (string | number)[])[]): unknown {
    return paths.map((path) => resource.input(...path)).find((value) => value !== undefined && value !== null);
}

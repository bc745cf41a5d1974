import { any, type Answer } from "./answer";
import { letsCloudTrailWrite } from "./policy-document";
import type { Resource } from "./resource";
import type { Stack } from "./stack";
import { types } from "./types";

/** Whether a property of some trail refers to a resource. */
export function isOfTrail(stack: Stack, property: string, target: Resource, kind: readonly string[]): Answer {
    return any(stack.ofType(types.trail).map((trail) => stack.refersTo(trail, property, target, kind)));
}

/**
 * The buckets of the stack that CloudTrail delivers to: those of its trails and, as the trail may belong to another
 * account and stack, those whose policy lets CloudTrail write. "unknown" where a trail's bucket is not known yet.
 */
export function trailBuckets(stack: Stack): { bucket: Resource; isTrailBucket: Answer }[] {
    const grants = stack.ofType(types.bucketPolicy).filter(grantsWrite);
    return stack
        .ofType(types.bucket)
        .map((bucket) => {
            const isGranted =
                grantsWrite(bucket) ||
                grants.some((policy) => stack.refersTo(policy, "bucket", bucket, types.bucket) === "yes");
            return {
                bucket,
                isTrailBucket: isGranted ? "yes" : isOfTrail(stack, "s3BucketName", bucket, types.bucket),
            };
        })
        .filter(({ isTrailBucket }) => isTrailBucket !== "no");
}

// A policy that is not known yet is most often that of an application's bucket: taking it for CloudTrail's would cry wolf.
function grantsWrite(resource: Resource): boolean {
    return letsCloudTrailWrite(resource.input("policy")) === "yes";
}

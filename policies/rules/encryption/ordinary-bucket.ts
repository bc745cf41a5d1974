import { trailBuckets } from "../../reading/audit-log";
import { any, type Answer } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { isUnset } from "../../reading/value";

/** The buckets of the stack that are no trail's: those have rules of their own. */
export function ordinaryBuckets(stack: Stack): Resource[] {
    const ofTrails = new Set(
        trailBuckets(stack)
            .filter(({ isTrailBucket }) => isTrailBucket === "yes")
            .map(({ bucket }) => bucket),
    );
    return stack.ofType(types.bucket).filter((bucket) => !ofTrails.has(bucket));
}

/** Whether a bucket publishes a website: then it is meant for everybody to read. */
export function isWebsite(stack: Stack, bucket: Resource): Answer {
    return any([
        ...["website", "websites"].map((name): Answer => (isUnset(bucket.input(name)) ? "no" : "yes")),
        ...stack.referring(types.bucketWebsite, "bucket", bucket, types.bucket).map(({ answer }) => answer),
    ]);
}

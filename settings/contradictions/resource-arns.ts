import type { FieldSelector } from "../../components/event-selectors";
import { exampleArnOf, serviceOf } from "../example-resources";
import { inPartition } from "./partitions";
import { entriesOf, type Contradiction } from "./contradiction";

interface PlacedEvents {
    readonly path: string;
    readonly entry: { readonly resourceType: string; readonly fieldSelectors: readonly FieldSelector[] };
}

interface PlacedSelector {
    readonly path: string;
    readonly entry: FieldSelector;
}

/** ARNs in the selectors of a resource type that are the ARN of no such resource, or of one that is never recorded. */
export function resourceArns(
    { path, entry: { resourceType, fieldSelectors } }: PlacedEvents,
    homeRegion: string | undefined,
    logBucketArns: readonly string[],
): Contradiction[] {
    const selectors = entriesOf(`${path}.fieldSelectors`, fieldSelectors).filter(
        ({ entry }) => entry.field === "resources.ARN",
    );
    return [
        ...selectors.flatMap((selector) => otherService(selector, resourceType, homeRegion)),
        ...(resourceType === "AWS::S3::Object"
            ? selectors.flatMap((selector) => [...bucketForObject(selector), ...logBuckets(selector, logBucketArns)])
            : []),
    ];
}

/** The service is the third part of an ARN; a beginning need not have it. */
function otherService(
    { path, entry }: PlacedSelector,
    resourceType: string,
    homeRegion = "us-east-1",
): Contradiction[] {
    const expected = serviceOf(resourceType);
    return (["equals", "notEquals", "startsWith", "notStartsWith"] as const).flatMap((operator) =>
        entriesOf(`${path}.${operator}`, entry[operator])
            .filter(({ entry: arn }) => {
                const [scheme, , service, ...rest] = arn.split(":");
                return expected !== undefined && scheme === "arn" && rest.length > 0 && service !== expected;
            })
            .map((value) => ({
                path: value.path,
                given: value.entry,
                allowed: `an ARN of the service ${expected ?? ""}, as every ${resourceType} has: this one is found in no event of them`,
                example: inPartition(exampleArnOf(entry.field, resourceType), homeRegion) ?? "",
            })),
    );
}

/** An object's ARN has a key; that of a bucket is equal to none, and one without a slash begins other buckets' too. */
function bucketForObject({ path, entry }: PlacedSelector): Contradiction[] {
    return (["equals", "notEquals"] as const).flatMap((operator) =>
        entriesOf(`${path}.${operator}`, entry[operator])
            .filter(({ entry: arn }) => /^arn:[^:]+:s3:::[^/]*\/?$/.test(arn))
            .map((value) => ({
                path: value.path,
                given: value.entry,
                allowed: `the ARN of an object, with a key: for all objects of a bucket, ${operator === "equals" ? "startsWith" : "notStartsWith"} takes ${value.entry.replace(/\/?$/, "/")}`,
                example: `${value.entry.replace(/\/?$/, "/")}example-object`,
            })),
    );
}

/** Objects of the buckets that hold the logs are never recorded, whatever is asked. */
function logBuckets({ path, entry }: PlacedSelector, logBucketArns: readonly string[]): Contradiction[] {
    return (["equals", "startsWith"] as const).flatMap((operator) =>
        entriesOf(`${path}.${operator}`, entry[operator])
            .filter(({ entry: arn }) => logBucketArns.some((bucket) => arn === bucket || arn.startsWith(`${bucket}/`)))
            .map((value) => ({
                path: value.path,
                given: value.entry,
                allowed:
                    "an ARN outside the archive and access-log buckets: their objects are never recorded, because each delivery would be an event, and each event a delivery",
                example: value.entry.replace(/:::.*/, ":::example-bucket/"),
            })),
    );
}

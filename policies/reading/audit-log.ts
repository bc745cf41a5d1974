import { all, any, type Answer } from "./answer";
import { perStack } from "./per-stack";
import { letsCloudTrailWrite } from "./policy-document";
import type { Resource } from "./resource";
import type { Stack } from "./stack";
import { text } from "./text";
import { types } from "./types";
import { isUnset, UNKNOWN } from "./value";

interface TrailBucket {
    readonly bucket: Resource;
    readonly isTrailBucket: Answer;
}

const keyOrAlias = [...types.key, ...types.alias];

/** Whether a property of some trail refers to a resource. */
export function isOfTrail(stack: Stack, property: string, target: Resource, kind: readonly string[]): Answer {
    return isReferredTo(stack, types.trail, property, target, kind);
}

/** Whether a property of some resource of these types refers to a resource. */
function isReferredTo(
    stack: Stack,
    from: readonly string[],
    property: Parameters<Stack["referring"]>[1],
    target: Resource,
    kind: readonly string[],
): Answer {
    return any(stack.referring(from, property, target, kind).map(({ answer }) => answer));
}

/**
 * The buckets of the stack that CloudTrail delivers to: those of its trails and, as the trail may belong to another
 * account and stack, those whose policy lets CloudTrail write. "unknown" where a trail's bucket is not known yet.
 */
export const trailBuckets = perStack((stack): readonly TrailBucket[] => {
    const granted = new Set(
        stack
            .ofType(types.bucketPolicy)
            .filter(grantsWrite)
            .flatMap((policy) => stack.linked(policy, "bucket", types.bucket)),
    );
    return stack
        .ofType(types.bucket)
        .map((bucket) => ({
            bucket,
            isTrailBucket:
                granted.has(bucket) || grantsWrite(bucket)
                    ? ("yes" as const)
                    : isOfTrail(stack, "s3BucketName", bucket, types.bucket),
        }))
        .filter(({ isTrailBucket }) => isTrailBucket !== "no");
});

// A policy that is not known yet is most often that of an application's bucket: taking it for CloudTrail's would cry wolf.
function grantsWrite(resource: Resource): boolean {
    return letsCloudTrailWrite(resource.document("policy")) === "yes";
}

/** The folders, as prefixes, in which the trails of a stack put log files into a bucket. */
export function foldersOf(stack: Stack, bucket: Resource): string[] {
    const prefixes = stack
        .referring(types.trail, "s3BucketName", bucket, types.bucket)
        .map(({ resource }) => resource.input("s3KeyPrefix"));
    // The folder of a trail in another stack is not known: any rule may be about it.
    return prefixes.length === 0 || prefixes.includes(UNKNOWN)
        ? [""]
        : prefixes.map((prefix) => (isUnset(prefix) ? "AWSLogs/" : `${text(prefix)}/AWSLogs/`));
}

/** Whether a property of some resource of these types names a key, by itself or by an alias in the stack. */
export function namesKey(
    stack: Stack,
    from: readonly string[],
    property: Parameters<Stack["referring"]>[1],
    key: Resource,
): Answer {
    const aliases = stack.referring(types.alias, "targetKeyId", key, types.key);
    return any([
        isReferredTo(stack, from, property, key, keyOrAlias),
        ...aliases.map(({ resource, answer }) =>
            all([answer, isReferredTo(stack, from, property, resource, keyOrAlias)]),
        ),
    ]);
}

/** The keys of the stack that encrypt the audit log: a trail's files, its bucket or its log group. */
export const auditLogKeys = perStack((stack) =>
    stack
        .ofType(types.key)
        .map((key) => ({ key, isAuditLogKey: encryptsAuditLog(stack, key) }))
        .filter(({ isAuditLogKey }) => isAuditLogKey !== "no"),
);

function encryptsAuditLog(stack: Stack, key: Resource): Answer {
    const encryptionKeys = [
        ["rules", 0, "applyServerSideEncryptionByDefault", "kmsMasterKeyId"],
        ["serverSideEncryptionConfiguration", "rule", "applyServerSideEncryptionByDefault", "kmsMasterKeyId"],
    ] as const;
    return any([
        namesKey(stack, types.trail, "kmsKeyId", key),
        namesKey(stack, types.eventDataStore, "kmsKeyId", key),
        ...trailBuckets(stack).flatMap(({ bucket, isTrailBucket }) =>
            [
                ...stack.referring(types.bucketEncryption, "bucket", bucket, types.bucket),
                { resource: bucket, answer: isTrailBucket },
            ].flatMap(({ resource, answer }) =>
                encryptionKeys.map((path) => all([isTrailBucket, answer, refersToKey(stack, resource, path, key)])),
            ),
        ),
        ...trailLogGroups(stack).map(({ group, isTrailGroup }) =>
            all([isTrailGroup, refersToKey(stack, group, ["kmsKeyId"], key)]),
        ),
    ]);
}

function refersToKey(
    stack: Stack,
    from: Resource,
    path: readonly [string, ...(string | number)[]],
    key: Resource,
): Answer {
    const value = from.input(...path);
    return value === undefined
        ? "no"
        : any([
              stack.refersTo(from, path, key, keyOrAlias),
              ...stack
                  .referring(types.alias, "targetKeyId", key, types.key)
                  .map(({ resource, answer }) => all([answer, stack.refersTo(from, path, resource, keyOrAlias)])),
          ]);
}

/** The log groups of the stack that a trail delivers to. */
export const trailLogGroups = perStack((stack) =>
    stack
        .ofType(types.logGroup)
        .map((group) => ({
            group,
            isTrailGroup: isOfTrail(stack, "cloudWatchLogsGroupArn", group, types.logGroup),
        }))
        .filter(({ isTrailGroup }) => isTrailGroup !== "no"),
);

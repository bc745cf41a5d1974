import { foldersOf } from "../../reading/audit-log";
import { letsCloudTrailWrite, type Document } from "../../reading/policy-document";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { isUnset } from "../../reading/value";
import type { Rule, Verdict } from "../../rule";
import { judgeTrailBuckets } from "./setting";

/**
 * A rule about what the policy of a trail's bucket says, in the bucket's own property or in a resource of its own.
 *
 * @param judge is told the folders of the trails that the stack has: "" for any
 */
export function policyRule(
    rule: Omit<Rule, "types" | "judge" | "judgeStack">,
    judge: (policy: Document, folders: readonly string[]) => Verdict,
): Rule {
    return {
        ...rule,
        types: [...types.bucket, ...types.bucketPolicy],
        // A policy that lets CloudTrail write is a trail bucket's, whatever the rest of the stack.
        judge: (resource) => {
            const policy = resource.document("policy");
            return letsCloudTrailWrite(policy) === "yes" ? judge(policy, [""]) : "yes";
        },
        judgeStack: (stack) =>
            judgeTrailBuckets(stack, {
                types: types.bucketPolicy,
                judge: (setting, bucket) => judge(setting.document("policy"), knownFolders(stack, bucket)),
                judgeInline: (bucket) =>
                    isUnset(bucket.input("policy"))
                        ? undefined
                        : judge(bucket.document("policy"), knownFolders(stack, bucket)),
            }),
    };
}

/** The folders of the trails that surely deliver to a bucket; any folder while another one may. */
function knownFolders(stack: Stack, bucket: Resource): readonly string[] {
    const trails = stack.referring(types.trail, "s3BucketName", bucket, types.bucket);
    return trails.every(({ answer }) => answer === "yes") ? foldersOf(stack, bucket) : [""];
}

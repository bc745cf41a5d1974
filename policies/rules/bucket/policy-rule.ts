import { letsCloudTrailWrite, type Document } from "../../reading/policy-document";
import { types } from "../../reading/types";
import { isUnset } from "../../reading/value";
import type { Rule, Verdict } from "../../rule";
import { judgeTrailBuckets } from "./setting";

/** A rule about what the policy of a trail's bucket says, in the bucket's own property or in a resource of its own. */
export function policyRule(
    rule: Omit<Rule, "types" | "judge" | "judgeStack">,
    judge: (policy: Document) => Verdict,
): Rule {
    return {
        ...rule,
        types: [...types.bucket, ...types.bucketPolicy],
        // A policy that lets CloudTrail write is a trail bucket's, whatever the rest of the stack.
        judge: (resource) => {
            const policy = resource.document("policy");
            return letsCloudTrailWrite(policy) === "yes" ? judge(policy) : "yes";
        },
        judgeStack: (stack) =>
            judgeTrailBuckets(stack, {
                types: types.bucketPolicy,
                judge: (setting) => judge(setting.document("policy")),
                judgeInline: (bucket) =>
                    isUnset(bucket.input("policy")) ? undefined : judge(bucket.document("policy")),
            }),
    };
}

import { types } from "../../../policies/reading/types";
import { isOn } from "../../../policies/reading/value";
import { type Rule, verdict } from "../../../policies/rule";

const common = {
    severity: "high",
    why: "It matters.",
    fix: "rotate: true",
    controls: { "Security Hub": ["KMS.4"] },
    url: "https://docs.aws.amazon.com/",
    types: types.key,
} as const;

/** A rule about single keys, which can be remediated. */
export const single: Rule = {
    ...common,
    name: "kms-key-rotation",
    title: "A key rotates",
    judge: (key) => verdict(isOn(key.input("rotate")), "does not rotate"),
    remediate: (key) => (isOn(key.input("rotate")) === "no" ? { rotate: true } : undefined),
    neverExempt: (key) => isOn(key.input("precious")) === "yes",
};

/** A rule that takes the whole stack: a key has a unique label. */
export const linked: Rule = {
    ...common,
    name: "kms-key-label",
    title: "A key has a label of its own",
    judgeStack: (stack) => {
        const keys = stack.ofType(types.key);
        const isShared = (label: unknown) => keys.filter((key) => key.input("label") === label).length > 1;
        return keys.map((resource) => ({
            resource,
            verdict:
                typeof resource.input("label") === "symbol"
                    ? "unknown"
                    : verdict(isShared(resource.input("label")) ? "no" : "yes", "shares its label"),
        }));
    },
};

import type { Severity } from "@pulumi/policy";
import type { Parameters } from "./parameters";
import type { Answer } from "./reading/answer";
import type { Resource } from "./reading/resource";
import type { Stack } from "./reading/stack";

/** The catalogues of controls that rules point to; the CIS ones are the AWS Foundations Benchmark. */
export const frameworks = [
    "CIS v3.0",
    "CIS v5.0",
    "CIS v7.0",
    "Security Hub",
    "NIST 800-53 r5",
    "PCI DSS v4.0.1",
] as const;

/** What is wrong with a resource, as the end of a sentence that starts with it. Never holds a property's value. */
export interface Fault {
    readonly fault: string;
}

/** Whether a resource keeps a rule: "unknown" while that depends on values which the preview does not know. */
export type Verdict = "yes" | "unknown" | Fault;

export interface Finding {
    readonly resource: Resource;
    readonly verdict: Verdict;
}

/** One rule of the pack. It becomes one Pulumi policy, so that levels and exceptions can be set for each. */
export interface Rule {
    /** Stable: users name it in their configuration. */
    readonly name: string;
    /** What holds where the rule is kept, as one sentence without a period. */
    readonly title: string;
    readonly severity: Severity;
    /** The level unless the configuration sets another one. "mandatory" by default. */
    readonly level?: "mandatory" | "advisory";
    /** What goes wrong where it is not kept. */
    readonly why: string;
    /** How to keep it, with a line of code. */
    readonly fix: string;
    readonly controls: Partial<Record<(typeof frameworks)[number], readonly string[]>>;
    /** The AWS documentation about it. */
    readonly url: string;
    /** The types of resources whose inputs the rule reads before they are created or updated. */
    readonly types: readonly string[];
    /** Judges one resource of these types by itself. A fault found here stops the resource before it is created. */
    judge?(resource: Resource, parameters: Parameters): Verdict;
    /** Judges what takes the links between resources. An update runs this only after everything was created. */
    judgeStack?(stack: Stack, parameters: Parameters): Finding[];
    /**
     * The inputs to change so that a resource of these types keeps the rule, by name; undefined where there is nothing
     * to change or no safe change. Asked only at the level "remediate". A value that is an object replaces the whole
     * property, so it must hold what the program set in it.
     */
    remediate?(resource: Resource, parameters: Parameters): Readonly<Record<string, unknown>> | undefined;
    /** The resources that no exemption can cover. */
    neverExempt?(resource: Resource): boolean;
}

export function verdict(answer: Answer, fault: string): Verdict {
    return answer === "no" ? { fault } : answer;
}

/** A verdict on a resource that the rule is about only if `applies`. */
export function where(applies: Answer, judged: Verdict): Verdict {
    return applies === "no" || judged === "yes" ? "yes" : applies === "unknown" ? "unknown" : judged;
}

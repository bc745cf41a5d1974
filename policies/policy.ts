import type { Policies, ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { Resource } from "./reading/resource";
import { Stack } from "./reading/stack";
import type { Fault, Finding, Rule } from "./rule";

/** The rules as Pulumi policies, followed by the one that tells what a preview could not decide. */
export function policies(rules: readonly Rule[]): Policies {
    return [...rules.map(policyOf), undecided(rules)];
}

/** A policy may judge resources and stacks: the SDK asks the one function as resources register, the other at the end. */
function policyOf(rule: Rule): ResourceValidationPolicy | StackValidationPolicy {
    const cis = rule.controls["CIS v5.0"]?.[0];
    return {
        name: rule.name,
        displayName: rule.title,
        description: rule.title,
        enforcementLevel: "mandatory",
        severity: rule.severity,
        tags: Object.entries(rule.controls).flatMap(([framework, ids]) => ids.map((id) => `${framework} ${id}`)),
        remediationSteps: rule.fix,
        url: rule.url,
        ...(cis && {
            framework: {
                name: "CIS AWS Foundations Benchmark",
                version: "5.0.0",
                reference: cis,
                specification: rule.title,
            },
        }),
        ...(rule.types.length > 0 && { validateResource: resourceValidation(rule) }),
        ...(rule.judgeStack && { validateStack: stackValidation(rule) }),
    };
}

function resourceValidation(rule: Rule): ResourceValidationPolicy["validateResource"] {
    const validate: Exclude<ResourceValidationPolicy["validateResource"], unknown[] | undefined> = (args, report) => {
        // Of any type: another resource's verdict may hang on what this one set.
        const resource = Resource.registering(args);
        if (!rule.types.includes(args.type)) {
            return args.notApplicable(`Policy only applies to resources of the types ${rule.types.join(", ")}`);
        }
        const judged = rule.judge?.(resource);
        if (isFault(judged)) {
            report(message(rule, resource, judged));
        }
    };
    // With one type, the SDK passes over resources of any other without deserializing them.
    return rule.types.length === 1 ? Object.assign(validate, { __pulumiType: rule.types[0] }) : validate;
}

function stackValidation(rule: Rule): StackValidationPolicy["validateStack"] {
    return ({ resources }, report) => {
        for (const { resource, verdict } of rule.judgeStack?.(new Stack(resources)) ?? []) {
            const isReported = rule.types.includes(resource.type) && isFault(rule.judge?.(resource));
            if (isFault(verdict) && !isReported) {
                report(message(rule, resource, verdict), resource.urn);
            }
        }
    };
}

/**
 * Says once for each resource which rules wait for values that the preview does not know. It is a policy of its own, so
 * that it can be switched off, or made mandatory where a pipeline must decide everything before the update.
 */
function undecided(rules: readonly Rule[]): StackValidationPolicy {
    return {
        name: "undecided-in-preview",
        description: "Some rules wait for values that the preview does not know",
        enforcementLevel: "advisory",
        severity: "low",
        validateStack: ({ resources }, report) => {
            const stack = new Stack(resources);
            const waiting = new Map<Resource, Set<string>>();
            for (const rule of rules) {
                for (const { resource, verdict } of findings(rule, stack)) {
                    if (verdict === "unknown") {
                        waiting.set(resource, (waiting.get(resource) ?? new Set()).add(rule.name));
                    }
                }
            }
            for (const [resource, names] of waiting) {
                const subject = describe(resource);
                report(
                    `${subject} is judged by the update, which knows its values: ${[...names].join(", ")}.`,
                    resource.urn,
                );
            }
        },
    };
}

function findings(rule: Rule, stack: Stack): Finding[] {
    const judged = stack.ofType(rule.types).map((resource) => ({ resource, verdict: rule.judge?.(resource) ?? "yes" }));
    return [...judged, ...(rule.judgeStack?.(stack) ?? [])];
}

function isFault(verdict: unknown): verdict is Fault {
    return typeof verdict === "object";
}

function message(rule: Rule, resource: Resource, { fault }: Fault): string {
    return `${describe(resource)} ${fault}. ${rule.why}\nFix: ${rule.fix}`;
}

/** A resource by its kind and its name in the program. */
function describe({ type, name }: Resource): string {
    return `${type.slice(type.lastIndexOf(":") + 1)} "${name}"`;
}

import type { ResourceValidationPolicy } from "@pulumi/policy";
import { Resource } from "./reading/resource";
import {
    type Listing,
    type Policy,
    reportAll,
    type Request,
    type ValidateResource,
    type ValidateStack,
} from "./request";
import type { Rule } from "./rule";

/** A rule as a Pulumi policy. */
export function rulePolicy(rule: Rule, request: () => Request): Policy {
    const validateResource: ValidateResource = (args, report) => {
        const message = request().ofResource(args).get(rule.name);
        if (message !== undefined) {
            report(message);
        }
    };
    const validateStack: ValidateStack = (args, report) =>
        reportAll(request().ofStack(args).violations.get(rule.name) ?? [], report);
    return {
        ...listing(rule),
        ...(rule.types.length > 0 && { validateResource }),
        ...(rule.remediate && { remediateResource: remediation(rule, rule.remediate, request) }),
        ...(rule.judgeStack && { validateStack }),
    } as Policy;
}

function remediation(
    rule: Rule,
    remediate: NonNullable<Rule["remediate"]>,
    request: () => Request,
): ResourceValidationPolicy["remediateResource"] {
    return (args) => {
        const { settings } = request().pack;
        const change = rule.types.includes(args.type) && remediate(Resource.remediating(args), settings.parameters);
        // In place, so that unknown values and secrets beside stay what they are.
        return change ? Object.assign(args.props, change) : undefined;
    };
}

const listings = new WeakMap<Rule, Listing>();

function listing(rule: Rule): Listing {
    const known = listings.get(rule) ?? makeListing(rule);
    listings.set(rule, known);
    return known;
}

function makeListing(rule: Rule): Listing {
    const cis = rule.controls["CIS v5.0"]?.[0];
    return {
        name: rule.name,
        displayName: rule.title,
        description: rule.title,
        enforcementLevel: rule.level ?? "mandatory",
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
    };
}

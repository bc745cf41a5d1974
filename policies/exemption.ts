import type { Rule } from "./rule";
import type { Resource } from "./reading/resource";
import { matches } from "./reading/wildcards";

/** Why some resources may break a rule for a while. */
export interface Exemption {
    readonly rule: string;
    /** A pattern of URNs, with `*` and `?`. */
    readonly resources: string;
    readonly reason: string;
    readonly owner: string;
    /** The last day on which it holds, in UTC: `YYYY-MM-DD`. */
    readonly expires: string;
}

export function covers(exemption: Exemption, rule: Rule, resource: Resource): boolean {
    return exemption.rule === rule.name && matches(exemption.resources, resource.urn);
}

/** What keeps an exemption that covers a resource from excusing it, as a sentence; undefined where nothing does. */
export function objection(exemption: Exemption, rule: Rule, resource: Resource, today: string): string | undefined {
    if (rule.neverExempt?.(resource)) {
        return "No exemption can excuse this.";
    }
    return today > exemption.expires
        ? `The exemption that ${exemption.owner} answers for expired on ${exemption.expires}.`
        : undefined;
}

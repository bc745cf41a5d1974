import type { Answer } from "../../reading/answer";
import { not } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { type Rule, verdict } from "../../rule";
import { notPublic } from "./controls";

/** A resource that can be opened to everybody. */
export interface Openable {
    readonly name: string;
    readonly title: string;
    readonly types: readonly string[];
    readonly isPublic: (resource: Resource) => Answer;
    readonly fault?: string;
    readonly fix: string;
    readonly securityHub?: readonly string[];
    readonly cis?: Rule["controls"];
    readonly url: string;
    readonly remediate?: Rule["remediate"];
    readonly judgeStack?: Rule["judgeStack"];
}

/** The rules that such resources are not open. */
export function closedRules(openables: readonly Openable[]): Rule[] {
    return openables.map(closedRule);
}

function closedRule({
    name,
    title,
    types,
    isPublic,
    fault = "is public",
    fix,
    securityHub,
    cis,
    url,
    remediate,
    judgeStack,
}: Openable): Rule {
    return {
        name,
        title,
        severity: "critical",
        why: "Scanners find what is public within minutes, and a password or a bug is then all that protects it.",
        fix,
        controls: notPublic(securityHub, cis),
        url,
        types,
        judge: (resource) => verdict(not(isPublic(resource)), fault),
        ...(judgeStack && { judgeStack }),
        ...(remediate && {
            remediate: (resource, parameters) =>
                isPublic(resource) === "yes" ? remediate(resource, parameters) : undefined,
        }),
    };
}

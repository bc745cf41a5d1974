import type { Finding } from "./findings";
import type { LackKind } from "./lack";

/** What heads a resource and each of its lacks, the gravest first. */
const kinds: readonly (readonly [LackKind, status: string, text: string])[] = [
    ["must", "lacking", "must"],
    ["unsafe", "unsafe ", "unsafe without"],
    ["unknown", "unknown", "not checked"],
    ["hardening", "weak   ", "hardening"],
];

const howToMend =
    "must: without it nothing is delivered, decrypted or notified. unsafe: logs can be lost or opened without it. hardening: what makes\n" +
    "the audit log tamper-evident. The statements are in the output requiredPolicies, also in a preview:\n" +
    "pulumi stack output requiredPolicies --json\n";

/** The findings as text. */
export function reportOn(findings: readonly Finding[]): string {
    const lines = findings.flatMap(({ resource, lacks }) => {
        const found = kinds.flatMap(([kind, status, text]) =>
            lacks
                .filter((lack) => lack.kind === kind)
                .map(({ what }) => ({ status, line: `          - ${text}: ${what}` })),
        );
        return [`${found[0]?.status ?? "ok     "} ${resource}`, ...found.map(({ line }) => line)];
    });
    const isComplete = findings.every(({ lacks }) => lacks.length === 0);
    return `${lines.join("\n")}\n${isComplete ? "" : `\n${howToMend}`}`;
}

/**
 * 1 if something is lacking that must be there, or a setting is unsafe; 2 if that could not be found out; else 0.
 *
 * @param strict lacking hardening counts too.
 */
export function exitCodeFor(findings: readonly Finding[], strict: boolean): number {
    const has = (kind: LackKind) => findings.some(({ lacks }) => lacks.some((lack) => lack.kind === kind));
    if (has("must") || has("unsafe") || (strict && has("hardening"))) {
        return 1;
    }
    return has("unknown") ? 2 : 0;
}

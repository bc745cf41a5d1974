import { parseSettings, suggestion } from "../settings";

const levels = ["advisory", "mandatory", "remediate", "disabled"];

/**
 * What is wrong with a file for `--policy-pack-config`, one sentence each. Pulumi itself takes a name that no policy has
 * without a word, so that a misspelt rule keeps its level.
 *
 * @param policyNames the names of the rules and of the pack's own policies
 */
export function configurationProblems(
    text: string,
    ruleNames: readonly string[],
    policyNames: readonly string[],
): string[] {
    let configuration: unknown;
    try {
        configuration = JSON.parse(text);
    } catch (error) {
        return [`not JSON: ${(error as Error).message}`];
    }
    if (typeof configuration !== "object" || configuration === null || Array.isArray(configuration)) {
        return ["not a JSON object with a level or settings by the name of a policy"];
    }
    return Object.entries(configuration).flatMap(([name, value]) => {
        const { enforcementLevel, ...properties } = (
            typeof value === "object" && value !== null ? value : { enforcementLevel: value as unknown }
        ) as Record<string, unknown>;
        const problems = name === "settings" ? [...parseSettings(properties, ruleNames).problems] : [];
        if (name !== "all" && !policyNames.includes(name)) {
            problems.push(`there is no rule "${name}"${suggestion(name, policyNames)}.`);
        } else if (name !== "settings" && Object.keys(properties).length > 0) {
            problems.push(`${name} takes a level only; parameters belong under "settings".`);
        }
        const isLevel = enforcementLevel === undefined || levels.includes(String(enforcementLevel));
        return isLevel
            ? problems
            : [...problems, `${name} is ${JSON.stringify(enforcementLevel)}, and must be one of ${levels.join(", ")}.`];
    });
}

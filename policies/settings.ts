import type { PolicyConfigSchema } from "@pulumi/policy";
import { closest, distance } from "fastest-levenshtein";
import type { Exemption } from "./exemption";
import { parameterDescriptions, type Parameters, presets } from "./parameters";

/** The pack's configuration, as the rules need it. */
export interface Settings {
    readonly parameters: Parameters;
    readonly exemptions: readonly Exemption[];
    /** The date in UTC, as `YYYY-MM-DD`. */
    readonly today: string;
    /** What is wrong with the configuration, one sentence each, with the fix. */
    readonly problems: readonly string[];
}

/** The part of the configuration that is the pack's own; levels are Pulumi's. */
export type Configuration = Readonly<Record<string, unknown>>;

const parameterNames = Object.keys(parameterDescriptions) as (keyof Parameters)[];
const keys = ["preset", ...parameterNames, "exemptions"];
const fields: Readonly<Record<keyof Exemption, { allowed: string; accepts(value: unknown): boolean }>> = {
    rule: { allowed: "the name of a rule", accepts: isText },
    resources: {
        allowed: 'a pattern of URNs, for instance "urn:pulumi:prod::*::aws:kms/key:Key::signing"',
        accepts: isText,
    },
    reason: { allowed: "a text that says why", accepts: isText },
    owner: { allowed: "who answers for it", accepts: isText },
    expires: { allowed: "its last day, as YYYY-MM-DD", accepts: isDay },
};

/**
 * What Pulumi Cloud shows of the settings. Without types, because the engine's messages about them do not tell what was
 * given, and without defaults, because the engine would set them over those of a preset.
 */
export const schema: PolicyConfigSchema = {
    properties: {
        preset: { description: `The parameters to start from: ${Object.keys(presets).join(" or ")}.` },
        ...Object.fromEntries(
            Object.entries(parameterDescriptions).map(([name, { description, allowed }]) => [
                name,
                { description: `${description}: ${allowed}.` },
            ]),
        ),
        exemptions: { description: `A list of objects with ${Object.keys(fields).join(", ")}.` },
    },
};

/** Reads the configuration. Whatever it holds, this returns: what is wrong stands in `problems` and has no effect. */
export function parseSettings(configuration: Configuration, ruleNames: readonly string[], now = new Date()): Settings {
    const problems = Object.keys(configuration)
        .filter((key) => !keys.includes(key))
        .map((key) => `there is no setting "${key}"${suggestion(key, keys)}.`);
    const { preset = "baseline", exemptions = [] } = configuration;
    if (!isPreset(preset)) {
        problems.push(
            mistake(
                "preset",
                preset,
                `one of ${Object.keys(presets)
                    .map((name) => `"${name}"`)
                    .join(", ")}`,
            ),
        );
    }
    const parameters: Record<string, unknown> = { ...presets[isPreset(preset) ? preset : "baseline"] };
    for (const name of parameterNames) {
        const value = configuration[name];
        const { accepts, allowed } = parameterDescriptions[name];
        if (value !== undefined && accepts(value)) {
            parameters[name] = value;
        } else if (value !== undefined) {
            problems.push(mistake(name, value, allowed));
        }
    }
    if (!Array.isArray(exemptions)) {
        problems.push(mistake("exemptions", exemptions, "a list"));
    }
    const given: unknown[] = Array.isArray(exemptions) ? exemptions : [];
    const faults = given.map((exemption, index) => exemptionProblems(exemption, `exemptions[${index}]`, ruleNames));
    return {
        parameters: parameters as unknown as Parameters,
        exemptions: given.filter((_, index) => faults[index]?.length === 0) as Exemption[],
        today: now.toISOString().slice(0, 10),
        problems: [...problems, ...faults.flat()],
    };
}

function exemptionProblems(exemption: unknown, path: string, ruleNames: readonly string[]): string[] {
    if (typeof exemption !== "object" || exemption === null || Array.isArray(exemption)) {
        return [mistake(path, exemption, `an object with ${Object.keys(fields).join(", ")}`)];
    }
    const given = exemption as Record<string, unknown>;
    const problems = Object.keys(given)
        .filter((key) => !Object.hasOwn(fields, key))
        .map((key) => `${path} has no field "${key}"${suggestion(key, Object.keys(fields))}.`);
    for (const [name, { accepts, allowed }] of Object.entries(fields)) {
        if (!accepts(given[name])) {
            problems.push(mistake(`${path}.${name}`, given[name], allowed));
        }
    }
    const rule = given["rule"];
    if (isText(rule) && !ruleNames.includes(rule)) {
        problems.push(`${path}.rule: there is no rule "${rule}"${suggestion(rule, ruleNames)}.`);
    }
    return problems;
}

function mistake(path: string, value: unknown, allowed: string): string {
    return value === undefined
        ? `${path} is missing: give ${allowed}.`
        : `${path} is ${JSON.stringify(value)}, and must be ${allowed}.`;
}

/** The closest of some names, if it is close enough to be meant. */
export function suggestion(name: string, names: readonly string[]): string {
    const near = names.length > 0 ? closest(name, [...names]) : "";
    const isMeant = near !== "" && distance(name, near) <= Math.max(2, name.length / 3);
    return isMeant
        ? ` (did you mean "${near}"?)`
        : names.length <= keys.length
          ? ` (there are: ${names.join(", ")})`
          : "";
}

function isPreset(value: unknown): value is keyof typeof presets {
    return typeof value === "string" && Object.hasOwn(presets, value);
}

function isText(value: unknown): value is string {
    return typeof value === "string" && value.trim() !== "";
}

function isDay(value: unknown): boolean {
    if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value)) {
        return false;
    }
    const time = Date.parse(value);
    // JavaScript takes the 30th of February for the 1st of March.
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

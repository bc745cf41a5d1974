import * as sdk from "@pulumi/policy/proxy";
import type { Answer } from "./answer";

/** Stands for a value that this preview does not know yet. */
export const UNKNOWN = Symbol("unknown");

// Not in the SDK's types: what the engine sends for unknown values, and where a guarded object keeps what it guards.
const { getSpecialProxyTarget, ...exported } = sdk as unknown as Record<string, unknown>;
const sentinels = new Set(
    Object.keys(exported).flatMap((name) => (name.startsWith("unknown") ? [exported[name]] : [])),
);

/**
 * The properties that the SDK guards: its proxy throws where a value is not known, which would end the rule, and makes
 * every look at a value dear.
 */
export function unguarded(properties: object): unknown {
    return (properties as Record<string, unknown>)[String(getSpecialProxyTarget)] ?? properties;
}

/** Reads the value at `path`: UNKNOWN for one that is not known or inside such a one, undefined for what is not there. */
export function read(properties: unknown, ...path: readonly (string | number)[]): unknown {
    let value = known(properties);
    for (const key of path) {
        if (value === UNKNOWN) {
            return UNKNOWN;
        }
        if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) {
            return undefined;
        }
        value = known((value as Record<string | number, unknown>)[key]);
    }
    return value;
}

function known(value: unknown): unknown {
    return sentinels.has(value) ? UNKNOWN : value;
}

/** The elements of a list; a lone value counts as a list of one, nothing as an empty list, UNKNOWN as one element. */
export function list(value: unknown): unknown[] {
    if (value === undefined || value === null) {
        return [];
    }
    return Array.isArray(value) ? value.map(known) : [known(value)];
}

/** Whether a value meets a test; "unknown" while the value is. */
export function meets(value: unknown, test: (known: unknown) => boolean): Answer {
    return value === UNKNOWN ? "unknown" : test(value) ? "yes" : "no";
}

/** Whether a switch is on. Programs in YAML may hand the word instead of the boolean. */
export function isOn(value: unknown): Answer {
    return meets(value, (known) => known === true || known === "true");
}

/** Whether a switch is off by the program's own words: one that it does not mention is not. */
export function isOff(value: unknown): Answer {
    return meets(value, (known) => known === false || known === "false");
}

/** A number, which programs in YAML may hand as text; UNKNOWN while not known, undefined for anything else. */
export function number(value: unknown): number | typeof UNKNOWN | undefined {
    if (value === UNKNOWN || typeof value === "number") {
        return value;
    }
    return typeof value === "string" && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** Whether a property holds nothing: providers hand unset strings on as "". */
export function isUnset(value: unknown): boolean {
    return value === undefined || value === null || value === "";
}

import { UnknownValueError } from "@pulumi/policy";
import type { Answer } from "./answer";

/** Stands for a value that this preview does not know yet. */
export const UNKNOWN = Symbol("unknown");

/**
 * Reads the value at `path` in properties that the SDK guards (its proxy throws on a value that is not known yet, which
 * would end the whole rule). Returns UNKNOWN for such a value or anything inside it, undefined for what is not there.
 */
export function read(properties: unknown, ...path: readonly (string | number)[]): unknown {
    let value = properties;
    for (const key of path) {
        if (value === UNKNOWN) {
            return UNKNOWN;
        }
        if (typeof value !== "object" || value === null) {
            return undefined;
        }
        try {
            value = (value as Record<string | number, unknown>)[key];
        } catch (error) {
            if (error instanceof UnknownValueError) {
                return UNKNOWN;
            }
            throw error;
        }
    }
    return value;
}

/** The elements of a list; a lone value counts as a list of one, nothing as an empty list, UNKNOWN as one element. */
export function list(value: unknown): unknown[] {
    if (value === undefined || value === null) {
        return [];
    }
    return Array.isArray(value) ? Array.from({ length: value.length }, (_, index) => read(value, index)) : [value];
}

/** Whether a value meets a test; "unknown" while the value is. */
export function meets(value: unknown, test: (known: unknown) => boolean): Answer {
    return value === UNKNOWN ? "unknown" : test(value) ? "yes" : "no";
}

/** Whether a switch is on. Programs in YAML may hand the word instead of the boolean. */
export function isOn(value: unknown): Answer {
    return meets(value, (known) => known === true || known === "true");
}

/** Whether a property holds nothing: providers hand unset strings on as "". */
export function isUnset(value: unknown): boolean {
    return value === undefined || value === null || value === "";
}

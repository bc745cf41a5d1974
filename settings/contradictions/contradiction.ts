import type { ParsedSettings } from "../schema";

/** A value that is fine alone and wrong beside the others, or beside AWS's limits for the whole of them. */
export interface Contradiction {
    readonly path: string;
    readonly given: unknown;
    readonly allowed: string;
    /** A value for the path; empty if what is there must go. */
    readonly example: string;
    /** What mends it instead, where it is not the value at the path. */
    readonly fix?: readonly Change[];
}

/** Sets the value at a path, or removes what is there. */
export interface Change {
    readonly path: string;
    readonly value?: string;
}

/** What could be parsed: a setting with a problem of its own is absent, and what needs it is not judged. */
export type Partly = Partial<ParsedSettings>;

/** Of entries of which each must be another: those that are there already, with the one that came first. */
export function repeated<T>(entries: readonly T[], keyOf: (entry: T) => string): { entry: T; first: T }[] {
    const keys = entries.map(keyOf);
    return entries.flatMap((entry, index) => {
        const first = entries[keys.indexOf(keys[index] ?? "")];
        return first === undefined || first === entry ? [] : [{ entry, first }];
    });
}

/** The entries of a list with their paths. */
export function entriesOf<T>(path: string, list: readonly T[] | undefined): { path: string; entry: T }[] {
    return (list ?? []).map((entry, index) => ({ path: `${path}[${index}]`, entry }));
}

import type { TableKind } from "./tables";

/** A question to the archive, as data. */
export interface SavedQuery {
    /** What it is called in Athena and on the command line: kebab-case. */
    readonly name: string;
    readonly title: string;
    /** What its rows show, in a sentence or two. */
    readonly description: string;
    /** What the question is about, in the order of the `?` in the statement. */
    readonly parameters: readonly Parameter[];
    readonly table: TableKind;
    /** Days up to now that are asked about where nobody says otherwise. */
    readonly days: number;
    /** The statement. */
    readonly sql: (scope: Scope) => string;
}

export interface Parameter {
    /** camelCase, as in `--set accessKeyId=AKIAIOSFODNN7EXAMPLE`. */
    readonly name: string;
    readonly description: string;
    readonly example: string;
}

/** What a statement reads, in SQL. */
export interface Scope {
    /** The table. */
    readonly table: string;
    /** Which partitions: a condition that stands first in a WHERE. */
    readonly partitions: string;
    /** The day, as text like 2026/03/04, that is `days` before the end of the time that is asked about. */
    readonly dayBefore: (days: number) => string;
}

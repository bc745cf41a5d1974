import type { Expression, Term } from "./expression";
import { patternMatcher } from "./pattern";
import { expanded } from "./expand";

/** What is known of records before they are read. */
export interface Known {
    readonly recipientAccountId?: string;
    readonly awsRegion?: string;
    /** Their times lie within: the first instant, and one after the last. */
    readonly time?: { readonly from: Date; readonly before: Date };
}

/** Whether records of which so much is known can match. */
export function possible(expression: Expression, known: Known): boolean {
    return judged(expanded(expression), (term) => judgedTerm(term, known)) !== false;
}

/** Between which instants all events that match lie, as far as conditions on time say so. */
export interface TimeBounds {
    /** Itself within. */
    readonly since?: Date;
    /** Itself not within any more. */
    readonly until?: Date;
}

export function timeBounds(expression: Expression): TimeBounds {
    const { since, until } = bounds(expression);
    return {
        ...(since > -Infinity && { since: new Date(since) }),
        ...(until < Infinity && { until: new Date(until) }),
    };
}

/** True, false, or `undefined` where it depends on the record. */
function judged(expression: Expression, term: (of: Term) => boolean | undefined): boolean | undefined {
    switch (expression.kind) {
        case "term":
            return term(expression);
        case "not": {
            const of = judged(expression.of, term);
            return of === undefined ? undefined : !of;
        }
        case "and":
        case "or": {
            const decides = expression.kind === "or";
            let isOpen = false;
            for (const each of expression.of) {
                const value = judged(each, term);
                if (value === decides) {
                    return decides;
                }
                isOpen ||= value === undefined;
            }
            return isOpen ? undefined : !decides;
        }
    }
}

function judgedTerm({ field, operator, value }: Term, known: Known): boolean | undefined {
    if (field === "time") {
        return known.time && judgedTime(operator, Date.parse(value), known.time);
    }
    const text = typeof field !== "string" && field.length === 1 ? known[field[0] as "awsRegion"] : undefined;
    return typeof text === "string" && operator === "=" ? patternMatcher(value)(text) : undefined;
}

function judgedTime(
    operator: Term["operator"],
    value: number,
    { from, before }: NonNullable<Known["time"]>,
): boolean | undefined {
    const [first, end] = [from.getTime(), before.getTime()];
    switch (operator) {
        case ">=":
            return first >= value ? true : end <= value ? false : undefined;
        case "<":
            return end <= value ? true : first >= value ? false : undefined;
        case ">":
            return first > value ? true : end <= value ? false : undefined;
        case "<=":
            return end <= value ? true : first > value ? false : undefined;
        case "=":
        case "~":
            return value < first || value >= end ? false : undefined;
    }
}

interface Interval {
    readonly since: number;
    readonly until: number;
}

const always: Interval = { since: -Infinity, until: Infinity };

function bounds(expression: Expression): Interval {
    switch (expression.kind) {
        case "term":
            return expression.field === "time" ? termBounds(expression) : always;
        case "not":
            return expression.of.kind === "term" && expression.of.field === "time" ? notBounds(expression.of) : always;
        case "and":
            return expression.of.map(bounds).reduce(
                (one, other) => ({
                    since: Math.max(one.since, other.since),
                    until: Math.min(one.until, other.until),
                }),
                always,
            );
        case "or":
            return expression.of.map(bounds).reduce((one, other) => ({
                since: Math.min(one.since, other.since),
                until: Math.max(one.until, other.until),
            }));
    }
}

function termBounds({ operator, value }: Term): Interval {
    const time = Date.parse(value);
    switch (operator) {
        case ">=":
            return { since: time, until: Infinity };
        case ">":
            return { since: time + 1, until: Infinity };
        case "<":
            return { since: -Infinity, until: time };
        case "<=":
            return { since: -Infinity, until: time + 1 };
        case "=":
        case "~":
            return { since: time, until: time + 1 };
    }
}

const opposites = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;

function notBounds(term: Term): Interval {
    return term.operator === "=" || term.operator === "~"
        ? always
        : termBounds({ ...term, operator: opposites[term.operator] });
}

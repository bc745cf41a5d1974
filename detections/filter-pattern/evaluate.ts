import { every } from "./expression";
import { parse } from "./parse";
import type { CloudTrailRecord, JsonValue } from "../cloudtrail-record";
import type { Condition, Expression, Literal, Selector } from "./expression";

export type Matcher = (record: CloudTrailRecord) => boolean;

/** Whether the event matches the text of a filter pattern. Throws a FilterPatternError where `parse` does. */
export function matches(pattern: string, record: CloudTrailRecord): boolean {
    return matcher(parse(pattern))(record);
}

/**
 * A function that says whether an event matches, as CloudWatch Logs decides it; made once for any number of events. What
 * surprises: `!=` is false, like `=`, for a field that is missing, null, a boolean, an array or an object; `IS NULL` holds
 * for an array with a null in it; and `!=` behind `[*]` means "none is equal".
 *
 * Numbers are compared as JSON.parse reads them: 1.0 cannot be told from 1.
 */
export function matcher(expression: Expression): Matcher {
    if ("all" in expression) {
        const members = expression.all.map(matcher);
        return (record) => members.every((member) => member(record));
    }
    if ("any" in expression) {
        const members = expression.any.map(matcher);
        return (record) => members.some((member) => member(record));
    }
    const wildcard = expression.selector.steps.indexOf(every);
    return wildcard < 0 ? ofOneValue(expression) : ofManyValues(expression, wildcard);
}

/** Without a wildcard the selector leads to one value, or to none. */
function ofOneValue(condition: Condition): Matcher {
    const { steps } = condition.selector;
    const [first, second] = steps;
    const holds = testOf(condition);
    // Most selectors have one or two property names: no list of values is made for them.
    if (steps.length === 1 && typeof first === "string") {
        return (record) => holds(propertyOf(record, first));
    }
    if (steps.length === 2 && typeof first === "string" && typeof second === "string") {
        return (record) => holds(propertyOf(propertyOf(record, first), second));
    }
    return (record) => holds(select(record, steps)[0]);
}

function testOf(condition: Condition): (value: JsonValue | undefined) => boolean {
    switch (condition.operator) {
        case "=":
            return equalTo(condition.value);
        case "!=": {
            const isEqual = equalTo(condition.value);
            return (value) => isScalar(value) && !isEqual(value);
        }
        case "NOT EXISTS":
            return (value) => value === undefined;
        case "IS NULL":
            return (value) => value === null || (isArray(value) && value.includes(null));
        case "IS TRUE":
            return (value) => value === true;
        case "IS FALSE":
            return (value) => value === false;
        case "<":
        case "<=":
        case ">":
        case ">=":
            return ordered(condition.operator, condition.value);
    }
}

/** Behind `[*]` one value is enough, but for `!=` and NOT EXISTS, and `IS NULL` looks into no further array. */
function ofManyValues(condition: Condition, wildcard: number): Matcher {
    const { steps } = condition.selector;
    if (condition.operator === "NOT EXISTS") {
        return (record) => select(record, steps).length === 0;
    }
    if (condition.operator === "IS NULL") {
        return (record) => select(record, steps).includes(null);
    }
    if (condition.operator === "!=") {
        const before = steps.slice(0, wildcard);
        const isEqual = equalTo(condition.value);
        return (record) => select(record, before).length > 0 && !select(record, steps).some(isEqual);
    }
    const holds = testOf(condition);
    return (record) => select(record, steps).some(holds);
}

/** The values at the end of the way: none if it breaks off, more than one only behind a wildcard. */
function select(value: JsonValue, steps: Selector["steps"], at = 0): readonly JsonValue[] {
    const step = steps[at];
    if (step === undefined) {
        return [value];
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    if (step === every) {
        return Object.values<JsonValue>(value).flatMap((member) => select(member, steps, at + 1));
    }
    const member = typeof step === "number" ? elementOf(value, step) : propertyOf(value, step);
    return member === undefined ? [] : select(member, steps, at + 1);
}

function elementOf(value: object, index: number): JsonValue | undefined {
    return Array.isArray(value) ? (value as readonly JsonValue[])[index] : undefined;
}

function propertyOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
    const isProperty =
        typeof value === "object" && value !== null && !Array.isArray(value) && Object.hasOwn(value, name);
    return isProperty ? (value as CloudTrailRecord)[name] : undefined;
}

function equalTo(literal: Literal): (value: JsonValue | undefined) => boolean {
    if (typeof literal === "string") {
        const isLike = like(literal);
        return (value) => (typeof value === "string" ? isLike(value) : isScalar(value) && isLike(String(value)));
    }
    if (literal instanceof RegExp) {
        return (value) => isScalar(value) && literal.test(String(value));
    }
    return (value) => value === (typeof value === "number" ? literal.number : literal.text);
}

/** A `*` stands for any characters at the start and at the end of a text; elsewhere it is a plain character. */
function like(text: string): (value: string) => boolean {
    const start = text.startsWith("*");
    const end = text.length > 1 && text.endsWith("*");
    const middle = text.slice(start ? 1 : 0, end ? -1 : undefined);
    if (start && end) {
        return (value) => value.includes(middle);
    }
    if (start) {
        return (value) => value.endsWith(middle);
    }
    return end ? (value) => value.startsWith(middle) : (value) => value === middle;
}

function ordered(operator: "<" | "<=" | ">" | ">=", limit: number): (value: JsonValue | undefined) => boolean {
    switch (operator) {
        case "<":
            return (value) => typeof value === "number" && value < limit;
        case "<=":
            return (value) => typeof value === "number" && value <= limit;
        case ">":
            return (value) => typeof value === "number" && value > limit;
        case ">=":
            return (value) => typeof value === "number" && value >= limit;
    }
}

function isScalar(value: JsonValue | undefined): value is string | number {
    return typeof value === "string" || typeof value === "number";
}

// Array.isArray does not narrow a readonly array.
function isArray(value: JsonValue | undefined): value is readonly JsonValue[] {
    return Array.isArray(value);
}

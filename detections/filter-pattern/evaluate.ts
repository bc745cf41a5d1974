import { every } from "./expression";
import { parse } from "./parse";
import type { CloudTrailRecord, JsonValue } from "../cloudtrail-record";
import type { Condition, Expression, Literal, Selector } from "./expression";

/** Whether the event matches the text of a filter pattern. Throws a FilterPatternError where `parse` does. */
export function matches(pattern: string, record: CloudTrailRecord): boolean {
    return evaluate(parse(pattern), record);
}

/**
 * Whether the event matches, as CloudWatch Logs decides it. What surprises: `!=` is false, like `=`, for a field that is
 * missing, null, a boolean, an array or an object; `IS NULL` holds for an array with a null in it; and `!=` behind `[*]`
 * means "none is equal".
 *
 * Numbers are compared as JSON.parse reads them: 1.0 cannot be told from 1.
 */
export function evaluate(expression: Expression, record: CloudTrailRecord): boolean {
    if ("all" in expression) {
        return expression.all.every((member) => evaluate(member, record));
    }
    if ("any" in expression) {
        return expression.any.some((member) => evaluate(member, record));
    }
    return holds(expression, record);
}

function holds(condition: Condition, record: CloudTrailRecord): boolean {
    const { selector, operator } = condition;
    const wildcard = selector.steps.indexOf(every);
    const values = select(record, selector.steps);
    switch (operator) {
        case "=":
            return values.some((value) => equals(value, condition.value));
        case "!=":
            return wildcard < 0
                ? values.some((value) => isScalar(value) && !equals(value, condition.value))
                : select(record, selector.steps.slice(0, wildcard)).length > 0 &&
                      !values.some((value) => equals(value, condition.value));
        case "<":
            return values.some((value) => typeof value === "number" && value < condition.value);
        case "<=":
            return values.some((value) => typeof value === "number" && value <= condition.value);
        case ">":
            return values.some((value) => typeof value === "number" && value > condition.value);
        case ">=":
            return values.some((value) => typeof value === "number" && value >= condition.value);
        case "NOT EXISTS":
            return values.length === 0;
        case "IS NULL":
            return values.some((value) => value === null || (wildcard < 0 && isArray(value) && value.includes(null)));
        case "IS TRUE":
            return values.includes(true);
        case "IS FALSE":
            return values.includes(false);
    }
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

function propertyOf(value: object, name: string): JsonValue | undefined {
    const isProperty = !Array.isArray(value) && Object.hasOwn(value, name);
    return isProperty ? (value as CloudTrailRecord)[name] : undefined;
}

function equals(value: JsonValue, literal: Literal): boolean {
    if (!isScalar(value)) {
        return false;
    }
    if (typeof literal === "string") {
        return like(String(value), literal);
    }
    if (literal instanceof RegExp) {
        return literal.test(String(value));
    }
    return value === (typeof value === "number" ? literal.number : literal.text);
}

/** A `*` stands for any characters at the start and at the end of a text; elsewhere it is a plain character. */
function like(value: string, text: string): boolean {
    const start = text.startsWith("*");
    const end = text.length > 1 && text.endsWith("*");
    const middle = text.slice(start ? 1 : 0, end ? -1 : undefined);
    if (start && end) {
        return value.includes(middle);
    }
    if (start) {
        return value.endsWith(middle);
    }
    return end ? value.startsWith(middle) : value === middle;
}

function isScalar(value: JsonValue): value is string | number {
    return typeof value === "string" || typeof value === "number";
}

// Array.isArray does not narrow a readonly array.
function isArray(value: JsonValue): value is readonly JsonValue[] {
    return Array.isArray(value);
}

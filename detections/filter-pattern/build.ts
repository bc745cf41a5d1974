import { parseSelector, FilterPatternError } from "./expression";
import { parse } from "./parse";
import type { ServiceEvents } from "../detection";
import type { Condition, Expression, Literal } from "./expression";

/** `selector = value`: false where the field is missing or no text or number. A text may start or end with `*`. */
export function equals(selector: string, value: string | number): Condition {
    return { selector: parseSelector(selector), operator: "=", value: literal(value) };
}

/** `selector != value`: also false where the field is missing; add `notExists` with `any` where that should count. */
export function notEquals(selector: string, value: string | number): Condition {
    return { selector: parseSelector(selector), operator: "!=", value: literal(value) };
}

/** The field is absent (a null is not). */
export function notExists(selector: string): Condition {
    return { selector: parseSelector(selector), operator: "NOT EXISTS" };
}

/** Every member holds. */
export function all(...members: Expression[]): Expression {
    const flat = members.flatMap((member) => ("all" in member ? member.all : [member]));
    return flat.length === 1 && flat[0] ? flat[0] : { all: flat };
}

/** At least one member holds. */
export function any(...members: Expression[]): Expression {
    const flat = members.flatMap((member) => ("any" in member ? member.any : [member]));
    return flat.length === 1 && flat[0] ? flat[0] : { any: flat };
}

/** One of the named events of that service: other services have events of the same name. */
export function anyEvent({ source, names }: ServiceEvents): Expression {
    return all(equals("$.eventSource", source), any(...names.map((name) => equals("$.eventName", name))));
}

/** The pattern's text. Throws a FilterPatternError for more than 1024 characters or what CloudWatch Logs refuses. */
export function compile(expression: Expression): string {
    const text = `{ ${print(expression)} }`;
    parse(text);
    return text;
}

function literal(value: string | number): Literal {
    if (typeof value === "number" && Number.isFinite(value)) {
        return { text: String(value), number: value };
    }
    if (typeof value === "number" || !/^[^"\\\p{Cc}]+$/u.test(value) || value.slice(1, -1).includes("*")) {
        throw new FilterPatternError(
            `a pattern cannot compare with "${value}": it is empty or not finite, or has a double quote, a backslash, a control character or a * in its middle`,
        );
    }
    return value;
}

function print(expression: Expression): string {
    if ("all" in expression) {
        return expression.all.map(printMember).join(" && ");
    }
    if ("any" in expression) {
        return expression.any.map(printMember).join(" || ");
    }
    const { selector, operator } = expression;
    return "value" in expression
        ? `${selector.text} ${operator} ${printValue(expression.value)}`
        : `${selector.text} ${operator}`;
}

/** Parentheses around every group, also where precedence would do: a reader should not need to know it. */
function printMember(member: Expression): string {
    return "all" in member || "any" in member ? `(${print(member)})` : print(member);
}

function printValue(value: Literal | number): string {
    if (typeof value === "string") {
        return `"${value}"`;
    }
    if (typeof value === "number") {
        return String(value);
    }
    return value instanceof RegExp ? `%${value.source}%` : value.text;
}

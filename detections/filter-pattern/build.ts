import { parseSelector, FilterPatternError } from "./expression";
import type { ServiceEvents } from "../detection";
import type { Condition, Expression, Literal } from "./expression";

/** `selector = value`: false where the field is missing or no text or number. A text may start or end with `*`. */
export function equals(selector: string, value: string | number): Condition {
    return { selector: parseSelector(selector), operator: "=", value: literal(value) };
}

/** `selector != value`: also false where the field is missing, null, a boolean, a list or an object; see `not`. */
export function notEquals(selector: string, value: string | number): Condition {
    return { selector: parseSelector(selector), operator: "!=", value: literal(value) };
}

/** The field is a text that starts so. */
export function startsWith(selector: string, start: string): Condition {
    return equals(selector, `${start}*`);
}

/** The field is a text that ends so. */
export function endsWith(selector: string, end: string): Condition {
    return equals(selector, `*${end}`);
}

/** The field is a text that has this in it. */
export function contains(selector: string, part: string): Condition {
    return equals(selector, `*${part}*`);
}

/** The field equals one of the values. */
export function oneOf(selector: string, values: readonly (string | number)[]): Expression {
    return any(...values.map((value) => equals(selector, value)));
}

/** The field is a number in this relation to the value; a text never is. */
export function comparison(selector: string, operator: "<" | "<=" | ">" | ">=", value: number): Condition {
    literal(value);
    return { selector: parseSelector(selector), operator, value };
}

/** The field is absent (a null is not). */
export function notExists(selector: string): Condition {
    return { selector: parseSelector(selector), operator: "NOT EXISTS" };
}

/** The field is a text or a number: the language has no test for an object, a list, a boolean or null that is there. */
export function exists(selector: string): Condition {
    return equals(selector, "*");
}

/** The field is there and null, or a list with a null in it. */
export function isNull(selector: string): Condition {
    return { selector: parseSelector(selector), operator: "IS NULL" };
}

/** The field is the boolean true; the text "true" is not. */
export function isTrue(selector: string): Condition {
    return { selector: parseSelector(selector), operator: "IS TRUE" };
}

/** The field is the boolean false; an absent field is not. */
export function isFalse(selector: string): Condition {
    return { selector: parseSelector(selector), operator: "IS FALSE" };
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

/**
 * The expression does not hold, for fields that are missing, a text or a number: `=` becomes "absent or not equal". Of a
 * field that is null, a boolean, a list or an object neither an `=` nor its negation holds. Throws a FilterPatternError for
 * the operators that have no negation in a pattern.
 */
export function not(expression: Expression): Expression {
    if ("all" in expression) {
        return any(...expression.all.map(not));
    }
    if ("any" in expression) {
        return allBut(expression.any) ?? all(...expression.any.map(not));
    }
    const { selector, operator } = expression;
    if (operator === "=" || operator === "!=") {
        return any(notExists(selector.text), { ...expression, operator: operator === "=" ? "!=" : "=" });
    }
    throw new FilterPatternError(
        `a filter pattern cannot say the contrary of "${selector.text} ${operator}" for every event; say what the field is instead`,
    );
}

/** An event of that name, of that service. */
export function event(name: string, source: string): Expression {
    return anyEvent({ source, names: [name] });
}

/** One of the named events of that service: other services have events of the same name. */
export function anyEvent({ source, names }: ServiceEvents): Expression {
    return all(equals("$.eventSource", source), oneOf("$.eventName", names));
}

/** The call did what it says: CloudTrail writes an errorCode for one that was refused, failed or was a dry run. */
export function succeeded(): Condition {
    return notExists("$.errorCode");
}

/** Not one of several values of one field: "absent" once for all of them, because a pattern's length is limited. */
function allBut(members: readonly Expression[]): Expression | undefined {
    const equalities = members.flatMap((member) => ("operator" in member && member.operator === "=" ? [member] : []));
    const selector = equalities[0]?.selector.text;
    const isOneField = equalities.every((each) => each.selector.text === selector);
    return selector === undefined || !isOneField || equalities.length < members.length
        ? undefined
        : any(notExists(selector), all(...equalities.map((each): Condition => ({ ...each, operator: "!=" }))));
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

import type { Expression, Literal } from "./expression";

/** `brief` leaves out the quotes, parentheses and spaces that a pattern can do without. */
export type Style = "spaced" | "brief";

/** The expression as a pattern, whatever its length. */
export function patternText(expression: Expression, style: Style = "spaced"): string {
    return `{ ${patternBody(expression, style)} }`;
}

/** What stands between the braces of a pattern. */
export function patternBody(expression: Expression, style: Style = "spaced"): string {
    if ("all" in expression) {
        return expression.all.map((member) => printMember(member, style)).join(" && ");
    }
    if ("any" in expression) {
        // && binds tighter than ||, so that brief patterns need no parentheses here.
        const print = style === "brief" ? patternBody : printMember;
        return expression.any.map((member) => print(member, style)).join(" || ");
    }
    const { selector, operator } = expression;
    const space = style === "brief" ? "" : " ";
    return "value" in expression
        ? `${selector.text}${space}${operator}${space}${printValue(expression.value, style)}`
        : `${selector.text} ${operator}`;
}

/** Parentheses around every group, also where precedence would do: a reader should not need to know it. */
function printMember(member: Expression, style: Style): string {
    return "all" in member || "any" in member ? `(${patternBody(member, style)})` : patternBody(member, style);
}

function printValue(value: Literal | number, style: Style): string {
    if (typeof value === "string") {
        // A bare word must not be taken for a number or a keyword.
        const isBare = /^[A-Za-z][\w.-]*\*?$/.test(value) && !/^(null|true|false|exists|is|not)$/i.test(value);
        return style === "brief" && isBare ? value : `"${value}"`;
    }
    if (typeof value === "number") {
        return String(value);
    }
    return value instanceof RegExp ? `%${value.source}%` : value.text;
}

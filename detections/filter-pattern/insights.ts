import { every } from "./expression";
import type { Condition, Expression, Literal, Selector } from "./expression";

/**
 * The expression as the condition of a `filter` command of the Logs Insights query language. It finds the events that the
 * filter pattern matches; behind `[*]`, which the query language does not have, it looks for the text in the whole
 * message and may find a few more.
 *
 * "Supported logs and discovered fields" (CloudWatch Logs User Guide): list elements are fields named by their index, and
 * only the first 200 fields of an event are found. A field that is missing is asked for with ispresent.
 */
export function insightsCondition(expression: Expression): string {
    if ("all" in expression) {
        return expression.all.map(member).join(" and ");
    }
    if ("any" in expression) {
        return anyOf(expression.any);
    }
    return condition(expression, new Set());
}

function member(expression: Expression): string {
    const text = insightsCondition(expression);
    return "any" in expression && text.includes(" or ") ? `(${text})` : text;
}

/** Several values of one field are a list; "absent or not equal" needs no second look whether the field is there. */
function anyOf(members: readonly Expression[]): string {
    const absent = new Set(
        members.flatMap((each) => ("operator" in each && each.operator === "NOT EXISTS" ? [each.selector.text] : [])),
    );
    const texts = new Map<string, string[]>();
    const parts: string[] = [];
    for (const each of members) {
        const exact = exactText(each);
        if (exact) {
            const field = fieldOf(exact.selector);
            const others = texts.get(field);
            if (others) {
                others.push(exact.text);
                continue;
            }
            texts.set(field, [exact.text]);
            parts.push(field);
        } else if ("operator" in each) {
            parts.push(condition(each, absent));
        } else if ("all" in each && each.all.every((part) => isUnequal(part) && absent.has(part.selector.text))) {
            parts.push(
                `(${each.all.map((part) => ("operator" in part ? condition(part, absent) : "")).join(" and ")})`,
            );
        } else {
            parts.push(`(${insightsCondition(each)})`);
        }
    }
    return parts
        .map((part) => {
            const values = texts.get(part);
            return values === undefined ? part : isIn(part, values);
        })
        .join(" or ");
}

function isIn(field: string, values: readonly string[]): string {
    return values.length === 1 ? `${field} = ${values.join("")}` : `${field} in [${values.join(", ")}]`;
}

/** An equality with one text, which can stand in a list. */
function exactText(expression: Expression): { selector: Selector; text: string } | undefined {
    if (!("operator" in expression) || expression.operator !== "=" || expression.selector.steps.includes(every)) {
        return undefined;
    }
    const { selector, value } = expression;
    return typeof value === "string" && !/^\*|\*$/.test(value) ? { selector, text: JSON.stringify(value) } : undefined;
}

function isUnequal(expression: Expression): expression is Condition {
    return "operator" in expression && expression.operator === "!=";
}

function condition(each: Condition, absent: ReadonlySet<string>): string {
    if (each.selector.steps.includes(every)) {
        return inMessage(each);
    }
    const field = fieldOf(each.selector);
    switch (each.operator) {
        case "=":
            return each.value === "*" ? `ispresent(${field})` : comparison(field, each.value, false);
        case "!=": {
            const unequal = comparison(field, each.value, true);
            return absent.has(each.selector.text) ? unequal : `(ispresent(${field}) and ${unequal})`;
        }
        case "NOT EXISTS":
            return `not ispresent(${field})`;
        case "IS NULL":
            return `@message like /${leaf(each.selector)}:\\s*null/`;
        // Discovered booleans are shown as 1 and 0.
        case "IS TRUE":
            return `${field} in [1, "true"]`;
        case "IS FALSE":
            return `${field} in [0, "false"]`;
        case "<":
        case "<=":
        case ">":
        case ">=":
            return `${field} ${each.operator} ${each.value}`;
    }
}

function comparison(field: string, value: Literal, isNot: boolean): string {
    const like = isNot ? "not like" : "like";
    if (value instanceof RegExp) {
        return `${field} ${like} /${value.source.replaceAll("/", "\\/")}/`;
    }
    if (typeof value !== "string") {
        return `${field} ${isNot ? "!=" : "="} ${value.text}`;
    }
    return /^\*|\*$/.test(value)
        ? `${field} ${like} /${regularExpression(value)}/`
        : `${field} ${isNot ? "!=" : "="} ${JSON.stringify(value)}`;
}

function regularExpression(value: string): string {
    const text = value.replace(/^\*/, "").replace(/\*$/, "");
    return `${value.startsWith("*") ? "" : "^"}${escaped(text)}${value.endsWith("*") ? "" : "$"}`;
}

/** Behind a wildcard: the property and its value somewhere in the message. */
function inMessage(each: Condition): string {
    const property = leaf(each.selector);
    const like = each.operator === "!=" || each.operator === "NOT EXISTS" ? "not like" : "like";
    return `@message ${like} /${property === "" ? "" : `${property}:\\s*`}${valueInMessage(each)}/`;
}

function valueInMessage(each: Condition): string {
    switch (each.operator) {
        case "=":
        case "!=":
            return literalInMessage(each.value);
        case "NOT EXISTS":
            return "";
        case "IS NULL":
            return "null";
        case "IS TRUE":
            return "true";
        case "IS FALSE":
            return "false";
        case "<":
        case "<=":
        case ">":
        case ">=":
            return "\\d";
    }
}

function literalInMessage(value: Literal): string {
    if (value instanceof RegExp) {
        return value.source.replaceAll("/", "\\/");
    }
    return typeof value === "string"
        ? `"${value.split("*").map(escaped).join('[^"]*')}"`
        : `"?${escaped(value.text)}\\b`;
}

/** The name of the last property, in quotes, as a regular expression; "" for the elements of a list themselves. */
function leaf({ steps }: Selector): string {
    const last = steps.at(-1);
    return typeof last === "string" ? `"${escaped(last)}"` : "";
}

function escaped(text: string): string {
    return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** "Fields that contain special characters" stand in backticks. */
function fieldOf({ steps }: Selector): string {
    const name = steps.map(String).join(".");
    return /^[\w.@]+$/.test(name) ? name : `\`${name}\``;
}

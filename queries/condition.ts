import { matcher } from "../detections/filter-pattern/evaluate";
import {
    every,
    parseSelector,
    type Condition,
    type Expression,
    type Literal,
} from "../detections/filter-pattern/expression";
import { grouped, joined, likePattern, listed, quoted } from "./text";
import { jsonOf, membersOf, scalarOf, valueAt, type Value } from "./value";

/**
 * A filter pattern's expression as a condition of SQL: true for the events for which `matcher` of
 * detections/filter-pattern/evaluate.ts says so, and else false or NULL, which a WHERE takes alike.
 *
 * Two things a table cannot tell: a null in a column from a missing value, and `requestParameters: null` from none. CloudTrail
 * leaves out the fields that have no value.
 *
 * @throws Error for a selector that no column answers.
 */
export function conditionSql(expression: Expression): string {
    if ("all" in expression) {
        return joined("AND", expression.all.map(member));
    }
    if ("any" in expression) {
        return joined("OR", byEqualTexts(expression.any));
    }
    return ofCondition(expression);
}

function member(expression: Expression): string {
    const sql = conditionSql(expression);
    return "operator" in expression || /^\S+ IN \([^()]*\)$/.test(sql) ? sql : grouped(sql);
}

/** Equal texts of one selector become a list. */
function byEqualTexts(members: readonly Expression[]): string[] {
    const texts = new Map<string, string[]>();
    for (const each of members) {
        if (isEqualText(each)) {
            texts.set(each.selector.text, [...(texts.get(each.selector.text) ?? []), each.value]);
        }
    }
    return members.flatMap((each) => {
        const of = isEqualText(each) ? texts.get(each.selector.text) : undefined;
        if (of === undefined || !isEqualText(each) || of.length === 1) {
            return [member(each)];
        }
        return of[0] === each.value ? [`${scalarOf(placeOf(each))} IN ${listed(of)}`] : [];
    });
}

function isEqualText(expression: Expression): expression is Condition & { readonly value: string } {
    return (
        "operator" in expression &&
        expression.operator === "=" &&
        typeof expression.value === "string" &&
        !/^\*|\*$|^(true|false)$/.test(expression.value) &&
        !expression.selector.steps.includes(every)
    );
}

function ofCondition(condition: Condition): string {
    const { selector } = condition;
    if (selector.text === "$.managementEvent") {
        return managementEvent(condition);
    }
    // The record says it as a truth value, which equals no text; the table as a text.
    if (selector.text === "$.readOnly" && !["IS TRUE", "IS FALSE", "NOT EXISTS"].includes(condition.operator)) {
        return "FALSE";
    }
    return selector.steps.includes(every) ? ofMembers(condition) : test(placeOf(condition), condition);
}

/** AWS's table has no such column; the category says the same. */
function managementEvent({ selector, operator }: Condition): string {
    if (operator !== "IS TRUE" && operator !== "IS FALSE") {
        throw new Error(`the tables cannot answer ${selector.text} ${operator}`);
    }
    return `eventcategory ${operator === "IS TRUE" ? "=" : "<>"} 'Management'`;
}

function placeOf({ selector }: Condition): Value {
    return valueIn(selector.text, selector.steps);
}

function valueIn(text: string, steps: Condition["selector"]["steps"]): Value {
    const value = valueAt(steps.filter((step) => step !== every));
    if (value === undefined) {
        throw new Error(`no column of the tables has ${text}`);
    }
    return value;
}

/** Behind `[*]` one member is enough, but for `!=` and NOT EXISTS. */
function ofMembers(condition: Condition): string {
    const { selector, operator } = condition;
    const wildcard = selector.steps.indexOf(every);
    const list = valueIn(selector.text, selector.steps.slice(0, wildcard));
    if (list.kind === "text") {
        return operator === "NOT EXISTS" ? "TRUE" : "FALSE";
    }
    const path = selector.steps.slice(wildcard + 1).filter((step) => step !== every);
    const each: Value = { kind: "json", json: "member", path };
    const count = (holds: string) => `COALESCE(cardinality(filter(${membersOf(list)}, member -> ${holds})), 0)`;
    switch (operator) {
        case "NOT EXISTS":
            return `${count(path.length === 0 ? "TRUE" : `${jsonOf(each)} IS NOT NULL`)} = 0`;
        case "IS NULL":
            return `${count(path.length === 0 ? isNullMember : `json_format(${jsonOf(each)}) = 'null'`)} > 0`;
        case "!=":
            return `${jsonOf(list)} IS NOT NULL AND ${count(equal(each, condition.value))} = 0`;
        case "=":
        case "<":
        case "<=":
        case ">":
        case ">=":
        case "IS TRUE":
        case "IS FALSE":
            return `${count(test(each, condition))} > 0`;
    }
}

function test(value: Value, condition: Condition): string {
    switch (condition.operator) {
        case "=":
            return equal(value, condition.value);
        case "!=":
            return unequal(value, condition.value);
        case "NOT EXISTS":
            return value.kind === "text" ? `${value.sql} IS NULL` : `${jsonOf(value)} IS NULL`;
        case "IS NULL":
            return value.kind === "text" ? "FALSE" : isNull(value);
        case "IS TRUE":
        case "IS FALSE": {
            const text = condition.operator === "IS TRUE" ? "'true'" : "'false'";
            return `${value.kind === "text" ? value.sql : `json_format(${jsonOf(value)})`} = ${text}`;
        }
        case "<":
        case "<=":
        case ">":
        case ">=":
            // A number in a text is none: its JSON has quotes.
            return value.kind === "text"
                ? "FALSE"
                : `TRY_CAST(json_format(${jsonOf(value)}) AS DOUBLE) ${condition.operator} ${condition.value}`;
    }
}

/** Engines differ in whether a null in a list is one of JSON's or of SQL's. */
const isNullMember = "COALESCE(json_format(member), 'null') = 'null'";

/** Also true of a list with a null in it, as CloudWatch Logs has it. */
function isNull(value: Value & { readonly kind: "json" }): string {
    const list = `TRY_CAST(${jsonOf(value)} AS JSON ARRAY)`;
    const holds = `cardinality(filter(${list}, member -> ${isNullMember})) > 0`;
    return `(json_format(${jsonOf(value)}) = 'null' OR ${holds})`;
}

function equal(value: Value, literal: Literal): string {
    if (typeof literal === "string" || literal instanceof RegExp) {
        const matches = typeof literal === "string" ? like(scalarOf(value), literal) : regexp(scalarOf(value), literal);
        return value.kind === "json" && matchesTruthValue(literal)
            ? `(${matches} AND ${isNoTruthValue(value)})`
            : matches;
    }
    if (value.kind === "text") {
        return `${value.sql} = ${quoted(literal.text)}`;
    }
    const json = `json_format(${jsonOf(value)})`;
    const isNumber = `COALESCE(TRY_CAST(${json} AS DOUBLE) = ${literal.number}, FALSE)`;
    return `(${json} = ${quoted(JSON.stringify(literal.text))} OR ${isNumber})`;
}

/** False, as `=` is, of what is no text and no number. */
function unequal(value: Value, literal: Literal): string {
    const isScalar = `${scalarOf(value)} IS NOT NULL`;
    if (value.kind === "text") {
        return typeof literal === "string" && !/^\*|\*$/.test(literal)
            ? `${value.sql} <> ${quoted(literal)}`
            : `NOT (${equal(value, literal)})`;
    }
    return `(${isScalar} AND ${isNoTruthValue(value)} AND NOT ${grouped(equal(value, literal))})`;
}

function isNoTruthValue(value: Value & { readonly kind: "json" }): string {
    return `json_format(${jsonOf(value)}) NOT IN ('true', 'false')`;
}

/** A `*` stands for any characters at the start and at the end of a text; elsewhere it is a plain character. */
function like(sql: string, text: string): string {
    const start = text.startsWith("*");
    const end = text.length > 1 && text.endsWith("*");
    const middle = text.slice(start ? 1 : 0, end ? -1 : undefined);
    if (!start && !end) {
        return `${sql} = ${quoted(middle)}`;
    }
    return `${sql} LIKE ${likePattern([...(start ? [""] : []), middle, ...(end ? [""] : [])])}`;
}

function regexp(sql: string, { source }: RegExp): string {
    return `regexp_like(${sql}, ${quoted(source)})`;
}

/** Whether a text that says "true" or "false" would match, which a truth value does not. */
function matchesTruthValue(literal: Literal): boolean {
    const matches = matcher({ selector: parseSelector("$.value"), operator: "=", value: literal });
    return matches({ value: "true" }) || matches({ value: "false" });
}

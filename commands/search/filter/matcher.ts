import type { CloudTrailRecord, JsonValue } from "../../../detections/cloudtrail-record";
import { expanded } from "./expand";
import type { Expression, Operator, Path, Term } from "./expression";
import { identityTexts } from "./identity";
import { ipMatcher } from "./ip";
import { containsMatcher, patternMatcher } from "./pattern";
import { resourceMatcher } from "./resource";
import { someAt, someText, textOf } from "./values";

export type Matcher = (record: CloudTrailRecord) => boolean;

/** Judges records; the expression is taken apart once. */
export function matcher(expression: Expression): Matcher {
    return compiled(expanded(expression));
}

function compiled(expression: Expression): Matcher {
    switch (expression.kind) {
        case "term":
            return compiledTerm(expression);
        case "not": {
            const matches = compiled(expression.of);
            return (record) => !matches(record);
        }
        case "and": {
            const all = expression.of.map(compiled);
            return (record) => all.every((matches) => matches(record));
        }
        case "or": {
            const any = expression.of.map(compiled);
            return (record) => any.some((matches) => matches(record));
        }
    }
}

function compiledTerm({ field, operator, value }: Term): Matcher {
    if (typeof field !== "string") {
        return pathMatcher(field, operator, value);
    }
    const is = operator === "~" ? containsMatcher(value) : patternMatcher(value);
    switch (field) {
        case "time": {
            const compare = comparison(operator, Date.parse(value));
            return ({ eventTime }) => typeof eventTime === "string" && compare(Date.parse(eventTime));
        }
        case "actor":
        case "user":
        case "role":
        case "session":
            return (record) => identityTexts(record, field).some(is);
        case "ip": {
            const isSource = operator === "~" ? is : ipMatcher(value);
            return ({ sourceIPAddress }) => typeof sourceIPAddress === "string" && isSource(sourceIPAddress);
        }
        case "resource":
            return operator === "~"
                ? ({ resources, requestParameters, responseElements }) =>
                      someText([resources ?? null, requestParameters ?? null, responseElements ?? null], is)
                : resourceMatcher(value);
        case "parameter":
            return ({ requestParameters }) => someText(requestParameters, is);
        case "text":
            return (record) => someText(record, is);
        case "class":
        case "mfa":
        case "console":
            throw new Error(`${field} has to be expanded first`);
    }
}

function pathMatcher(path: Path, operator: Operator, value: string): Matcher {
    const is = valueMatcher(operator, value);
    const [only = ""] = path;
    if (path.length === 1 && only !== "*") {
        // Most conditions are on a field at the top, and most of these fields are texts.
        return (record) => {
            const found = record[only];
            return typeof found === "string" ? is(found) : someAt(record, path, is);
        };
    }
    return (record) => someAt(record, path, is);
}

function valueMatcher(operator: Operator, value: string): (value: JsonValue) => boolean {
    if (operator === "=" || operator === "~") {
        if (operator === "=" && value === "*") {
            return () => true;
        }
        const is = operator === "=" ? patternMatcher(value) : containsMatcher(value);
        return (found) => {
            const text = textOf(found);
            return text !== undefined && is(text);
        };
    }
    const compare = comparison(operator, Number(value));
    return (found) => typeof found === "number" && compare(found);
}

/** Of numbers; false for what is none. */
function comparison(operator: Operator, than: number): (value: number) => boolean {
    switch (operator) {
        case "<":
            return (value) => value < than;
        case "<=":
            return (value) => value <= than;
        case ">":
            return (value) => value > than;
        case ">=":
            return (value) => value >= than;
        case "=":
        case "~":
            return (value) => value === than;
    }
}

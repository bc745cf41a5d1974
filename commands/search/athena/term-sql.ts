import * as ipaddr from "ipaddr.js";
import { likePattern, quoted } from "../../../queries/text";
import { valueAt } from "../../../queries/value";
import { parseArn } from "../filter/arn";
import type { Term } from "../filter/expression";
import { literalOf, segments } from "../filter/pattern";
import { nameIn } from "../filter/resource";

/**
 * A term in SQL: `exact` is true for the very events that match, and else false or NULL; `wider` is also true for others.
 * Nothing for what the columns cannot tell.
 */
export type TermSql = { readonly exact: string } | { readonly wider: string } | undefined;

/** @param term not of `class`, `mfa` or `console`, which filter/expand.ts has replaced. */
export function termSql(term: Term): TermSql {
    const { field, operator, value } = term;
    if (typeof field !== "string") {
        return pathSql(term, field);
    }
    switch (field) {
        case "time":
            return { exact: timeSql(operator, new Date(value)) };
        case "actor":
        case "user":
        case "role":
        case "session":
            return containing(identity, operator, partsOf(value, operator));
        case "ip":
            return operator === "=" ? addressSql(value) : undefined;
        case "resource":
            return containing(resource, operator, resourceParts(value, operator));
        case "parameter":
            return containing("COALESCE(requestparameters, '')", operator, partsOf(value, operator));
        case "text":
        case "class":
        case "mfa":
        case "console":
            return undefined;
    }
}

/** Everything that names who made a call: each name of an actor is a part of one of these texts. */
const identity = texts(
    "useridentity.username",
    "useridentity.accesskeyid",
    "useridentity.invokedby",
    "useridentity.arn",
    "useridentity.principalid",
    "useridentity.onbehalfof.userid",
    "useridentity.sessioncontext.sourceidentity",
    "useridentity.sessioncontext.sessionissuer.arn",
    "useridentity.sessioncontext.sessionissuer.principalid",
    "useridentity.sessioncontext.sessionissuer.username",
);
const resource = texts("requestparameters", "responseelements", "json_format(CAST(resources AS JSON))");

function texts(...columns: readonly string[]): string {
    return columns.map((column) => `COALESCE(${column}, '')`).join(" || ' ' || ");
}

function pathSql({ operator, value }: Term, path: readonly string[]): TermSql {
    const at = path.includes("*") ? undefined : valueAt(path);
    if (at === undefined) {
        return undefined;
    }
    if (at.kind === "json") {
        // Lists on the way are looked through, which no path of SQL does.
        return operator === "="
            ? containing(`COALESCE(${at.json}, '')`, operator, value === "*" ? [] : partsOf(value, operator))
            : undefined;
    }
    switch (operator) {
        case "=":
            return { exact: value === "*" ? `${at.sql} IS NOT NULL` : equalSql(at.sql, value) };
        case "~":
            return { exact: `strpos(${lowered(at.sql)}, ${quoted(lower(value))}) > 0` };
        case "<":
        case "<=":
        case ">":
        case ">=":
            // These compare numbers, and the columns are texts of records.
            return { exact: "FALSE" };
    }
}

function equalSql(column: string, pattern: string): string {
    const literal = literalOf(pattern);
    return literal === undefined
        ? `${column} LIKE ${likePattern(segments(pattern))}`
        : `${column} = ${quoted(literal)}`;
}

/** Records have times in whole seconds, whose texts are in their order. */
function timeSql(operator: Term["operator"], time: Date): string {
    const isWhole = time.getTime() % 1000 === 0;
    const second = (milliseconds: number) => quoted(new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z"));
    const before = second(time.getTime());
    const after = second(Math.ceil(time.getTime() / 1000) * 1000);
    switch (operator) {
        case ">=":
        case "<":
            return `eventtime ${operator} ${after}`;
        case ">":
        case "<=":
            return `eventtime ${operator} ${before}`;
        case "=":
        case "~":
            return isWhole ? `eventtime = ${before}` : "FALSE";
    }
}

/** An IPv4 address may stand in an IPv6 address; of a block, its whole bytes are looked for. */
function addressSql(value: string): TermSql {
    const [address = "", length = "32"] = value.split("/");
    if (!ipaddr.IPv4.isValidFourPartDecimal(address)) {
        return ipaddr.isValid(address) ? undefined : { wider: equalSql("sourceipaddress", value) };
    }
    const bytes = address.split(".").slice(0, Math.floor(Number(length) / 8));
    if (bytes.length === 0) {
        return undefined;
    }
    const beginning = bytes.length === 4 ? address : `${bytes.join(".")}.`;
    return { wider: `sourceipaddress LIKE ${likePattern(bytes.length === 4 ? ["", beginning] : ["", beginning, ""])}` };
}

/** Shorter texts are everywhere. */
const shortest = 3;

/** The text contains the longest part of what is looked for that JSON, however it is written, does not escape. */
function containing(text: string, operator: Term["operator"], parts: readonly string[]): TermSql {
    const [longest = ""] = parts
        .flatMap((part) => part.match(/[\w .@+=,-]+/g) ?? [])
        .sort((one, other) => other.length - one.length);
    if (longest.length < shortest) {
        return undefined;
    }
    return operator === "~"
        ? { wider: `strpos(${lowered(text)}, ${quoted(lower(longest))}) > 0` }
        : { wider: `strpos(${text}, ${quoted(longest)}) > 0` };
}

/** What must stand there; nothing where a number could match, which has several spellings. */
function partsOf(value: string, operator: Term["operator"]): readonly string[] {
    const given = operator === "=" ? segments(value) : [value];
    return given.every((text) => /^[\d.eE+-]*$/.test(text)) ? [] : given;
}

/** An ARN also finds calls that give the name alone. */
function resourceParts(value: string, operator: Term["operator"]): readonly string[] {
    const arn = operator === "=" ? parseArn(literalOf(value) ?? "") : undefined;
    return partsOf(arn ? nameIn(arn) : value, arn ? "~" : operator);
}

/** Without the case of ASCII letters, as the filter compares. */
function lower(text: string): string {
    return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function lowered(sql: string): string {
    return `translate(${sql}, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')`;
}

import { isObject } from "./properties";

/** JSON text with the names of every object in order. Text that is not JSON stays as it is. */
export const canonicalJson = (text: string): string => rewritten(text, (value) => value);

/**
 * An IAM policy document in one form for all that mean the same: AWS takes and returns one element for a list of one, lists
 * in any order, and an account's id for the ARN of its root ("IAM JSON policy elements reference").
 */
export const canonicalPolicy = (text: string): string =>
    rewritten(text, (document) =>
        isObject(document) ? { ...document, Statement: sorted(document.Statement, canonicalStatement) } : document,
    );

const rewriteElement: Readonly<Record<string, (value: unknown) => unknown>> = {
    Action: (value) => sorted(value),
    NotAction: (value) => sorted(value),
    Resource: (value) => sorted(value),
    NotResource: (value) => sorted(value),
    Principal: canonicalPrincipal,
    NotPrincipal: canonicalPrincipal,
    Condition: (value) => eachValue(value, (keys) => eachValue(keys, (values) => sorted(values, String))),
};

const canonicalStatement = (statement: unknown): unknown =>
    eachValue(statement, (value, name) => rewriteElement[name]?.(value) ?? value);

function canonicalPrincipal(value: unknown): unknown {
    const byKind = isObject(value) ? value : { AWS: value };
    return eachValue(byKind, (ids) => sorted(ids, (id) => String(id).replace(/^arn:[\w-]+:iam::(\d{12}):root$/, "$1")));
}

function eachValue(value: unknown, rewrite: (item: unknown, name: string) => unknown): unknown {
    return isObject(value)
        ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rewrite(item, name)]))
        : value;
}

function sorted(value: unknown, rewrite = (item: unknown): unknown => item): unknown[] {
    const items: unknown[] = Array.isArray(value) ? value : [value];
    return items
        .map((item) => ({ item: rewrite(item), text: sortedText(rewrite(item)) }))
        .sort((a, b) => compare(a.text, b.text))
        .map(({ item }) => item);
}

function rewritten(text: string, rewrite: (value: unknown) => unknown): string {
    let value: unknown;
    try {
        value = JSON.parse(text);
    } catch {
        return text;
    }
    return sortedText(rewrite(value));
}

const sortedText = (value: unknown): string =>
    JSON.stringify(value, (_, item: unknown) =>
        isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => compare(a, b))) : item,
    );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A JSON filter pattern as a tree: what the builders make, what the parser reads and what the evaluator runs. It holds
 * the part of the language that speaks of JSON log events ("Filter pattern syntax", CloudWatch Logs User Guide).
 */
export type Expression = All | Any | Condition;

/** True when every member is. At least two members. */
export interface All {
    readonly all: readonly Expression[];
}

/** True when at least one member is. At least two members. */
export interface Any {
    readonly any: readonly Expression[];
}

/** What one selector must find in the event. */
export type Condition =
    | { readonly selector: Selector; readonly operator: "=" | "!="; readonly value: Literal }
    | { readonly selector: Selector; readonly operator: "<" | "<=" | ">" | ">="; readonly value: number }
    | { readonly selector: Selector; readonly operator: "NOT EXISTS" | "IS NULL" | "IS TRUE" | "IS FALSE" };

/**
 * What `=` and `!=` compare with: a text, quoted or a bare word, with `*` at its start or end for any characters; a bare
 * number, whose spelling also equals the same text in a string; or a regular expression.
 */
export type Literal = string | BareNumber | RegExp;

export interface BareNumber {
    readonly text: string;
    readonly number: number;
}

/** The step `[*]` or `.*`: every element of an array, every value of an object. */
export const every = Symbol("every");

/** The way from the event's root to a value: property names, array indexes, and at most one `every`. */
export interface Selector {
    /** As written, for instance `$.userIdentity.type`. */
    readonly text: string;
    readonly steps: readonly (string | number | typeof every)[];
}

/** CloudWatch Logs would refuse the pattern, or treats it in a way that is not documented. */
export class FilterPatternError extends Error {
    override readonly name = "FilterPatternError";
}

const step = /\.([A-Za-z_][\w-]*)|\.\['([^']+)'\]|\[(\d+)\]|(\[\*\]|\.\*)/y;

/** Reads a selector: `$.a.b`, `$.a[0]`, `$.a[*].b` or `$.['a.b']`. Throws a FilterPatternError for any other text. */
export function parseSelector(text: string): Selector {
    const known = selectors.get(text) ?? readSelector(text);
    selectors.set(text, known);
    return known;
}

/** A catalogue has the same few in hundreds of conditions. */
const selectors = new Map<string, Selector>();

function readSelector(text: string): Selector {
    const steps: (string | number | typeof every)[] = [];
    step.lastIndex = 1;
    while (text.startsWith("$.") && step.lastIndex < text.length) {
        const found = step.exec(text);
        if (!found) {
            steps.length = 0;
            break;
        }
        const [, name, quoted, index] = found;
        steps.push(name ?? quoted ?? (index === undefined ? every : Number(index)));
    }
    if (steps.length === 0) {
        throw new FilterPatternError(`"${text}" is no selector; write one like $.a.b, $.a[0], $.a[*].b or $.['a.b']`);
    }
    if (steps.filter((each) => each === every).length > 1) {
        throw new FilterPatternError(`the selector ${text} has more than one [*] or .*; one is allowed`);
    }
    return { text, steps };
}

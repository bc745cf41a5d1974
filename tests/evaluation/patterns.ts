import type { Context } from "./context";

/**
 * How the texts of a policy are compared with those of a request: `*` is any text, `?` any one character, `${key}` the
 * request's value of a condition key. After "IAM policy elements: Variables and tags".
 */

/** Ignores case, as "IAM JSON policy elements: Action" has it. Actions have no variables. */
export function actionMatches(pattern: string, action: string): boolean {
    return new RegExp(`^${source(pattern, anything)}$`, "is").test(action);
}

/** The whole text, as `StringLike` compares. */
export function textMatches(pattern: string, text: string, context: Context): boolean {
    return new RegExp(`^${source(expand(pattern, context), anything)}$`, "s").test(text);
}

/** The text that is meant, without wildcards, as `StringEquals` compares. */
export function plainText(text: string, context: Context): string {
    return expand(text, context).replace(protectedCharacter, "$1");
}

/**
 * "If the * wildcard is the last character of a resource ARN segment, it can expand to match beyond the colon
 * boundaries": elsewhere in the first five parts a wildcard stays in its part. After "IAM JSON policy elements: Resource".
 */
export function resourceMatches(pattern: string, arn: string, context: Context): boolean {
    const parts = arnParts(expand(pattern, context)).map((part, index) =>
        index === 5 ? source(part, anything) : source(part, inPart).replace(/\[\^:\]\*$/, ".*"),
    );
    return new RegExp(`^${parts.join(":")}$`, "s").test(arn);
}

/**
 * "Each of the six colon-delimited components of the ARN is checked separately", as "IAM JSON policy elements:
 * Condition operators" has it for `ArnLike`.
 *
 * @throws Error if either does not have six parts: AWS does not say how the operators compare what is no ARN.
 */
export function arnMatches(pattern: string, arn: string, context: Context): boolean {
    const patterns = arnParts(expand(pattern, context));
    const parts = arnParts(arn);
    if (patterns.length !== 6 || parts.length !== 6) {
        throw new Error(`the ARN operators compare ARNs, and one of these is none: ${pattern}, ${arn}`);
    }
    return patterns.every((part, index) => new RegExp(`^${source(part, anything)}$`, "s").test(parts[index] ?? ""));
}

interface Wildcards {
    readonly any: string;
    readonly one: string;
}

const anything: Wildcards = { any: ".*", one: "." };
const inPart: Wildcards = { any: "[^:]*", one: "[^:]" };

/** `${*}`, `${?}` and `${$}`: characters that are only themselves. */
const protectedCharacter = /\$\{([*?$])\}/g;

/** The text with the values of its variables, whose own characters are only themselves. */
function expand(text: string, context: Context): string {
    return text.replace(/\$\{([^}]*)\}/g, (variable, name: string) =>
        "*?$".includes(name) ? variable : valueOf(name, context).replace(/[*?$]/g, "${$&}"),
    );
}

/** `key`, or `key, 'default'`. */
function valueOf(name: string, context: Context): string {
    const [, key, defaultValue] = /^\s*([^,']+?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(name) ?? [];
    if (key === undefined) {
        throw new Error(`not a policy variable: \${${name}}`);
    }
    const values = context.values(key);
    const value = values.length === 0 ? defaultValue : values[0];
    if (value === undefined || values.length > 1) {
        throw new Error(
            `the variable \${${name}} has ${values.length} values in this request: ` +
                `AWS only says that this "might cause the entire statement to be invalid"`,
        );
    }
    return value;
}

/** A regular expression for a pattern without variables. */
function source(pattern: string, wildcards: Wildcards): string {
    return pattern
        .split(/(\$\{[*?$]\}|[*?])/)
        .map((piece) => {
            switch (piece) {
                case "*":
                    return wildcards.any;
                case "?":
                    return wildcards.one;
                default:
                    return piece.replace(protectedCharacter, "$1").replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
            }
        })
        .join("");
}

/** At most six; the sixth has the remaining colons. */
function arnParts(arn: string): string[] {
    const parts = arn.split(":");
    return parts.length <= 6 ? parts : [...parts.slice(0, 5), parts.slice(5).join(":")];
}

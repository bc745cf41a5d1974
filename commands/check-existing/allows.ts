import type { Statement } from "../../components/documents/policy-document";

/**
 * Whether one of the statements allows at least what the required one does: to the same principal, with no condition that
 * is stricter. What a Deny takes away again is not looked at.
 *
 * @param present the statements of a policy as AWS returns them.
 */
export function allows(required: Statement, present: readonly unknown[]): boolean {
    return present.some((statement) => isAtLeast(statement as Given, required));
}

interface Given {
    readonly Effect?: unknown;
    readonly Principal?: unknown;
    readonly Action?: unknown;
    readonly Resource?: unknown;
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

function isAtLeast(given: Given, required: Statement): boolean {
    return (
        given.Effect === "Allow" &&
        principals((required as Given).Principal).every((each) =>
            principals(given.Principal).some((by) => [each, "*"].includes(by)),
        ) &&
        covers(given.Action, required.Action, true) &&
        covers(given.Resource, (required as Given).Resource) &&
        Object.entries(given.Condition ?? {}).every(([operator, keys]) =>
            Object.entries(keys).every(([key, values]) => isMet(operator, key, values, required)),
        )
    );
}

/** As `Service:cloudtrail.amazonaws.com`; everyone is `*`. */
function principals(principal: unknown): string[] {
    return typeof principal === "object" && principal !== null
        ? Object.entries(principal).flatMap(([kind, values]) =>
              texts(values).map((value) => (value === "*" ? "*" : `${kind}:${value}`)),
          )
        : texts(principal);
}

/**
 * The condition of the given statement holds wherever those of the required one do: the same operator and values, or for a
 * text or an ARN, a pattern for each value that is required.
 */
function isMet(operator: string, key: string, values: unknown, required: Statement): boolean {
    const ofKey = Object.entries(required.Condition ?? {}).flatMap(([name, keys]) =>
        Object.entries(keys)
            .filter(([each]) => sameKey(each) === sameKey(key))
            .map(([, expected]) => ({ operator: name, expected })),
    );
    const named = /^(String|Arn)(Equals|Like)(IfExists)?$/;
    return ofKey.some(
        ({ operator: name, expected }) =>
            (name === operator || (named.test(name) && named.test(operator))) && covers(values, expected),
    );
}

/** Amazon SNS has an older name for the account, which the policy of a new topic names ("Source account versus source owner"). */
function sameKey(key: string): string {
    return key.toLowerCase().replace(/^aws:sourceowner$/, "aws:sourceaccount");
}

/** Whether each of the texts is matched by one of the patterns, in which `*` and `?` stand for any. */
function covers(patterns: unknown, all: unknown, ignoreCase = false): boolean {
    const matchers = texts(patterns).map((pattern) => {
        const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
        return new RegExp(`^${literal.replaceAll("*", ".*").replaceAll("?", ".")}$`, ignoreCase ? "is" : "s");
    });
    return texts(all).every((text) => matchers.some((matcher) => matcher.test(text)));
}

function texts(value: unknown): string[] {
    return value === undefined ? [] : [value].flat().map(String);
}

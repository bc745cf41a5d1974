/** One of the fields that stand for more than one place of a record, or for more than equal texts. */
export type NamedField =
    | "time"
    | "class"
    | "actor"
    | "user"
    | "role"
    | "session"
    | "ip"
    | "resource"
    | "parameter"
    | "mfa"
    | "console"
    | "text";

/** The keys from the top of a record down to a value, such as `["requestParameters", "bucketName"]`. */
export type Path = readonly string[];

/** `=` equal, `~` contains whatever the case; the others compare times and numbers. */
export type Operator = "=" | "~" | "<" | "<=" | ">" | ">=";

/**
 * One condition. What people call account, Region, event name, source, error code, access key and event id are paths
 * (`recipientAccountId`, `awsRegion`, `eventName`, `eventSource`, `errorCode`, `userIdentity.accessKeyId`, `eventID`).
 */
export interface Term {
    readonly kind: "term";
    readonly field: NamedField | Path;
    readonly operator: Operator;
    /**
     * With `=` of a text a pattern (pattern.ts: `*` is any text, also none, `\*` a star and `\\` a backslash); `*` alone:
     * there is a value. With `~` the text itself. Of `time`, an instant as `Date.toISOString` writes it. Of `ip`, an address,
     * a CIDR block or a pattern of a service's name. Of `mfa` and `console`, "yes" or "no".
     */
    readonly value: string;
}

/**
 * What a search looks for in a record. A term on what a record does not have is false, so its `not` is true. `and` of nothing is
 * true; no other has fewer than two members.
 */
export type Expression =
    | { readonly kind: "and" | "or"; readonly of: readonly Expression[] }
    | { readonly kind: "not"; readonly of: Expression }
    | Term;

/** What finds every record: no condition at all. */
export const everything: Expression = { kind: "and", of: [] };

/** The conjunction; of one expression, itself. */
export function and(of: readonly Expression[]): Expression {
    return joined("and", of);
}

/** The disjunction; of one expression, itself. */
export function or(of: readonly Expression[]): Expression {
    return joined("or", of);
}

export function not(of: Expression): Expression {
    return of.kind === "not" ? of.of : { kind: "not", of };
}

export function term(field: Term["field"], operator: Operator, value: string): Term {
    return { kind: "term", field, operator, value };
}

function joined(kind: "and" | "or", of: readonly Expression[]): Expression {
    const flat = of.flatMap((each) => (each.kind === kind ? each.of : [each]));
    const [first] = flat;
    return flat.length === 1 && first ? first : { kind, of: flat };
}

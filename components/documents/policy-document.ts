/** An IAM policy document as data. Every statement has a Sid, so that a reviewer and an error can name it. */
export interface PolicyDocument {
    readonly Version: "2012-10-17";
    readonly Statement: readonly Statement[];
}

export type Statement = ResourceStatement | IdentityStatement | TrustStatement;

/** A statement of a policy that is attached to a resource: it says whom it is about. */
export interface ResourceStatement extends IdentityStatement {
    readonly Principal: Principal;
}

/** A statement of a policy that is attached to an identity. */
export interface IdentityStatement extends StatementBase {
    readonly Resource: string | readonly string[];
}

/** A statement of a role's trust policy. */
export interface TrustStatement extends StatementBase {
    readonly Principal: Principal;
}

interface StatementBase {
    readonly Sid: string;
    readonly Effect: "Allow" | "Deny";
    readonly Action: string | readonly string[];
    readonly Condition?: Condition;
}

export type Principal = "*" | { readonly Service: string } | { readonly AWS: string | readonly string[] };

/** Operator, then condition key, then the value or values, as "IAM JSON policy elements: Condition" has it. */
export type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export function policyDocument(statements: readonly Statement[]): PolicyDocument {
    return { Version: "2012-10-17", Statement: statements };
}

/** Fewer values are easier to read in a preview: a list of one becomes its value, as AWS itself stores it. */
export function oneOrMany(values: readonly string[]): string | readonly string[] {
    const [first] = values;
    return values.length === 1 && first !== undefined ? first : values;
}

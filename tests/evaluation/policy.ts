import { z } from "zod";
import { conditionTest, type ConditionTest } from "./conditions";

/** A statement of a policy, every element in its one long form. */
export interface Statement {
    /** The `Sid`, or the statement's place in the policy. */
    readonly name: string;
    readonly effect: "Allow" | "Deny";
    /** `undefined` in a policy of an identity or of an organization. */
    readonly principals: (PrincipalList & { readonly not: boolean }) | undefined;
    readonly actions: Patterns;
    /** `undefined` in a trust policy: the role itself. */
    readonly resources: Patterns | undefined;
    readonly conditions: readonly ConditionTest[];
}

export interface PrincipalList {
    readonly AWS: readonly string[];
    readonly Service: readonly string[];
}

export interface Patterns {
    readonly patterns: readonly string[];
    /** Everything but the patterns: `NotAction`, `NotResource`. */
    readonly not: boolean;
}

/** What a policy is attached to. An SCP is read as the policy of an identity: it says nobody's name. */
export type Attachment = "resource" | "role" | "identity";

const texts = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());
const scalar = z.union([z.string(), z.boolean(), z.number()]);
const conditionValues = z.union([scalar, z.array(scalar)]).transform((value) => [value].flat().map(String));

/** Not part of an ARN with a wildcard: "you cannot use a wildcard to match part of a principal name or ARN". */
const awsPrincipal =
    /^(\*|\d{12}|arn:[\w-]+:(iam::\d{12}:(root|(role|user)\/[\w+=,.@/-]+)|sts::\d{12}:assumed-role\/[\w+=,.@/-]+))$/;

const principal = z.union([
    z.literal("*").transform((any) => ({ AWS: [any], Service: [] })),
    z.strictObject({
        AWS: texts.pipe(z.array(z.string().regex(awsPrincipal))).default([]),
        Service: texts.default([]),
    }),
]);

const statement = z.strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(["Allow", "Deny"]),
    Principal: principal.optional(),
    NotPrincipal: principal.optional(),
    Action: texts.optional(),
    NotAction: texts.optional(),
    Resource: texts.optional(),
    NotResource: texts.optional(),
    Condition: z.record(z.string(), z.record(z.string(), conditionValues)).default({}),
});

const policy = z.strictObject({
    // Without the version, or with the older one, variables would be plain text: not modelled.
    Version: z.literal("2012-10-17"),
    Id: z.string().optional(),
    Statement: z.union([statement, z.array(statement)]).transform((value) => [value].flat()),
});

/**
 * Reads a policy document by "Grammar of the IAM JSON policy language". Each document is read once: it must not change.
 *
 * @throws Error for an element that is unknown, missing, or out of place where the policy is attached.
 */
export function statementsOf(document: object, attachment: Attachment): readonly Statement[] {
    const known = alreadyRead[attachment].get(document);
    if (known !== undefined) {
        return known;
    }
    const statements = read(document, attachment);
    alreadyRead[attachment].set(document, statements);
    return statements;
}

type Read = WeakMap<object, readonly Statement[]>;
const alreadyRead: Record<Attachment, Read> = { resource: new WeakMap(), role: new WeakMap(), identity: new WeakMap() };

function read(document: unknown, attachment: Attachment): readonly Statement[] {
    return policy.parse(document).Statement.map((element, index): Statement => {
        const name = element.Sid ?? `statement ${index + 1}`;
        const principals = either(name, "Principal", element.Principal, element.NotPrincipal);
        const actions = either(name, "Action", element.Action, element.NotAction);
        const resources = either(name, "Resource", element.Resource, element.NotResource);
        check(actions !== undefined, `${name}: a statement has an Action`);
        check((principals === undefined) === (attachment === "identity"), `${name}: ${rules[attachment]}`);
        check((resources === undefined) === (attachment === "role"), `${name}: ${rules[attachment]}`);
        check(!principals?.not || element.Effect === "Deny", `${name}: NotPrincipal is not supported with Allow`);
        return {
            name,
            effect: element.Effect,
            principals: principals && { ...principals.value, not: principals.not },
            actions: { patterns: actions.value, not: actions.not },
            resources: resources && { patterns: resources.value, not: resources.not },
            conditions: Object.entries(element.Condition).flatMap(([operator, keys]) =>
                Object.entries(keys).map(([key, values]) => conditionTest(operator, key, values)),
            ),
        };
    });
}

const rules = {
    resource: "a statement of a resource's policy has a Principal and a Resource",
    role: "a statement of a trust policy has a Principal and no Resource",
    identity: "a statement of an identity's policy has no Principal and a Resource",
} as const satisfies Record<Attachment, string>;

function check(isSo: boolean, message: string): asserts isSo {
    if (!isSo) {
        throw new Error(message);
    }
}

function either<T>(name: string, element: string, is: T | undefined, not: T | undefined) {
    check(is === undefined || not === undefined, `${name}: ${element} and Not${element} exclude each other`);
    const value = is ?? not;
    return value === undefined ? undefined : { value, not: not !== undefined };
}

import type { Resource } from "../../reading/resource";
import { types } from "../../reading/types";
import { UNKNOWN } from "../../reading/value";
import { type Rule, type Verdict } from "../../rule";

const principals = ["granteePrincipal", "retiringPrincipal"];

/** The id of the account in an ARN; undefined for what is no such ARN, or not known. */
function accountOf(arn: unknown): string | undefined {
    return typeof arn === "string" ? /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn)?.[1] : undefined;
}

/** @param own the ids of the accounts that may be the key's own; empty while none is known */
function judge(grant: Resource, own: readonly string[], trusted: readonly string[]): Verdict {
    const accounts = principals.flatMap((property) => accountOf(grant.input(property)) ?? []);
    const strangers = accounts.filter((account) => !own.includes(account) && !trusted.includes(account));
    if (strangers.length > 0 && own.length > 0) {
        return { fault: "grants the use of a key to another account" };
    }
    // What the program makes itself is its own account's.
    return principals.some((property) => grant.input(property) === UNKNOWN && grant.sourcesOf(property).length === 0)
        ? "unknown"
        : "yes";
}

export const foreignGrant: Rule = {
    name: "kms-grant-foreign-account",
    title: "A grant gives the use of a key to no other account",
    severity: "high",
    why: "A grant opens a key as its policy does, and nobody sees it there.",
    fix: "granteePrincipal: the ARN of a role of the key's account; or name the account in trustedAccounts of the pack's settings",
    controls: { "NIST 800-53 r5": ["AC-3", "AC-6", "SC-12"], "PCI DSS v4.0.1": ["3.6.1", "3.7.6"] },
    url: "https://docs.aws.amazon.com/kms/latest/developerguide/grants.html",
    types: types.grant,
    judge: (grant, { trustedAccounts }) => {
        const own = accountOf(grant.input("keyId"));
        return own === undefined ? "yes" : judge(grant, [own], trustedAccounts);
    },
    judgeStack: (stack, { trustedAccounts }) =>
        stack.ofType(types.grant).flatMap((grant) =>
            stack.linked(grant, "keyId", types.key).map((key) => {
                const own = accountOf(key.output("arn"));
                // While AWS has not made the key, its policy tells whose it is.
                const named = key.document("policy").statements.flatMap((statement) => statement.accounts);
                return {
                    resource: grant,
                    verdict: judge(
                        grant,
                        own === undefined ? named.filter((account) => account !== UNKNOWN) : [own],
                        trustedAccounts,
                    ),
                };
            }),
        ),
};

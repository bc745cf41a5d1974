import type { PrincipalList, Statement } from "./policy";
import { accountOf, sessionArn, type Caller } from "./request";

/** How a statement reaches a caller: by itself or for everybody, or only by the account, which must then agree. */
export type Reach = "direct" | "account" | "none";

/**
 * After "AWS JSON policy elements: Principal": naming an account "delegates authority to the account", so its users and
 * roles need a policy of their own besides; its root user does not.
 *
 * @throws Error where AWS does not say whom a `NotPrincipal` spares.
 */
export function reach(principals: NonNullable<Statement["principals"]>, caller: Caller): Reach {
    if (principals.not) {
        return isExcepted(principals, caller) ? "none" : "direct";
    }
    const reaches = [
        ...principals.AWS.map((principal) => awsPrincipalReach(principal, caller)),
        ...principals.Service.map((service): Reach => (isService(service, caller) ? "direct" : "none")),
    ];
    return (["direct", "account"] as const).find((kind) => reaches.includes(kind)) ?? "none";
}

function awsPrincipalReach(principal: string, caller: Caller): Reach {
    if (principal === "*" || identities(caller).includes(principal)) {
        return "direct";
    }
    if (accountNamed(principal) !== accountOf(caller) || accountOf(caller) === undefined) {
        return "none";
    }
    return caller.kind === "root user" ? "direct" : "account";
}

/** The account of `111122223333` and of `arn:aws:iam::111122223333:root`, which mean the same. */
function accountNamed(principal: string): string | undefined {
    return /^(?:arn:[\w-]+:iam::)?(\d{12})(?::root)?$/.exec(principal)?.[1];
}

/**
 * `NotPrincipal` spares who is named with all that he is part of: session, role and account. After "AWS JSON policy
 * elements: NotPrincipal".
 *
 * @throws Error if only a part is named: AWS says that the caller then "might" be denied.
 */
function isExcepted({ AWS, Service }: PrincipalList, caller: Caller): boolean {
    if (AWS.includes("*") || Service.some((service) => isService(service, caller))) {
        return true;
    }
    const account = accountOf(caller);
    if (account === undefined) {
        return false;
    }
    const named = [...identities(caller).map((arn) => AWS.includes(arn)), AWS.map(accountNamed).includes(account)];
    if (named.includes(true) && named.includes(false)) {
        throw new Error("NotPrincipal has to name the session, its role and their account, or none of them");
    }
    return !named.includes(false);
}

/** The ARNs that name the caller itself. */
function identities(caller: Caller): readonly string[] {
    switch (caller.kind) {
        case "role session":
            return [sessionArn(caller), caller.arn];
        case "IAM user":
            return [caller.arn];
        case "root user":
        case "service principal":
        case "anonymous":
            return [];
    }
}

function isService(service: string, caller: Caller): boolean {
    return caller.kind === "service principal" && caller.service === service;
}

import { accountOf, accountRootArn } from "./arns";
import type { Deployment } from "./deployment";
import { oneOrMany, type Condition, type Principal } from "./policy-document";

/** The service principals that a policy of this program lets in. */
export const services = {
    cloudTrail: { Service: "cloudtrail.amazonaws.com" },
    cloudWatch: { Service: "cloudwatch.amazonaws.com" },
    lambda: { Service: "lambda.amazonaws.com" },
    scheduler: { Service: "scheduler.amazonaws.com" },
    s3ServerAccessLogs: { Service: "logging.s3.amazonaws.com" },
} as const satisfies Record<string, Principal>;

/**
 * The condition of a Deny that spares the named roles; without any, the Deny holds for everybody. Compared with
 * `aws:PrincipalArn`, which is the role's ARN in each of its sessions, and which still fits when a role is made anew
 * (a role in `Principal` is stored as its unique id and would not).
 */
export function exceptRoles(roleArns: readonly string[]): Condition {
    return roleArns.length === 0 ? {} : { ArnNotLike: { "aws:PrincipalArn": oneOrMany(roleArns) } };
}

/** The accounts of the roles as principals, to be narrowed by {@link onlyRoles}: the roles need not exist yet. */
export function accountsOfRoles(deployment: Pick<Deployment, "partition">, roleArns: readonly string[]): Principal {
    const accounts = [...new Set(roleArns.map(accountOf))].sort();
    return { AWS: oneOrMany(accounts.map((account) => accountRootArn(deployment, account))) };
}

/** Those of the roles that are of an account. */
export function rolesOf(accountId: string, roleArns: readonly string[]): string[] {
    return roleArns.filter((arn) => accountOf(arn) === accountId);
}

export function onlyRoles(roleArns: readonly string[]): Condition {
    return { ArnLike: { "aws:PrincipalArn": oneOrMany(roleArns) } };
}

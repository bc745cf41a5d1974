import { accountOf, accountRootArn } from "./arns";
import type { Deployment } from "./deployment";
import { onlyRoles } from "./principals";
import { oneOrMany, policyDocument, type PolicyDocument } from "./policy-document";

/**
 * Who may assume a role: roles by ARN, and accounts by the ARN of their root, which then decide for themselves. Roles are
 * compared as text, so that they may be made later, and anew (decision 2).
 */
export function roleTrustPolicy(deployment: Deployment, principalArns: readonly string[]): PolicyDocument {
    const accounts = principalArns.filter((arn) => arn.endsWith(":root"));
    const roles = principalArns.filter((arn) => !arn.endsWith(":root"));
    const accountsOf = [...new Set(roles.map(accountOf))].map((account) => accountRootArn(deployment, account));
    const allow = { Effect: "Allow" as const, Action: "sts:AssumeRole" };
    return policyDocument([
        // The role alone, not its account.
        ...(roles.length === 0
            ? []
            : [
                  {
                      Sid: "AllowRoles",
                      ...allow,
                      Principal: { AWS: oneOrMany(accountsOf) },
                      Condition: onlyRoles(roles),
                  },
              ]),
        // Whom the account's own IAM policies let assume it.
        ...(accounts.length === 0 ? [] : [{ Sid: "AllowAccounts", ...allow, Principal: { AWS: oneOrMany(accounts) } }]),
    ]);
}

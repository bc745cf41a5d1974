import { GetRoleCommand, GetRolePolicyCommand, type IAMClient } from "@aws-sdk/client-iam";
import { auditorPolicies, operatorPolicies } from "../../components/documents/access-role-policies";
import { roleTrustPolicy } from "../../components/documents/role-trust-policy";
import { deploymentResourcesOf } from "../../settings/deployment-resources";
import type { Settings } from "../../settings/settings";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";

/** Whether operators and auditors have their roles in both accounts, where somebody is to assume them. */
export async function checkAccessRoles(
    { trailAccount, logArchiveAccount }: Clients,
    settings: Settings,
): Promise<Check[]> {
    const { deployment, names, operatorPrincipalArns, auditorPrincipalArns } = settings;
    const resources = deploymentResourcesOf(settings);
    const roles = [
        { name: names.operatorRole, principals: operatorPrincipalArns, policies: operatorPolicies },
        { name: names.auditorRole, principals: auditorPrincipalArns, policies: auditorPolicies },
    ].filter(({ principals }) => principals.length > 0);
    const checks: Check[] = [];
    for (const { name, principals, policies } of roles) {
        const trust = roleTrustPolicy(deployment, principals);
        const allowed = policies(deployment, resources);
        for (const [account, iam, policy] of [
            ["the trail's account", trailAccount.iam, allowed.trailAccount],
            ["the log-archive account", logArchiveAccount.iam, allowed.logArchiveAccount],
        ] as const) {
            const subject = new Subject(`role ${name} in ${account}`);
            await subject.expect<unknown>("is assumed by whom the settings name", trust, () =>
                trustPolicyOf(iam, name),
            );
            await subject.expect<unknown>("may do what it is for", policy, () => inlinePolicyOf(iam, name, "access"));
            checks.push(...subject.checks);
        }
    }
    return checks;
}

export async function trustPolicyOf(iam: IAMClient, RoleName: string): Promise<unknown> {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    return parsed(Role?.AssumeRolePolicyDocument);
}

export async function inlinePolicyOf(iam: IAMClient, RoleName: string, PolicyName: string): Promise<unknown> {
    return parsed((await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }))).PolicyDocument);
}

/** IAM returns policy documents URL-encoded ("GetRole"). */
const parsed = (encoded = "null"): unknown => JSON.parse(decodeURIComponent(encoded));

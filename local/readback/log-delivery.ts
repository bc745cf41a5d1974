import { logDeliveryRolePolicy, logDeliveryTrustPolicy } from "../../components/documents/log-delivery-role";
import type { Deployment } from "../../components/documents/deployment";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";
import { inlinePolicyOf, trustPolicyOf } from "./roles";

/** Whether CloudTrail may assume the role for log delivery, and what it may do then. */
export async function checkLogDelivery(
    { iam }: Clients["trailAccount"],
    deployment: Deployment,
    { roleName, logGroupName }: { readonly roleName: string; readonly logGroupName: string },
): Promise<Check[]> {
    const subject = new Subject(`log delivery role ${roleName}`);
    await subject.expect<unknown>("is assumed by CloudTrail alone", logDeliveryTrustPolicy(), () =>
        trustPolicyOf(iam, roleName),
    );
    await subject.expect<unknown>(
        "writes the trail's streams alone",
        logDeliveryRolePolicy(deployment, logGroupName),
        () => inlinePolicyOf(iam, roleName, "log-delivery"),
    );
    return subject.checks;
}

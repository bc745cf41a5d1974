import { GetRoleCommand, GetRolePolicyCommand } from "@aws-sdk/client-iam";
import { logDeliveryRolePolicy, logDeliveryTrustPolicy } from "../../components/documents/log-delivery-role";
import type { Settings } from "../../settings/settings";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";

/** Whether CloudTrail may assume the role for log delivery, and what it may do then. */
export async function checkLogDelivery(
    { iam }: Clients["trailAccount"],
    { deployment, names }: Settings,
): Promise<Check[]> {
    const RoleName = names.logDeliveryRole;
    const subject = new Subject(`log delivery role ${RoleName}`);
    await subject.expect("is assumed by CloudTrail alone", logDeliveryTrustPolicy() as unknown, async () => {
        const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
        return JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "null")) as unknown;
    });
    const policy: unknown = logDeliveryRolePolicy(deployment, names.logGroup);
    await subject.expect("writes the trail's streams alone", policy, async () => {
        const answer = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: "log-delivery" }));
        return JSON.parse(decodeURIComponent(answer.PolicyDocument ?? "null")) as unknown;
    });
    return subject.checks;
}

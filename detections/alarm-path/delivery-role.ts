import { all, equals, oneOf, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { record, roleSession } from "../sample-record";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

const source = "iam.amazonaws.com";
const policyEvents = ["PutRolePolicy", "DeleteRolePolicy", "AttachRolePolicy", "DetachRolePolicy"];
const roleEvents = ["UpdateAssumeRolePolicy", "DeleteRole", "PutRolePermissionsBoundary"];

export function deliveryRoleChanged({ deliveryRole }: DetectionContext): PatternDetection {
    const names = [...policyEvents, ...roleEvents];
    return {
        ...firstEvent,
        id: "log-delivery-role-changed",
        title: "Role that delivers the trail's events to the log group changed",
        why: "CloudTrail fills the log group through this role. Without it the trail goes on and the alarms go blind.",
        response: "Deploy again and see whether events arrive in the log group. Then read the archive for the gap.",
        severity: "critical",
        techniques: ["T1562.008", "T1098"],
        controls: [],
        noise: "A deployment that changes the role.",
        events: [{ source, names }],
        watches: `the role ${deliveryRole}`,
        condition: all(
            equals("$.eventSource", source),
            oneOf("$.eventName", names),
            equals("$.requestParameters.roleName", deliveryRole),
            succeeded(),
        ),
        samples: () => ({
            match: [
                ...policyEvents.map((name) =>
                    record(source, name, { requestParameters: { roleName: deliveryRole, policyName: "delivery" } }),
                ),
                ...roleEvents.map((name) =>
                    record(source, name, {
                        userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                        requestParameters: { roleName: deliveryRole },
                    }),
                ),
            ],
            ignore: [
                record(source, "DeleteRole", { requestParameters: { roleName: `${deliveryRole}-old` } }),
                record(source, "UpdateAssumeRolePolicy", { requestParameters: { roleName: "deploy" } }),
                record(source, "GetRolePolicy", { readOnly: true, requestParameters: { roleName: deliveryRole } }),
                record(source, "DeleteRole", {
                    errorCode: "DeleteConflictException",
                    errorMessage: "Cannot delete entity, must delete policies first.",
                    requestParameters: { roleName: deliveryRole },
                }),
            ],
        }),
    };
}

import { all, any, equals, oneOf, startsWith, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { record, roleSession } from "../sample-record";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

const source = "iam.amazonaws.com";
const policyEvents = ["PutRolePolicy", "DeleteRolePolicy", "AttachRolePolicy", "DetachRolePolicy"];
const roleEvents = ["UpdateAssumeRolePolicy", "DeleteRole", "PutRolePermissionsBoundary"];
/** What the CloudTrail console calls the roles that it makes for other trails: an older name, and what a newer one begins with. */
const consoleRole = "CloudTrail_CloudWatchLogs_Role";
const consoleRoles = "CloudTrailRoleForCloudWatchLogs_";

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
        watches: `the role ${deliveryRole}, and those that the CloudTrail console makes for other trails`,
        condition: all(
            equals("$.eventSource", source),
            oneOf("$.eventName", names),
            any(
                equals("$.requestParameters.roleName", deliveryRole),
                equals("$.requestParameters.roleName", consoleRole),
                startsWith("$.requestParameters.roleName", consoleRoles),
            ),
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
                ...[consoleRole, `${consoleRoles}team-trail`].map((roleName) =>
                    record(source, "DeleteRole", { requestParameters: { roleName } }),
                ),
            ],
            ignore: [
                record(source, "DeleteRole", { requestParameters: { roleName: "CloudTrailReader" } }),
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

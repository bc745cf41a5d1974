import { all, type Answer } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { types } from "../../reading/types";
import { isUnset, UNKNOWN } from "../../reading/value";
import { recordsManagementEvents } from "../../reading/event-selectors";
import { type Rule, verdict, where } from "../../rule";

/** Whether a property holds an ARN; one that is not known yet counts when it is made from a resource that has one. */
function isGiven(trail: Resource, property: string, source: string): Answer {
    const value = trail.input(property);
    if (value === UNKNOWN) {
        return trail.sourcesOf(property).some(({ type }) => type === source) ? "yes" : "unknown";
    }
    return typeof value === "string" && !isUnset(value) ? "yes" : "no";
}

export const cloudWatchLogs: Rule = {
    name: "cloudtrail-trail-cloudwatch-logs",
    title: "A CloudTrail trail of management events delivers to CloudWatch Logs",
    severity: "medium",
    why: "Alarms on the audit log are metric filters on a log group: without one, nobody is told.",
    fix: "on the trail, cloudWatchLogsGroupArn: pulumi.interpolate`${logGroup.arn}:*`, cloudWatchLogsRoleArn: role.arn",
    controls: {
        "Security Hub": ["CloudTrail.5"],
        "NIST 800-53 r5": ["AU-6(1)", "AU-6(3)", "AU-6(4)", "AU-6(5)", "AU-7(1)", "SI-4(5)", "SI-4(20)"],
    },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html",
    types: types.trail,
    // Alarms watch management events: data events would cost a second time there.
    judge: (trail) =>
        where(
            recordsManagementEvents(trail),
            verdict(
                all([
                    isGiven(trail, "cloudWatchLogsGroupArn", "aws:cloudwatch/logGroup:LogGroup"),
                    isGiven(trail, "cloudWatchLogsRoleArn", "aws:iam/role:Role"),
                ]),
                "does not deliver to CloudWatch Logs: it needs a log group and a role",
            ),
        ),
};

import { trailLogGroups } from "../../reading/audit-log";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { meets, number } from "../../reading/value";
import { type Finding, type Rule, type Verdict, verdict, where } from "../../rule";

function judgeTrailLogGroups(stack: Stack, judge: (group: Resource) => Verdict): Finding[] {
    return trailLogGroups(stack).map(({ group, isTrailGroup }) => ({
        resource: group,
        verdict: where(isTrailGroup, judge(group)),
    }));
}

export const logGroupRetention: Rule = {
    name: "cloudtrail-log-group-retention",
    title: "The log group of a CloudTrail trail keeps events as long as configured",
    severity: "medium",
    why: "It is where an investigation begins, long after the fact.",
    fix: "on the log group, retentionInDays: 365, or leave it out",
    controls: {
        "Security Hub": ["CloudWatch.16"],
        "NIST 800-53 r5": ["AU-10", "AU-11", "AU-6(3)", "SI-12"],
        "PCI DSS v4.0.1": ["10.5.1"],
    },
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/Working-with-log-groups-and-streams.html",
    types: [],
    judgeStack: (stack, { logGroupRetentionDays }) =>
        judgeTrailLogGroups(stack, (group) =>
            verdict(
                // Nothing and 0 both mean for ever.
                meets(
                    number(group.input("retentionInDays")),
                    (days) => days === undefined || days === 0 || Number(days) >= logGroupRetentionDays,
                ),
                `keeps a trail's events for less than ${logGroupRetentionDays} days`,
            ),
        ),
};

export const logGroupClass: Rule = {
    name: "cloudtrail-log-group-class",
    title: "The log group of a CloudTrail trail is of the standard class",
    severity: "high",
    why: "Other classes take no metric filters: no alarm can watch the trail.",
    fix: 'on the log group, logGroupClass: "STANDARD", or leave it out',
    controls: {
        "Security Hub": ["CloudTrail.5"],
        "NIST 800-53 r5": ["AU-6(1)", "SI-4(5)"],
        "PCI DSS v4.0.1": ["10.4.1.1"],
    },
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch_Logs_Log_Classes.html",
    types: [],
    judgeStack: (stack) =>
        judgeTrailLogGroups(stack, (group) =>
            verdict(
                meets(
                    group.input("logGroupClass"),
                    (name) => name === undefined || name === null || name === "" || name === "STANDARD",
                ),
                "holds a trail's events in a class without metric filters",
            ),
        ),
};

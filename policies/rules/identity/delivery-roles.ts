import { isOfTrail } from "../../reading/audit-log";
import { all, any, not, type Answer } from "../../reading/answer";
import { sourceKeys } from "../../reading/policy-condition";
import type { Statement } from "../../reading/policy-statement";
import type { Resource } from "../../reading/resource";
import { isOfTrailGroup } from "../../reading/trail-alarms";
import { types } from "../../reading/types";
import { meets } from "../../reading/value";
import { type Rule, type Verdict, verdict, where } from "../../rule";

const cloudTrail = "cloudtrail.amazonaws.com";

/** Whether a statement of a trust policy lets somebody else than CloudTrail assume the role. */
function letsOthersIn(statement: Statement): Answer {
    return all([
        statement.allows,
        any([
            ...statement.principals.map(({ kind, name }) =>
                meets(name, (known) => kind !== "Service" || ![cloudTrail, `${cloudTrail}.cn`].includes(String(known))),
            ),
            statement.isForEveryone,
        ]),
    ]);
}

function judgeTrust(role: Resource): Verdict {
    return verdict(
        not(role.document("assumeRolePolicy").some(letsOthersIn)),
        "writes a trail's log group and can be assumed by others than CloudTrail",
    );
}

export const deliveryRoleTrust: Rule = {
    name: "cloudtrail-delivery-role-trust",
    title: "The role with which a CloudTrail trail writes its log group is CloudTrail's alone",
    severity: "high",
    why: "Who else assumes it writes events that never happened, or floods the log group.",
    fix: 'assumeRolePolicy with the one statement { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "sts:AssumeRole" }',
    controls: {
        "NIST 800-53 r5": ["AC-3", "AC-6", "AU-9", "AU-10"],
        "PCI DSS v4.0.1": ["7.2.1", "10.3.2"],
    },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-required-policy-for-cloudwatch-logs.html",
    types: types.role,
    // A source condition is not asked for: CloudTrail names no source here, and with one it delivers nothing.
    judge: (role) =>
        role.document("assumeRolePolicy").some((statement) => statement.isForService(cloudTrail)) === "yes"
            ? judgeTrust(role)
            : "yes",
    judgeStack: (stack) =>
        stack
            .ofType(types.role)
            .map((role) => ({ role, isDelivery: isOfTrail(stack, "cloudWatchLogsRoleArn", role, types.role) }))
            .filter(({ isDelivery }) => isDelivery !== "no")
            .map(({ role, isDelivery }) => ({ resource: role, verdict: where(isDelivery, judgeTrust(role)) })),
};

export const subscriptionRoleSource: Rule = {
    name: "cloudtrail-subscription-role-source",
    title: "A role that passes a trail's events on is assumed by CloudWatch Logs for its own account only",
    severity: "medium",
    why: "A log group of any account could be passed on with this role: forged events among the real ones.",
    fix: 'in the trust policy, Condition: { StringLike: { "aws:SourceArn": `arn:aws:logs:${region}:${accountId}:*` } }',
    controls: { "NIST 800-53 r5": ["AC-3", "AC-6", "AU-9", "AU-10"] },
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html",
    types: [],
    judgeStack: (stack) => {
        const subscriptions = stack
            .ofType(["aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter"])
            .map((subscription) => ({ subscription, isOfTrail: isOfTrailGroup(stack, subscription, "logGroup") }))
            .filter((each) => each.isOfTrail !== "no");
        const roles = subscriptions.length === 0 ? [] : stack.ofType(types.role);
        return roles.map((role) => {
            const isUsed = any(
                subscriptions.map(({ subscription, isOfTrail: isSource }) =>
                    all([isSource, stack.refersTo(subscription, "roleArn", role, types.role)]),
                ),
            );
            return { resource: role, verdict: where(isUsed, judgeSource(role)) };
        });
    },
};

function judgeSource(role: Resource): Verdict {
    const isOpen = role
        .document("assumeRolePolicy")
        .some((statement) => all([statement.allows, isForLogs(statement), not(statement.requires(sourceKeys))]));
    return verdict(not(isOpen), "passes a trail's events on, for log groups of any account");
}

function isForLogs(statement: Statement): Answer {
    return any(
        statement.services.map((name) => meets(name, (known) => /^logs\.(.+\.)?amazonaws\.com/.test(String(known)))),
    );
}

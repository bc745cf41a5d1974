import { all, any, anyEvent, equals, event, notExists, oneOf, startsWith, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { parseSelector } from "../filter-pattern/expression";
import { awsService, record, roleSession } from "../sample-record";
import type { JsonValue } from "../cloudtrail-record";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";
import type { Condition } from "../filter-pattern/expression";

/** CloudWatch's event source is older than its name. */
const source = "monitoring.amazonaws.com";
const listEvents = ["DeleteAlarms", "DisableAlarmActions"];
const singleEvents = ["PutMetricAlarm", "PutCompositeAlarm", "PutLogAlarm", "SetAlarmState"];

export function ownAlarmChanged({ alarmPrefix }: DetectionContext): PatternDetection {
    const alarm = `${alarmPrefix}root-user-usage`;
    const change = (name: string, requestParameters: JsonValue, fields = {}) =>
        record(source, name, { requestParameters, ...fields });
    return {
        ...firstEvent,
        id: "audit-alarm-changed",
        title: "Alarm on the audit log deleted, changed or muted",
        why: "Somebody who does not want to be noticed takes away the alarm, not the log.",
        response: "Deploy again. Then look for the events that the alarm would have fired on.",
        severity: "critical",
        techniques: ["T1562.008", "T1562.001"],
        controls: [],
        noise: "A deployment that changes alarms.",
        events: [{ source, names: [...listEvents, ...singleEvents, "PutAlarmMuteRule"] }],
        watches: `alarms with names like ${alarmPrefix}…`,
        condition: all(
            equals("$.eventSource", source),
            any(
                all(oneOf("$.eventName", listEvents), startsWith("$.requestParameters.alarmNames[*]", alarmPrefix)),
                all(oneOf("$.eventName", singleEvents), startsWith("$.requestParameters.alarmName", alarmPrefix)),
                startsWith("$.requestParameters.muteTargets.alarmNames[*]", alarmPrefix),
            ),
            succeeded(),
        ),
        samples: () => ({
            match: [
                change("DeleteAlarms", { alarmNames: ["web-cpu", alarm] }),
                change("DisableAlarmActions", { alarmNames: [alarm] }),
                change(
                    "PutMetricAlarm",
                    { alarmName: alarm, threshold: 1000000, actionsEnabled: false },
                    { userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com") },
                ),
                change("PutCompositeAlarm", { alarmName: alarm, alarmRule: "FALSE" }),
                change("PutLogAlarm", { alarmName: alarm, threshold: 1000000 }),
                change("SetAlarmState", { alarmName: alarm, stateValue: "OK", stateReason: "test" }),
                change("PutAlarmMuteRule", { name: "quiet", muteTargets: { alarmNames: [alarm] } }),
            ],
            ignore: [
                change("PutMetricAlarm", { alarmName: "web-cpu", threshold: 80 }),
                change("EnableAlarmActions", { alarmNames: [alarm] }),
                change("DescribeAlarmHistory", { alarmName: alarm }, { readOnly: true }),
                change("PutAlarmMuteRule", { name: "maintenance", muteTargets: { alarmNames: ["web-cpu"] } }),
                change(
                    "SetAlarmState",
                    { alarmName: alarm, stateValue: "OK", stateReason: "test" },
                    { errorCode: "ResourceNotFoundException", errorMessage: "Alarm not found" },
                ),
                record("lightsail.amazonaws.com", "DeleteAlarm", { requestParameters: { alarmName: alarm } }),
                record(source, "DeleteAlarms", {
                    userIdentity: awsService("application-autoscaling.amazonaws.com"),
                    requestParameters: { alarmNames: ["TargetTracking-service/web/api-AlarmLow-0a1b2c3d"] },
                }),
            ],
        }),
    };
}

/** A name is in the topic's or subscription's ARN, in `name` or in `rule`; its first letter may be a capital. */
const securityName: Condition = {
    selector: parseSelector("$.requestParameters.*"),
    operator: "=",
    value: /larm|ecurity|udit|uard|inding/,
};

const topicEvents = ["DeleteTopic", "Unsubscribe"];
const ruleEvents = ["DeleteRule", "DisableRule", "RemoveTargets"];
const sns = "sns.amazonaws.com";
const events = "events.amazonaws.com";

/** Alarms, topics and event rules of somebody else: of other teams, or of another product's detections. */
export const otherAlarmsRemoved: PatternDetection = {
    ...firstEvent,
    id: "alarms-or-notifications-removed",
    title: "Alarms, alarm topics or security event rules removed",
    why: "Other detections than these end in alarms, topics and event rules too: whoever removes them wants nobody to be told.",
    response: "Ask the person who did it. If it was not planned, put it back and find out what it would have reported.",
    severity: "medium",
    techniques: ["T1562.001", "T1562.008"],
    controls: [],
    noise: "Systems that are taken down with their alarms. Calls that AWS services make are left out.",
    events: [
        { source, names: ["DeleteAlarms", "DisableAlarmActions", "DeleteInsightRules", "DisableInsightRules"] },
        { source: "logs.amazonaws.com", names: ["DeleteMetricFilter"] },
        { source: sns, names: topicEvents },
        { source: events, names: ruleEvents },
    ],
    watches:
        "every alarm, CloudWatch rule and metric filter; topics and event rules with alarm, security, audit, guard or finding in their names; calls of people and programs, not through a service",
    condition: all(
        any(
            anyEvent({ source, names: [...listEvents, "DeleteInsightRules", "DisableInsightRules"] }),
            event("DeleteMetricFilter", "logs.amazonaws.com"),
            all(
                any(anyEvent({ source: sns, names: topicEvents }), anyEvent({ source: events, names: ruleEvents })),
                securityName,
            ),
        ),
        notExists("$.userIdentity.invokedBy"),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(source, "DeleteAlarms", { requestParameters: { alarmNames: ["cis-root-usage"] } }),
            record(source, "DisableAlarmActions", { requestParameters: { alarmNames: ["payments-errors"] } }),
            record(source, "DeleteInsightRules", { requestParameters: { ruleNames: ["top-talkers"] } }),
            record(source, "DisableInsightRules", { requestParameters: { ruleNames: ["top-talkers"] } }),
            record("logs.amazonaws.com", "DeleteMetricFilter", {
                requestParameters: { logGroupName: "payments", filterName: "errors" },
            }),
            ...["security-events", "SecurityHubFindings", "prod-alarms", "ProdAlarm", "audit"].map((name) =>
                record(sns, "DeleteTopic", {
                    requestParameters: { topicArn: `arn:aws:sns:us-east-1:111122223333:${name}` },
                }),
            ),
            ...["security", "alarms", "audit"].map((name) =>
                record(sns, "Unsubscribe", {
                    requestParameters: {
                        subscriptionArn: `arn:aws:sns:us-east-1:111122223333:${name}:4a3b2c1d-1111-2222-3333-444455556666`,
                    },
                }),
            ),
            ...["security-hub", "alarm-forwarding", "Audit", "guardduty-to-siem", "Findings"].flatMap((name) => [
                record(events, "DeleteRule", { requestParameters: { name, eventBusName: "default" } }),
                record(events, "DisableRule", { requestParameters: { name, eventBusName: "default" } }),
                record(events, "RemoveTargets", { requestParameters: { rule: name, ids: ["siem"] } }),
            ]),
        ],
        ignore: [
            record(source, "DeleteAlarms", {
                userIdentity: roleSession(
                    "AWSServiceRoleForApplicationAutoScaling_ECSService",
                    "AutoScaling",
                    "ecs.application-autoscaling.amazonaws.com",
                ),
                requestParameters: { alarmNames: ["TargetTracking-service/web/api-AlarmHigh-0a1b2c3d"] },
            }),
            record(source, "PutMetricAlarm", { requestParameters: { alarmName: "payments-errors" } }),
            record("logs.amazonaws.com", "PutMetricFilter", {
                requestParameters: { logGroupName: "payments", filterName: "errors" },
            }),
            record(sns, "DeleteTopic", {
                requestParameters: { topicArn: "arn:aws:sns:us-east-1:111122223333:orders" },
            }),
            record(sns, "Subscribe", {
                requestParameters: { topicArn: "arn:aws:sns:us-east-1:111122223333:prod-alarms", protocol: "email" },
            }),
            record(sns, "Unsubscribe", {
                requestParameters: {
                    subscriptionArn: "arn:aws:sns:us-east-1:111122223333:orders:4a3b2c1d-1111-2222-3333-444455556666",
                },
            }),
            record(sns, "SetSubscriptionAttributes", {
                requestParameters: {
                    subscriptionArn:
                        "arn:aws:sns:us-east-1:111122223333:prod-alarms:4a3b2c1d-1111-2222-3333-444455556666",
                    attributeName: "RawMessageDelivery",
                },
            }),
            record(events, "DisableRule", { requestParameters: { name: "nightly-batch" } }),
            record(events, "DisableRule", { requestParameters: { name: "refresh-dashboards" } }),
            record(events, "PutRule", { requestParameters: { name: "security-findings" } }),
            record(events, "PutTargets", {
                requestParameters: { rule: "security-findings", targets: [{ id: "siem" }] },
            }),
            record(events, "RemoveTargets", { requestParameters: { rule: "nightly-batch", ids: ["batch"] } }),
            record("elasticloadbalancing.amazonaws.com", "DeleteRule", {
                requestParameters: {
                    name: "security",
                    ruleArn: "arn:aws:elasticloadbalancing:us-east-1:111122223333:listener-rule/app/web/1/2/3",
                },
            }),
            record(source, "DeleteAlarms", {
                errorCode: "ResourceNotFound",
                errorMessage: "Alarm does not exist",
                requestParameters: { alarmNames: ["cis-root"] },
            }),
        ],
    }),
};

import { all, any, not, type Answer } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { compositesOf, isAlarmTopic, trailAlarms } from "../../reading/trail-alarms";
import { types } from "../../reading/types";
import { isOff, list, UNKNOWN } from "../../reading/value";
import { type Rule, verdict, where } from "../../rule";

const guide = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html";

function hasAction(alarm: Resource): Answer {
    const actions = alarm.input("alarmActions");
    return actions === UNKNOWN && alarm.sourcesOf("alarmActions").length === 0
        ? "unknown"
        : actions === UNKNOWN || list(actions).length > 0
          ? "yes"
          : "no";
}

/** Whether a composite alarm of the stack speaks for an alarm, which then needs no action of its own. */
function isSpokenFor(stack: Stack, alarm: Resource): Answer {
    return any(
        compositesOf(stack, alarm).map(({ composite, answer }) =>
            all([answer, hasAction(composite), not(isOff(composite.input("actionsEnabled")))]),
        ),
    );
}

export const alarmActions: Rule = {
    name: "cloudtrail-alarm-actions",
    title: "An alarm on a CloudTrail trail tells somebody",
    severity: "high",
    why: "An alarm without an action turns red where nobody looks.",
    fix: "on the alarm, alarmActions: [topic.arn]",
    controls: {
        "Security Hub": ["CloudWatch.15"],
        "NIST 800-53 r5": ["AU-5(2)", "AU-6(1)", "IR-4(1)", "SI-4(5)", "SI-4(12)"],
        "PCI DSS v4.0.1": ["10.4.1.1", "10.7.2"],
    },
    url: guide,
    types: [],
    judgeStack: (stack) =>
        trailAlarms(stack).map(({ alarm, isTrailAlarm }) => ({
            resource: alarm,
            verdict: where(
                isTrailAlarm,
                verdict(any([hasAction(alarm), isSpokenFor(stack, alarm)]), "watches a trail and tells nobody"),
            ),
        })),
};

export const alarmActionsEnabled: Rule = {
    name: "cloudtrail-alarm-actions-enabled",
    title: "The actions of an alarm on a CloudTrail trail are enabled",
    severity: "high",
    why: "With its actions off the alarm turns red and tells nobody.",
    fix: "on the alarm, actionsEnabled: true, or leave it out",
    controls: {
        "Security Hub": ["CloudWatch.17"],
        "NIST 800-53 r5": ["AU-5(2)", "AU-6(1)", "SI-4(5)", "SI-4(12)"],
        "PCI DSS v4.0.1": ["10.4.1.1", "10.7.2"],
    },
    url: guide,
    types: [],
    judgeStack: (stack) =>
        trailAlarms(stack).flatMap(({ alarm, isTrailAlarm }) => [
            {
                resource: alarm,
                verdict: where(
                    isTrailAlarm,
                    verdict(
                        any([not(isOff(alarm.input("actionsEnabled"))), isSpokenFor(stack, alarm)]),
                        "watches a trail and has its actions off",
                    ),
                ),
            },
            ...compositesOf(stack, alarm).map(({ composite, answer }) => ({
                resource: composite,
                verdict: where(
                    all([isTrailAlarm, answer]),
                    verdict(not(isOff(composite.input("actionsEnabled"))), "watches a trail and has its actions off"),
                ),
            })),
        ]),
};

const chatChannels = [
    "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration",
    "aws:chatbot/teamsChannelConfiguration:TeamsChannelConfiguration",
];

export const topicSubscription: Rule = {
    name: "cloudtrail-alarm-topic-subscription",
    title: "Somebody subscribes to the topic of an alarm on a CloudTrail trail",
    severity: "high",
    why: "A message to a topic without subscriptions reaches nobody.",
    fix: 'new aws.sns.TopicSubscription("security", { topic: topic.arn, protocol: "email", endpoint: "security@example.com" })',
    controls: {
        "Security Hub": ["CloudWatch.15"],
        "NIST 800-53 r5": ["AU-5(2)", "AU-6(1)", "IR-4(1)", "SI-4(5)"],
        "PCI DSS v4.0.1": ["10.4.1.1", "10.7.2"],
    },
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-create-subscribe-endpoint-to-topic.html",
    types: [],
    judgeStack: (stack) =>
        stack.ofType(types.topic).map((topic) => ({
            resource: topic,
            verdict: where(
                isAlarmTopic(stack, topic),
                verdict(
                    any(
                        [
                            ...stack.referring(types.subscription, "topic", topic, types.topic),
                            ...stack.referring(chatChannels, "snsTopicArns", topic, types.topic),
                        ].map(({ answer }) => answer),
                    ),
                    "gets the alarms of a trail and has no subscription",
                ),
            ),
        })),
};

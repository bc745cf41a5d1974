import { accountOf, alarmArn, topicArn } from "./arns";
import { services } from "./principals";
import type { Deployment } from "./deployment";
import { oneOrMany, policyDocument, type PolicyDocument, type ResourceStatement } from "./policy-document";

/**
 * The policy of the topic that announces delivered log files: the trails publish, and nobody else. After "Amazon SNS
 * topic policy for CloudTrail".
 */
export function deliveryTopicPolicy(
    deployment: Deployment,
    topicName: string,
    trailArns: readonly string[],
): PolicyDocument {
    const trails = oneOrMany(trailArns);
    const topic = topicArn(deployment, topicName);
    return policyDocument([
        // CreateTrail publishes a test message: the policy must be in place before the trail.
        {
            Sid: "AllowTrailToPublish",
            Effect: "Allow",
            Principal: services.cloudTrail,
            Action: "sns:Publish",
            Resource: topic,
            Condition: { StringEquals: { "aws:SourceArn": trails } },
        },
        denyOtherPublishers(topic, trails),
        denyPlainHttpToTopic(topic),
    ]);
}

/**
 * The policy of the topic for alarms: the alarms whose names begin so publish, and nobody else. After "Using Amazon
 * CloudWatch alarms: Notifying users on alarm changes".
 *
 * @param otherAlarmArns alarms of other accounts that publish too.
 */
export function alarmTopicPolicy(
    deployment: Deployment,
    topicName: string,
    alarmNamePrefix: string,
    otherAlarmArns: readonly string[] = [],
): PolicyDocument {
    const topic = topicArn(deployment, topicName);
    const alarms = oneOrMany([alarmArn(deployment, `${alarmNamePrefix}*`), ...otherAlarmArns]);
    return policyDocument([
        // The account as well as the alarm, as AWS advises against the confused deputy.
        {
            Sid: "AllowAlarmsToPublish",
            Effect: "Allow",
            Principal: services.cloudWatch,
            Action: "sns:Publish",
            Resource: topic,
            Condition: {
                ArnLike: { "aws:SourceArn": alarms },
                StringEquals: {
                    "aws:SourceAccount": oneOrMany([deployment.managementAccountId, ...otherAlarmArns.map(accountOf)]),
                },
            },
        },
        denyOtherPublishers(topic, alarms),
        denyPlainHttpToTopic(topic),
    ]);
}

/** A forged message is as harmful as a missing one; IAM policies of the account could allow it without this. */
function denyOtherPublishers(topic: string, sourceArn: string | readonly string[]): ResourceStatement {
    return {
        Sid: "DenyOtherPublishers",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: topic,
        Condition: { ArnNotLike: { "aws:SourceArn": sourceArn } },
    };
}

/** Messages name accounts, buckets and events: they travel encrypted. */
function denyPlainHttpToTopic(topic: string): ResourceStatement {
    return {
        Sid: "DenyPlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "sns:Publish",
        Resource: topic,
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
}

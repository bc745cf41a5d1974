import { isOfTrail } from "../../reading/audit-log";
import { all, any, type Answer } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { isAlarmTopic } from "../../reading/trail-alarms";
import { types } from "../../reading/types";
import { isUnset } from "../../reading/value";
import { type Finding, type Rule, verdict, where } from "../../rule";
import { admits } from "../key/policy";

const base = {
    severity: "high",
    controls: {
        "Security Hub": ["CloudWatch.15"],
        "NIST 800-53 r5": ["AU-5", "AU-6(1)", "SI-4(5)"],
        "PCI DSS v4.0.1": ["10.4.1.1", "10.7.2"],
    },
    types: [],
} as const;

/** Judges for each service that publishes to a topic what may shut it out. */
function judgePublishers(stack: Stack, topic: Resource, what: string, letsIn: (service: string) => Answer): Finding[] {
    const publishers = [
        { name: "alarms", service: "cloudwatch.amazonaws.com", isUsed: isAlarmTopic(stack, topic) },
        {
            name: "trails",
            service: "cloudtrail.amazonaws.com",
            isUsed: isOfTrail(stack, "snsTopicName", topic, types.topic),
        },
    ];
    return publishers
        .filter(({ isUsed }) => isUsed !== "no")
        .map(({ name, service, isUsed }) => ({
            resource: topic,
            verdict: where(isUsed, verdict(letsIn(service), `has ${what} that shuts ${name} out`)),
        }));
}

export const topicKey: Rule = {
    ...base,
    name: "sns-topic-key-policy",
    title: "The key of a topic lets in what publishes to it: a CloudTrail trail or its alarms",
    why: "SNS drops a message that it may not encrypt, and nobody is told.",
    fix: 'in the key policy, { Effect: "Allow", Principal: { Service: "cloudwatch.amazonaws.com" }, Action: ["kms:Decrypt", "kms:GenerateDataKey*"], Resource: "*", Condition: { StringEquals: { "aws:SourceAccount": accountId } } }',
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html",
    judgeStack: (stack) =>
        stack
            .ofType(types.topic)
            .flatMap((topic) =>
                linkedKeys(stack, topic).flatMap((key) =>
                    judgePublishers(stack, topic, "a key", (service) =>
                        admits(stack, key, service, ["kms:GenerateDataKey", "kms:Decrypt"]),
                    ),
                ),
            ),
};

/** The keys of the stack that encrypt a topic: of another stack's key nobody here knows the policy. */
function linkedKeys(stack: Stack, topic: Resource): Resource[] {
    const kinds = [...types.key, ...types.alias];
    return stack
        .linked(topic, "kmsMasterKeyId", kinds)
        .flatMap((each) => (each.type === types.key[0] ? [each] : stack.linked(each, "targetKeyId", types.key)));
}

export const topicPublishers: Rule = {
    ...base,
    name: "sns-topic-publishers",
    title: "The policy of a topic lets in what publishes to it: a CloudTrail trail or its alarms",
    why: "A message that may not be published is lost, and nobody is told.",
    fix: 'in the topic policy, { Effect: "Allow", Principal: { Service: "cloudwatch.amazonaws.com" }, Action: "sns:Publish", Resource: topicArn, Condition: { ArnLike: { "aws:SourceArn": `arn:aws:cloudwatch:${region}:${accountId}:alarm:*` } } }',
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html",
    judgeStack: (stack) =>
        stack.ofType(types.topic).flatMap((topic) => {
            const policies = stack.referring(types.topicPolicy, "arn", topic, types.topic);
            const inline = isUnset(topic.input("policy")) ? [] : [{ resource: topic, answer: "yes" as const }];
            // Of two policies the one that is a resource of its own is applied last. Without one, SNS makes its own.
            const applied = policies.length > 0 ? policies : inline;
            return applied.length === 0
                ? []
                : judgePublishers(stack, topic, "a policy", (service) =>
                      any(applied.map(({ resource, answer }) => all([answer, letsPublish(resource, service)]))),
                  );
        }),
};

/** Whether a topic policy lets a service publish; the one that SNS makes lets everybody of the account. */
function letsPublish(policy: Resource, service: string): Answer {
    return policy
        .document("policy")
        .some((statement) =>
            all([
                statement.allows,
                statement.covers("sns:Publish"),
                any([statement.isForService(service), statement.isForEveryone]),
            ]),
        );
}

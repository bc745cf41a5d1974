import { any, type Answer } from "../../reading/answer";
import { isOfTrail } from "../../reading/audit-log";
import { isCustomerKey, namesAwsManagedKey } from "../../reading/key";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { type Rule, verdict, where } from "../../rule";

const alarmActions = ["alarmActions", "okActions", "insufficientDataActions"];

/** Whether a trail or an alarm publishes to a topic. */
function carriesAuditLog(stack: Stack, topic: Resource): Answer {
    return any([
        isOfTrail(stack, "snsTopicName", topic, types.topic),
        ...alarmActions.flatMap((actions) =>
            stack.referring(types.alarm, actions, topic, types.topic).map(({ answer }) => answer),
        ),
    ]);
}

export const topicEncryption: Rule = {
    name: "sns-topic-encryption",
    title: "An SNS topic is encrypted; one of a trail or an alarm, with a customer managed key",
    severity: "medium",
    why: "Messages tell what happens in the account, and a message that SNS cannot encrypt is lost.",
    fix: "on the topic, kmsMasterKeyId: key.arn",
    controls: {
        "Security Hub": ["SNS.1"],
        "NIST 800-53 r5": ["SC-13", "SC-28", "SC-28(1)", "SI-7(6)"],
    },
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html",
    types: types.topic,
    judge: (topic, { customerKeys }) => {
        const hasKey = isCustomerKey(topic, "kmsMasterKeyId");
        const isEncrypted = verdict(any([hasKey, namesAwsManagedKey(topic, "kmsMasterKeyId")]), "is not encrypted");
        return isEncrypted === "yes" && customerKeys
            ? verdict(hasKey, "is not encrypted with a customer managed key, which the configuration asks for")
            : isEncrypted;
    },
    judgeStack: (stack) =>
        stack
            .ofType(types.topic)
            .filter((topic) => namesAwsManagedKey(topic, "kmsMasterKeyId") === "yes")
            .map((topic) => ({
                resource: topic,
                verdict: where(carriesAuditLog(stack, topic), {
                    fault: "is encrypted with AWS's own key, under which neither CloudTrail nor an alarm can publish to it",
                }),
            })),
};

import { all, not } from "../../reading/answer";
import { sourceKeys } from "../../reading/policy-condition";
import { types } from "../../reading/types";
import { meets } from "../../reading/value";
import { type Rule, verdict } from "../../rule";

const withPolicy = [...types.topic, ...types.topicPolicy];

export const publicTopicPolicy: Rule = {
    name: "sns-topic-public-policy",
    title: "The policy of an SNS topic lets nobody in but named ones",
    severity: "high",
    why: "Everybody could read the messages or send forged ones.",
    fix: 'in the statement, Principal: { Service: "cloudwatch.amazonaws.com" } or Condition: { StringEquals: { "aws:SourceAccount": accountId } }',
    controls: {
        "Security Hub": ["SNS.4"],
        "NIST 800-53 r5": ["AC-3", "AC-4", "AC-6", "AC-21", "SC-7"],
        "PCI DSS v4.0.1": ["1.4.4", "7.2.1"],
    },
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    types: withPolicy,
    judge: (resource) =>
        verdict(
            not(resource.document("policy").some(({ isPublic }) => isPublic)),
            "lets everybody into a topic: no condition says who may call or from where",
        ),
};

export const topicConfusedDeputy: Rule = {
    name: "sns-topic-confused-deputy",
    title: "The policy of an SNS topic lets CloudTrail publish for trails of its own only",
    severity: "medium",
    why: "Anybody can make a trail that publishes here: forged announcements among the real ones.",
    fix: 'in the statement for cloudtrail.amazonaws.com, Condition: { StringEquals: { "aws:SourceArn": trailArn } }',
    controls: { "NIST 800-53 r5": ["AC-3", "AC-6", "AU-10"] },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-permissions-for-sns-notifications.html",
    types: withPolicy,
    judge: (resource) =>
        verdict(
            not(
                resource
                    .document("policy")
                    .some((statement) =>
                        all([
                            statement.allows,
                            statement.isForService("cloudtrail.amazonaws.com"),
                            statement.covers("sns:Publish"),
                            not(statement.requires(sourceKeys)),
                        ]),
                    ),
            ),
            "lets CloudTrail publish on behalf of any account",
        ),
};

export const plainHttpSubscription: Rule = {
    name: "sns-subscription-plain-http",
    title: "An SNS subscription takes messages over TLS",
    severity: "medium",
    why: "Over plain HTTP anybody on the way can read the messages or change them.",
    fix: 'on the subscription, protocol: "https"',
    controls: {
        "NIST 800-53 r5": ["SC-8", "SC-8(1)", "SC-13"],
        "PCI DSS v4.0.1": ["4.2.1"],
    },
    url: "https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    types: types.subscription,
    judge: (subscription) =>
        verdict(
            meets(subscription.input("protocol"), (protocol) => protocol !== "http"),
            "sends messages over plain HTTP",
        ),
};

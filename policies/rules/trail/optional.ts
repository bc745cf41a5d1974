import type { Answer } from "../../reading/answer";
import { recordsDataEvents } from "../../reading/event-selectors";
import type { Resource } from "../../reading/resource";
import { types } from "../../reading/types";
import { isUnset, list, meets, UNKNOWN } from "../../reading/value";
import { type Rule, verdict } from "../../rule";

const base = { severity: "low", level: "advisory", types: types.trail } as const;

function isGiven(trail: Resource, property: string): Answer {
    const value = trail.input(property);
    return value === UNKNOWN && trail.sourcesOf(property).length > 0 ? "yes" : meets(value, (known) => !isUnset(known));
}

export const dataEvents: Rule = {
    ...base,
    name: "cloudtrail-trail-data-events",
    title: "A CloudTrail trail records S3 data events, where that is configured",
    why: "Who read or deleted which object is in data events only.",
    fix: 'on the trail, advancedEventSelectors with { field: "eventCategory", equals: ["Data"] }, { field: "resources.type", equals: ["AWS::S3::Object"] }',
    controls: {
        "CIS v3.0": ["3.8", "3.9"],
        "CIS v5.0": ["3.8", "3.9"],
        "CIS v7.0": ["4.8", "4.9"],
        "Security Hub": ["S3.22", "S3.23"],
        "PCI DSS v4.0.1": ["10.2.1.1"],
    },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-data-events-with-cloudtrail.html",
    judge: (trail, { optional }) =>
        optional.includes("data-events")
            ? verdict(recordsDataEvents(trail, "AWS::S3::Object"), "records no data events of S3 objects")
            : "yes",
};

export const insights: Rule = {
    ...base,
    name: "cloudtrail-trail-insights",
    title: "A CloudTrail trail looks for unusual activity, where that is configured",
    why: "CloudTrail Insights sees bursts of calls and of errors that no filter pattern describes.",
    fix: 'on the trail, insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }]',
    controls: { "NIST 800-53 r5": ["SI-4", "SI-4(11)"], "PCI DSS v4.0.1": ["10.4.1.1"] },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html",
    judge: (trail, { optional }) =>
        optional.includes("insights")
            ? verdict(
                  meets(trail.input("insightSelectors"), (selectors) => list(selectors).length > 0),
                  "has no CloudTrail Insights",
              )
            : "yes",
};

export const deliveryTopic: Rule = {
    ...base,
    name: "cloudtrail-trail-delivery-topic",
    title: "A CloudTrail trail announces its log files to an SNS topic, where that is configured",
    why: "Without an announcement those who process log files must poll the bucket, and a halt is noticed late.",
    fix: "on the trail, snsTopicName: topic.arn",
    controls: { "NIST 800-53 r5": ["AU-6", "SI-4(5)"] },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/configure-sns-notifications-for-cloudtrail.html",
    judge: (trail, { optional }) =>
        optional.includes("delivery-topic")
            ? verdict(isGiven(trail, "snsTopicName"), "announces its log files to no topic")
            : "yes",
};

import type { BadSetting } from "./bad-setting";

/** Topics that are one and must not be. */
export const equalTopics: readonly BadSetting[] = [
    {
        name: "one topic for two kinds of alarms",
        change: { names: { urgentTopic: "alarms", reviewTopic: "alarms" } },
        problem: {
            path: "names.reviewTopic",
            given: '"alarms"',
            allowed: "a topic other than names.urgentTopic",
            fix: "pulumi config set --path orgtrail:names.reviewTopic alarms-2",
        },
    },
    {
        name: "one existing topic for urgent alarms and for log files",
        change: {
            existing: {
                urgentTopicArn: "arn:aws:sns:eu-west-1:111122223333:security",
                deliveryTopicArn: "arn:aws:sns:eu-west-1:111122223333:security",
            },
        },
        problem: {
            path: "existing.deliveryTopicArn",
            given: '"arn:aws:sns:eu-west-1:111122223333:security"',
            allowed:
                "a topic other than existing.urgentTopicArn: the policy of the one lets trails alone publish, that of the other alarms alone",
            fix: "pulumi config rm --path orgtrail:existing.deliveryTopicArn",
        },
    },
    {
        name: "one existing topic for alarms to review and for log files",
        change: {
            existing: {
                reviewTopicArn: "arn:aws:sns:eu-west-1:111122223333:security",
                deliveryTopicArn: "arn:aws:sns:eu-west-1:111122223333:security",
            },
        },
        problem: {
            path: "existing.deliveryTopicArn",
            given: '"arn:aws:sns:eu-west-1:111122223333:security"',
            allowed:
                "a topic other than existing.reviewTopicArn: the policy of the one lets trails alone publish, that of the other alarms alone",
            fix: "pulumi config rm --path orgtrail:existing.deliveryTopicArn",
        },
    },
    {
        name: "an existing topic that would be created as another",
        change: { existing: { urgentTopicArn: "arn:aws:sns:eu-west-1:111122223333:orgtrail-review-alarms" } },
        problem: {
            path: "names.reviewTopic",
            given: '"orgtrail-review-alarms"',
            allowed: "a topic other than existing.urgentTopicArn",
            fix: "pulumi config set --path orgtrail:names.reviewTopic orgtrail-review-alarms-2",
        },
    },
    {
        name: "an existing topic for alarms that would be created for log files",
        change: { existing: { reviewTopicArn: "arn:aws:sns:eu-west-1:111122223333:orgtrail-delivered-log-files" } },
        problem: {
            path: "names.deliveryTopic",
            given: '"orgtrail-delivered-log-files"',
            allowed:
                "a topic other than existing.reviewTopicArn: the policy of the one lets trails alone publish, that of the other alarms alone",
            fix: "pulumi config set --path orgtrail:names.deliveryTopic orgtrail-delivered-log-files-2",
        },
    },
    {
        name: "an existing topic that would be created as a trail's own",
        change: {
            trails: [
                {},
                {
                    name: "data",
                    prefix: "data",
                    managementEvents: "none",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                    delivery: "own",
                },
            ],
            existing: { deliveryTopicArn: "arn:aws:sns:eu-west-1:111122223333:orgtrail-data-delivered-log-files" },
        },
        problem: {
            path: "existing.deliveryTopicArn",
            given: '"arn:aws:sns:eu-west-1:111122223333:orgtrail-data-delivered-log-files"',
            allowed: "a topic other than the own topic of trails[1]",
            fix: "pulumi config rm --path orgtrail:existing.deliveryTopicArn",
        },
    },
    {
        name: "a topic for alarms by the name of a trail's own",
        change: { trails: [{ delivery: "own" }], names: { urgentTopic: "orgtrail-organization-delivered-log-files" } },
        problem: {
            path: "names.urgentTopic",
            given: '"orgtrail-organization-delivered-log-files"',
            allowed:
                "a topic other than the own topic of trails[0]: the policy of the one lets trails alone publish, that of the other alarms alone",
            fix: "pulumi config set --path orgtrail:names.urgentTopic orgtrail-organization-delivered-log-files-2",
        },
    },
    {
        name: "one topic for alarms and log files",
        change: { names: { deliveryTopic: "audit", auditorTopic: "audit" } },
        problem: {
            path: "names.deliveryTopic",
            given: '"audit"',
            allowed:
                "a topic other than names.auditorTopic: the policy of the one lets trails alone publish, that of the other alarms alone",
            fix: "pulumi config set --path orgtrail:names.deliveryTopic audit-2",
        },
    },
    {
        name: "the first deployment's topic in a second one",
        change: {
            names: { suffix: "dev", urgentTopic: "orgtrail-urgent-alarms" },
            acknowledgeSecondCopyOfManagementEvents: true,
        },
        problem: {
            path: "names.urgentTopic",
            given: '"orgtrail-urgent-alarms"',
            allowed:
                "another name: without the suffix dev it is one that the organization's first deployment has by default",
            fix: "pulumi config rm --path orgtrail:names.urgentTopic",
        },
    },
];

import type { BadSetting } from "./bad-setting";

/** Settings that nothing would come of. */
export const ignored: readonly BadSetting[] = [
    {
        name: "an existing log group that no trail delivers to",
        change: { existing: { logGroupName: "audit" }, trails: [{ logGroup: { deliver: false } }] },
        problem: {
            path: "existing.logGroupName",
            given: '"audit"',
            allowed:
                "nothing while no trail delivers to a log group of the class STANDARD, which alarms watch: logGroup.deliver of a trail makes it do so",
            fix: "pulumi config rm --path orgtrail:existing.logGroupName",
        },
    },
    {
        name: "days of an existing log group",
        change: { existing: { logGroupName: "audit" }, trails: [{ logGroup: { retentionDays: 90 } }] },
        problem: {
            path: "trails[0].logGroup.retentionDays",
            given: "90",
            allowed:
                "nothing while existing.logGroupName is set: the trail delivers to that log group, as its owner made it",
            fix: "pulumi config rm --path 'orgtrail:trails[0].logGroup.retentionDays'",
        },
    },
    {
        name: "subscribers of a shared topic that no trail uses",
        change: {
            trails: [{ delivery: "none" }],
            deliverySubscriptions: [{ protocol: "email", endpoint: "a@example.com" }],
        },
        problem: {
            path: "deliverySubscriptions",
            given: '[{"protocol":"email","endpoint":"a@example.com","filterPolicyScope":"MessageBody"}]',
            allowed:
                "nothing while the delivery of no trail is shared: the topic that it is about would get no message",
            fix: "pulumi config rm orgtrail:deliverySubscriptions",
        },
    },
    {
        name: "an existing topic for log files that no trail uses",
        change: {
            trails: [{ delivery: "own" }],
            existing: { deliveryTopicArn: "arn:aws:sns:eu-west-1:111122223333:files" },
        },
        problem: {
            path: "existing.deliveryTopicArn",
            given: '"arn:aws:sns:eu-west-1:111122223333:files"',
            allowed:
                "nothing while the delivery of no trail is shared: the topic that it is about would get no message",
            fix: "pulumi config rm --path orgtrail:existing.deliveryTopicArn",
        },
    },
    {
        name: "subscribers of urgent alarms that there are not",
        change: {
            trails: [{ logGroup: { deliver: false } }],
            urgentSubscriptions: [{ protocol: "email", endpoint: "a@example.com" }],
        },
        problem: {
            path: "urgentSubscriptions",
            given: '[{"protocol":"email","endpoint":"a@example.com","filterPolicyScope":"MessageBody"}]',
            allowed:
                "nothing while no trail delivers to a log group of the class STANDARD, which alarms watch: logGroup.deliver of a trail makes it do so",
            fix: "pulumi config rm orgtrail:urgentSubscriptions",
        },
    },
    {
        name: "subscribers of alarms for review without a log group",
        change: {
            trails: [
                {
                    name: "data",
                    prefix: "data",
                    managementEvents: "none",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
            reviewSubscriptions: [{ protocol: "email", endpoint: "a@example.com" }],
        },
        problem: {
            path: "reviewSubscriptions",
            given: '[{"protocol":"email","endpoint":"a@example.com","filterPolicyScope":"MessageBody"}]',
            allowed:
                "nothing while no trail delivers to a log group of the class STANDARD, which alarms watch: logGroup.deliver of a trail makes it do so",
            fix: "pulumi config rm orgtrail:reviewSubscriptions",
        },
    },
    {
        name: "an existing topic for urgent alarms that there are not",
        change: {
            trails: [{ logGroup: { deliver: false } }],
            existing: { urgentTopicArn: "arn:aws:sns:eu-west-1:111122223333:security" },
        },
        problem: {
            path: "existing.urgentTopicArn",
            given: '"arn:aws:sns:eu-west-1:111122223333:security"',
            allowed:
                "nothing while no trail delivers to a log group of the class STANDARD, which alarms watch: logGroup.deliver of a trail makes it do so",
            fix: "pulumi config rm --path orgtrail:existing.urgentTopicArn",
        },
    },
    {
        name: "an existing topic for review beside a class that takes no alarms",
        change: {
            trails: [
                {
                    name: "data",
                    prefix: "data",
                    managementEvents: "none",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                    logGroup: { deliver: true, class: "INFREQUENT_ACCESS" },
                },
            ],
            existing: { reviewTopicArn: "arn:aws:sns:eu-west-1:111122223333:security" },
        },
        problem: {
            path: "existing.reviewTopicArn",
            given: '"arn:aws:sns:eu-west-1:111122223333:security"',
            allowed:
                "nothing while no trail delivers to a log group of the class STANDARD, which alarms watch: logGroup.deliver of a trail makes it do so",
            fix: "pulumi config rm --path orgtrail:existing.reviewTopicArn",
        },
    },
    {
        name: "the name of a log group that there is not",
        change: { trails: [{ logGroup: { deliver: false, name: "audit" } }] },
        problem: {
            path: "trails[0].logGroup.name",
            given: '"audit"',
            allowed: "nothing while the trail delivers to no log group: logGroup.deliver makes it do so",
            fix: "pulumi config rm --path 'orgtrail:trails[0].logGroup.name'",
        },
    },
    {
        name: "days of a log group that there is not",
        change: {
            trails: [
                {},
                {
                    name: "data",
                    prefix: "data",
                    managementEvents: "none",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                    logGroup: { retentionDays: 90 },
                },
            ],
        },
        problem: {
            path: "trails[1].logGroup.retentionDays",
            given: "90",
            allowed: "nothing while the trail delivers to no log group: logGroup.deliver makes it do so",
            fix: "pulumi config rm --path 'orgtrail:trails[1].logGroup.retentionDays'",
        },
    },
    {
        name: "the class of a log group that there is not",
        change: { trails: [{ logGroup: { deliver: false, class: "INFREQUENT_ACCESS" } }] },
        problem: {
            path: "trails[0].logGroup.class",
            given: '"INFREQUENT_ACCESS"',
            allowed: "nothing while the trail delivers to no log group: logGroup.deliver makes it do so",
            fix: "pulumi config rm --path 'orgtrail:trails[0].logGroup.class'",
        },
    },
];

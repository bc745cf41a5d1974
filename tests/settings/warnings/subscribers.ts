import type { WarningCase } from "./case";

/** Subscriptions that bring too much, or nothing. */
export const subscribers: readonly WarningCase[] = [
    {
        name: "an e-mail address on the delivery topic",
        change: { deliverySubscriptions: [{ protocol: "email", endpoint: "a@example.com" }] },
        warnings: [
            "deliverySubscriptions[0] is an e-mail address, and gets a message for every log file: with 50 accounts 3 million a month, for USD 62; a queue gets them for USD 1.52. To use a queue: pulumi config set --path 'orgtrail:deliverySubscriptions[0].protocol' sqs && pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' arn:aws:sqs:eu-west-1:111122223333:log-files",
        ],
    },
    {
        name: "an e-mail address on a trail's own topic",
        change: {
            trails: [{ delivery: "own", deliverySubscriptions: [{ protocol: "email", endpoint: "a@example.com" }] }],
        },
        warnings: [
            "trails[0].deliverySubscriptions[0] is an e-mail address, and gets a message for every log file: with 50 accounts 3 million a month, for USD 62; a queue gets them for USD 1.52. To use a queue: pulumi config set --path 'orgtrail:trails[0].deliverySubscriptions[0].protocol' sqs && pulumi config set --path 'orgtrail:trails[0].deliverySubscriptions[0].endpoint' arn:aws:sqs:eu-west-1:111122223333:log-files",
        ],
    },
    {
        name: "a filter on message attributes",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: { a: ["b"] },
                    filterPolicyScope: "MessageAttributes",
                },
            ],
        },
        warnings: [
            "urgentSubscriptions[0] filters by message attributes, which messages of alarms and of CloudTrail do not have: nothing arrives. To filter by the message itself: pulumi config set --path 'orgtrail:urgentSubscriptions[0].filterPolicyScope' MessageBody",
        ],
    },
    {
        name: "a queue of another account",
        change: {
            urgentSubscriptions: [{ protocol: "sqs", endpoint: "arn:aws:sqs:eu-central-1:777788889999:alarms" }],
        },
        warnings: [
            "urgentSubscriptions[0] is a queue of the account 777788889999: the subscription is pending until the queue's owner confirms it, an update waits two minutes for that and then fails, and the next one makes it anew. To use a queue of the topics' account: pulumi config set --path 'orgtrail:urgentSubscriptions[0].endpoint' arn:aws:sqs:eu-central-1:111122223333:alarms",
        ],
    },
    {
        name: "a queue of another account on a trail's own topic",
        change: {
            trails: [
                {
                    delivery: "own",
                    deliverySubscriptions: [
                        { protocol: "sqs", endpoint: "arn:aws:sqs:eu-west-1:777788889999:log-files" },
                    ],
                },
            ],
        },
        warnings: [
            "trails[0].deliverySubscriptions[0] is a queue of the account 777788889999: the subscription is pending until the queue's owner confirms it, an update waits two minutes for that and then fails, and the next one makes it anew. To use a queue of the topics' account: pulumi config set --path 'orgtrail:trails[0].deliverySubscriptions[0].endpoint' arn:aws:sqs:eu-west-1:111122223333:log-files",
        ],
    },
];

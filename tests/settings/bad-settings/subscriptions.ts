import type { BadSetting } from "./bad-setting";

/** Who is told, and how. */
export const subscriptions: readonly BadSetting[] = [
    {
        name: "a protocol that is not offered",
        change: { urgentSubscriptions: [{ protocol: "sms", endpoint: "+15550100" }] },
        problem: {
            path: "urgentSubscriptions[0].protocol",
            given: '"sms"',
            allowed: "one of email, https, sqs",
            fix: "pulumi config set --path 'orgtrail:urgentSubscriptions[0].protocol' email",
        },
    },
    {
        name: "no protocol",
        change: { urgentSubscriptions: [{ endpoint: "a@example.com" }] },
        problem: {
            path: "urgentSubscriptions[0].protocol",
            allowed: "one of email, https, sqs",
            fix: "pulumi config set --path 'orgtrail:urgentSubscriptions[0].protocol' email",
        },
    },
    {
        name: "no endpoint",
        change: { urgentSubscriptions: [{ protocol: "https" }] },
        problem: {
            path: "urgentSubscriptions[0].endpoint",
            allowed: "a URL that begins with https://",
            fix: "pulumi config set --path 'orgtrail:urgentSubscriptions[0].endpoint' https://example.com/alarms",
        },
    },
    {
        name: "the email endpoint security",
        change: { deliverySubscriptions: [{ protocol: "email", endpoint: "security" }] },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: '"security"',
            allowed: "an e-mail address",
            fix: "pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' security@example.com",
        },
    },
    {
        name: "the https endpoint http://example.com",
        change: { deliverySubscriptions: [{ protocol: "https", endpoint: "http://example.com" }] },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: '"http://example.com"',
            allowed: "a URL that begins with https://",
            fix: "pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' https://example.com/alarms",
        },
    },
    {
        name: "the https endpoint https:example.com",
        change: { deliverySubscriptions: [{ protocol: "https", endpoint: "https:example.com" }] },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: '"https:example.com"',
            allowed: "a URL that begins with https://",
            fix: "pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' https://example.com/alarms",
        },
    },
    {
        name: "the https endpoint https://example.com/a b",
        change: { deliverySubscriptions: [{ protocol: "https", endpoint: "https://example.com/a b" }] },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: '"https://example.com/..."',
            allowed: "a URL that begins with https://",
            fix: "pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' https://example.com/alarms",
        },
    },
    {
        name: "the https endpoint https://user:secret@example.com",
        change: { deliverySubscriptions: [{ protocol: "https", endpoint: "https://user:secret@example.com" }] },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: '"https://...@example.com"',
            allowed: "a URL that begins with https://",
            fix: "pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' https://example.com/alarms",
        },
    },
    {
        name: "the https endpoint https://localhost",
        change: { deliverySubscriptions: [{ protocol: "https", endpoint: "https://localhost" }] },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: '"https://localhost"',
            allowed: "a URL that begins with https://",
            fix: "pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' https://example.com/alarms",
        },
    },
    {
        name: "the sqs endpoint https://sqs.us-east-1.amazonaws.com/111122223333/alarms",
        change: {
            deliverySubscriptions: [
                { protocol: "sqs", endpoint: "https://sqs.us-east-1.amazonaws.com/111122223333/alarms" },
            ],
        },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: '"https://sqs.us-east-1.amazonaws.com/..."',
            allowed: "the ARN of a standard SQS queue, with a Region of its partition",
            fix: "pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' arn:aws:sqs:us-east-1:111122223333:alarms",
        },
    },
    {
        name: "the sqs endpoint arn:aws:sqs:us-east-1:111122223333:alarms.fifo",
        change: {
            deliverySubscriptions: [{ protocol: "sqs", endpoint: "arn:aws:sqs:us-east-1:111122223333:alarms.fifo" }],
        },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: '"arn:aws:sqs:us-east-1:111122223333:alarms.fifo"',
            allowed: "the ARN of a standard SQS queue, with a Region of its partition",
            fix: "pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' arn:aws:sqs:us-east-1:111122223333:alarms",
        },
    },
    {
        name: "the sqs endpoint arn:aws:sqs:us-esat-1:111122223333:alarms",
        change: { deliverySubscriptions: [{ protocol: "sqs", endpoint: "arn:aws:sqs:us-esat-1:111122223333:alarms" }] },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: '"arn:aws:sqs:us-esat-1:111122223333:alarms"',
            allowed: "the ARN of a standard SQS queue, with a Region of its partition",
            fix: "pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' arn:aws:sqs:us-east-1:111122223333:alarms",
        },
    },
    {
        name: "the sqs endpoint arn:aws-cn:sqs:us-east-1:111122223333:alarms",
        change: {
            deliverySubscriptions: [{ protocol: "sqs", endpoint: "arn:aws-cn:sqs:us-east-1:111122223333:alarms" }],
        },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: '"arn:aws-cn:sqs:us-east-1:111122223333:alarms"',
            allowed: "the ARN of a standard SQS queue, with a Region of its partition",
            fix: "pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' arn:aws:sqs:us-east-1:111122223333:alarms",
        },
    },
    {
        name: "the same endpoint twice",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com" },
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { NewStateValue: ["ALARM"] } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[1]",
            given: '{"protocol":"email","endpoint":"a@example.com","filterPolicy":{"NewStateValue":["ALARM"]},"filterPolicyScope":"Messag...',
            allowed:
                "another endpoint than urgentSubscriptions[0]: Amazon SNS keeps one subscription of an endpoint to a topic",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[1]'",
        },
    },
    {
        name: "the same endpoint twice on a trail's own topic",
        change: {
            trails: [
                {
                    delivery: "own",
                    deliverySubscriptions: [
                        { protocol: "email", endpoint: "a@example.com" },
                        { protocol: "email", endpoint: "a@example.com" },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].deliverySubscriptions[1]",
            given: '{"protocol":"email","endpoint":"a@example.com","filterPolicyScope":"MessageBody"}',
            allowed:
                "another endpoint than trails[0].deliverySubscriptions[0]: Amazon SNS keeps one subscription of an endpoint to a topic",
            fix: "pulumi config rm --path 'orgtrail:trails[0].deliverySubscriptions[1]'",
        },
    },
    {
        name: "a queue of another partition than the Region's",
        change: {
            urgentSubscriptions: [{ protocol: "sqs", endpoint: "arn:aws-cn:sqs:cn-north-1:111122223333:alarms" }],
        },
        problem: {
            path: "urgentSubscriptions[0].endpoint",
            given: '"arn:aws-cn:sqs:cn-north-1:111122223333:alarms"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:urgentSubscriptions[0].endpoint' arn:aws:sqs:eu-west-1:111122223333:alarms",
        },
    },
    {
        name: "raw messages by e-mail",
        change: { urgentSubscriptions: [{ protocol: "email", endpoint: "a@example.com", rawMessageDelivery: true }] },
        problem: {
            path: "urgentSubscriptions[0].rawMessageDelivery",
            given: "true",
            allowed: "one of protocol, endpoint, filterPolicy, filterPolicyScope",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].rawMessageDelivery'",
        },
    },
];

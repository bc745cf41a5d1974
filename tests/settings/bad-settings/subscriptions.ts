import type { BadSetting } from "./bad-setting";

/** Who is told, and of what. */
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
    {
        name: "a filter policy as text",
        change: { urgentSubscriptions: [{ protocol: "email", endpoint: "a@example.com", filterPolicy: "{}" }] },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '"{}"',
            allowed: "an Amazon SNS filter policy: an object that has a list of values for each key",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy' && pulumi config set --path 'orgtrail:urgentSubscriptions[0].filterPolicy.AlarmName[0].prefix' orgtrail-",
        },
    },
    {
        name: "a filter policy without keys",
        change: { urgentSubscriptions: [{ protocol: "email", endpoint: "a@example.com", filterPolicy: {} }] },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: "{}",
            allowed: "a filter policy of 1 to 5 keys",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy of six keys",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: { a: ["x"], b: ["x"], c: ["x"], d: ["x"], e: ["x"], f: ["x"] },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"a":["x"],"b":["x"],"c":["x"],"d":["x"],"e":["x"],"f":["x"]}',
            allowed: "a filter policy of 1 to 5 keys",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with a value that is not in a list",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { NewStateValue: "ALARM" } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"NewStateValue":"ALARM"}',
            allowed: "a list with at least one value for the key NewStateValue, or an object with such keys",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with an empty list",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { NewStateValue: [] } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"NewStateValue":[]}',
            allowed: "a list with at least one value for the key NewStateValue, or an object with such keys",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with a bare value within a key",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { Trigger: { Namespace: "orgtrail" } } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"Trigger":{"Namespace":"orgtrail"}}',
            allowed: "a list with at least one value for the key Trigger.Namespace, or an object with such keys",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy on attributes with keys within keys",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicyScope: "MessageAttributes",
                    filterPolicy: { Trigger: { Namespace: ["orgtrail"] } },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"Trigger":{"Namespace":["orgtrail"]}}',
            allowed:
                "a list with at least one value for the key Trigger; filterPolicyScope MessageAttributes takes no keys within keys",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy of 169 combinations",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: {
                        a: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
                        b: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"],
                    },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '"169 combinations"',
            allowed: "at most 150 combinations: the numbers of values of all keys, multiplied",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy of more than 256 KB",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { a: ["x".repeat(262144)] } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '"262154 bytes"',
            allowed: "a filter policy of at most 262144 bytes of JSON",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a scope that is not offered",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicyScope: "Message",
                    filterPolicy: { a: ["x"] },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicyScope",
            given: '"Message"',
            allowed: "one of MessageBody, MessageAttributes",
            fix: "pulumi config set --path 'orgtrail:urgentSubscriptions[0].filterPolicyScope' MessageBody",
        },
    },
];

import type { BadSetting } from "./bad-setting";

/** Filter policies of subscriptions. */
export const filterPolicies: readonly BadSetting[] = [
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
            allowed: "at most 150 combinations: the numbers of values of all keys, each times its depth, multiplied",
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
    {
        name: "a filter policy with an alternative of one",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { $or: [{ AlarmName: ["a"] }] } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"$or":[{"AlarmName":["a"]}]}',
            allowed:
                'no {"AlarmName":["a"]} for the key $or: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with an alternative between operators",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: { $or: [{ prefix: ["a"] }, { AlarmName: ["b"] }] },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"$or":[{"prefix":["a"]},{"AlarmName":["b"]}]}',
            allowed:
                'no {"prefix":["a"]} for the key $or: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy that is wrong in an alternative",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: { $or: [{ AlarmName: ["a"] }, { NewStateValue: "ALARM" }] },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"$or":[{"AlarmName":["a"]},{"NewStateValue":"ALARM"}]}',
            allowed: "a list with at least one value for the key $or.NewStateValue, or an object with such keys",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy of too many combinations by its levels",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: { a: { b: { c: [1, 2, 3, 4] } }, d: { e: [1, 2, 3] }, f: [1, 2, 3] },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '"216 combinations"',
            allowed: "at most 150 combinations: the numbers of values of all keys, each times its depth, multiplied",
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
];

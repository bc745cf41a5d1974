import type { BadSetting } from "./bad-setting";

/** Values in filter policies that Amazon SNS does not know. */
export const filterPolicyValues: readonly BadSetting[] = [
    {
        name: "a filter policy with an operator that there is not",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: { NewStateValue: [{ contains: "ALARM" }] },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"NewStateValue":[{"contains":"ALARM"}]}',
            allowed:
                'no {"contains":"ALARM"} for the key NewStateValue: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with a list in a list",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { NewStateValue: [["ALARM", "OK"]] } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"NewStateValue":[["ALARM","OK"]]}',
            allowed:
                'no ["ALARM","OK"] for the key NewStateValue: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with two operators in one object",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: { AlarmName: [{ prefix: "a", suffix: "b" }] },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"AlarmName":[{"prefix":"a","suffix":"b"}]}',
            allowed:
                'no {"prefix":"a","suffix":"b"} for the key AlarmName: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with a beginning that is no text",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { AlarmName: [{ prefix: 5 }] } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"AlarmName":[{"prefix":5}]}',
            allowed:
                'no {"prefix":5} for the key AlarmName: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with anything but nothing",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { AlarmName: [{ "anything-but": [] }] } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"AlarmName":[{"anything-but":[]}]}',
            allowed:
                'no {"anything-but":[]} for the key AlarmName: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with an unknown operator within anything-but",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: { AlarmName: [{ "anything-but": { numeric: [">", 0] } }] },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"AlarmName":[{"anything-but":{"numeric":[">",0]}}]}',
            allowed:
                'no {"anything-but":{"numeric":[">",0]}} for the key AlarmName: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with a comparison that there is not",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { Size: [{ numeric: ["!=", 5] }] } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"Size":[{"numeric":["!=",5]}]}',
            allowed:
                'no {"numeric":["!=",5]} for the key Size: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with a range upside down",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: { Size: [{ numeric: [">", 10, "<", 5] }] },
                },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"Size":[{"numeric":[">",10,"<",5]}]}',
            allowed:
                'no {"numeric":[">",10,"<",5]} for the key Size: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with exists as text",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { AlarmName: [{ exists: "true" }] } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"AlarmName":[{"exists":"true"}]}',
            allowed:
                'no {"exists":"true"} for the key AlarmName: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
    {
        name: "a filter policy with an address that is no block",
        change: {
            urgentSubscriptions: [
                { protocol: "email", endpoint: "a@example.com", filterPolicy: { Source: [{ cidr: "10.0.0.0" }] } },
            ],
        },
        problem: {
            path: "urgentSubscriptions[0].filterPolicy",
            given: '{"Source":[{"cidr":"10.0.0.0"}]}',
            allowed:
                'no {"cidr":"10.0.0.0"} for the key Source: a value is a text, a number, true, false, null, or an object with one operator, as {"prefix":"a"}, {"suffix":"a"}, {"wildcard":"a*b"}, {"equals-ignore-case":"a"}, {"anything-but":["a"]}, {"numeric":[">=",0,"<",10]}, {"exists":true}, {"cidr":"10.0.0.0/24"}',
            fix: "pulumi config rm --path 'orgtrail:urgentSubscriptions[0].filterPolicy'",
        },
    },
];

import type { BadSetting } from "./bad-setting";

/** Selectors that CloudTrail refuses by their shape. */
export const selectors: readonly BadSetting[] = [
    {
        name: "data events without a resource type",
        change: { trails: [{ dataEvents: [{}] }] },
        problem: {
            path: "trails[0].dataEvents[0].resourceType",
            allowed: "a resource type with data events, in the form AWS::S3::Object",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].resourceType' AWS::Lambda::Function",
        },
    },
    {
        name: "a resource type that is none",
        change: { trails: [{ dataEvents: [{ resourceType: "S3" }] }] },
        problem: {
            path: "trails[0].dataEvents[0].resourceType",
            given: '"S3"',
            allowed: "a resource type with data events, in the form AWS::S3::Object",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].resourceType' AWS::Lambda::Function",
        },
    },
    {
        name: "a text where data events are due",
        change: { trails: [{ dataEvents: "AWS::S3::Object" }] },
        problem: {
            path: "trails[0].dataEvents",
            given: '"AWS::S3::Object"',
            allowed: "a list; each entry an object with resourceType, and optionally readWriteType and fieldSelectors",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents' && pulumi config set --path 'orgtrail:trails[0].dataEvents[0].resourceType' AWS::Lambda::Function",
        },
    },
    {
        name: "a text where one entry of data events is due, as in an earlier version",
        change: { trails: [{ dataEvents: ["AWS::S3::Object"] }] },
        problem: {
            path: "trails[0].dataEvents[0]",
            given: '"AWS::S3::Object"',
            allowed: "an object with resourceType, and optionally readWriteType and fieldSelectors",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0]' && pulumi config set --path 'orgtrail:trails[0].dataEvents[0].resourceType' AWS::Lambda::Function",
        },
    },
    {
        name: "a kind of data events that is not offered",
        change: { trails: [{ dataEvents: [{ resourceType: "AWS::SNS::Topic", readWriteType: "ReadOnly" }] }] },
        problem: {
            path: "trails[0].dataEvents[0].readWriteType",
            given: '"ReadOnly"',
            allowed: "one of all, read-only, write-only",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].readWriteType' write-only",
        },
    },
    {
        name: "the same data events twice",
        change: {
            trails: [{ dataEvents: [{ resourceType: "AWS::SNS::Topic" }, { resourceType: "AWS::SNS::Topic" }] }],
        },
        problem: {
            path: "trails[0].dataEvents[1]",
            given: '{"resourceType":"AWS::SNS::Topic","readWriteType":"all","fieldSelectors":[]}',
            allowed: "each entry once",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[1]'",
        },
    },
    {
        name: "a field that data events do not have",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "errorCode", equals: ["a"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].field",
            given: '"errorCode"',
            allowed:
                "one of eventName, eventSource, eventType, resources.ARN, sessionCredentialFromConsole, userIdentity.arn",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].field' resources.ARN",
        },
    },
    {
        name: "the field readOnly, which readWriteType decides",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "readOnly", equals: ["true"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].field",
            given: '"readOnly"',
            allowed:
                "one of eventName, eventSource, eventType, resources.ARN, sessionCredentialFromConsole, userIdentity.arn",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].field' resources.ARN",
        },
    },
    {
        name: "a field selector without a field",
        change: {
            trails: [{ dataEvents: [{ resourceType: "AWS::Lambda::Function", fieldSelectors: [{ equals: ["a"] }] }] }],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].field",
            allowed:
                "one of eventName, eventSource, eventType, resources.ARN, sessionCredentialFromConsole, userIdentity.arn",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].field' resources.ARN",
        },
    },
    {
        name: "a field selector without an operator",
        change: {
            trails: [
                { dataEvents: [{ resourceType: "AWS::Lambda::Function", fieldSelectors: [{ field: "eventName" }] }] },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0]",
            given: '{"field":"eventName"}',
            allowed:
                "at least one of the operators equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' Invoke",
        },
    },
    {
        name: "an operator without values",
        change: {
            trails: [
                {
                    dataEvents: [
                        { resourceType: "AWS::Lambda::Function", fieldSelectors: [{ field: "eventName", equals: [] }] },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals",
            given: "[]",
            allowed:
                "a list; each entry a text of 1 to 2048 characters without *: CloudTrail has no wildcards, but startsWith and endsWith",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals' && pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' DeleteObject",
        },
    },
    {
        name: "an operator with an empty value",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "eventName", equals: [""] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals[0]",
            given: '""',
            allowed:
                "a text of 1 to 2048 characters without *: CloudTrail has no wildcards, but startsWith and endsWith",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' DeleteObject",
        },
    },
    {
        name: "an operator with one value that is not in a list",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "eventName", equals: "Invoke" }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals",
            given: '"Invoke"',
            allowed:
                "a list; each entry a text of 1 to 2048 characters without *: CloudTrail has no wildcards, but startsWith and endsWith",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals' && pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' DeleteObject",
        },
    },
    {
        name: "an operator that CloudTrail does not have",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "eventName", contains: ["Invoke"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].contains",
            given: '["Invoke"]',
            allowed: "one of field, equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].contains'",
        },
    },
    {
        name: "an event source without its domain",
        change: { trails: [{ networkActivityEvents: [{ eventSource: "kms", fieldSelectors: [] }] }] },
        problem: {
            path: "trails[0].networkActivityEvents[0].eventSource",
            given: '"kms"',
            allowed: "a service's event source, in the form kms.amazonaws.com",
            fix: "pulumi config set --path 'orgtrail:trails[0].networkActivityEvents[0].eventSource' kms.amazonaws.com",
        },
    },
    {
        name: "network activity events twice",
        change: {
            trails: [
                { networkActivityEvents: [{ eventSource: "kms.amazonaws.com" }, { eventSource: "kms.amazonaws.com" }] },
            ],
        },
        problem: {
            path: "trails[0].networkActivityEvents[1]",
            given: '{"eventSource":"kms.amazonaws.com","fieldSelectors":[]}',
            allowed: "each entry once",
            fix: "pulumi config rm --path 'orgtrail:trails[0].networkActivityEvents[1]'",
        },
    },
    {
        name: "a field that network activity events do not have",
        change: {
            trails: [
                {
                    networkActivityEvents: [
                        {
                            eventSource: "kms.amazonaws.com",
                            fieldSelectors: [{ field: "resources.ARN", equals: ["a"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].networkActivityEvents[0].fieldSelectors[0].field",
            given: '"resources.ARN"',
            allowed: "one of errorCode, eventName, userIdentity.arn, vpcEndpointId",
            fix: "pulumi config set --path 'orgtrail:trails[0].networkActivityEvents[0].fieldSelectors[0].field' errorCode",
        },
    },
];

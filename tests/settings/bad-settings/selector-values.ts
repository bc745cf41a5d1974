import type { BadSetting } from "./bad-setting";

/** Values of selectors that CloudTrail refuses, or that would find nothing. */
export const selectorValues: readonly BadSetting[] = [
    {
        name: "a wildcard in a value",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "eventName", equals: ["Get*"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals[0]",
            given: '"Get*"',
            allowed:
                "a text of 1 to 2048 characters without *: CloudTrail has no wildcards, but startsWith and endsWith",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' DeleteObject",
        },
    },
    {
        name: "a value of more than 2048 characters",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "eventName", equals: ["a".repeat(2049)] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals[0]",
            given: '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...',
            allowed:
                "a text of 1 to 2048 characters without *: CloudTrail has no wildcards, but startsWith and endsWith",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' DeleteObject",
        },
    },
    {
        name: "a value twice",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "eventName", equals: ["Invoke", "Invoke"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals[1]",
            given: '"Invoke"',
            allowed: "each entry once",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[1]'",
        },
    },
    {
        name: "a field twice",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [
                                { field: "eventName", startsWith: ["Get"] },
                                { field: "eventName", endsWith: ["s"] },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[1]",
            given: '{"field":"eventName","endsWith":["s"]}',
            allowed:
                "another field: eventName is in trails[0].dataEvents[0].fieldSelectors[0], and CloudTrail takes each field once in a selector, with as many operators and values as need be",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[1]'",
        },
    },
    {
        name: "a value that is wanted and not wanted",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "eventName", equals: ["Invoke"], notEquals: ["Invoke"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].notEquals[0]",
            given: '"Invoke"',
            allowed: "nothing that leaves out all that equals Invoke asks for: of that, nothing would be recorded",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].notEquals'",
        },
    },
    {
        name: "a beginning that is wanted and not wanted, beside another",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [
                                { field: "eventName", startsWith: ["Get"], notStartsWith: ["List", "Get"] },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].notStartsWith[1]",
            given: '"Get"',
            allowed: "nothing that leaves out all that startsWith Get asks for: of that, nothing would be recorded",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].notStartsWith[1]'",
        },
    },
    {
        name: "500 values, with those that the program adds 505",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [
                                {
                                    field: "resources.ARN",
                                    startsWith: Array.from({ length: 500 }, (_, n) => `arn:aws:s3:::bucket-${n}/`),
                                },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0]",
            given: '"505 values in all conditions"',
            allowed:
                "at most 500 values in all conditions of a trail, those that this program adds included: startsWith often covers many, or a second trail takes some",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents'",
        },
    },
    {
        name: "a beginning within one that is not wanted",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [
                                {
                                    field: "resources.ARN",
                                    startsWith: ["arn:aws:s3:::data/a/"],
                                    notStartsWith: ["arn:aws:s3:::data/"],
                                },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].notStartsWith[0]",
            given: '"arn:aws:s3:::data/"',
            allowed:
                "nothing that leaves out all that startsWith arn:aws:s3:::data/a/ asks for: of that, nothing would be recorded",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].notStartsWith'",
        },
    },
    {
        name: "a value within a beginning that is not wanted",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "eventName", equals: ["Invoke"], notStartsWith: ["Inv"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].notStartsWith[0]",
            given: '"Inv"',
            allowed: "nothing that leaves out all that equals Invoke asks for: of that, nothing would be recorded",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].notStartsWith'",
        },
    },
    {
        name: "an end within one that is not wanted",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [
                                { field: "eventName", endsWith: ["Function", "Alias"], notEndsWith: ["y", "tion"] },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].notEndsWith[1]",
            given: '"tion"',
            allowed: "nothing that leaves out all that endsWith Function asks for: of that, nothing would be recorded",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].notEndsWith[1]'",
        },
    },
];

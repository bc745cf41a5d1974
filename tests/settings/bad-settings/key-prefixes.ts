import type { BadSetting } from "./bad-setting";

/** Prefixes of the log files of a trail. */
export const keyPrefixes: readonly BadSetting[] = [
    {
        name: "no prefix twice",
        change: {
            trails: [{}, { name: "data", managementEvents: "none", dataEvents: [{ resourceType: "AWS::SNS::Topic" }] }],
        },
        problem: {
            path: "trails[1].prefix",
            allowed:
                "a prefix neither equal to that of trails[0], which is no prefix, nor within it or around it: both trails would deliver to one place, events of both as copies under other names, and whoever lists one gets both",
            fix: "pulumi config set --path 'orgtrail:trails[1].prefix' data",
        },
    },
    {
        name: "a prefix twice",
        change: {
            trails: [
                { prefix: "a" },
                {
                    name: "data",
                    managementEvents: "none",
                    prefix: "a",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[1].prefix",
            given: '"a"',
            allowed:
                'a prefix neither equal to that of trails[0], which is "a", nor within it or around it: both trails would deliver to one place, events of both as copies under other names, and whoever lists one gets both',
            fix: "pulumi config set --path 'orgtrail:trails[1].prefix' data",
        },
    },
    {
        name: "a prefix within another",
        change: {
            trails: [
                { prefix: "a" },
                {
                    name: "data",
                    managementEvents: "none",
                    prefix: "a/data",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[1].prefix",
            given: '"a/data"',
            allowed:
                'a prefix neither equal to that of trails[0], which is "a", nor within it or around it: both trails would deliver to one place, events of both as copies under other names, and whoever lists one gets both',
            fix: "pulumi config set --path 'orgtrail:trails[1].prefix' data",
        },
    },
    {
        name: "a prefix around another",
        change: {
            trails: [
                { prefix: "a/b" },
                {
                    name: "data",
                    managementEvents: "none",
                    prefix: "a",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[1].prefix",
            given: '"a"',
            allowed:
                'a prefix neither equal to that of trails[0], which is "a/b", nor within it or around it: both trails would deliver to one place, events of both as copies under other names, and whoever lists one gets both',
            fix: "pulumi config set --path 'orgtrail:trails[1].prefix' data",
        },
    },
    {
        name: "the prefix /a",
        change: { trails: [{ prefix: "/a" }] },
        problem: {
            path: "trails[0].prefix",
            given: '"/a"',
            allowed:
                "1 to 200 letters, digits or . _ - with single slashes between them, not beginning with AWSLogs, the folder that CloudTrail adds",
            fix: "pulumi config set --path 'orgtrail:trails[0].prefix' data-events",
        },
    },
    {
        name: "the prefix a/",
        change: { trails: [{ prefix: "a/" }] },
        problem: {
            path: "trails[0].prefix",
            given: '"a/"',
            allowed:
                "1 to 200 letters, digits or . _ - with single slashes between them, not beginning with AWSLogs, the folder that CloudTrail adds",
            fix: "pulumi config set --path 'orgtrail:trails[0].prefix' data-events",
        },
    },
    {
        name: "the prefix a//b",
        change: { trails: [{ prefix: "a//b" }] },
        problem: {
            path: "trails[0].prefix",
            given: '"a//b"',
            allowed:
                "1 to 200 letters, digits or . _ - with single slashes between them, not beginning with AWSLogs, the folder that CloudTrail adds",
            fix: "pulumi config set --path 'orgtrail:trails[0].prefix' data-events",
        },
    },
    {
        name: "the prefix AWSLogs",
        change: { trails: [{ prefix: "AWSLogs" }] },
        problem: {
            path: "trails[0].prefix",
            given: '"AWSLogs"',
            allowed:
                "1 to 200 letters, digits or . _ - with single slashes between them, not beginning with AWSLogs, the folder that CloudTrail adds",
            fix: "pulumi config set --path 'orgtrail:trails[0].prefix' data-events",
        },
    },
    {
        name: "the prefix AWSLogs/a",
        change: { trails: [{ prefix: "AWSLogs/a" }] },
        problem: {
            path: "trails[0].prefix",
            given: '"AWSLogs/a"',
            allowed:
                "1 to 200 letters, digits or . _ - with single slashes between them, not beginning with AWSLogs, the folder that CloudTrail adds",
            fix: "pulumi config set --path 'orgtrail:trails[0].prefix' data-events",
        },
    },
    {
        name: "the prefix a*",
        change: { trails: [{ prefix: "a*" }] },
        problem: {
            path: "trails[0].prefix",
            given: '"a*"',
            allowed:
                "1 to 200 letters, digits or . _ - with single slashes between them, not beginning with AWSLogs, the folder that CloudTrail adds",
            fix: "pulumi config set --path 'orgtrail:trails[0].prefix' data-events",
        },
    },
    {
        name: "the prefix a b",
        change: { trails: [{ prefix: "a b" }] },
        problem: {
            path: "trails[0].prefix",
            given: '"a b"',
            allowed:
                "1 to 200 letters, digits or . _ - with single slashes between them, not beginning with AWSLogs, the folder that CloudTrail adds",
            fix: "pulumi config set --path 'orgtrail:trails[0].prefix' data-events",
        },
    },
    {
        name: "the prefix of 201 characters",
        change: { trails: [{ prefix: "a".repeat(201) }] },
        problem: {
            path: "trails[0].prefix",
            given: '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...',
            allowed:
                "1 to 200 letters, digits or . _ - with single slashes between them, not beginning with AWSLogs, the folder that CloudTrail adds",
            fix: "pulumi config set --path 'orgtrail:trails[0].prefix' data-events",
        },
    },
];

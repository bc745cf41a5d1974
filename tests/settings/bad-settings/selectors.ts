import type { BadSetting } from "./bad-setting";

/** Selectors that CloudTrail refuses, or that would find nothing. */
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
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' DeleteObject",
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
            allowed: "no value of equals: the two contradict each other, and nothing would be recorded",
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
            allowed: "no value of startsWith: the two contradict each other, and nothing would be recorded",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].notStartsWith[1]'",
        },
    },
    {
        name: "an operator that sessionCredentialFromConsole does not take",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "sessionCredentialFromConsole", startsWith: ["t"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].startsWith",
            given: '["t"]',
            allowed: "for sessionCredentialFromConsole CloudTrail takes only equals and notEquals",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0]'",
        },
    },
    {
        name: "an operator that sessionCredentialFromConsole does not take, beside one that it does",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [
                                { field: "sessionCredentialFromConsole", equals: ["true"], endsWith: ["e"] },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].endsWith",
            given: '["e"]',
            allowed: "for sessionCredentialFromConsole CloudTrail takes only equals and notEquals",
            fix: "pulumi config rm --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].endsWith'",
        },
    },
    {
        name: "a value that sessionCredentialFromConsole never has",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "sessionCredentialFromConsole", equals: ["no"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals[0]",
            given: '"no"',
            allowed: "true, the only value of sessionCredentialFromConsole that CloudTrail knows",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' true",
        },
    },
    {
        name: "a bucket's ARN that is to equal an object's",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [{ field: "resources.ARN", equals: ["arn:aws:s3:::example-bucket"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals[0]",
            given: '"arn:aws:s3:::example-bucket"',
            allowed:
                "the ARN of an object, with a key: for all objects of a bucket, startsWith takes arn:aws:s3:::example-bucket/",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' arn:aws:s3:::example-bucket/example-object",
        },
    },
    {
        name: "a bucket's ARN with a slash that is not to equal an object's",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [{ field: "resources.ARN", notEquals: ["arn:aws:s3:::example-bucket/"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].notEquals[0]",
            given: '"arn:aws:s3:::example-bucket/"',
            allowed:
                "the ARN of an object, with a key: for all objects of a bucket, notStartsWith takes arn:aws:s3:::example-bucket/",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].notEquals[0]' arn:aws:s3:::example-bucket/example-object",
        },
    },
    {
        name: "the archive's own objects",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [
                                {
                                    field: "resources.ARN",
                                    startsWith: ["arn:aws:s3:::orgtrail-archive-o-exampleorgid/"],
                                },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]",
            given: '"arn:aws:s3:::orgtrail-archive-o-exampleorgid/"',
            allowed:
                "an ARN outside the archive and access-log buckets: their objects are never recorded, because each delivery would be an event, and each event a delivery",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/",
        },
    },
    {
        name: "the access logs' own objects, by the bucket",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [
                                {
                                    field: "resources.ARN",
                                    startsWith: ["arn:aws:s3:::orgtrail-access-logs-o-exampleorgid"],
                                },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]",
            given: '"arn:aws:s3:::orgtrail-access-logs-o-exampleorgid"',
            allowed:
                "an ARN outside the archive and access-log buckets: their objects are never recorded, because each delivery would be an event, and each event a delivery",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/",
        },
    },
    {
        name: "an existing archive's own object",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [{ field: "resources.ARN", equals: ["arn:aws:s3:::audit-logs/AWSLogs/a"] }],
                        },
                    ],
                },
            ],
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals[0]",
            given: '"arn:aws:s3:::audit-logs/AWSLogs/a"',
            allowed:
                "an ARN outside the archive and access-log buckets: their objects are never recorded, because each delivery would be an event, and each event a delivery",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' arn:aws:s3:::example-bucket/",
        },
    },
    {
        name: "an ARN of another partition",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [
                                { field: "resources.ARN", startsWith: ["arn:aws-cn:s3:::example-bucket/"] },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]",
            given: '"arn:aws-cn:s3:::example-bucket/"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/",
        },
    },
    {
        name: "a bucket's name where an ARN is due",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [{ field: "resources.ARN", startsWith: ["example-bucket/"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]",
            given: '"example-bucket/"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/",
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
    {
        name: "an error that network activity events do not have",
        change: {
            trails: [
                {
                    networkActivityEvents: [
                        {
                            eventSource: "kms.amazonaws.com",
                            fieldSelectors: [{ field: "errorCode", equals: ["AccessDenied"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].networkActivityEvents[0].fieldSelectors[0].equals[0]",
            given: '"AccessDenied"',
            allowed: "VpceAccessDenied, the only value of errorCode that CloudTrail knows",
            fix: "pulumi config set --path 'orgtrail:trails[0].networkActivityEvents[0].fieldSelectors[0].equals[0]' VpceAccessDenied",
        },
    },
    {
        name: "an operator that errorCode does not take",
        change: {
            trails: [
                {
                    networkActivityEvents: [
                        {
                            eventSource: "kms.amazonaws.com",
                            fieldSelectors: [{ field: "errorCode", notEquals: ["VpceAccessDenied"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].networkActivityEvents[0].fieldSelectors[0].notEquals",
            given: '["VpceAccessDenied"]',
            allowed: "for errorCode CloudTrail takes only equals",
            fix: "pulumi config rm --path 'orgtrail:trails[0].networkActivityEvents[0].fieldSelectors[0]'",
        },
    },
];

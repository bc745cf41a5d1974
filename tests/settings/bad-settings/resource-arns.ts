import type { BadSetting } from "./bad-setting";

/** ARNs in selectors that would find nothing, or the logs themselves. */
export const resourceArns: readonly BadSetting[] = [
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
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/example-object",
        },
    },
    {
        name: "a bucket's ARN for a function",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "resources.ARN", startsWith: ["arn:aws:s3:::example-bucket/"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]",
            given: '"arn:aws:s3:::example-bucket/"',
            allowed:
                "an ARN of the service lambda, as every AWS::Lambda::Function has: this one is found in no event of them",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:lambda:eu-west-1:111122223333:function:example",
        },
    },
    {
        name: "a table's ARN for an object, to be left out",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [
                                {
                                    field: "resources.ARN",
                                    notEquals: ["arn:aws:dynamodb:eu-west-1:111122223333:table/a"],
                                },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].notEquals[0]",
            given: '"arn:aws:dynamodb:eu-west-1:111122223333:table/a"',
            allowed: "an ARN of the service s3, as every AWS::S3::Object has: this one is found in no event of them",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].notEquals[0]' arn:aws:s3:::example-bucket/example-object",
        },
    },
    {
        name: "a queue's ARN for a topic",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::SNS::Topic",
                            fieldSelectors: [
                                { field: "resources.ARN", equals: ["arn:aws:sqs:eu-west-1:111122223333:a"] },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals[0]",
            given: '"arn:aws:sqs:eu-west-1:111122223333:a"',
            allowed: "an ARN of the service sns, as every AWS::SNS::Topic has: this one is found in no event of them",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' arn:aws:sns:eu-west-1:111122223333:example",
        },
    },
    {
        name: "a function's name where an ARN is due",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [{ field: "resources.ARN", equals: ["my-function"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].equals[0]",
            given: '"my-function"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' arn:aws:lambda:eu-west-1:111122223333:function:example",
        },
    },
    {
        name: "no operator for the ARN of a table",
        change: {
            trails: [
                {
                    dataEvents: [
                        { resourceType: "AWS::DynamoDB::Table", fieldSelectors: [{ field: "resources.ARN" }] },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0]",
            given: '{"field":"resources.ARN"}',
            allowed:
                "at least one of the operators equals, notEquals, startsWith, notStartsWith, endsWith, notEndsWith",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].equals[0]' arn:aws:dynamodb:eu-west-1:111122223333:table/example",
        },
    },
    {
        name: "a user's ARN of another partition",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::Lambda::Function",
                            fieldSelectors: [
                                {
                                    field: "userIdentity.arn",
                                    notStartsWith: ["arn:aws-cn:sts::111122223333:assumed-role/a/"],
                                },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].notStartsWith[0]",
            given: '"arn:aws-cn:sts::111122223333:assumed-role/a/"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].notStartsWith[0]' arn:aws:sts::111122223333:assumed-role/a/",
        },
    },
    {
        name: "a user's name where an ARN is due, in network activity events",
        change: {
            trails: [
                {
                    networkActivityEvents: [
                        {
                            eventSource: "kms.amazonaws.com",
                            fieldSelectors: [{ field: "userIdentity.arn", equals: ["root"] }],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].networkActivityEvents[0].fieldSelectors[0].equals[0]",
            given: '"root"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:trails[0].networkActivityEvents[0].fieldSelectors[0].equals[0]' arn:aws:sts::111122223333:assumed-role/Application/session",
        },
    },
];

import type { BadSetting } from "./bad-setting";

/** Objects of the buckets that hold the logs. */
export const logBuckets: readonly BadSetting[] = [
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
        name: "the first deployment's objects in a second one",
        change: {
            names: { suffix: "dev" },
            trails: [
                {
                    managementEvents: "none",
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
        name: "objects of an existing archive's access logs",
        change: {
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                accessLogBucket: "audit-access-logs",
            },
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [
                                { field: "resources.ARN", startsWith: ["arn:aws:s3:::audit-access-logs/"] },
                            ],
                        },
                    ],
                },
            ],
        },
        problem: {
            path: "trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]",
            given: '"arn:aws:s3:::audit-access-logs/"',
            allowed:
                "an ARN outside the archive and access-log buckets: their objects are never recorded, because each delivery would be an event, and each event a delivery",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/",
        },
    },
];

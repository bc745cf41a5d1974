import type { WarningCase } from "./case";

/** Events that cost, and events that CloudTrail may not know. */
export const events: readonly WarningCase[] = [
    {
        name: "a second copy, as acknowledged",
        change: {
            acknowledgeSecondCopyOfManagementEvents: true,
            trails: [{}, { name: "copy", prefix: "copy", managementEvents: "write-only" }],
        },
        warnings: [
            "trails[1] records a further copy of management events, as acknowledged: USD 122 a month in an organization of 50 accounts",
        ],
    },
    {
        name: "a copy in a second deployment, as acknowledged",
        change: { acknowledgeSecondCopyOfManagementEvents: true, names: { suffix: "two" } },
        warnings: [
            "trails[0] records a further copy of management events, as acknowledged: USD 1,216 a month in an organization of 50 accounts",
        ],
    },
    {
        name: "an acknowledgement of nothing",
        change: { acknowledgeSecondCopyOfManagementEvents: true },
        warnings: [
            "acknowledgeSecondCopyOfManagementEvents is true, and no trail records a second copy: the next one would do so unasked. To be asked: pulumi config rm orgtrail:acknowledgeSecondCopyOfManagementEvents",
        ],
    },
    {
        name: "the objects of all buckets",
        change: { trails: [{ dataEvents: [{ resourceType: "AWS::S3::Object" }] }] },
        warnings: [
            "trails[0].dataEvents[0] records what happens to the objects of every bucket in the organization: USD 608 a month in an organization of 50 accounts, and USD 456 more for the log group. To record one bucket: pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].field' resources.ARN && pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/",
        ],
    },
    {
        name: "the objects of all buckets, without a log group",
        change: {
            trails: [
                {},
                {
                    name: "data",
                    prefix: "data",
                    managementEvents: "none",
                    dataEvents: [{ resourceType: "AWS::S3::Object", readWriteType: "write-only" }],
                },
            ],
        },
        warnings: [
            "trails[1].dataEvents[0] records what happens to the objects of every bucket in the organization: up to USD 608 a month in an organization of 50 accounts. To record one bucket: pulumi config set --path 'orgtrail:trails[1].dataEvents[0].fieldSelectors[0].field' resources.ARN && pulumi config set --path 'orgtrail:trails[1].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/",
        ],
    },
    {
        name: "Insights of both types",
        change: { trails: [{ insights: ["ApiCallRateInsight", "ApiErrorRateInsight"] }] },
        warnings: [
            "trails[0].insights[0], ApiCallRateInsight, analyzes management events that write: USD 21 a month in an organization of 50 accounts",
            "trails[0].insights[1], ApiErrorRateInsight, analyzes management events: USD 213 a month in an organization of 50 accounts",
        ],
    },
    {
        name: "a resource type that is not known, near a known one",
        change: { trails: [{ dataEvents: [{ resourceType: "AWS::S3::Objects", fieldSelectors: [] }] }] },
        warnings: [
            "trails[0].dataEvents[0].resourceType AWS::S3::Objects is not among the 175 that this version knows, and CloudTrail refuses one that it does not record. If this was meant: pulumi config set --path 'orgtrail:trails[0].dataEvents[0].resourceType' AWS::S3::Object",
        ],
    },
    {
        name: "a resource type that is not known, near none",
        change: { trails: [{ dataEvents: [{ resourceType: "AWS::Whatever::Thing42" }] }] },
        warnings: [
            "trails[0].dataEvents[0].resourceType AWS::Whatever::Thing42 is not among the 175 that this version knows, and CloudTrail refuses one that it does not record",
        ],
    },
    {
        name: "an event source that is not known",
        change: { trails: [{ networkActivityEvents: [{ eventSource: "secretmanager.amazonaws.com" }] }] },
        warnings: [
            "trails[0].networkActivityEvents[0].eventSource secretmanager.amazonaws.com is not among the 76 that this version knows, and CloudTrail refuses one that it does not record. If this was meant: pulumi config set --path 'orgtrail:trails[0].networkActivityEvents[0].eventSource' secretsmanager.amazonaws.com",
        ],
    },
    {
        name: "a bucket without its slash",
        change: {
            trails: [
                {
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [
                                { field: "resources.ARN", startsWith: ["arn:aws:s3:::logs", "arn:aws:s3:::data/"] },
                            ],
                        },
                    ],
                },
            ],
        },
        warnings: [
            "trails[0].dataEvents[0].fieldSelectors[0].startsWith[0] arn:aws:s3:::logs is about every bucket whose name begins so. To mean one bucket: pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::logs/",
        ],
    },
];

import type { BadSetting } from "./bad-setting";

/** What trails record, twice or not at all, and where they deliver it. */
export const trails: readonly BadSetting[] = [
    {
        name: "management events of a kind that is not offered",
        change: { trails: [{ managementEvents: "read-only" }] },
        problem: {
            path: "trails[0].managementEvents",
            given: '"read-only"',
            allowed: "one of all, write-only, none",
            fix: "pulumi config set --path 'orgtrail:trails[0].managementEvents' none",
        },
    },
    {
        name: "an excluded source that CloudTrail does not exclude",
        change: { trails: [{ excludedManagementEventSources: ["s3.amazonaws.com"] }] },
        problem: {
            path: "trails[0].excludedManagementEventSources[0]",
            given: '"s3.amazonaws.com"',
            allowed: "one of kms.amazonaws.com, rdsdata.amazonaws.com",
            fix: "pulumi config set --path 'orgtrail:trails[0].excludedManagementEventSources[0]' rdsdata.amazonaws.com",
        },
    },
    {
        name: "an excluded source twice",
        change: { trails: [{ excludedManagementEventSources: ["kms.amazonaws.com", "kms.amazonaws.com"] }] },
        problem: {
            path: "trails[0].excludedManagementEventSources[1]",
            given: '"kms.amazonaws.com"',
            allowed: "each entry once",
            fix: "pulumi config rm --path 'orgtrail:trails[0].excludedManagementEventSources[1]'",
        },
    },
    {
        name: "an excluded source without management events",
        change: {
            trails: [
                {
                    managementEvents: "none",
                    excludedManagementEventSources: ["kms.amazonaws.com"],
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[0].excludedManagementEventSources",
            given: '["kms.amazonaws.com"]',
            allowed: "nothing while managementEvents is none: it is about recorded management events",
            fix: "pulumi config rm --path 'orgtrail:trails[0].excludedManagementEventSources'",
        },
    },
    {
        name: "a trail that records nothing",
        change: { trails: [{ managementEvents: "none" }] },
        problem: {
            path: "trails[0].dataEvents",
            given: "[]",
            allowed:
                "at least one entry here or in networkActivityEvents: managementEvents is none, and CloudTrail refuses a trail that records nothing",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].resourceType' AWS::S3::Object && pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].field' resources.ARN && pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/",
        },
    },
    {
        name: "a second copy of all management events",
        change: { trails: [{}, { name: "copy", prefix: "copy" }] },
        problem: {
            path: "trails[1].managementEvents",
            given: '"all"',
            allowed:
                "none, or acknowledgeSecondCopyOfManagementEvents: trails[0] records management events already, and AWS charges USD 2.00 for 100,000 events of every further copy; 50 accounts with 40,000 events a day, 60.8 million a month, pay USD 1,216 a month",
            fix: "pulumi config set --path 'orgtrail:trails[1].dataEvents[0].resourceType' AWS::S3::Object && pulumi config set --path 'orgtrail:trails[1].dataEvents[0].fieldSelectors[0].field' resources.ARN && pulumi config set --path 'orgtrail:trails[1].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/ && pulumi config set --path 'orgtrail:trails[1].managementEvents' none",
        },
    },
    {
        name: "a second copy of management events that write, beside data events",
        change: {
            trails: [
                {},
                {
                    name: "copy",
                    prefix: "copy",
                    managementEvents: "write-only",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[1].managementEvents",
            given: '"write-only"',
            allowed:
                "none, or acknowledgeSecondCopyOfManagementEvents: trails[0] records management events already, and AWS charges USD 2.00 for 100,000 events of every further copy; 50 accounts with 40,000 events a day, 60.8 million a month of which a tenth write, pay USD 122 a month",
            fix: "pulumi config set --path 'orgtrail:trails[1].managementEvents' none",
        },
    },
    {
        name: "a second copy with Insights",
        change: { trails: [{}, { name: "copy", prefix: "copy", insights: ["ApiCallRateInsight"] }] },
        problem: {
            path: "trails[1].managementEvents",
            given: '"all"',
            allowed:
                "none, or acknowledgeSecondCopyOfManagementEvents: trails[0] records management events already, and AWS charges USD 2.00 for 100,000 events of every further copy; 50 accounts with 40,000 events a day, 60.8 million a month, pay USD 1,216 a month",
            fix: "pulumi config set --path 'orgtrail:trails[1].dataEvents[0].resourceType' AWS::S3::Object && pulumi config set --path 'orgtrail:trails[1].dataEvents[0].fieldSelectors[0].field' resources.ARN && pulumi config set --path 'orgtrail:trails[1].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/ && pulumi config rm --path 'orgtrail:trails[1].insights' && pulumi config set --path 'orgtrail:trails[1].managementEvents' none",
        },
    },
    {
        name: "management events in a second deployment",
        change: { names: { suffix: "dev" } },
        problem: {
            path: "trails[0].managementEvents",
            given: '"all"',
            allowed:
                "none, or acknowledgeSecondCopyOfManagementEvents: names.suffix dev makes this a second deployment in the organization, whose first one records management events already, and AWS charges USD 2.00 for 100,000 events of every further copy; 50 accounts with 40,000 events a day, 60.8 million a month, pay USD 1,216 a month",
            fix: "pulumi config set --path 'orgtrail:trails[0].dataEvents[0].resourceType' AWS::S3::Object && pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].field' resources.ARN && pulumi config set --path 'orgtrail:trails[0].dataEvents[0].fieldSelectors[0].startsWith[0]' arn:aws:s3:::example-bucket/ && pulumi config set --path 'orgtrail:trails[0].managementEvents' none",
        },
    },
    {
        name: "Insights of an unknown type",
        change: { trails: [{ insights: ["All"] }] },
        problem: {
            path: "trails[0].insights[0]",
            given: '"All"',
            allowed: "one of ApiCallRateInsight, ApiErrorRateInsight",
            fix: "pulumi config set --path 'orgtrail:trails[0].insights[0]' ApiCallRateInsight",
        },
    },
    {
        name: "Insights twice",
        change: { trails: [{ insights: ["ApiCallRateInsight", "ApiCallRateInsight"] }] },
        problem: {
            path: "trails[0].insights[1]",
            given: '"ApiCallRateInsight"',
            allowed: "each entry once",
            fix: "pulumi config rm --path 'orgtrail:trails[0].insights[1]'",
        },
    },
    {
        name: "Insights without management events",
        change: {
            trails: [
                {
                    managementEvents: "none",
                    insights: ["ApiErrorRateInsight"],
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[0].insights",
            given: '["ApiErrorRateInsight"]',
            allowed: "nothing while managementEvents is none: it is about recorded management events",
            fix: "pulumi config rm --path 'orgtrail:trails[0].insights'",
        },
    },
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
    {
        name: "subscribers of an own topic that there is not",
        change: { trails: [{ deliverySubscriptions: [{ protocol: "email", endpoint: "a@example.com" }] }] },
        problem: {
            path: "trails[0].delivery",
            given: '"shared"',
            allowed:
                "own, because the trail has deliverySubscriptions; those of the shared topic are the stack's deliverySubscriptions",
            fix: "pulumi config set --path 'orgtrail:trails[0].delivery' own",
        },
    },
    {
        name: "a delivery that is not offered",
        change: { trails: [{ delivery: "both" }] },
        problem: {
            path: "trails[0].delivery",
            given: '"both"',
            allowed: "one of shared, own, none",
            fix: "pulumi config set --path 'orgtrail:trails[0].delivery' shared",
        },
    },
    {
        name: "a log group for 10 days",
        change: { trails: [{ logGroup: { retentionDays: 10 } }] },
        problem: {
            path: "trails[0].logGroup.retentionDays",
            given: "10",
            allowed:
                "one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.retentionDays' 365",
        },
    },
    {
        name: "a log group that outlives the archive",
        change: { retention: { expireAfterDays: 365 }, trails: [{ logGroup: { retentionDays: 400 } }] },
        problem: {
            path: "trails[0].logGroup.retentionDays",
            given: "400",
            allowed: "at most retention.expireAfterDays, 365: the log group is not to outlive the archive",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.retentionDays' 365",
        },
    },
    {
        name: "a log group of the default days that outlives the archive",
        change: { retention: { expireAfterDays: 200 } },
        problem: {
            path: "trails[0].logGroup.retentionDays",
            given: "365",
            allowed: "at most retention.expireAfterDays, 200: the log group is not to outlive the archive",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.retentionDays' 180",
        },
    },
    {
        name: "a class of log groups that is not offered",
        change: { trails: [{ logGroup: { class: "DELIVERY" } }] },
        problem: {
            path: "trails[0].logGroup.class",
            given: '"DELIVERY"',
            allowed: "one of STANDARD, INFREQUENT_ACCESS",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.class' STANDARD",
        },
    },
    {
        name: "a watched log group that takes no metric filters",
        change: { trails: [{ logGroup: { class: "INFREQUENT_ACCESS" } }] },
        problem: {
            path: "trails[0].logGroup.class",
            given: '"INFREQUENT_ACCESS"',
            allowed:
                "STANDARD for the log group that the alarms watch: INFREQUENT_ACCESS takes no metric filters. Without alarms, set logGroup.deliver to false",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.class' STANDARD",
        },
    },
    {
        name: "a watched log group that takes no metric filters, beside one without management events",
        change: {
            trails: [
                { logGroup: { class: "INFREQUENT_ACCESS" } },
                {
                    name: "data",
                    managementEvents: "none",
                    logGroup: { deliver: true },
                    prefix: "data",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[0].logGroup.class",
            given: '"INFREQUENT_ACCESS"',
            allowed:
                "STANDARD for the log group that the alarms watch: INFREQUENT_ACCESS takes no metric filters. Without alarms, set logGroup.deliver to false",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.class' STANDARD",
        },
    },
    {
        name: "a trail's tag key that differs from the stack's by case alone",
        change: { tags: { Owner: "a" }, trails: [{ tags: { owner: "b" } }] },
        problem: {
            path: "trails[0].tags.owner",
            given: '"b"',
            allowed: "each tag key once, whatever its case: IAM does not tell them apart",
            fix: "pulumi config rm --path 'orgtrail:trails[0].tags.owner'",
        },
    },
    {
        name: "more tags than AWS takes, with those of the stack",
        change: {
            tags: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`tag${n}`, "x"])),
            trails: [{ tags: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`own${n}`, "x"])) }],
        },
        problem: {
            path: "trails[0].tags",
            given: '"51 tags"',
            allowed: "at most 50 tags",
            fix: "pulumi config rm --path 'orgtrail:trails[0].tags'",
        },
    },
];

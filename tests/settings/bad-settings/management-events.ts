import type { BadSetting } from "./bad-setting";

/** Management events and Insights. */
export const managementEvents: readonly BadSetting[] = [
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
];

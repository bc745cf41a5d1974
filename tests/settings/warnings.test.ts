import assert from "node:assert/strict";
import { warningsFor } from "../../settings/warnings";
import { parsedSettings } from "../helpers/settings";

/** Settings that nothing is to be said of. */
const quiet = {
    urgentSubscriptions: [{ protocol: "email", endpoint: "a@example.com" }],
    reviewSubscriptions: [{ protocol: "email", endpoint: "a@example.com" }],
    readerRoleArns: ["arn:aws:iam::444455556666:role/Reader"],
    breakGlassRoleArns: ["arn:aws:iam::444455556666:role/BreakGlass"],
};

const cases: { name: string; change: Record<string, unknown>; warnings: string[] }[] = [
    {
        name: "nobody who hears of urgent alarms",
        change: { urgentSubscriptions: [] },
        warnings: [
            "no urgentSubscriptions: these alarms fire and nobody is told. To be told: pulumi config set --path 'orgtrail:urgentSubscriptions[0].protocol' email && pulumi config set --path 'orgtrail:urgentSubscriptions[0].endpoint' security@example.com",
        ],
    },
    {
        name: "nobody who hears of alarms for review",
        change: { reviewSubscriptions: [] },
        warnings: [
            "no reviewSubscriptions: these alarms fire and nobody is told. To be told: pulumi config set --path 'orgtrail:reviewSubscriptions[0].protocol' email && pulumi config set --path 'orgtrail:reviewSubscriptions[0].endpoint' security@example.com",
        ],
    },
    {
        name: "nobody who reads",
        change: { readerRoleArns: [] },
        warnings: [
            "no readerRoleArns: nobody can read or decrypt a log file. To let a role read: pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogReader",
        ],
    },
    {
        name: "nobody who acts in an emergency, in another partition",
        change: {
            breakGlassRoleArns: [],
            homeRegion: "us-gov-west-1",
            readerRoleArns: ["arn:aws-us-gov:iam::444455556666:role/Reader"],
            logArchiveRoleArn: "arn:aws-us-gov:iam::444455556666:role/Deployment",
        },
        warnings: [
            "no breakGlassRoleArns: nobody can delete a log file in an emergency. To let a role do so: pulumi config set --path 'orgtrail:breakGlassRoleArns[0]' arn:aws-us-gov:iam::444455556666:role/BreakGlass",
        ],
    },
    {
        name: "a home Region that must be opted in to",
        change: { homeRegion: "eu-south-2" },
        warnings: [
            'homeRegion eu-south-2 must be opted in to: CloudTrail records nothing of a member account that has not enabled it ("Multi-Region trails and opt-in Regions")',
        ],
    },
    {
        name: "no management events",
        change: { trails: [{ managementEvents: "none", dataEvents: [{ resourceType: "AWS::SNS::Topic" }] }] },
        warnings: [
            "no trail records management events: unless another trail of the organization does, nobody knows who changed what. To record them: pulumi config set --path 'orgtrail:trails[0].managementEvents' all",
        ],
    },
    {
        name: "the management account alone",
        change: { trails: [{ organization: false }] },
        warnings: [
            "trails[0].organization is false: the trail records the management account alone. To record every account: pulumi config rm --path 'orgtrail:trails[0].organization'",
        ],
    },
    {
        name: "the home Region alone",
        change: { trails: [{ multiRegion: false }] },
        warnings: [
            "trails[0].multiRegion is false: the trail records eu-west-1 alone, and no calls to IAM and to STS without a Region, which are in us-east-1. To record every Region: pulumi config rm --path 'orgtrail:trails[0].multiRegion'",
        ],
    },
    {
        name: "the home Region alone, where global services are recorded",
        change: { homeRegion: "us-east-1", trails: [{ multiRegion: false }] },
        warnings: [
            "trails[0].multiRegion is false: the trail records us-east-1 alone. To record every Region: pulumi config rm --path 'orgtrail:trails[0].multiRegion'",
        ],
    },
    {
        name: "management events without a log group",
        change: { trails: [{ logGroup: { deliver: false } }] },
        warnings: [
            "trails[0].logGroup.deliver is false: no alarm sees its events, because alarms watch a log group. To have alarms: pulumi config rm --path 'orgtrail:trails[0].logGroup.deliver'",
        ],
    },
    {
        name: "management events that write alone",
        change: { trails: [{ managementEvents: "write-only" }] },
        warnings: [
            "trails[0].managementEvents is write-only: alarms on calls that read, as those that somebody was denied, cannot fire. To record those calls, at no charge for the first copy: pulumi config set --path 'orgtrail:trails[0].managementEvents' all",
        ],
    },
    {
        name: "management events without those of KMS",
        change: { trails: [{ excludedManagementEventSources: ["rdsdata.amazonaws.com", "kms.amazonaws.com"] }] },
        warnings: [
            "trails[0].excludedManagementEventSources leaves out kms.amazonaws.com: the alarms on disabled and deleted keys cannot fire. To record them: pulumi config rm --path 'orgtrail:trails[0].excludedManagementEventSources[1]'",
        ],
    },
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
    {
        name: "an e-mail address on the delivery topic",
        change: { deliverySubscriptions: [{ protocol: "email", endpoint: "a@example.com" }] },
        warnings: [
            "deliverySubscriptions[0] is an e-mail address, and gets a message for every log file: with 50 accounts 3 million a month, for USD 62; a queue gets them for USD 1.52. To use a queue: pulumi config set --path 'orgtrail:deliverySubscriptions[0].protocol' sqs && pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' arn:aws:sqs:eu-west-1:111122223333:log-files",
        ],
    },
    {
        name: "an e-mail address on a trail's own topic",
        change: {
            trails: [{ delivery: "own", deliverySubscriptions: [{ protocol: "email", endpoint: "a@example.com" }] }],
        },
        warnings: [
            "trails[0].deliverySubscriptions[0] is an e-mail address, and gets a message for every log file: with 50 accounts 3 million a month, for USD 62; a queue gets them for USD 1.52. To use a queue: pulumi config set --path 'orgtrail:trails[0].deliverySubscriptions[0].protocol' sqs && pulumi config set --path 'orgtrail:trails[0].deliverySubscriptions[0].endpoint' arn:aws:sqs:eu-west-1:111122223333:log-files",
        ],
    },
    {
        name: "a filter on message attributes",
        change: {
            urgentSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "a@example.com",
                    filterPolicy: { a: ["b"] },
                    filterPolicyScope: "MessageAttributes",
                },
            ],
        },
        warnings: [
            "urgentSubscriptions[0] filters by message attributes, which messages of alarms and of CloudTrail do not have: nothing arrives. To filter by the message itself: pulumi config set --path 'orgtrail:urgentSubscriptions[0].filterPolicyScope' MessageBody",
        ],
    },
    {
        name: "a deep archive after another class, which pays late",
        change: {
            retention: {
                transitions: [
                    { storageClass: "GLACIER_IR", afterDays: 90 },
                    { storageClass: "DEEP_ARCHIVE", afterDays: 365 },
                ],
            },
        },
        warnings: [
            "retention.transitions[1] moves objects of 128 KiB and more to DEEP_ARCHIVE for 2192 days, which costs less than GLACIER_IR only from 314 KiB on. To move those alone: pulumi config set --path orgtrail:retention.minimumObjectSizeKiB 314",
        ],
    },
    {
        name: "tiering of small objects",
        change: { retention: { minimumObjectSizeKiB: 0 } },
        warnings: [
            "retention.transitions[0] moves objects of 0 KiB and more to GLACIER_IR for 2467 days, which costs less than STANDARD only from 34 KiB on; of CloudTrail's own, which have 3 KiB on average, the 3.7 million of a month cost USD 218 there, and USD 19 where they are. To move those alone: pulumi config set --path orgtrail:retention.minimumObjectSizeKiB 34",
        ],
    },
    {
        name: "tiering of middling objects",
        change: { retention: { minimumObjectSizeKiB: 16 } },
        warnings: [
            "retention.transitions[0] moves objects of 16 KiB and more to GLACIER_IR for 2467 days, which costs less than STANDARD only from 34 KiB on. To move those alone: pulumi config set --path orgtrail:retention.minimumObjectSizeKiB 34",
        ],
    },
    {
        name: "tiering for the least time",
        change: { retention: { expireAfterDays: 365, transitions: [{ storageClass: "GLACIER_IR", afterDays: 275 }] } },
        warnings: [
            "retention.transitions[0] moves objects of 128 KiB and more to GLACIER_IR for 90 days, which costs less than STANDARD only from 373 KiB on. To move those alone: pulumi config set --path orgtrail:retention.minimumObjectSizeKiB 373",
        ],
    },
    {
        name: "retention below a year",
        change: { retention: { expireAfterDays: 180, transitions: [] }, trails: [{ logGroup: { retentionDays: 90 } }] },
        warnings: [
            "retention.expireAfterDays: logs are gone after 180 days; PCI DSS 10.5.1, for one, asks for 365. To keep them for a year: pulumi config set --path orgtrail:retention.expireAfterDays 365",
        ],
    },
    {
        name: "a lock that nobody lifts",
        change: { retention: { objectLock: { mode: "COMPLIANCE", days: 365 } } },
        warnings: [
            "retention.objectLock.mode is COMPLIANCE: for 365 days after its delivery nobody can delete a log file or end its lock, neither the root user nor AWS, and the bucket cannot be deleted; closing the account is the only way out. To leave break-glass roles a way: pulumi config set --path orgtrail:retention.objectLock.mode GOVERNANCE",
        ],
    },
];

function warnings(change: Readonly<Record<string, unknown>>): string[] {
    return warningsFor(parsedSettings({ ...quiet, ...change }), "orgtrail");
}

describe("the warnings", () => {
    for (const { name, change, warnings: expected } of cases) {
        it(`tell of ${name}`, () => assert.deepEqual(warnings(change), expected));
    }

    const silent: [name: string, change: Record<string, unknown>][] = [
        ["of settings that leave nothing to say", {}],
        [
            "of readers when operators read",
            { readerRoleArns: [], operatorPrincipalArns: ["arn:aws:iam::777788889999:root"] },
        ],
        [
            "of subscribers when the topics are there already",
            {
                urgentSubscriptions: [],
                reviewSubscriptions: [],
                existing: {
                    urgentTopicArn: "arn:aws:sns:eu-west-1:111122223333:urgent",
                    reviewTopicArn: "arn:aws:sns:eu-west-1:111122223333:review",
                },
            },
        ],
        [
            "of who reads and deletes in an archive that is there already",
            {
                readerRoleArns: [],
                breakGlassRoleArns: [],
                existing: {
                    archiveBucket: "audit-logs",
                    archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                },
            },
        ],
        [
            "of an e-mail address that a filter spares most messages",
            {
                deliverySubscriptions: [
                    { protocol: "email", endpoint: "a@example.com", filterPolicy: { s3Bucket: ["a"] } },
                ],
            },
        ],
        ["of tiering that pays for every object it takes", { retention: { minimumObjectSizeKiB: 34 } }],
        [
            "of data events that are narrowed to objects",
            {
                trails: [
                    {
                        dataEvents: [
                            {
                                resourceType: "AWS::S3::Object",
                                fieldSelectors: [{ field: "resources.ARN", startsWith: ["arn:aws:s3:::data/"] }],
                            },
                        ],
                    },
                ],
            },
        ],
        [
            "of missing management events in a rehearsal",
            {
                names: { suffix: "dev" },
                trails: [{ managementEvents: "none", dataEvents: [{ resourceType: "AWS::SNS::Topic" }] }],
            },
        ],
    ];
    for (const [name, change] of silent) {
        it(`say nothing ${name}`, () => assert.deepEqual(warnings(change), []));
    }
});

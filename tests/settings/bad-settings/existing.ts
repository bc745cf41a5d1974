import type { BadSetting } from "./bad-setting";

/** What exists already, beside what would be created. */
export const existing: readonly BadSetting[] = [
    {
        name: "an existing bucket without its key",
        change: { existing: { archiveBucket: "audit-logs" } },
        problem: {
            path: "existing.archiveKeyArn",
            allowed:
                "to be set with existing.archiveBucket: an archive is a bucket and the key that its log files are encrypted with",
            fix: "pulumi config set --path orgtrail:existing.archiveKeyArn arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
    },
    {
        name: "an existing key without its bucket",
        change: {
            existing: { archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
        },
        problem: {
            path: "existing.archiveBucket",
            allowed:
                "to be set with existing.archiveKeyArn: an archive is a bucket and the key that its log files are encrypted with",
            fix: "pulumi config set --path orgtrail:existing.archiveBucket example-audit-logs",
        },
    },
    {
        name: "an alias where a key is due",
        change: { existing: { trailKeyArn: "arn:aws:kms:eu-west-1:111122223333:alias/audit" } },
        problem: {
            path: "existing.trailKeyArn",
            given: '"arn:aws:kms:eu-west-1:111122223333:alias/audit"',
            allowed: "the ARN of a KMS key, not of an alias, with a Region of its partition",
            fix: "pulumi config set --path orgtrail:existing.trailKeyArn arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
    },
    {
        name: "a key of a Region that there is not",
        change: {
            existing: { trailKeyArn: "arn:aws:kms:eu-west-9:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
        },
        problem: {
            path: "existing.trailKeyArn",
            given: '"arn:aws:kms:eu-west-9:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
            allowed: "the ARN of a KMS key, not of an alias, with a Region of its partition",
            fix: "pulumi config set --path orgtrail:existing.trailKeyArn arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
    },
    {
        name: "a key of a Region of another partition",
        change: {
            existing: { trailKeyArn: "arn:aws:kms:cn-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
        },
        problem: {
            path: "existing.trailKeyArn",
            given: '"arn:aws:kms:cn-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
            allowed: "the ARN of a KMS key, not of an alias, with a Region of its partition",
            fix: "pulumi config set --path orgtrail:existing.trailKeyArn arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        },
    },
    {
        name: "an archive's key in the trail's account",
        change: {
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
        },
        problem: {
            path: "existing.archiveKeyArn",
            given: '"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
            allowed: "an ARN in homeRegion, eu-west-1, and in the log-archive account, 444455556666",
            fix: "pulumi config rm --path orgtrail:existing.archiveBucket && pulumi config rm --path orgtrail:existing.archiveKeyArn",
        },
    },
    {
        name: "an archive's key in another Region",
        change: {
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
        },
        problem: {
            path: "existing.archiveKeyArn",
            given: '"arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
            allowed: "an ARN in homeRegion, eu-west-1, and in the log-archive account, 444455556666",
            fix: "pulumi config rm --path orgtrail:existing.archiveBucket && pulumi config rm --path orgtrail:existing.archiveKeyArn",
        },
    },
    {
        name: "a trail's key in the archive's account",
        change: {
            existing: { trailKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
        },
        problem: {
            path: "existing.trailKeyArn",
            given: '"arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
            allowed: "an ARN in homeRegion, eu-west-1, and in the management account, 111122223333",
            fix: "pulumi config rm --path orgtrail:existing.trailKeyArn",
        },
    },
    {
        name: "a topic for alarms in another Region",
        change: { existing: { urgentTopicArn: "arn:aws:sns:us-east-1:111122223333:alarms" } },
        problem: {
            path: "existing.urgentTopicArn",
            given: '"arn:aws:sns:us-east-1:111122223333:alarms"',
            allowed: "an ARN in homeRegion, eu-west-1, where the alarms are",
            fix: "pulumi config rm --path orgtrail:existing.urgentTopicArn",
        },
    },
    {
        name: "a FIFO topic",
        change: { existing: { reviewTopicArn: "arn:aws:sns:eu-west-1:111122223333:alarms.fifo" } },
        problem: {
            path: "existing.reviewTopicArn",
            given: '"arn:aws:sns:eu-west-1:111122223333:alarms.fifo"',
            allowed: "the ARN of a standard SNS topic, with a Region of its partition",
            fix: "pulumi config set --path orgtrail:existing.reviewTopicArn arn:aws:sns:us-east-1:111122223333:security-alarms",
        },
    },
    {
        name: "a topic for log files in another account",
        change: { existing: { deliveryTopicArn: "arn:aws:sns:eu-west-1:777788889999:alarms" } },
        problem: {
            path: "existing.deliveryTopicArn",
            given: '"arn:aws:sns:eu-west-1:777788889999:alarms"',
            allowed: "an ARN in homeRegion, eu-west-1, and in the management account, 111122223333",
            fix: "pulumi config rm --path orgtrail:existing.deliveryTopicArn",
        },
    },
    {
        name: "a name for a bucket that exists",
        change: {
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            names: { archiveBucket: "other-logs" },
        },
        problem: {
            path: "names.archiveBucket",
            given: '"other-logs"',
            allowed: "nothing while existing.archiveBucket is set: nothing is created that could have the name",
            fix: "pulumi config rm --path orgtrail:names.archiveBucket",
        },
    },
    {
        name: "a name for an access-log bucket that is not created",
        change: {
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            names: { accessLogBucket: "other-logs" },
        },
        problem: {
            path: "names.accessLogBucket",
            given: '"other-logs"',
            allowed: "nothing while existing.archiveBucket is set: nothing is created that could have the name",
            fix: "pulumi config rm --path orgtrail:names.accessLogBucket",
        },
    },
    {
        name: "a name for a key that exists",
        change: {
            existing: { trailKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
            names: { trailKeyAlias: "audit" },
        },
        problem: {
            path: "names.trailKeyAlias",
            given: '"audit"',
            allowed: "nothing while existing.trailKeyArn is set: nothing is created that could have the name",
            fix: "pulumi config rm --path orgtrail:names.trailKeyAlias",
        },
    },
    {
        name: "a name for a topic that exists",
        change: {
            existing: { urgentTopicArn: "arn:aws:sns:eu-west-1:111122223333:alarms" },
            names: { urgentTopic: "urgent" },
        },
        problem: {
            path: "names.urgentTopic",
            given: '"urgent"',
            allowed: "nothing while existing.urgentTopicArn is set: nothing is created that could have the name",
            fix: "pulumi config rm --path orgtrail:names.urgentTopic",
        },
    },
    {
        name: "a name for a log group that exists",
        change: { existing: { logGroupName: "audit" }, trails: [{ logGroup: { name: "other" } }] },
        problem: {
            path: "trails[0].logGroup.name",
            given: '"other"',
            allowed: "nothing while existing.logGroupName is set: the trail delivers to that log group",
            fix: "pulumi config rm --path 'orgtrail:trails[0].logGroup.name'",
        },
    },
    {
        name: "an existing log group that no trail delivers to",
        change: { existing: { logGroupName: "audit" }, trails: [{ logGroup: { deliver: false } }] },
        problem: {
            path: "existing.logGroupName",
            given: '"audit"',
            allowed: "nothing while no trail delivers to a log group of the class STANDARD",
            fix: "pulumi config rm --path orgtrail:existing.logGroupName",
        },
    },
    {
        name: "retention for a bucket that exists",
        change: {
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            retention: { expireAfterDays: 400 },
        },
        problem: {
            path: "retention.expireAfterDays",
            given: "400",
            allowed:
                "nothing while existing.archiveBucket is set: the lifecycle and Object Lock of an existing bucket are its owner's",
            fix: "pulumi config rm --path orgtrail:retention.expireAfterDays",
        },
    },
    {
        name: "Object Lock for a bucket that exists",
        change: {
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            retention: { objectLock: { mode: "GOVERNANCE", days: 30 } },
        },
        problem: {
            path: "retention.objectLock",
            given: '{"mode":"GOVERNANCE","days":30}',
            allowed:
                "nothing while existing.archiveBucket is set: the lifecycle and Object Lock of an existing bucket are its owner's",
            fix: "pulumi config rm --path orgtrail:retention.objectLock",
        },
    },
];

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
            allowed: "an ARN in homeRegion, eu-west-1, and in the management account, 111122223333",
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
        name: "access logs of no existing archive",
        change: { existing: { accessLogBucket: "audit-access-logs" } },
        problem: {
            path: "existing.accessLogBucket",
            given: '"audit-access-logs"',
            allowed:
                "nothing without existing.archiveBucket, whose access logs it holds; those of a bucket that is created are in names.accessLogBucket",
            fix: "pulumi config rm --path orgtrail:existing.accessLogBucket",
        },
    },
    {
        name: "one bucket for an existing archive and its access logs",
        change: {
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                accessLogBucket: "audit-logs",
            },
        },
        problem: {
            path: "existing.accessLogBucket",
            given: '"audit-logs"',
            allowed: "a bucket other than existing.archiveBucket, which is left out of data events as it is",
            fix: "pulumi config rm --path orgtrail:existing.accessLogBucket",
        },
    },
    {
        name: "an access-log bucket that S3 refuses",
        change: {
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
                accessLogBucket: "Access_Logs",
            },
        },
        problem: {
            path: "existing.accessLogBucket",
            given: '"Access_Logs"',
            allowed:
                "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
            fix: "pulumi config set --path orgtrail:existing.accessLogBucket example-audit-logs",
        },
    },
    {
        name: "a topic for alarms in another account",
        change: { existing: { reviewTopicArn: "arn:aws:sns:eu-west-1:777788889999:alarms" } },
        problem: {
            path: "existing.reviewTopicArn",
            given: '"arn:aws:sns:eu-west-1:777788889999:alarms"',
            allowed: "an ARN in homeRegion, eu-west-1, and in the management account, 111122223333",
            fix: "pulumi config rm --path orgtrail:existing.reviewTopicArn",
        },
    },
    {
        name: "a class and days for the lifecycle of a bucket that exists",
        change: {
            existing: {
                archiveBucket: "audit-logs",
                archiveKeyArn: "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            },
            retention: { transitions: [{ storageClass: "GLACIER_IR", afterDays: 9999 }] },
        },
        problem: {
            path: "retention.transitions",
            given: '[{"storageClass":"GLACIER_IR","afterDays":9999}]',
            allowed:
                "nothing while existing.archiveBucket is set: the lifecycle and Object Lock of an existing bucket are its owner's",
            fix: "pulumi config rm --path orgtrail:retention.transitions",
        },
    },
];

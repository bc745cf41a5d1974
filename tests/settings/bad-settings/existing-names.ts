import type { BadSetting } from "./bad-setting";

/** Names and retention of what exists already. */
export const existingNames: readonly BadSetting[] = [
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
            allowed:
                "nothing while existing.logGroupName is set: the trail delivers to that log group, as its owner made it",
            fix: "pulumi config rm --path 'orgtrail:trails[0].logGroup.name'",
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

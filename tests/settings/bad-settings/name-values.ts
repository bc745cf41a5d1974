import type { BadSetting } from "./bad-setting";

/** Names that a service refuses. */
export const nameValues: readonly BadSetting[] = [
    {
        name: "a bucket named Logs",
        change: { names: { archiveBucket: "Logs" } },
        problem: {
            path: "names.archiveBucket",
            given: '"Logs"',
            allowed:
                "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
            fix: "pulumi config set --path orgtrail:names.archiveBucket example-audit-logs",
        },
    },
    {
        name: "a bucket named a.b",
        change: { names: { archiveBucket: "a.b" } },
        problem: {
            path: "names.archiveBucket",
            given: '"a.b"',
            allowed:
                "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
            fix: "pulumi config set --path orgtrail:names.archiveBucket example-audit-logs",
        },
    },
    {
        name: "a bucket named xn--logs",
        change: { names: { archiveBucket: "xn--logs" } },
        problem: {
            path: "names.archiveBucket",
            given: '"xn--logs"',
            allowed:
                "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
            fix: "pulumi config set --path orgtrail:names.archiveBucket example-audit-logs",
        },
    },
    {
        name: "a bucket named sthree-logs",
        change: { names: { archiveBucket: "sthree-logs" } },
        problem: {
            path: "names.archiveBucket",
            given: '"sthree-logs"',
            allowed:
                "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
            fix: "pulumi config set --path orgtrail:names.archiveBucket example-audit-logs",
        },
    },
    {
        name: "a bucket named logs-s3alias",
        change: { names: { archiveBucket: "logs-s3alias" } },
        problem: {
            path: "names.archiveBucket",
            given: '"logs-s3alias"',
            allowed:
                "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
            fix: "pulumi config set --path orgtrail:names.archiveBucket example-audit-logs",
        },
    },
    {
        name: "a bucket named logs-an",
        change: { names: { archiveBucket: "logs-an" } },
        problem: {
            path: "names.archiveBucket",
            given: '"logs-an"',
            allowed:
                "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
            fix: "pulumi config set --path orgtrail:names.archiveBucket example-audit-logs",
        },
    },
    {
        name: "a bucket named ab",
        change: { names: { archiveBucket: "ab" } },
        problem: {
            path: "names.archiveBucket",
            given: '"ab"',
            allowed:
                "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
            fix: "pulumi config set --path orgtrail:names.archiveBucket example-audit-logs",
        },
    },
    {
        name: "an alias with its alias/",
        change: { names: { archiveKeyAlias: "alias/audit" } },
        problem: {
            path: "names.archiveKeyAlias",
            given: '"alias/audit"',
            allowed: "a key's alias without alias/: 1 to 250 letters, digits or / _ -, not beginning with aws/",
            fix: "pulumi config set --path orgtrail:names.archiveKeyAlias audit-logs",
        },
    },
    {
        name: "an alias that AWS keeps for itself",
        change: { names: { trailKeyAlias: "aws/sns" } },
        problem: {
            path: "names.trailKeyAlias",
            given: '"aws/sns"',
            allowed: "a key's alias without alias/: 1 to 250 letters, digits or / _ -, not beginning with aws/",
            fix: "pulumi config set --path orgtrail:names.trailKeyAlias audit-logs",
        },
    },
    {
        name: "a topic with a dot",
        change: { names: { urgentTopic: "alarms.fifo" } },
        problem: {
            path: "names.urgentTopic",
            given: '"alarms.fifo"',
            allowed: "the name of a standard SNS topic: 1 to 256 letters, digits or _ -",
            fix: "pulumi config set --path orgtrail:names.urgentTopic audit-alarms",
        },
    },
    {
        name: "a role with a path",
        change: { names: { operatorRole: "security/Operator" } },
        problem: {
            path: "names.operatorRole",
            given: '"security/Operator"',
            allowed: "a role's name: 1 to 64 letters, digits or + = , . @ _ -",
            fix: "pulumi config set --path orgtrail:names.operatorRole AuditLogOperator",
        },
    },
    {
        name: "a namespace that AWS keeps for itself",
        change: { names: { metricNamespace: "AWS/CloudTrail" } },
        problem: {
            path: "names.metricNamespace",
            given: '"AWS/CloudTrail"',
            allowed: "1 to 240 letters, digits or . _ / # -, not beginning with AWS/",
            fix: "pulumi config set --path orgtrail:names.metricNamespace audit",
        },
    },
    {
        name: "an alarm prefix with a space",
        change: { names: { alarmPrefix: "my alarms" } },
        problem: {
            path: "names.alarmPrefix",
            given: '"my alarms"',
            allowed: "1 to 64 letters, digits or . _ / -",
            fix: "pulumi config set --path orgtrail:names.alarmPrefix audit-",
        },
    },
    {
        name: "a trail named 10.0.0.1 in AWS",
        change: { trails: [{ trailName: "10.0.0.1" }] },
        problem: {
            path: "trails[0].trailName",
            given: '"10.0.0.1"',
            allowed: "3 to 128 letters or digits with single . _ - between them, and not an IP address",
            fix: "pulumi config set --path 'orgtrail:trails[0].trailName' organization-trail",
        },
    },
    {
        name: "a trail named a--b in AWS",
        change: { trails: [{ trailName: "a--b" }] },
        problem: {
            path: "trails[0].trailName",
            given: '"a--b"',
            allowed: "3 to 128 letters or digits with single . _ - between them, and not an IP address",
            fix: "pulumi config set --path 'orgtrail:trails[0].trailName' organization-trail",
        },
    },
    {
        name: "a trail named -trail in AWS",
        change: { trails: [{ trailName: "-trail" }] },
        problem: {
            path: "trails[0].trailName",
            given: '"-trail"',
            allowed: "3 to 128 letters or digits with single . _ - between them, and not an IP address",
            fix: "pulumi config set --path 'orgtrail:trails[0].trailName' organization-trail",
        },
    },
    {
        name: "a trail named ab in AWS",
        change: { trails: [{ trailName: "ab" }] },
        problem: {
            path: "trails[0].trailName",
            given: '"ab"',
            allowed: "3 to 128 letters or digits with single . _ - between them, and not an IP address",
            fix: "pulumi config set --path 'orgtrail:trails[0].trailName' organization-trail",
        },
    },
    {
        name: "a trail's name with a capital",
        change: { trails: [{ name: "Organization" }] },
        problem: {
            path: "trails[0].name",
            given: '"Organization"',
            allowed:
                "2 to 32 lower-case letters or digits with single hyphens between them, beginning with a letter: part of the names of what belongs to the trail",
            fix: "pulumi config set --path 'orgtrail:trails[0].name' organization",
        },
    },
    {
        name: "a trail's name that is too long",
        change: { trails: [{ name: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" }] },
        problem: {
            path: "trails[0].name",
            given: '"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"',
            allowed:
                "2 to 32 lower-case letters or digits with single hyphens between them, beginning with a letter: part of the names of what belongs to the trail",
            fix: "pulumi config set --path 'orgtrail:trails[0].name' organization",
        },
    },
    {
        name: "a log group in the reserved namespace",
        change: { trails: [{ logGroup: { name: "aws/trail" } }] },
        problem: {
            path: "trails[0].logGroup.name",
            given: '"aws/trail"',
            allowed: "a log group name: 1 to 512 letters, digits or . _ / # -, not beginning with aws/",
            fix: "pulumi config set --path 'orgtrail:trails[0].logGroup.name' /aws/cloudtrail/organization-trail",
        },
    },
];

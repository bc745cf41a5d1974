import type { BadSetting } from "./bad-setting";

/** Names that a service refuses, given or built, and names that are equal. */
export const names: readonly BadSetting[] = [
    {
        name: "the prefix abcdefghijklmnopq",
        change: { names: { prefix: "abcdefghijklmnopq" } },
        problem: {
            path: "names.prefix",
            given: '"abcdefghijklmnopq"',
            allowed:
                "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with sthree- or amzn-, which S3 reserves",
            fix: "pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    },
    {
        name: "the prefix a",
        change: { names: { prefix: "a" } },
        problem: {
            path: "names.prefix",
            given: '"a"',
            allowed:
                "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with sthree- or amzn-, which S3 reserves",
            fix: "pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    },
    {
        name: "the prefix 1a",
        change: { names: { prefix: "1a" } },
        problem: {
            path: "names.prefix",
            given: '"1a"',
            allowed:
                "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with sthree- or amzn-, which S3 reserves",
            fix: "pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    },
    {
        name: "the prefix a-",
        change: { names: { prefix: "a-" } },
        problem: {
            path: "names.prefix",
            given: '"a-"',
            allowed:
                "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with sthree- or amzn-, which S3 reserves",
            fix: "pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    },
    {
        name: "the prefix a--b",
        change: { names: { prefix: "a--b" } },
        problem: {
            path: "names.prefix",
            given: '"a--b"',
            allowed:
                "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with sthree- or amzn-, which S3 reserves",
            fix: "pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    },
    {
        name: "the prefix A",
        change: { names: { prefix: "A" } },
        problem: {
            path: "names.prefix",
            given: '"A"',
            allowed:
                "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with sthree- or amzn-, which S3 reserves",
            fix: "pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    },
    {
        name: "the prefix sthree-a",
        change: { names: { prefix: "sthree-a" } },
        problem: {
            path: "names.prefix",
            given: '"sthree-a"',
            allowed:
                "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with sthree- or amzn-, which S3 reserves",
            fix: "pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    },
    {
        name: "the prefix amzn-s3-demo",
        change: { names: { prefix: "amzn-s3-demo" } },
        problem: {
            path: "names.prefix",
            given: '"amzn-s3-demo"',
            allowed:
                "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with sthree- or amzn-, which S3 reserves",
            fix: "pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    },
    {
        name: "the prefix xn--a",
        change: { names: { prefix: "xn--a" } },
        problem: {
            path: "names.prefix",
            given: '"xn--a"',
            allowed:
                "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with sthree- or amzn-, which S3 reserves",
            fix: "pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    },
    {
        name: "the suffix d",
        change: { names: { suffix: "d" } },
        problem: {
            path: "names.suffix",
            given: '"d"',
            allowed:
                "2 to 10 lower-case letters or digits, beginning with a letter, and not an or s3alias, which S3 reserves at the end of a name",
            fix: "pulumi config set --path orgtrail:names.suffix dev",
        },
    },
    {
        name: "the suffix Dev",
        change: { names: { suffix: "Dev" } },
        problem: {
            path: "names.suffix",
            given: '"Dev"',
            allowed:
                "2 to 10 lower-case letters or digits, beginning with a letter, and not an or s3alias, which S3 reserves at the end of a name",
            fix: "pulumi config set --path orgtrail:names.suffix dev",
        },
    },
    {
        name: "the suffix dev-1",
        change: { names: { suffix: "dev-1" } },
        problem: {
            path: "names.suffix",
            given: '"dev-1"',
            allowed:
                "2 to 10 lower-case letters or digits, beginning with a letter, and not an or s3alias, which S3 reserves at the end of a name",
            fix: "pulumi config set --path orgtrail:names.suffix dev",
        },
    },
    {
        name: "the suffix abcdefghijk",
        change: { names: { suffix: "abcdefghijk" } },
        problem: {
            path: "names.suffix",
            given: '"abcdefghijk"',
            allowed:
                "2 to 10 lower-case letters or digits, beginning with a letter, and not an or s3alias, which S3 reserves at the end of a name",
            fix: "pulumi config set --path orgtrail:names.suffix dev",
        },
    },
    {
        name: "the suffix 1st",
        change: { names: { suffix: "1st" } },
        problem: {
            path: "names.suffix",
            given: '"1st"',
            allowed:
                "2 to 10 lower-case letters or digits, beginning with a letter, and not an or s3alias, which S3 reserves at the end of a name",
            fix: "pulumi config set --path orgtrail:names.suffix dev",
        },
    },
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
        name: "a suffix that S3 reserves, at the end of a bucket's name",
        change: { names: { suffix: "s3alias" }, acknowledgeSecondCopyOfManagementEvents: true },
        problem: {
            path: "names.suffix",
            given: '"s3alias"',
            allowed:
                "2 to 10 lower-case letters or digits, beginning with a letter, and not an or s3alias, which S3 reserves at the end of a name",
            fix: "pulumi config set --path orgtrail:names.suffix dev",
        },
    },
    {
        name: "a bucket's name that gets too long by prefix, id and suffix",
        change: {
            names: { prefix: "aaaaaaaaaaaaaaaa", suffix: "rehearsal" },
            organizationId: "o-aaaaaaaaaaaaaaaaaaaaaaaa",
            acknowledgeSecondCopyOfManagementEvents: true,
        },
        problem: {
            path: "names.accessLogBucket",
            given: '"aaaaaaaaaaaaaaaa-access-logs-o-aaaaaaaaaaaaaaaaaaaaaaaa-rehearsal"',
            allowed:
                "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
            fix: "pulumi config set --path orgtrail:names.accessLogBucket aaaaaaaaaaaaaaaa-access-logs-o-aaaaaaaaa-logs",
        },
    },
    {
        name: "one bucket for logs and access logs",
        change: { names: { archiveBucket: "logs", accessLogBucket: "logs" } },
        problem: {
            path: "names.accessLogBucket",
            given: '"logs"',
            allowed: "a bucket other than names.archiveBucket: a bucket that logs access to itself never ends",
            fix: "pulumi config set --path orgtrail:names.accessLogBucket logs-access-logs",
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
        name: "one topic for two kinds of alarms",
        change: { names: { urgentTopic: "alarms", reviewTopic: "alarms" } },
        problem: {
            path: "names.reviewTopic",
            given: '"alarms"',
            allowed: "a topic other than names.urgentTopic",
            fix: "pulumi config set --path orgtrail:names.reviewTopic alarms-2",
        },
    },
    {
        name: "one role for operators and auditors",
        change: { names: { operatorRole: "Audit", auditorRole: "Audit" } },
        problem: {
            path: "names.auditorRole",
            given: '"Audit"',
            allowed: "a role other than names.operatorRole",
            fix: "pulumi config set --path orgtrail:names.auditorRole Audit-2",
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
            allowed: "1 to 255 letters, digits or . _ / # -, not beginning with AWS/",
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
        name: "a role for log delivery that gets too long by prefix, name and suffix",
        change: {
            names: { prefix: "aaaaaaaaaaaaaaaa", suffix: "rehearsal" },
            trails: [{ name: "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" }],
            acknowledgeSecondCopyOfManagementEvents: true,
        },
        problem: {
            path: "trails[0].name",
            given: '"aaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb-log-delivery-rehearsal"',
            allowed: "a name that leaves the role for log delivery at most 64 characters: it has 72",
            fix: "pulumi config set --path 'orgtrail:trails[0].name' trail",
        },
    },
    {
        name: "two trails of one name",
        change: {
            trails: [
                {},
                { managementEvents: "none", prefix: "data", dataEvents: [{ resourceType: "AWS::SNS::Topic" }] },
            ],
        },
        problem: {
            path: "trails[1].name",
            given: '"organization"',
            allowed: "a name other than that of trails[0]: each trail has one of its own",
            fix: "pulumi config set --path 'orgtrail:trails[1].name' organization-2",
        },
    },
    {
        name: "two trails of one name in AWS",
        change: {
            trails: [
                { trailName: "audit" },
                {
                    name: "data",
                    trailName: "audit",
                    managementEvents: "none",
                    prefix: "data",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[1].trailName",
            given: '"audit"',
            allowed: "a trail other than trails[0].trailName",
            fix: "pulumi config set --path 'orgtrail:trails[1].trailName' audit-2",
        },
    },
    {
        name: "two trails with one log group",
        change: {
            trails: [
                { logGroup: { name: "audit" } },
                {
                    name: "data",
                    managementEvents: "none",
                    logGroup: { name: "audit" },
                    prefix: "data",
                    dataEvents: [{ resourceType: "AWS::SNS::Topic" }],
                },
            ],
        },
        problem: {
            path: "trails[1].logGroup.name",
            given: '"audit"',
            allowed: "a log group other than trails[0].logGroup.name",
            fix: "pulumi config set --path 'orgtrail:trails[1].logGroup.name' audit-2",
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

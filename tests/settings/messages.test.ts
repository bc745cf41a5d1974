import assert from "node:assert/strict";
import { parseSettings } from "../../settings/parse";
import { reportOf, type Problem } from "../../settings/problems";
import { leastSettings } from "../helpers/settings";

const prefixRule =
    "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with sthree- or amzn-, which S3 reserves";
const bucketRule =
    "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end";
const tagKeyRule = "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:";

/** Of a URL only the host is shown. */
function shownUrl(url: string): string {
    return JSON.stringify(url).replace(/(https?:\/\/[^/"]+)\/[^"]*/, "$1/...");
}

/** One bad setting each: what is changed in the least settings, and the one problem that must be reported. */
const cases: { name: string; change: Record<string, string | undefined>; problem: Problem }[] = [
    ...(
        [
            [
                "organizationId",
                "the id of an organization: o- and 10 to 32 lower-case letters or digits",
                "o-exampleorgid",
            ],
            ["managementAccountId", "the 12 digits of an AWS account id", "111122223333"],
            ["logArchiveAccountId", "the 12 digits of an AWS account id", "111122223333"],
            [
                "logArchiveRoleArn",
                "the ARN of an IAM role, without wildcards",
                "arn:aws:iam::444455556666:role/LogArchiveDeployment",
            ],
            ["homeRegion", "the code of a Region of the partitions aws, aws-us-gov or aws-cn", "us-east-1"],
        ] as const
    ).flatMap(([key, allowed, example]) =>
        [undefined, "", "wrong"].map((text) => ({
            name: `${key} ${text === undefined ? "not set" : JSON.stringify(text)}`,
            change: { [key]: text },
            problem: {
                path: key,
                given: text ? JSON.stringify(text) : undefined,
                allowed,
                fix: `pulumi config set orgtrail:${key} ${example}`,
            },
        })),
    ),
    {
        name: "an unknown key near a known one",
        change: { retentionn: "{}" },
        problem: {
            path: "retentionn",
            given: '"{}"',
            allowed: "no setting has this name; did you mean retention?",
            fix: "pulumi config rm orgtrail:retentionn",
        },
    },
    {
        name: "an unknown key near none",
        change: { colour: "red" },
        problem: {
            path: "colour",
            given: '"red"',
            allowed:
                "one of organizationId, managementAccountId, logArchiveAccountId, logArchiveRoleArn, homeRegion, names, retention, trail, alarmSubscriptions, deliverySubscriptions, breakGlassRoleArns, deploymentRoleArns, readerRoleArns, tags, protect",
            fix: "pulumi config rm orgtrail:colour",
        },
    },
    {
        name: "a key that every object inherits",
        change: { constructor: "x" },
        problem: {
            path: "constructor",
            given: '"x"',
            allowed:
                "one of organizationId, managementAccountId, logArchiveAccountId, logArchiveRoleArn, homeRegion, names, retention, trail, alarmSubscriptions, deliverySubscriptions, breakGlassRoleArns, deploymentRoleArns, readerRoleArns, tags, protect",
            fix: "pulumi config rm orgtrail:constructor",
        },
    },
    {
        name: "a wildcard in a role's ARN",
        change: { breakGlassRoleArns: '["arn:aws:iam::444455556666:role/*"]' },
        problem: {
            path: "breakGlassRoleArns[0]",
            given: '"arn:aws:iam::444455556666:role/*"',
            allowed: "the ARN of an IAM role, without wildcards",
            fix: "pulumi config set --path 'orgtrail:breakGlassRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "a user where a role is due",
        change: { readerRoleArns: '["arn:aws:iam::444455556666:user/eve"]' },
        problem: {
            path: "readerRoleArns[0]",
            given: '"arn:aws:iam::444455556666:user/eve"',
            allowed: "the ARN of an IAM role, without wildcards",
            fix: "pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "a text where a list is due",
        change: { readerRoleArns: "arn:aws:iam::444455556666:role/Reader" },
        problem: {
            path: "readerRoleArns",
            given: '"arn:aws:iam::444455556666:role/Reader"',
            allowed: "a list; each entry the ARN of an IAM role, without wildcards",
            fix: "pulumi config rm orgtrail:readerRoleArns && pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/LogArchiveDeployment",
        },
    },
    {
        name: "a number where an object is due",
        change: { retention: "7" },
        problem: {
            path: "retention",
            given: "7",
            allowed:
                "an object with some of the keys archiveClass, archiveAfterDays, expireAfterDays, noncurrentVersionDays, accessLogDays, logGroupDays",
            fix: "pulumi config rm orgtrail:retention && pulumi config set --path orgtrail:retention.archiveClass GLACIER_IR",
        },
    },
    {
        name: "a list where tags are due",
        change: { tags: '["a"]' },
        problem: {
            path: "tags",
            given: '["a"]',
            allowed: "an object of names and values",
            fix: "pulumi config rm orgtrail:tags && pulumi config set --path orgtrail:tags.Owner security",
        },
    },
    {
        name: "an unknown key in an object",
        change: { retention: '{"expireAfterDay": 400}' },
        problem: {
            path: "retention.expireAfterDay",
            given: "400",
            allowed: "no setting has this name; did you mean expireAfterDays?",
            fix: "pulumi config rm --path orgtrail:retention.expireAfterDay",
        },
    },
    ...["abcdefghijklmnopq", "a", "1a", "a-", "a--b", "A", "sthree-a", "amzn-s3-demo", "xn--a"].map((prefix) => ({
        name: `the prefix ${prefix}`,
        change: { names: JSON.stringify({ prefix }) },
        problem: {
            path: "names.prefix",
            given: JSON.stringify(prefix),
            allowed: prefixRule,
            fix: "pulumi config set --path orgtrail:names.prefix orgtrail",
        },
    })),
    ...["us-esat-1", "us-gov-1", "eusc-de-east-1", "US-EAST-1", " us-east-1"].map((region) => ({
        name: `the Region ${JSON.stringify(region)}`,
        change: { homeRegion: region },
        problem: {
            path: "homeRegion",
            given: JSON.stringify(region),
            allowed: "the code of a Region of the partitions aws, aws-us-gov or aws-cn",
            fix: "pulumi config set orgtrail:homeRegion us-east-1",
        },
    })),
    {
        name: "a part of a setting that was set without --path",
        change: { "names.prefix": "audit" },
        problem: {
            path: "names.prefix",
            given: '"audit"',
            allowed: "no setting has this name; names has parts, which are set with --path",
            fix: "pulumi config rm orgtrail:names.prefix && pulumi config set --path orgtrail:names.prefix VALUE",
        },
    },
    {
        name: "a subscription that is no object",
        change: { alarmSubscriptions: '["security@example.com"]' },
        problem: {
            path: "alarmSubscriptions[0]",
            given: '"security@example.com"',
            allowed: "an object with protocol (one of email, https, sqs) and endpoint",
            fix: "pulumi config rm --path 'orgtrail:alarmSubscriptions[0]' && pulumi config set --path 'orgtrail:alarmSubscriptions[0].protocol' email && pulumi config set --path 'orgtrail:alarmSubscriptions[0].endpoint' security@example.com",
        },
    },
    {
        name: "the same data events twice",
        change: { trail: '{"dataEvents":["AWS::S3::Object","AWS::S3::Object"]}' },
        problem: {
            path: "trail.dataEvents[1]",
            given: '"AWS::S3::Object"',
            allowed: "each entry once",
            fix: "pulumi config rm --path 'orgtrail:trail.dataEvents[1]'",
        },
    },
    {
        name: "a deep archive that expires before it is paid for",
        change: { retention: '{"archiveClass":"DEEP_ARCHIVE","archiveAfterDays":200,"expireAfterDays":365}' },
        problem: {
            path: "retention.archiveAfterDays",
            given: "200",
            allowed:
                "at most 185: 180 days less than retention.expireAfterDays, because AWS bills DEEP_ARCHIVE for at least 180 days",
            fix: "pulumi config set --path orgtrail:retention.archiveAfterDays 90",
        },
    },
    {
        name: "a log group that outlives the archive",
        change: { retention: '{"expireAfterDays":365,"logGroupDays":400}' },
        problem: {
            path: "retention.logGroupDays",
            given: "400",
            allowed: "at most retention.expireAfterDays, 365: the log group is not to outlive the archive",
            fix: "pulumi config set --path orgtrail:retention.logGroupDays 365",
        },
    },
    {
        name: "two tag keys that differ by case alone",
        change: { tags: '{"Owner":"a","owner":"b"}' },
        problem: {
            path: "tags.owner",
            given: '"b"',
            allowed: "each tag key once, whatever its case: IAM does not tell them apart",
            fix: "pulumi config rm --path orgtrail:tags.owner",
        },
    },
    {
        name: "more tags than AWS takes",
        change: { tags: JSON.stringify(Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`tag${n}`, "x"]))) },
        problem: {
            path: "tags",
            given: '"51 tags"',
            allowed: "at most 50 tags",
            fix: "pulumi config rm orgtrail:tags",
        },
    },
    ...["AWS:owner", " ", "Owner "].map((key) => ({
        name: `the tag key ${JSON.stringify(key)}`,
        change: { tags: JSON.stringify({ [key]: "me" }) },
        problem: {
            path: `tags[${JSON.stringify(key)}]`,
            given: JSON.stringify(key),
            allowed: tagKeyRule,
            fix: `pulumi config rm --path 'orgtrail:tags[${JSON.stringify(key)}]'`,
        },
    })),
    {
        name: "more readers than a bucket policy can name",
        change: {
            readerRoleArns: JSON.stringify(
                Array.from({ length: 150 }, (_, n) => `arn:aws:iam::444455556666:role/AuditReaderOfTeam${n}`),
            ),
        },
        problem: {
            path: "readerRoleArns",
            given: '"150 roles"',
            allowed:
                "fewer roles, here and among break-glass and deployment: the archive's bucket policy would have 27266 bytes, and S3 takes 20480",
            fix: "pulumi config rm orgtrail:readerRoleArns",
        },
    },
    {
        name: "a queue of another partition than the Region's",
        change: {
            alarmSubscriptions: '[{"protocol":"sqs","endpoint":"arn:aws-cn:sqs:cn-north-1:111122223333:alarms"}]',
        },
        problem: {
            path: "alarmSubscriptions[0].endpoint",
            given: '"arn:aws-cn:sqs:cn-north-1:111122223333:alarms"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:alarmSubscriptions[0].endpoint' arn:aws:sqs:cn-north-1:111122223333:alarms",
        },
    },
    ...["Logs", "a.b", "xn--logs", "sthree-logs", "logs-s3alias", "logs-an", "ab"].map((bucket) => ({
        name: `a bucket named ${bucket}`,
        change: { names: JSON.stringify({ archiveBucket: bucket }) },
        problem: {
            path: "names.archiveBucket",
            given: JSON.stringify(bucket),
            allowed: bucketRule,
            fix: "pulumi config set --path orgtrail:names.archiveBucket example-audit-logs",
        },
    })),
    ...["10.0.0.1", "a--b", "-trail", "ab"].map((trail) => ({
        name: `a trail named ${trail}`,
        change: { names: JSON.stringify({ trail }) },
        problem: {
            path: "names.trail",
            given: JSON.stringify(trail),
            allowed: "3 to 128 letters or digits with single . _ - between them, and not an IP address",
            fix: "pulumi config set --path orgtrail:names.trail organization-trail",
        },
    })),
    {
        name: "a log group in the reserved namespace",
        change: { names: '{"logGroup":"aws/trail"}' },
        problem: {
            path: "names.logGroup",
            given: '"aws/trail"',
            allowed: "a log group name: 1 to 512 letters, digits or . _ / # -, not beginning with aws/",
            fix: "pulumi config set --path orgtrail:names.logGroup /aws/cloudtrail/organization-trail",
        },
    },
    {
        name: "one bucket for logs and access logs",
        change: { names: '{"archiveBucket":"logs","accessLogBucket":"logs"}' },
        problem: {
            path: "names.accessLogBucket",
            given: '"logs"',
            allowed: "a bucket other than names.archiveBucket: a bucket that logs access to itself never ends",
            fix: "pulumi config set --path orgtrail:names.accessLogBucket logs-access-logs",
        },
    },
    {
        name: "a storage class that is no archive class",
        change: { retention: '{"archiveClass":"STANDARD_IA"}' },
        problem: {
            path: "retention.archiveClass",
            given: '"STANDARD_IA"',
            allowed: "one of GLACIER_IR, GLACIER, DEEP_ARCHIVE",
            fix: "pulumi config set --path orgtrail:retention.archiveClass GLACIER_IR",
        },
    },
    ...(
        [
            ["archiveAfterDays", "-1", "a whole number of days from 0 to 3650", "90"],
            ["expireAfterDays", "364", "a whole number of days from 365 to 36500", "2557"],
            ["expireAfterDays", "400.5", "a whole number of days from 365 to 36500", "2557"],
            ["expireAfterDays", '"400"', "a whole number of days from 365 to 36500", "2557"],
            ["noncurrentVersionDays", "0", "a whole number of days from 1 to 3650", "90"],
            ["accessLogDays", "30", "a whole number of days from 90 to 36500", "365"],
            ["logGroupDays", "366", "one of 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653 days", "365"],
        ] as const
    ).map(([key, given, allowed, example]) => ({
        name: `retention.${key} ${given}`,
        change: { retention: `{"${key}":${given}}` },
        problem: {
            path: `retention.${key}`,
            given,
            allowed,
            fix: `pulumi config set --path orgtrail:retention.${key} ${example}`,
        },
    })),
    {
        name: "logs that expire before they are archived",
        change: { retention: '{"archiveAfterDays":400,"expireAfterDays":400}' },
        problem: {
            path: "retention.archiveAfterDays",
            given: "400",
            allowed:
                "at most 310: 90 days less than retention.expireAfterDays, because AWS bills GLACIER_IR for at least 90 days",
            fix: "pulumi config set --path orgtrail:retention.archiveAfterDays 90",
        },
    },
    {
        name: "data events of a type that is not offered",
        change: { trail: '{"dataEvents":["AWS::S3::Bucket"]}' },
        problem: {
            path: "trail.dataEvents[0]",
            given: '"AWS::S3::Bucket"',
            allowed: "one of AWS::S3::Object, AWS::Lambda::Function, AWS::DynamoDB::Table",
            fix: "pulumi config set --path 'orgtrail:trail.dataEvents[0]' AWS::S3::Object",
        },
    },
    {
        name: "Insights of an unknown type",
        change: { trail: '{"insights":["All"]}' },
        problem: {
            path: "trail.insights[0]",
            given: '"All"',
            allowed: "one of ApiCallRateInsight, ApiErrorRateInsight",
            fix: "pulumi config set --path 'orgtrail:trail.insights[0]' ApiErrorRateInsight",
        },
    },
    {
        name: "a protocol that is not offered",
        change: { alarmSubscriptions: '[{"protocol":"sms","endpoint":"+15550100"}]' },
        problem: {
            path: "alarmSubscriptions[0].protocol",
            given: '"sms"',
            allowed: "one of email, https, sqs",
            fix: "pulumi config set --path 'orgtrail:alarmSubscriptions[0].protocol' email",
        },
    },
    ...(
        [
            ["email", "security", "an e-mail address", "security@example.com"],
            ["https", "http://example.com", "a URL that begins with https://", "https://example.com/alarms"],
            ["https", "https:example.com", "a URL that begins with https://", "https://example.com/alarms"],
            ["https", "https://example.com/a b", "a URL that begins with https://", "https://example.com/alarms"],
            [
                "sqs",
                "https://sqs.us-east-1.amazonaws.com/111122223333/alarms",
                "the ARN of a standard SQS queue",
                "arn:aws:sqs:us-east-1:111122223333:alarms",
            ],
            [
                "sqs",
                "arn:aws:sqs:us-east-1:111122223333:alarms.fifo",
                "the ARN of a standard SQS queue",
                "arn:aws:sqs:us-east-1:111122223333:alarms",
            ],
        ] as const
    ).map(([protocol, endpoint, allowed, example]) => ({
        name: `the ${protocol} endpoint ${endpoint}`,
        change: { deliverySubscriptions: JSON.stringify([{ protocol, endpoint }]) },
        problem: {
            path: "deliverySubscriptions[0].endpoint",
            given: endpoint.startsWith("http") ? shownUrl(endpoint) : JSON.stringify(endpoint),
            allowed,
            fix: `pulumi config set --path 'orgtrail:deliverySubscriptions[0].endpoint' ${example}`,
        },
    })),
    {
        name: "the same subscription twice",
        change: {
            alarmSubscriptions: JSON.stringify(Array(2).fill({ protocol: "email", endpoint: "a@example.com" })),
        },
        problem: {
            path: "alarmSubscriptions[1]",
            given: '{"protocol":"email","endpoint":"a@example.com"}',
            allowed: "each entry once",
            fix: "pulumi config rm --path 'orgtrail:alarmSubscriptions[1]'",
        },
    },
    {
        name: "a reserved tag key",
        change: { tags: '{"aws:owner":"me"}' },
        problem: {
            path: 'tags["aws:owner"]',
            given: '"aws:owner"',
            allowed: tagKeyRule,
            fix: `pulumi config rm --path 'orgtrail:tags["aws:owner"]'`,
        },
    },
    {
        name: "a tag value with a character that AWS refuses",
        change: { tags: '{"Owner":"a;b"}' },
        problem: {
            path: "tags.Owner",
            given: '"a;b"',
            allowed: "up to 256 letters, digits, spaces or _ . : / = + - @",
            fix: "pulumi config set --path orgtrail:tags.Owner security",
        },
    },
    {
        name: "a word where true or false is due",
        change: { protect: "yes" },
        problem: {
            path: "protect",
            given: '"yes"',
            allowed: "true or false",
            fix: "pulumi config set orgtrail:protect true",
        },
    },
    {
        name: "one account for the trail and its logs",
        change: { managementAccountId: "444455556666" },
        problem: {
            path: "logArchiveAccountId",
            given: '"444455556666"',
            allowed: "an account other than managementAccountId: whoever runs the trail must not own its logs",
            fix: "pulumi config set orgtrail:logArchiveAccountId 555566667777",
        },
    },
    {
        name: "a deployment role of another account",
        change: { logArchiveRoleArn: "arn:aws:iam::777788889999:role/Deployment" },
        problem: {
            path: "logArchiveRoleArn",
            given: '"arn:aws:iam::777788889999:role/Deployment"',
            allowed: "a role of the account logArchiveAccountId, 444455556666",
            fix: "pulumi config set orgtrail:logArchiveRoleArn arn:aws:iam::444455556666:role/Deployment",
        },
    },
    {
        name: "a break-glass role of a third account",
        change: { breakGlassRoleArns: '["arn:aws:iam::777788889999:role/BreakGlass"]' },
        problem: {
            path: "breakGlassRoleArns[0]",
            given: '"arn:aws:iam::777788889999:role/BreakGlass"',
            allowed: "a role of the log-archive account 444455556666 or of the management account 111122223333",
            fix: "pulumi config set --path 'orgtrail:breakGlassRoleArns[0]' arn:aws:iam::444455556666:role/BreakGlass",
        },
    },
    {
        name: "a role of another partition than the Region's",
        change: { readerRoleArns: '["arn:aws-cn:iam::444455556666:role/Reader"]' },
        problem: {
            path: "readerRoleArns[0]",
            given: '"arn:aws-cn:iam::444455556666:role/Reader"',
            allowed: "an ARN of the partition aws, where homeRegion eu-west-1 is",
            fix: "pulumi config set --path 'orgtrail:readerRoleArns[0]' arn:aws:iam::444455556666:role/Reader",
        },
    },
];

describe("a bad setting is reported with its path, the value given, what is allowed and the fix", () => {
    for (const { name, change, problem } of cases) {
        it(name, () => {
            const raw = JSON.parse(JSON.stringify({ ...leastSettings, ...change })) as Record<string, string>;
            const { problems } = parseSettings(raw, "orgtrail");
            // A cleared `given` and an absent one are the same report.
            assert.deepEqual(
                problems?.map((found) => ({ ...found, given: found.given })),
                [{ ...problem, given: problem.given }],
            );
        });
    }
});

describe("the report of all problems", () => {
    it("shows every problem of a stack at once", () => {
        const { problems } = parseSettings({ organizationId: "x", homeRegion: "eu-west-1" }, "orgtrail");
        assert.deepEqual(
            problems?.map(({ path }) => path),
            ["organizationId", "managementAccountId", "logArchiveAccountId", "logArchiveRoleArn"],
        );
    });

    it("is one block of lines for each problem", () => {
        const { problems = [] } = parseSettings({ ...leastSettings, protect: "no", tags: "5" }, "orgtrail");
        assert.equal(
            reportOf(problems, "orgtrail"),
            [
                "2 settings are wrong; nothing was created or changed.",
                "",
                "  orgtrail:tags",
                "    given:   5",
                "    allowed: an object of names and values",
                "    fix:     pulumi config rm orgtrail:tags && pulumi config set --path orgtrail:tags.Owner security",
                "",
                "  orgtrail:protect",
                '    given:   "no"',
                "    allowed: true or false",
                "    fix:     pulumi config set orgtrail:protect true",
            ].join("\n"),
        );
    });

    it("cuts a long value", () => {
        const { problems } = parseSettings({ ...leastSettings, organizationId: "x".repeat(500) }, "orgtrail");
        assert.equal(problems?.[0]?.given, `"${"x".repeat(116)}...`);
    });
});

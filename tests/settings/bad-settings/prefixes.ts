import type { BadSetting } from "./bad-setting";

/** What other names begin and end with. */
export const prefixes: readonly BadSetting[] = [
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
];

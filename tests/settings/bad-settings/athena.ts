import type { BadSetting } from "./bad-setting";

const archiveKeyArn = "arn:aws:kms:eu-west-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** What queries of the archive take. */
export const athena: readonly BadSetting[] = [
    {
        name: "an account of a query that is none",
        change: { athena: { accountIds: ["12345"] } },
        problem: {
            path: "athena.accountIds[0]",
            given: '"12345"',
            allowed: "the 12 digits of an AWS account id",
            fix: "pulumi config set --path 'orgtrail:athena.accountIds[0]' 111122223333",
        },
    },
    {
        name: "a limit for queries below what Athena takes",
        change: { athena: { scanLimitGiB: 0.001 } },
        problem: {
            path: "athena.scanLimitGiB",
            given: "0.001",
            allowed: "a whole number of GiB from 1 to 7168",
            fix: "pulumi config set --path orgtrail:athena.scanLimitGiB 100",
        },
    },
    {
        name: "results in the archive",
        change: { names: { archiveBucket: "audit-logs", queryBucket: "audit-logs" } },
        problem: {
            path: "names.queryBucket",
            given: '"audit-logs"',
            allowed: "a bucket other than names.archiveBucket: nobody but the trails writes there",
            fix: "pulumi config set --path orgtrail:names.queryBucket audit-logs-queries",
        },
    },
    {
        name: "results among the access logs of an existing archive",
        change: {
            names: { queryBucket: "their-access-logs" },
            existing: { archiveBucket: "their-logs", accessLogBucket: "their-access-logs", archiveKeyArn },
        },
        problem: {
            path: "names.queryBucket",
            given: '"their-access-logs"',
            allowed: "a bucket other than existing.accessLogBucket: nobody but the trails writes there",
            fix: "pulumi config set --path orgtrail:names.queryBucket their-access-logs-queries",
        },
    },
    {
        name: "a name of the results' bucket that the suffix makes too long",
        change: {
            organizationId: `o-${"a".repeat(32)}`,
            names: {
                prefix: "a".repeat(16),
                suffix: "rehearsal",
                archiveBucket: "audit-logs",
                accessLogBucket: "audit-access-logs",
            },
            acknowledgeSecondCopyOfManagementEvents: true,
        },
        problem: {
            path: "names.queryBucket",
            given: '"aaaaaaaaaaaaaaaa-queries-o-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-rehearsal"',
            allowed:
                "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
            fix: "pulumi config set --path orgtrail:names.queryBucket aaaaaaaaaaaaaaaa-queries-o-aaaaaaaaaaaaa-logs",
        },
    },
    {
        name: "a limit without queries",
        change: { athena: { enabled: false, scanLimitGiB: 5 } },
        problem: {
            path: "athena.scanLimitGiB",
            given: "5",
            allowed: "nothing while athena.enabled is false: there is nothing to query with",
            fix: "pulumi config rm --path orgtrail:athena.scanLimitGiB",
        },
    },
    {
        name: "a bucket for results without queries",
        change: { athena: { enabled: false }, names: { queryBucket: "audit-queries" } },
        problem: {
            path: "names.queryBucket",
            given: '"audit-queries"',
            allowed: "nothing while athena.enabled is false: there is nothing to query with",
            fix: "pulumi config rm --path orgtrail:names.queryBucket",
        },
    },
    {
        name: "accounts for queries of a trail of one account",
        change: { athena: { accountIds: ["777788889999"] }, trails: [{ organization: false }] },
        problem: {
            path: "athena.accountIds",
            given: '["777788889999"]',
            allowed: "nothing while no trail records the organization: the tables know the management account",
            fix: "pulumi config rm --path orgtrail:athena.accountIds",
        },
    },
];

import type { BadSetting } from "./bad-setting";

/** Transitions between storage classes. */
export const transitions: readonly BadSetting[] = [
    {
        name: "a storage class that a lifecycle does not move to here",
        change: { retention: { transitions: [{ storageClass: "ONEZONE_IA", afterDays: 90 }] } },
        problem: {
            path: "retention.transitions[0].storageClass",
            given: '"ONEZONE_IA"',
            allowed: "one of STANDARD_IA, GLACIER_IR, GLACIER, DEEP_ARCHIVE",
            fix: "pulumi config set --path 'orgtrail:retention.transitions[0].storageClass' GLACIER_IR",
        },
    },
    {
        name: "a transition without days",
        change: { retention: { transitions: [{ storageClass: "GLACIER" }] } },
        problem: {
            path: "retention.transitions[0].afterDays",
            allowed: "a whole number of days from 0 to 36500",
            fix: "pulumi config set --path 'orgtrail:retention.transitions[0].afterDays' 90",
        },
    },
    {
        name: "a negative day",
        change: { retention: { transitions: [{ storageClass: "GLACIER", afterDays: -1 }] } },
        problem: {
            path: "retention.transitions[0].afterDays",
            given: "-1",
            allowed: "a whole number of days from 0 to 36500",
            fix: "pulumi config set --path 'orgtrail:retention.transitions[0].afterDays' 90",
        },
    },
    {
        name: "Standard-IA before 30 days",
        change: { retention: { transitions: [{ storageClass: "STANDARD_IA", afterDays: 29 }] } },
        problem: {
            path: "retention.transitions[0].afterDays",
            given: "29",
            allowed: "at least 30: S3 moves no object to STANDARD_IA sooner",
            fix: "pulumi config set --path 'orgtrail:retention.transitions[0].afterDays' 30",
        },
    },
    {
        name: "transitions up the classes",
        change: {
            retention: {
                transitions: [
                    { storageClass: "GLACIER", afterDays: 30 },
                    { storageClass: "GLACIER_IR", afterDays: 200 },
                ],
            },
        },
        problem: {
            path: "retention.transitions[1].storageClass",
            given: '"GLACIER_IR"',
            allowed:
                "a class below GLACIER, which transitions[0] moves objects to: they go down from STANDARD_IA by GLACIER_IR and GLACIER to DEEP_ARCHIVE, and never up",
            fix: "pulumi config rm --path 'orgtrail:retention.transitions[1]'",
        },
    },
    {
        name: "a class twice",
        change: {
            retention: {
                transitions: [
                    { storageClass: "GLACIER", afterDays: 30 },
                    { storageClass: "GLACIER", afterDays: 200 },
                ],
            },
        },
        problem: {
            path: "retention.transitions[1].storageClass",
            given: '"GLACIER"',
            allowed:
                "a class below GLACIER, which transitions[0] moves objects to: they go down from STANDARD_IA by GLACIER_IR and GLACIER to DEEP_ARCHIVE, and never up",
            fix: "pulumi config rm --path 'orgtrail:retention.transitions[1]'",
        },
    },
    {
        name: "a class that is left before it is paid for",
        change: {
            retention: {
                transitions: [
                    { storageClass: "STANDARD_IA", afterDays: 30 },
                    { storageClass: "GLACIER", afterDays: 59 },
                ],
            },
        },
        problem: {
            path: "retention.transitions[1].afterDays",
            given: "59",
            allowed:
                "at least 60: 30 days after transitions[0], for which AWS bills STANDARD_IA at least, and S3 refuses a rule that moves objects on sooner",
            fix: "pulumi config set --path 'orgtrail:retention.transitions[1].afterDays' 60",
        },
    },
    {
        name: "days that go back",
        change: {
            retention: {
                transitions: [
                    { storageClass: "GLACIER_IR", afterDays: 365 },
                    { storageClass: "DEEP_ARCHIVE", afterDays: 90 },
                ],
            },
        },
        problem: {
            path: "retention.transitions[1].afterDays",
            given: "90",
            allowed:
                "at least 455: 90 days after transitions[0], for which AWS bills GLACIER_IR at least, and S3 refuses a rule that moves objects on sooner",
            fix: "pulumi config set --path 'orgtrail:retention.transitions[1].afterDays' 455",
        },
    },
    {
        name: "a transition after expiration",
        change: { retention: { transitions: [{ storageClass: "GLACIER_IR", afterDays: 400 }], expireAfterDays: 400 } },
        problem: {
            path: "retention.transitions[0].afterDays",
            given: "400",
            allowed:
                "at most 399: S3 refuses a transition at or after expiration, and retention.expireAfterDays is 400; transitions: [] leaves logs in S3 Standard",
            fix: "pulumi config set --path orgtrail:retention.expireAfterDays 490",
        },
    },
    {
        name: "the default transition of logs that expire sooner",
        change: { retention: { expireAfterDays: 60 }, trails: [{ logGroup: { retentionDays: 30 } }] },
        problem: {
            path: "retention.transitions[0].afterDays",
            given: "90",
            allowed:
                "at most 59: S3 refuses a transition at or after expiration, and retention.expireAfterDays is 60; transitions: [] leaves logs in S3 Standard",
            fix: "pulumi config set --path orgtrail:retention.expireAfterDays 180",
        },
    },
    {
        name: "two transitions on one day",
        change: {
            retention: {
                transitions: [
                    { storageClass: "GLACIER", afterDays: 30 },
                    { storageClass: "DEEP_ARCHIVE", afterDays: 30 },
                ],
            },
        },
        problem: {
            path: "retention.transitions[1].afterDays",
            given: "30",
            allowed:
                "at least 120: 90 days after transitions[0], for which AWS bills GLACIER at least, and S3 refuses a rule that moves objects on sooner",
            fix: "pulumi config set --path 'orgtrail:retention.transitions[1].afterDays' 120",
        },
    },
    {
        name: "a deep archive 30 days after Glacier Instant Retrieval",
        change: {
            retention: {
                transitions: [
                    { storageClass: "GLACIER_IR", afterDays: 0 },
                    { storageClass: "DEEP_ARCHIVE", afterDays: 30 },
                ],
            },
        },
        problem: {
            path: "retention.transitions[1].afterDays",
            given: "30",
            allowed:
                "at least 90: 90 days after transitions[0], for which AWS bills GLACIER_IR at least, and S3 refuses a rule that moves objects on sooner",
            fix: "pulumi config set --path 'orgtrail:retention.transitions[1].afterDays' 90",
        },
    },
];

import type { BadSetting } from "./bad-setting";

/** Lifecycle and Object Lock. */
export const retention: readonly BadSetting[] = [
    {
        name: "expireAfterDays 0",
        change: { retention: '{"expireAfterDays":0}' },
        problem: {
            path: "retention.expireAfterDays",
            given: "0",
            allowed: "a whole number of days from 1 to 36500",
            fix: "pulumi config set --path orgtrail:retention.expireAfterDays 2557",
        },
    },
    {
        name: "expireAfterDays 400.5",
        change: { retention: '{"expireAfterDays":400.5}' },
        problem: {
            path: "retention.expireAfterDays",
            given: "400.5",
            allowed: "a whole number of days from 1 to 36500",
            fix: "pulumi config set --path orgtrail:retention.expireAfterDays 2557",
        },
    },
    {
        name: 'expireAfterDays "400"',
        change: { retention: '{"expireAfterDays":"400"}' },
        problem: {
            path: "retention.expireAfterDays",
            given: '"400"',
            allowed: "a whole number of days from 1 to 36500",
            fix: "pulumi config set --path orgtrail:retention.expireAfterDays 2557",
        },
    },
    {
        name: "expireAfterDays 36501",
        change: { retention: '{"expireAfterDays":36501}' },
        problem: {
            path: "retention.expireAfterDays",
            given: "36501",
            allowed: "a whole number of days from 1 to 36500",
            fix: "pulumi config set --path orgtrail:retention.expireAfterDays 2557",
        },
    },
    {
        name: "noncurrentVersionDays 0",
        change: { retention: '{"noncurrentVersionDays":0}' },
        problem: {
            path: "retention.noncurrentVersionDays",
            given: "0",
            allowed: "a whole number of days from 1 to 3650",
            fix: "pulumi config set --path orgtrail:retention.noncurrentVersionDays 90",
        },
    },
    {
        name: "accessLogDays 0",
        change: { retention: '{"accessLogDays":0}' },
        problem: {
            path: "retention.accessLogDays",
            given: "0",
            allowed: "a whole number of days from 1 to 36500",
            fix: "pulumi config set --path orgtrail:retention.accessLogDays 365",
        },
    },
    {
        name: "minimumObjectSizeKiB -1",
        change: { retention: '{"minimumObjectSizeKiB":-1}' },
        problem: {
            path: "retention.minimumObjectSizeKiB",
            given: "-1",
            allowed: "a whole number of KiB from 0 to 1048576",
            fix: "pulumi config set --path orgtrail:retention.minimumObjectSizeKiB 128",
        },
    },
    {
        name: 'minimumObjectSizeKiB "128 KiB"',
        change: { retention: '{"minimumObjectSizeKiB":"128 KiB"}' },
        problem: {
            path: "retention.minimumObjectSizeKiB",
            given: '"128 KiB"',
            allowed: "a whole number of KiB from 0 to 1048576",
            fix: "pulumi config set --path orgtrail:retention.minimumObjectSizeKiB 128",
        },
    },
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
            allowed: "at least 60: 30 days after transitions[0], because AWS bills STANDARD_IA for at least that long",
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
            allowed: "at least 455: 90 days after transitions[0], because AWS bills GLACIER_IR for at least that long",
            fix: "pulumi config set --path 'orgtrail:retention.transitions[1].afterDays' 455",
        },
    },
    {
        name: "a deep archive that expires before it is paid for",
        change: {
            retention: { transitions: [{ storageClass: "DEEP_ARCHIVE", afterDays: 200 }], expireAfterDays: 365 },
        },
        problem: {
            path: "retention.transitions[0].afterDays",
            given: "200",
            allowed:
                "at most 185: 180 days less than retention.expireAfterDays, because AWS bills DEEP_ARCHIVE for at least that long",
            fix: "pulumi config set --path orgtrail:retention.expireAfterDays 380",
        },
    },
    {
        name: "a transition after expiration",
        change: { retention: { transitions: [{ storageClass: "GLACIER_IR", afterDays: 400 }], expireAfterDays: 400 } },
        problem: {
            path: "retention.transitions[0].afterDays",
            given: "400",
            allowed:
                "at most 310: 90 days less than retention.expireAfterDays, because AWS bills GLACIER_IR for at least that long",
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
                "no transition to GLACIER_IR at all: AWS bills it for at least 90 days, and retention.expireAfterDays is 60; transitions: [] leaves logs in S3 Standard",
            fix: "pulumi config set --path orgtrail:retention.expireAfterDays 180",
        },
    },
    {
        name: "an unknown mode of Object Lock",
        change: { retention: { objectLock: { mode: "governance", days: 30 } } },
        problem: {
            path: "retention.objectLock.mode",
            given: '"governance"',
            allowed: "one of GOVERNANCE, COMPLIANCE",
            fix: "pulumi config set --path orgtrail:retention.objectLock.mode GOVERNANCE",
        },
    },
    {
        name: "Object Lock without days",
        change: { retention: { objectLock: { mode: "GOVERNANCE" } } },
        problem: {
            path: "retention.objectLock.days",
            allowed: "a whole number of days from 1 to 36500",
            fix: "pulumi config set --path orgtrail:retention.objectLock.days 365",
        },
    },
    {
        name: "Object Lock without a mode",
        change: { retention: { objectLock: { days: 30 } } },
        problem: {
            path: "retention.objectLock.mode",
            allowed: "one of GOVERNANCE, COMPLIANCE",
            fix: "pulumi config set --path orgtrail:retention.objectLock.mode GOVERNANCE",
        },
    },
    {
        name: "Object Lock for no day",
        change: { retention: { objectLock: { mode: "GOVERNANCE", days: 0 } } },
        problem: {
            path: "retention.objectLock.days",
            given: "0",
            allowed: "a whole number of days from 1 to 36500",
            fix: "pulumi config set --path orgtrail:retention.objectLock.days 365",
        },
    },
    {
        name: "a lock that is longer than retention",
        change: { retention: { objectLock: { mode: "COMPLIANCE", days: 3650 } } },
        problem: {
            path: "retention.objectLock.days",
            given: "3650",
            allowed:
                "at most retention.expireAfterDays, 2557: what is locked for longer cannot expire then, and is paid for as an older version",
            fix: "pulumi config set --path orgtrail:retention.objectLock.days 2557",
        },
    },
    {
        name: "true where Object Lock is due",
        change: { retention: { objectLock: true } },
        problem: {
            path: "retention.objectLock",
            given: "true",
            allowed: "an object with mode and days",
            fix: "pulumi config rm --path orgtrail:retention.objectLock && pulumi config set --path orgtrail:retention.objectLock.mode GOVERNANCE && pulumi config set --path orgtrail:retention.objectLock.days 365",
        },
    },
];

import type { BadSetting } from "./bad-setting";

/** Expiration and Object Lock. */
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

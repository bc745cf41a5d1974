import type { WarningCase } from "./case";

/** Tiers that do not pay, and logs that go too soon or never. */
export const retention: readonly WarningCase[] = [
    {
        name: "a deep archive after another class, which pays late",
        change: {
            retention: {
                transitions: [
                    { storageClass: "GLACIER_IR", afterDays: 90 },
                    { storageClass: "DEEP_ARCHIVE", afterDays: 365 },
                ],
            },
        },
        warnings: [
            "retention.transitions[1] moves objects of 128 KiB and more to DEEP_ARCHIVE for 2192 days, which costs less than GLACIER_IR only from 314 KiB on. To move those alone: pulumi config set --path orgtrail:retention.minimumObjectSizeKiB 314",
        ],
    },
    {
        name: "tiering of small objects",
        change: { retention: { minimumObjectSizeKiB: 0 } },
        warnings: [
            "retention.transitions[0] moves objects of 0 KiB and more to GLACIER_IR for 2467 days, which costs less than STANDARD only from 34 KiB on; of CloudTrail's own, which have 3 KiB on average, the 3.7 million of a month cost USD 218 there, and USD 19 where they are. To move those alone: pulumi config set --path orgtrail:retention.minimumObjectSizeKiB 34",
        ],
    },
    {
        name: "tiering of middling objects",
        change: { retention: { minimumObjectSizeKiB: 16 } },
        warnings: [
            "retention.transitions[0] moves objects of 16 KiB and more to GLACIER_IR for 2467 days, which costs less than STANDARD only from 34 KiB on. To move those alone: pulumi config set --path orgtrail:retention.minimumObjectSizeKiB 34",
        ],
    },
    {
        name: "tiering for the least time",
        change: { retention: { expireAfterDays: 365, transitions: [{ storageClass: "GLACIER_IR", afterDays: 275 }] } },
        warnings: [
            "retention.transitions[0] moves objects of 128 KiB and more to GLACIER_IR for 90 days, which costs less than STANDARD only from 373 KiB on. To move those alone: pulumi config set --path orgtrail:retention.minimumObjectSizeKiB 373",
        ],
    },
    {
        name: "retention below a year",
        change: { retention: { expireAfterDays: 180, transitions: [] }, trails: [{ logGroup: { retentionDays: 90 } }] },
        warnings: [
            "retention.expireAfterDays: logs are gone after 180 days; PCI DSS 10.5.1, for one, asks for 365. To keep them for a year: pulumi config set --path orgtrail:retention.expireAfterDays 365",
        ],
    },
    {
        name: "a lock that nobody lifts",
        change: { retention: { objectLock: { mode: "COMPLIANCE", days: 365 } } },
        warnings: [
            "retention.objectLock.mode is COMPLIANCE: for 365 days after its delivery nobody can delete a log file or end its lock, neither the root user nor AWS, and the bucket cannot be deleted; closing the account is the only way out. To leave break-glass roles a way: pulumi config set --path orgtrail:retention.objectLock.mode GOVERNANCE",
        ],
    },
    {
        name: "a deep archive that expires before it is paid for",
        change: {
            retention: { transitions: [{ storageClass: "DEEP_ARCHIVE", afterDays: 200 }], expireAfterDays: 365 },
        },
        warnings: [
            "retention.transitions[0] moves objects of 128 KiB and more to DEEP_ARCHIVE for 165 days, and AWS bills 180: USD 0.50 for nothing with each TiB. To keep them for that long: pulumi config set --path orgtrail:retention.expireAfterDays 380",
        ],
    },
    {
        name: "the default transition of logs that expire soon after",
        change: { retention: { expireAfterDays: 120 }, trails: [{ logGroup: { retentionDays: 30 } }] },
        warnings: [
            "retention.transitions[0] moves objects of 128 KiB and more to GLACIER_IR for 30 days, and AWS bills 90: USD 8.08 for nothing with each TiB. To keep them for that long: pulumi config set --path orgtrail:retention.expireAfterDays 180",
            "retention.expireAfterDays: logs are gone after 120 days; PCI DSS 10.5.1, for one, asks for 365. To keep them for a year: pulumi config set --path orgtrail:retention.expireAfterDays 365",
        ],
    },
];

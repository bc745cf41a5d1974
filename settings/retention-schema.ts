import { z } from "zod";
import * as value from "./values";

/** What a lifecycle rule can move the archive's objects to, from the hottest class to the coldest. */
export const storageClasses = ["STANDARD_IA", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"] as const;

const transition = z.strictObject({
    storageClass: value.choice(storageClasses, "GLACIER_IR").describe("The class that objects move to"),
    afterDays: value.days(0, 36500, 90).describe("Days after its delivery that an object moves"),
});

const objectLock = z.strictObject({
    mode: value
        .choice(["GOVERNANCE", "COMPLIANCE"], "GOVERNANCE")
        .describe("`GOVERNANCE` can be lifted by break-glass roles; `COMPLIANCE` by nobody, root included"),
    days: value.days(1, 36500, 365).describe("Days for which no version of a log file can be deleted or overwritten"),
});

export const retention = z.strictObject({
    transitions: z
        .array(transition)
        .default([{ storageClass: "GLACIER_IR", afterDays: 90 }])
        .describe("When objects move to which storage class"),
    minimumObjectSizeKiB: value
        .wholeNumber("KiB", 0, 1_048_576, 128)
        .default(128)
        .describe("Smaller objects stay in S3 Standard, where nearly all of CloudTrail's are cheapest"),
    expireAfterDays: value.days(1, 36500, 2557).default(2557).describe("Days until logs expire; 2557 is 7 years"),
    noncurrentVersionDays: value
        .days(1, 3650, 90)
        .default(90)
        .describe("Days for which a deleted or overwritten object is still there as an older version"),
    accessLogDays: value.days(1, 36500, 365).default(365).describe("Days until the archive's access logs expire"),
    objectLock: objectLock.optional().describe("Object Lock of the archive; it cannot be taken off a bucket again"),
});

import { z } from "zod";
import * as value from "./values";

/** The setting `scheduledVerification`: proves every day that no log of the day before was changed. */
export const scheduledVerification = z.strictObject({
    enabled: value.flag.default(false).describe("Whether a Lambda function in the log-archive account does so"),
    hour: value
        .wholeNumber("hours", 2, 23, 5)
        .default(5)
        .describe("Hour in UTC when it begins; the last log files and digests of a day come an hour or two after it"),
    parts: value
        .wholeNumber("runs", 1, 32, 4)
        .default(1)
        .describe(
            "Runs that share the accounts, each of at most 15 minutes; see docs/scheduled-verification.md for what one can do",
        ),
});

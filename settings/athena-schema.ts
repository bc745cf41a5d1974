import { z } from "zod";
import * as value from "./values";

/** The setting `athena`: queries of the archive. */
export const athena = z.strictObject({
    enabled: value.flag.default(true).describe("Whether there are tables, a workgroup and saved queries"),
    accountIds: z
        .array(value.listedAccountId)
        .default([])
        .describe(
            "Accounts that a query reads which names none, beside the management and log-archive accounts; without any, every query has to name its accounts",
        ),
    scanLimitGiB: value
        .wholeNumber("GiB", 1, 7_168, 100)
        .default(100)
        .describe("What a query may read before Athena stops it"),
    resultRetentionDays: value.days(1, 3650, 30).default(30).describe("Days until results of queries expire"),
    alarmQueries: value.flag
        .default(true)
        .describe("Whether a query is saved for each alarm, beside those for investigations"),
});

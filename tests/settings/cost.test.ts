import assert from "node:assert/strict";
import * as cost from "../../settings/cost";
import {
    costOfMovingLogFiles,
    movesOf,
    smallestSizeThatPays,
    storageOfOneMonth,
    writingOfOneMonth,
} from "../../settings/tiering";

const month = 30.4;

describe("the cost of a choice in the reference organization", () => {
    const figures: [name: string, dollars: number | undefined, expected: string | undefined][] = [
        ["a further copy of all management events", cost.costOfManagementEventCopy("all"), "USD 1,216"],
        ["a further copy of those that write", cost.costOfManagementEventCopy("write-only"), "USD 122"],
        ["a query of a month", cost.costOfQueryOfMonth(), "USD 1.39"],
        ["a query that reads 100 GiB", cost.costOfScan(100), "USD 0.54"],
        ["call-rate Insights", cost.costOfInsight("ApiCallRateInsight", "all"), "USD 21"],
        ["error-rate Insights", cost.costOfInsight("ApiErrorRateInsight", "all"), "USD 213"],
        ["error-rate Insights on events that write", cost.costOfInsight("ApiErrorRateInsight", "write-only"), "USD 21"],
        ["management events in the log group", cost.costOfLogIngestion("STANDARD"), "USD 46"],
        ["a message per log file to an e-mail address", cost.costOfDeliverySubscriber("email"), "USD 62"],
        ["a message per log file to a queue", cost.costOfDeliverySubscriber("sqs"), "USD 1.52"],
        ["writing log files", writingOfOneMonth(), "USD 18"],
        ["a year of log files in S3 Standard", storageOfOneMonth() * 12, "USD 2.85"],
    ];
    for (const [name, dollars = 0, expected] of figures) {
        it(`of ${name} is ${expected ?? ""}`, () => assert.equal(cost.dollars(dollars), expected));
    }

    it("of all objects' data events is known", () => {
        const all = cost.costOfDataEvents({ resourceType: "AWS::S3::Object", fieldSelectors: [] });
        assert.equal(cost.dollars(all ?? 0), "USD 608");
    });

    it("of some objects' data events is not", () => {
        const fieldSelectors = [{ field: "resources.ARN", startsWith: ["arn:aws:s3:::a/"] }];
        assert.equal(cost.costOfDataEvents({ resourceType: "AWS::S3::Object", fieldSelectors }), undefined);
    });

    it("of objects' data events with some left out is that of all", () => {
        const fieldSelectors = [{ field: "resources.ARN", notStartsWith: ["arn:aws:s3:::a/"] }];
        assert.equal(cost.costOfDataEvents({ resourceType: "AWS::S3::Object", fieldSelectors })?.toFixed(0), "608");
    });
});

describe("the smallest object for which a storage class pays", () => {
    const sizes: [to: "STANDARD_IA" | "GLACIER_IR" | "GLACIER" | "DEEP_ARCHIVE", months: number, kib: number][] = [
        ["STANDARD_IA", 12, 108],
        ["STANDARD_IA", 84, 75],
        ["GLACIER_IR", 12, 99],
        ["GLACIER_IR", 84, 34],
        ["GLACIER", 12, 151],
        ["GLACIER", 84, 35],
        ["DEEP_ARCHIVE", 12, 209],
        ["DEEP_ARCHIVE", 84, 39],
    ];
    for (const [to, months, kib] of sizes) {
        it(`of ${to}, after S3 Standard for ${months} months, has ${kib} KiB`, () =>
            assert.equal(smallestSizeThatPays({ from: "STANDARD", to, days: months * month }), kib));
    }

    it("is larger on the way down: from GLACIER_IR to DEEP_ARCHIVE for 6 years it has 314 KiB", () => {
        assert.equal(smallestSizeThatPays({ from: "GLACIER_IR", to: "DEEP_ARCHIVE", days: 2192 }), 314);
    });

    it("is none on the way up", () => {
        assert.equal(smallestSizeThatPays({ from: "GLACIER", to: "GLACIER_IR", days: 2192 }), undefined);
    });
});

describe("a lifecycle as moves", () => {
    it("has each class until the next one, and the last until expiration", () => {
        const transitions = [
            { storageClass: "GLACIER_IR", afterDays: 90 },
            { storageClass: "DEEP_ARCHIVE", afterDays: 365 },
        ] as const;
        assert.deepEqual(movesOf(transitions, 2557), [
            { from: "STANDARD", to: "GLACIER_IR", days: 275 },
            { from: "GLACIER_IR", to: "DEEP_ARCHIVE", days: 2192 },
        ]);
    });

    it("costs eleven times as much for CloudTrail's small files as leaving them", () => {
        const { moved, stayed } = costOfMovingLogFiles({ from: "STANDARD", to: "GLACIER_IR", days: 84 * month });
        assert.deepEqual([moved.toFixed(2), stayed.toFixed(2)], ["223.33", "19.96"]);
    });
});

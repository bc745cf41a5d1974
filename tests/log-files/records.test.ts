import * as assert from "node:assert/strict";
import type { JsonValue } from "../../detections/cloudtrail-record";
import { recordsIn } from "../../log-files/records";

describe("records in JSON", () => {
    const record = { eventName: "StopLogging" };

    for (const [what, value] of [
        ["themselves", record],
        ["of Insights, which have no event name", { eventCategory: "Insight", insightDetails: { state: "Start" } }],
    ] as const) {
        it(`are found: ${what}`, () => {
            assert.deepEqual(recordsIn(value), [{ record: value, text: JSON.stringify(value) }]);
        });
    }

    for (const [where, value] of [
        ["a log file", { Records: [record] }],
        ["an event of EventBridge", { "detail-type": "AWS API Call via CloudTrail", detail: record }],
        ["an event of a log group", { timestamp: 1, message: JSON.stringify(record) }],
        ["an answer of LookupEvents", [{ EventId: "1", CloudTrailEvent: JSON.stringify(record) }]],
    ] as const) {
        it(`are found in ${where}`, () => {
            assert.deepEqual(
                recordsIn(value).map((found) => found.record),
                [record],
            );
        });
    }

    for (const json of [
        "null",
        "1",
        '"StopLogging"',
        "[]",
        "{}",
        '{"eventName":1}',
        '{"message":"{"}',
        '{"detail":"x"}',
    ]) {
        it(`are not found in ${json}`, () => {
            assert.deepEqual(recordsIn(JSON.parse(json) as JsonValue), []);
        });
    }
});

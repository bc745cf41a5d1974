import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { sampleContext } from "../../../detections/context";
import { categories } from "./categories";
import { categoryOf } from "./detection-categories";
import { catalogue, labelledUnits, ordinaryUnits } from "./evaluation";

const labelled = labelledUnits();
const ordinary = ordinaryUnits();
const records = [...labelled, ...ordinary].flatMap((unit) => unit.records);

/** The fields of every event ("CloudTrail record contents", CloudTrail User Guide). */
const required = [
    "eventVersion",
    "userIdentity",
    "eventTime",
    "eventSource",
    "eventName",
    "awsRegion",
    "sourceIPAddress",
    "userAgent",
    "requestParameters",
    "responseElements",
    "requestID",
    "eventID",
    "readOnly",
    "eventType",
    "managementEvent",
    "recipientAccountId",
    "eventCategory",
];

describe("the labelled set", () => {
    it("has 450 entries or more, about half of which deserve an alarm", () => {
        const alarming = labelled.filter(({ expected }) => expected.length > 0).length;
        assert.ok(labelled.length >= 450, `${labelled.length} entries`);
        assert.ok(
            alarming / labelled.length > 0.45 && alarming / labelled.length < 0.65,
            `${alarming} deserve an alarm`,
        );
    });

    it("has an ordinary day of 2,200 records or more, nearly all of which deserve none", () => {
        const alarming = ordinary.filter(({ expected }) => expected.length > 0).length;
        assert.ok(ordinary.length >= 2200, `${ordinary.length} records`);
        assert.ok(alarming > 0 && alarming < ordinary.length / 50, `${alarming} deserve an alarm`);
    });

    it("has at least four entries for every category that deserve its alarm", () => {
        for (const category of Object.keys(categories)) {
            const count = labelled.filter(({ expected }) => expected.some((each) => each === category)).length;
            assert.ok(count >= 4, `${category}: ${count}`);
        }
    });

    it("has records with an eventID of their own", () => {
        assert.equal(new Set(records.map(({ eventID }) => eventID)).size, records.length);
    });

    it("has whole records", () => {
        for (const record of records) {
            assert.deepEqual(
                required.filter((field) => !(field in record)),
                [],
                JSON.stringify(record),
            );
            assert.match(String(record["eventTime"]), /^2026-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
            assert.match(String(record["eventSource"]), /^[a-z0-9-]+\.amazonaws\.com$/);
            assert.match(String(record["recipientAccountId"]), /^\d{12}$/);
        }
    });

    it("has bursts that fit into five minutes", () => {
        for (const { why, records } of labelled) {
            const times = records.map(({ eventTime }) => Date.parse(String(eventTime)) / 300_000);
            assert.equal(Math.floor(Math.min(...times)), Math.floor(Math.max(...times)), why);
        }
    });

    it("is the same each time", () => {
        assert.deepEqual(ordinaryUnits(), ordinary);
    });

    it("knows what every detection of the catalogue is about", () => {
        assert.deepEqual(
            Object.keys(categoryOf).sort(),
            catalogue(sampleContext.approvedRegions)
                .map(({ id }) => id)
                .sort(),
        );
    });
});

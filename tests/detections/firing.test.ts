import assert from "node:assert/strict";
import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import { Filters } from "../../detections/firing";
import { matchedPart } from "../../detections/filter-pattern/matched-part";
import { parse } from "../../detections/filter-pattern/parse";
import { patternDetections } from "./pattern-detections";

const filters = new Filters(patternDetections);
const samples = patternDetections.flatMap(({ samples }) => Object.values(samples()).flat());

describe("the filters that match an event", () => {
    it("are those that match when each of them is tried, in the order of the catalogue", () => {
        for (const sample of samples) {
            const found = filters.matching(sample).map(({ detection }) => detection.id);
            const expected = patternDetections.flatMap(({ id, count }) =>
                Array.from({ length: count(sample) }, () => id),
            );
            assert.deepEqual(found, expected, JSON.stringify(sample));
        }
    });

    it("are none for what is no event", () => {
        const strange: CloudTrailRecord[] = [{}, { eventName: 1, eventSource: null }, { eventName: "constructor" }];
        assert.deepEqual(
            strange.flatMap((record) => filters.matching(record)),
            [],
        );
    });
});

describe("the part of a pattern that matched", () => {
    const part = (pattern: string, record: CloudTrailRecord) => matchedPart(parse(pattern), record);

    it("has the first side of each || that holds", () => {
        const pattern = '{ $.a = "1" && ($.b = "1" || $.b = "2" || $.b = "*") && $.c NOT EXISTS }';
        assert.equal(part(pattern, { a: "1", b: "2" }), '$.a = "1" && $.b = "2" && $.c NOT EXISTS');
    });

    it("is flat where groups are nested", () => {
        const pattern = '{ $.a = "1" && ($.b = "1" || ($.c = "1" && $.d = "1")) }';
        assert.equal(part(pattern, { a: "1", c: "1", d: "1" }), '$.a = "1" && $.c = "1" && $.d = "1"');
    });

    it("matches the event by itself", () => {
        for (const sample of samples) {
            for (const { expression } of filters.matching(sample)) {
                const pattern = `{ ${matchedPart(expression, sample)} }`;
                assert.deepEqual(part(pattern, sample), pattern.slice(2, -2));
            }
        }
    });
});

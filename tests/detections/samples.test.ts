import assert from "node:assert/strict";
import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import { overlaps } from "./overlaps";
import { label, patternDetections } from "./pattern-detections";

describe("the sample records of the catalogue", () => {
    for (const { id, threshold, samples, matches, count } of patternDetections) {
        const { match, ignore } = samples();

        it(`${id} matches each of at least three, and ignores each of at least three`, () => {
            assert.ok(match.length >= 3 && ignore.length >= 3, `${match.length} and ${ignore.length}`);
            assert.deepEqual(match.filter((sample) => !matches(sample)).map(label), []);
            assert.deepEqual(ignore.filter(matches).map(label), []);
        });

        it(`${id} counts none twice`, () => {
            assert.deepEqual(threshold === 1 ? [] : match.filter((sample) => count(sample) > 1).map(label), []);
        });

        it(`${id} has none twice`, () => {
            const ids = [...match, ...ignore].map((sample) => sample["eventID"]);
            assert.equal(new Set(ids).size, ids.length);
        });

        it(`${id} shares its samples with the listed detections only`, () => {
            const others = patternDetections.filter((other) => other.id !== id);
            const found = others.filter((other) =>
                [...match, ...ignore].some((sample) => other.matches(sample) && !isRefused(sample, other.id)),
            );
            assert.deepEqual(
                found.map((other) => other.id),
                overlaps[id] ?? [],
            );
        });
    }

    it("has no overlap listed for a detection that is not there", () => {
        const ids = patternDetections.map(({ id }) => id);
        assert.deepEqual(
            Object.keys(overlaps).filter((id) => !ids.includes(id)),
            [],
        );
    });
});

/** A call that was refused is one of those that the alarm on refused calls counts, whatever it was about. */
function isRefused({ errorCode }: CloudTrailRecord, id: string): boolean {
    return id === "unauthorized-api-calls" && errorCode !== undefined;
}

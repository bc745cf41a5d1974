import assert from "node:assert/strict";
import fs from "node:fs";
import { describe, it } from "mocha";
import { namedByCis } from "./categories";
import { categoriesOf, type Judged } from "./evaluation";
import { scoreCatalogue, scoreFile, shortcomings } from "./scoring";

const { score, judged } = scoreCatalogue();

/** The categories in which CIS names the unit's events. */
function categoriesOfCis({ expected, records }: Judged): readonly string[] {
    return expected.filter((category) => {
        const named = namedByCis[category];
        return named === "all" || named?.includes(String(records[0]?.["eventName"]));
    });
}

describe("the catalogue's score", () => {
    it("is at least 0.95 in precision and 0.90 in recall, by event and by category", () => {
        for (const { precision, recall } of [score.byEvent, score.byEventWithoutApprovedRegions, score.byCategory]) {
            assert.ok(
                precision >= 0.95 && recall >= 0.9,
                `${precision} and ${recall}\n${shortcomings(judged).join("\n")}`,
            );
        }
    });

    it("misses nothing that CIS names", () => {
        const missed = judged.filter((unit) => {
            const fired: ReadonlySet<string> = categoriesOf(unit.alarms);
            return categoriesOfCis(unit).some((category) => !fired.has(category));
        });
        assert.deepEqual(
            missed.map(({ file, why }) => `${file}: ${why}`),
            [],
        );
        assert.ok(judged.filter((unit) => categoriesOfCis(unit).length > 0).length >= 180);
    });

    it("counts each refused call, failed sign-in and read secret that is too few for its alarm", () => {
        for (const { counted, matches, why, alarms } of judged) {
            if (counted !== undefined) {
                assert.deepEqual(alarms, [], why);
                assert.ok(
                    matches.every((ids) => categoriesOf(ids).has(counted)),
                    why,
                );
            }
        }
    });

    it("has no alarm on the ordinary day but those that are labelled", () => {
        const surprising = judged.filter(
            ({ file, expected, alarms }) =>
                file === "ordinary" && [...categoriesOf(alarms)].some((category) => !expected.includes(category)),
        );
        assert.deepEqual(
            surprising.map(({ why, alarms }) => `${why}: ${alarms.join(", ")}`),
            [],
        );
    });

    it("is the one on file (UPDATE=1 npm run detect:score writes it)", () => {
        assert.deepEqual(JSON.parse(fs.readFileSync(scoreFile, "utf8")), JSON.parse(JSON.stringify(score)));
    });
});

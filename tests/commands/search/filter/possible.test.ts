import assert from "node:assert/strict";
import fc from "fast-check";
import { everything, type Term } from "../../../../commands/search/filter/expression";
import { expanded } from "../../../../commands/search/filter/expand";
import { matcher } from "../../../../commands/search/filter/matcher";
import { parseFilter } from "../../../../commands/search/filter/parse";
import { possible, timeBounds } from "../../../../commands/search/filter/possible";
import { printFilter } from "../../../../commands/search/filter/print";
import { weakened } from "../../../../commands/search/filter/weaken";
import { expression, record } from "./nasty-records";

const now = new Date("2026-03-04T10:00:00Z");
const parse = (text: string) => parseFilter(text, now);

describe("possible", () => {
    const known = { recipientAccountId: "111122223333", awsRegion: "us-east-1" };
    for (const [filter, expected] of Object.entries({
        "account = 111122223333": true,
        "account = 4*": false,
        "not account = 111122223333": false,
        "account = 444455556666 or event = a": true,
        "account = 444455556666 and event = a": false,
        "region not in (us-east-1, eu-west-1)": false,
        "not (region = eu-west-1 and event = a)": true,
        "event = a": true,
    })) {
        it(`says ${expected} for ${filter}`, () => {
            assert.equal(possible(parse(filter), known), expected);
        });
    }

    it("says false of no record that matches", () => {
        let ruledOut = 0;
        fc.assert(
            fc.property(record, expression, (of, filter) => {
                const from = new Date(String(of["eventTime"]));
                const isPossible = possible(filter, {
                    recipientAccountId: String(of["recipientAccountId"]),
                    awsRegion: String(of["awsRegion"]),
                    time: { from, before: new Date(from.getTime() + 1) },
                });
                ruledOut += isPossible ? 0 : 1;
                assert.ok(isPossible || !matcher(filter)(of));
            }),
            { numRuns: 3000 },
        );
        assert.ok(ruledOut > 100, `only ${ruledOut} were ruled out`);
    });
});

describe("timeBounds", () => {
    it("takes both ends, and the widest of alternatives", () => {
        const since = new Date("2026-03-01T00:00:00Z");
        const until = new Date("2026-03-02T00:00:00Z");
        assert.deepEqual(timeBounds(parse("time = 2026-03-01 and event = a")), { since, until });
        assert.deepEqual(timeBounds(parse("not time < 2026-03-01 and time <= 2026-03-02")), {
            since,
            until: new Date("2026-03-02T00:00:00.001Z"),
        });
        assert.deepEqual(timeBounds(parse("time >= 2026-03-01 or time >= 2026-03-02")), { since });
        assert.deepEqual(timeBounds(parse("time >= 2026-03-01 or event = a")), {});
    });

    it("leaves out no record that matches", () => {
        fc.assert(
            fc.property(record, expression, (of, filter) => {
                const { since, until } = timeBounds(filter);
                const time = new Date(String(of["eventTime"]));
                const isWithin = (!since || time >= since) && (!until || time < until);
                assert.ok(isWithin || !matcher(filter)(of));
            }),
            { numRuns: 3000 },
        );
    });
});

describe("weakened", () => {
    const isEvent = ({ field }: Term) => typeof field !== "string" && field[0] === "eventName";
    for (const [filter, expected] of Object.entries({
        "event = a and error = b": "event = a",
        "event = a and not (event = b or error = c)": "event = a and not event = b",
        "event = a and not (event = b and error = c)": "event = a",
        "not (event = b and error = c)": "",
        "event = a or error = b": "",
        "(event = a or event = b) and (event = c or error = d)": "event = a or event = b",
        "not event = a": "not event = a",
    })) {
        it(`makes ${expected || "everything"} of ${filter}`, () => {
            assert.equal(printFilter(weakened(parse(filter), isEvent)), expected);
        });
    }

    it("matches whatever the filter matches, and has only terms that can be kept", () => {
        fc.assert(
            fc.property(record, expression, fc.func(fc.boolean()), (of, filter, canKeep) => {
                const plain = expanded(filter);
                const wider = weakened(plain, ({ field, value }) => canKeep(String(field), value));
                assert.ok(wider === everything || !printFilter(wider).includes("undefined"));
                assert.ok(matcher(wider)(of) || !matcher(filter)(of));
            }),
            { numRuns: 2000 },
        );
    });
});

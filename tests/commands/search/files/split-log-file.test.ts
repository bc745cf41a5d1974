import assert from "node:assert/strict";
import fc from "fast-check";
import { splitLogFile } from "../../../../commands/search/files/split-log-file";
import { record, writtenOddly } from "../filter/nasty-records";

function split(text: string | Buffer, most = Infinity): { texts: string[]; isLogFile: boolean } {
    // Begins at an odd byte, as a part of another buffer may.
    const bytes = Buffer.concat([Buffer.from(" "), Buffer.from(text)]).subarray(1);
    const runs = [Buffer.from(text), bytes].map((each) => {
        const texts: string[] = [];
        const isLogFile = splitLogFile(each, (start, end) => {
            texts.push(each.toString("utf8", start, end));
            return texts.length < most;
        });
        return { texts, isLogFile };
    });
    assert.deepEqual(runs[0], runs[1]);
    return runs[0] ?? { texts: [], isLogFile: false };
}

describe("splitLogFile", () => {
    it("finds the records as they are written, whatever is in them", () => {
        fc.assert(
            fc.property(fc.array(record, { maxLength: 5 }), fc.infiniteStream(fc.nat(1000)), (records, choices) => {
                const texts = records.map((each) => writtenOddly(each, choices));
                assert.deepEqual(split(`{"Records":[${texts.join(",")}]}`), { texts, isLogFile: true });
            }),
            { numRuns: 1000 },
        );
    });

    it("stops where it is told to", () => {
        assert.deepEqual(split('{"Records":[{},{},{]}', 2), { texts: ["{}", "{}"], isLogFile: true });
    });

    it("takes a file with space in it", () => {
        assert.deepEqual(split('\n{ "Records" : [\n  {"a": 1} ,\n  {}\n]\n}\n'), {
            texts: ['{"a": 1}', "{}"],
            isLogFile: true,
        });
    });

    for (const text of [
        "",
        "{}",
        '{"eventName":"a"}',
        '[{"eventName":"a"}]',
        '{"Records":{}}',
        '{"Records":["a"]}',
        '{"Records":[{"a":"b"}',
        '{"Records":[{"a":"b"},',
        '{"Records":[{"a":"b',
        '{"Records":[{"a":"b\\',
        '{"Records":[{"a":{}',
        '{"Records":[{"a":{}]}',
    ]) {
        it(`does not take ${text || "an empty file"} for a whole log file`, () => {
            assert.equal(split(text).isLogFile, false);
        });
    }
});

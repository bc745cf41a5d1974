import assert from "node:assert/strict";
import { csvHeading, csvLine, field } from "../../../../commands/search/output/csv";
import { jsonLine } from "../../../../commands/search/output/json";
import { sampleFound } from "../sample-events";

describe("comma-separated values", () => {
    it("have the columns of the table and the event's id", () =>
        assert.equal(
            csvHeading + csvLine(sampleFound()),
            "time,account,region,actor,event,target,result,ip,eventID\r\n" +
                "2026-03-04T10:00:00Z,111122223333,us-east-1,mallory,cloudtrail:StopLogging,orgtrail-organization-trail,ok,198.51.100.7,3038ebd2-c98a-4c65-9b6e-e22506292313\r\n",
        ));
    for (const [what, value, expected] of [
        ["a comma", "a,b", '"a,b"'],
        ["a quote", 'a"b', '"a""b"'],
        ["a line break", "a\nb", '"a\nb"'],
        ["a formula", "=HYPERLINK(1)", "'=HYPERLINK(1)"],
        ["a formula behind spaces", "  =1", "'  =1"],
        ["a formula with a plus", "+1", "'+1"],
        ["a formula with a minus", "-1", "'-1"],
        ["a formula with an at sign", "@SUM(1)", "'@SUM(1)"],
        ["a formula with a full-width sign", "＝1", "'＝1"],
        ["a tab at its beginning", "\t=1", "'\t=1"],
        ["a quoted formula", '=A("x,y")', `"'=A(""x,y"")"`],
        ["a dash alone", "-", "-"],
        ["nothing of the kind", "role/Admin", "role/Admin"],
    ] as const) {
        it(`write a value with ${what} so that it is read as text`, () => assert.equal(field(value), expected));
    }
});

describe("a record as JSON", () => {
    it("is the text that was written, whatever its spaces and escapes", () => {
        const text = '{"eventName" :"x\\u00f8\\/", "n": 1.0}';
        assert.equal(jsonLine({ ...sampleFound(), text }), `${text}\n`);
    });
    it("is one line where it was written in several", () =>
        assert.equal(
            jsonLine({ ...sampleFound(), text: '{\n  "a": "b  c",\r\n\t"d": [\n    1\n  ]\n}' }),
            '{"a": "b  c","d": [1]}\n',
        ));
});

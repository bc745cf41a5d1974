import assert from "node:assert/strict";
import { Table } from "../../../../commands/search/output/table";
import { sampleFound } from "../sample-events";

function lines(
    width: number | undefined,
    ...fields: Parameters<typeof sampleFound>[0][]
): { lines: string[]; missing: readonly string[] } {
    let text = "";
    const table = new Table((part) => (text += part), width);
    fields.forEach((each) => table.add(sampleFound(each)));
    table.flush();
    return { lines: text.split("\n").slice(0, -1), missing: table.missing };
}

const long = { userIdentity: { type: "IAMUser", userName: "a-user-with-a-very-long-name-indeed" } };

describe("the table", () => {
    it("has a heading and a row for each event", () =>
        assert.deepEqual(lines(undefined, {}).lines, [
            "time                  account       Region     actor    event                   target                       result  IP",
            "2026-03-04T10:00:00Z  111122223333  us-east-1  mallory  cloudtrail:StopLogging  orgtrail-organization-trail  ok      198.51.100.7",
        ]));
    it("is nothing where nothing was found", () => assert.deepEqual(lines(undefined).lines, []));
    it("cuts nothing where standard output is no terminal", () =>
        assert(lines(undefined, long).lines[1]?.includes("a-user-with-a-very-long-name-indeed")));
    for (const width of [72, 79, 80, 100, 120, 132]) {
        it(`fits a terminal of ${width} columns`, () =>
            assert.deepEqual(
                lines(width, long, {}).lines.filter((line) => line.length > width),
                [],
            ));
    }
    it("leaves out columns of a narrow terminal, and says which", () => {
        const { lines: found, missing } = lines(80, {});
        assert.deepEqual(missing, ["account", "Region", "IP"]);
        assert.match(found[0] ?? "", /^time +actor +event +target +result$/);
    });
    it("keeps the widths of the first rows for those that come later", () => {
        let text = "";
        const table = new Table((part) => (text += part), 140, 1);
        table.add(sampleFound());
        table.add(sampleFound(long));
        const [, first, second] = text.split("\n");
        assert.equal(first?.indexOf("cloudtrail:"), second?.indexOf("cloudtrail:"));
    });
    it("writes a row only once", () => {
        let text = "";
        const table = new Table((part) => (text += part), 140);
        table.add(sampleFound());
        table.flush();
        table.flush();
        assert.equal(text.split("\n").length, 3);
    });
    it("shows nothing that moves the cursor", () =>
        assert.doesNotMatch(
            lines(undefined, { sourceIPAddress: "\u001b[2J", requestParameters: { name: "a\nb\u009b" } }).lines.join(
                "",
            ),
            /[\u001b\u009b]/,
        ));
});

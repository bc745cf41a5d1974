import assert from "node:assert/strict";
import { RowsOutput } from "../../../commands/query/rows-output";

const columns = ["eventtime", "actor", "sourceipaddress", "errorcode"];
const rows = [
    ["2026-03-04T09:30:00Z", "arn:aws:sts::111122223333:assumed-role/Administrator/ci", "198.51.100.7", null],
    ["2026-03-04T09:31:00Z", "arn:aws:iam::111122223333:user/ada", "198.51.100.7", "AccessDenied"],
];

function table(width: number | undefined): { lines: string[]; missing: readonly string[] } {
    let text = "";
    const output = new RowsOutput((part) => (text += part), "table", width);
    output.add(columns, rows);
    output.end();
    return { lines: text.split("\n").slice(0, -1), missing: output.missing };
}

describe("the rows of a query in a terminal", () => {
    it("are whole without one", () => {
        const { lines, missing } = table(undefined);
        assert.deepEqual(
            [lines[1], missing],
            ["2026-03-04T09:30:00Z  arn:aws:sts::111122223333:assumed-role/Administrator/ci  198.51.100.7     -", []],
        );
    });
    it("have wide columns cut, and narrow ones whole", () =>
        assert.deepEqual(table(80), {
            lines: [
                "eventtime             actor                        sourceipaddress  errorcode",
                "2026-03-04T09:30:00Z  arn:aws:sts::…inistrator/ci  198.51.100.7     -",
                "2026-03-04T09:31:00Z  arn:aws:iam::…3333:user/ada  198.51.100.7     AccessDenied",
            ],
            missing: [],
        }));
    it("leave out the last columns rather than cut all to nothing, and say which", () => {
        const { lines, missing } = table(60);
        assert.deepEqual(missing, ["sourceipaddress"]);
        assert.match(lines[2] ?? "", /^2026-03-04T09:31:00Z  arn:aws:ia\S+ser\/ada  AccessDenied$/);
    });
    it("never exceed the terminal", () => {
        for (let width = 25; width < 130; width += 1) {
            assert(Math.max(...table(width).lines.map((line) => line.length)) <= width, `${width}`);
        }
    });
});

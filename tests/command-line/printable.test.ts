import assert from "node:assert/strict";
import { padded, printable, shortened, widthOf } from "../../command-line/printable";

describe("text for a terminal", () => {
    for (const [name, text, expected] of [
        ["an escape sequence", "a\u001b[31mred", "a?[31mred"],
        ["the one-byte form of one", "a\u009b31mred", "a?31mred"],
        ["line breaks", "a\r\nb", "a?b"],
        ["a line separator", "a\u2028b", "a?b"],
        ["a change of direction", "a\u202ecod.exe", "a?cod.exe"],
        ["an isolate", "a\u2066b", "a?b"],
        ["a delete", "a\u007fb", "a?b"],
    ] as const) {
        it(`is without ${name}`, () => assert.equal(printable(text), expected));
    }
    it("keeps letters of every script", () => assert.equal(printable("Jürgen 山田 😀"), "Jürgen 山田 😀"));

    it("is as wide as its letters are on a terminal", () =>
        assert.deepEqual(["abc", "山田", "e\u0301", "😀"].map(widthOf), [3, 4, 1, 2]));
    it("is cut at its end", () => assert.equal(shortened("abcdefgh", 5), "abcd…"));
    it("is cut in the middle", () => assert.equal(shortened("abcdefgh", 5, "middle"), "ab…gh"));
    it("is not cut where it fits", () => assert.equal(shortened("abcde", 5, "middle"), "abcde"));
    it("never exceeds the columns, with wide letters too", () => {
        for (const columns of [1, 2, 3, 4, 5, 6, 7]) {
            assert(widthOf(shortened("山田太郎と花子", columns)) <= columns, String(columns));
            assert(widthOf(shortened("山田太郎と花子", columns, "middle")) <= columns, String(columns));
        }
    });
    it("is padded by its width", () => assert.equal(padded("山", 4), "山  "));
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { RecordSplitter, type Piece } from "../../log-files/record-splitter";

function split(text: string, chunkLength = 1 << 16): Piece[] {
    const splitter = new RecordSplitter();
    const pieces: Piece[] = [];
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += chunkLength) {
        splitter.push(bytes.subarray(at, at + chunkLength), (piece) => pieces.push(piece));
    }
    splitter.end((piece) => pieces.push(piece));
    return pieces;
}

const object = (text: string, line = 1): Piece => ({ kind: "object", text, line });

/** Input → what it is cut into. */
const inputs: { readonly [name: string]: { text: string; pieces: readonly Piece[] } } = {
    "a log file of CloudTrail": {
        text: '{"Records":[{"a":1},{"b":{"c":2}}]}',
        pieces: [object('{"a":1}'), object('{"b":{"c":2}}')],
    },
    "a log file over many lines": {
        text: '{\n  "Records": [\n    {\n      "a": 1\n    },\n    { "b": 2 }\n  ]\n}\n',
        pieces: [object('{\n      "a": 1\n    }', 3), object('{ "b": 2 }', 6)],
    },
    "an array": { text: '[{"a":1},\n{"b":2}]', pieces: [object('{"a":1}'), object('{"b":2}', 2)] },
    "a single object": { text: '{"a":1}', pieces: [object('{"a":1}')] },
    "objects on lines": {
        text: '{"a":1}\r\n{"b":2}\n\n{"c":3}',
        pieces: [object('{"a":1}'), object('{"b":2}', 2), object('{"c":3}', 4)],
    },
    "lines that begin with a time": {
        text: '2026-03-04T09:30:00.000Z {"a":1}\n2026-03-04T09:30:01.000Z {"b":2}\n',
        pieces: [object('{"a":1}'), object('{"b":2}', 2)],
    },
    "an object with braces and quotes in its texts": {
        text: '{"a":"}{\\"[","b":"\\\\"}',
        pieces: [object('{"a":"}{\\"[","b":"\\\\"}')],
    },
    "a byte order mark": { text: '\ufeff{"a":1}', pieces: [object('{"a":1}')] },
    "letters of other alphabets": { text: '{"a":"привет é"}', pieces: [object('{"a":"привет é"}')] },
    "an object that does not end, before another": {
        text: '{"a":{"b":1\n{"c":2}',
        pieces: [{ kind: "broken", text: '{"a":{"b":1', line: 1 }, object('{"c":2}', 2)],
    },
    "a text that does not end, before a line with a time": {
        text: '{"a":"b\n2026-03-04T09:30:00.000Z {"c":2}',
        pieces: [{ kind: "broken", text: '{"a":"b', line: 1 }, object('{"c":2}', 2)],
    },
    "a file that ends too early": {
        text: '{"Records":[{"a":1},{"b":',
        pieces: [object('{"a":1}'), { kind: "broken", text: '{"b":', line: 1 }],
    },
    "lines that are no objects": {
        text: 'hello\n{"a":1}\n"x"',
        pieces: [
            { kind: "stray", text: "hello", line: 1 },
            object('{"a":1}', 2),
            { kind: "stray", text: '"x"', line: 3 },
        ],
    },
    nothing: { text: " \n", pieces: [] },
};

describe("the splitter of records", () => {
    for (const [name, { text, pieces }] of Object.entries(inputs)) {
        it(`cuts ${name}, however long the chunks are`, () => {
            for (const chunkLength of [1, 3, 7, 1000]) {
                assert.deepEqual(split(text, chunkLength), pieces, `chunks of ${chunkLength}`);
            }
        });
    }

    it("finds every object of lists and lines", () => {
        const value = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 4 });
        const values = fc.array(value, { maxLength: 5 });
        const length = fc.integer({ min: 1, max: 200 });
        fc.assert(
            fc.property(values, length, fc.constantFrom("Records", "array", "lines", "pretty"), (list, chunk, form) => {
                const texts = {
                    Records: JSON.stringify({ Records: list }),
                    array: JSON.stringify(list),
                    lines: list.map((each) => JSON.stringify(each)).join("\n"),
                    pretty: JSON.stringify({ Records: list }, null, 2),
                };
                const found = split(texts[form], chunk);
                assert.deepEqual(
                    found.map(({ text }) => JSON.parse(text) as unknown),
                    JSON.parse(JSON.stringify(list)),
                );
                assert.ok(found.every(({ kind }) => kind === "object"));
            }),
            { numRuns: 500 },
        );
    });
});

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { logFiles } from "../../../../commands/search/files";
import { everything, type Expression } from "../../../../commands/search/filter/expression";
import { parseFilter } from "../../../../commands/search/filter/parse";
import { Failure } from "../../../../command-line/failure";
import { record } from "../../../../detections/sample-record";

const event = (name: string, eventID = name) => JSON.stringify({ ...record("s3.amazonaws.com", name), eventID });
const logFile = (...texts: readonly string[]) => `{"Records":[${texts.join(",")}]}`;

let folder: string;

function file(name: string, content: string | Buffer): string {
    const full = path.join(folder, name);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
    return full;
}

interface Run {
    readonly filter?: string;
    readonly stdin?: Readable;
    readonly signal?: AbortSignal;
}

async function search(inputs: readonly string[], { filter, stdin = Readable.from([]), signal }: Run = {}) {
    const expression: Expression = filter === undefined ? everything : parseFilter(filter, new Date());
    const problems: string[] = [];
    const found: { text: string; id: unknown; source: string }[] = [];
    const watcher = {
        problem: (where: string, what: string) => problems.push(`${where}: ${what}`.replaceAll(folder, "FOLDER")),
        progress: () => undefined,
        note: () => undefined,
    };
    const request = { expression, signal: signal ?? new AbortController().signal };
    for await (const { text, record: of, source } of logFiles(inputs, { stdin, bucket: noBucket })(request, watcher)) {
        found.push({ text, id: of["eventID"], source: source.replaceAll(folder, "FOLDER") });
    }
    return { found, problems, ids: found.map(({ id }) => id) };
}

function noBucket(): never {
    throw new Error("no bucket");
}

describe("logFiles", () => {
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "orgtrail-search-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it("finds records in the order of paths and places, as they were written", async () => {
        const odd = '{ "eventName":"Put\\u004fbject",\n"eventID" : "odd", "tags":["\\/", "\\u00f8"] }';
        file("b/2.json.gz", gzipSync(logFile(event("PutObject"), odd)));
        file("b/1.json", logFile(event("GetObject"), event("PutObject", "first")));
        file("a.json.gz", gzipSync(logFile(event("DeleteObject"))));
        const { found, problems } = await search([folder], { filter: "event = PutObject" });
        assert.deepEqual(problems, []);
        assert.deepEqual(found, [
            { text: event("PutObject", "first"), id: "first", source: "FOLDER/b/1.json" },
            { text: event("PutObject"), id: "PutObject", source: "FOLDER/b/2.json.gz" },
            { text: odd, id: "odd", source: "FOLDER/b/2.json.gz" },
        ]);
    });

    it("keeps the order over more files than are searched at once, of any size", async () => {
        const expected: string[] = [];
        for (let index = 0; index < 60; index += 1) {
            const ids = Array.from({ length: index % 7 === 0 ? 400 : 2 }, (_, position) => `${index}-${position}`);
            expected.push(...ids);
            file(
                `${String(index).padStart(3, "0")}.json.gz`,
                gzipSync(logFile(...ids.map((id) => event("PutObject", id)))),
            );
        }
        assert.deepEqual((await search([folder])).ids, expected);
    });

    it("reads several inputs, one after the other, and the standard input", async () => {
        const one = file("one.json", logFile(event("A")));
        const two = file("two.json", logFile(event("B")));
        const stdin = Readable.from([gzipSync(logFile(event("C")))]);
        const { ids, problems, found } = await search([two, "-", one], { stdin });
        assert.deepEqual([ids, problems, found[1]?.source], [["B", "C", "A"], [], "standard input"]);
    });

    it("reads JSON lines, exports of log groups and events of a bus, and gives the records in them", async () => {
        const text = event("PutObject");
        file("1.ndjson", `${text}\n${event("GetObject")}\n`);
        file("2.txt", `2026-03-04T09:30:00.000Z ${text}\n`);
        file("3.json", JSON.stringify({ events: [{ message: text }] }));
        file("4.json", JSON.stringify({ detail: JSON.parse(text) as unknown }));
        file("5.json", JSON.stringify({ Events: [{ CloudTrailEvent: text }] }, null, 4));
        const { found, problems } = await search([folder], { filter: "event = PutObject" });
        assert.deepEqual(problems, []);
        assert.deepEqual(
            found.map((each) => each.text),
            Array.from({ length: 5 }, () => text),
        );
    });

    it("finds what is there of a damaged file, says what is wrong with it, and goes on", async () => {
        const whole = gzipSync(logFile(event("PutObject", "in 1"), event("A")), { level: 0 });
        file("1-truncated.json.gz", whole.subarray(0, whole.length - 30));
        file("2-cut.json", `${logFile(event("PutObject", "in 2"))}`.slice(0, -2) + ',{"eventName":"Pu');
        file("3-invalid.json", logFile(event("PutObject", "in 3"), '{"eventName":"PutObject",}'));
        file("4-no-gzip.json.gz", Buffer.from([0x1f, 0x8b, 1, 2, 3]));
        file("5-text.txt", "hello\nworld\n");
        file("6-empty.json", "");
        file(
            "7-zip-garbage.json.gz",
            Buffer.concat([
                gzipSync(logFile(event("PutObject", "in 7"), event("A", "x".repeat(1 << 17)))),
                Buffer.from("garbage"),
            ]),
        );
        file("8.json", logFile(event("PutObject", "in 8")));
        const { ids, problems } = await search([folder], { filter: "event = PutObject" });
        assert.deepEqual(ids, ["in 1", "in 2", "in 3", "in 7", "in 8"]);
        assert.deepEqual(
            problems.map((problem) => problem.replace(/(invalid JSON: [^:("]*[^:(" ]).*/s, "$1")),
            [
                "FOLDER/1-truncated.json.gz: unexpected end of file",
                "FOLDER/1-truncated.json.gz, line 1: invalid JSON: the record does not end",
                "FOLDER/2-cut.json, line 1: invalid JSON: the record does not end",
                "FOLDER/3-invalid.json, line 1: invalid JSON: Expected double-quoted property name in JSON at position 25",
                "FOLDER/4-no-gzip.json.gz: unknown compression method",
                "FOLDER/5-text.txt, line 1: no JSON object: hello",
                "FOLDER/5-text.txt: 1 more lines without a JSON object",
                "FOLDER/7-zip-garbage.json.gz: incorrect header check",
                "FOLDER/7-zip-garbage.json.gz, line 1: invalid JSON: the record does not end",
            ],
        );
    });

    it("says which inputs are not there, and which have no file", async () => {
        mkdirSync(path.join(folder, "empty"));
        const there = file("there.json", logFile(event("A")));
        const { ids, problems } = await search([path.join(folder, "missing"), path.join(folder, "empty"), there]);
        assert.deepEqual(ids, ["A"]);
        assert.deepEqual(problems, [
            "FOLDER/missing: ENOENT: no such file or directory, stat 'FOLDER/missing'",
            "FOLDER/empty: no file to read",
        ]);
    });

    it("fails where no input can be read, and where one cannot be meant", async () => {
        const failure = (input: string) =>
            search([input]).then(
                () => "no failure",
                (error: unknown) => (error instanceof Failure ? error.message : String(error)),
            );
        assert.equal(await failure(path.join(folder, "missing")), "no log file could be read");
        assert.equal(await failure("s3:/x"), "--files s3:/x: no bucket");
    });

    it("has no problem with a folder whose files are all of other times", async () => {
        file(
            "AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/04/111122223333_CloudTrail_us-east-1_20260304T0930Z_abc.json.gz",
            "not even read",
        );
        assert.deepEqual(await search([folder], { filter: "time = 2026-01-01" }), { found: [], problems: [], ids: [] });
    });

    it("reads a text that is larger than what is kept in memory", async () => {
        const padding = event("GetObject", "x".repeat(1 << 20));
        file(
            "large.json.gz",
            gzipSync(logFile(...Array.from({ length: 70 }, () => padding), event("PutObject")), { level: 1 }),
        );
        assert.deepEqual((await search([folder], { filter: "event = PutObject" })).ids, ["PutObject"]);
    }).timeout(60_000);

    it("ends without a word when it is stopped, and keeps what was found", async () => {
        const stdin = new Readable({ read: () => undefined });
        stdin.push(`${event("A")}\n${" ".repeat(100)}\n`);
        const one = file("one.json", logFile(event("First")));
        const abort = new AbortController();
        const found: unknown[] = [];
        const watcher = { problem: assert.fail, progress: () => undefined, note: () => undefined };
        for await (const each of logFiles([one, "-"], { stdin, bucket: noBucket })(
            { expression: everything, signal: abort.signal },
            watcher,
        )) {
            found.push(each.record["eventID"]);
            if (found.length === 2) {
                abort.abort();
            }
        }
        assert.deepEqual(found, ["First", "A"]);
    });

    it("says what it cannot open", async () => {
        symlinkSync("loop.json", path.join(folder, "loop.json"));
        const { problems } = await search([folder]);
        assert.match(problems.join("\n"), /^FOLDER\/loop\.json: ELOOP/);
    });
});

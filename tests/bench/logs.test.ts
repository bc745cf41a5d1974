import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { Readable } from "node:stream";
import { Command } from "commander";
import { archive, type Archive } from "../../bench/logs/archive";
import { areSame } from "../../bench/logs/measure";
import { asked } from "../../bench/logs/questions";
import { zcatCommand, zgrepCommand } from "../../bench/logs/tools";
import { logFiles } from "../../commands/search/files";
import { addFilterOptions, filterOf } from "../../commands/search/filter/options";
import { run } from "../../command-line/run";

describe("the archive of npm run bench:logs", () => {
    let folder: string;
    let made: Archive;
    before(async () => {
        folder = mkdtempSync(path.join(tmpdir(), "orgtrail-bench-"));
        // The smallest that has the event whose id is asked for.
        made = await archive(folder, 30e6, () => undefined);
    });
    after(() => rmSync(folder, { recursive: true }));

    for (const { name, search, answers } of asked) {
        it(`gives a search for ${name} just the answers that were put into it`, async () => {
            const options = addFilterOptions(new Command()).parse(search, { from: "user" }).opts();
            const request = { expression: filterOf(options, new Date()), signal: new AbortController().signal };
            const watcher = { problem: assert.fail, progress: () => undefined, note: () => undefined };
            const ids: string[] = [];
            const bucket = () => assert.fail();
            for await (const { record } of logFiles([made.folder], { stdin: Readable.from([]), bucket })(
                request,
                watcher,
            )) {
                ids.push(String(record["eventID"]));
            }
            assert.ok(made.answers[answers].length > 0);
            assert.ok(areSame(ids, made.answers[answers]), `${ids.length} instead of ${made.answers[answers].length}`);
        });
    }

    it("is the same each time, and kept", async () => {
        const other = mkdtempSync(path.join(tmpdir(), "orgtrail-bench-"));
        try {
            const [again, anew] = [
                await archive(folder, 30e6, assert.fail),
                await archive(other, 30e6, () => undefined),
            ];
            assert.deepEqual(again, made);
            assert.deepEqual({ ...anew, folder: "" }, { ...made, folder: "" });
        } finally {
            rmSync(other, { recursive: true });
        }
    });

    it("gives the tools that people take otherwise the same answers", async function () {
        if ((await run("bash", ["-c", "command -v jq && command -v zgrep"])).code !== 0) {
            this.skip();
        }
        for (const question of asked) {
            const command =
                question.kind === "needle" ? zgrepCommand(made.folder, question) : zcatCommand(made.folder, question);
            const { stdout } = await run("bash", ["-c", command]);
            assert.ok(areSame(stdout.split("\n").filter(Boolean), made.answers[question.answers]), question.name);
        }
    }).timeout(60_000);
}).timeout(60_000);

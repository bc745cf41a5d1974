import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import { repositoryFolder } from "../../../command-line/paths";
import { run } from "../../../command-line/run";
import { temporaryFolder } from "../../helpers/programs";
import { runVerify } from "./command";
import { newTree } from "./helpers";
import { at } from "./tamperings";
import { bucket, hourly, logContent, type Delivered } from "./tree";

/** The program of docs/integrity.md that checks evidence, which knows nothing of this repository. */
function recipe(): string {
    const text = fs.readFileSync(path.join(repositoryFolder, "docs", "integrity.md"), "utf8");
    const [, program = ""] = /^```js\n(.*?)^```$/ms.exec(text) ?? [];
    assert.match(program, /^\/\/ node check\.js EVIDENCE FOLDER/);
    return program;
}

describe("the evidence of a verification", function () {
    this.timeout(60_000);
    let folder: string;
    let delivered: Delivered;
    let verified: string[];
    const file = (...names: string[]): string => path.join(folder, ...names);
    const objectFile = (key: string): string => file("logs", bucket, key);

    before(async () => {
        folder = temporaryFolder();
        const tree = newTree();
        delivered = tree.deliver({ digests: hourly([2, 3, 0, 1, 2]) });
        // One log file is not proved, and one signature stands in the next digest only.
        tree.objects.set(at(at(delivered.logKeys, 1), 0), gzipSync(logContent("changed")));
        tree.metadata.delete(at(delivered.digestKeys, 2));
        const { code, stderr } = await runVerify([...tree.write(folder), "--evidence", file("evidence")]);
        assert.deepEqual([code, stderr], [1, ""]);
        fs.writeFileSync(file("check.js"), recipe());
        verified = await check();
    });
    after(() => fs.rmSync(folder, { recursive: true }));

    /** What the recipe prints. */
    async function check(evidence = file("evidence")): Promise<string[]> {
        const { code, stdout, stderr } = await run(process.execPath, [file("check.js"), evidence, file("logs")]);
        assert.deepEqual([code, stderr], [0, ""]);
        return stdout.trimEnd().split("\n");
    }

    it("is confirmed by Node.js alone as the documentation says: every digest and log file that is proved", () =>
        assert.deepEqual(verified, ["12 files confirmed"]));

    it("is not confirmed of a log file and a digest that are changed afterwards", async () => {
        const [log, digest] = [at(at(delivered.logKeys, 3), 0), at(delivered.digestKeys, 4)];
        const whole = [log, digest].map((key) => fs.readFileSync(objectFile(key)));
        fs.writeFileSync(objectFile(log), gzipSync(logContent("changed")));
        fs.rmSync(objectFile(digest));
        const checked = await check();
        [log, digest].forEach((key, index) => fs.writeFileSync(objectFile(key), at(whole, index)));
        assert.deepEqual(checked, [`not confirmed: ${digest}`, `not confirmed: ${log}`, "10 files confirmed"]);
    });

    it("is not confirmed where a signature, a signed text or a public key in it was changed", async () => {
        const lines = fs.readFileSync(file("evidence"), "utf8").trimEnd().split("\n");
        for (const [type, change, left] of [
            ["digest", (line: string) => line.replace(/"signature":"../, '"signature":"00'), 11],
            ["digest", (line: string) => line.replace(/"signedText":"2026/, '"signedText":"2027'), 11],
            ["publicKey", (line: string) => line.replace(/("value":".{100})./, "$1!"), 7],
        ] as const) {
            const index = lines.findIndex((line) => line.startsWith(`{"type":"${type}"`));
            const changed = lines.map((line, number) => (number === index ? change(line) : line));
            assert.notDeepEqual(changed, lines);
            fs.writeFileSync(file("changed"), changed.join("\n"));
            assert.equal((await check(file("changed"))).at(-1), `${left} files confirmed`, type);
        }
    });

    it("says which run it is of, what was found, and the verdict", () => {
        const lines = fs
            .readFileSync(file("evidence"), "utf8")
            .trimEnd()
            .split("\n")
            .map((line) => JSON.parse(line) as Record<string, unknown>);
        assert.deepEqual(
            lines.map(({ type }) => type),
            ["run", ...Array<string>(5).fill("digest"), "finding", "publicKey", "verdict"],
        );
        const [{ began, ...begun } = {}] = lines;
        assert.deepEqual(begun, { type: "run", scopes: [{ bucket }] });
        const { ok, digests, logs, ended } = lines.at(-1) ?? {};
        assert.deepEqual(
            [ok, digests, logs],
            [false, { valid: 5, invalid: 0, missing: 0 }, { valid: 7, invalid: 1, missing: 0, unlisted: 0 }],
        );
        assert(Date.parse(String(began)) <= Date.parse(String(ended)));
        assert.deepEqual(
            lines.filter(({ type }) => type === "digest").map(({ signatureFrom }) => signatureFrom),
            ["metadata", "metadata", "the digest after it", "metadata", "metadata"],
        );
    });
});

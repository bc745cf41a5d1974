import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { repositoryFolder } from "../../../command-line/paths";
import { temporaryFolder } from "../../helpers/programs";

describe("npm run compare-previews", function () {
    this.timeout(30_000);
    let folder: string;
    before(() => (folder = temporaryFolder()));
    after(() => fs.rmSync(folder, { recursive: true }));

    function file(name: string, text: string): string {
        fs.writeFileSync(path.join(folder, name), text);
        return path.join(folder, name);
    }

    function run(...args: string[]) {
        const command = ["-r", "ts-node/register/transpile-only", "commands/compare-previews/index.ts", ...args];
        const { status, stdout, stderr } = spawnSync(process.execPath, command, {
            cwd: repositoryFolder,
            encoding: "utf8",
        });
        return { status, stdout, stderr };
    }

    it("prints the report, with every note", () => {
        const preview = file("preview.json", '{"steps": []}');
        assert.deepEqual(run(preview, preview, "--title", "prod", "--note", "One.", "--note", "Two."), {
            status: 0,
            stdout: "### Preview of `prod`\n\nNo resource changes; 0 resources.\n\n> One.\n\n> Two.\n",
            stderr: "",
        });
    });

    it("says which file is no preview, and how to make one", () => {
        const preview = file("preview.json", '{"steps": []}');
        const broken = file("broken.json", "error: no stack selected\n");
        assert.deepEqual(run(preview, broken), {
            status: 2,
            stdout: "",
            stderr:
                `error: ${broken} is not the output of a preview: expected a JSON object with the list "steps", found "error: no stack selected"\n` +
                `fix: pulumi preview --json > ${broken}\n`,
        });
    });

    it("says which file cannot be read", () => {
        const { status, stderr } = run("missing.json", "missing.json");
        assert.deepEqual([status, /^error: missing\.json cannot be read: ENOENT/.test(stderr)], [2, true]);
    });

    it("refuses a limit that leaves no room", () => {
        const { status, stderr } = run("a", "b", "--limit", "10");
        assert.deepEqual([status, /Allowed: a whole number from 1000\./.test(stderr)], [2, true]);
    });
});

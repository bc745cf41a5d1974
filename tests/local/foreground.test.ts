import * as assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { repositoryFolder } from "../../command-line/paths";
import { isRunning, temporaryFolder, until } from "../helpers/programs";

describe("a program in the foreground", () => {
    let folder: string;
    let command: ChildProcess;
    let output: string;
    let program: number;

    /** The program writes its id, then "interrupted" for each SIGINT, until a file appears; then it ends with code 7. */
    beforeEach(async () => {
        folder = temporaryFolder();
        const script = `trap 'echo interrupted' INT; echo $$; while ! [ -e end ]; do sleep 0.05; done; exit 7`;
        const args = ["/bin/sh", ["-c", script], { cwd: folder, env: process.env }].map((arg) => JSON.stringify(arg));
        const code = `require("./local/foreground").runInForeground(${args.join()}).then((code) => console.log("code " + code))`;
        command = spawn(process.execPath, ["-r", "ts-node/register/transpile-only", "-e", code], {
            cwd: repositoryFolder,
            stdio: ["ignore", "pipe", "inherit"],
        });
        output = "";
        command.stdout?.on("data", (data: Buffer) => (output += data.toString()));
        program = Number(await until("the start", () => /^\d+\n/.exec(output)?.[0]));
        output = "";
    });
    afterEach(() => {
        command.kill("SIGKILL");
        fs.rmSync(folder, { recursive: true, force: true });
    });

    async function finish(): Promise<string> {
        const closed = new Promise((resolve) => command.on("close", resolve));
        fs.writeFileSync(path.join(folder, "end"), "");
        await closed;
        return output;
    }

    it("gives its exit code", async () => {
        assert.equal(await finish(), "code 7\n");
    });

    it("is interrupted once by a Ctrl-C that arrives several times", async () => {
        for (let count = 0; count < 3; count++) {
            command.kill("SIGINT");
            // Apart, because the operating system delivers signals of one moment as one.
            await delay(50);
        }
        assert.equal(await finish(), "interrupted\ncode 7\n");
    });

    it("is interrupted again by a second, later Ctrl-C", async () => {
        command.kill("SIGINT");
        await until("the first", () => output === "interrupted\n");
        await delay(1_100);
        command.kill("SIGINT");
        assert.equal(await finish(), "interrupted\ninterrupted\ncode 7\n");
    });

    for (const signal of ["SIGTERM", "SIGHUP"] as const) {
        it(`is interrupted, and waited for, when its command gets ${signal}`, async () => {
            command.kill(signal);
            await until("the interruption", () => output === "interrupted\n");
            assert.equal(await finish(), "interrupted\ncode 7\n");
        });
    }

    it("ends when its command is killed", async () => {
        command.kill("SIGKILL");
        await until("its end", () => !isRunning(program));
    });
});

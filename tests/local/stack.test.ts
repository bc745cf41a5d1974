import * as assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { type Engine, findOrInstallEngine } from "../../local/engine";
import { repositoryFolder } from "../../command-line/paths";
import { silentProgress } from "../../command-line/progress";
import { Stack, type StackOptions } from "../../local/stack";
import { isRunning, temporaryFolder, until } from "../helpers/programs";

const fixture = path.join(repositoryFolder, "tests", "fixtures", "stack");

describe("a stack on the real engine", function () {
    this.timeout(60_000);
    let engine: Engine;
    let folder: string;
    let steps: string[];
    let options: StackOptions;
    let stack: Stack;

    before("find or build the engine", async function () {
        this.timeout(900_000);
        engine = await findOrInstallEngine(silentProgress);
    });

    beforeEach(() => {
        folder = temporaryFolder();
        fs.cpSync(fixture, folder, { recursive: true });
        fs.symlinkSync(path.join(repositoryFolder, "node_modules"), inFolder("node_modules"));
        steps = [];
        options = {
            engine,
            folder: inFolder("private 100%, #1"),
            project: inFolder("program"),
            name: "dev",
            endpoint: "http://127.0.0.1:1",
            region: "us-east-1",
            progress: { step: (text) => steps.push(text), detail: () => undefined },
        };
        stack = new Stack(options);
    });
    afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

    /** The stack is judged by the fixture's policy pack from here on. */
    function usePack(): void {
        options = { ...options, policyPacks: [inFolder("pack")] };
        stack = new Stack(options);
    }
    const inFolder = (...names: string[]) => path.join(folder, ...names);
    const settingsFile = () => inFolder("program", "Pulumi.dev.yaml");
    const set = (key: string, value: string) => fs.appendFileSync(settingsFile(), `  stack-fixture:${key}: ${value}\n`);
    const lines = (text: string) => text.split("\n").map((line) => line.trim());

    /** Starts an update whose program waits for ever; gives the ids of the engine and of the program. */
    async function hangingUpdate(update: () => unknown): Promise<{ engine: number; program: number }> {
        const pidFile = inFolder("pid");
        set("pidFile", JSON.stringify(pidFile));
        update();
        const program = Number(
            await until("the program", () => fs.existsSync(pidFile) && fs.readFileSync(pidFile, "utf8")),
        );
        const locks = path.join(options.folder, "state", ".pulumi", "locks");
        const lock = fs
            .readdirSync(locks, { recursive: true, encoding: "utf8" })
            .find((name) => name.endsWith(".json"));
        const { pid } = JSON.parse(fs.readFileSync(path.join(locks, String(lock)), "utf8")) as { pid: number };
        fs.writeFileSync(settingsFile(), fs.readFileSync(path.join(fixture, "program", "Pulumi.dev.yaml")));
        return { engine: pid, program };
    }

    it("is deployed, judged by its pack, and has outputs; the second time there is nothing to do", async () => {
        usePack();
        const first = await stack.up();
        assert.equal(first.code, 0, first.stdout + first.stderr);
        assert.ok(lines(first.stdout).includes("+ 2 created"));
        assert.match(first.stdout, /✅ stack-fixture-pack@v0\.0\.1/);
        assert.deepEqual(await stack.outputs(), {
            greeting: "hello",
            hidden: "hidden value",
            urn: "urn:pulumi:dev::stack-fixture::test:index:Component::component",
        });
        const second = await stack.up(["--expect-no-changes"]);
        assert.equal(second.code, 0, second.stdout + second.stderr);
        assert.deepEqual(steps, []);
    });

    it("creates nothing when the pack refuses it", async () => {
        usePack();
        set("farewell", "goodbye");
        const { code, stdout } = await stack.up();
        assert.notEqual(code, 0);
        assert.ok(lines(stdout).includes("it says goodbye"), stdout);
        assert.deepEqual((await stack.exportState()).deployment.resources, undefined);
    });

    it("is judged by no pack when there is none", async () => {
        set("farewell", "goodbye");
        assert.equal((await stack.preview()).code, 0);
    });

    it("is destroyed", async () => {
        await stack.up();
        const { code, stdout } = await stack.destroy();
        assert.equal(code, 0);
        assert.ok(lines(stdout).includes("- 2 deleted"), stdout);
        assert.deepEqual(await stack.outputs(), {});
    });

    it("leaves every file of its project as it was", async () => {
        const names = () => fs.readdirSync(inFolder("program")).sort();
        await stack.up();
        await stack.refresh();
        await stack.pulumi(["config", "set", "greeting", "changed"]);
        await stack.pulumi(["config", "set", "--secret", "password", "x"]);
        await stack.destroy();
        await stack.pulumi(["stack", "rm", "--yes"]);
        assert.deepEqual(names(), fs.readdirSync(path.join(fixture, "program")).sort());
        for (const name of names()) {
            const original = fs.readFileSync(path.join(fixture, "program", name), "utf8");
            assert.equal(fs.readFileSync(inFolder("program", name), "utf8"), original, name);
        }
    });

    it("reads its settings file anew when that has changed", async () => {
        await stack.up();
        fs.writeFileSync(settingsFile(), "config:\n  stack-fixture:greeting: good morning\n");
        await stack.up();
        assert.equal((await stack.outputs()).greeting, "good morning");
    });

    it("keeps a setting made with pulumi config set until its settings file changes", async () => {
        await stack.preview();
        await stack.pulumi(["config", "set", "greeting", "hi"]);
        assert.equal((await stack.pulumi(["config", "get", "greeting"])).stdout, "hi\n");
        set("other", "x");
        assert.equal((await stack.pulumi(["config", "get", "greeting"])).stdout, "hello\n");
    });

    it("is worked on by a pulumi typed by hand in its environment", async () => {
        usePack();
        await stack.up();
        const environment = stack.environment({
            ...process.env,
            PULUMI_BACKEND_URL: "file:///nowhere",
            AWS_PROFILE: "mine",
        });
        const typed = (command: string) => {
            const shell = spawnSync("/bin/sh", ["-c", command], {
                cwd: options.project,
                env: environment,
                encoding: "utf8",
            });
            return { code: shell.status, stdout: shell.stdout };
        };
        assert.deepEqual(typed("pulumi stack output greeting"), { code: 0, stdout: "hello\n" });
        assert.deepEqual(typed("pulumi config get greeting"), { code: 0, stdout: "hello\n" });
        assert.deepEqual(typed("pulumi version"), { code: 0, stdout: `v${engine.version}\n` });
        assert.equal(typed("pulumi preview --expect-no-changes").code, 0);
        assert.equal(typed("pulumi stack output missing").code === 0, false);
        set("farewell", "goodbye");
        assert.match(typed("pulumi preview").stdout, /it says goodbye/);
    });

    it("says why it has no settings", async () => {
        const settings = inFolder("missing.yaml");
        await assert.rejects(new Stack({ ...options, settings }).up(), /pulumi stack init dev failed .*missing\.yaml/s);
    });

    it("recovers when the engine was killed, whose children end by themselves", async () => {
        const { engine: pid, program } = await hangingUpdate(() => void stack.up());
        process.kill(pid, "SIGKILL");
        await until("the program's end", () => !isRunning(program));
        const { code } = await stack.up();
        // Whether the state has to be refreshed as well depends on what the engine had begun.
        assert.deepEqual([code, steps[0]], [0, "an earlier run of Pulumi was killed: taking over its lock"]);
    });

    it("keeps no file beside its state that a killed engine could leave half-written", async () => {
        await stack.up();
        const files = fs.readdirSync(path.join(options.folder, "state"), { recursive: true }).map(String);
        assert.ok(files.some((file) => file.endsWith("dev.json")));
        assert.deepEqual(
            files.filter((file) => file.endsWith(".attrs")),
            [],
        );
    });

    it("recovers from a creation of which nobody knows the end", async () => {
        await stack.up();
        const file = path.join(options.folder, "state", ".pulumi", "stacks", "stack-fixture", "dev.json");
        const state = JSON.parse(fs.readFileSync(file, "utf8")) as { checkpoint: { latest: Record<string, unknown> } };
        const type = "test:index:Thing";
        const resource = { urn: `urn:pulumi:dev::stack-fixture::${type}::thing`, type, custom: true, inputs: {} };
        state.checkpoint.latest.pending_operations = [{ type: "creating", resource }];
        fs.writeFileSync(file, JSON.stringify(state));
        assert.equal((await stack.up()).code, 0);
        assert.deepEqual(steps, [
            "an earlier run of Pulumi was killed in the middle of its work: refreshing the state",
        ]);
        assert.equal((await stack.exportState()).deployment.pending_operations, undefined);
    });

    describe("in the foreground", () => {
        /** Runs `up` in a process of its own, as a command does. */
        function command(): { pid: number; ended: Promise<string>; output: () => string } {
            const code = `
                const { Stack } = require("./local/stack");
                new Stack(${JSON.stringify(options)}).up([], "inherit").then(({ code }) => console.log("code " + code));`;
            const args = ["-r", "ts-node/register/transpile-only", "-e", code];
            const child = spawn(process.execPath, args, {
                cwd: repositoryFolder,
                stdio: ["ignore", "pipe", "inherit"],
            });
            let output = "";
            child.stdout.on("data", (data: Buffer) => (output += data.toString()));
            const ended = new Promise<string>((resolve) => child.on("close", () => resolve(output)));
            return { pid: Number(child.pid), ended, output: () => output };
        }

        it("shows what Pulumi prints", async () => {
            const output = await command().ended;
            assert.ok(lines(output).includes("+ 2 created"), output);
            assert.match(output, /\ncode 0\n$/);
        });

        it("is cancelled in order by Ctrl-C", async () => {
            let up: ReturnType<typeof command> | undefined;
            const { program } = await hangingUpdate(() => (up = command()));
            process.kill(Number(up?.pid), "SIGINT");
            assert.match(String(await up?.ended), /\^C received; cancelling.*\ncode [1-9]\d*\n$/s);
            await until("the program's end", () => !isRunning(program));
            assert.deepEqual({ code: (await stack.up()).code, steps }, { code: 0, steps: [] });
        });

        it("ends with its command, even when that is killed", async () => {
            let up: ReturnType<typeof command> | undefined;
            const { engine: pid, program } = await hangingUpdate(() => (up = command()));
            process.kill(Number(up?.pid), "SIGKILL");
            await until("the end of engine and program", () => !isRunning(pid) && !isRunning(program));
        });
    });

    it("does not wait for a run of Pulumi on another stack", async () => {
        const locks = path.join(options.folder, "state", ".pulumi", "locks", "organization", "stack-fixture", "other");
        fs.mkdirSync(locks, { recursive: true });
        const lock = { pid: process.pid, hostname: os.hostname(), username: "", timestamp: new Date() };
        fs.writeFileSync(path.join(locks, "lock.json"), JSON.stringify(lock));
        assert.equal((await stack.preview()).code, 0);
        assert.deepEqual(steps, []);
    });
});

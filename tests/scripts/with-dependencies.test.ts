import * as assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { fakeProgram, isRunning, temporaryFolder, until } from "../helpers/programs";

interface Ended {
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly stdout: string;
    readonly stderr: string;
}

const script = path.resolve(__dirname, "../../scripts/with-dependencies.js");
const installing = "installing the dependencies with npm ci, once\n";

/** Installs a program `prog` that runs the shell script in the environment's PROG, and counts its own runs. */
const workingNpm = `echo "$@" >>runs
rm -rf node_modules; mkdir -p node_modules/.bin
printf '#!/bin/sh\\neval "$PROG"\\n' >node_modules/.bin/prog
chmod +x node_modules/.bin/prog
: >node_modules/.bin/mocha`;

describe("scripts/with-dependencies.js", () => {
    let folder: string;

    beforeEach(() => {
        folder = temporaryFolder();
        fs.mkdirSync(path.join(folder, "scripts"));
        fs.copyFileSync(script, path.join(folder, "scripts", "with-dependencies.js"));
        fs.writeFileSync(path.join(folder, "package-lock.json"), "{}");
        npm(workingNpm);
    });

    afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

    const npm = (text: string) => fakeProgram(path.join(folder, "bin"), "npm", `cd "${folder}"\n${text}`);
    const inFolder = (...names: string[]) => path.join(folder, ...names);
    const npmRuns = () =>
        fs.existsSync(inFolder("runs")) ? fs.readFileSync(inFolder("runs"), "utf8").trim().split("\n") : [];

    function start(
        prog: string,
        nodeArgs = [inFolder("scripts", "with-dependencies.js")],
    ): { child: ChildProcess; ended: Promise<Ended>; output: { stdout: string; stderr: string } } {
        const env = { ...process.env, PATH: `${inFolder("bin")}${path.delimiter}${process.env.PATH}`, PROG: prog };
        const child = spawn(process.execPath, [...nodeArgs, "prog", "an argument"], {
            env,
            stdio: ["ignore", "pipe", "pipe"],
        });
        const output = { stdout: "", stderr: "" };
        child.stdout.on("data", (data: Buffer) => (output.stdout += data.toString()));
        child.stderr.on("data", (data: Buffer) => (output.stderr += data.toString()));
        const ended = new Promise<Ended>((resolve) =>
            child.on("close", (code, signal) => resolve({ code, signal, ...output })),
        );
        return { child, ended, output };
    }
    const run = (prog: string, nodeArgs?: string[]) => start(prog, nodeArgs).ended;

    it("installs on a fresh clone, says so in one line of standard error, and runs the program with its arguments", async () => {
        assert.deepEqual(await run('echo "got $1"'), {
            code: 0,
            signal: null,
            stdout: "got an argument\n",
            stderr: installing,
        });
        assert.deepEqual(npmRuns(), ["ci --include=dev --no-audit --no-fund --loglevel=error"]);
    });

    it("installs nothing the second time", async () => {
        await run("true");
        assert.deepEqual(await run("echo again"), { code: 0, signal: null, stdout: "again\n", stderr: "" });
        assert.equal(npmRuns().length, 1);
    });

    it("installs nothing after an installation by hand", async () => {
        execFileSync("npm", ["install"], { env: { ...process.env, PATH: `${inFolder("bin")}:${process.env.PATH}` } });
        execFileSync(process.execPath, [inFolder("scripts", "with-dependencies.js"), "--installed"]);
        assert.deepEqual(await run("echo ready"), { code: 0, signal: null, stdout: "ready\n", stderr: "" });
    });

    it("installs what an installation by hand left out", async () => {
        fs.mkdirSync(inFolder("node_modules"));
        execFileSync(process.execPath, [inFolder("scripts", "with-dependencies.js"), "--installed"]);
        assert.equal((await run("true")).stderr, installing);
    });

    it("installs again when package-lock.json has changed", async () => {
        await run("true");
        fs.writeFileSync(inFolder("package-lock.json"), "{ }");
        assert.equal((await run("true")).stderr, installing);
        assert.equal(npmRuns().length, 2);
    });

    it("installs again when node_modules was removed", async () => {
        await run("true");
        fs.rmSync(inFolder("node_modules"), { recursive: true });
        assert.equal((await run("true")).stderr, installing);
    });

    it("ends with exit code 1, a message and nothing marked as installed when npm ci fails", async () => {
        npm("mkdir -p node_modules; echo 'npm error network' >&2; exit 7");
        const { code, stdout, stderr } = await run("echo never");
        assert.deepEqual({ code, stdout }, { code: 1, stdout: "" });
        assert.match(stderr, /^installing .*\nnpm error network\nnpm ci failed: .*run again\.\n$/s);
        assert.deepEqual(fs.readdirSync(inFolder("node_modules")), []);
        assert.deepEqual(fs.readdirSync(inFolder(".local")), []);
    });

    it("keeps npm's standard output out of its own", async () => {
        npm(`echo chatter\n${workingNpm}`);
        assert.equal((await run("echo answer")).stdout, "answer\n");
    });

    it("installs once when two start at the same time", async () => {
        npm(`while ! [ -e go ]; do sleep 0.05; done\n${workingNpm}`);
        const runs = [start("echo done"), start("echo done")];
        await until("waiting", () => runs.some(({ output }) => output.stderr.startsWith("waiting for process ")));
        fs.writeFileSync(inFolder("go"), "");
        for (const { ended } of runs) {
            assert.deepEqual({ ...(await ended), stderr: "" }, { code: 0, signal: null, stdout: "done\n", stderr: "" });
        }
        assert.equal(npmRuns().length, 1);
    });

    it("waits for an installation whose starter was killed, then installs", async () => {
        npm(`while ! [ -e go ]; do sleep 0.05; done\n${workingNpm}`);
        const killed = start("true");
        const lock = inFolder(".local", "npm-ci.lock");
        await until("npm in the lock", () => fs.existsSync(lock) && fs.readFileSync(lock, "utf8").includes(" "));
        killed.child.kill("SIGKILL");
        const next = start("echo done");
        await until("waiting", () => next.output.stderr.startsWith("waiting for process "));
        fs.writeFileSync(inFolder("go"), "");
        assert.equal((await next.ended).stdout, "done\n");
        assert.equal(npmRuns().length, 2);
    });

    it("takes over the lock of a dead process", async () => {
        const dead = spawn("true");
        await new Promise((resolve) => dead.on("close", resolve));
        fs.mkdirSync(inFolder(".local"));
        fs.writeFileSync(inFolder(".local", "npm-ci.lock"), String(dead.pid));
        assert.deepEqual(await run("true"), { code: 0, signal: null, stdout: "", stderr: installing });
    });

    it("ends with the program's exit code", async () => {
        assert.equal((await run("exit 42")).code, 42);
    });

    it("ends by the signal that ended the program", async () => {
        assert.equal((await run("kill -KILL $$")).signal, "SIGKILL");
    });

    describe("with a file of TypeScript", () => {
        beforeEach(() => {
            const repository = path.resolve(__dirname, "../..");
            fs.copyFileSync(path.join(repository, "scripts", "typescript.js"), inFolder("scripts", "typescript.js"));
            npm(`${workingNpm}\nln -s "${path.join(repository, "node_modules", "@swc")}" node_modules`);
        });

        const runFile = (text: string) => {
            fs.writeFileSync(inFolder("program.ts"), text);
            return spawnSync(
                process.execPath,
                [inFolder("scripts", "with-dependencies.js"), inFolder("program.ts"), "an argument"],
                { env: { ...process.env, PATH: `${inFolder("bin")}:${process.env.PATH}` }, encoding: "utf8" },
            );
        };

        it("installs, and runs it in its own process as the main module with its arguments", () => {
            const { pid, status, stdout, stderr } = runFile(
                "console.log(process.pid, require.main === module, process.argv.slice(2)); process.exitCode = 42;",
            );
            assert.deepEqual(
                { status, stdout, stderr },
                { status: 42, stdout: `${pid} true [ 'an argument' ]\n`, stderr: installing },
            );
        });

        it("shows where in it an error was thrown", () => {
            const { status, stderr } = runFile("const text: string = 'broken';\nthrow new Error(text);");
            assert.equal(status, 1);
            assert.match(stderr, new RegExp(`Error: broken\n +at .*${inFolder("program.ts")}:2:7`));
        });
    });

    it("says which program is missing", async () => {
        npm("mkdir node_modules");
        const { code, stderr } = await run("");
        assert.deepEqual({ code, stderr }, { code: 127, stderr: `${installing}prog cannot be started (ENOENT)\n` });
    });

    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
        it(`passes ${signal} on and lets the program finish`, async () => {
            const { child, ended, output } = start(
                `trap 'echo cleaned; exit 3' ${signal.slice(3)}; echo ready; for i in $(seq 200); do sleep 0.05; done`,
            );
            await until("ready", () => output.stdout === "ready\n");
            child.kill(signal);
            assert.deepEqual(await ended, { code: 3, signal: null, stdout: "ready\ncleaned\n", stderr: installing });
        });
    }

    it("stops npm when it is interrupted, and keeps no lock", async () => {
        npm("echo $$ >npm.pid; exec sleep 60");
        const { child, ended } = start("echo never");
        const pid = Number(
            await until(
                "npm",
                () => fs.existsSync(inFolder("npm.pid")) && fs.readFileSync(inFolder("npm.pid"), "utf8").trim(),
            ),
        );
        child.kill("SIGINT");
        const { signal, stdout } = await ended;
        assert.deepEqual({ signal, stdout, npm: isRunning(pid) }, { signal: "SIGINT", stdout: "", npm: false });
        assert.deepEqual(fs.readdirSync(inFolder(".local")), []);
    });

    it("refuses a Node.js that is too old, before anything else", async () => {
        const preload = 'Object.defineProperty(process.versions, "node", { value: "20.18.3" });';
        fs.writeFileSync(inFolder("old-node.js"), preload);
        const { code, stderr } = await run("true", [
            "-r",
            inFolder("old-node.js"),
            inFolder("scripts", "with-dependencies.js"),
        ]);
        assert.equal(code, 1);
        assert.match(stderr, /^This project needs Node\.js 20\.19 or newer; this is 20\.18\.3\.\n/);
        assert.deepEqual(npmRuns(), []);
    });
});

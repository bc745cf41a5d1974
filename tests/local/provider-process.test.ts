import * as assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { version } from "@pulumi/aws/package.json";
import { installProvider } from "../../local/provider/plugin";
import { PluginProcess, useInstalledProvider } from "./provider/plugin-process";

const deadline = 5_000;

/** Fails unless the process is gone within five seconds. */
async function assertEnds(pid: number): Promise<void> {
    for (const start = Date.now(); Date.now() - start < deadline; await pause(50)) {
        try {
            process.kill(pid, 0);
        } catch {
            return;
        }
    }
    process.kill(pid, "SIGKILL");
    assert.fail(`process ${pid} still ran after ${deadline} ms`);
}

describe("the provider stand-in's process", () => {
    const installed = useInstalledProvider();

    it("is where the engine looks for the version of @pulumi/aws", async () => {
        const folder = path.join(installed.home(), "plugins");
        assert.deepEqual(await fs.readdir(folder), [`resource-aws-v${version}`]);
    });

    it("is installed with nothing left over", async () => {
        const files = await fs.readdir(path.dirname(installed.program()));
        assert.deepEqual(files.sort(), ["main.js", "pulumi-resource-aws"]);
    });

    it("is not built again when nothing has changed", async () => {
        const bundle = path.join(path.dirname(installed.program()), "main.js");
        const { mtimeMs } = await fs.stat(bundle);
        await installProvider(installed.home());
        assert.equal((await fs.stat(bundle)).mtimeMs, mtimeMs);
    });

    it("is built again when it is from other sources", async () => {
        const bundle = path.join(path.dirname(installed.program()), "main.js");
        await fs.writeFile(bundle, "old");
        await fs.writeFile(installed.program(), "#!/bin/sh\n# sources other\n");
        await installProvider(installed.home());
        assert.ok((await fs.stat(bundle)).size > 1_000_000);
    });

    it("prints its port first, and answers there", async () => {
        const plugin = await PluginProcess.start(installed.program(), {});
        try {
            assert.deepEqual((await plugin.checkConfig({ region: "us-east-1" })).failures, []);
        } finally {
            await plugin.stop();
        }
    });

    it("runs with the Node that installed it, not with one on PATH", async () => {
        const plugin = await PluginProcess.start(installed.program(), { PATH: "/nowhere" });
        await plugin.stop();
    });

    it("goes on answering when the engine cancels, so that no result is lost", async () => {
        const plugin = await PluginProcess.start(installed.program(), {});
        try {
            await plugin.cancel();
            assert.deepEqual((await plugin.checkConfig({ region: "us-east-1" })).failures, []);
        } finally {
            await plugin.stop();
        }
    });

    it("ends when its engine is killed", async () => {
        // Starts the provider as an engine does, and tells its process id.
        const starter =
            'const child = require("child_process").spawn(process.argv[1], [], { stdio: ["ignore", "pipe", "inherit"] });' +
            "child.stdout.once('data', () => console.log(child.pid)); setInterval(() => {}, 1000);";
        const engine = spawn(process.execPath, ["-e", starter, installed.program()], {
            stdio: ["ignore", "pipe", "inherit"],
        });
        const [pid] = (await once(createInterface(engine.stdout), "line")) as [string];
        engine.kill("SIGKILL");
        await assertEnds(Number(pid));
    });
});

import * as assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { S3 } from "@aws-sdk/client-s3";
import { runningEmulator, startEmulator, stopEmulator, type Emulator } from "../../../local/emulator/emulator";
import { ensurePythonEnvironment } from "../../../local/emulator/python-environment";
import { repositoryFolder } from "../../../command-line/paths";
import { silentProgress, TerminalProgress } from "../../../command-line/progress";
import { run } from "../../../command-line/run";
import { managementAccount, region } from "../emulator/harness";
import { event } from "./delivery-harness";

describe("an emulator with a live trail", () => {
    let folder: string;

    before(async function () {
        this.timeout(600_000);
        await ensurePythonEnvironment(new TerminalProgress());
    });

    beforeEach(async () => {
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail wiring "));
    });

    afterEach(async () => {
        await stopEmulator(folder);
        await fs.rm(folder, { recursive: true, force: true });
    });

    const live = { deliverySeconds: 1.5, digestSeconds: 30 };
    const start = (options = {}): Promise<Emulator> =>
        startEmulator({ folder, managementAccount, live, progress: silentProgress, ...options });

    async function alarmsProcessOf({ pid }: Emulator): Promise<number> {
        return Number((await run("pgrep", ["-P", String(pid), "-f", "alarms.js"])).stdout.trim());
    }

    async function untilGone(pid: number): Promise<void> {
        const deadline = Date.now() + 8_000;
        for (let isThere = true; isThere; await pause(20)) {
            assert.ok(Date.now() < deadline, `process ${pid} is there after 8 seconds`);
            try {
                process.kill(pid, 0);
            } catch {
                isThere = false;
            }
        }
    }

    it("is found with its intervals", async () => {
        const started = await start();
        assert.deepEqual([started.live, await runningEmulator(folder)], [live, started]);
    });

    for (const [how, end] of [
        ["is stopped", () => stopEmulator(folder)],
        ["is killed", (pid: number) => process.kill(pid, "SIGKILL")],
        ["finds its folder gone", () => fs.rm(folder, { recursive: true })],
    ] as const) {
        it(`leaves no process behind when it ${how}`, async () => {
            const emulator = await start();
            const child = await alarmsProcessOf(emulator);
            assert.ok(child > 0);
            await end(emulator.pid);
            await untilGone(child);
        });
    }

    it("writes an organization trail's log files below the id of the organization", async () => {
        const { endpoint } = await start({ organizationId: "o-wiring4567" });
        const client = { endpoint, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } };
        const s3 = new S3({ ...client, forcePathStyle: true });
        const cloudTrail = new CloudTrail(client);
        await s3.createBucket({ Bucket: "archive" });
        await cloudTrail.createTrail({ Name: "trail", S3BucketName: "archive", IsOrganizationTrail: true });
        await cloudTrail.startLogging({ Name: "trail" });
        await fetch(`${endpoint}/_orgtrail/replay`, { method: "POST", body: JSON.stringify(event()) });
        await fetch(`${endpoint}/_orgtrail/deliver`, { method: "POST" });
        const { Contents = [] } = await s3.listObjectsV2({ Bucket: "archive", Prefix: "AWSLogs/o-wiring4567/" });
        assert.ok(Contents.length > 0);
    });

    it("says which record of a replay cannot be taken", async () => {
        const { endpoint } = await start();
        const body = `${JSON.stringify(event())}\n{"not": "a record"}\n${JSON.stringify(event())}\n`;
        const response = await fetch(`${endpoint}/_orgtrail/replay`, { method: "POST", body });
        const { accepted, problem } = (await response.json()) as { accepted: number; problem: string };
        assert.deepEqual([response.status, accepted], [400, 1]);
        assert.equal(problem, "It has no text eventName.");
    });

    it("has no such paths without a live trail", async () => {
        const { endpoint } = await start({ live: undefined });
        const calls = ["GET events", "POST replay", "POST deliver", "POST alarms-fall-back"].map(async (call) => {
            const [method, name] = call.split(" ");
            return (await fetch(`${endpoint}/_orgtrail/${name}`, { method })).status;
        });
        assert.deepEqual(await Promise.all(calls), [404, 404, 404, 404]);
    });
});

describe("the parts of a live trail in the emulator", () => {
    async function inPython(program: string): Promise<string> {
        const { python } = await ensurePythonEnvironment(silentProgress);
        const emulator = JSON.stringify(path.join(repositoryFolder, "local", "emulator"));
        const code = `import sys\nsys.path.insert(0, ${emulator})\n${program}`;
        const { code: exit, stdout, stderr } = await run(python, ["-I", "-B", "-c", code], { timeout: 20_000 });
        assert.equal(exit, 0, stderr);
        return stdout;
    }

    it("tell a reader of events that is too slow how many it has lost", async () => {
        const printed = await inPython(`
from live_trail import bus
reader = bus.subscribe()
for number in range(bus.EVENTS_KEPT_FOR_A_READER + 3):
    bus.publish("test", {"number": number})
print(reader.next(1), reader.next(1), reader.next(1))
`);
        assert.equal(
            printed.trim(),
            "{'kind': 'gap', 'lost': 3} {'kind': 'test', 'number': 3} {'kind': 'test', 'number': 4}",
        );
    });

    it("keep a limited number of batches for a process of alarms that hangs, and say how many it misses", async () => {
        const printed = await inPython(`
import os, time
from live_trail import alarms
slow = alarms.Alarms(["sh", "-c", "read -r line; sleep 1; cat > /dev/null"], "", "")
slow._add(b"x" * 1_000_000 + b"\\n")
while slow._lines:
    time.sleep(0.01)
for number in range(alarms.LINES_THAT_WAIT + 7):
    slow._add(b"line\\n")
while slow._lines:
    time.sleep(0.01)
time.sleep(0.1)
os._exit(0)
`);
        assert.equal(printed.trim(), "The process that evaluates alarms was too slow: it misses 7 batches of events.");
    });
});

import * as assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs/promises";
import * as net from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { type Emulator, runningEmulator, startEmulator, stopEmulator } from "../../local/emulator/emulator";
import { awsCommand, ensurePythonEnvironment } from "../../local/emulator/python-environment";
import { Failure } from "../../command-line/failure";
import { repositoryFolder } from "../../command-line/paths";
import { TerminalProgress, silentProgress } from "../../command-line/progress";
import { run } from "../../command-line/run";
import { archiveAccount, managementAccount, region } from "./emulator/harness";

describe("the emulator's process", () => {
    let folder: string;

    before(async function () {
        this.timeout(600_000);
        await ensurePythonEnvironment(new TerminalProgress());
    });

    beforeEach(async () => {
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail emulator "));
    });

    afterEach(async () => {
        await stopEmulator(folder);
        await fs.rm(folder, { recursive: true, force: true });
    });

    const start = (settings: { managementAccount?: string; port?: number } = {}): Promise<Emulator> =>
        startEmulator({ folder, managementAccount, progress: silentProgress, ...settings });

    const log = (): Promise<string> => fs.readFile(path.join(folder, "emulator.log"), "utf8");

    async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
        const deadline = Date.now() + 8_000;
        while (!(await condition())) {
            assert.ok(Date.now() < deadline, "not within 8 seconds");
            await pause(50);
        }
    }

    function isAlive(pid: number): boolean {
        try {
            return process.kill(pid, 0);
        } catch {
            return false;
        }
    }

    const listens = (host: string, port: number): Promise<boolean> =>
        new Promise((resolve) => {
            const socket = net.connect({ host, port, timeout: 1_000 });
            const answer = (connected: boolean) => () => {
                socket.destroy();
                resolve(connected);
            };
            socket.on("connect", answer(true)).on("error", answer(false)).on("timeout", answer(false));
        });

    async function failure(call: Promise<unknown>): Promise<string> {
        const error = await call.then(
            () => assert.fail("no failure"),
            (reason: unknown) => reason,
        );
        assert.ok(error instanceof Failure, String(error));
        return error.message;
    }

    async function withChild(work: (child: ChildProcess & { pid: number }) => Promise<void>): Promise<void> {
        const child = spawn("sleep", ["60"]);
        await once(child, "spawn");
        try {
            await work(child as ChildProcess & { pid: number });
        } finally {
            child.kill("SIGKILL");
        }
    }

    it("is found by its folder", async () => {
        const started = await start();
        assert.deepEqual(await runningEmulator(folder), started);
        assert.equal(started.endpoint, `http://127.0.0.1:${started.port}`);
    });

    it("is not found where none was started", async () => {
        assert.equal(await runningEmulator(folder), undefined);
    });

    it("is not found after it was killed", async () => {
        const { pid } = await start();
        process.kill(pid, "SIGKILL");
        await until(async () => (await runningEmulator(folder)) === undefined);
    });

    it("listens on 127.0.0.1 only", async () => {
        const { port } = await start();
        assert.deepEqual([await listens("127.0.0.1", port), await listens("127.0.0.2", port)], [true, false]);
    });

    it("outlives the program that started it", async () => {
        const program = `
            const { startEmulator } = require("./local/emulator/emulator");
            const { silentProgress } = require("./command-line/progress");
            startEmulator({ folder: process.argv[1], managementAccount: "${managementAccount}", progress: silentProgress });
        `;
        const args = ["-r", "ts-node/register/transpile-only", "-e", program, folder];
        assert.deepEqual(await run(process.execPath, args, { cwd: repositoryFolder }), {
            code: 0,
            stdout: "",
            stderr: "",
        });
        const emulator = await runningEmulator(folder);
        assert.ok(emulator && (await listens("127.0.0.1", emulator.port)));
    });

    it("takes the port asked for, again at once after it was stopped", async () => {
        const { port } = await start();
        await stopEmulator(folder);
        assert.equal((await start({ port })).port, port);
    });

    it("is refused a port that another program uses", async () => {
        const server = net.createServer().listen(0, "127.0.0.1");
        await once(server, "listening");
        const { port } = server.address() as net.AddressInfo;
        try {
            const message = await failure(start({ port }));
            assert.equal(message, `Port ${port}, asked for the AWS emulator, is in use by another program.`);
        } finally {
            server.close();
        }
    });

    it("is refused a second time for a folder", async () => {
        const { pid, port } = await start();
        const message = await failure(start());
        assert.equal(message, `The AWS emulator of ${folder} runs already: process ${pid}, port ${port}.`);
    });

    it("is refused a management account that is not twelve digits", async () => {
        const message = await failure(start({ managementAccount: "1234" }));
        assert.equal(message, 'The management account must be twelve digits, not "1234".');
    });

    for (const port of [-1, 1.5, 65_536]) {
        it(`is refused port ${port}`, async () => {
            assert.match(await failure(start({ port })), new RegExp(`from 0 .* to 65535, not ${port}\\.$`));
        });
    }

    it("shows the end of its log when it does not start", async () => {
        await fs.mkdir(path.join(folder, "emulator.unfinished"));
        const message = await failure(start());
        assert.match(message, /^The AWS emulator ended at its start \(1\):\n/);
        assert.ok(message.endsWith((await log()).trim().split("\n").slice(-1).join()), message);
        assert.match(message, /Is a directory/);
    });

    it("is stopped with its port and record", async () => {
        const { pid, port } = await start();
        await stopEmulator(folder);
        assert.equal(await listens("127.0.0.1", port), false);
        await until(() => !isAlive(pid));
        assert.deepEqual(await fs.readdir(folder), ["emulator.log"]);
    });

    it("is stopped when it no longer reacts", async () => {
        const { pid } = await start();
        process.kill(pid, "SIGSTOP");
        await stopEmulator(folder);
        await until(() => !isAlive(pid));
    });

    it("may be stopped where none runs", async () => {
        await stopEmulator(folder);
        await stopEmulator(path.join(folder, "missing"));
    });

    it("is not mistaken for a later process with its process id", async () => {
        const { pid } = await start();
        await withChild(async (child) => {
            const file = path.join(folder, "emulator.json");
            const record = await fs.readFile(file, "utf8");
            process.kill(pid, "SIGKILL");
            await until(() => !isAlive(pid));
            await fs.writeFile(file, JSON.stringify({ ...(JSON.parse(record) as object), pid: child.pid }));
            assert.equal(await runningEmulator(folder), undefined);
            await stopEmulator(folder);
            assert.equal(isAlive(child.pid), true);
        });
    });

    it("ends by itself when its folder is removed", async () => {
        const { pid } = await start();
        await fs.rm(folder, { recursive: true });
        await until(() => !isAlive(pid));
    });

    it("heeds no AWS, moto or Python settings of the user", async () => {
        await fs.writeFile(path.join(folder, "moto.py"), "raise SystemExit('the wrong moto')\n");
        const settings = {
            MOTO_ACCOUNT_ID: "999999999999",
            AWS_ENDPOINT_URL: "http://127.0.0.1:9",
            PYTHONPATH: folder,
        };
        const before = { ...process.env };
        Object.assign(process.env, settings);
        try {
            const { endpoint } = await start();
            const credentials = { accessKeyId: "test", secretAccessKey: "test" };
            const sts = new STSClient({ endpoint, region, credentials });
            const identity = await sts.send(new GetCallerIdentityCommand({}));
            assert.equal(identity.Account, managementAccount);
            const RoleArn = `arn:aws:iam::${archiveAccount}:role/reader`;
            const assumed = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: "test" }));
            assert.match(
                assumed.AssumedRoleUser?.Arn ?? "",
                new RegExp(`^arn:aws:sts::${archiveAccount}:assumed-role/`),
            );
        } finally {
            Object.keys(settings).forEach((name) => delete process.env[name]);
            Object.assign(process.env, before);
        }
    });

    it("serves the AWS CLI of its Python environment", async () => {
        const { endpoint } = await start();
        const [python, ...module] = awsCommand(await ensurePythonEnvironment(silentProgress));
        const env = { PATH: process.env.PATH, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };
        const args = ["--endpoint-url", endpoint, "--region", region, "--output", "text"];
        const call = ["sts", "get-caller-identity", "--query", "Account"];
        const { stdout, stderr } = await run(python, [...module, ...args, ...call], { env, cwd: folder });
        assert.deepEqual([stdout.trim(), stderr], [managementAccount, ""]);
    });
});

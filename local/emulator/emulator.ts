import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { bundleAlarms } from "../alarms/bundle";
import { isolatedEnvironment } from "../environment";
import { Failure } from "../../command-line/failure";
import { withLock } from "../lock";
import type { Progress } from "../../command-line/progress";
import { run } from "../../command-line/run";
import { ensurePythonEnvironment } from "./python-environment";

/** A running AWS emulator. */
export interface Emulator {
    /** The base URL of every AWS service, such as `http://127.0.0.1:40123`. */
    readonly endpoint: string;
    readonly port: number;
    readonly pid: number;
    /** The account of credentials that it has not issued itself. */
    readonly managementAccount: string;
    /** What {@link EmulatorOptions.live} was. */
    readonly live?: LiveTrail;
}

export interface EmulatorOptions {
    /** Holds `emulator.json` (which process it is) and `emulator.log`. The emulator ends when the folder is removed. */
    readonly folder: string;
    /** The account of credentials that the emulator has not issued itself: twelve digits. */
    readonly managementAccount: string;
    /** The port on 127.0.0.1; by default any free one. */
    readonly port?: number;
    /** Records every call and delivers the records as the trails ask; alarms are evaluated. By default none of it. */
    readonly live?: LiveTrail;
    /** Below whose id organization trails write log files; by default "o-exampleorgid". */
    readonly organizationId?: string;
    readonly progress: Progress;
}

/** Starts the program that answers one query of Athena. */
const queryCommand = [
    process.execPath,
    "--require",
    require.resolve("../../scripts/typescript"),
    path.join(__dirname, "..", "athena", "main.ts"),
];

/** How often a live trail delivers, in seconds: CloudTrail takes about five minutes for log files, and an hour for digests. */
export interface LiveTrail {
    readonly deliverySeconds: number;
    readonly digestSeconds: number;
}

/** What launcher.py writes to `emulator.json` once it listens. */
interface EmulatorRecord {
    readonly pid: number;
    readonly port: number;
    readonly managementAccount: string;
    readonly live?: LiveTrail;
    readonly startedAt: string;
    /** Random, an argument of the process: tells it from a later one with the same process id, or on the same port. */
    readonly instance: string;
}

const launcher = path.join(__dirname, "launcher.py");
/** EXIT_PORT_IN_USE of launcher.py. */
const exitPortInUse = 4;
const startDeadline = 60_000;
const stopDeadline = 3_000;

const recordIn = (folder: string): string => path.join(folder, "emulator.json");

/**
 * Starts an empty emulator that outlives this process. Throws a {@link Failure} when an option is wrong, the port is in
 * use, one runs already with this folder, or, with the end of its log, when it does not start.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
    const port = options.port ?? 0;
    checkOptions(options.managementAccount, port);
    const folder = path.resolve(options.folder);
    const { python } = await ensurePythonEnvironment(options.progress);
    return withLock(path.join(folder, "emulator"), options.progress, async () => {
        const running = await runningEmulator(folder);
        if (running) {
            throw new Failure(
                `The AWS emulator of ${folder} runs already: process ${running.pid}, port ${running.port}.`,
                "Use it, or stop it first.",
            );
        }
        await fs.rm(recordIn(folder), { force: true });
        const instance = randomUUID();
        const args = ["--folder", folder, "--port", String(port), "--management-account", options.managementAccount];
        if (options.organizationId) {
            args.push("--organization-id", options.organizationId);
        }
        if (options.live) {
            args.push(...(await liveArguments(options.live, folder)));
        }
        const log = await fs.open(path.join(folder, "emulator.log"), "w");
        // -I: no Python settings or packages of the user. -B: no compiled files in the repository. -u: a complete log.
        const child = spawn(python, ["-I", "-B", "-u", launcher, ...args, "--instance", instance], {
            cwd: path.parse(folder).root,
            detached: true,
            // One heap for all threads: with one each, glibc keeps what the deliveries free, some 40 MB in 50,000 calls.
            env: isolatedEnvironment({ ORGTRAIL_QUERY_COMMAND: JSON.stringify(queryCommand), MALLOC_ARENA_MAX: "1" }),
            stdio: ["ignore", log.fd, log.fd],
        });
        child.unref();
        await log.close();
        return untilReady(folder, port, instance, child);
    });
}

async function liveArguments({ deliverySeconds, digestSeconds }: LiveTrail, folder: string): Promise<string[]> {
    const alarmsCommand = [process.execPath, await bundleAlarms(folder)];
    return [
        "--live",
        ...["--delivery-seconds", String(deliverySeconds), "--digest-seconds", String(digestSeconds)],
        ...["--alarms-command", JSON.stringify(alarmsCommand)],
    ];
}

/** The emulator of this folder, or undefined when there is none, it has ended, or its process id is another's by now. */
export async function runningEmulator(folder: string): Promise<Emulator | undefined> {
    const record = await readRecord(folder);
    return record && (await isRunning(record)) ? emulator(record) : undefined;
}

/** Ends the emulator of this folder, if one runs, and returns when the process is gone and its port free. */
export async function stopEmulator(folder: string): Promise<void> {
    const record = await readRecord(folder);
    if (record) {
        const ended = (await endedBy("SIGTERM", record)) || (await endedBy("SIGKILL", record));
        if (!ended) {
            throw new Failure(
                `The AWS emulator of ${folder} (process ${record.pid}) does not end.`,
                `Run: kill -9 ${record.pid}`,
            );
        }
    }
    await fs.rm(recordIn(folder), { force: true });
}

async function endedBy(signal: NodeJS.Signals, record: EmulatorRecord): Promise<boolean> {
    if (await isRunning(record)) {
        try {
            process.kill(record.pid, signal);
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
                throw error;
            }
        }
    }
    const deadline = Date.now() + stopDeadline;
    // Linux forgets a process's arguments a moment before it closes its port.
    while ((await isRunning(record)) || (await answersAs(record.instance, record.port))) {
        if (Date.now() > deadline) {
            return false;
        }
        await pause(20);
    }
    return true;
}

function checkOptions(managementAccount: string, port: number): void {
    if (!/^\d{12}$/.test(managementAccount)) {
        throw new Failure(`The management account must be twelve digits, not "${managementAccount}".`);
    }
    if (!Number.isInteger(port) || port < 0 || port > 65_535) {
        throw new Failure(
            `The AWS emulator's port must be a whole number from 0 (any free port) to 65535, not ${port}.`,
        );
    }
}

async function untilReady(folder: string, port: number, instance: string, child: ChildProcess): Promise<Emulator> {
    let ended: number | NodeJS.Signals | Error | undefined;
    child.on("error", (error) => (ended = error));
    child.on("exit", (code, signal) => (ended = code ?? signal ?? 1));
    const deadline = Date.now() + startDeadline;
    while (ended === undefined && Date.now() < deadline) {
        const record = await readRecord(folder);
        if (record?.instance === instance && (await answersAs(instance, record.port))) {
            return emulator(record);
        }
        await pause(20);
    }
    if (ended === exitPortInUse) {
        throw new Failure(
            `Port ${port}, asked for the AWS emulator, is in use by another program.`,
            "End that program, or choose another port, or none to have any free one.",
        );
    }
    if (ended === undefined) {
        child.kill("SIGKILL");
    }
    const log = await fs.readFile(path.join(folder, "emulator.log"), "utf8").catch(() => "");
    const what =
        ended === undefined ? `is not ready after ${startDeadline / 1_000} seconds` : `ended at its start (${ended})`;
    throw new Failure(`The AWS emulator ${what}:\n${log.trim().split("\n").slice(-15).join("\n")}`);
}

async function answersAs(instance: string, port: number): Promise<boolean> {
    try {
        const response = await fetch(`http://127.0.0.1:${port}/_orgtrail/instance`, {
            signal: AbortSignal.timeout(5_000),
        });
        return (await response.text()) === instance;
    } catch {
        return false;
    }
}

async function isRunning({ pid, instance }: EmulatorRecord): Promise<boolean> {
    if (process.platform === "linux") {
        const commandLine = await fs.readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
        return commandLine.includes(instance);
    }
    return (await run("ps", ["-ww", "-p", String(pid), "-o", "args="])).stdout.includes(instance);
}

const emulator = ({ pid, port, managementAccount, live }: EmulatorRecord): Emulator => ({
    endpoint: `http://127.0.0.1:${port}`,
    port,
    pid,
    managementAccount,
    ...(live && { live }),
});

async function readRecord(folder: string): Promise<EmulatorRecord | undefined> {
    try {
        const record = JSON.parse(await fs.readFile(recordIn(folder), "utf8")) as Partial<EmulatorRecord>;
        const { pid, port, managementAccount, startedAt, instance, live } = record;
        return pid && port && managementAccount && startedAt && instance
            ? { pid, port, managementAccount, startedAt, instance, live }
            : undefined;
    } catch {
        return undefined;
    }
}

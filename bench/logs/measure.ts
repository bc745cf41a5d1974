import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Failure } from "../../local/failure";
import { run } from "../../local/run";

/** One run of a command. */
export interface Measured {
    /** Seconds by the clock, and of CPU of all its processes. */
    readonly wall: number;
    readonly cpu: number;
    /** The most memory that a Node.js process of it had, in megabytes; 0 where there was none. */
    readonly memory: number;
    /** The event ids that it printed. */
    readonly ids: readonly string[];
}

/**
 * Runs a command of bash and reads the ids, or the records, that it prints.
 *
 * @throws Failure if it fails: its time would mean nothing.
 */
export async function measured(name: string, command: string): Promise<Measured> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail-bench-"));
    try {
        const output = path.join(folder, "output");
        // Bash counts the time of all descendants; its line is the last of standard error.
        const script = `set -o pipefail; TIMEFORMAT="%R %U %S"; time { ${command}; } > "$0"`;
        const { code, stderr } = await run("bash", ["-c", script, output], {
            env: {
                ...process.env,
                LC_ALL: "C",
                NODE_OPTIONS: `--require ${JSON.stringify(path.join(__dirname, "peak-memory.js"))}`,
                ORGTRAIL_BENCH_MEMORY: folder,
            },
        });
        // xargs says 123 where zgrep found nothing in some files.
        if (code !== 0 && code !== 123) {
            throw new Failure(`${name} failed (exit code ${code}):\n${stderr.trim()}`);
        }
        const [wall = 0, user = 0, system = 0] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
        const processes = (await fs.readdir(folder)).filter((file) => /^\d+$/.test(file));
        const memory = await Promise.all(
            processes.map(async (file) => (Number(await fs.readFile(path.join(folder, file), "utf8")) * 1024) / 1e6),
        );
        return { wall, cpu: user + system, memory: Math.max(0, ...memory), ids: await idsIn(output) };
    } finally {
        await fs.rm(folder, { recursive: true, force: true });
    }
}

async function idsIn(file: string): Promise<string[]> {
    const ids: string[] = [];
    for await (const line of createInterface({ input: createReadStream(file) })) {
        ids.push(line.startsWith("{") ? String((JSON.parse(line) as { eventID: unknown }).eventID) : line);
    }
    return ids;
}

/** Whether just these ids were found, each as often. */
export function areSame(found: readonly string[], expected: readonly string[]): boolean {
    const sorted = [[...found].sort(), [...expected].sort()];
    return sorted[0]?.join("\n") === sorted[1]?.join("\n");
}

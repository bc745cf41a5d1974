import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { Failure } from "../../command-line/failure";
import { repositoryFolder } from "../../command-line/paths";
import { run } from "../../command-line/run";
import { median } from "../measure";

/** One run of a command, and what was read of its output. */
export interface Measured<Output = unknown> {
    /** Seconds by the clock, and of CPU of all its processes. */
    readonly wall: number;
    readonly cpu: number;
    /** The most memory that each Node.js process of it had, together, in megabytes; 0 where there was none. */
    readonly memory: number;
    readonly output: Output;
}

/**
 * Runs a command of bash, in the repository, and reads the file that its output is in.
 *
 * @throws Failure if it fails: its time would mean nothing.
 */
export async function measured<Output>(
    name: string,
    command: string,
    read: (file: string) => Promise<Output>,
    environment: NodeJS.ProcessEnv = process.env,
): Promise<Measured<Output>> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail-bench-"));
    try {
        const output = path.join(folder, "output");
        // Bash counts the time of all descendants; its line is the last of standard error.
        const script = `set -o pipefail; TIMEFORMAT="%R %U %S"; time { ${command}; } > "$0"`;
        const { code, stderr } = await run("bash", ["-c", script, output], {
            cwd: repositoryFolder,
            env: {
                ...environment,
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
        const megabytes = memory.reduce((sum, each) => sum + each, 0);
        return { wall, cpu: user + system, memory: megabytes, output: await read(output) };
    } finally {
        await fs.rm(folder, { recursive: true, force: true });
    }
}

/** The event ids in lines that are ids, or records. */
export async function idsIn(file: string): Promise<string[]> {
    const ids: string[] = [];
    for await (const line of createInterface({ input: createReadStream(file) })) {
        ids.push(line.startsWith("{") ? String((JSON.parse(line) as { eventID: unknown }).eventID) : line);
    }
    return ids;
}

/** The median of the runs, in seconds by the clock and in seconds of CPU. */
export const seconds = (runs: readonly Measured[]): number => median(runs.map(({ wall }) => wall));
export const cpuSeconds = (runs: readonly Measured[]): number => median(runs.map(({ cpu }) => cpu));

/** Whether just these ids were found, each as often. */
export function areSame(found: readonly string[], expected: readonly string[]): boolean {
    const sorted = [[...found].sort(), [...expected].sort()];
    return sorted[0]?.join("\n") === sorted[1]?.join("\n");
}

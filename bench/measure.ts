import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { InvalidArgumentError } from "commander";
import { Failure } from "../command-line/failure";
import { run } from "../command-line/run";

/** Something that is timed: a command, its folder and its environment. */
export interface Subject {
    readonly name: string;
    readonly command: readonly string[];
    readonly cwd: string;
    readonly env: NodeJS.ProcessEnv;
}

/** One run: seconds by the clock, and seconds of CPU of the processes that it started. */
export interface Run {
    readonly wall: number;
    readonly cpu: number;
    /** CPU of Node.js processes, by what they were. */
    readonly node: Readonly<Record<"program" | "provider" | "pack", number>>;
}

const kinds = { program: /\/cmd\/run(\/|$| )/, provider: /resource-aws/, pack: /run-policy-pack/ } as const;

/**
 * Runs every subject once in turn, `runs` times over, so that what else the computer does falls on all of them alike. The
 * first round warms the file cache and is not counted.
 *
 * @throws Failure if a subject's command fails: its time would mean nothing.
 */
export async function measure(
    subjects: readonly Subject[],
    runs: number,
    report: (text: string) => void,
): Promise<Map<string, Run[]>> {
    const results = new Map<string, Run[]>(subjects.map(({ name }) => [name, []]));
    for (let round = 0; round <= runs; round += 1) {
        for (const subject of subjects) {
            report(`${round === 0 ? "warming up" : `run ${round} of ${runs}`}: ${subject.name}`);
            const result = await once(subject);
            if (round > 0) {
                results.get(subject.name)?.push(result);
            }
        }
    }
    return results;
}

async function once({ name, command, cwd, env }: Subject): Promise<Run> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail-bench-"));
    // Bash counts the time of all descendants; its line is the last of standard error.
    const timed = ["-c", 'TIMEFORMAT="%R %U %S"; time "$@"', "bash", ...command];
    const { code, stdout, stderr } = await run("bash", timed, {
        cwd,
        env: {
            ...env,
            LC_ALL: "C",
            NODE_OPTIONS: `--require ${JSON.stringify(path.join(__dirname, "usage.js"))}`,
            ORGTRAIL_BENCH_USAGE: folder,
        },
    });
    if (code !== 0) {
        throw new Failure(`${name}: ${command.join(" ")} failed (exit code ${code}):\n${(stdout + stderr).trim()}`);
    }
    const [wall = 0, user = 0, system = 0] = (stderr.trim().split("\n").at(-1) ?? "").split(" ").map(Number);
    const files = await fs.readdir(folder);
    const usage = await Promise.all(
        files.map(async (file) => {
            const text = await fs.readFile(path.join(folder, file), "utf8");
            // Empty when the process was ended while it wrote.
            return text === ""
                ? { program: "", seconds: 0 }
                : (JSON.parse(text) as { program: string; seconds: number });
        }),
    );
    await fs.rm(folder, { recursive: true });
    const sum = (kind: RegExp) =>
        usage.filter(({ program }) => kind.test(program)).reduce((total, { seconds }) => total + seconds, 0);
    return {
        wall,
        cpu: user + system,
        node: { program: sum(kinds.program), provider: sum(kinds.provider), pack: sum(kinds.pack) },
    };
}

export function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length / 2;
    const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
    return (low + high) / 2;
}

/** How many runs an option asks for. */
export function parseRuns(text: string): number {
    if (!/^[1-9]\d?$/.test(text)) {
        throw new InvalidArgumentError("Allowed: a whole number from 1 to 99.");
    }
    return Number(text);
}

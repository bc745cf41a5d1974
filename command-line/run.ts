import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Failure } from "./failure";
import { signalGroup, spawnLeashed } from "./leash";
import type { Progress } from "./progress";

export interface RunOptions {
    readonly cwd?: string;
    readonly env?: NodeJS.ProcessEnv;
    /** Receives every line of the program's output, as it comes. */
    readonly progress?: Progress;
    /** The whole output is kept here. */
    readonly logFile?: string;
    /** What to tell the user to do when the program fails. */
    readonly fix?: string;
    /** Milliseconds after which the program is killed and a {@link Failure} thrown; without limit by default. */
    readonly timeout?: number;
}

export interface Finished {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** What the shell of {@link spawnLeashed} says when it cannot turn into the program. */
const notStarted = /^leash: /m;

/**
 * Runs a program to its end and returns what it printed, whatever its exit code. Throws only if it cannot be started or
 * exceeds its `timeout`. The program does not outlive this process.
 */
export async function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
    const child = spawnLeashed(program, args, { cwd: options.cwd, env: options.env });
    let timedOut = false;
    const timer = setTimeout(
        () => {
            timedOut = true;
            signalGroup(child, "SIGKILL");
        },
        options.timeout ?? 2 ** 31 - 1,
    );
    const output = { stdout: "", stderr: "" };
    for (const stream of ["stdout", "stderr"] as const) {
        child[stream]?.setEncoding("utf8").on("data", (text: string) => {
            output[stream] += text;
            const line = text.trimEnd().split("\n").pop();
            if (line) {
                options.progress?.detail(line);
            }
        });
    }
    const code = await new Promise<number>((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (exitCode, signal) => resolve(exitCode ?? (signal ? 128 : 1)));
    }).finally(() => clearTimeout(timer));
    if (timedOut) {
        throw new Failure(`${program} did not end within ${Number(options.timeout) / 1000} seconds`, options.fix);
    }
    if (notStarted.test(output.stderr)) {
        throw new Error(`${program} cannot be started`);
    }
    if (options.logFile) {
        await fs.mkdir(path.dirname(options.logFile), { recursive: true });
        await fs.writeFile(options.logFile, output.stdout + output.stderr);
    }
    return { code, ...output };
}

/** Like {@link run}, but throws a {@link Failure} with the end of the output when the program fails. */
export async function runOrFail(program: string, args: readonly string[], options: RunOptions = {}): Promise<Finished> {
    const finished = await run(program, args, options);
    if (finished.code !== 0) {
        const tail = (finished.stderr.trim() || finished.stdout.trim()).split("\n").slice(-15).join("\n");
        throw new Failure(
            `${[program, ...args].join(" ")} failed with exit code ${finished.code}:\n${tail}`,
            options.fix,
        );
    }
    return finished;
}

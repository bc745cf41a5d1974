import * as fs from "node:fs/promises";
import { stopEmulator } from "./emulator/emulator";
import { Failure } from "./failure";
import { withLock } from "./lock";
import { localFolder } from "./paths";
import type { Progress } from "./progress";
import { openSession, runningSession, type Session } from "./session";
import { runShell } from "./shell";
import { nextSteps, summaryOf } from "./summary";

/** What a command prints to standard output goes through here. */
export type Print = (text: string) => void;

const runLock = `${localFolder}/run`;

/** Deploys the stack, reads it back, and says what is there. @returns the exit code. */
export async function up(progress: Progress, print: Print, options: { readonly port?: number }): Promise<number> {
    return withLock(runLock, progress, async () => {
        const session = await openSession(progress, options);
        progress.step("deploying the stack dev with the policy pack");
        const { code } = await session.stack.up([], "inherit");
        if (code !== 0) {
            throw new Failure("the stack is not deployed; the messages above say why", tryAgain);
        }
        return printSummary(session, print, true);
    });
}

/** Shows what `up` would change. @returns Pulumi's exit code. */
export async function preview(progress: Progress, options: { readonly port?: number }): Promise<number> {
    return withLock(runLock, progress, async () => {
        const { stack } = await openSession(progress, options);
        return (await stack.preview(["--diff"], "inherit")).code;
    });
}

/** Makes the state what AWS has, and shows the differences. @returns Pulumi's exit code. */
export async function refresh(progress: Progress): Promise<number> {
    return withLock(runLock, progress, async () => {
        const { stack } = await deployedSession(progress);
        return (await stack.refresh([], "inherit")).code;
    });
}

/** Prints the stack's outputs as one JSON object. @returns the exit code. */
export async function outputs(progress: Progress, print: Print): Promise<number> {
    const { stack } = await deployedSession(progress);
    print(JSON.stringify(await stack.outputs(), undefined, 2));
    return 0;
}

/** Reads back what is deployed. @returns 0 if all is as it should be, else 1. */
export async function status(progress: Progress, print: Print): Promise<number> {
    const session = await runningSession(progress);
    if (!session) {
        print("No emulator runs for this clone. Start one with: npm run local");
        return 1;
    }
    const { emulator, stack } = session;
    print(`The emulator runs at ${emulator.endpoint}, process ${emulator.pid}.`);
    if (Object.keys(await stack.outputs().catch(() => ({}))).length === 0) {
        print("Nothing is deployed. Deploy with: npm run local");
        return 1;
    }
    return printSummary(session, print, false);
}

/** Opens a shell, or runs a command, on the embedded AWS. @returns its exit code. */
export async function shell(progress: Progress, command: readonly string[]): Promise<number> {
    const session = await deployedSession(progress);
    if (command.length === 0 && process.stdin.isTTY) {
        progress.step(
            "pulumi and aws work on the embedded AWS here; --profile log-archive is the other account; exit leaves",
        );
    }
    return runShell(session, command, progress);
}

/** Ends the emulator and removes everything that was kept for this clone. @returns the exit code. */
export async function down(progress: Progress): Promise<number> {
    await withLock(runLock, progress, async () => {
        await stopEmulator(localFolder);
        for (const entry of await fs.readdir(localFolder)) {
            if (entry !== "run.lock") {
                await fs.rm(`${localFolder}/${entry}`, { recursive: true, force: true });
            }
        }
    });
    // Another run may have begun in between: then the folder is its own.
    await fs.rmdir(localFolder).catch(() => undefined);
    progress.step("nothing runs any more, and nothing is left behind");
    return 0;
}

const tryAgain = "Mend it and run npm run local again; npm run local -- down removes what was made.";

async function deployedSession(progress: Progress): Promise<Session> {
    const session = await runningSession(progress);
    if (!session) {
        throw new Failure("no emulator runs for this clone", "Start one with: npm run local");
    }
    return session;
}

async function printSummary(
    { emulator, settings, stack }: Session,
    print: Print,
    withNextSteps: boolean,
): Promise<number> {
    const { readBack } = await import("./readback/read-back");
    const { archiveKeyArn, trailKeyArn } = await stack.outputs();
    const checks = await readBack(emulator.endpoint, settings, {
        archiveKeyArn: String(archiveKeyArn),
        trailKeyArn: String(trailKeyArn),
    });
    print(summaryOf(checks, emulator.endpoint, settings));
    if (withNextSteps) {
        print(nextSteps(settings));
    }
    return checks.every(({ ok }) => ok) ? 0 : 1;
}

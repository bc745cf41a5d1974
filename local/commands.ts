import * as fs from "node:fs/promises";
import { runningEmulator, stopEmulator, type Emulator } from "./emulator/emulator";
import { Failure } from "../command-line/failure";
import { letAlarmsFallBack } from "./live/fall-back";
import type { ReplayOptions } from "./live/replay";
import type { WatchOptions } from "./live/watch";
import { withLock } from "./lock";
import { localFolder } from "../command-line/paths";
import type { Progress } from "../command-line/progress";
import { openSession, runningSession, type EmulatorChoice, type Session } from "./session";
import { runShell } from "./shell";
import { keyArns } from "./stack-key-arns";
import { chooseStack, defaultStack, deployedStacks, findSettings, upCommand } from "./stacks";
import { nextSteps, summaryOf } from "./summary";

/** What a command prints to standard output goes through here. */
export type Print = (text: string) => void;

const runLock = `${localFolder}/run`;

/** Which stack a command is about. Without a name `up` and `preview` take the default stack, the others the deployed one. */
export interface StackChoice {
    readonly stack?: string;
}

/** Also how a new emulator is started. */
export interface StartOptions extends StackChoice, EmulatorChoice {}

/** Deploys a stack, reads it back, and says what is there. @returns the exit code. */
export async function up(progress: Progress, print: Print, options: StartOptions): Promise<number> {
    return withLock(runLock, progress, async () => {
        const session = await openSession(progress, options.stack ?? defaultStack, options);
        progress.step(`deploying the stack ${session.stackName} with the policy pack`);
        const { code } = await session.stack.up([], "inherit");
        if (code !== 0) {
            throw new Failure(
                `the stack ${session.stackName} is not deployed; the messages above say why`,
                `Mend it and run ${upCommand(session.stackName)} again; npm run local -- down removes what was made.`,
            );
        }
        const ok = await printSummary(session, print);
        const raised = await letAlarmsFallBack(session.emulator);
        if (raised.length > 0) {
            progress.step(`alarms that the deployment's own calls raised have fallen back: ${raised.join(", ")}`);
        }
        print(nextSteps(session.stackName, session.settings));
        return ok ? 0 : 1;
    });
}

/** Shows what `up` would change. @returns Pulumi's exit code. */
export async function preview(progress: Progress, options: StartOptions): Promise<number> {
    return withLock(runLock, progress, async () => {
        const { stack } = await openSession(progress, options.stack ?? defaultStack, options);
        return (await stack.preview(["--diff"], "inherit")).code;
    });
}

/** Makes the state what AWS has, and shows the differences. @returns Pulumi's exit code. */
export async function refresh(progress: Progress, choice: StackChoice): Promise<number> {
    return withLock(runLock, progress, async () => {
        const { stack } = await deployedSession(progress, choice, "refresh");
        return (await stack.refresh([], "inherit")).code;
    });
}

/** Prints the stack's outputs as one JSON object. @returns the exit code. */
export async function outputs(progress: Progress, print: Print, choice: StackChoice): Promise<number> {
    const { stack } = await deployedSession(progress, choice, "outputs");
    print(JSON.stringify(await stack.outputs(), undefined, 2));
    return 0;
}

/** Reads back what is deployed, every stack unless one is named. @returns 0 if all is as it should be, else 1. */
export async function status(progress: Progress, print: Print, { stack: named }: StackChoice): Promise<number> {
    if (named !== undefined) {
        await findSettings(named);
    }
    const emulator = await runningEmulator(localFolder);
    if (!emulator) {
        print("No emulator runs for this clone. Start one with: npm run local");
        return 1;
    }
    print(`The emulator runs at ${emulator.endpoint}, process ${emulator.pid}.`);
    const stacks = (await deployedStacks()).filter((name) => name === (named ?? name));
    if (stacks.length === 0) {
        const start = named === undefined ? "npm run local" : `npm run local -- --stack ${named}`;
        print(
            `${named === undefined ? "Nothing" : `Nothing of the stack ${named}`} is deployed. Deploy with: ${start}`,
        );
        return 1;
    }
    let ok = true;
    for (const name of stacks) {
        ok = (await printSummary(await runningSession(progress, name, emulator), print)) && ok;
    }
    return ok ? 0 : 1;
}

/** Opens a shell, or runs a command, on the embedded AWS. @returns its exit code. */
export async function shell(progress: Progress, command: readonly string[], choice: StackChoice): Promise<number> {
    const session = await deployedSession(progress, choice, "shell");
    if (command.length === 0 && process.stdin.isTTY) {
        progress.step(
            `pulumi works on the stack ${session.stackName} and aws on the embedded AWS here; ` +
                "--profile log-archive is the other account; exit leaves",
        );
    }
    return runShell(session, command, progress);
}

/** Shows what happens in the emulator, until Ctrl-C or until it ends. @returns the exit code. */
export async function watch(progress: Progress, print: Print, options: WatchOptions): Promise<number> {
    const { watch: watchEmulator } = await import("./live/watch");
    const colours = process.stdout.isTTY && !process.env.NO_COLOR;
    return untilInterrupted(async (signal) =>
        watchEmulator(await emulatorOfClone(), options, { print, colours, progress, signal }),
    );
}

/** Puts records through the trails as if the calls had been made. @returns 0 when all were taken, else 1. */
export async function replay(
    progress: Progress,
    print: Print,
    inputs: readonly string[],
    options: ReplayOptions,
): Promise<number> {
    const { replay: replayInto, replayedText } = await import("./live/replay");
    let problems = 0;
    const replayed = await replayInto(await emulatorOfClone(), inputs, options, process.stdin, (where, what) => {
        problems += 1;
        progress.step(`${where}: ${what}`);
    });
    print(replayedText(replayed));
    return problems === 0 ? 0 : 1;
}

/** Attacks the deployment and shows how it is noticed. @returns the exit code. */
export async function tour(progress: Progress, print: Print, choice: StackChoice): Promise<number> {
    const session = await deployedSession(progress, choice, "tour");
    const { tourOf } = await import("./live/tour/session-tour");
    return untilInterrupted(async (signal) =>
        withLock(runLock, progress, () => tourOf(session, { progress, print, signal })),
    );
}

/** Lets alarms that have risen fall back at once. @returns the exit code. */
export async function fallBack(print: Print): Promise<number> {
    const names = await letAlarmsFallBack(await emulatorOfClone());
    print(names.length === 0 ? "No alarm has fallen back." : `Fallen back: ${names.join(", ")}`);
    return 0;
}

/** Ends the emulator and removes everything that was kept for this clone, every stack. @returns the exit code. */
export async function down(progress: Progress): Promise<number> {
    const stacks = await withLock(runLock, progress, async () => {
        const deployed = await deployedStacks();
        await stopEmulator(localFolder);
        for (const entry of await fs.readdir(localFolder)) {
            if (entry !== "run.lock") {
                await fs.rm(`${localFolder}/${entry}`, { recursive: true, force: true });
            }
        }
        return deployed;
    });
    // Another run may have begun in between: then the folder is its own.
    await fs.rmdir(localFolder).catch(() => undefined);
    const gone = stacks.length > 0 ? `; gone with it: ${stacks.join(", ")}` : "";
    progress.step(`nothing runs any more, and nothing is left behind${gone}`);
    return 0;
}

/** Runs work that ends by itself when its signal is aborted, which Ctrl-C does. */
async function untilInterrupted(work: (signal: AbortSignal) => Promise<number>): Promise<number> {
    const interruption = new AbortController();
    const interrupt = () => interruption.abort();
    process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
    try {
        return await work(interruption.signal);
    } finally {
        process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
    }
}

async function emulatorOfClone(): Promise<Emulator> {
    const emulator = await runningEmulator(localFolder);
    if (!emulator) {
        throw new Failure("no emulator runs for this clone", "Start one with: npm run local");
    }
    return emulator;
}

/** A shell may be opened before anything is deployed: `pulumi up` can be typed there. */
async function deployedSession(progress: Progress, { stack: named }: StackChoice, command: string): Promise<Session> {
    const emulator = await emulatorOfClone();
    const name = await chooseStack(named, command);
    if (command !== "shell" && !(await deployedStacks()).includes(name)) {
        throw new Failure(`nothing of the stack ${name} is deployed`, `Deploy with: ${upCommand(name)}`);
    }
    return runningSession(progress, name, emulator);
}

/** @returns whether all is as the settings ask. */
async function printSummary(session: Session, print: Print): Promise<boolean> {
    const { stackName, emulator, settings, stack } = session;
    const { readBack } = await import("./readback/read-back");
    const checks = await readBack(emulator.endpoint, settings, await keyArns(stack));
    print(summaryOf(checks, stackName, emulator.endpoint, settings));
    return checks.every(({ ok }) => ok);
}

import * as fs from "node:fs/promises";
import * as path from "node:path";
import type { Settings } from "../settings/settings";
import { runningEmulator, startEmulator, type Emulator } from "./emulator/emulator";
import { findOrInstallEngine } from "./engine";
import { Failure } from "./failure";
import { localFolder, repositoryFolder } from "./paths";
import type { Progress } from "./progress";
import { installProvider } from "./provider/plugin";
import { Stack } from "./stack";
import { readStackSettings } from "./stack-settings";

/** The stack that is deployed to the embedded AWS. */
const stackName = "dev";
const policyPack = path.join(repositoryFolder, "policies");
const project = "orgtrail";

/** Everything that a command on the embedded AWS works with. */
export interface Session {
    readonly settings: Settings;
    readonly emulator: Emulator;
    readonly stack: Stack;
}

/**
 * Makes the embedded AWS ready: engine, emulator and provider are there and running afterwards. What is there already is
 * used; a state whose emulator is gone is dropped, because nothing of what it remembers exists any more.
 */
export async function openSession(progress: Progress, options: { readonly port?: number } = {}): Promise<Session> {
    const settings = await readSettings();
    const engine = await findOrInstallEngine(progress);
    progress.step(`engine: Pulumi ${engine.version} (${origins[engine.source]})`);
    const emulator = await runEmulator(settings, progress, options.port);
    progress.step(`emulator: ${emulator.endpoint}, process ${emulator.pid}`);
    const stack = stackOn(emulator, settings, engine, progress);
    await installProvider(stack.home);
    return { settings, emulator, stack };
}

/** The session of an emulator that runs; `undefined` when none does. Starts and installs nothing slow. */
export async function runningSession(progress: Progress): Promise<Session | undefined> {
    const emulator = await runningEmulator(localFolder);
    if (!emulator) {
        return undefined;
    }
    const settings = await readSettings();
    const stack = stackOn(emulator, settings, await findOrInstallEngine(progress), progress);
    return { settings, emulator, stack };
}

const origins = { path: "found on PATH", npm: "downloaded by npm", go: "built from its Go modules" } as const;

function readSettings(): Promise<Settings> {
    return readStackSettings(path.join(repositoryFolder, `Pulumi.${stackName}.yaml`), project);
}

async function runEmulator(settings: Settings, progress: Progress, port: number | undefined): Promise<Emulator> {
    const running = await runningEmulator(localFolder);
    if (running && port !== undefined && port !== running.port) {
        throw new Failure(
            `the emulator runs on port ${running.port} already, not on ${port}`,
            "Leave --port out, or end the emulator first with: npm run local -- down",
        );
    }
    if (running) {
        return running;
    }
    const state = path.join(localFolder, "state");
    if (await exists(state)) {
        progress.step("the emulator is gone, and with it what was deployed: its state is dropped, all is made anew");
        await fs.rm(state, { recursive: true });
    }
    return startEmulator({
        folder: localFolder,
        managementAccount: settings.deployment.managementAccountId,
        port,
        progress,
    });
}

function stackOn(
    { endpoint }: Emulator,
    { deployment: { region } }: Settings,
    engine: Awaited<ReturnType<typeof findOrInstallEngine>>,
    progress: Progress,
): Stack {
    const options = { project: repositoryFolder, name: stackName, folder: localFolder, policyPacks: [policyPack] };
    return new Stack({ ...options, engine, endpoint, region, progress });
}

async function exists(file: string): Promise<boolean> {
    return fs.access(file).then(
        () => true,
        () => false,
    );
}

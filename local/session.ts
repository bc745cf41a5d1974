import { existsSync } from "node:fs";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import type { Settings } from "../settings/settings";
import { runningEmulator, startEmulator, type Emulator } from "./emulator/emulator";
import { findOrInstallEngine } from "./engine";
import { Failure } from "../command-line/failure";
import { localFolder, repositoryFolder } from "../command-line/paths";
import type { Progress } from "../command-line/progress";
import { installProvider } from "./provider/plugin";
import { Stack } from "./stack";
import { deployedStacks, findSettings, project } from "./stacks";

const policyPack = path.join(repositoryFolder, "policies");

/** Everything that a command on the embedded AWS works with. */
export interface Session {
    readonly stackName: string;
    readonly settings: Settings;
    readonly emulator: Emulator;
    readonly stack: Stack;
}

/** How a new emulator is started; what one that runs is asked to be already. */
export interface EmulatorChoice {
    readonly port?: number;
    /** Seconds between deliveries of log files, by default 5. */
    readonly deliveryInterval?: number;
    /** Seconds between digests, by default 60. */
    readonly digestInterval?: number;
}

/**
 * Makes the embedded AWS ready: engine, emulator and provider are there and running afterwards. What is there already is
 * used; a state whose emulator is gone is dropped, because nothing of what it remembers exists any more.
 */
export async function openSession(
    progress: Progress,
    stackName: string,
    options: EmulatorChoice = {},
): Promise<Session> {
    const settings = await readSettings(stackName);
    const engine = await findOrInstallEngine(progress);
    progress.step(`engine: Pulumi ${engine.version} (${origins[engine.source]})`);
    const emulator = await runEmulator(settings, progress, options);
    await refuseSharedNames(stackName, settings);
    progress.step(`emulator: ${emulator.endpoint}, process ${emulator.pid}`);
    const stack = stackOn(emulator, stackName, settings, engine, progress);
    await installProvider(stack.home);
    return { stackName, settings, emulator, stack };
}

/** The session of a stack on the emulator that runs. Starts and installs nothing slow. */
export async function runningSession(progress: Progress, stackName: string, emulator: Emulator): Promise<Session> {
    const settings = await readSettings(stackName);
    const stack = stackOn(emulator, stackName, settings, await findOrInstallEngine(progress), progress);
    return { stackName, settings, emulator, stack };
}

const origins = { path: "found on PATH", npm: "downloaded by npm", go: "built from its Go modules" } as const;

/** Loading what checks settings takes seconds: who needs none does not wait for it. */
async function readSettings(stackName: string): Promise<Settings> {
    const file = await findSettings(stackName);
    const { readStackSettings } = await import("./stack-settings");
    return readStackSettings(file, project);
}

/** Two stacks whose resources have the same names cannot both be in one account. */
async function refuseSharedNames(stackName: string, { names }: Settings): Promise<void> {
    for (const other of (await deployedStacks()).filter((name) => name !== stackName)) {
        const { names: taken } = await readSettings(other);
        if (taken.archiveBucket === names.archiveBucket || taken.trailKeyAlias === names.trailKeyAlias) {
            throw new Failure(
                `the stack ${other}, which is deployed, has the names that the stack ${stackName} would use`,
                "End it first with npm run local -- down, or give one of them a suffix of its own: orgtrail:names.suffix",
            );
        }
    }
}

async function runEmulator(
    { deployment: { managementAccountId: managementAccount, organizationId } }: Settings,
    progress: Progress,
    choice: EmulatorChoice,
): Promise<Emulator> {
    const running = await runningEmulator(localFolder);
    if (running) {
        refuseOtherChoice(running, choice);
    }
    if (running && running.managementAccount !== managementAccount) {
        throw new Failure(
            `the emulator runs for the management account ${running.managementAccount}, not for ${managementAccount}`,
            "End it, and all that is deployed there, first with: npm run local -- down",
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
    const { port, deliveryInterval: deliverySeconds = 5, digestInterval: digestSeconds = 60 } = choice;
    const live = { deliverySeconds, digestSeconds };
    return startEmulator({ folder: localFolder, managementAccount, organizationId, port, live, progress });
}

/** What a running emulator was started with cannot be changed. */
function refuseOtherChoice({ port, live }: Emulator, choice: EmulatorChoice): void {
    if (!live) {
        throw new Failure("the emulator runs without a live trail", "End it first with: npm run local -- down");
    }
    const { deliverySeconds, digestSeconds } = live;
    for (const [option, asked, given, unit] of [
        ["--port", choice.port, port, "on port"],
        ["--delivery-interval", choice.deliveryInterval, deliverySeconds, "with a delivery interval of"],
        ["--digest-interval", choice.digestInterval, digestSeconds, "with a digest interval of"],
    ] as const) {
        if (asked !== undefined && asked !== given) {
            throw new Failure(
                `the emulator runs ${unit} ${given} already, not ${unit.split(" ")[0]} ${asked}`,
                `Leave ${option} out, or end the emulator first with: npm run local -- down`,
            );
        }
    }
}

function stackOn(
    { endpoint }: Emulator,
    name: string,
    { deployment: { region } }: Settings,
    engine: Awaited<ReturnType<typeof findOrInstallEngine>>,
    progress: Progress,
): Stack {
    // A stack is judged here as its pipeline judges it; one without a file of its own, by the pack's defaults.
    const config = path.join(policyPack, "config", `${name}.json`);
    const options = {
        project: repositoryFolder,
        name,
        folder: localFolder,
        policyPacks: [policyPack],
        policyPackConfigs: existsSync(config) ? [config] : [],
    };
    return new Stack({ ...options, engine, endpoint, region, progress });
}

async function exists(file: string): Promise<boolean> {
    return fs.access(file).then(
        () => true,
        () => false,
    );
}

import * as fs from "node:fs/promises";
import * as path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import type { Engine } from "../engine";
import { shimFolderName } from "../engine/path-engine";
import { isolatedEnvironment } from "../environment";
import { Failure } from "../../command-line/failure";
import { runInForeground } from "../foreground";
import { type Progress, silentProgress } from "../../command-line/progress";
import { type Finished, run } from "../../command-line/run";
import { readLocks } from "./locks";

export interface StackOptions {
    readonly engine: Engine;
    /** State, PULUMI_HOME and copies of the settings; stacks that do not run at the same time can share it. */
    readonly folder: string;
    /** The folder of Pulumi.yaml. */
    readonly project: string;
    readonly name: string;
    /** The emulator, such as `http://127.0.0.1:5000`. */
    readonly endpoint: string;
    readonly region: string;
    /** Folders of policy packs that judge every preview and update; none by default. */
    readonly policyPacks?: readonly string[];
    /** The packs' configuration files, in the same order; by default they run without. */
    readonly policyPackConfigs?: readonly string[];
    /** The stack's settings, by default `Pulumi.<name>.yaml` in the project. It is read, never written. */
    readonly settings?: string;
    /** Save the state after every resource (default), or at the end only: faster, but a killed run leaves nothing known. */
    readonly checkpoints?: boolean;
    /** Told when an earlier run's remains are cleared away; silent by default. */
    readonly progress?: Progress;
}

/** What this project reads of `pulumi stack export`. */
export interface StackState {
    readonly version: number;
    readonly deployment: {
        readonly resources?: readonly {
            readonly urn: string;
            readonly type: string;
            readonly id?: string;
            readonly dependencies?: readonly string[];
            readonly protect?: boolean;
        }[];
        readonly pending_operations?: readonly { readonly type: string }[];
    };
}

/** `inherit`: Pulumi writes to this process's output, and `stdout` and `stderr` are empty. */
export type Output = "capture" | "inherit";

const shims = path.join(__dirname, shimFolderName);

/** Protects the state and settings of a stack that holds nothing but dummies. */
const passphrase = "orgtrail";

/** How long to wait for a Pulumi process that is still ending, such as one that was interrupted a moment ago. */
const patience = 30_000;

/**
 * One Pulumi stack whose every call goes to the emulator. Nothing of the user's (credentials, backend, plugins, PULUMI_HOME)
 * is read or written, nor is any file of the project; whatever an earlier, killed run left is cleared away first.
 */
export class Stack {
    private readonly progress: Progress;
    private readonly stateFolder: string;

    constructor(private readonly options: StackOptions) {
        this.progress = options.progress ?? silentProgress;
        this.stateFolder = path.join(options.folder, "state");
    }

    /** The PULUMI_HOME, into which provider plugins are installed. */
    get home(): string {
        return path.join(this.options.folder, "pulumi-home");
    }

    /**
     * What a program or shell needs to work on this stack and the emulator: `pulumi` in PATH, and the variables that the
     * CLI reads as defaults of its options (`PULUMI_OPTION_…`), so that a `pulumi up` typed by hand does the same.
     */
    environment(from: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
        const {
            checkpoints = true,
            endpoint,
            engine,
            folder,
            name,
            policyPacks = [],
            policyPackConfigs = [],
            project,
            region,
        } = this.options;
        const settings = this.options.settings ?? path.join(project, `Pulumi.${name}.yaml`);
        const pulumi: NodeJS.ProcessEnv = {
            PATH: [shims, engine.searchPath, from.PATH].join(path.delimiter),
            ORGTRAIL_ENGINE: engine.pulumi,
            ORGTRAIL_SETTINGS: settings,
            // Without the files that describe the state's files: an engine killed while it writes one leaves it empty, and
            // then the state cannot be read (gocloud.dev, package fileblob).
            PULUMI_BACKEND_URL: `${pathToFileURL(this.stateFolder).href}?metadata=skip`,
            PULUMI_CONFIG_PASSPHRASE: passphrase,
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            PULUMI_HOME: this.home,
            PULUMI_IGNORE_AMBIENT_PLUGINS: "true",
            PULUMI_OPTION_CONFIG_FILE: path.join(folder, path.basename(settings)),
            PULUMI_OPTION_POLICY_PACK: policyPacks.map((pack) => quoted(quoted(pack))).join(","),
            PULUMI_OPTION_POLICY_PACK_CONFIG: policyPackConfigs.map((config) => quoted(quoted(config))).join(","),
            PULUMI_OPTION_PRESERVE_CONFIG: "true",
            PULUMI_SKIP_CHECKPOINTS: String(!checkpoints),
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_STACK: name,
        };
        const aws: NodeJS.ProcessEnv = {
            AWS_ACCESS_KEY_ID: "test",
            AWS_CONFIG_FILE: "/dev/null",
            AWS_EC2_METADATA_DISABLED: "true",
            AWS_ENDPOINT_URL: endpoint,
            AWS_REGION: region,
            AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
            AWS_SECRET_ACCESS_KEY: "test",
            AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        };
        return isolatedEnvironment({ ...pulumi, ...aws }, from);
    }

    /** `pulumi preview`. */
    async preview(args: readonly string[] = [], output: Output = "capture"): Promise<Finished> {
        return this.operate(["preview", ...args], output);
    }

    /** `pulumi up`: a preview, and when that succeeds the update. */
    async up(args: readonly string[] = [], output: Output = "capture"): Promise<Finished> {
        return this.operate(["up", "--yes", ...args], output);
    }

    /** `pulumi refresh`: makes the state what the emulator has. */
    async refresh(args: readonly string[] = [], output: Output = "capture"): Promise<Finished> {
        return this.operate(["refresh", "--yes", ...args], output);
    }

    /** `pulumi destroy`. */
    async destroy(args: readonly string[] = [], output: Output = "capture"): Promise<Finished> {
        return this.operate(["destroy", "--yes", ...args], output);
    }

    /** The stack's outputs, secret ones in clear. */
    async outputs(): Promise<Record<string, unknown>> {
        return JSON.parse(await this.answer(["stack", "output", "--json", "--show-secrets"])) as Record<
            string,
            unknown
        >;
    }

    async exportState(): Promise<StackState> {
        return JSON.parse(await this.answer(["stack", "export"])) as StackState;
    }

    /** Runs any other `pulumi` command on this stack. */
    async pulumi(args: readonly string[], output: Output = "capture"): Promise<Finished> {
        const options = { cwd: this.options.project, env: this.environment() };
        const command = [path.join(shims, "pulumi"), "--non-interactive", ...args];
        return output === "capture"
            ? run("/bin/sh", command, options)
            : { code: await runInForeground("/bin/sh", command, options), stdout: "", stderr: "" };
    }

    /**
     * Makes the stack if there is none, and clears away what a killed engine left: its lock, and resources of which
     * nobody knows whether they were created. Every operation does this first.
     */
    async recover(): Promise<void> {
        await fs.mkdir(this.stateFolder, { recursive: true });
        if (!(await this.isInitialized())) {
            await this.answer(["stack", "init", this.options.name]);
        }
        if (await this.isLockedByTheDead()) {
            this.progress.step("an earlier run of Pulumi was killed: taking over its lock");
            await this.answer(["cancel", "--yes"]);
        }
        const { pending_operations: pending = [] } = (await this.exportState()).deployment;
        if (pending.length > 0) {
            this.progress.step("an earlier run of Pulumi was killed in the middle of its work: refreshing the state");
            await this.answer(["refresh", "--yes", "--clear-pending-creates", "--suppress-progress"]);
        }
    }

    private async operate(args: readonly string[], output: Output): Promise<Finished> {
        await this.recover();
        return this.pulumi([...args, "--suppress-progress"], output);
    }

    /** What a command prints to standard output. Throws a {@link Failure} when it fails. */
    private async answer(args: readonly string[]): Promise<string> {
        const { code, stdout, stderr } = await this.pulumi(args);
        if (code !== 0) {
            throw new Failure(`pulumi ${args.join(" ")} failed (exit code ${code}):\n${(stdout + stderr).trim()}`);
        }
        return stdout;
    }

    /** Whether the `file://` backend has the stack: `.pulumi/stacks/<project>/<name>.json`. */
    private async isInitialized(): Promise<boolean> {
        const folder = path.join(this.stateFolder, ".pulumi", "stacks");
        const files = await fs.readdir(folder, { recursive: true }).catch(() => []);
        return files.some((file) => path.basename(file) === `${this.options.name}.json`);
    }

    /** Waits for a Pulumi process that still works on the stack; if that takes too long, Pulumi itself will say so. */
    private async isLockedByTheDead(): Promise<boolean> {
        const deadline = performance.now() + patience;
        let locks = await readLocks(this.stateFolder, this.options.name);
        if (locks.live.length > 0) {
            this.progress.step(`waiting for another run of Pulumi (process ${locks.live.join(", ")}) to end`);
        }
        while (locks.live.length > 0 && performance.now() < deadline) {
            await delay(200);
            locks = await readLocks(this.stateFolder, this.options.name);
        }
        return locks.live.length === 0 && locks.stale.length > 0;
    }
}

/** As a field of a line of comma-separated values, which is how the CLI reads lists. */
function quoted(text: string): string {
    return `"${text.replaceAll('"', '""')}"`;
}

import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { parse as parseYaml, stringify as stringifyYaml } from "yaml";
import { startEmulator, stopEmulator, type Emulator } from "../../local/emulator/emulator";
import { findOrInstallEngine } from "../../local/engine";
import { repositoryFolder } from "../../command-line/paths";
import { silentProgress } from "../../command-line/progress";
import { installProvider } from "../../local/provider/plugin";
import { connect, type Clients } from "../../local/readback/clients";
import { Stack } from "../../local/stack";
import { readStackSettings } from "../../local/stack-settings";
import type { Settings } from "../../settings/settings";

/** An emulator and a stack of a test's own: port, state, PULUMI_HOME and settings are nobody else's. */
export interface EmbeddedAws {
    readonly folder: string;
    readonly emulator: Emulator;
    readonly stack: Stack;
    /** Changes settings of the stack; `undefined` removes one. The next operation reads them. */
    configure(changes: Record<string, unknown>): Promise<void>;
    settings(): Promise<Settings>;
    clients(): Promise<Clients>;
    remove(): Promise<void>;
}

/**
 * @param project the folder of Pulumi.yaml; the repository by default. Settings are those of Pulumi.local.yaml.
 * @param policyPack the folder of the policy pack
 */
export async function embeddedAws(
    project = repositoryFolder,
    policyPack = path.join(repositoryFolder, "policies"),
): Promise<EmbeddedAws> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail engine "));
    const settingsFile = path.join(folder, "settings", "Pulumi.test.yaml");
    await fs.mkdir(path.dirname(settingsFile));
    await fs.copyFile(path.join(repositoryFolder, "Pulumi.local.yaml"), settingsFile);
    const engine = await findOrInstallEngine(silentProgress);
    const managementAccount = "111122223333";
    const emulator = await startEmulator({ folder, managementAccount, progress: silentProgress });
    const stack = new Stack({
        engine,
        folder,
        project,
        name: "test",
        endpoint: emulator.endpoint,
        region: "us-east-1",
        policyPacks: [policyPack],
        settings: settingsFile,
        checkpoints: false,
    });
    await installProvider(stack.home);
    const settings = () => readStackSettings(settingsFile, "orgtrail");
    return {
        folder,
        emulator,
        stack,
        settings,
        async configure(changes) {
            const { config } = parseYaml(await fs.readFile(settingsFile, "utf8")) as {
                config: Record<string, unknown>;
            };
            for (const [key, value] of Object.entries(changes)) {
                config[`orgtrail:${key}`] = value;
            }
            await fs.writeFile(settingsFile, stringifyYaml({ config }, { keepUndefined: false }));
        },
        async clients() {
            const { deployment, logArchiveRoleArn } = await settings();
            return connect({ endpoint: emulator.endpoint, region: deployment.region, logArchiveRoleArn });
        },
        async remove() {
            await stopEmulator(folder);
            await fs.rm(folder, { recursive: true, force: true });
        },
    };
}

/** The counts of Pulumi's closing summary, for instance `{ created: 3, unchanged: 66 }`. */
export function changesIn(output: string): Record<string, number> {
    const summary = output.slice(output.lastIndexOf("Resources:"));
    return Object.fromEntries(
        [...summary.matchAll(/(\d+) (?:to )?(created?|updated?|replaced?|deleted?|unchanged)\b/g)].map(
            ([, count, what]) => [what, Number(count)],
        ),
    );
}

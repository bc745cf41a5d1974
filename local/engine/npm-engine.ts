import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Failure } from "../../command-line/failure";
import type { Progress } from "../../command-line/progress";
import { run } from "../../command-line/run";
import type { Engine } from "./engine";
import { exists, installFolder } from "./install-folder";

/** The release of the official npm package `pulumi`, and so of the CLI, nearest to the SDK in package.json. */
const version = "3.250.0";

/** The engine that the npm package `pulumi` has downloaded, if it has. */
export async function downloadedNpmEngine(cache: string): Promise<Engine | undefined> {
    const engine = engineIn(engineFolder(cache));
    return (await exists(engine.pulumi)) ? engine : undefined;
}

/**
 * Downloads the engine with the official npm package `pulumi`, which is only a launcher: at its first run it fetches the
 * CLI and its language hosts from get.pulumi.com into PULUMI_HOME. Throws a {@link Failure} when it cannot; that takes a
 * second.
 */
export async function downloadNpmEngine(
    cache: string,
    progress: Progress,
    environment: NodeJS.ProcessEnv,
): Promise<Engine> {
    progress.step(`downloading the Pulumi engine ${version} with the npm package pulumi, once`);
    await installFolder(engineFolder(cache), async (folder) => {
        const launcher = path.join(folder, "launcher");
        await fs.mkdir(launcher);
        await fs.writeFile(path.join(launcher, "package.json"), "{}");
        const env = { ...withoutPulumiSettings(environment), PULUMI_HOME: folder, PULUMI_SKIP_UPDATE_CHECK: "true" };
        const options = { cwd: launcher, env, progress, timeout: 900_000 };
        const quiet = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"];
        const steps: readonly (readonly [string, ...string[]])[] = [
            ["npm", "install", "--prefix", launcher, ...quiet, `pulumi@${version}`],
            [process.execPath, path.join("node_modules", "pulumi", "run.js"), "version"],
        ];
        for (const [program, ...args] of steps) {
            const { code, stdout, stderr } = await run(program, args, options);
            if (code !== 0) {
                throw new Failure((stderr.trim() || stdout.trim()).split("\n").pop() ?? `exit code ${code}`);
            }
        }
        await fs.rm(launcher, { recursive: true });
    });
    return engineIn(engineFolder(cache));
}

function engineIn(folder: string): Engine {
    const searchPath = path.join(folder, "versions", version, "bin");
    return { version, source: "npm", searchPath, pulumi: path.join(searchPath, "pulumi") };
}

function engineFolder(cache: string): string {
    return path.join(cache, `npm-${version}`);
}

/** Unlike for programs that talk to the emulator, the user's proxies stay. */
function withoutPulumiSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("PULUMI_")));
}

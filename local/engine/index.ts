import * as path from "node:path";
import { Failure } from "../../command-line/failure";
import { withLock } from "../lock";
import { cacheFolder } from "../../command-line/paths";
import type { Progress } from "../../command-line/progress";
import type { Engine } from "./engine";
import { buildGoEngine, builtGoEngine, oldestGo } from "./go-engine";
import { downloadedNpmEngine, downloadNpmEngine } from "./npm-engine";
import { oldestEngine, pathEngine } from "./path-engine";

export type { Engine } from "./engine";

/**
 * A Pulumi engine: the user's own when it is new enough, else one that an earlier run put into the cache folder, else
 * downloaded by the npm package `pulumi`, else built from its Go modules. Throws a {@link Failure} that says why each of
 * them did not work.
 */
export async function findOrInstallEngine(
    progress: Progress,
    environment: NodeJS.ProcessEnv = process.env,
): Promise<Engine> {
    const cache = path.join(cacheFolder(environment), "engine");
    const reasons: string[] = [];
    const attempt = (name: string, engine: Promise<Engine>): Promise<Engine | undefined> =>
        engine.catch((error: unknown) => {
            reasons.push(`- ${name}: ${error instanceof Error ? error.message : String(error)}`);
            return undefined;
        });
    const installed = async () => (await downloadedNpmEngine(cache)) ?? (await builtGoEngine(cache));
    const install = async () =>
        (await installed()) ??
        (await attempt("the npm package pulumi", downloadNpmEngine(cache, progress, environment))) ??
        (await attempt("its Go modules", buildGoEngine(cache, progress, environment)));

    const engine =
        (await attempt("pulumi on PATH", pathEngine(cache, environment))) ??
        (await installed()) ??
        (await withLock(path.join(cache, "install"), progress, install).catch((error: Error) => {
            throw new Failure(
                `The Pulumi engine cannot be kept in ${cache}: ${error.message}`,
                "Set ORGTRAIL_CACHE to a folder that can be written, and run again.",
            );
        }));
    if (!engine) {
        throw new Failure(
            `There is no Pulumi engine to run, and none can be installed:\n${reasons.join("\n")}`,
            `Install the Pulumi CLI ${oldestEngine} or newer (https://www.pulumi.com/docs/install), or allow downloads from ` +
                `get.pulumi.com, or install Go ${oldestGo} or newer (https://go.dev/doc/install), and run again.`,
        );
    }
    return engine;
}

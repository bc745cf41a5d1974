import * as os from "node:os";
import * as path from "node:path";

/** The checked-out repository. */
export const repositoryFolder = path.resolve(__dirname, "..");

/**
 * Everything that `npm run local` keeps for this clone: stack state, PULUMI_HOME, pid files and logs. `down` removes it.
 * `ORGTRAIL_LOCAL_FOLDER` moves it.
 */
export const localFolder = path.resolve(process.env.ORGTRAIL_LOCAL_FOLDER || path.join(repositoryFolder, ".local"));

/**
 * What is slow to install and the same for every clone: the engine and the Python environment. `ORGTRAIL_CACHE` moves
 * it; by default it is `orgtrail` in the operating system's cache folder of the user.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
    if (environment.ORGTRAIL_CACHE) {
        return path.resolve(environment.ORGTRAIL_CACHE);
    }
    if (process.platform === "darwin") {
        return path.join(os.homedir(), "Library", "Caches", "orgtrail");
    }
    return path.join(environment.XDG_CACHE_HOME || path.join(os.homedir(), ".cache"), "orgtrail");
}

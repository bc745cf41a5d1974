import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";

/** The locks of a stack, by whether the Pulumi process that took them still runs on this computer. */
export interface Locks {
    readonly live: readonly number[];
    readonly stale: readonly number[];
}

interface LockFile {
    readonly pid: number;
    readonly hostname: string;
}

/**
 * Reads the lock files that Pulumi keeps in a `file://` backend, one for each operation:
 * `.pulumi/locks/organization/<project>/<stack>/<id>.json`.
 */
export async function readLocks(stateFolder: string, stack: string): Promise<Locks> {
    const folder = path.join(stateFolder, ".pulumi", "locks");
    const files = await fs.readdir(folder, { recursive: true }).catch(() => []);
    const pids: number[] = [];
    for (const file of files.filter((each) => path.basename(path.dirname(each)) === stack && each.endsWith(".json"))) {
        const lock = await fs.readFile(path.join(folder, file), "utf8").catch(() => undefined);
        const { pid, hostname } = lock ? (JSON.parse(lock) as LockFile) : { pid: 0, hostname: "" };
        if (hostname === os.hostname()) {
            pids.push(pid);
        }
    }
    return { live: pids.filter(isRunning), stale: pids.filter((pid) => !isRunning(pid)) };
}

function isRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}

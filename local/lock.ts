import * as fs from "node:fs/promises";
import * as path from "node:path";
import * as lockfile from "proper-lockfile";
import type { Progress } from "../command-line/progress";

/**
 * Runs `work` while no other process runs work under the same `file`. A lock whose owner died is taken over after ten
 * seconds. Waiting is said once through `progress`.
 */
export async function withLock<T>(file: string, progress: Progress, work: () => Promise<T>): Promise<T> {
    await fs.mkdir(path.dirname(file), { recursive: true });
    const options = { realpath: false, stale: 10_000, lockfilePath: `${file}.lock` };
    let release: () => Promise<void>;
    try {
        release = await lockfile.lock(file, options);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ELOCKED") {
            throw error;
        }
        progress.step(`waiting for another run that holds ${file}`);
        release = await lockfile.lock(file, {
            ...options,
            retries: { forever: true, minTimeout: 200, maxTimeout: 1_000, factor: 1.5 },
        });
    }
    try {
        return await work();
    } finally {
        await release();
    }
}

import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";

/** A new folder with a space in its name, which tests remove by themselves. */
export function temporaryFolder(): string {
    return fs.mkdtempSync(path.join(os.tmpdir(), "orgtrail test "));
}

/** Writes a shell script that stands for a real program, and returns its folder, to be put in PATH. */
export function fakeProgram(folder: string, name: string, script: string): string {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(path.join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return folder;
}

/** Waits until `condition` gives something, up to 20 seconds. */
export async function until<T>(what: string, condition: () => T | undefined | false): Promise<T> {
    const deadline = Date.now() + 20_000;
    for (;;) {
        const found = condition();
        if (found !== undefined && found !== false) {
            return found;
        }
        if (Date.now() > deadline) {
            throw new Error(`${what} did not happen within 20 seconds`);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

/** Whether a process with this id runs. */
export function isRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch {
        return false;
    }
}

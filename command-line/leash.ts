import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";

/**
 * The shell turns into the program. Before that it leaves a watcher behind in the program's process group, which ends the
 * group when the other end of descriptor 3 closes.
 */
const leash = '{ read -r _ <&3; kill -TERM -$$; } </dev/null >/dev/null 2>&1 & exec "$@" 3<&-';

/**
 * Starts a program that does not outlive this process, however this process ends (Ctrl-C, a signal, `kill -9`): its whole
 * process group gets SIGTERM. The group is its own, so Ctrl-C reaches the program only through this process, once.
 * A program that cannot be started ends with exit code 126 or 127.
 */
export function spawnLeashed(program: string, args: readonly string[], options: SpawnOptions = {}): ChildProcess {
    const [stdin, stdout, stderr] = Array.isArray(options.stdio) ? options.stdio : [];
    const child = spawn("/bin/sh", ["-c", leash, "leash", program, ...args], {
        ...options,
        detached: true,
        stdio: [stdin ?? "ignore", stdout ?? "pipe", stderr ?? "pipe", "pipe"],
    });
    child.on("exit", () => child.stdio[3]?.destroy());
    return child;
}

/** Sends a signal to a program that {@link spawnLeashed} started and to everything in its process group. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
    try {
        process.kill(-Number(child.pid), signal);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ESRCH") {
            throw error;
        }
    }
}

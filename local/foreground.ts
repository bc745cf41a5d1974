import { spawnLeashed } from "../command-line/leash";

const signals: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];

/** One Ctrl-C can arrive several times: from the terminal, and again from npm, which passes it on. */
const sameKeyPress = 1_000;

/**
 * Runs a program that writes to this process's output, and returns its exit code. Ctrl-C (or a signal that asks this
 * process to end) becomes one SIGINT for the program, which is waited for; a second one, later, is passed on too.
 */
export async function runInForeground(
    program: string,
    args: readonly string[],
    options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<number> {
    let latest = -Infinity;
    const interrupt = (): void => {
        const now = performance.now();
        if (now - latest > sameKeyPress) {
            latest = now;
            child.kill("SIGINT");
        }
    };
    // Before the program starts: a signal in between would end this process, and the program with it.
    signals.forEach((signal) => process.on(signal, interrupt));
    const child = spawnLeashed(program, args, { ...options, stdio: ["ignore", "inherit", "inherit"] });
    try {
        return await new Promise<number>((resolve, reject) => {
            child.on("error", reject);
            child.on("close", (code) => resolve(code ?? 128));
        });
    } finally {
        signals.forEach((signal) => process.off(signal, interrupt));
    }
}

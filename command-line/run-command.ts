import type { Command } from "commander";
import { Failure } from "./failure";
import { printableLines } from "./printable";

/** One Ctrl-C can arrive several times: from the terminal, and again from npm, which passes it on. */
const sameKeyPress = 1_000;

/**
 * Runs a command line. What the action returns is the exit code. Wrong arguments and errors end it with 2: a {@link Failure} is
 * printed with its fix, and anything else, which is a defect, with its stack.
 */
export function runCommand<Arguments extends unknown[]>(
    command: Command,
    action: (...given: Arguments) => number | Promise<number>,
): void {
    void command
        .showHelpAfterError("(--help says what can be given)")
        .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
        .action(async (...given) => {
            try {
                process.exitCode = await action(...(given as Arguments));
            } catch (error) {
                const { message, stack } = error as Error;
                const fix = error instanceof Failure && error.fix ? `\nfix: ${error.fix}` : "";
                const text = `error: ${error instanceof Failure ? message : stack}${fix}`;
                process.stderr.write(`${printableLines(text)}\n`);
                process.exitCode = 2;
            }
        })
        .parseAsync();
}

/** Goes on when nobody reads on, as in `npm run verify | head`: that is no reason for a stack trace, nor to stop half-way. */
export function outliveReader(closed: () => void = () => undefined): void {
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code !== "EPIPE") {
            throw error;
        }
        closed();
    });
}

/** Ends the command when nobody reads on, as in `npm run search | head`. */
export function endWithReader(): void {
    outliveReader(() => process.exit());
}

/** Aborts on the first Ctrl-C, so that what is done can be kept; another one ends the command at once, with 130. */
export function interruption(signals: readonly NodeJS.Signals[] = ["SIGINT"]): AbortSignal {
    const controller = new AbortController();
    let interrupted = Infinity;
    for (const signal of signals) {
        process.on(signal, () => {
            if (performance.now() - interrupted > sameKeyPress) {
                process.exit(130);
            }
            interrupted = Math.min(interrupted, performance.now());
            controller.abort();
        });
    }
    return controller.signal;
}

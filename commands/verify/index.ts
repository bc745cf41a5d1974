import { Failure } from "../../local/failure";
import { verifyCommand } from "./command";
import type { CommandOptions } from "./options";
import { verify } from "./verify";

/** `npm run verify`: proves that no log file of a trail was changed, removed or added since CloudTrail delivered it. */

// `npm run verify | head` closes the pipe: that is no reason for a stack trace, or for another exit code.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
        throw error;
    }
});

/** One Ctrl-C can arrive several times: from the terminal, and again from npm, which passes it on. */
const sameKeyPress = 1_000;

// The first Ctrl-C lets what is done be kept; another one ends it at once.
const stop = new AbortController();
let stopped = Infinity;
for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
        if (performance.now() - stopped > sameKeyPress) {
            process.exit(130);
        }
        stopped = Math.min(stopped, performance.now());
        stop.abort();
    });
}

void verifyCommand()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(async (options: CommandOptions) => {
        try {
            process.exitCode = await verify(options, process, stop.signal);
            if (process.exitCode === 130) {
                // What waits for an answer of S3 would keep the process.
                process.exit();
            }
        } catch (error) {
            const { message, stack } = error as Error;
            const fix = error instanceof Failure && error.fix ? `fix: ${error.fix}\n` : "";
            process.stderr.write(`error: ${error instanceof Failure ? message : stack}\n${fix}`);
            process.exitCode = 2;
        }
    })
    .parseAsync();

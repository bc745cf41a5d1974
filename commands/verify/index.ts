import { interruption, runCommand } from "../../command-line/run-command";
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

const signal = interruption(["SIGINT", "SIGTERM"]);

runCommand(verifyCommand(), async (options: CommandOptions) => {
    const exitCode = await verify(options, process, signal);
    if (exitCode === 130) {
        // What waits for an answer of S3 would keep the process.
        process.exit(exitCode);
    }
    return exitCode;
});

import { interruption, outliveReader, runCommand } from "../../command-line/run-command";
import { verifyCommand } from "./command";
import type { CommandOptions } from "./options";
import { verify } from "./verify";

/** `npm run verify`: proves that no log file of a trail was changed, removed or added since CloudTrail delivered it. */

// The exit code is the verdict, whoever reads the report.
outliveReader();

const signal = interruption(["SIGINT", "SIGTERM"]);

runCommand(verifyCommand(), async (options: CommandOptions) => {
    const exitCode = await verify(options, process, signal);
    if (exitCode === 130) {
        // What waits for an answer of S3 would keep the process.
        process.exit(exitCode);
    }
    return exitCode;
});

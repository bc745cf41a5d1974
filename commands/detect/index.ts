import { Command, Option } from "commander";
import { Failure } from "../../local/failure";
import { detect, severities, type DetectOptions } from "./detect";

/** `npm run detect`: which alarms CloudTrail records would fire, and why. */

// `npm run detect | head` closes the pipe: that is no reason for a stack trace.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
        throw error;
    }
    process.exit();
});

void new Command("npm run detect --")
    .description(
        "Says which alarms these CloudTrail records would fire, and why. Reads log files (gzip or not), single records, JSON " +
            "lines and exports of CloudWatch Logs; a folder with all that is in it; - for the standard input.",
    )
    .argument("<input...>", "files, folders, or -")
    .option(
        "--json",
        "print one line for each record, in order: its eventID and the alarms whose pattern it matches; those of deletions and reads in bulk once their threshold is reached",
    )
    .option("--settings <file>", "take names and tuning from a stack's file, such as Pulumi.prod.yaml")
    .addOption(
        new Option("--fail-on <severity>", "exit with 1 if an alarm of this severity or above would fire").choices(
            severities,
        ),
    )
    .addHelpText(
        "after",
        "\nExit code: 0 when all was read; 1 with --fail-on when such an alarm would fire; 2 when some input could not be read.",
    )
    .showHelpAfterError("(--help says what can be given)")
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(async (inputs: string[], options: DetectOptions) => {
        try {
            process.exitCode = await detect(inputs, options, process);
        } catch (error) {
            if (!(error instanceof Failure)) {
                throw error;
            }
            process.stderr.write(`error: ${error.message}\n${error.fix ? `fix: ${error.fix}\n` : ""}`);
            process.exitCode = 2;
        }
    })
    .parseAsync();

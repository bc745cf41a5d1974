import { Command, Option } from "commander";
import { endWithReader, runCommand } from "../../command-line/run-command";
import { detect, severities, type DetectOptions } from "./detect";

/** `npm run detect`: which alarms CloudTrail records would fire, and why. */

endWithReader();

runCommand(
    new Command("npm run detect --")
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
        ),
    (inputs: string[], options: DetectOptions) => detect(inputs, options, process),
);

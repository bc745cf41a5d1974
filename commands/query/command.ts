import { Command, Option } from "commander";
import { collect, withAccessOptions } from "../aws/options";

/** The command line of `npm run query`. What it does with it is the caller's action. */
export function queryCommand(): Command {
    const command = new Command("npm run query --")
        .description(
            "Runs a saved query over the archive: in Athena, or, with --files, the same statement over log files in folders. There is a " +
                "query for each alarm, and for the questions that an investigation asks time and again.",
        )
        .argument("[name]", "the query; --list has all")
        .option("--list", "list the saved queries")
        .option("--print", "print the statement, and run nothing")
        .optionsGroup("What to ask:")
        .option("--set <parameter=value>", "the value of a parameter of the query", collect)
        .option("--since <time>", "from this time on: 2026-03-04, 2026-03-04T09:30Z, or 2h, 3d, 1w ago")
        .option("--until <time>", "before this time, given like --since; by default now")
        .option("--account <id>", "this account only; several times for several", collect)
        .option("--region <code>", "this Region only; several times for several", collect)
        .option("--trail <name>", "the log files of this trail of the settings, where it has a prefix of its own")
        .optionsGroup("Where to ask:")
        .option("--files <path>", "log files below this folder, instead of Athena; several times for several", collect);
    return withAccessOptions(command)
        .optionsGroup("What to print (a table by default):")
        .addOption(new Option("--json", "an object for each row, one a line").conflicts("csv"))
        .option("--csv", "comma-separated values (RFC 4180)")
        .option("--wide", "do not fit the table to the terminal")
        .addHelpText(
            "after",
            [
                "",
                "Without --since, Athena reads the days that the query says (--print shows it), and --files all that is there.",
                "",
                "Exit code: 0 when all was read; 1 when a file could not be read (standard error says which); 2 when the query could not be",
                "run; 130 after Ctrl-C, which stops the query.",
                "",
                "Examples:",
                "  npm run query -- access-key-activity --set accessKeyId=AKIAIOSFODNN7EXAMPLE --since 30d --stack prod",
                "  npm run -s query -- denied-calls --files ./logs --csv > denied.csv",
            ].join("\n"),
        );
}

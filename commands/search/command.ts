import { Command, InvalidArgumentError, Option } from "commander";
import { wrapped } from "../../command-line/printable";
import { collect, withAccessOptions } from "../aws/options";
import { fields, language } from "./filter/fields";
import { addFilterOptions } from "./filter/options";

/** The options of `npm run search`, with their help. */
export function searchCommand(): Command {
    const command = new Command("npm run search --")
        .description(
            "Finds the events of AWS API calls and prints them: from the event history of accounts (90 days, management events), " +
                "from the archive through Athena, or from log files in folders and S3 buckets. All conditions have to hold; of an " +
                "option that is given several times, any.",
        )
        .optionsGroup("Where to search:")
        .option("--event-history", "the event history (this is the default)")
        .option("--archive", "the archive, through Athena; needs --stack or --settings")
        .option(
            "--files <path>",
            "log files: a file, a folder, s3://BUCKET/PREFIX, or - ; several times for several",
            collect,
        )
        .option("--all-accounts", "event history: every account of the organization")
        .option("--role-name <name>", "event history: the role to assume in other accounts")
        .option(
            "--all-regions",
            "event history: every Region; without it those of --region, or the home Region and that of global services",
        )
        .option(
            "--all-events",
            "event history: look at every event rather than look up by the filter's most selective attribute",
        )
        .optionsGroup("Whose AWS:");
    withAccessOptions(command).optionsGroup("What to find:");
    addFilterOptions(command)
        .optionsGroup("What to print (a table by default):")
        .addOption(
            new Option("--json", "the records as they were written, one a line").conflicts(["csv", "timeline", "html"]),
        )
        .addOption(new Option("--csv", "comma-separated values (RFC 4180)").conflicts(["show", "timeline", "html"]))
        .addOption(
            new Option(
                "--show <event id>",
                "one event explained: who, through which roles, from where, what, which alarms",
            ).conflicts(["timeline", "countBy", "html"]),
        )
        .addOption(
            new Option(
                "--timeline [actor or resource]",
                "what happened in the order of time, with the alarms",
            ).conflicts("countBy"),
        )
        .addOption(
            new Option(
                "--count-by <field>",
                "how many events by a field: a column, day, hour, or a path such as userAgent",
            ).conflicts("html"),
        )
        .option("--html <file>", "write the timeline as a web page")
        .option("--wide", "do not fit the table to the terminal")
        .addOption(
            new Option("--order <order>", "by event time; by default newest first, of files as they are").choices([
                "newest",
                "oldest",
            ]),
        )
        .option("--limit <number>", "end after so many events", positiveInteger)
        .addHelpText(
            "after",
            [
                "",
                wrapped(`The filter of --where: ${language} Names: ${fields.map(({ name }) => name).join(", ")}.`, 118),
                "",
                "Exit code: 0 when all was read, whether or not anything was found; 1 when something could not be read (standard error says",
                "what), or the event of --show was not found; 2 when nothing could be searched; 130 after Ctrl-C, which keeps what was found.",
                "",
                "Examples:",
                "  npm run search -- --access-key AKIAIOSFODNN7EXAMPLE --since 2d",
                "  npm run search -- --stack prod --archive --class delete --where 'not role = Deployment' --since 30d",
                "  npm run -s search -- --files s3://BUCKET/AWSLogs/ --ip 198.51.100.0/24 --since 2026-03-01 --json > events.jsonl",
            ].join("\n"),
        );
    return command;
}

function positiveInteger(text: string): number {
    if (!/^[1-9]\d{0,8}$/.test(text)) {
        throw new InvalidArgumentError("It has to be a whole number from 1.");
    }
    return Number(text);
}

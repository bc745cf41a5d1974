import { Command } from "commander";
import { collect, withAccessOptions } from "../aws/options";
import { parseAccount, parseThreads, parseTime } from "./options";

/** The options of `npm run verify`, with their help. */
export function verifyCommand(): Command {
    const command = new Command("npm run verify --")
        .description(
            "Proves that no log file was changed, removed or added since CloudTrail delivered it, from S3 or from a local copy: " +
                "chains of digests, their signatures, and the hash of every log file (docs/integrity.md).",
        )
        .option("--from <folder>", "a local copy: <folder>/<bucket>/<key>, as downloaded")
        .option("--metadata <file>", "the digests' metadata, which a download loses: JSON, bucket > key > name > value")
        .option(
            "--public-keys <folder>",
            "what ListPublicKeys answers, as <region>.json; --from needs it, without --from the API is asked",
        )
        .option(
            "--bucket <name>",
            "a bucket in place of the deployment's; with --from, the only one of its buckets (repeatable)",
            collect,
        )
        .option(
            "--prefix <prefix>",
            "the key prefix of the trail, empty for none; by default every one there is (repeatable)",
            collect,
        )
        .option(
            "--trail <name>",
            "the only trail whose digests must be complete; without --bucket, where it delivers to (repeatable)",
            collect,
        )
        .option("--account <id>", "only this account (repeatable)", parseAccount)
        .option("--region <name>", "only log files of this Region (repeatable)", collect)
        .option("--start <time>", "what was delivered from this time on; default: all", parseTime)
        .option(
            "--end <time>",
            "what was delivered before this time; default: all that is there; from S3, all that is due",
            parseTime,
        )
        .option("--json", "print one JSON object and nothing else")
        .option("--html <file>", "write a report with a picture of the covered time")
        .option(
            "--evidence <file>",
            "write what was checked, with which keys and hashes, to check it again without this program",
        )
        .option("--resume <file>", "keep the progress in this file, and go on from it if it is there")
        .option(
            "--threads <number>",
            "threads that read log files; default: one for each processor, no more than 8",
            parseThreads,
        );
    return withAccessOptions(command).addHelpText(
        "after",
        "\nTimes are those of delivery: 2026-03-04, 2026-03-04T09:30:00Z (UTC where no zone is given), or 2h, 3d, 1w ago.\n" +
            "Exit code: 0 when all is proved; 1 when something is not; 2 when the verification could not be carried out; 130 after Ctrl-C.",
    );
}

import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { Failure } from "../../command-line/failure";
import { collect } from "../aws/options";
import { endWithReader, runCommand } from "../../command-line/run-command";
import { plannedResources } from "./preview";
import { report } from "./report";

/** `npm run compare-previews`: what a pull request changes, without a look at AWS or at the stack's state. */

interface Options {
    readonly title: string;
    readonly policies?: string;
    readonly note: readonly string[];
    readonly limit: number;
}

function characters(text: string): number {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < 1_000) {
        throw new InvalidArgumentError("Allowed: a whole number from 1000.");
    }
    return number;
}

function read(file: string): string {
    try {
        return readFileSync(file, "utf8");
    } catch (error) {
        throw new Failure(
            `${file} cannot be read: ${(error as Error).message}`,
            "Name the output of: pulumi preview --json > FILE",
        );
    }
}

endWithReader();

runCommand(
    new Command("npm run compare-previews --")
        .description(
            "Compares two outputs of `pulumi preview --json`, before and after a change, and prints the difference as Markdown. Exit code: 0, " +
                "or 2 when a file is not there or is no such output.",
        )
        .argument("<base>", "the preview before the change")
        .argument("<head>", "the preview after it")
        .option("--title <text>", "what heads the report, such as the stack's name", "stack")
        .option("--policies <file>", "output of `pulumi preview --policy-pack`, for the verdict of the policy pack")
        .option("--note <text>", "what else to say; may be given more than once", collect, [])
        .option("--limit <characters>", "the most characters to print; GitHub takes 65536", characters, 60_000),
    (base: string, head: string, { title, policies, note, limit }: Options) => {
        const [before, after] = [base, head].map((file) => plannedResources(read(file), file));
        const policyOutput = policies === undefined ? undefined : read(policies);
        process.stdout.write(report(before ?? [], after ?? [], { title, policyOutput, notes: note, limit }));
        return 0;
    },
);

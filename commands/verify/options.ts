import { InvalidArgumentError } from "commander";
import { Failure } from "../../command-line/failure";
import type { AccessCommandOptions } from "../aws/options";
import { parseTime as instantOf, timeForms } from "../search/filter/time";

/** What `npm run verify` can be told. */
export interface CommandOptions extends AccessCommandOptions {
    readonly from?: string;
    readonly metadata?: string;
    readonly publicKeys?: string;
    readonly bucket?: string[];
    readonly prefix?: string[];
    readonly trail?: string[];
    readonly account?: string[];
    readonly region?: string[];
    readonly start?: Date;
    readonly end?: Date;
    readonly json?: boolean;
    readonly html?: string;
    readonly evidence?: string;
    readonly resume?: string;
    readonly threads?: number;
}

export function parseTime(text: string): Date {
    const time = instantOf(text.trim(), new Date());
    if (time === undefined) {
        throw new InvalidArgumentError(`Give a time like ${timeForms}.`);
    }
    return time;
}

export function parseAccount(text: string, previous: string[] = []): string[] {
    if (!/^\d{12}$/.test(text)) {
        throw new InvalidArgumentError("An account id has 12 digits.");
    }
    return [...previous, text];
}

export function parseThreads(text: string): number {
    const threads = Number(text);
    if (!Number.isInteger(threads) || threads < 1 || threads > 64) {
        throw new InvalidArgumentError("Give a whole number from 1 to 64.");
    }
    return threads;
}

/** @throws Failure if options contradict each other. */
export function checkOptions(options: CommandOptions): void {
    const { from, metadata, publicKeys, start, end, bucket, prefix, stack, settings, trail, roleArn } = options;
    if (start && end && start >= end) {
        throw new Failure(
            `--start ${start.toISOString()} is not before --end ${end.toISOString()}`,
            "Give a start that is before the end.",
        );
    }
    if (from === undefined && end !== undefined && end.getTime() > Date.now()) {
        throw new Failure(
            `--end ${end.toISOString()} is still to come`,
            "Leave it out: then what is due by now has to be there.",
        );
    }
    if (from === undefined && metadata !== undefined) {
        throw new Failure(
            "--metadata is for --from: objects in S3 have their metadata",
            "Leave one out, or add --from.",
        );
    }
    if (from !== undefined && [stack, settings, roleArn].some((value) => value !== undefined)) {
        throw new Failure(
            "--from reads a folder, and --stack, --settings and --role-arn are for what is in S3",
            "Leave one of them out.",
        );
    }
    if (from !== undefined && publicKeys === undefined) {
        throw new Failure(
            "--from needs --public-keys: a folder with the answer of ListPublicKeys for each Region",
            "Write them with: aws cloudtrail list-public-keys --region REGION --start-time … --end-time … > FOLDER/REGION.json",
        );
    }
    if (from === undefined && [bucket, stack, settings, trail].every((value) => value === undefined)) {
        throw new Failure(
            "nothing says what to verify",
            "Give --from FOLDER, --stack NAME, --bucket NAME or --trail NAME (npm run verify -- --help).",
        );
    }
    if (
        prefix !== undefined &&
        from === undefined &&
        bucket === undefined &&
        stack === undefined &&
        settings === undefined
    ) {
        throw new Failure("--prefix needs the bucket that it is in", "Add --bucket NAME.");
    }
}

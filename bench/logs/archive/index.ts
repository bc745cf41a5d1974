import * as fs from "node:fs/promises";
import * as path from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { logFileKey } from "../../../log-files/log-file-key";
import { accounts } from "./callers";
import { firstTime, needles } from "./needles";
import { Random } from "./random";
import { madeRecord, questions, type Question } from "./records";

/** An archive of CloudTrail's log files in a folder, and what a search of it has to find. */
export interface Archive {
    readonly folder: string;
    readonly files: number;
    readonly records: number;
    /** Of the files as they are stored, and of their text. */
    readonly bytes: number;
    readonly textBytes: number;
    /** The event ids that answer each question. */
    readonly answers: Readonly<Record<Question, readonly string[]>>;
}

/** A change of what is generated needs another: archives are kept. */
const version = 1;
const regions = ["us-east-1", "eu-west-1", "ap-southeast-2"] as const;
/** The fewest and the most records of a file: 5 to 400 KB of gzip. */
const [fewest, most] = [28, 2300];
/** Files of an hour, one for each account and Region. */
const filesOfHour = accounts.length * regions.length;
const compressed = promisify(gzip);

/**
 * An archive of about this much text, always with the same content; kept in `parent` and generated only when it is not there.
 * The files of a larger one begin with those of a smaller.
 */
export async function archive(parent: string, textBytes: number, report: (text: string) => void): Promise<Archive> {
    const folder = path.join(parent, `logs-${version}-${Math.round(textBytes / 1e6)}`);
    // Written last.
    const index = path.join(folder, "archive.json");
    const kept = await fs.readFile(index, "utf8").catch(() => undefined);
    if (kept !== undefined) {
        return { ...(JSON.parse(kept) as Archive), folder: path.join(folder, "logs") };
    }
    await fs.rm(folder, { recursive: true, force: true });
    report(`generating ${(textBytes / 1e9).toFixed(1)} GB of log files`);
    const made = await generated(path.join(folder, "logs"), textBytes);
    await fs.writeFile(index, JSON.stringify(made));
    return made;
}

async function generated(folder: string, goal: number): Promise<Archive> {
    const answers = Object.fromEntries(questions.map((question) => [question, [] as string[]])) as Record<
        Question,
        string[]
    >;
    const sums = { files: 0, records: 0, bytes: 0, textBytes: 0 };
    let writes: Promise<void>[] = [];
    while (sums.textBytes < goal) {
        const { key, text, records } = logFile(sums.files, answers);
        sums.files += 1;
        sums.records += records;
        sums.textBytes += Buffer.byteLength(text);
        writes.push(
            compressed(text).then(async (bytes) => {
                sums.bytes += bytes.length;
                const file = path.join(folder, key);
                await fs.mkdir(path.dirname(file), { recursive: true });
                await fs.writeFile(file, bytes);
            }),
        );
        if (writes.length === 8) {
            await Promise.all(writes);
            writes = [];
        }
    }
    await Promise.all(writes);
    return { folder, ...sums, answers };
}

function logFile(index: number, answers: Record<Question, string[]>): { key: string; text: string; records: number } {
    const random = new Random(index + 1);
    const accountId = accounts[index % accounts.length] ?? accounts[0];
    const region = regions[Math.floor(index / accounts.length) % regions.length] ?? regions[0];
    const minutes = Math.floor(index / filesOfHour) * 60 + random.int(0, 12) * 5;
    const time = new Date(firstTime.getTime() + minutes * 60_000);
    const count = Math.round(fewest * (most / fewest) ** random.next());
    const records = Array.from({ length: count }, (_, position) => {
        const { record, answers: to } = madeRecord(random, accountId, region, time);
        // The one event that is looked for by its id.
        const isSought = index === 20 && position === 0;
        const made = isSought ? { ...record, eventID: needles.eventId } : record;
        for (const question of isSought ? [...to, "eventId" as const] : to) {
            answers[question].push(String(made["eventID"]));
        }
        const text = JSON.stringify(made);
        // Some services escape what JSON lets them.
        return random.chance(0.03) ? text.replaceAll("=", "\\u003d").replaceAll("ø", "\\u00f8") : text;
    });
    const key = logFileKey({
        organizationId: "o-exampleorgid",
        accountId,
        kind: "CloudTrail",
        region,
        time,
        unique: random.text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
    });
    return { key, text: `{"Records":[${records.join(",")}]}`, records: count };
}

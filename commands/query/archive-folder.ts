import * as fs from "node:fs";
import * as path from "node:path";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import { parseDigestKey } from "../../log-files/digest-key";
import { readRecords, type Problem } from "../../log-files/inputs";
import { dayOf, parseLogFileKey } from "../../log-files/log-file-key";
import { folders, type TableKind } from "../../queries/tables";

/** Which partitions of a table are read; all of them by default. */
export interface Selection {
    readonly kind: TableKind;
    readonly accountIds?: readonly string[];
    readonly regions?: readonly string[];
    /** First and last day, as folders are called: 2026/03/04. */
    readonly days?: readonly [first: string, last: string];
}

interface Partition {
    readonly account: string;
    readonly region: string;
    readonly day: string;
}

/** A file below a folder, and the partition that its path says it is of. */
interface Found {
    readonly file: string;
    readonly partition: Partition | undefined;
}

export interface Loaded {
    readonly files: number;
    readonly records: number;
    readonly bytes: number;
}

export interface LoadOptions {
    /** Ends it between two files. */
    readonly signal?: AbortSignal;
    /** What the column "$path" says of a file. @default its path */
    readonly locationOf?: (file: string) => string;
}

/**
 * Writes what is in the files of some folders to `target`, a JSON object a line: see ArchiveDatabase.addTable. The files are in the
 * folders of the bucket, from wherever on, or, for events, anywhere. What cannot be read is a problem, and left out.
 */
export async function loadFolders(
    inputs: readonly string[],
    selection: Selection,
    target: string,
    problem: Problem,
    { signal, locationOf = (file) => file }: LoadOptions = {},
): Promise<Loaded> {
    const output = fs.openSync(target, "w");
    let [files, records, bytes] = [0, 0, 0];
    try {
        for (const { file, partition } of inputs.flatMap((input) => filesOf(input, selection, problem))) {
            if (signal?.aborted) {
                break;
            }
            try {
                bytes += fs.statSync(file).size;
            } catch (error) {
                problem(file, (error as Error).message);
                continue;
            }
            files += 1;
            for await (const batch of contentOf(file, selection.kind, problem)) {
                const lines = batch
                    .map((record) => ({ ...(partition ?? partitionOf(record)), path: locationOf(file), record }))
                    .filter((line) => isSelected(line, selection))
                    .map((line) => `${JSON.stringify(line)}\n`);
                fs.writeSync(output, lines.join(""));
                records += lines.length;
            }
        }
    } finally {
        fs.closeSync(output);
    }
    return { files, records, bytes };
}

function filesOf(folder: string, selection: Selection, problem: Problem): Found[] {
    try {
        const isFolder = fs.statSync(folder).isDirectory();
        const files = isFolder
            ? fs
                  .readdirSync(folder, { recursive: true, withFileTypes: true })
                  .filter((entry) => !entry.isDirectory() && !entry.name.startsWith("."))
                  .map((entry) => path.join(entry.parentPath, entry.name))
                  .sort()
            : [folder];
        const found = files.flatMap((file) => placed(file, selection.kind));
        if (found.length === 0) {
            problem(folder, `no file with ${selection.kind}`);
        }
        return found.filter(({ partition }) => partition === undefined || isSelected(partition, selection));
    } catch (error) {
        problem(folder, (error as Error).message);
        return [];
    }
}

/** The file, if it may hold what is asked for. */
function placed(file: string, kind: TableKind): Found[] {
    const key = path.resolve(file).split(path.sep).join("/");
    const digest = parseDigestKey(key);
    if (digest) {
        const { accountId: account, region, endTime } = digest;
        return kind === "digests" ? [{ file, partition: { account, region, day: dayOf(endTime) } }] : [];
    }
    const log = parseLogFileKey(key);
    if (log) {
        const { accountId: account, region, time } = log;
        return log.kind === folders[kind] ? [{ file, partition: { account, region, day: dayOf(time) } }] : [];
    }
    // Files that lie outside of the bucket's folders can be events alone.
    return kind === "events" && /\.jsonl?(\.gz)?$/.test(file) && !file.includes("CloudTrail-Digest")
        ? [{ file, partition: undefined }]
        : [];
}

/** As if it had been delivered at once. */
function partitionOf({ recipientAccountId, awsRegion, eventTime }: CloudTrailRecord): Partition {
    return {
        account: String(recipientAccountId ?? ""),
        region: String(awsRegion ?? ""),
        day: String(eventTime ?? "")
            .slice(0, 10)
            .replaceAll("-", "/"),
    };
}

function isSelected({ account, region, day }: Partition, { accountIds, regions, days }: Selection): boolean {
    return (
        (accountIds === undefined || accountIds.length === 0 || accountIds.includes(account)) &&
        (regions === undefined || regions.length === 0 || regions.includes(region)) &&
        (days === undefined || (days[0] <= day && day <= days[1]))
    );
}

async function* contentOf(
    file: string,
    kind: TableKind,
    problem: Problem,
): AsyncGenerator<readonly CloudTrailRecord[]> {
    if (kind !== "digests" && kind !== "insights") {
        yield* readRecords([file], Readable.from([]), problem);
        return;
    }
    try {
        const bytes = fs.readFileSync(file);
        const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
        const document = JSON.parse((isGzip ? gunzipSync(bytes) : bytes).toString("utf8")) as CloudTrailRecord;
        yield kind === "digests" ? [document] : ((document["Records"] ?? []) as unknown as CloudTrailRecord[]);
    } catch (error) {
        problem(file, (error as Error).message);
    }
}

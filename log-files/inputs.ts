import { createReadStream } from "node:fs";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import type { CloudTrailRecord, JsonValue } from "../detections/cloudtrail-record";
import { RecordSplitter, type Piece } from "./record-splitter";
import { recordsIn, type WrittenRecord } from "./records";

/** Something that could not be read; the rest of the input goes on. */
export type Problem = (where: string, what: string) => void;

/** Bytes that a file is read in: a record has some thousand. */
const chunkSize = 1 << 20;
/** Bytes that are uncompressed together: where a file is damaged, as many before the damage may be lost. */
const textSize = 1 << 16;

/**
 * The records of a file, of every file below a folder in the order of their paths, or of the standard input ("-"), some at a
 * time and in their order. Gzip is told by its first bytes. What cannot be read is a problem, and left out.
 */
export async function* readRecords(
    inputs: readonly string[],
    stdin: Readable,
    problem: Problem,
): AsyncGenerator<readonly CloudTrailRecord[]> {
    for (const input of inputs) {
        if (input === "-") {
            yield* plain(recordsOf("standard input", stdin, problem));
            continue;
        }
        let files = 0;
        for await (const file of filesOf(input, problem)) {
            files += 1;
            yield* plain(recordsOf(file, createReadStream(file, { highWaterMark: chunkSize }), problem));
        }
        if (files === 0) {
            problem(input, "no file to read");
        }
    }
}

/** Hidden files, and the digests that CloudTrail delivers beside its log files, hold no records. */
async function* filesOf(file: string, problem: Problem): AsyncGenerator<string> {
    try {
        if (!(await fs.stat(file)).isDirectory()) {
            yield file;
            return;
        }
        const entries = await fs.readdir(file);
        for (const entry of entries.sort()) {
            if (!entry.startsWith(".") && !entry.includes("CloudTrail-Digest")) {
                yield* filesOf(path.join(file, entry), problem);
            }
        }
    } catch (error) {
        problem(file, error instanceof Error ? error.message : String(error));
    }
}

async function* plain(written: AsyncIterable<readonly WrittenRecord[]>): AsyncGenerator<readonly CloudTrailRecord[]> {
    for await (const some of written) {
        yield some.map(({ record }) => record);
    }
}

/** The records of a stream, gzip or not, some at a time and in their order. What cannot be read is a problem, and left out. */
export async function* recordsOf(
    name: string,
    stream: Readable,
    problem: Problem,
): AsyncGenerator<readonly WrittenRecord[]> {
    const splitter = new RecordSplitter();
    let records: WrittenRecord[] = [];
    let strays = 0;
    const take = (piece: Piece) => {
        strays += piece.kind === "stray" ? 1 : 0;
        // Of a file that is no text at all, one line is enough.
        if (piece.kind !== "stray" || strays === 1) {
            records.push(...parsed(piece, (what) => problem(`${name}, line ${piece.line}`, what)));
        }
    };
    try {
        for await (const chunk of uncompressed(stream)) {
            splitter.push(chunk, take);
            yield records;
            records = [];
        }
    } catch (error) {
        problem(name, error instanceof Error ? error.message : String(error));
    }
    splitter.end(take);
    yield records;
    if (strays > 1) {
        problem(name, `${strays - 1} more lines without a JSON object`);
    }
}

function parsed({ text, kind }: Piece, problem: (what: string) => void): readonly WrittenRecord[] {
    if (kind === "stray") {
        problem(`no JSON object: ${shortened(text)}`);
        return [];
    }
    try {
        const records = recordsIn(JSON.parse(text) as JsonValue, text);
        if (records.length === 0) {
            problem(`no CloudTrail record, which has an eventName: ${shortened(text)}`);
        }
        return records;
    } catch (error) {
        const why = kind === "broken" ? "the record does not end" : (error as Error).message;
        problem(`invalid JSON: ${why}: ${shortened(text)}`);
        return [];
    }
}

async function* uncompressed(stream: Readable): AsyncGenerator<Buffer> {
    const chunks = stream[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>;
    const first = await chunks.next();
    if (first.done) {
        return;
    }
    const isGzip = first.value[0] === 0x1f && first.value[1] === 0x8b;
    const whole = behind(first.value, chunks);
    if (!isGzip) {
        yield* whole;
        return;
    }
    const gunzip = createGunzip({ chunkSize: textSize });
    pipeline(whole, gunzip, () => undefined);
    try {
        yield* gunzip;
    } catch (error) {
        // What was good until the error is still there.
        for (let rest = gunzip.read() as Buffer | null; rest !== null; rest = gunzip.read() as Buffer | null) {
            yield rest;
        }
        throw error;
    }
}

async function* behind(first: Buffer, others: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    yield first;
    yield* others;
}

function shortened(text: string): string {
    const printable = text.slice(0, 80).replaceAll(/[^\x20-\x7e]+/g, " ");
    return text.length > 80 ? `${printable}...` : printable;
}

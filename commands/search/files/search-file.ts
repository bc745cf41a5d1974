import { createReadStream, readFileSync, statSync } from "node:fs";
import { Readable } from "node:stream";
import { gunzipSync } from "node:zlib";
import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { recordsOf, type Problem } from "../../../log-files/inputs";
import { cluesOf } from "../filter/clues";
import type { Expression } from "../filter/expression";
import { matcher } from "../filter/matcher";
import { PreCheck } from "./pre-check";
import { splitLogFile } from "./split-log-file";

/** What is larger is read as a stream, in bytes of text. CloudTrail's files have some million. */
export const mostInMemory = 1 << 26;
/** Gzip makes no text shorter than this. */
const bestRatio = 1032;

/** A file by its path, or its content. */
export interface LogFile {
    /** For messages. */
    readonly name: string;
    readonly content: string | Uint8Array | Readable;
}

/** Searches files for what an expression describes. */
export class FileSearch {
    private readonly matches;
    private readonly preCheck;

    constructor(expression: Expression) {
        this.matches = matcher(expression);
        this.preCheck = new PreCheck(cluesOf(expression));
    }

    /** The JSON of the records that match, as they were written, some at a time and in their order. */
    async *found(file: LogFile, problem: Problem): AsyncGenerator<readonly string[]> {
        const { name, content } = file;
        try {
            const bytes = inMemory(content);
            const texts = bytes && this.foundIn(bytes);
            if (texts) {
                yield texts;
                return;
            }
            // Something is wrong with it, or special: the slower way says what, and finds what there is.
            for await (const records of recordsOf(name, streamed(content), problem)) {
                yield records.flatMap(({ record, text }) => (this.matches(record) ? [text] : []));
            }
        } catch (error) {
            problem(name, error instanceof Error ? error.message : String(error));
        }
    }

    /** Of a log file's text; `undefined` if it is none. */
    private foundIn(bytes: Buffer): readonly string[] | undefined {
        const check = this.preCheck.of(bytes);
        const texts: string[] = [];
        let next = check.next(0);
        try {
            const isLogFile = splitLogFile(bytes, (start, end) => {
                if (next < end) {
                    if (check.mayMatch(start, end)) {
                        const text = bytes.toString("utf8", start, end);
                        if (this.matches(JSON.parse(text) as CloudTrailRecord)) {
                            texts.push(text);
                        }
                    }
                    next = check.next(end);
                }
                return next !== Infinity;
            });
            return isLogFile ? texts : undefined;
        } catch {
            return undefined;
        }
    }
}

/** The text of a file that is not too large; `undefined` also if it is damaged. */
function inMemory(content: LogFile["content"]): Buffer | undefined {
    if (content instanceof Readable || (typeof content === "string" && statSync(content).size > mostInMemory)) {
        return undefined;
    }
    const bytes =
        typeof content === "string"
            ? readFileSync(content)
            : Buffer.from(content.buffer, content.byteOffset, content.length);
    if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
        return bytes.length > mostInMemory ? undefined : bytes;
    }
    // Gzip says at its end how long the text is: so it is written to one piece of memory.
    const length = bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4);
    if (length > mostInMemory) {
        return undefined;
    }
    try {
        const chunkSize = Math.max(64, Math.min(length, bytes.length * bestRatio) + 64);
        return gunzipSync(bytes, { chunkSize, maxOutputLength: mostInMemory });
    } catch {
        return undefined;
    }
}

function streamed(content: LogFile["content"]): Readable {
    if (content instanceof Readable) {
        return content;
    }
    return typeof content === "string"
        ? createReadStream(content, { highWaterMark: 1 << 20 })
        : Readable.from([Buffer.from(content.buffer, content.byteOffset, content.length)]);
}

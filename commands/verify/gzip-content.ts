import { createHash } from "node:crypto";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { crc32, createInflateRaw, inflateRawSync } from "node:zlib";
import type { StoredObject } from "./log-store";

/**
 * The content of a file that is one gzip stream (RFC 1952) from its first byte to its last. Decompressors read more than
 * that: a second stream, or none of what follows the first. Such bytes could be read as events that CloudTrail never wrote.
 */

/** Up to this size a file is read at once, which is faster than a stream; so is what it expands to, within bounds. */
const smallFile = 1 << 20;
const smallContent = 16 << 20;
const trailerSize = 8;
/** A header holds a file name at most. */
const headerLimit = 1 << 16;

/** Why a file is not such a one. */
export class GzipError extends Error {}

/** SHA-256 of the content, in hexadecimal. @throws GzipError */
export async function contentHash({ body, size }: StoredObject): Promise<string> {
    if (!Buffer.isBuffer(body) && size > smallFile) {
        return hashOfStream(body);
    }
    const bytes = await bytesOf(body);
    try {
        return createHash("sha256").update(contentOf(bytes, smallContent)).digest("hex");
    } catch (error) {
        if (error instanceof GzipError && isTooLarge(error.cause)) {
            return hashOfStream([bytes]);
        }
        throw error;
    }
}

export async function bytesOf(body: Buffer | Readable): Promise<Buffer> {
    if (Buffer.isBuffer(body)) {
        return body;
    }
    // `buffer` of node:stream/consumers makes a Blob first, and takes several times as long for a small file.
    const chunks: Buffer[] = [];
    for await (const chunk of body) {
        chunks.push(chunk as Buffer);
    }
    return Buffer.concat(chunks);
}

/** The content of no more than `limit` bytes. @throws GzipError */
export function contentOf(file: Buffer, limit: number): Buffer {
    const start = headerLength(file);
    // The trailer says how long the content is: so memory is taken once, and no more than is needed.
    const expected = Math.min(file.subarray(-4).readUInt32LE(), limit);
    const { content, length } = inflated(file.subarray(start), limit, expected);
    checkEnd(file.length, start + length, file.subarray(-trailerSize), content.length, crc32(content));
    return content;
}

/** A file of any size in little memory. */
async function hashOfStream(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> {
    const hash = createHash("sha256");
    const inflate = createInflateRaw();
    let head: Buffer | undefined = Buffer.alloc(0);
    let [start, size, length, crc] = [0, 0, 0, 0];
    let tail = Buffer.alloc(0);
    inflate.on("data", (content: Buffer) => {
        hash.update(content);
        crc = crc32(content, crc);
        length += content.length;
    });
    const ended = once(inflate, "end");
    ended.catch(() => undefined);
    try {
        for await (const chunk of chunks) {
            size += chunk.length;
            tail = Buffer.concat([tail, chunk.subarray(-trailerSize)]).subarray(-trailerSize);
            let input = chunk;
            if (head !== undefined) {
                head = Buffer.concat([head, chunk]);
                if (head.length < headerLimit) {
                    continue;
                }
                start = headerLength(head);
                input = head.subarray(start);
                head = undefined;
            }
            if (!inflate.readableEnded && !inflate.write(input)) {
                await Promise.race([once(inflate, "drain"), ended]);
            }
        }
        if (head !== undefined) {
            start = headerLength(head);
            inflate.write(head.subarray(start));
        }
        inflate.end();
        await ended;
    } catch (error) {
        inflate.destroy();
        // What the file cannot be read for is another matter.
        throw (error as NodeJS.ErrnoException).code?.startsWith("Z_") ? gzipError(error) : error;
    }
    checkEnd(size, start + inflate.bytesWritten, tail, length, crc);
    return hash.digest("hex");
}

/** Where the compressed data begin. */
function headerLength(file: Buffer): number {
    if (file.length < 10 || file[0] !== 0x1f || file[1] !== 0x8b) {
        throw new GzipError("it is not a gzip file");
    }
    const flags = file[3] ?? 0;
    if (file[2] !== 8 || (flags & 0xe0) !== 0) {
        throw new GzipError("it is compressed in a way that gzip does not know");
    }
    let end = 10;
    if (flags & 4) {
        end += 2 + (file[end] ?? 0) + 256 * (file[end + 1] ?? 0);
    }
    for (const text of [8, 16]) {
        if (flags & text) {
            const zero = file.indexOf(0, end);
            end = zero < 0 ? file.length : zero + 1;
        }
    }
    return flags & 2 ? end + 2 : end;
}

function inflated(data: Buffer, limit: number, expected: number): { content: Buffer; length: number } {
    try {
        // With `info`, which the types do not know, the engine tells how much of the data it took.
        const result = inflateRawSync(data, {
            info: true,
            maxOutputLength: limit,
            chunkSize: Math.max(expected, 64) + 1,
        }) as unknown as {
            buffer: Buffer;
            engine: { bytesWritten: number };
        };
        return { content: result.buffer, length: result.engine.bytesWritten };
    } catch (error) {
        throw gzipError(error);
    }
}

/** The trailer holds the CRC and the length of the content, and is the end of the file. */
function checkEnd(size: number, compressedEnd: number, trailer: Buffer, length: number, crc: number): void {
    const rest = size - compressedEnd - trailerSize;
    if (rest > 0) {
        throw new GzipError(`${rest} bytes follow the gzip stream`);
    }
    if (rest < 0) {
        throw new GzipError("the gzip stream is cut off");
    }
    if (trailer.readUInt32LE(0) !== crc || trailer.readUInt32LE(4) !== length % 2 ** 32) {
        throw new GzipError("the gzip stream is damaged: its content is not that of its checksum");
    }
}

function gzipError(error: unknown): GzipError {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "Z_BUF_ERROR" ? "the gzip stream is cut off" : `the gzip stream is damaged: ${message}`;
    return new GzipError(why, { cause: error });
}

function isTooLarge(error: unknown): boolean {
    return (error as NodeJS.ErrnoException | undefined)?.code === "ERR_BUFFER_TOO_LARGE";
}

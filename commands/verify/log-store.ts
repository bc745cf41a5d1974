import type { Readable } from "node:stream";

/** Where log files and digests are read from: a bucket, or a folder that they were copied to. */
export interface LogStore {
    /** What is directly below `prefix`, which is empty or ends with a slash: the folders with a slash at their end, and the keys. */
    children(bucket: string, prefix: string): Promise<{ readonly folders: string[]; readonly keys: string[] }>;
    /** All keys that begin with `prefix`, in any order. */
    keys(bucket: string, prefix: string): AsyncIterable<string>;
    /** The object, or `undefined` if there is none. @throws if it is there, or may be, and cannot be read. */
    read(bucket: string, key: string): Promise<StoredObject | undefined>;
}

export interface StoredObject {
    /** In bytes. */
    readonly size: number;
    readonly body: Buffer | Readable;
    /** User metadata, names without "x-amz-meta-". */
    readonly metadata: Readonly<Record<string, string>>;
}

/** A bucket or folder that cannot be listed: nothing can be said of what is in it. */
export class ListingError extends Error {
    /** @param absent whether there is no such bucket. */
    constructor(
        bucket: string,
        cause: unknown,
        readonly absent = false,
    ) {
        const { name, message } = cause as Error;
        super(`the bucket ${bucket} cannot be listed: ${name === "Error" ? "" : `${name}: `}${message}`, { cause });
    }
}

/** One object. */
export interface ObjectAddress {
    readonly bucket: string;
    readonly key: string;
}

import type { Readable } from "node:stream";

/** A bucket, as far as a search needs it. */
export interface ObjectStore {
    /**
     * What begins with a prefix, in the order of the keys: every key, or with `isFlat` only those without a further slash, and
     * the folders. `after` leaves out keys up to it.
     */
    list(prefix: string, options: { readonly isFlat: boolean; readonly after?: string }): AsyncIterable<StoredEntry>;
    /** The content. @throws if it cannot be read. */
    read(key: string): Promise<Readable>;
}

/** An object, or a folder with a slash at its end. */
export type StoredEntry = { readonly key: string; readonly size: number } | { readonly folder: string };

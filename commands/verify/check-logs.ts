import { contentHash, GzipError } from "./gzip-content";
import type { LogStore, ObjectAddress } from "./log-store";

/** Comparing log files with the hashes that a digest has of them. */

export interface LogFileToCheck extends ObjectAddress {
    /** SHA-256 of the content, in hexadecimal. */
    readonly hash: string;
    readonly algorithm: string;
}

/** "valid", or what is wrong. */
export type LogCheck = "valid" | { readonly kind: "invalid" | "missing" | "unverifiable"; readonly why: string };

/** Answers in the order of the files. In place of {@link checkLogFiles} the command uses several threads. */
export type LogChecker = (files: readonly LogFileToCheck[]) => Promise<LogCheck[]>;

export async function checkLogFile(
    store: Pick<LogStore, "read">,
    { bucket, key, hash, algorithm }: LogFileToCheck,
): Promise<LogCheck> {
    if (algorithm !== "SHA-256") {
        return { kind: "unverifiable", why: `its hash is of an algorithm that is not known: ${algorithm}` };
    }
    try {
        const object = await store.read(bucket, key);
        if (object === undefined) {
            return { kind: "missing", why: "a digest names it, and it is not there" };
        }
        const actual = await contentHash(object);
        return actual === hash.toLowerCase()
            ? "valid"
            : { kind: "invalid", why: `its content has the SHA-256 hash ${actual}, and its digest says ${hash}` };
    } catch (error) {
        return error instanceof GzipError
            ? { kind: "invalid", why: error.message }
            : { kind: "unverifiable", why: `it cannot be read: ${(error as Error).message}` };
    }
}

/** Reads `concurrency` files at once. */
export async function checkLogFiles(
    store: Pick<LogStore, "read">,
    files: readonly LogFileToCheck[],
    concurrency: number,
): Promise<LogCheck[]> {
    const checks: LogCheck[] = [];
    const entries = files.entries();
    await Promise.all(
        Array.from({ length: Math.min(concurrency, files.length) }, async () => {
            for (const [index, file] of entries) {
                checks[index] = await checkLogFile(store, file);
            }
        }),
    );
    return checks;
}

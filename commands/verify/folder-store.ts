import * as fs from "node:fs";
import * as path from "node:path";
import * as z from "zod";
import { Failure } from "../../command-line/failure";
import { ListingError, type LogStore, type StoredObject } from "./log-store";

const metadataSchema = z.record(z.string(), z.record(z.string(), z.record(z.string(), z.string())));

/** User metadata of objects: bucket, key, name. */
export type ObjectMetadata = z.infer<typeof metadataSchema>;

/** A copy of buckets on this computer: `<folder>/<bucket>/<key>`, as `aws s3 sync` makes it, and the metadata that it loses. */
export class FolderStore implements LogStore {
    constructor(
        private readonly folder: string,
        private readonly metadata: ObjectMetadata = {},
    ) {}

    /** The buckets that there are copies of. @throws Failure if there is no such folder. */
    buckets(): string[] {
        try {
            return subfolders(this.folder);
        } catch (error) {
            throw new Failure(
                `the folder ${this.folder} cannot be read: ${(error as Error).message}`,
                "Name a folder that holds one folder for each bucket, with the objects at their keys.",
            );
        }
    }

    children(bucket: string, prefix: string): Promise<{ folders: string[]; keys: string[] }> {
        const entries = this.entries(bucket, prefix);
        return Promise.resolve({
            folders: entries.filter((entry) => isFolder(entry)).map(({ name }) => `${prefix}${name}/`),
            keys: entries.filter((entry) => !isFolder(entry)).map(({ name }) => `${prefix}${name}`),
        });
    }

    async *keys(bucket: string, prefix: string): AsyncGenerator<string> {
        const parent = prefix.slice(0, prefix.lastIndexOf("/") + 1);
        for (const entry of this.entries(bucket, parent)) {
            const key = `${parent}${entry.name}`;
            if (!key.startsWith(prefix)) {
                continue;
            }
            if (isFolder(entry)) {
                yield* this.keys(bucket, `${key}/`);
            } else {
                yield key;
            }
        }
    }

    read(bucket: string, key: string): Promise<StoredObject | undefined> {
        const file = this.fileOf(bucket, key);
        const metadata = this.metadata[bucket]?.[key] ?? {};
        try {
            const { size } = file === undefined ? { size: undefined } : fs.statSync(file);
            if (file === undefined || size === undefined) {
                return Promise.resolve(undefined);
            }
            const body = size > 1 << 20 ? fs.createReadStream(file) : fs.readFileSync(file);
            return Promise.resolve({ size, body, metadata });
        } catch (error) {
            const missing = ["ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG"].includes(
                (error as NodeJS.ErrnoException).code ?? "",
            );
            return missing ? Promise.resolve(undefined) : Promise.reject(error as Error);
        }
    }

    private entries(bucket: string, prefix: string): fs.Dirent[] {
        const folder = this.fileOf(bucket, prefix);
        try {
            return folder === undefined ? [] : fs.readdirSync(folder, { withFileTypes: true });
        } catch (error) {
            if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) {
                return [];
            }
            throw new ListingError(bucket, error);
        }
    }

    /** None for a key that leads out of the bucket's folder: such a key was never copied to it. */
    private fileOf(bucket: string, key: string): string | undefined {
        const parts = `${bucket}/${key}`.split("/");
        return bucket.includes("/") ||
            bucket === "" ||
            parts.some((part) => part === ".." || part === "." || part.includes("\0"))
            ? undefined
            : path.join(this.folder, ...parts);
    }
}

/** Reads the file that maps bucket, key and name to the user metadata. @throws Failure if it is not such a file. */
export function readMetadata(file: string): ObjectMetadata {
    const fix = 'It holds {"<bucket>": {"<key>": {"signature": "…", "signature-algorithm": "SHA256withRSA"}}}.';
    let content: unknown;
    try {
        content = JSON.parse(fs.readFileSync(file, "utf8"));
    } catch (error) {
        throw new Failure(`the metadata file ${file} cannot be read: ${(error as Error).message}`, fix);
    }
    const { data, error } = metadataSchema.safeParse(content);
    if (data === undefined) {
        const { path: where = [], message = "" } = error.issues[0] ?? {};
        throw new Failure(
            `the metadata file ${file} is not as it should be at ${where.join(" > ") || "its top"}: ${message}`,
            fix,
        );
    }
    return data;
}

function subfolders(folder: string): string[] {
    return fs
        .readdirSync(folder, { withFileTypes: true })
        .filter(isFolder)
        .map(({ name }) => name)
        .sort();
}

function isFolder(entry: fs.Dirent): boolean {
    if (!entry.isSymbolicLink()) {
        return entry.isDirectory();
    }
    try {
        return fs.statSync(path.join(entry.parentPath, entry.name)).isDirectory();
    } catch {
        // It leads nowhere, or to itself: a file that cannot be read.
        return false;
    }
}

import { Failure } from "../../command-line/failure";
import type { Scope } from "./discover";
import { FolderStore, readMetadata } from "./folder-store";
import type { CredentialProvider } from "../aws/shared-credentials";
import type { LogStore } from "./log-store";
import type { WorkerStore } from "./log-worker";
import type { CommandOptions } from "./options";
import { PublicKeyFolder } from "./public-key-folder";
import type { PublicKeySource } from "./public-keys";

/** What the options say to verify, and how to reach it. */
export interface Sources {
    readonly store: LogStore;
    readonly keys: PublicKeySource;
    readonly scopes: readonly Scope[];
    readonly trails?: ReadonlySet<string>;
    /** How the threads reach the log files. */
    readonly workers: WorkerStore;
    readonly credentials?: CredentialProvider;
    /** Whether log files go on coming. */
    readonly live: boolean;
}

/** @throws Failure if something named is not there, or cannot be reached. */
export async function sourcesOf(options: CommandOptions): Promise<Sources> {
    if (options.from !== undefined) {
        return inFolder(options, options.from);
    }
    // The AWS SDK takes as long to load as a small folder takes to verify.
    const { inS3 } = await import("./s3-sources");
    return inS3(options);
}

function inFolder(options: CommandOptions, folder: string): Sources {
    const { metadata, publicKeys = "", bucket, trail } = options;
    const store = new FolderStore(folder, metadata === undefined ? {} : readMetadata(metadata));
    const buckets = store.buckets();
    const unknown = bucket?.find((name) => !buckets.includes(name));
    if (unknown !== undefined) {
        throw new Failure(
            `there is no bucket ${unknown} in ${folder}`,
            buckets.length === 0 ? "It has no folders at all." : `There is: ${buckets.join(", ")}.`,
        );
    }
    return {
        store,
        keys: new PublicKeyFolder(publicKeys),
        scopes: scopesOf(bucket ?? buckets, options.prefix),
        ...(trail && { trails: new Set(trail.map(nameOf)) }),
        workers: { folder },
        live: false,
    };
}

export function scopesOf(buckets: readonly string[], prefixes: readonly string[] | undefined): Scope[] {
    return buckets.flatMap((bucket) =>
        prefixes === undefined
            ? [{ bucket }]
            : prefixes.map((prefix) => ({ bucket, prefix: prefix.replace(/\/+$/, "") })),
    );
}

/** Of a trail that is named by its ARN. */
export function nameOf(trail: string): string {
    return trail.startsWith("arn:") ? trail.slice(trail.lastIndexOf("/") + 1) : trail;
}

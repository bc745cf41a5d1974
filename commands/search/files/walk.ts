import * as fs from "node:fs/promises";
import * as path from "node:path";
import type { Problem } from "../../../log-files/inputs";
import type { Delivery } from "./delivery";
import type { ObjectStore } from "./object-store";

/** The files of a folder that may hold what is looked for, or the file itself, in the order of their paths. */
export async function* localFiles(file: string, delivery: Delivery, problem: Problem): AsyncGenerator<string> {
    try {
        if (!(await fs.stat(file)).isDirectory()) {
            yield file;
            return;
        }
    } catch (error) {
        problem(file, error instanceof Error ? error.message : String(error));
        return;
    }
    yield* below(file, path.resolve(file).split(path.sep).join("/"), delivery, problem);
}

async function* below(folder: string, key: string, delivery: Delivery, problem: Problem): AsyncGenerator<string> {
    let entries;
    try {
        entries = await fs.readdir(folder, { withFileTypes: true });
    } catch (error) {
        problem(folder, error instanceof Error ? error.message : String(error));
        return;
    }
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
        const [child, childKey] = [path.join(folder, entry.name), `${key}/${entry.name}`];
        if (isNoLog(entry.name)) {
            continue;
        }
        const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && (await isFolderAt(child)));
        if (isFolder && delivery.mayHoldBelow(`${childKey}/`)) {
            yield* below(child, childKey, delivery, problem);
        } else if (!isFolder && delivery.mayHold(childKey)) {
            yield child;
        }
    }
}

/** Hidden files, and the digests that CloudTrail delivers beside its log files. */
function isNoLog(name: string): boolean {
    return name.startsWith(".") || name.includes("CloudTrail-Digest");
}

async function isFolderAt(file: string): Promise<boolean> {
    return fs.stat(file).then(
        (stat) => stat.isDirectory(),
        () => false,
    );
}

/** A Region's folder: what is below it is listed at once, beginning and ending with the days that count. */
const regionFolder = /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]{10,32}\/)?(?<account>\d{12})\/[^/]+\/(?<region>[a-z0-9-]+)\/$/;

/** The objects below a prefix that may hold what is looked for, in the order of their keys. */
export async function* storedFiles(
    store: ObjectStore,
    prefix: string,
    delivery: Delivery,
): AsyncGenerator<{ readonly key: string; readonly size: number }> {
    const { account, region } = regionFolder.exec(prefix)?.groups ?? {};
    if (account !== undefined && region !== undefined) {
        yield* storedInRegion(store, prefix, delivery.range(account, region), delivery);
        return;
    }
    for await (const entry of store.list(prefix, { isFlat: true })) {
        if ("key" in entry) {
            if (
                !entry.key.endsWith("/") &&
                !isNoLog(entry.key.slice(entry.key.lastIndexOf("/") + 1)) &&
                delivery.mayHold(entry.key)
            ) {
                yield entry;
            }
        } else if (!isNoLog(entry.folder.slice(prefix.length)) && delivery.mayHoldBelow(entry.folder)) {
            yield* storedFiles(store, entry.folder, delivery);
        }
    }
}

async function* storedInRegion(
    store: ObjectStore,
    prefix: string,
    { from, before }: ReturnType<Delivery["range"]>,
    delivery: Delivery,
): AsyncGenerator<{ readonly key: string; readonly size: number }> {
    if (from >= before) {
        return;
    }
    const dayOf = (time: number) => `${prefix}${new Date(time).toISOString().slice(0, 10).replaceAll("-", "/")}`;
    const after = from > 0 ? dayOf(from) : undefined;
    const last = Number.isFinite(before) ? `${dayOf(before)}/\uffff` : undefined;
    for await (const entry of store.list(prefix, { isFlat: false, ...(after !== undefined && { after }) })) {
        if (!("key" in entry)) {
            continue;
        }
        if (last !== undefined && entry.key > last) {
            return;
        }
        if (!entry.key.endsWith("/") && delivery.mayHold(entry.key)) {
            yield entry;
        }
    }
}

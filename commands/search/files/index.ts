import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import type { Problem } from "../../../log-files/inputs";
import { Failure } from "../../../command-line/failure";
import type { Expression } from "../filter/expression";
import type { Found, Source } from "../source";
import { Delivery } from "./delivery";
import type { ObjectStore } from "./object-store";
import { FileSearch, mostInMemory } from "./search-file";
import { localFiles, storedFiles } from "./walk";
import { WorkerPool } from "./worker-pool";

export interface LogFilesOptions {
    /** What "-" reads. */
    readonly stdin: Readable;
    /** Opens the bucket of an input such as `s3://BUCKET/PREFIX`. */
    readonly bucket: (name: string) => ObjectStore | Promise<ObjectStore>;
}

/** Milliseconds between two words about the progress. */
const progressInterval = 200;

/**
 * Searches log files: of a folder and all below it, a file, the standard input ("-"), or a bucket (`s3://BUCKET/PREFIX`). Events
 * come in the order of the inputs, the files' paths and the places in a file, each with its text as it was written. What
 * cannot be read is a problem, and the rest goes on.
 *
 * @throws Failure for an input that can be none of these.
 */
export function logFiles(inputs: readonly string[], options: LogFilesOptions): Source {
    const places = inputs.map(placeOf);
    return async function* ({ expression, signal }, watcher) {
        let problems = 0;
        const search = new Search(expression, options, (where, what) => {
            problems += 1;
            watcher.problem(where, what);
        });
        const stop = () => void search.end();
        signal.addEventListener("abort", stop);
        let last = Date.now();
        try {
            for await (const found of search.run(places)) {
                yield* found;
                if (Date.now() - last > progressInterval) {
                    last = Date.now();
                    watcher.progress(`${search.files.toLocaleString("en-US")} files searched`);
                }
            }
            if (search.files === 0 && problems > 0 && !signal.aborted) {
                throw new Failure("no log file could be read", "The lines above say why.");
            }
        } finally {
            signal.removeEventListener("abort", stop);
            await search.end();
        }
    };
}

/** What an input stands for. */
interface Place {
    readonly input: string;
    readonly bucket?: { readonly name: string; readonly prefix: string };
}

function placeOf(input: string): Place {
    if (!/^s3:/i.test(input)) {
        return { input };
    }
    const [, name, prefix = ""] = /^s3:\/\/([^/]+)(?:\/(.*))?$/i.exec(input) ?? [];
    if (name === undefined) {
        throw new Failure(`--files ${input}: no bucket`, "s3://BUCKET or s3://BUCKET/PREFIX");
    }
    return { input, bucket: { name, prefix } };
}

/** A file that is being searched. */
interface Running {
    readonly name: string;
    readonly parts: AsyncIterable<readonly string[]>;
}

class Search {
    /** So many are done. */
    files = 0;
    private isEnded = false;
    private readonly delivery: Delivery;
    private readonly pool: WorkerPool;
    private readonly streams: Readable[] = [];

    constructor(
        private readonly expression: Expression,
        private readonly options: LogFilesOptions,
        private readonly problem: Problem,
    ) {
        this.delivery = new Delivery(expression);
        this.pool = new WorkerPool(expression);
    }

    async end(): Promise<void> {
        this.isEnded = true;
        this.streams.forEach((stream) => stream.destroy());
        await this.pool.end();
    }

    /** What each part of a file holds, and nothing at the end of each file. */
    async *run(places: readonly Place[]): AsyncGenerator<readonly Found[]> {
        const begun = this.begun(places);
        const ahead: Running[] = [];
        let isLast = false;
        while (!this.isEnded) {
            while (!isLast && ahead.length < this.pool.ahead) {
                const { value, done } = await begun.next();
                isLast = done === true;
                ahead.push(...(value ? [value] : []));
            }
            const first = ahead.shift();
            if (!first) {
                return;
            }
            for await (const texts of first.parts) {
                yield texts.map((text) => new FoundInFile(text, first.name));
            }
            this.files += 1;
            yield [];
        }
    }

    /** Begins with the files one after the other, as they are asked for. */
    private async *begun(places: readonly Place[]): AsyncGenerator<Running> {
        for (const place of places) {
            const { input } = place;
            let files = 0;
            let problems = 0;
            const problem: Problem = (where, what) => {
                problems += 1;
                this.problem(where, what);
            };
            try {
                for await (const running of this.of(place, problem)) {
                    files += 1;
                    yield running;
                }
            } catch (error) {
                problem(input, error instanceof Error ? error.message : String(error));
            }
            if (files + problems + this.delivery.leftOut === 0) {
                problem(input, "no file to read");
            }
        }
    }

    private async *of({ input, bucket }: Place, problem: Problem): AsyncGenerator<Running> {
        if (input === "-") {
            yield this.inThisThread("standard input", this.options.stdin);
        } else if (bucket) {
            yield* this.ofBucket(bucket);
        } else {
            for await (const file of localFiles(input, this.delivery, problem)) {
                yield { name: file, parts: this.pool.begin({ name: file, content: file }, this.problem) };
            }
        }
    }

    private async *ofBucket({ name, prefix }: Place["bucket"] & object): AsyncGenerator<Running> {
        const store = await this.options.bucket(name);
        for await (const { key, size } of storedFiles(store, prefix, this.delivery)) {
            const url = `s3://${name}/${key}`;
            if (size > mostInMemory) {
                yield this.inThisThread(url, await store.read(key));
                continue;
            }
            const content = store.read(key).then(buffer);
            // It is waited for later, or never.
            content.catch(() => undefined);
            yield { name: url, parts: this.pool.begin({ name: url, content }, this.problem) };
        }
    }

    private inThisThread(name: string, content: Readable): Running {
        this.streams.push(content);
        const problem: Problem = (where, what) => this.isEnded || this.problem(where, what);
        return { name, parts: new FileSearch(this.expression).found({ name, content }, problem) };
    }
}

/** Parsed when someone wants to know. */
class FoundInFile implements Found {
    private parsed: CloudTrailRecord | undefined;

    constructor(
        readonly text: string,
        readonly source: string,
    ) {}

    get record(): CloudTrailRecord {
        this.parsed ??= JSON.parse(this.text) as CloudTrailRecord;
        return this.parsed;
    }
}

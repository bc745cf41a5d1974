import * as path from "node:path";
import type { Worker } from "node:worker_threads";
import { typescriptWorker } from "../../command-line/typescript-worker";
import type { CredentialProvider } from "../aws/shared-credentials";
import type { LogCheck, LogFileToCheck } from "./check-logs";
import type { FromWorker, ToWorker, WorkerStore } from "./log-worker";

/** Enough that a message is cheap, few enough that the threads end together. */
const batchSize = 64;
/** Batches that a thread has at once: it reads the next from S3 while it waits for the last of one. */
const batchesAtOnce = 3;

interface Batch {
    readonly files: readonly LogFileToCheck[];
    readonly done: (checks: readonly LogCheck[]) => void;
    readonly failed: (error: Error) => void;
}

interface Thread {
    readonly worker: Worker;
    readonly batches: Map<number, Batch>;
}

/** Threads that read log files and compare them with their hashes; as many as there is work for. */
export class LogThreads {
    private readonly threads: Thread[] = [];
    private readonly queue: Batch[] = [];
    private count = 0;

    constructor(
        private readonly most: number,
        private readonly store: WorkerStore,
        private readonly credentials?: CredentialProvider,
    ) {}

    /** Answers in the order of the files. */
    readonly check = async (files: readonly LogFileToCheck[]): Promise<LogCheck[]> => {
        const results: Promise<readonly LogCheck[]>[] = [];
        for (let start = 0; start < files.length; start += batchSize) {
            results.push(
                new Promise((done, failed) => {
                    this.queue.push({ files: files.slice(start, start + batchSize), done, failed });
                }),
            );
        }
        this.distribute();
        return (await Promise.all(results)).flat();
    };

    async close(): Promise<void> {
        await Promise.all(this.threads.map(({ worker }) => worker.terminate()));
    }

    private distribute(): void {
        const wanted = Math.min(this.most, Math.ceil(this.queue.length / batchesAtOnce));
        while (this.threads.length < wanted) {
            this.threads.push(this.start());
        }
        for (let load = 0; load < batchesAtOnce; load += 1) {
            for (const { worker, batches } of this.threads) {
                const batch = batches.size <= load ? this.queue.shift() : undefined;
                if (batch) {
                    this.count += 1;
                    batches.set(this.count, batch);
                    worker.postMessage({ batch: this.count, files: batch.files } satisfies ToWorker);
                }
            }
        }
    }

    private start(): Thread {
        const worker = typescriptWorker(path.join(__dirname, "log-worker.ts"), {
            workerData: this.store,
            // What was read is garbage at once: little room for it makes that it is collected soon.
            resourceLimits: { maxYoungGenerationSizeMb: 4 },
        });
        const batches = new Map<number, Batch>();
        const fail = (error: Error): void => {
            [...batches.values(), ...this.queue.splice(0)].forEach(({ failed }) => failed(error));
            batches.clear();
        };
        worker.on("error", fail);
        worker.on("message", (message: FromWorker) => {
            if ("asksForCredentials" in message) {
                this.credentials?.().then(
                    (credentials) => worker.postMessage({ credentials } satisfies ToWorker),
                    fail,
                );
                return;
            }
            const batch = batches.get(message.batch);
            batches.delete(message.batch);
            if ("error" in message) {
                batch?.failed(new Error(message.error));
            } else {
                batch?.done(message.checks);
            }
            this.distribute();
        });
        return { worker, batches };
    }
}

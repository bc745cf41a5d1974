import { availableParallelism } from "node:os";
import * as path from "node:path";
import type { Worker } from "node:worker_threads";
import { typescriptWorker } from "../../../command-line/typescript-worker";
import type { Problem } from "../../../log-files/inputs";
import type { Expression } from "../filter/expression";
import type { Answer, Request } from "./worker";

/** More would wait for the disk, and each takes some 60 MB. */
const mostWorkers = 8;

/** What a worker is asked to search. */
export interface Task {
    readonly name: string;
    /** A path, or the bytes of the file. */
    readonly content: string | Uint8Array | Promise<Uint8Array>;
}

/** A task that was handed over: what it finds, as it comes. */
interface Job {
    readonly task: Task;
    readonly parts: Exclude<Answer, { kind: "done" }>[];
    readonly problem: Problem;
    worker?: Worker;
    isDone: boolean;
    wake: () => void;
}

/** Searches files in worker threads, and hands over what is found in the order of the files. */
export class WorkerPool {
    private readonly workers = new Set<Worker>();
    private readonly idle: Worker[] = [];
    private readonly waiting: Job[] = [];
    private readonly running = new Map<Worker, Job>();
    private isEnded = false;

    constructor(
        private readonly expression: Expression,
        private readonly size = Math.min(availableParallelism(), mostWorkers),
    ) {}

    /** Tasks that are worth handing over before the first is done. */
    get ahead(): number {
        return this.size * 8;
    }

    /** Begins with a task as soon as a worker is free; what it finds is kept until it is asked for. */
    begin(task: Task, problem: Problem): AsyncGenerator<readonly string[]> {
        const job: Job = { task, problem, parts: [], isDone: false, wake: () => undefined };
        this.waiting.push(job);
        if (this.idle.length === 0 && this.workers.size < this.size) {
            this.start();
        }
        this.dispatch();
        return this.foundBy(job);
    }

    /** Ends what is running: nothing more is found. */
    async end(): Promise<void> {
        this.isEnded = true;
        for (const job of [...this.waiting.splice(0), ...this.running.values()]) {
            job.wake();
        }
        await Promise.all([...this.workers].map((worker) => worker.terminate()));
    }

    private start(): void {
        const worker = typescriptWorker(path.join(__dirname, "worker.ts"), { workerData: this.expression });
        worker.on("message", (answer: Answer) => this.take(worker, answer));
        worker.on("error", (error) => this.fail(worker, error));
        this.workers.add(worker);
        this.idle.push(worker);
    }

    private dispatch(): void {
        while (this.idle.length > 0 && this.waiting.length > 0) {
            const [worker, job] = [this.idle.shift(), this.waiting.shift()];
            if (worker && job) {
                this.running.set(worker, job);
                job.worker = worker;
                void this.send(worker, job);
            }
        }
    }

    private async send(worker: Worker, { task }: Job): Promise<void> {
        try {
            const content = await task.content;
            const request: Request = { kind: "file", name: task.name, content };
            // Bytes that fill their memory alone move; others are copied.
            const moves = typeof content !== "string" && content.byteLength === content.buffer.byteLength;
            worker.postMessage(request, moves ? [content.buffer as ArrayBuffer] : []);
        } catch (error) {
            this.take(worker, { kind: "problem", where: task.name, what: messageOf(error) });
            this.take(worker, { kind: "done" });
        }
    }

    private take(worker: Worker, answer: Answer): void {
        const job = this.running.get(worker);
        if (!job) {
            return;
        }
        if (answer.kind === "done") {
            job.isDone = true;
            this.running.delete(worker);
            this.idle.push(worker);
            this.dispatch();
        } else {
            job.parts.push(answer);
        }
        job.wake();
    }

    /** A worker that breaks, such as on a record that does not fit into its memory, takes one file with it. */
    private fail(worker: Worker, error: Error): void {
        const job = this.running.get(worker) ?? this.waiting.shift();
        this.running.delete(worker);
        this.workers.delete(worker);
        this.idle.splice(0, this.idle.length, ...this.idle.filter((each) => each !== worker));
        if (job) {
            job.parts.push({ kind: "problem", where: job.task.name, what: messageOf(error) });
            job.isDone = true;
            job.wake();
        }
        if (this.waiting.length > 0 && !this.isEnded) {
            this.start();
            this.dispatch();
        }
    }

    private async *foundBy(job: Job): AsyncGenerator<readonly string[]> {
        while (!this.isEnded) {
            const part = job.parts.shift();
            if (part?.kind === "found") {
                yield part.texts;
                job.worker?.postMessage({ kind: "taken" } satisfies Request);
            } else if (part) {
                job.problem(part.where, part.what);
            } else if (job.isDone) {
                return;
            } else {
                await new Promise<void>((resolve) => (job.wake = resolve));
            }
        }
    }
}

function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
}

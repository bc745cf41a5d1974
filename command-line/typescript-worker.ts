import { Worker, type WorkerOptions } from "node:worker_threads";

const typescript = require.resolve("../scripts/typescript");

/** A thread that runs a file of TypeScript, whatever this thread loads its own with. */
export function typescriptWorker(file: string, options: WorkerOptions): Worker {
    return new Worker(file, { ...options, execArgv: ["--require", typescript] });
}

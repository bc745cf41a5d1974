import { parentPort, workerData } from "node:worker_threads";
import { checkLogFiles, type LogCheck, type LogFileToCheck } from "./check-logs";
import { FolderStore } from "./folder-store";
import type { LogStore } from "./log-store";

/** A thread that compares log files with their hashes: {@link LogThreads} sends them. */

/** How a thread reaches the log files: a folder, or S3 with the credentials of the environment or those that it asks for. */
export type WorkerStore =
    { readonly folder: string } | { readonly region: string; readonly asksForCredentials: boolean };

export type ToWorker =
    { readonly batch: number; readonly files: readonly LogFileToCheck[] } | { readonly credentials: AwsCredentials };
export type FromWorker =
    | { readonly batch: number; readonly checks: readonly LogCheck[] }
    | { readonly batch: number; readonly error: string }
    | { readonly asksForCredentials: true };

const port = parentPort;
const waiting: ((credentials: AwsCredentials) => void)[] = [];

interface AwsCredentials {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
    readonly expiration?: Date;
}

function credentialsFromParent(): Promise<AwsCredentials> {
    return new Promise((resolve) => {
        waiting.push(resolve);
        port?.postMessage({ asksForCredentials: true } satisfies FromWorker);
    });
}

async function storeOf(data: WorkerStore): Promise<LogStore> {
    if ("folder" in data) {
        return new FolderStore(data.folder);
    }
    const { ParallelS3Client, S3Store } = await import("./s3-store");
    const { region, asksForCredentials } = data;
    return new S3Store(
        new ParallelS3Client({
            region,
            maxAttempts: 8,
            retryMode: "adaptive",
            ...(asksForCredentials && { credentials: credentialsFromParent }),
        }),
    );
}

if (port) {
    const store = storeOf(workerData as WorkerStore);
    port.on("message", (message: ToWorker) => {
        if ("credentials" in message) {
            waiting.splice(0).forEach((resolve) => resolve(message.credentials));
            return;
        }
        const { batch, files } = message;
        store
            .then((from) => checkLogFiles(from, files, files.length))
            .then(
                (checks) => port.postMessage({ batch, checks } satisfies FromWorker),
                (error: Error) => port.postMessage({ batch, error: error.message } satisfies FromWorker),
            );
    });
}

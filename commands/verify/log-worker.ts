import { parentPort, workerData } from "node:worker_threads";
import { shared, type CredentialProvider } from "../aws/shared-credentials";
import type { BucketEndpoint } from "./bucket-endpoints";
import { checkLogFiles, type LogCheck, type LogFileToCheck } from "./check-logs";
import { FolderStore } from "./folder-store";
import type { LogStore } from "./log-store";

/** A thread that compares log files with their hashes: {@link LogThreads} sends them. */

type Credentials = Awaited<ReturnType<CredentialProvider>>;

/** How a thread reaches the log files: a folder, or S3 with credentials that it asks for. */
export type WorkerStore =
    { readonly folder: string } | { readonly region: string; readonly endpoints: ReadonlyMap<string, BucketEndpoint> };

export type ToWorker =
    { readonly batch: number; readonly files: readonly LogFileToCheck[] } | { readonly credentials: Credentials };
export type FromWorker =
    | { readonly batch: number; readonly checks: readonly LogCheck[] }
    | { readonly batch: number; readonly error: string }
    | { readonly asksForCredentials: true };

const port = parentPort;
const waiting: ((credentials: Credentials) => void)[] = [];

const credentials = shared(
    () =>
        new Promise((resolve) => {
            waiting.push(resolve);
            port?.postMessage({ asksForCredentials: true } satisfies FromWorker);
        }),
);

async function storeOf(data: WorkerStore): Promise<Pick<LogStore, "read">> {
    if ("folder" in data) {
        return new FolderStore(data.folder);
    }
    const { SignedReader } = await import("./signed-reader");
    return new SignedReader(data.endpoints, credentials, async () => {
        const { ParallelS3Client, S3Store } = await import("./s3-store");
        const { region } = data;
        return new S3Store(new ParallelS3Client({ region, maxAttempts: 8, retryMode: "adaptive", credentials }));
    });
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

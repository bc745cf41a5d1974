import { parentPort, workerData } from "node:worker_threads";
import type { Expression } from "../filter/expression";
import { FileSearch } from "./search-file";

/** What the pool sends: a file to search, and that a part of what was found has been taken. */
export type Request =
    | { readonly kind: "file"; readonly name: string; readonly content: string | Uint8Array }
    | { readonly kind: "taken" };

/** What a worker answers: what was found part by part, waiting when {@link mostUntaken} parts have not been taken yet. */
export type Answer =
    | { readonly kind: "found"; readonly texts: readonly string[] }
    | { readonly kind: "problem"; readonly where: string; readonly what: string }
    | { readonly kind: "done" };

/** Parts are of a file, or of a megabyte of a huge one. */
const mostUntaken = 4;

const port = parentPort;
if (port) {
    const search = new FileSearch(workerData as Expression);
    let untaken = 0;
    let more: () => void = () => undefined;
    const answer = (message: Answer) => port.postMessage(message);
    const run = async (name: string, content: string | Uint8Array) => {
        const problem = (where: string, what: string) => answer({ kind: "problem", where, what });
        for await (const texts of search.found({ name, content }, problem)) {
            if (texts.length > 0) {
                answer({ kind: "found", texts });
                untaken += 1;
                if (untaken >= mostUntaken) {
                    await new Promise<void>((resolve) => (more = resolve));
                }
            }
        }
        answer({ kind: "done" });
    };
    port.on("message", (request: Request) => {
        if (request.kind === "taken") {
            untaken -= 1;
            more();
        } else {
            void run(request.name, request.content);
        }
    });
}

import { type ChildProcess, spawn } from "node:child_process";
import * as path from "node:path";
import { repositoryFolder } from "../../../command-line/paths";

export interface Answer {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** A run of `npm run local -- …` for a clone whose folder is `folder`. */
export interface LocalCommand {
    readonly child: ChildProcess;
    /** What it has printed to standard output so far. */
    stdout(): string;
    readonly finished: Promise<Answer>;
}

export function startLocal(folder: string, args: readonly string[], input?: string): LocalCommand {
    const tsNode = path.join(repositoryFolder, "node_modules", "ts-node", "dist", "bin.js");
    const child = spawn(process.execPath, [tsNode, "local/index.ts", ...args], {
        cwd: repositoryFolder,
        env: { ...process.env, ORGTRAIL_LOCAL_FOLDER: folder },
        stdio: "pipe",
    });
    child.stdin.end(input);
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    return {
        child,
        stdout: () => stdout,
        finished: new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr }))),
    };
}

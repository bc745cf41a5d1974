import { Writable } from "node:stream";
import { queryCommand } from "../../../commands/query/command";
import { query, type QueryOptions } from "../../../commands/query/query";
import { TerminalWatcher } from "../../../commands/search/watcher";

export interface Printed {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

export const now = new Date("2026-03-10T12:00:00Z");

/** The query command in this process. */
export async function run(args: readonly string[], signal = new AbortController().signal): Promise<Printed> {
    const [stdout, stderr] = [new Collected(), new Collected()];
    const watcher = new TerminalWatcher(stderr as unknown as NodeJS.WriteStream);
    let code = -1;
    await queryCommand()
        .action(async (name: string | undefined, options: QueryOptions) => {
            code = await query(name, options, { stdout, watcher, signal, now });
        })
        .parseAsync(args, { from: "user" });
    return { code, stdout: stdout.text, stderr: stderr.text };
}

class Collected extends Writable {
    text = "";

    constructor() {
        super({ decodeStrings: false });
    }

    override _write(chunk: string, _encoding: string, done: () => void): void {
        this.text += chunk;
        done();
    }
}

import { Failure } from "../../local/failure";
import { TerminalWatcher } from "../search/watcher";
import { queryCommand } from "./command";
import { query, type QueryOptions } from "./query";

/** `npm run query`: runs a saved query in Athena, or over log files in a folder. */

/** One Ctrl-C can arrive several times: from the terminal, and again from npm, which passes it on. */
const sameKeyPress = 1_000;

const interruption = new AbortController();
let interrupted = Infinity;
process.on("SIGINT", () => {
    if (performance.now() - interrupted > sameKeyPress) {
        process.exit(130);
    }
    interrupted = Math.min(interrupted, performance.now());
    interruption.abort();
});

// `npm run query | head` closes the pipe: that is no reason for a stack trace.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
        throw error;
    }
    process.exit();
});

void queryCommand()
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(async (name: string | undefined, options: QueryOptions) => {
        const watcher = new TerminalWatcher();
        try {
            const surroundings = { stdout: process.stdout, watcher, signal: interruption.signal, now: new Date() };
            process.exitCode = await query(name, options, surroundings);
        } catch (error) {
            if (!(error instanceof Failure)) {
                throw error;
            }
            watcher.say(`error: ${error.message}`);
            if (error.fix) {
                watcher.say(`fix: ${error.fix}`);
            }
            process.exitCode = 2;
        }
    })
    .parseAsync();

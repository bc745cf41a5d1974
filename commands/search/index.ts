import { Failure } from "../../local/failure";
import { searchCommand } from "./command";
import { search, type SearchOptions } from "./search";
import { TerminalWatcher } from "./watcher";

/** `npm run search`: finds events in the event history, the archive or log files. */

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

// `npm run search | head` closes the pipe: that is no reason for a stack trace.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
        throw error;
    }
    process.exit();
});

void searchCommand()
    .showHelpAfterError("(--help lists the options)")
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .action(async (options: SearchOptions) => {
        const watcher = new TerminalWatcher();
        try {
            const surroundings = { stdout: process.stdout, watcher, signal: interruption.signal, now: new Date() };
            process.exitCode = await search(options, surroundings);
            if (interruption.signal.aborted) {
                // Calls that wait for an answer would keep the process.
                process.stdout.write("", () => process.exit());
            }
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

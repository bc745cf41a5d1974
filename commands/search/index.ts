import { endWithReader, interruption, runCommand } from "../../command-line/run-command";
import { searchCommand } from "./command";
import { search, type SearchOptions } from "./search";
import { TerminalWatcher } from "./watcher";

/** `npm run search`: finds events in the event history, the archive or log files. */

endWithReader();
const signal = interruption();

runCommand(searchCommand(), async (options: SearchOptions) => {
    const watcher = new TerminalWatcher();
    try {
        return await search(options, { stdout: process.stdout, watcher, signal, now: new Date() });
    } finally {
        watcher.clear();
        if (signal.aborted) {
            // Calls that wait for an answer would keep the process.
            process.stdout.write("", () => process.exit());
        }
    }
});

import { endWithReader, interruption, runCommand } from "../../command-line/run-command";
import { TerminalWatcher } from "../search/watcher";
import { queryCommand } from "./command";
import { query, type QueryOptions } from "./query";

/** `npm run query`: runs a saved query in Athena, or over log files in a folder. */

endWithReader();
const signal = interruption();

runCommand(queryCommand(), async (name: string | undefined, options: QueryOptions) => {
    const watcher = new TerminalWatcher();
    try {
        return await query(name, options, { stdout: process.stdout, watcher, signal, now: new Date() });
    } finally {
        watcher.clear();
    }
});

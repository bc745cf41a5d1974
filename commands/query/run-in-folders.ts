import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Failure } from "../../command-line/failure";
import { dayOf } from "../../log-files/log-file-key";
import type { SavedQuery } from "../../queries/saved-query";
import { statementOf, type Target } from "../../queries/statement";
import { ArchiveDatabase, type Rows } from "./archive-database";
import { loadFolders, type Loaded } from "./archive-folder";

export interface FolderRun {
    readonly query: SavedQuery;
    readonly target: Target;
    /** In the order of the query's parameters. */
    readonly values: readonly string[];
    readonly folders: readonly string[];
}

/**
 * Runs a query over log files in folders, in this process: the statement that Athena would get.
 *
 * @throws Failure if the statement cannot be run.
 */
export async function runInFolders(
    { query, target, values, folders }: FolderRun,
    problem: (where: string, what: string) => void,
    signal: AbortSignal,
): Promise<Rows & Loaded> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "orgtrail-query-run-"));
    const { accountIds, regions, window } = target;
    try {
        const file = path.join(folder, "records.ndjson");
        const loaded = await loadFolders(
            folders,
            {
                kind: query.table,
                accountIds,
                ...(regions && { regions }),
                ...("since" in window && { days: [dayOf(window.since), lastDay(window.until)] as const }),
            },
            file,
            problem,
            { signal },
        );
        if (signal.aborted) {
            return { columns: [], rows: [], ...loaded };
        }
        const database = await ArchiveDatabase.create(folder);
        try {
            await database.addTable({ ...target, kind: query.table, file });
            return { ...(await database.run(statementOf(query, target), values)), ...loaded };
        } finally {
            database.close();
        }
    } catch (error) {
        if (error instanceof Failure) {
            throw error;
        }
        throw new Failure(`the query ${query.name} failed: ${(error as Error).message}`);
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

/** Files are delivered up to a day after their events. */
function lastDay(until: Date): string {
    return dayOf(new Date(until.getTime() + 86_400_000));
}

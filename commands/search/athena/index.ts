import { Failure } from "../../../command-line/failure";
import { eventTables, type EventTable } from "../../../queries/deployment";
import { identifier, partitionCondition } from "../../../queries/statement";
import { indented, joined } from "../../../queries/text";
import type { Settings } from "../../../settings/settings";
import { runInAthena, statisticsText } from "../../athena/execution";
import { openWorkgroup } from "../../athena/workgroup";
import type { Access } from "../../aws/access";
import { logFiles } from "../files";
import { s3Objects } from "../files/s3-objects";
import type { Expression } from "../filter/expression";
import { literalsAt } from "../filter/literals";
import { possible, timeBounds } from "../filter/possible";
import { oldestFirst } from "../output/timeline";
import type { Found, Source } from "../source";
import { expressionSql } from "./expression-sql";

export interface ArchiveOptions {
    readonly access: Access;
    readonly settings: Settings;
    readonly now: Date;
}

/**
 * Searches the archive: Athena names the log files that hold events for which as much of the filter holds as its columns can
 * tell, and these files are searched like any others. So an event is what CloudTrail wrote, and the filter means the same
 * everywhere. Events come in the order that is asked for, by default the newest first.
 *
 * @throws Failure if the filter does not say since when, or Athena cannot be asked.
 */
export function athenaSource({ access, settings, now }: ArchiveOptions): Source {
    return async function* ({ expression, order = "newest", limit = Infinity, signal }, watcher) {
        const { since, until = now } = timeBounds(expression);
        if (since === undefined) {
            throw new Failure(
                "the archive holds years of events, and Athena bills what it reads",
                "Say since when: --since 7d.",
            );
        }
        const tables = eventTables(settings);
        const needsAccounts = tables.some(({ accountIds }) => accountIds === undefined);
        const named = accountsIn(expression);
        const { workgroup, accountIds } = await openWorkgroup(settings, access, needsAccounts && named === undefined);
        const files: string[] = [];
        for (const table of tables) {
            const statement = fileStatement(expression, table, { since, until }, named ?? accountIds ?? []);
            if (statement === undefined) {
                continue;
            }
            const pages = runInAthena(workgroup, statement, [], signal, (text) => watcher.progress(text));
            let page = await pages.next();
            while (!page.done) {
                files.push(...page.value.rows.flatMap(([path]) => path ?? []));
                page = await pages.next();
            }
            if (page.value === undefined) {
                return;
            }
            watcher.note(`${table.table}: ${statisticsText(page.value)}`);
        }
        const bucket = (name: string) => s3Objects(workgroup.access.s3(workgroup.region), name);
        const search = logFiles(files, { stdin: process.stdin, bucket });
        const found: Found[] = [];
        for await (const each of search({ expression, signal }, watcher)) {
            found.push(each);
        }
        const sorted = oldestFirst(found);
        yield* (order === "oldest" ? sorted : sorted.reverse()).slice(0, limit);
    };
}

/** The statement for the files of one table; none where nothing in it can match. */
export function fileStatement(
    expression: Expression,
    { database, table, accountIds: known, regions }: EventTable,
    window: { readonly since: Date; readonly until: Date },
    otherAccountIds: readonly string[],
): string | undefined {
    const accountIds = (known ?? otherAccountIds).filter((id) => possible(expression, { recipientAccountId: id }));
    const searched = regions.filter((region) => possible(expression, { awsRegion: region }));
    if (accountIds.length === 0 || searched.length === 0) {
        return undefined;
    }
    const condition = expressionSql(expression);
    const conditions = joined("AND", [
        partitionCondition({
            accountIds,
            ...(searched.length < regions.length && { regions: searched }),
            window,
        }),
        ...(condition === undefined ? [] : [`(\n${indented(condition)}\n)`]),
    ]);
    return `SELECT DISTINCT "$path" AS path
FROM ${identifier(database)}.${identifier(table)}
WHERE ${indented(conditions).trimStart()}
ORDER BY 1`;
}

/** The accounts that a filter names, if events of no other can match: a pattern such as 1111* names none. */
function accountsIn(expression: Expression): readonly string[] | undefined {
    const { literals, hasPatterns } = literalsAt(expression, "recipientAccountId");
    return hasPatterns || possible(expression, { recipientAccountId: "" }) ? undefined : literals;
}

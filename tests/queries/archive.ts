import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import { ArchiveDatabase } from "../../commands/query/archive-database";
import { loadFolders } from "../../commands/query/archive-folder";
import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import { logFileKey, type LogFileKind } from "../../log-files/log-file-key";
import type { TableKind } from "../../queries/tables";

export const organizationId = "o-exampleorgid";
export const database = "orgtrail_logs";

/** A folder that goes when the tests are over. */
export function temporaryFolder(): string {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "orgtrail-query-"));
    after(() => fs.rmSync(folder, { recursive: true, force: true }));
    return folder;
}

export interface DeliveryOptions {
    readonly prefix?: string;
    readonly kind?: LogFileKind;
}

/** Delivers records as CloudTrail does: a gzip file for each account, Region and day, in the bucket's folders. Returns the keys. */
export function deliver(folder: string, records: readonly CloudTrailRecord[], options: DeliveryOptions = {}): string[] {
    const files = new Map<string, CloudTrailRecord[]>();
    for (const record of records) {
        const key = logFileKey({
            ...(options.prefix !== undefined && { prefix: options.prefix }),
            organizationId,
            accountId: String(record["recipientAccountId"]),
            kind: options.kind ?? "CloudTrail",
            region: String(record["awsRegion"]),
            time: new Date(`${String(record["eventTime"]).slice(0, 10)}T23:55:00Z`),
            unique: "AbCdEfGhIjKlMnOp",
        });
        files.set(key, [...(files.get(key) ?? []), record]);
    }
    for (const [key, Records] of files) {
        const file = path.join(folder, key);
        fs.mkdirSync(path.dirname(file), { recursive: true });
        fs.writeFileSync(file, gzipSync(JSON.stringify({ Records })));
    }
    return [...files.keys()];
}

/**
 * A database with a table of all that is in a folder.
 *
 * @param nulls what columns of JSON hold for null. AWS does not say whether that is NULL (the default) or the text "null".
 */
export async function databaseOf(folder: string, kind: TableKind = "events", nulls?: "null"): Promise<ArchiveDatabase> {
    const file = path.join(folder, `${kind}.ndjson`);
    await loadFolders([folder], { kind }, file, (where, what) => {
        throw new Error(`${where}: ${what}`);
    });
    const opened = await ArchiveDatabase.create(folder);
    await opened.addTable({ database, table: "read", kind, file, nulls, hasPath: true });
    // Read once for all queries of a test.
    await opened.run(`CREATE TABLE ${database}.organization_${kind} AS SELECT * FROM ${database}.read`, []);
    return opened;
}

/** The rows as objects. */
export async function rowsOf(opened: ArchiveDatabase, statement: string, values: readonly string[] = []) {
    const { columns, rows } = await opened.run(statement, values);
    return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
}

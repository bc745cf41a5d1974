import { text } from "node:stream/consumers";
import * as path from "node:path";
import { loadFolders } from "../../commands/query/archive-folder";
import { ArchiveDatabase, type Rows } from "../../commands/query/archive-database";
import type { TableKind } from "../../queries/tables";

/** A query of the emulator's Athena: what launcher.py's side writes to the standard input, as JSON. */
export interface Request {
    readonly statement: string;
    /** Literals of SQL. */
    readonly parameters: readonly string[];
    readonly database: string;
    readonly table: string;
    readonly kind: TableKind;
    /** With the objects of the table, under the names that they have in the bucket. */
    readonly folder: string;
    readonly bucket: string;
}

/** Answers one query: rows, or the reason why there are none. */
async function main(): Promise<void> {
    const request = JSON.parse(await text(process.stdin)) as Request;
    const answer = await rowsOf(request).catch((error: unknown) => ({ error: (error as Error).message }));
    process.stdout.write(JSON.stringify(answer));
}

async function rowsOf(request: Request): Promise<Rows> {
    const { database, table, kind, folder, bucket } = request;
    const file = path.join(folder, "records.ndjson");
    await loadFolders([path.join(folder, "objects")], { kind }, file, () => undefined, {
        locationOf: (found) => `s3://${bucket}/${path.relative(path.join(folder, "objects"), found)}`,
    });
    const opened = await ArchiveDatabase.create(folder);
    try {
        await opened.addTable({ database, table, kind, file, hasPath: request.statement.includes('"$path"') });
        return await opened.run(request.statement, request.parameters.map(valueOf));
    } finally {
        opened.close();
    }
}

/** The value of a literal: of a text, without its quotes. */
function valueOf(literal: string): string {
    const quoted = /^'(.*)'$/s.exec(literal.trim())?.[1];
    return quoted === undefined ? literal : quoted.replaceAll("''", "'");
}

void main();

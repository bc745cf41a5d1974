import { DuckDBInstance, type DuckDBConnection } from "@duckdb/node-api";
import type { ColumnType } from "../../queries/columns";
import { identifier } from "../../queries/statement";
import { quoted } from "../../queries/text";
import { columnsOf, type TableKind } from "../../queries/tables";
import { athenaFunctions } from "./athena-functions";

/** Rows of a query: the names of the columns, and each value as text, as Athena gives it; null for NULL. */
export interface Rows {
    readonly columns: readonly string[];
    readonly rows: readonly (readonly (string | null)[])[];
}

/** A table of Athena's, in a file. */
export interface FileTable {
    readonly database: string;
    readonly table: string;
    readonly kind: TableKind;
    /** A JSON object a line: `account`, `region` and `day`, which are the partition, `path`, and the `record` or digest. */
    readonly file: string;
    /** What columns of JSON hold for null. @default NULL */
    readonly nulls?: string | undefined;
    /** Whether there is the column "$path", which Athena hides from `SELECT *`. @default false */
    readonly hasPath?: boolean;
}

/** A database in this process that answers statements as Athena does. */
export class ArchiveDatabase {
    private constructor(private readonly connection: DuckDBConnection) {}

    /** @param folder takes what does not fit into memory. */
    static async create(folder: string): Promise<ArchiveDatabase> {
        const connection = await (await DuckDBInstance.create(":memory:")).connect();
        for (const statement of [
            "SET TimeZone = 'UTC'",
            "SET memory_limit = '2GB'",
            `SET temp_directory = ${quoted(folder)}`,
            ...athenaFunctions,
        ]) {
            await connection.run(statement);
        }
        return new ArchiveDatabase(connection);
    }

    /** Makes a table of the file that `loadFolders` writes. */
    async addTable({ database, table, kind, file, nulls, hasPath = false }: FileTable): Promise<void> {
        const structure = JSON.stringify(structureOf({ fields: columnsOf[kind] }));
        const columns = Object.entries(columnsOf[kind]).map(([name, type]) => {
            const value = `record.${name}`;
            const isFilled = type === "json" && nulls !== undefined;
            return `${isFilled ? `COALESCE(${value}, ${quoted(nulls)})` : value} AS ${name.toLowerCase()}`;
        });
        await this.connection.run(`CREATE SCHEMA IF NOT EXISTS ${identifier(database)}`);
        await this.connection.run(`CREATE VIEW ${identifier(database)}.${identifier(table)} AS
            SELECT ${columns.join(", ")}, account, region, day${hasPath ? ', "$path"' : ""}
            FROM (
                SELECT json_transform(system.main.json_extract(json, '$.record'), ${quoted(structure)}) AS record,
                    json ->> 'account' AS account, json ->> 'region' AS region, json ->> 'day' AS day,
                    json ->> 'path' AS "$path"
                FROM read_ndjson_objects(${quoted(file)}, maximum_object_size = 67108864)
            )`);
    }

    /** Runs a statement with the values of its question marks. */
    async run(statement: string, values: readonly string[]): Promise<Rows> {
        const result = await this.connection.runAndReadAll(statement, [...values]);
        return {
            columns: result.columnNames().map((name) => name.toLowerCase()),
            rows: result
                .getRowsJson()
                .map((row) =>
                    row.map((value) => (value === null || typeof value === "string" ? value : JSON.stringify(value))),
                ),
        };
    }

    close(): void {
        this.connection.closeSync();
    }
}

/** What `json_transform` makes of a column. */
function structureOf(type: ColumnType): unknown {
    if (typeof type === "object") {
        return "items" in type
            ? [structureOf(type.items)]
            : Object.fromEntries(Object.entries(type.fields).map(([name, field]) => [name, structureOf(field)]));
    }
    return type === "number" ? "DOUBLE" : type === "texts" ? "MAP(VARCHAR, VARCHAR)" : "VARCHAR";
}

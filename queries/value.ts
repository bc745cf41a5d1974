import { eventColumns, type Columns, type ColumnType } from "./columns";
import { quoted } from "./text";

/** A value of a record in SQL: a text, or a place in JSON. */
export type Value =
    | { readonly kind: "text"; readonly sql: string }
    /** `json` is an expression with JSON in it, `path` the way into it. */
    | { readonly kind: "json"; readonly json: string; readonly path: readonly (string | number)[] };

/**
 * Where the tables keep what is at a path of a record: in a column, in a field of one, or in the JSON of one.
 *
 * @returns undefined if no column has it, or the path leads to the whole of a column with fields.
 */
export function valueAt(path: readonly (string | number)[]): Value | undefined {
    let type: ColumnType = { fields: eventColumns };
    const names: string[] = [];
    for (const [index, step] of path.entries()) {
        if (type === "json") {
            return { kind: "json", json: names.join("."), path: path.slice(index) };
        }
        const fields: Columns | undefined = typeof type === "object" && "fields" in type ? type.fields : undefined;
        const next: ColumnType | undefined =
            fields !== undefined && typeof step === "string" && Object.hasOwn(fields, step) ? fields[step] : undefined;
        if (next === undefined) {
            return undefined;
        }
        type = next;
        names.push(String(step).toLowerCase());
    }
    if (type === "json") {
        return { kind: "json", json: names.join("."), path: [] };
    }
    return type === "text" ? { kind: "text", sql: names.join(".") } : undefined;
}

/** The JSON of a value; NULL where there is none, and JSON's null where the record has that. */
export function jsonOf(value: Value & { readonly kind: "json" }): string {
    return `json_extract(${value.json}, ${quoted(pathText(value.path))})`;
}

/** A value as text: NULL for null, for an object and for a list. A truth value is `true` or `false`. */
export function scalarOf(value: Value): string {
    return value.kind === "text" ? value.sql : `json_extract_scalar(${value.json}, ${quoted(pathText(value.path))})`;
}

/** The elements of a list, or the values of an object; NULL for all else. */
export function membersOf(value: Value & { readonly kind: "json" }): string {
    const json = jsonOf(value);
    return `COALESCE(TRY_CAST(${json} AS JSON ARRAY), map_values(TRY_CAST(${json} AS MAP(VARCHAR, JSON))))`;
}

/** Athena's JSON paths take other characters than letters, digits and _ only within quotes and brackets. */
function pathText(path: readonly (string | number)[]): string {
    return `$${path
        .map((step) =>
            typeof step === "number"
                ? `[${step}]`
                : /^\w+$/.test(step)
                  ? `.${step}`
                  : `["${step.replaceAll('"', '\\"')}"]`,
        )
        .join("")}`;
}

import type { JsonValue } from "../../../detections/cloudtrail-record";
import { Failure } from "../../../command-line/failure";
import { activityClasses } from "../filter/activity-class";
import { term, type Path } from "../filter/expression";
import { identityTexts } from "../filter/identity";
import { matcher } from "../filter/matcher";
import { fieldNamed, suggestion } from "../filter/parse";
import { isField } from "../filter/fields";
import type { Found } from "../source";
import { columns, eventOf, type Event } from "./event";
import { field as csvField } from "./csv";
import { printable } from "../../../command-line/printable";
import { leaves, textAt } from "./values";

/** How events fall to the values of a field. An event counts once for each value that it has, and for `-` where it has none. */
export class Counts {
    private readonly counts = new Map<string, number>();
    private readonly valuesOf: (found: Found) => readonly string[];

    /**
     * @param name a column of the table, `day` or `hour`, a field of the filter language, or a path in the record.
     * @throws Failure for a name that is none of these.
     */
    constructor(name: string) {
        this.valuesOf = valuesOf(name);
    }

    add(found: Found): void {
        const values = new Set(this.valuesOf(found));
        for (const value of values.size === 0 ? ["-"] : values) {
            this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
        }
    }

    /** The most frequent value first; of the same count by the alphabet. */
    list(): [value: string, count: number][] {
        return [...this.counts].sort(
            ([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1),
        );
    }

    text(): string {
        const list = this.list();
        const width = String(list[0]?.[1] ?? 0).length;
        return list.map(([value, count]) => `${String(count).padStart(width)}  ${printable(value)}\n`).join("");
    }

    json(): string {
        return this.list()
            .map(([value, count]) => `${JSON.stringify({ value, count })}\n`)
            .join("");
    }

    csv(): string {
        return `value,count\r\n${this.list()
            .map(([value, count]) => `${csvField(value)},${count}\r\n`)
            .join("")}`;
    }
}

function valuesOf(name: string): (found: Found) => readonly string[] {
    const column = columns.find((each) => each === name.toLowerCase());
    if (column !== undefined && column !== "time") {
        return ({ record }) => [eventOf(record)[column as keyof Event]];
    }
    const length = { day: 10, hour: 13 }[name];
    if (length !== undefined) {
        return ({ record }) => [(textAt(record, "eventTime") ?? "-").slice(0, length)];
    }
    const named = fieldNamed(name);
    const field = named !== undefined && isField(named) ? named.field : named;
    if (field !== undefined && typeof field !== "string") {
        return ({ record }) => at(record, field);
    }
    if (field === "user" || field === "role" || field === "session") {
        return ({ record }) => identityTexts(record, field).slice(0, 1);
    }
    if (field === "class" || field === "mfa" || field === "console") {
        const values = field === "class" ? Object.keys(activityClasses) : ["yes", "no"];
        const matchers = values.map((value) => [value, matcher(term(field, "=", value))] as const);
        return ({ record }) => matchers.flatMap(([value, matches]) => (matches(record) ? [value] : []));
    }
    throw new Failure(
        `--count-by ${name}: no field to count by`,
        `Allowed: ${columns.filter((each) => each !== "time").join(", ")}, day, hour; ${field === undefined ? suggestion(name) : "a path in the record"}`,
    );
}

/** The texts at a path; lists are looked through, and `*` is any key. */
function at(value: JsonValue | undefined, path: Path): string[] {
    if (value === undefined || value === null) {
        return [];
    }
    if (Array.isArray(value)) {
        return (value as readonly JsonValue[]).flatMap((each) => at(each, path));
    }
    const [key, ...others] = path;
    if (key === undefined) {
        return [...leaves(value)].map(([, leaf]) => String(leaf));
    }
    if (typeof value !== "object") {
        return [];
    }
    const object = value as Readonly<Record<string, JsonValue>>;
    const keys = key === "*" ? Object.keys(object) : Object.hasOwn(object, key) ? [key] : [];
    return keys.flatMap((each) => at(object[each], others));
}

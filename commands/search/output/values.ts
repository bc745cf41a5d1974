import type { CloudTrailRecord, JsonValue } from "../../../detections/cloudtrail-record";

/** The value at a path of a record; nothing where there is none. */
export function valueAt(record: JsonValue | undefined, ...path: readonly string[]): JsonValue | undefined {
    let value: JsonValue | undefined = record;
    for (const key of path) {
        if (typeof value !== "object" || value === null) {
            return undefined;
        }
        value = Object.hasOwn(value, key) ? (value as CloudTrailRecord)[key] : undefined;
    }
    return value ?? undefined;
}

/** The text at a path; nothing where there is none, or an empty one. */
export function textAt(record: JsonValue | undefined, ...path: readonly string[]): string | undefined {
    const value = valueAt(record, ...path);
    return typeof value === "string" && value !== "" ? value : undefined;
}

/** Every value in a JSON value that is no object and no list, with its path: `policy.Statement[0].Effect`. */
export function* leaves(value: JsonValue, path = ""): Generator<readonly [path: string, value: JsonValue]> {
    if (typeof value !== "object" || value === null) {
        yield [path, value];
        return;
    }
    for (const [key, each] of Object.entries(value)) {
        const step = Array.isArray(value) ? `[${key}]` : path === "" ? key : `.${key}`;
        yield* leaves(each as JsonValue, path + step);
    }
}

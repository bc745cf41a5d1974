import type { CloudTrailRecord, JsonValue } from "../../../detections/cloudtrail-record";
import type { Path } from "./expression";

/** Whether one of the values at a path is such a one. Lists are looked through; `*` as a key is any key. */
export function someAt(value: JsonValue | undefined, path: Path, is: (value: JsonValue) => boolean, from = 0): boolean {
    if (value === undefined || value === null) {
        return false;
    }
    if (Array.isArray(value)) {
        return (value as readonly JsonValue[]).some((element) => someAt(element, path, is, from));
    }
    const key = path[from];
    if (key === undefined) {
        return is(value);
    }
    if (typeof value !== "object") {
        return false;
    }
    const object = value as CloudTrailRecord;
    if (key === "*") {
        return Object.values(object).some((each) => someAt(each, path, is, from + 1));
    }
    return Object.hasOwn(object, key) && someAt(object[key], path, is, from + 1);
}

/** Whether some text, number or truth value in a JSON value is such a one, as a text. */
export function someText(value: JsonValue | undefined, is: (text: string) => boolean): boolean {
    if (typeof value === "object" && value !== null) {
        return Object.values(value).some((each: JsonValue) => someText(each, is));
    }
    const text = textOf(value);
    return text !== undefined && is(text);
}

/** A scalar as conditions see it. */
export function textOf(value: JsonValue | undefined): string | undefined {
    if (typeof value === "string") {
        return value;
    }
    return typeof value === "boolean" || Number.isFinite(value) ? String(value) : undefined;
}

/** The object at a key; an empty one where there is none. */
export function objectAt(value: CloudTrailRecord, key: string): CloudTrailRecord {
    const found = value[key];
    return typeof found === "object" && found !== null && !Array.isArray(found) ? (found as CloudTrailRecord) : {};
}

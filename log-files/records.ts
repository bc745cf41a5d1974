import type { CloudTrailRecord, JsonValue } from "../detections/cloudtrail-record";

/** A record, and its JSON as it was written; where something else held it as an object, as `JSON.stringify` writes it. */
export interface WrittenRecord {
    readonly record: CloudTrailRecord;
    readonly text: string;
}

/**
 * The CloudTrail records of a JSON value: the record itself, or what an event bus (`detail`), a log group (`message`) or a
 * look-up in the event history (`CloudTrailEvent`) wraps around it. None if it is no such value.
 *
 * @param written what the value was parsed from.
 */
export function recordsIn(value: JsonValue, written?: string): readonly WrittenRecord[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    if (Array.isArray(value)) {
        return (value as readonly JsonValue[]).flatMap((element) => recordsIn(element));
    }
    const record = value as CloudTrailRecord;
    // Records of Insights have none of the two.
    if (["eventName", "eventSource"].some((name) => typeof record[name] === "string") || record["insightDetails"]) {
        return [{ record, text: written ?? JSON.stringify(record) }];
    }
    const { Records, detail, message, CloudTrailEvent } = record;
    const text = CloudTrailEvent ?? message;
    if (typeof text === "string") {
        try {
            return recordsIn(JSON.parse(text) as JsonValue, text);
        } catch {
            return [];
        }
    }
    return recordsIn(Records ?? detail ?? null);
}

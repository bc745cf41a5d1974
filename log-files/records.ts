import type { CloudTrailRecord, JsonValue } from "../../detections/cloudtrail-record";

/**
 * The CloudTrail records of a JSON value: the record itself, or what an event bus (`detail`), a log group (`message`) or a
 * look-up in the event history (`CloudTrailEvent`) wraps around it. None if it is no such value.
 */
export function recordsIn(value: JsonValue): readonly CloudTrailRecord[] {
    if (typeof value !== "object" || value === null) {
        return [];
    }
    if (Array.isArray(value)) {
        return (value as readonly JsonValue[]).flatMap(recordsIn);
    }
    const record = value as CloudTrailRecord;
    if (typeof record["eventName"] === "string" || typeof record["eventSource"] === "string") {
        return [record];
    }
    const { Records, detail, message, CloudTrailEvent } = record;
    const text = CloudTrailEvent ?? message;
    if (typeof text === "string") {
        try {
            return recordsIn(JSON.parse(text) as JsonValue);
        } catch {
            return [];
        }
    }
    return recordsIn(Records ?? detail ?? null);
}

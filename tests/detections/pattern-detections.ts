import { catalogue } from "../../detections/catalogue";
import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import { matcher } from "../../detections/filter-pattern/evaluate";
import { parse } from "../../detections/filter-pattern/parse";
import { tuned } from "../../detections/tuning";
import { alarmsSchema } from "../../settings/alarms";

const alarms = alarmsSchema.parse(undefined);

/** Every detection by pattern as the defaults deploy it, and whether one of the texts of its filters matches an event. */
export const patternDetections = catalogue.flatMap((detection) => {
    const found = tuned(detection, alarms);
    if (found.kind !== "pattern") {
        return [];
    }
    const filters = found.patterns.map((pattern) => matcher(parse(pattern)));
    return [
        {
            ...found,
            matches: (record: CloudTrailRecord) => filters.some((filter) => filter(record)),
            /** How many filters match: where events are counted, one at most may. */
            count: (record: CloudTrailRecord) => filters.filter((filter) => filter(record)).length,
        },
    ];
});

/** A record in a few words, for messages. */
export function label(record: CloudTrailRecord): string {
    const { type } = record["userIdentity"] as CloudTrailRecord;
    const error = record["errorCode"] === undefined ? "" : ` (${String(record["errorCode"])})`;
    return `${String(record["eventName"])} of ${String(type)}${error}`;
}

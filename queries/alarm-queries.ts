import type { TunedDetection, TunedPatternDetection } from "../detections/tuning";
import { conditionSql } from "./condition";
import { eventRows } from "./event-rows";
import type { SavedQuery } from "./saved-query";

/** What the names of the alarms' queries begin with. */
export const alarmQueryPrefix = "alarm-";

/** For each alarm that watches events the query for these events, of its very condition. */
export function alarmQueries(detections: readonly TunedDetection[]): SavedQuery[] {
    return detections.filter((detection) => detection.kind === "pattern").map(alarmQuery);
}

function alarmQuery({ id, title, why, threshold, period, condition }: TunedPatternDetection): SavedQuery {
    const numbers = threshold === 1 ? "" : ` The alarm fires at ${threshold} of them in ${period} seconds.`;
    return {
        name: `${alarmQueryPrefix}${id}`,
        title,
        description: `${why}${numbers}`,
        parameters: [],
        table: "events",
        days: 7,
        sql: (scope) => eventRows(scope, conditionSql(condition)),
    };
}

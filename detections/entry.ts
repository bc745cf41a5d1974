import { all, any, anyEvent, succeeded } from "./filter-pattern/build";
import type { ServiceEvents } from "./detection";
import type { Expression } from "./filter-pattern/expression";

/** One event in five minutes is enough, and the alarm is on unless the settings switch it off. */
export const firstEvent = {
    kind: "pattern",
    threshold: 1,
    period: 300,
    evaluationPeriods: 1,
    enabledByDefault: true,
} as const;

/** An entry's events and their condition: a call that failed changed nothing, and unauthorized ones have their own alarm. */
export function changes(...events: ServiceEvents[]): { events: readonly ServiceEvents[]; condition: Expression } {
    return { events, condition: all(any(...events.map(anyEvent)), succeeded()) };
}

import { all, any, anyEvent, succeeded } from "./filter-pattern/build";
import type { PatternDetection, ServiceEvents } from "./detection";
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

/** What an entry watches: it may be one of several things that a responder treats alike. */
export type Watch = Pick<PatternDetection, "events" | "condition" | "samples">;

/** One entry's watch of all of them. */
export function watchOf(...watches: readonly Watch[]): Watch {
    return {
        events: watches.flatMap(({ events }) => events),
        condition: any(...watches.map(({ condition }) => condition)),
        samples: () => {
            const samples = watches.map((watch) => watch.samples());
            return {
                match: samples.flatMap(({ match }) => match),
                ignore: samples.flatMap(({ ignore }) => ignore),
            };
        },
    };
}

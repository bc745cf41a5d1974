import type { StatisticSet } from "./metric-store";
import { reasonFor, reasonDataFor, type Point } from "./reason";

export type State = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/** Those of PutMetricAlarm that decide on the state. */
export interface Conditions {
    readonly statistic: Statistic;
    readonly comparison: Comparison;
    readonly threshold: number;
    /** Seconds. */
    readonly period: number;
    readonly evaluationPeriods: number;
    /** Only for "M out of N": at most `evaluationPeriods`. */
    readonly datapointsToAlarm?: number;
    readonly missingData: "missing" | "ignore" | "breaching" | "notBreaching";
}

export const statistics = {
    SampleCount: ({ sampleCount }: StatisticSet) => sampleCount,
    Average: ({ sum, sampleCount }: StatisticSet) => sum / sampleCount,
    Sum: ({ sum }: StatisticSet) => sum,
    Minimum: ({ minimum }: StatisticSet) => minimum,
    Maximum: ({ maximum }: StatisticSet) => maximum,
};
export type Statistic = keyof typeof statistics;

export const comparisons = {
    GreaterThanOrEqualToThreshold: (value: number, threshold: number) => value >= threshold,
    GreaterThanThreshold: (value: number, threshold: number) => value > threshold,
    LessThanThreshold: (value: number, threshold: number) => value < threshold,
    LessThanOrEqualToThreshold: (value: number, threshold: number) => value <= threshold,
};
export type Comparison = keyof typeof comparisons;

export interface Evaluation {
    readonly state: State;
    readonly reason: string;
    readonly reasonData: string;
}

/** Data points that CloudWatch looks at beside the evaluation periods: it shows five where three are evaluated. */
const furtherDatapoints = 2;

/**
 * The state of an alarm, or undefined where it stays what it is ("ignore"). CloudWatch User Guide, "Alarm evaluation" and
 * "Configuring how CloudWatch alarms treat missing data": every minute, or every 10 seconds where the period is shorter, the
 * periods that end then are looked at; real data points count before missing ones.
 *
 * CloudWatch waits until a minute is over. Here a threshold counts as exceeded as soon as the running one proves it.
 *
 * @param read what is known of the metric from a time to before another, in milliseconds
 */
export function evaluateMetricAlarm(
    conditions: Conditions,
    read: (start: number, end: number) => StatisticSet | undefined,
    now: number,
): Evaluation | undefined {
    const step = conditions.period < 60 ? 10_000 : 60_000;
    const end = Math.floor(now / step) * step;
    const early = conditions.comparison.startsWith("Greater") ? evaluateUntil(end + step, "notBreaching") : undefined;
    return early?.state === "ALARM" ? early : evaluateUntil(end, conditions.missingData);

    function evaluateUntil(rangeEnd: number, missingData: Conditions["missingData"]): Evaluation | undefined {
        const points = datapoints(conditions, read, rangeEnd);
        const state = stateOf({ ...conditions, missingData }, points);
        if (state === undefined) {
            return undefined;
        }
        const evaluated = points.filter(({ value }) => value !== undefined).slice(0, conditions.evaluationPeriods);
        return {
            state,
            reason: reasonFor(conditions, state, evaluated),
            reasonData: reasonDataFor(conditions, evaluated, now),
        };
    }
}

/** Those of the evaluation range, the newest first. */
function datapoints(
    { statistic, comparison, threshold, period, evaluationPeriods }: Conditions,
    read: (start: number, end: number) => StatisticSet | undefined,
    rangeEnd: number,
): readonly Point[] {
    return Array.from({ length: evaluationPeriods + furtherDatapoints }, (_, index) => {
        const start = rangeEnd - (index + 1) * period * 1_000;
        const found = read(start, start + period * 1_000);
        const value = found && statistics[statistic](found);
        return {
            start,
            value,
            sampleCount: found?.sampleCount,
            breaching: value !== undefined && comparisons[comparison](value, threshold),
        };
    });
}

function stateOf(
    { evaluationPeriods, datapointsToAlarm = evaluationPeriods, missingData }: Conditions,
    points: readonly Point[],
): State | undefined {
    const real = points.filter(({ value }) => value !== undefined).slice(0, evaluationPeriods);
    const breaching = real.filter((point) => point.breaching).length;
    const missing = evaluationPeriods - real.length;
    if (breaching >= datapointsToAlarm) {
        return "ALARM";
    }
    if (missingData === "breaching") {
        return breaching + missing >= datapointsToAlarm ? "ALARM" : "OK";
    }
    if (missing === 0 || missingData === "notBreaching" || breaching < real.length) {
        return "OK";
    }
    if (missingData === "ignore") {
        return undefined;
    }
    // "Avoiding premature transitions to alarm state": one that is old enough counts for those that are missing since.
    const oldest = points.findLastIndex((point) => point.breaching) + 1;
    return oldest >= datapointsToAlarm ? "ALARM" : "INSUFFICIENT_DATA";
}

import type { Comparison, Conditions, State } from "./evaluate-metric-alarm";

/** A data point of an alarm: what its metric was in one period. */
export interface Point {
    /** Milliseconds since 1970. */
    readonly start: number;
    /** Undefined where the metric has no data. */
    readonly value: number | undefined;
    readonly sampleCount: number | undefined;
    readonly breaching: boolean;
}

const words: Readonly<Record<Comparison, string>> = {
    GreaterThanOrEqualToThreshold: "greater than or equal to",
    GreaterThanThreshold: "greater than",
    LessThanThreshold: "less than",
    LessThanOrEqualToThreshold: "less than or equal to",
};

/**
 * The StateReason, as CloudWatch words it.
 *
 * @param evaluated the data points that are not missing, the newest first
 */
export function reasonFor(conditions: Conditions, state: State, evaluated: readonly Point[]): string {
    const { comparison, threshold, evaluationPeriods, datapointsToAlarm, missingData } = conditions;
    const missing = evaluationPeriods - evaluated.length;
    if (state === "INSUFFICIENT_DATA") {
        return `Insufficient Data: ${datapoints(missing)} ${were(missing)} unknown.`;
    }
    const treated = `${missing} missing ${datapoints(missing).replace(/^\d+ /, "")} ${were(missing)} treated as [${
        missingData === "breaching" ? "Breaching" : "NonBreaching"
    }]`;
    if (evaluated.length === 0) {
        const periods = `${evaluationPeriods} period${evaluationPeriods === 1 ? "" : "s"}`;
        return `Threshold Crossed: no datapoints were received for ${periods} and ${treated}.`;
    }
    const shown = evaluated.filter(({ breaching }) => breaching === (state === "ALARM"));
    if (shown.length === 0) {
        return `Threshold Crossed: ${treated}${minimum(conditions, state)}.`;
    }
    const listed = shown.map(({ start, value }) => `${decimal(value ?? 0)} (${shortTime(start)})`).join(", ");
    const count =
        datapointsToAlarm === undefined
            ? datapoints(shown.length)
            : `${shown.length} out of the last ${evaluationPeriods} datapoints`;
    const compared = `${were(shown.length)} ${state === "ALARM" ? "" : "not "}${words[comparison]} the threshold (${decimal(threshold)})`;
    const gaps = missing > 0 && ["breaching", "notBreaching"].includes(missingData) ? ` and ${treated}` : "";
    return `Threshold Crossed: ${count} [${listed}] ${compared}${gaps}${minimum(conditions, state)}.`;
}

/** The StateReasonData, version 1.0: a JSON object as text. */
export function reasonDataFor(
    { statistic, period, threshold }: Conditions,
    evaluated: readonly Point[],
    now: number,
): string {
    const oldest = evaluated.at(-1);
    return JSON.stringify({
        version: "1.0",
        queryDate: longTime(now),
        ...(oldest && { startDate: longTime(oldest.start) }),
        statistic,
        period,
        recentDatapoints: evaluated.map(({ value }) => value).reverse(),
        threshold,
        evaluatedDatapoints: evaluated.map(({ start, value, sampleCount }) => ({
            timestamp: longTime(start),
            sampleCount,
            value,
        })),
    });
}

/** The StateReason and StateReasonData of a composite alarm: which alarm's change made it look. */
export function compositeReason(alarmArn: string, state: State | undefined, now: Date) {
    const day = now.toLocaleDateString("en-GB", { weekday: "long", timeZone: "UTC" });
    const date = now.toLocaleDateString("en-GB", { day: "2-digit", month: "long", timeZone: "UTC" });
    const time = now.toISOString().slice(11, 19);
    return {
        reason: `${alarmArn} transitioned to ${state} at ${day} ${date}, ${now.getUTCFullYear()} ${time} UTC`,
        reasonData: JSON.stringify({
            triggeringAlarms: [{ arn: alarmArn, state: { value: state, timestamp: longTime(now.getTime()) } }],
        }),
    };
}

/** Only where data points to alarm are set: how many it takes to change to this state. */
function minimum({ evaluationPeriods, datapointsToAlarm }: Conditions, state: State): string {
    if (datapointsToAlarm === undefined) {
        return "";
    }
    const [least, change] =
        state === "ALARM"
            ? [datapointsToAlarm, "OK -> ALARM"]
            : [evaluationPeriods - datapointsToAlarm + 1, "ALARM -> OK"];
    return ` (minimum ${datapoints(least)} for ${change} transition)`;
}

const datapoints = (count: number): string => `${count} datapoint${count === 1 ? "" : "s"}`;
const were = (count: number): string => (count === 1 ? "was" : "were");

/** CloudWatch writes numbers as Java does: whole ones with a zero. */
const decimal = (value: number): string => (Number.isInteger(value) ? value.toFixed(1) : String(value));

/** As in 23/11/26 09:00:00, UTC. */
function shortTime(milliseconds: number): string {
    const [, year = "", month = "", day = "", time = ""] =
        /^\d\d(\d\d)-(\d\d)-(\d\d)T(.{8})/.exec(new Date(milliseconds).toISOString()) ?? [];
    return `${day}/${month}/${year} ${time}`;
}

/** As in 2026-11-23T09:00:00.000+0000. */
const longTime = (milliseconds: number): string => new Date(milliseconds).toISOString().replace("Z", "+0000");

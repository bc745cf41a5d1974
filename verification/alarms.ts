import type { VerificationNames } from "../components/documents/verification-names";
import { metrics, partDimension, partName } from "./event";
import { timeout } from "./limits";

/** A CloudWatch alarm on the sum of a metric of the function. */
export interface VerificationAlarm {
    /** What its name ends with. */
    readonly id: string;
    readonly alarmDescription: string;
    readonly metricName: string;
    readonly dimensions?: Readonly<Record<string, string>>;
    readonly comparisonOperator: "GreaterThanThreshold" | "LessThanThreshold";
    readonly threshold: number;
    /** Seconds. */
    readonly period: number;
    readonly evaluationPeriods: number;
    readonly treatMissingData: "breaching" | "notBreaching";
}

const hour = 3600;
/** A run may take longer than that of the day before. CloudWatch looks back seven days at most, in periods of an hour. */
const hoursWithoutRun = 26;

/** One on what is not proved, and for each part one on a run that did not come to its end. */
export function verificationAlarms({ logGroupName, scheduleNames }: VerificationNames): VerificationAlarm[] {
    const where = `The log group ${logGroupName} says which and why, docs/scheduled-verification.md what to do.`;
    const count = scheduleNames.length;
    return [
        {
            id: "not-proved",
            alarmDescription: `Log files or digests of the day before are changed, missing, named by no digest, or could not be verified.\n${where}`,
            metricName: metrics.unproved,
            comparisonOperator: "GreaterThanThreshold",
            threshold: 0,
            // It stays on until the next run.
            period: 24 * hour,
            evaluationPeriods: 1,
            treatMissingData: "notBreaching",
        },
        ...scheduleNames.map((_, index) => ({
            id: `not-completed-${index + 1}`,
            alarmDescription: `For more than a day no verification of part ${partName({ index, count })} came to its end: it failed, was not called, or took longer than ${timeout / 60} minutes.\n${where}`,
            metricName: metrics.completed,
            dimensions: { [partDimension]: partName({ index, count }) },
            comparisonOperator: "LessThanThreshold" as const,
            threshold: 1,
            period: hour,
            evaluationPeriods: hoursWithoutRun,
            treatMissingData: "breaching" as const,
        })),
    ];
}

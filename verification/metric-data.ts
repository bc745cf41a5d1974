import type { MetricDatum } from "@aws-sdk/client-cloudwatch";
import type { Verdict } from "../commands/verify/verdict";
import { metrics, partDimension, partName, type Part } from "./event";

/** What a run publishes. */

export function dataOfVerdict(verdict: Verdict, part: Part): MetricDatum[] {
    const { digests, logs, gaps } = verdict;
    const unverifiable = verdict.unverifiable.digests + verdict.unverifiable.logs;
    const invalid = digests.invalid + logs.invalid;
    const missing = digests.missing + logs.missing;
    const unproved = invalid + missing + logs.unlisted + gaps;
    return [
        datum(metrics.valid, digests.valid + logs.valid),
        // What could not be checked is among the invalid of a verdict.
        datum(metrics.invalid, invalid - unverifiable),
        datum(metrics.missing, missing),
        datum(metrics.unlisted, logs.unlisted),
        datum(metrics.unverifiable, unverifiable),
        datum(metrics.gaps, gaps),
        // A day without a single digest proves nothing, though nothing is wrong with what is there.
        datum(metrics.unproved, verdict.ok ? 0 : Math.max(1, unproved)),
        completed(part, 1),
    ];
}

/** Counts of a part of the work would look like those of all of it. */
export function dataOfUnfinishedRun(part: Part): MetricDatum[] {
    return [completed(part, 0)];
}

/** Of a part without accounts. */
export function dataOfIdleRun(part: Part): MetricDatum[] {
    return [datum(metrics.unproved, 0), completed(part, 1)];
}

function completed(part: Part, value: number): MetricDatum {
    return { ...datum(metrics.completed, value), Dimensions: [{ Name: partDimension, Value: partName(part) }] };
}

function datum(MetricName: string, Value: number): MetricDatum {
    return { MetricName, Value, Unit: "Count" };
}

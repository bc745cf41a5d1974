import type { CloudTrailRecord } from "../../../../detections/cloudtrail-record";
import type { Category } from "../categories";
import { dated } from "../entry";
import { people } from "./people";
import { pipelines } from "./pipelines";
import { numbers, type Step } from "./routine";
import { services } from "./services";

/** A record of an ordinary day, and the alarms that fire on it all the same. */
export interface OrdinaryRecord {
    readonly record: CloudTrailRecord;
    readonly expected: readonly Category[];
    /** The routine it belongs to. */
    readonly why: string;
}

const midnight = Date.parse("2026-03-04T00:00:00Z");
const jitter = 600;

/** One day of a busy organization, in the order of time: the same on every computer. */
export function ordinaryDay(): readonly OrdinaryRecord[] {
    const random = numbers(20260304);
    const timed: { readonly step: Step; readonly time: number; readonly why: string }[] = [];
    for (const { name, hours, steps } of [...people, ...pipelines, ...services]) {
        hours.forEach((hour, run) => {
            let time = midnight + Math.floor(hour * 3600 + random() * jitter) * 1000;
            for (const step of steps(run, random)) {
                time += (step.after ?? 0) * 1000;
                timed.push({ step, time, why: name });
            }
        });
    }
    timed.sort((one, other) => one.time - other.time);
    return timed.map(({ step, time, why }, index) => ({
        record: dated(step.draft, `ordinary ${index}`, time),
        expected: step.expected ?? [],
        why,
    }));
}

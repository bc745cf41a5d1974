import type { CloudTrailRecord } from "../../../detections/cloudtrail-record";
import { sampleContext } from "../../../detections/context";
import { Filters } from "../../../detections/firing";
import { tunedCatalogue, type TunedPatternDetection } from "../../../detections/tuning";
import { alarmsSchema } from "../../../settings/alarms";
import type { Category } from "./categories";
import { categoryOf } from "./detection-categories";
import { dated } from "./entry";
import { ordinaryDay } from "./ordinary/day";
import { labelled } from "./records";

const start = Date.parse("2026-01-01T00:00:00Z");
/** No period of an alarm is longer, so entries do not add up. */
const apart = 2 * 3600;

/** What is judged at once: an entry, or one record of the ordinary day. */
export interface Unit {
    /** The file of the entry, or "ordinary". */
    readonly file: string;
    readonly records: readonly CloudTrailRecord[];
    readonly expected: readonly Category[];
    readonly also: readonly Category[];
    readonly counted?: Category;
    readonly why: string;
}

export interface Judged extends Unit {
    /** Ids of the alarms that fire. */
    readonly alarms: readonly string[];
    /** For each record, ids of the alarms whose pattern matches, however high their threshold. */
    readonly matches: readonly (readonly string[])[];
}

/** The labelled entries with times and ids, each two hours after the one before. */
export function labelledUnits(): readonly Unit[] {
    let place = 0;
    return Object.entries(labelled).flatMap(([file, entries]) =>
        entries.map(({ drafts, interval, ...labels }, entry) => {
            const time = start + place++ * apart * 1000;
            const records = drafts.map((draft, index) =>
                dated(draft, `${file} ${entry} ${index}`, time + index * interval * 1000),
            );
            return { file, records, ...labels };
        }),
    );
}

export function ordinaryUnits(): readonly Unit[] {
    return ordinaryDay().map(({ record, expected, why }) => ({
        file: "ordinary",
        records: [record],
        expected,
        also: [],
        why,
    }));
}

/** A deployment with the default names and tuning. */
export function catalogue(approvedRegions: readonly string[]): readonly TunedPatternDetection[] {
    return tunedCatalogue(sampleContext, alarmsSchema.parse({ approvedRegions })).flatMap((detection) =>
        detection.kind === "pattern" ? [detection] : [],
    );
}

/** Entries are judged each by itself; the ordinary day is judged as a whole, since its records add up. */
export function judge(detections: readonly TunedPatternDetection[]): readonly Judged[] {
    const filters = new Filters(detections);
    const alone = labelledUnits().map((unit) => {
        const { matches, firing } = judgeRecords(filters, unit.records);
        return { ...unit, matches, alarms: [...new Set(firing.flat())] };
    });
    const ordinary = ordinaryUnits();
    const day = judgeRecords(
        filters,
        ordinary.flatMap(({ records }) => records),
    );
    const together = ordinary.map((unit, index) => ({
        ...unit,
        matches: [day.matches[index] ?? []],
        alarms: day.firing[index] ?? [],
    }));
    return [...alone, ...together];
}

export function categoriesOf(alarms: readonly string[]): ReadonlySet<Category> {
    return new Set(alarms.flatMap((id) => categoryOf[id] ?? []));
}

/** For each record, the alarms whose pattern matches, and those of them that fire in the record's period. */
function judgeRecords(
    filters: Filters,
    records: readonly CloudTrailRecord[],
): { matches: readonly (readonly string[])[]; firing: readonly (readonly string[])[] } {
    const counts = new Map<string, number>();
    const places = records.map((record) => {
        // As CloudWatch does: each of an alarm's filters adds to its metric.
        const matching = filters.matching(record).map(({ detection }) => detection);
        const seconds = Date.parse(String(record["eventTime"])) / 1000;
        return matching.map((detection) => {
            const period = Math.floor(seconds / detection.period);
            counts.set(place(detection, period), (counts.get(place(detection, period)) ?? 0) + 1);
            return { detection, period };
        });
    });
    const fires = ({ detection, period }: { detection: TunedPatternDetection; period: number }) =>
        // Any run of as many periods as the alarm takes, with this one in it.
        Array.from({ length: detection.evaluationPeriods }, (_, first) => period - first).some((from) =>
            Array.from({ length: detection.evaluationPeriods }, (_, next) => from + next).every(
                (each) => (counts.get(place(detection, each)) ?? 0) >= detection.threshold,
            ),
        );
    const ids = (found: readonly { detection: TunedPatternDetection }[]) => [
        ...new Set(found.map(({ detection }) => detection.id)),
    ];
    return { matches: places.map(ids), firing: places.map((found) => ids(found.filter(fires))) };
}

function place({ id }: TunedPatternDetection, period: number): string {
    return `${id} ${period}`;
}

import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import type { Filter } from "../../detections/firing";
import type { TunedPatternDetection } from "../../detections/tuning";

/** How many records of an alarm are shown in full. */
const shownRecords = 5;

/** What was found for one alarm. */
export interface Finding {
    readonly detection: TunedPatternDetection;
    matches: number;
    /** Matching records by the number of their period since 1970. */
    readonly perPeriod: Map<number, number>;
    readonly actors: Map<string, number>;
    readonly first: { readonly record: CloudTrailRecord; readonly filter: Filter }[];
}

/** Counts matching records by alarm, period and actor; keeps only the first few records of each alarm. */
export class Findings {
    private readonly found = new Map<string, Finding>();

    add(record: CloudTrailRecord, filters: readonly Filter[]): void {
        for (const filter of filters) {
            const { detection } = filter;
            const finding = this.of(detection);
            finding.matches += 1;
            increase(finding.perPeriod, periodOf(detection, record));
            increase(finding.actors, actorOf(record));
            if (finding.first.length < shownRecords) {
                finding.first.push({ record, filter });
            }
        }
    }

    /** Whether the period of a record has as many matching records by now as the threshold. */
    isReached(detection: TunedPatternDetection, record: CloudTrailRecord): boolean {
        const count = this.found.get(detection.id)?.perPeriod.get(periodOf(detection, record)) ?? 0;
        return count >= detection.threshold;
    }

    /** In the order of the catalogue, the firing ones first. */
    list(order: readonly string[]): readonly Finding[] {
        const inOrder = order.flatMap((id) => this.found.get(id) ?? []);
        return [...inOrder.filter(fires), ...inOrder.filter((finding) => !fires(finding))];
    }

    private of(detection: TunedPatternDetection): Finding {
        const known = this.found.get(detection.id);
        if (known) {
            return known;
        }
        const finding: Finding = { detection, matches: 0, perPeriod: new Map(), actors: new Map(), first: [] };
        this.found.set(detection.id, finding);
        return finding;
    }
}

function periodOf({ period }: TunedPatternDetection, record: CloudTrailRecord): number {
    const time = Date.parse(String(record["eventTime"])) / 1000;
    return Number.isNaN(time) ? 0 : Math.floor(time / period);
}

/** Whether the alarm would fire: as many periods in a row as it takes reach the threshold. */
export function fires({ detection, perPeriod }: Finding): boolean {
    const { threshold, evaluationPeriods } = detection;
    const reached = (period: number) => (perPeriod.get(period) ?? 0) >= threshold;
    return [...perPeriod.keys()].some((period) =>
        Array.from({ length: evaluationPeriods }, (_, back) => period - back).every(reached),
    );
}

/** The most matching records in one period. */
export function mostInPeriod({ perPeriod }: Finding): number {
    return [...perPeriod.values()].reduce((most, count) => Math.max(most, count), 0);
}

/** Who did it, as "CloudTrail userIdentity element" tells it: an ARN, or a service, or an account. */
export function actorOf(record: CloudTrailRecord): string {
    const identity = record["userIdentity"];
    if (typeof identity !== "object" || identity === null || Array.isArray(identity)) {
        return "unknown";
    }
    const { arn, invokedBy, userName, principalId, accountId, type } = identity as CloudTrailRecord;
    const name = [arn, invokedBy, userName, principalId, accountId, type].find(
        (text) => typeof text === "string" && text !== "",
    );
    return typeof name === "string" ? name : "unknown";
}

function increase<Key>(counts: Map<Key, number>, key: Key): void {
    counts.set(key, (counts.get(key) ?? 0) + 1);
}

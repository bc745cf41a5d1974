import type { DataPoint } from "./messages";

/** One metric: what an alarm watches. */
export interface Metric {
    readonly namespace: string;
    readonly name: string;
    readonly dimensions: Readonly<Record<string, string>>;
}

/** What is known of the data points of a span of time. */
export interface StatisticSet {
    readonly sampleCount: number;
    readonly sum: number;
    readonly minimum: number;
    readonly maximum: number;
}

/** The shortest period of an alarm; data points this near to each other are kept as one. Milliseconds. */
const resolution = 10_000;
/** No alarm looks back farther. Milliseconds. */
const longestRange = 7 * 24 * 3_600_000;

/** The data points of one account and Region, for as long as an alarm may look at them. */
export class MetricStore {
    /** By metric and unit; then by time. */
    private readonly metrics = new Map<string, Map<string, Map<number, StatisticSet>>>();

    add(metric: Metric, unit: string, time: number, statistics: StatisticSet): void {
        const oldest = Date.now() - longestRange;
        if (time < oldest) {
            return;
        }
        const units = entry(this.metrics, keyOf(metric), () => new Map<string, Map<number, StatisticSet>>());
        const series = entry(units, unit, () => new Map<number, StatisticSet>());
        const slot = slotOf(time);
        const before = series.get(slot);
        series.set(slot, before ? joined(before, statistics) : statistics);
        for (const old of series.keys()) {
            if (old >= oldest) {
                break;
            }
            series.delete(old);
        }
    }

    forget(metric: Metric): void {
        this.metrics.delete(keyOf(metric));
    }

    /** What is known of a metric from `start` to before `end`; undefined when there is no data. Without a unit: of any. */
    statistics(metric: Metric, unit: string | undefined, start: number, end: number): StatisticSet | undefined {
        let found: StatisticSet | undefined;
        for (const [name, series] of this.metrics.get(keyOf(metric)) ?? []) {
            if (unit === undefined || unit === name) {
                for (let slot = start; slot < end; slot += resolution) {
                    const here = series.get(slot);
                    found = here && found ? joined(found, here) : (here ?? found);
                }
            }
        }
        return found;
    }
}

/** The time that data points near to this one are kept with. */
export const slotOf = (time: number): number => Math.floor(time / resolution) * resolution;

/** Names a metric within its account and Region. */
export function keyOf({ namespace, name, dimensions }: Metric): string {
    return JSON.stringify([
        namespace,
        name,
        ...Object.entries(dimensions).sort(([one], [other]) => (one < other ? -1 : 1)),
    ]);
}

/** The statistics of what one member of PutMetricData's MetricData says. */
export function statisticsOf({ Value, Values, Counts, StatisticValues }: DataPoint): StatisticSet | undefined {
    if (StatisticValues) {
        const { SampleCount: sampleCount, Sum: sum, Minimum: minimum, Maximum: maximum } = StatisticValues;
        return { sampleCount, sum, minimum, maximum };
    }
    return (Values ?? (Value === undefined ? [] : [Value]))
        .map((value, index) => {
            const count = Counts?.[index] ?? 1;
            return { sampleCount: count, sum: value * count, minimum: value, maximum: value };
        })
        .reduce<StatisticSet | undefined>((sum, each) => (sum ? joined(sum, each) : each), undefined);
}

export function joined(one: StatisticSet, other: StatisticSet): StatisticSet {
    return {
        sampleCount: one.sampleCount + other.sampleCount,
        sum: one.sum + other.sum,
        minimum: Math.min(one.minimum, other.minimum),
        maximum: Math.max(one.maximum, other.maximum),
    };
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
    const found = map.get(key) ?? make();
    map.set(key, found);
    return found;
}

import { PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { type Access, type AccountClients, connectTo } from "./account";
import { AccountAlarms } from "./account-alarms";
import { LogGroupFilters } from "./log-group-filters";
import type { DataPoint, LogEvent, Place } from "./messages";
import type { Counted } from "./metric-filter";
import { joined, keyOf, MetricStore, slotOf, statisticsOf, type StatisticSet } from "./metric-store";
import { metricOf } from "./watched-alarm";
import type { JsonValue } from "../../detections/cloudtrail-record";

/** PutMetricData takes no more at once. */
const mostData = 1_000;

interface Sum extends Counted {
    readonly time: number;
    readonly statistics: StatisticSet;
}

/** Counts, remembers and evaluates what belongs to one account and Region. */
export class PlaceEvaluator {
    private readonly clients: AccountClients;
    private readonly store = new MetricStore();
    private readonly filters: LogGroupFilters;
    private readonly alarms: AccountAlarms;
    /** Keys of the metrics whose new data no alarm has seen. */
    private touched = new Set<string>();

    constructor(place: Place, access: Access, problem: (text: string) => void) {
        const where = (text: string) => problem(`${text} (account ${place.account}, ${place.region})`);
        this.clients = connectTo(place, access);
        this.filters = new LogGroupFilters(this.clients.logs, where);
        this.alarms = new AccountAlarms(this.clients.cloudWatch, this.store, where);
    }

    /** Counts events with the metric filters of their log group, and publishes the metrics. */
    async addLogEvents(logGroup: string, events: readonly LogEvent[]): Promise<void> {
        const filters = await this.filters.of(logGroup);
        const sums = new Map<string, Sum>();
        for (const { timestamp, message } of events) {
            const event = parsed(message);
            const time = slotOf(timestamp);
            for (const counted of filters.flatMap((filter) => filter(event))) {
                const key = `${keyOf(counted.metric)} ${counted.unit} ${time}`;
                const { value } = counted;
                const one = { sampleCount: 1, sum: value, minimum: value, maximum: value };
                const before = sums.get(key);
                sums.set(key, { ...counted, time, statistics: before ? joined(before.statistics, one) : one });
            }
        }
        await this.publish([...sums.values()]);
    }

    /** Remembers data points that another than this process has put. */
    addMetricData(namespace: string, data: readonly DataPoint[]): void {
        for (const datum of data) {
            const metric = metricOf(namespace, datum.MetricName, datum.Dimensions ?? []);
            const time = datum.Timestamp === undefined ? Date.now() : Date.parse(datum.Timestamp);
            const statistics = statisticsOf(datum);
            if (statistics) {
                this.store.add(metric, datum.Unit ?? "None", time, statistics);
                this.touched.add(keyOf(metric));
            }
        }
    }

    /** What was read back is no longer true. */
    forget(): void {
        this.filters.forget();
        this.alarms.forget();
    }

    /** Evaluates the alarms on metrics with new data. */
    async evaluateTouched(): Promise<void> {
        const touched = this.touched;
        this.touched = new Set();
        if (touched.size > 0) {
            await this.alarms.evaluate(touched);
        }
    }

    async evaluateAll(): Promise<void> {
        this.touched.clear();
        await this.alarms.evaluate();
    }

    async fallBack(): Promise<void> {
        await this.alarms.fallBack();
    }

    private async publish(sums: readonly Sum[]): Promise<void> {
        for (const namespace of new Set(sums.map(({ metric }) => metric.namespace))) {
            const some = sums.filter(({ metric }) => metric.namespace === namespace);
            for (let at = 0; at < some.length; at += mostData) {
                const MetricData = some.slice(at, at + mostData).map(datumOf);
                await this.clients.cloudWatch.send(new PutMetricDataCommand({ Namespace: namespace, MetricData }));
            }
        }
        for (const { metric, unit, time, statistics } of sums) {
            this.store.add(metric, unit, time, statistics);
            this.touched.add(keyOf(metric));
        }
    }
}

function datumOf({ metric, unit, time, statistics: { sampleCount, sum, minimum, maximum } }: Sum) {
    return {
        MetricName: metric.name,
        Dimensions: Object.entries(metric.dimensions).map(([Name, Value]) => ({ Name, Value })),
        Timestamp: new Date(time),
        Unit: unit as "None",
        StatisticValues: { SampleCount: sampleCount, Sum: sum, Minimum: minimum, Maximum: maximum },
    };
}

function parsed(message: string): JsonValue | undefined {
    try {
        return JSON.parse(message) as JsonValue;
    } catch {
        return undefined;
    }
}

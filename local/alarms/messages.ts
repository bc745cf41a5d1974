/** What the launcher tells this process: one JSON object a line. */
export type Message = LogEvents | MetricData | Changed | FallBack | Settle;

/** Where AWS keeps filters, metrics and alarms apart. */
export interface Place {
    readonly account: string;
    readonly region: string;
}

/** Events were put in a log group. */
export interface LogEvents extends Place {
    readonly kind: "logEvents";
    readonly logGroup: string;
    readonly events: readonly LogEvent[];
}

export interface LogEvent {
    /** Milliseconds since 1970. */
    readonly timestamp: number;
    readonly message: string;
}

/** Data points were put by another than this process. */
export interface MetricData extends Place {
    readonly kind: "metricData";
    readonly namespace: string;
    /** In the shape of PutMetricData; times are texts of ISO 8601. */
    readonly data: readonly DataPoint[];
}

export interface DataPoint {
    readonly MetricName: string;
    readonly Dimensions?: readonly { readonly Name?: string; readonly Value?: string }[];
    readonly Timestamp?: string;
    readonly Value?: number;
    readonly Values?: readonly number[];
    readonly Counts?: readonly number[];
    readonly StatisticValues?: {
        readonly SampleCount: number;
        readonly Sum: number;
        readonly Minimum: number;
        readonly Maximum: number;
    };
    readonly Unit?: string;
}

/** Alarms or metric filters were made, changed or deleted. */
export interface Changed extends Place {
    readonly kind: "changed";
}

/** Alarms are to fall back now, as if the time that they look at had passed. */
export interface FallBack {
    readonly kind: "fallBack";
}

/** To be answered once all that came before has been evaluated. */
export interface Settle {
    readonly kind: "settle";
    readonly number: number;
}

/** What this process tells the launcher: one JSON object a line. */
export type Answer = { readonly settled: number } | { readonly problem: string };

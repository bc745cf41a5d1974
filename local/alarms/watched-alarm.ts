import type { MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { comparisons, type Conditions, statistics } from "./evaluate-metric-alarm";
import type { Metric } from "./metric-store";

/** What a metric alarm watches, and when it changes its state. */
export interface Watched {
    readonly metric: Metric;
    /** Undefined where data points of any unit count. */
    readonly unit: string | undefined;
    readonly conditions: Conditions;
}

/** A text says why an alarm is not evaluated here: what CloudWatch has and this project does not use. */
export function watchedBy(alarm: MetricAlarm): Watched | string {
    const { Namespace, MetricName, Statistic, ComparisonOperator, Threshold, Period, EvaluationPeriods } = alarm;
    if (alarm.Metrics?.length) {
        return "it is on a metric math expression";
    }
    if (alarm.ExtendedStatistic) {
        return `its statistic is ${alarm.ExtendedStatistic}`;
    }
    if (!isKeyOf(statistics, Statistic) || !isKeyOf(comparisons, ComparisonOperator)) {
        return `its statistic is ${Statistic} and its comparison ${ComparisonOperator}`;
    }
    const metric = metricOf(Namespace ?? "", MetricName ?? "", alarm.Dimensions ?? []);
    return {
        metric,
        unit: alarm.Unit,
        conditions: {
            statistic: Statistic,
            comparison: ComparisonOperator,
            threshold: Threshold ?? 0,
            period: Period ?? 60,
            evaluationPeriods: EvaluationPeriods ?? 1,
            datapointsToAlarm: alarm.DatapointsToAlarm,
            missingData: (alarm.TreatMissingData ?? "missing") as Conditions["missingData"],
        },
    };
}

export function metricOf(
    namespace: string,
    name: string,
    dimensions: readonly { readonly Name?: string; readonly Value?: string }[],
): Metric {
    return {
        namespace,
        name,
        dimensions: Object.fromEntries(dimensions.map(({ Name = "", Value = "" }) => [Name, Value])),
    };
}

function isKeyOf<Keys extends object>(object: Keys, key: string | undefined): key is Extract<keyof Keys, string> {
    return key !== undefined && Object.hasOwn(object, key);
}

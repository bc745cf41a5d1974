import type { CloudTrailRecord } from "./cloudtrail-record";
import type { Expression } from "./filter-pattern/expression";

/** A control of a benchmark that asks for this detection, as the benchmark numbers it. */
export interface Control {
    /** For instance "CIS AWS Foundations v5.0.0" or "Security Hub". */
    readonly benchmark: string;
    /** For instance "4.5" or "CloudWatch.5". */
    readonly id: string;
}

/** Event names of one service. */
export interface ServiceEvents {
    /** `eventSource` of the records, for instance "iam.amazonaws.com". */
    readonly source: string;
    readonly names: readonly string[];
}

/** Critical and high page somebody; medium and low wait for a review. */
export type Severity = "critical" | "high" | "medium" | "low";

interface DetectionBase {
    /** Stable, kebab-case, unique: resource names are made from it. */
    readonly id: string;
    readonly title: string;
    /** Why somebody should look at it, in one or two sentences. */
    readonly why: string;
    /** What to do first, in one to three imperative sentences. */
    readonly response: string;
    readonly severity: Severity;
    /** MITRE ATT&CK technique ids, for instance "T1562.008". */
    readonly techniques: readonly string[];
    readonly controls: readonly Control[];
    /** The value that the statistic over one period is compared with. */
    readonly threshold: number;
    /** Seconds, a multiple of 60. CloudTrail delivers minutes late, so 300 is the least that makes sense. */
    readonly period: number;
    /** How many periods in a row have to breach. */
    readonly evaluationPeriods: number;
    readonly enabledByDefault: boolean;
    /** What is known to fire it that is no threat, in a sentence or two; "" if nothing is. */
    readonly noise: string;
}

/** Fires when at least `threshold` events of one period match a filter pattern. Silence is fine. */
export interface PatternDetection extends DetectionBase {
    readonly kind: "pattern";
    /** The events the pattern names; empty where it does not go by name. */
    readonly events: readonly ServiceEvents[];
    /** What the pattern watches, in words; for a pattern that goes by name, what else it demands of an event. */
    readonly watches?: string;
    /** Set where a single event is everyday work, and only as many as the threshold in one period are a sign. */
    readonly onlyInNumbers?: true;
    /** Compiles to the filter pattern, or to several where one would be too long. */
    readonly condition: Expression;
    /** Made when they are asked for: a deployment needs none. */
    readonly samples: () => Samples;
}

/** Records on which a pattern is proved, at least three each: it matches each of `match` and none of `ignore`. */
export interface Samples {
    readonly match: readonly CloudTrailRecord[];
    readonly ignore: readonly CloudTrailRecord[];
}

/** Fires on a metric that AWS itself publishes of a part of the deployment. */
export interface MetricDetection extends DetectionBase {
    readonly kind: "metric";
    /** What the metric shows, in words. */
    readonly watches: string;
    readonly namespace: string;
    readonly metricName: string;
    readonly dimensions: { readonly [name: string]: string };
    readonly statistic: "Sum" | "Average" | "Minimum" | "Maximum" | "SampleCount";
    readonly comparison:
        "GreaterThanOrEqualToThreshold" | "GreaterThanThreshold" | "LessThanThreshold" | "LessThanOrEqualToThreshold";
    readonly treatMissingData: "breaching" | "notBreaching" | "ignore" | "missing";
}

/** One alarm, as data: the metric filter, the alarm, its description, the documentation and the tests come from it. */
export type Detection = PatternDetection | MetricDetection;

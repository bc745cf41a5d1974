import type { MetricFilter, MetricTransformation } from "@aws-sdk/client-cloudwatch-logs";
import type { JsonValue } from "../../detections/cloudtrail-record";
import { matcher } from "../../detections/filter-pattern/evaluate";
import { FilterPatternError, parseSelector } from "../../detections/filter-pattern/expression";
import { parse } from "../../detections/filter-pattern/parse";
import type { Metric } from "./metric-store";

/** A value that a metric filter publishes for one log event. */
export interface Counted {
    readonly metric: Metric;
    readonly unit: string;
    readonly value: number;
}

/** What a metric filter publishes for a log event; `event` is undefined where the message is no JSON object. */
export type CompiledFilter = (event: JsonValue | undefined) => readonly Counted[];

/** Throws a FilterPatternError where the pattern, or a selector of a transformation, cannot be read. */
export function compileFilter({ filterPattern = "", metricTransformations = [] }: MetricFilter): CompiledFilter {
    const matches = compilePattern(filterPattern);
    const publishers = metricTransformations.map(publisher);
    return (event) => publishers.flatMap((publish) => publish(event, matches(event)));
}

function compilePattern(pattern: string): (event: JsonValue | undefined) => boolean {
    if (pattern.trim() === "") {
        return () => true;
    }
    if (!pattern.trimStart().startsWith("{")) {
        throw new FilterPatternError(
            `only patterns for JSON events, { … }, are evaluated here, not those of terms or of space-delimited events: ${pattern}`,
        );
    }
    const matches = matcher(parse(pattern));
    return (event) => isObject(event) && matches(event);
}

/** CloudWatch Logs API Reference, MetricTransformation. */
function publisher({
    metricName: name = "",
    metricNamespace: namespace = "",
    metricValue = "",
    defaultValue,
    dimensions = {},
    unit = "None",
}: MetricTransformation) {
    const valueOf = metricValue.startsWith("$") ? reader(metricValue) : () => metricValue;
    const dimensionReaders = Object.entries(dimensions).map(([key, selector]) => [key, reader(selector)] as const);
    return (event: JsonValue | undefined, isMatch: boolean): readonly Counted[] => {
        if (!isMatch) {
            return defaultValue === undefined
                ? []
                : [{ metric: { namespace, name, dimensions: {} }, unit, value: defaultValue }];
        }
        const value = Number(valueOf(event) ?? NaN);
        const found = dimensionReaders.map(([key, read]) => [key, read(event)] as const);
        return Number.isNaN(value) || found.some(([, text]) => text === undefined)
            ? []
            : [
                  {
                      metric: { namespace, name, dimensions: Object.fromEntries(found) as Record<string, string> },
                      unit,
                      value,
                  },
              ];
    };
}

/** Reads a text, a number or a boolean out of an event, as text. */
function reader(selector: string): (event: JsonValue | undefined) => string | undefined {
    const { steps } = parseSelector(selector);
    return (event) => {
        let value = event;
        for (const step of steps) {
            value = isObject(value) && typeof step === "string" ? value[step] : undefined;
        }
        return value === undefined || value === null || typeof value === "object" ? undefined : String(value);
    };
}

function isObject(value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

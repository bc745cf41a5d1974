import { all, any, type Answer } from "./answer";
import { trailLogGroups } from "./audit-log";
import { perStack } from "./per-stack";
import type { Resource } from "./resource";
import type { Stack } from "./stack";
import { types } from "./types";
import { text } from "./text";
import { list, meets, read, UNKNOWN } from "./value";

/** A metric as alarms name it. */
interface Metric {
    readonly name: unknown;
    readonly namespace: unknown;
}

/** Whether a filter reads the log group that a trail of the stack delivers to, by this property. */
export function isOfTrailGroup(stack: Stack, filter: Resource, property = "logGroupName"): Answer {
    const name = filter.input(property);
    return any([
        ...trailLogGroups(stack).map(({ group, isTrailGroup }) =>
            all([isTrailGroup, stack.refersTo(filter, property, group, types.logGroup)]),
        ),
        // A group of another stack is known by its name only.
        ...stack
            .ofType(types.trail)
            .map((trail) => meets(name, (known) => nameInArn(trail.input("cloudWatchLogsGroupArn")) === known)),
    ]);
}

function nameInArn(arn: unknown): string | undefined {
    return typeof arn === "string" ? /:log-group:([^:]+)/.exec(arn)?.[1] : undefined;
}

/** Whether a metric filter is made for CloudTrail's events: by the fields that its pattern reads. */
export function readsTrailEvents(filter: Resource): Answer {
    return meets(filter.input("pattern"), (pattern) =>
        /\$\.(eventName|eventSource|eventType|errorCode|userIdentity|additionalEventData|responseElements)\b/.test(
            text(pattern),
        ),
    );
}

/** Whether an alarm watches the metric of a filter: the same name in the same namespace. */
export function watches(alarm: Resource, filter: Resource): Answer {
    return any(
        metricsOf(alarm).map((metric) => all([isSame(metric.name, "name"), isSame(metric.namespace, "namespace")])),
    );

    function isSame(value: unknown, property: string): Answer {
        const made = filter.input("metricTransformation", property);
        if (value === UNKNOWN || made === UNKNOWN) {
            const isMadeFrom = ["metricName", "namespace", "metricQueries"].some((each) =>
                alarm.sourcesOf(each).some(({ urn }) => urn === filter.urn),
            );
            return isMadeFrom ? "yes" : "unknown";
        }
        return value === made ? "yes" : "no";
    }
}

/** The metrics that an alarm is about, directly or in a metric query. */
export function metricsOf(alarm: Resource): Metric[] {
    const queries = list(alarm.input("metricQueries")).map((query) => ({
        name: read(query, "metric", "metricName"),
        namespace: read(query, "metric", "namespace"),
    }));
    const metric = { name: alarm.input("metricName"), namespace: alarm.input("namespace") };
    return [metric, ...queries].filter(({ name }) => name !== undefined && name !== null);
}

/** The metric filters on the log groups of trails. */
export const trailFilters = perStack((stack) =>
    stack
        .ofType(types.metricFilter)
        .map((filter) => ({ filter, isTrailFilter: isOfTrailGroup(stack, filter) }))
        .filter(({ isTrailFilter }) => isTrailFilter !== "no"),
);

/** The alarms on metrics of those filters. */
export const trailAlarms = perStack((stack) => {
    const filters = trailFilters(stack);
    return stack
        .ofType(types.metricAlarm)
        .map((alarm) => ({
            alarm,
            isTrailAlarm: any(filters.map(({ filter, isTrailFilter }) => all([isTrailFilter, watches(alarm, filter)]))),
        }))
        .filter(({ isTrailAlarm }) => isTrailAlarm !== "no");
});

/** Whether an alarm on a trail sends its messages to a topic. */
export function isAlarmTopic(stack: Stack, topic: Resource): Answer {
    return any(
        trailAlarms(stack).map(({ alarm, isTrailAlarm }) =>
            all([isTrailAlarm, stack.refersTo(alarm, "alarmActions", topic, types.topic)]),
        ),
    );
}

/** The composite alarms whose rule names an alarm. */
export function compositesOf(stack: Stack, alarm: Resource): { composite: Resource; answer: Answer }[] {
    const name = alarm.input("name");
    return stack
        .ofType(["aws:cloudwatch/compositeAlarm:CompositeAlarm"])
        .map((composite) => {
            const rule = composite.input("alarmRule");
            const isSource = composite.sourcesOf("alarmRule").some(({ urn }) => urn === alarm.urn);
            const answer: Answer =
                isSource || (typeof rule === "string" && typeof name === "string" && rule.includes(name))
                    ? "yes"
                    : rule === UNKNOWN && composite.sourcesOf("alarmRule").length === 0
                      ? "unknown"
                      : "no";
            return { composite, answer };
        })
        .filter(({ answer }) => answer !== "no");
}

import { all, any, not } from "../../reading/answer";
import { isOfTrailGroup, metricsOf, readsTrailEvents, trailFilters, watches } from "../../reading/trail-alarms";
import { types } from "../../reading/types";
import { text } from "../../reading/text";
import { isUnset, meets } from "../../reading/value";
import { type Rule, verdict, where } from "../../rule";

const guide = "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html";
const controls = {
    "CIS v3.0": [
        "4.1",
        "4.2",
        "4.3",
        "4.4",
        "4.5",
        "4.6",
        "4.7",
        "4.8",
        "4.9",
        "4.10",
        "4.11",
        "4.12",
        "4.13",
        "4.14",
        "4.15",
    ],
    "CIS v5.0": [
        "4.1",
        "4.2",
        "4.3",
        "4.4",
        "4.5",
        "4.6",
        "4.7",
        "4.8",
        "4.9",
        "4.10",
        "4.11",
        "4.12",
        "4.13",
        "4.14",
        "4.15",
    ],
    "CIS v7.0": [
        "5.1",
        "5.2",
        "5.3",
        "5.4",
        "5.5",
        "5.6",
        "5.7",
        "5.8",
        "5.9",
        "5.10",
        "5.11",
        "5.12",
        "5.13",
        "5.14",
        "5.15",
    ],
    "Security Hub": [
        "CloudWatch.1",
        "CloudWatch.2",
        "CloudWatch.3",
        "CloudWatch.4",
        "CloudWatch.5",
        "CloudWatch.6",
        "CloudWatch.7",
        "CloudWatch.8",
        "CloudWatch.9",
        "CloudWatch.10",
        "CloudWatch.11",
        "CloudWatch.12",
        "CloudWatch.13",
        "CloudWatch.14",
    ],
    "NIST 800-53 r5": ["AU-6(1)", "AU-6(5)", "SI-4(5)", "SI-4(12)"],
    "PCI DSS v4.0.1": ["10.4.1", "10.4.1.1", "10.7.2"],
};

export const filterAlarm: Rule = {
    name: "cloudtrail-metric-filter-alarm",
    title: "An alarm watches each metric filter on the log group of a CloudTrail trail",
    severity: "medium",
    why: "A metric that nobody watches counts events and tells nobody.",
    fix: 'new aws.cloudwatch.MetricAlarm("alarm", { metricName: filter.metricTransformation.name, namespace: filter.metricTransformation.namespace, comparisonOperator: "GreaterThanOrEqualToThreshold", threshold: 1, statistic: "Sum", period: 300, evaluationPeriods: 1, alarmActions: [topic.arn] })',
    controls,
    url: guide,
    types: [],
    judgeStack: (stack) =>
        trailFilters(stack).map(({ filter, isTrailFilter }) => ({
            resource: filter,
            verdict: where(
                isTrailFilter,
                verdict(
                    any(stack.ofType(types.metricAlarm).map((alarm) => watches(alarm, filter))),
                    "counts a trail's events and no alarm watches its metric, by its name and namespace",
                ),
            ),
        })),
};

export const filterLogGroup: Rule = {
    name: "cloudtrail-metric-filter-log-group",
    title: "A metric filter for CloudTrail events reads the log group of a trail",
    severity: "medium",
    why: "In any other log group the pattern matches nothing, and its alarm is silent for ever.",
    fix: "on the metric filter, logGroupName: the log group that the trail's cloudWatchLogsGroupArn names",
    controls: { "Security Hub": ["CloudTrail.5"], "NIST 800-53 r5": ["AU-6(1)", "SI-4(5)"] },
    url: guide,
    types: [],
    judgeStack: (stack) => {
        // Without a trail that has a log group, that of the filters is another stack's.
        const hasGroup = stack.ofType(types.trail).some((trail) => !isUnset(trail.input("cloudWatchLogsGroupArn")));
        const filters = hasGroup ? stack.ofType(types.metricFilter) : [];
        return filters.map((filter) => ({
            resource: filter,
            verdict: where(
                readsTrailEvents(filter),
                verdict(isOfTrailGroup(stack, filter), "looks for CloudTrail events in a log group of no trail"),
            ),
        }));
    },
};

export const alarmMetric: Rule = {
    name: "cloudtrail-alarm-metric",
    title: "An alarm on the metrics of a CloudTrail trail watches a metric that exists",
    severity: "medium",
    why: "On a metric that nothing fills the alarm never changes its state.",
    fix: "on the alarm, metricName: filter.metricTransformation.name, namespace: filter.metricTransformation.namespace",
    controls: { "NIST 800-53 r5": ["AU-6(1)", "SI-4(5)"], "PCI DSS v4.0.1": ["10.4.1.1", "10.7.2"] },
    url: guide,
    types: [],
    judgeStack: (stack) => {
        const filters = stack.ofType(types.metricFilter);
        const ofTrail = trailFilters(stack).filter(({ isTrailFilter }) => isTrailFilter === "yes");
        const namespaces = ofTrail.map(({ filter }) => filter.input("metricTransformation", "namespace"));
        const names = ofTrail.map(({ filter }) => filter.input("metricTransformation", "name"));
        return stack.ofType(types.metricAlarm).flatMap((alarm) => {
            // An alarm is meant for a trail's metric where the namespace or the name is one of a trail's filters.
            const isMeant = any(
                metricsOf(alarm).map(({ name, namespace }) =>
                    all([
                        any([
                            meets(namespace, (known) => namespaces.includes(known)),
                            meets(name, (known) => names.includes(known)),
                        ]),
                        not(meets(namespace, (known) => text(known).startsWith("AWS/"))),
                    ]),
                ),
            );
            return isMeant !== "yes"
                ? []
                : {
                      resource: alarm,
                      verdict: verdict(
                          any(filters.map((filter) => watches(alarm, filter))),
                          "watches a metric that no metric filter of the stack fills",
                      ),
                  };
        });
    },
};

import type { MetricDetection } from "./detection";

/** Every other alarm is silent both when all is well and when the trail is blind; this one tells the two apart. */
export const noLogEvents: MetricDetection = {
    kind: "metric",
    id: "no-log-events",
    title: "No CloudTrail event in the log group for an hour",
    why: "An organization is never silent for an hour: the trail was stopped, or it can no longer write to the log group, and no other alarm can fire.",
    controls: [],
    severity: "critical",
    watches: "log events that arrive in the trail's log group",
    namespace: "AWS/Logs",
    metricName: "IncomingLogEvents",
    statistic: "Sum",
    comparison: "LessThanThreshold",
    threshold: 1,
    period: 3600,
    evaluationPeriods: 1,
    // A log group that receives nothing publishes no zero but nothing at all.
    treatMissingData: "breaching",
};

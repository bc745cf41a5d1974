import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { auditorDetections, type AuditorDetection } from "../detections/auditor";
import { alarmDescription, controlList } from "../detections/describe";
import type { TunedDetection } from "../detections/tuning";

export interface TrailAlarmsArgs {
    /** What to watch for; one alarm each. */
    readonly detections: readonly TunedDetection[];
    /** The log group that the trail delivers to. */
    readonly logGroupName: pulumi.Input<string>;
    /** Alarms and filters are named `${alarmNamePrefix}${detection.id}`; policies let this prefix in. */
    readonly alarmNamePrefix: string;
    /** CloudWatch namespace of the filters' metrics. */
    readonly metricNamespace: string;
    /** The topic that critical and high alarms notify. */
    readonly urgentTopicArn: pulumi.Input<string>;
    /** The topic that medium and low alarms notify. */
    readonly reviewTopicArn: pulumi.Input<string>;
    /** With it there are also the benchmark's own texts as filters, and alarms on them that notify this topic alone. */
    readonly auditorTopicArn?: pulumi.Input<string>;
    /** Whether a metric is 0 while no event matches. AWS bills a metric for the time that it has data. By default false. */
    readonly metricDefaultValue?: boolean;
    /** What the id of a detection is put behind for the link to its runbook; by default there is no link. */
    readonly runbookBaseUrl?: string;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** A CloudWatch alarm for each detection, with the metric filters of those that match events. */
export class TrailAlarms extends pulumi.ComponentResource {
    public readonly alarmNames: pulumi.Output<string[]>;

    constructor(
        private readonly name: string,
        private readonly args: TrailAlarmsArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        // The state keeps what a component was given: the detections by id, not with their sample records.
        super("orgtrail:index:TrailAlarms", name, { ...args, detections: args.detections.map(({ id }) => id) }, opts);

        const alarms = [
            ...args.detections.map((detection) => this.alarm(detection)),
            ...(args.auditorTopicArn === undefined
                ? []
                : auditorDetections.map((detection) => this.auditorAlarm(detection, args.auditorTopicArn))),
        ];
        this.alarmNames = pulumi.all(alarms.map((alarm) => alarm.name));
        this.registerOutputs({ alarmNames: this.alarmNames });
    }

    private alarm(detection: TunedDetection): aws.cloudwatch.MetricAlarm {
        const { id, severity, threshold, period, evaluationPeriods } = detection;
        const isUrgent = severity === "critical" || severity === "high";
        return this.metricAlarm(id, {
            alarmDescription: alarmDescription(detection, this.args.runbookBaseUrl),
            alarmActions: [isUrgent ? this.args.urgentTopicArn : this.args.reviewTopicArn],
            threshold,
            period,
            evaluationPeriods,
            ...(detection.kind === "metric"
                ? {
                      namespace: detection.namespace,
                      metricName: detection.metricName,
                      dimensions: detection.dimensions,
                      statistic: detection.statistic,
                      comparisonOperator: detection.comparison,
                      treatMissingData: detection.treatMissingData,
                  }
                : this.matchingEvents(id, detection.patterns)),
        });
    }

    private auditorAlarm(
        { id, title, controls, pattern }: AuditorDetection,
        topicArn: TrailAlarmsArgs["auditorTopicArn"],
    ): aws.cloudwatch.MetricAlarm {
        return this.metricAlarm(id, {
            alarmDescription: `${title}, by the benchmark's own text, for scanners that compare it. It also fires on what is harmless: act on the alarms without "auditor".\nControls: ${controlList(controls)}.`,
            alarmActions: topicArn === undefined ? [] : [topicArn],
            threshold: 1,
            period: 300,
            evaluationPeriods: 1,
            ...this.matchingEvents(id, [pattern]),
        });
    }

    private metricAlarm(
        id: string,
        args: Omit<aws.cloudwatch.MetricAlarmArgs, "name" | "tags">,
    ): aws.cloudwatch.MetricAlarm {
        return new aws.cloudwatch.MetricAlarm(
            `${this.name}-${id}-alarm`,
            { name: `${this.args.alarmNamePrefix}${id}`, ...args, tags: this.args.tags },
            { parent: this },
        );
    }

    /** Metric filters that count into one metric, and how an alarm watches it. */
    private matchingEvents(id: string, patterns: readonly string[]) {
        const { alarmNamePrefix, logGroupName, metricNamespace, metricDefaultValue } = this.args;
        for (const [index, pattern] of patterns.entries()) {
            const part = index === 0 ? "" : `-${index + 1}`;
            new aws.cloudwatch.LogMetricFilter(
                `${this.name}-${id}-filter${part}`,
                {
                    name: `${alarmNamePrefix}${id}${part}`,
                    logGroupName,
                    pattern,
                    metricTransformation: {
                        namespace: metricNamespace,
                        name: id,
                        value: "1",
                        ...(metricDefaultValue && { defaultValue: "0" }),
                    },
                },
                { parent: this },
            );
        }
        return {
            namespace: metricNamespace,
            metricName: id,
            statistic: "Sum",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            // No matching event is the good case: a filter without a default value has no data then.
            treatMissingData: "notBreaching",
        };
    }
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { alarmDescription } from "../detections/describe";
import type { Detection } from "../detections/detection";

export interface TrailAlarmsArgs {
    /** What to watch for; one alarm each. */
    readonly detections: readonly Detection[];
    /** The log group that the trail delivers to. */
    readonly logGroupName: pulumi.Input<string>;
    /** Alarms and filters are named `${alarmNamePrefix}${detection.id}`; policies let this prefix in. */
    readonly alarmNamePrefix: string;
    /** CloudWatch namespace of the filters' metrics. */
    readonly metricNamespace: string;
    /** The topic that every alarm notifies. */
    readonly topicArn: pulumi.Input<string>;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** A CloudWatch alarm for each detection, with the metric filter of those that match events. */
export class TrailAlarms extends pulumi.ComponentResource {
    public readonly alarmNames: pulumi.Output<string[]>;

    constructor(name: string, args: TrailAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
        // The state keeps what a component was given: the detections by id, not with their sample records.
        super("orgtrail:index:TrailAlarms", name, { ...args, detections: args.detections.map(({ id }) => id) }, opts);

        const alarms = args.detections.map((detection) => {
            return new aws.cloudwatch.MetricAlarm(
                `${name}-${detection.id}-alarm`,
                {
                    name: `${args.alarmNamePrefix}${detection.id}`,
                    alarmDescription: alarmDescription(detection),
                    alarmActions: [args.topicArn],
                    threshold: detection.threshold,
                    period: detection.period,
                    evaluationPeriods: detection.evaluationPeriods,
                    tags: args.tags,
                    ...this.watch(name, args, detection),
                },
                { parent: this },
            );
        });

        this.alarmNames = pulumi.all(alarms.map((alarm) => alarm.name));
        this.registerOutputs({ alarmNames: this.alarmNames });
    }

    /** The metric that the alarm of a detection watches, and how. */
    private watch(name: string, args: TrailAlarmsArgs, detection: Detection) {
        if (detection.kind === "metric") {
            return {
                namespace: detection.namespace,
                metricName: detection.metricName,
                dimensions: { LogGroupName: args.logGroupName },
                statistic: detection.statistic,
                comparisonOperator: detection.comparison,
                treatMissingData: detection.treatMissingData,
            };
        }
        const filter = new aws.cloudwatch.LogMetricFilter(
            `${name}-${detection.id}-filter`,
            {
                name: `${args.alarmNamePrefix}${detection.id}`,
                logGroupName: args.logGroupName,
                pattern: detection.pattern,
                metricTransformation: { namespace: args.metricNamespace, name: detection.id, value: "1" },
            },
            { parent: this },
        );
        return {
            namespace: filter.metricTransformation.namespace,
            metricName: filter.metricTransformation.name,
            statistic: "Sum",
            comparisonOperator: "GreaterThanOrEqualToThreshold",
            // No matching event is the good case: a filter without a default value has no data then.
            treatMissingData: "notBreaching",
        };
    }
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DeploymentNames } from "../detections/context";
import { dashboardBody } from "../detections/dashboard";
import type { TunedDetection } from "../detections/tuning";

export interface DetectionDashboardArgs {
    readonly dashboardName: string;
    readonly names: DeploymentNames;
    /** What TrailAlarms made alarms for. */
    readonly detections: readonly TunedDetection[];
    /** CloudWatch namespace of the filters' metrics. */
    readonly metricNamespace: string;
}

/** A CloudWatch dashboard with the state of every alarm and the metrics behind them. */
export class DetectionDashboard extends pulumi.ComponentResource {
    public readonly dashboardArn: pulumi.Output<string>;

    constructor(name: string, args: DetectionDashboardArgs, opts?: pulumi.ComponentResourceOptions) {
        super(
            "orgtrail:index:DetectionDashboard",
            name,
            { ...args, detections: args.detections.map(({ id }) => id) },
            opts,
        );
        const dashboard = new aws.cloudwatch.Dashboard(
            `${name}-dashboard`,
            {
                dashboardName: args.dashboardName,
                dashboardBody: JSON.stringify(dashboardBody(args.names, args.detections, args.metricNamespace)),
            },
            { parent: this },
        );
        this.dashboardArn = dashboard.dashboardArn;
        this.registerOutputs({ dashboardArn: this.dashboardArn });
    }
}

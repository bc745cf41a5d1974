import * as pulumi from "@pulumi/pulumi";
import type { DeploymentNames } from "../detections/context";
import { tunedCatalogue } from "../detections/tuning";
import type { AlarmSettings } from "../settings/alarms";
import { DetectionDashboard } from "./detection-dashboard";
import type { Deployment } from "./documents/deployment";
import { alarmTopicPolicy } from "./documents/topic-policies";
import { NotificationTopic, type Subscription } from "./notification-topic";
import { TrailAlarms } from "./trail-alarms";

export interface TrailWatchArgs {
    readonly deployment: Deployment;
    /** What the detections watch over. */
    readonly watched: DeploymentNames;
    /** Which detections there are, and how they are tuned. */
    readonly alarms: AlarmSettings;
    /** The log group that the trail delivers to. */
    readonly logGroupName: pulumi.Input<string>;
    /** Told of critical and high alarms, and of those of other accounts. */
    readonly urgent: AlarmTopic & { readonly otherAlarmArns?: readonly string[] | undefined };
    /** Told of medium and low alarms. */
    readonly review: AlarmTopic;
    /** Name of the topic of the alarms that are there for auditors, if there are such alarms. */
    readonly auditorTopicName: string;
    /** ARN of the key of the topics that are made. */
    readonly keyArn: pulumi.Input<string>;
    readonly metricNamespace: string;
    readonly dashboardName: string;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** A topic by the name that it gets, or by the ARN that it has. */
export interface AlarmTopic {
    readonly topicName: string;
    readonly existingArn?: string | undefined;
    readonly subscriptions: readonly Subscription[];
}

/** Everything that watches a trail: alarms on its log group, the topics that they notify, and a dashboard. */
export class TrailWatch extends pulumi.ComponentResource {
    public readonly urgentTopicArn: pulumi.Output<string>;
    public readonly reviewTopicArn: pulumi.Output<string>;
    public readonly alarmNames: pulumi.Output<string[]>;

    constructor(name: string, args: TrailWatchArgs, opts?: pulumi.ComponentResourceOptions) {
        const { alarms, deployment, watched, tags } = args;
        super("orgtrail:index:TrailWatch", name, {}, opts);

        const topic = (
            part: string,
            { topicName, existingArn, subscriptions, otherAlarmArns }: TrailWatchArgs["urgent"],
        ) =>
            new NotificationTopic(
                `${name}-${part}`,
                existingArn === undefined
                    ? {
                          create: {
                              topicName,
                              policy: alarmTopicPolicy(deployment, topicName, watched.alarmPrefix, otherAlarmArns),
                              keyArn: args.keyArn,
                              tags,
                          },
                          subscriptions,
                      }
                    : { existing: { topicArn: existingArn }, subscriptions },
                { parent: this },
            );
        const urgent = topic("urgent", args.urgent);
        const review = topic("review", args.review);
        const auditor = alarms.auditor
            ? topic("auditor", { topicName: args.auditorTopicName, subscriptions: [] })
            : undefined;
        const detections = tunedCatalogue(watched, alarms);
        const trailAlarms = new TrailAlarms(
            `${name}-alarms`,
            {
                detections,
                logGroupName: args.logGroupName,
                alarmNamePrefix: watched.alarmPrefix,
                metricNamespace: args.metricNamespace,
                urgentTopicArn: urgent.topicArn,
                reviewTopicArn: review.topicArn,
                ...(auditor && { auditorTopicArn: auditor.topicArn }),
                metricDefaultValue: alarms.metricDefaultValue,
                ...(alarms.runbookBaseUrl !== undefined && { runbookBaseUrl: alarms.runbookBaseUrl }),
                tags,
            },
            { parent: this },
        );
        if (alarms.dashboard) {
            new DetectionDashboard(
                `${name}-dashboard`,
                {
                    dashboardName: args.dashboardName,
                    names: watched,
                    detections,
                    metricNamespace: args.metricNamespace,
                },
                { parent: this },
            );
        }

        this.urgentTopicArn = urgent.topicArn;
        this.reviewTopicArn = review.topicArn;
        this.alarmNames = trailAlarms.alarmNames;
        this.registerOutputs({
            urgentTopicArn: this.urgentTopicArn,
            reviewTopicArn: this.reviewTopicArn,
            alarmNames: this.alarmNames,
        });
    }
}

import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { bucketArn, logGroupArn } from "./documents/arns";
import type { Deployment } from "./documents/deployment";
import { logDeliveryRolePolicy, logDeliveryTrustPolicy } from "./documents/log-delivery-role";
import { advancedEventSelectors, type TrailEvents } from "./event-selectors";

export interface OrganizationTrailArgs {
    readonly deployment: Deployment;
    /** The trail's name; plain, because every policy that lets the trail in is built from it. */
    readonly trailName: string;
    /** What is recorded. */
    readonly events: TrailEvents;
    readonly archive: {
        readonly bucketName: pulumi.Input<string>;
        readonly keyArn: pulumi.Input<string>;
    };
    /** What the keys of the log files begin with, without a slash at the end. @default nothing */
    readonly prefix?: string | undefined;
    /** Buckets that hold logs, by name: their object events are never recorded. */
    readonly logBucketNames: readonly string[];
    /** Whether all accounts of the organization are recorded, or the management account alone. @default true */
    readonly isOrganizationTrail?: boolean;
    /** Whether all Regions are recorded, or the home Region alone. @default true */
    readonly isMultiRegionTrail?: boolean;
    /** Where alarms and queries find the events. @default they are delivered to the archive alone */
    readonly cloudWatchLogs?: CloudWatchLogsDelivery | undefined;
    /** Name of the topic, in the trail's account and Region, that announces each log file. @default no announcement */
    readonly deliveryTopicName?: pulumi.Input<string> | undefined;
    /**
     * What CloudTrail tests when the trail is created: bucket policy, key policy, topic policy. The role for log
     * delivery is the component's own.
     */
    readonly destinations: readonly pulumi.Resource[];
    /** Whether trail and log group are protected from deletion. @default true */
    readonly protect?: boolean;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface CloudWatchLogsDelivery {
    /** Name of the log group; plain, because the role's policy is built from it. */
    readonly logGroupName: string;
    /** Name of the role by which CloudTrail writes there. */
    readonly roleName: string;
    /** How the log group is made. @default the log group exists, and nothing of it is changed */
    readonly create?: NewLogGroup | undefined;
}

export interface NewLogGroup {
    /** One of the numbers of days that CloudWatch Logs accepts. */
    readonly retentionDays: number;
    /** `INFREQUENT_ACCESS` costs half and takes no metric filters. */
    readonly logGroupClass: "STANDARD" | "INFREQUENT_ACCESS";
    readonly keyArn: pulumi.Input<string>;
}

/** A trail with log-file validation, delivered to the archive and, where asked, to a log group. */
export class OrganizationTrail extends pulumi.ComponentResource {
    public readonly trailArn: pulumi.Output<string>;
    /** `undefined` for a trail that delivers to no log group. */
    public readonly logGroupName: pulumi.Output<string> | undefined;
    public readonly logGroupArn: pulumi.Output<string> | undefined;

    constructor(name: string, args: OrganizationTrailArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orgtrail:index:OrganizationTrail", name, args, opts);
        const { deployment, trailName, tags } = args;
        const stateful = { parent: this, protect: args.protect ?? true };

        const delivery = args.cloudWatchLogs && this.cloudWatchLogs(name, args, args.cloudWatchLogs);
        const trail = new aws.cloudtrail.Trail(
            `${name}-trail`,
            {
                name: trailName,
                s3BucketName: args.archive.bucketName,
                s3KeyPrefix: args.prefix,
                kmsKeyId: args.archive.keyArn,
                enableLogging: true,
                enableLogFileValidation: true,
                isOrganizationTrail: args.isOrganizationTrail ?? true,
                isMultiRegionTrail: args.isMultiRegionTrail ?? true,
                includeGlobalServiceEvents: true,
                cloudWatchLogsGroupArn: delivery && pulumi.interpolate`${delivery.logGroupArn}:*`,
                cloudWatchLogsRoleArn: delivery?.roleArn,
                snsTopicName: args.deliveryTopicName,
                advancedEventSelectors: advancedEventSelectors(
                    args.events,
                    args.logBucketNames.map((bucket) => bucketArn(deployment, bucket)),
                ),
                insightSelectors: args.events.insights.map((insightType) => ({ insightType })),
                tags,
            },
            // CloudTrail tests every destination when the trail is created, and refuses the trail if one is not ready.
            { ...stateful, dependsOn: [...(delivery ? [delivery.rolePolicy] : []), ...args.destinations] },
        );

        this.trailArn = trail.arn;
        this.logGroupName = delivery?.logGroupName;
        this.logGroupArn = delivery?.logGroupArn;
        this.registerOutputs({
            trailArn: this.trailArn,
            logGroupName: this.logGroupName,
            logGroupArn: this.logGroupArn,
        });
    }

    /** The log group, unless it exists, and the role that fills it. */
    private cloudWatchLogs(
        name: string,
        { deployment, trailName, protect = true, tags }: OrganizationTrailArgs,
        { logGroupName, roleName, create }: CloudWatchLogsDelivery,
    ) {
        const logGroup =
            create &&
            new aws.cloudwatch.LogGroup(
                `${name}-log-group`,
                {
                    name: logGroupName,
                    retentionInDays: create.retentionDays,
                    logGroupClass: create.logGroupClass,
                    kmsKeyId: create.keyArn,
                    tags,
                },
                { parent: this, protect },
            );
        const role = new aws.iam.Role(
            `${name}-log-delivery-role`,
            {
                name: roleName,
                description: `Lets CloudTrail write the log streams of the trail ${trailName}`,
                assumeRolePolicy: JSON.stringify(logDeliveryTrustPolicy()),
                tags,
            },
            { parent: this },
        );
        const rolePolicy = new aws.iam.RolePolicy(
            `${name}-log-delivery-policy`,
            {
                name: "log-delivery",
                role: role.name,
                policy: JSON.stringify(logDeliveryRolePolicy(deployment, logGroupName)),
            },
            { parent: this },
        );
        return {
            logGroupName: logGroup?.name ?? pulumi.output(logGroupName),
            logGroupArn: logGroup?.arn ?? pulumi.output(logGroupArn(deployment, logGroupName)),
            roleArn: role.arn,
            rolePolicy,
        };
    }
}

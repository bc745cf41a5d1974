import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { bucketArn } from "./documents/arns";
import type { Deployment } from "./documents/deployment";
import { logDeliveryRolePolicy, logDeliveryTrustPolicy } from "./documents/log-delivery-role";
import { advancedEventSelectors, type DataEventResourceType, type InsightType } from "./event-selectors";

export interface OrganizationTrailArgs {
    readonly deployment: Deployment;
    /** The trail's name; plain, because every policy that lets the trail in is built from it. */
    readonly trailName: string;
    readonly archive: {
        readonly bucketName: pulumi.Input<string>;
        readonly keyArn: pulumi.Input<string>;
    };
    /** Buckets that hold logs, by name: their object events are never recorded. */
    readonly logBucketNames: readonly string[];
    readonly logGroup: {
        readonly name: string;
        /** One of the numbers of days that CloudWatch Logs accepts. */
        readonly retentionDays: number;
        readonly keyArn: pulumi.Input<string>;
    };
    readonly logDeliveryRoleName: string;
    /** Name of the topic, in the trail's account and Region, that announces each delivered log file. */
    readonly deliveryTopicName: pulumi.Input<string>;
    /** Resource types whose data events are recorded; charged by AWS for each event. */
    readonly dataEvents: readonly DataEventResourceType[];
    /** CloudTrail Insights types; charged by AWS for each event analyzed. */
    readonly insights: readonly InsightType[];
    /**
     * What CloudTrail tests when the trail is created: bucket policy, key policy, topic policy. The role for log
     * delivery is the component's own.
     */
    readonly destinations: readonly pulumi.Resource[];
    /** Whether trail and log group are protected from deletion. @default true */
    readonly protect?: boolean;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A trail of all accounts and Regions of the organization, with log-file validation, delivered to the archive and to a
 * log group of its own.
 */
export class OrganizationTrail extends pulumi.ComponentResource {
    public readonly trailArn: pulumi.Output<string>;
    public readonly logGroupName: pulumi.Output<string>;
    public readonly logGroupArn: pulumi.Output<string>;

    constructor(name: string, args: OrganizationTrailArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orgtrail:index:OrganizationTrail", name, args, opts);
        const { deployment, trailName, tags } = args;
        const stateful = { parent: this, protect: args.protect ?? true };

        const logGroup = new aws.cloudwatch.LogGroup(
            `${name}-log-group`,
            {
                name: args.logGroup.name,
                retentionInDays: args.logGroup.retentionDays,
                kmsKeyId: args.logGroup.keyArn,
                tags,
            },
            stateful,
        );
        const role = new aws.iam.Role(
            `${name}-log-delivery-role`,
            {
                name: args.logDeliveryRoleName,
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
                policy: JSON.stringify(logDeliveryRolePolicy(deployment, args.logGroup.name)),
            },
            { parent: this },
        );
        const trail = new aws.cloudtrail.Trail(
            `${name}-trail`,
            {
                name: trailName,
                s3BucketName: args.archive.bucketName,
                kmsKeyId: args.archive.keyArn,
                enableLogging: true,
                enableLogFileValidation: true,
                isOrganizationTrail: true,
                isMultiRegionTrail: true,
                includeGlobalServiceEvents: true,
                cloudWatchLogsGroupArn: pulumi.interpolate`${logGroup.arn}:*`,
                cloudWatchLogsRoleArn: role.arn,
                snsTopicName: args.deliveryTopicName,
                advancedEventSelectors: advancedEventSelectors(
                    args.dataEvents,
                    args.logBucketNames.map((bucket) => bucketArn(deployment, bucket)),
                ),
                insightSelectors: args.insights.map((insightType) => ({ insightType })),
                tags,
            },
            // CloudTrail tests every destination when the trail is created, and refuses the trail if one is not ready.
            { ...stateful, dependsOn: [rolePolicy, ...args.destinations] },
        );

        this.trailArn = trail.arn;
        this.logGroupName = logGroup.name;
        this.logGroupArn = logGroup.arn;
        this.registerOutputs({
            trailArn: this.trailArn,
            logGroupName: this.logGroupName,
            logGroupArn: this.logGroupArn,
        });
    }
}

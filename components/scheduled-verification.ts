import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { verificationAlarms } from "../verification/alarms";
import { eventOf, partName } from "../verification/event";
import { memorySize, timeout } from "../verification/limits";
import { AccessRole } from "./access-role";
import type { Deployment } from "./documents/deployment";
import type { VerificationNames } from "./documents/verification-names";
import {
    functionPolicy,
    functionTrustPolicy,
    schedulePolicy,
    scheduleTrustPolicy,
    type VerifiedArchive,
} from "./documents/verification-policies";

export interface ScheduledVerificationArgs {
    readonly deployment: Deployment;
    readonly names: VerificationNames;
    readonly archive: VerifiedArchive;
    /** The trails that deliver there. */
    readonly trails: readonly { readonly trailName: string; readonly prefix: string | undefined }[];
    /** ARN of the key of the function's log group. */
    readonly keyArn: pulumi.Input<string>;
    /** The function's code: a CommonJS module that exports `handler`. */
    readonly code: string;
    /** Hour in UTC when the runs begin. */
    readonly hour: number;
    /** What its alarms notify. */
    readonly topicArn: pulumi.Input<string>;
    /** What must be in place before the first run: the grants to the function's role. */
    readonly readyForReading?: readonly pulumi.Resource[];
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A Lambda function that verifies the log files and digests of the day before, schedules that call it every day, and alarms on
 * whatever is not proved and on a run that did not come to its end.
 */
export class ScheduledVerification extends pulumi.ComponentResource {
    public readonly functionName: pulumi.Output<string>;

    constructor(
        private readonly name: string,
        private readonly args: ScheduledVerificationArgs,
        opts?: pulumi.ComponentResourceOptions,
    ) {
        // The state keeps what a component was given: the code is in the function.
        super("orgtrail:index:ScheduledVerification", name, { names: args.names, hour: args.hour }, opts);

        const verifier = this.makeFunction();
        this.makeSchedules(verifier);
        this.makeAlarms();
        this.functionName = verifier.name;
        this.registerOutputs({ functionName: this.functionName });
    }

    private makeFunction(): aws.lambda.Function {
        const { archive, code, deployment, keyArn, names, readyForReading = [], tags } = this.args;
        const { functionName, logGroupName } = names;
        const logGroup = new aws.cloudwatch.LogGroup(
            `${this.name}-log`,
            { name: logGroupName, kmsKeyId: keyArn, retentionInDays: 365, tags },
            { parent: this },
        );
        const role = new AccessRole(
            `${this.name}-function`,
            {
                roleName: functionName,
                description: "Verifies the archive: reads log files, and writes its own log and metrics",
                trustPolicy: functionTrustPolicy(),
                policy: functionPolicy(deployment, archive, names),
                tags,
            },
            { parent: this },
        );
        return new aws.lambda.Function(
            `${this.name}-function`,
            {
                name: functionName,
                description: "Proves that no log file of the day before was changed",
                role: role.roleArn,
                runtime: "nodejs24.x",
                handler: "index.handler",
                code: new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(code) }),
                timeout,
                memorySize,
                loggingConfig: { logFormat: "JSON", logGroup: logGroup.name },
                tags,
            },
            { parent: this, dependsOn: [role, ...readyForReading] },
        );
    }

    private makeSchedules(verifier: aws.lambda.Function): void {
        const { archive, deployment, names, tags, trails } = this.args;
        const role = new AccessRole(
            `${this.name}-schedule`,
            {
                roleName: names.scheduleRoleName,
                description: `Calls the function ${names.functionName}`,
                trustPolicy: scheduleTrustPolicy(deployment),
                policy: schedulePolicy(deployment, names),
                tags,
            },
            { parent: this },
        );
        for (const [index, name] of names.scheduleNames.entries()) {
            const part = { index, count: names.scheduleNames.length };
            const event = eventOf(archive.bucketName, trails, part, names.metricNamespace);
            new aws.scheduler.Schedule(
                `${this.name}-schedule-${index + 1}`,
                {
                    name,
                    description: `Verifies the logs of the day before, part ${partName(part)}`,
                    scheduleExpression: `cron(0 ${this.args.hour} * * ? *)`,
                    scheduleExpressionTimezone: "UTC",
                    flexibleTimeWindow: { mode: "OFF" },
                    target: { arn: verifier.arn, roleArn: role.roleArn, input: JSON.stringify(event) },
                },
                { parent: this, dependsOn: role },
            );
        }
    }

    private makeAlarms(): void {
        const { names, tags, topicArn } = this.args;
        for (const { id, ...alarm } of verificationAlarms(names)) {
            new aws.cloudwatch.MetricAlarm(
                `${this.name}-${id}-alarm`,
                {
                    name: `${names.alarmNamePrefix}${id}`,
                    ...alarm,
                    namespace: names.metricNamespace,
                    statistic: "Sum",
                    alarmActions: [topicArn],
                    tags,
                },
                { parent: this },
            );
        }
    }
}

import type { Deployment } from "./deployment";

/** The scheduled verification by the names that its policies are about. All of it is in the log-archive account. */
export interface VerificationNames {
    /** Of the function, its role and its log group's last part. */
    readonly functionName: string;
    /** Of the role by which the schedules call the function. */
    readonly scheduleRoleName: string;
    /** Of each schedule, one for every part of the accounts. */
    readonly scheduleNames: readonly string[];
    readonly logGroupName: string;
    /** What the names of its alarms begin with. */
    readonly alarmNamePrefix: string;
    readonly metricNamespace: string;
}

/** ARNs of what verifies on a schedule, in the home Region of the log-archive account. */

export function functionArn({ partition, region, logArchiveAccountId }: Deployment, functionName: string): string {
    return `arn:${partition}:lambda:${region}:${logArchiveAccountId}:function:${functionName}`;
}

export function scheduleArn({ partition, region, logArchiveAccountId }: Deployment, scheduleName: string): string {
    return `arn:${partition}:scheduler:${region}:${logArchiveAccountId}:schedule/default/${scheduleName}`;
}

export function verificationLogGroupArn(deployment: Deployment, { logGroupName }: VerificationNames): string {
    const { partition, region, logArchiveAccountId } = deployment;
    return `arn:${partition}:logs:${region}:${logArchiveAccountId}:log-group:${logGroupName}`;
}

/** Every alarm of it, or, without a prefix, of the account. */
export function verificationAlarmArns(
    { partition, region, logArchiveAccountId }: Deployment,
    { alarmNamePrefix }: Pick<VerificationNames, "alarmNamePrefix">,
): string {
    return `arn:${partition}:cloudwatch:${region}:${logArchiveAccountId}:alarm:${alarmNamePrefix}*`;
}

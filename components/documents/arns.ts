import type { Deployment } from "./deployment";

/**
 * ARNs built from names, so that policy documents are known at the first preview. The formats are those of the AWS
 * Service Authorization Reference.
 */

export function bucketArn({ partition }: Pick<Deployment, "partition">, bucketName: string): string {
    return `arn:${partition}:s3:::${bucketName}`;
}

/** An organization trail belongs to the management account, whoever creates it. */
export function trailArn({ partition, region, managementAccountId }: Deployment, trailName: string): string {
    return `arn:${partition}:cloudtrail:${region}:${managementAccountId}:trail/${trailName}`;
}

/** Without the `:*` that a trail's `cloudWatchLogsGroupArn` ends in. */
export function logGroupArn({ partition, region, managementAccountId }: Deployment, logGroupName: string): string {
    return `arn:${partition}:logs:${region}:${managementAccountId}:log-group:${logGroupName}`;
}

export function topicArn({ partition, region, managementAccountId }: Deployment, topicName: string): string {
    return `arn:${partition}:sns:${region}:${managementAccountId}:${topicName}`;
}

export function alarmArn({ partition, region, managementAccountId }: Deployment, alarmName: string): string {
    return `arn:${partition}:cloudwatch:${region}:${managementAccountId}:alarm:${alarmName}`;
}

/** Every key of the log-archive account in the home Region: a key's id is AWS's, so no document can name one key. */
export function archiveAccountKeysArn({ partition, region, logArchiveAccountId }: Deployment): string {
    return `arn:${partition}:kms:${region}:${logArchiveAccountId}:key/*`;
}

export function accountRootArn({ partition }: Pick<Deployment, "partition">, accountId: string): string {
    return `arn:${partition}:iam::${accountId}:root`;
}

export function roleArn({ partition }: Pick<Deployment, "partition">, accountId: string, roleName: string): string {
    return `arn:${partition}:iam::${accountId}:role/${roleName}`;
}

/** The last part of an ARN such as a topic's. */
export function nameIn(arn: string): string {
    return arn.slice(arn.lastIndexOf(":") + 1);
}

/** The account id of an ARN such as a role's. */
export function accountOf(arn: string): string {
    return arn.split(":")[4] ?? "";
}

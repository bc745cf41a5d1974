import { alarmArn, bucketArn, logGroupArn, roleArn, topicArn } from "./arns";
import type { Deployment } from "./deployment";
import type { Condition } from "./policy-document";
import type { VerificationNames } from "./verification-names";

/** The parts of one deployment by name, for the policies of the roles that work on them. */
export interface DeploymentResources {
    /** The archive's bucket and, where there is one, that of its access logs. */
    readonly logBucketNames: readonly string[];
    readonly archiveKey: KeyReference;
    readonly trailKey: KeyReference;
    readonly trailArns: readonly string[];
    readonly logGroupNames: readonly string[];
    /** The roles that fill the log groups. */
    readonly logDeliveryRoleNames: readonly string[];
    readonly topicNames: readonly string[];
    /** Of these, what is there already and is used as it is: the deployment adds to it, and changes nothing of it. */
    readonly existing: {
        readonly logBuckets: readonly string[];
        readonly logGroups: readonly string[];
        readonly topics: readonly string[];
    };
    /** What the names of alarms and metric filters begin with. */
    readonly alarmNamePrefix: string;
    /** What verifies the archive on a schedule, if anything does. */
    readonly verification?: VerificationNames | undefined;
    /** What queries of the archive go through, if there is such a thing. */
    readonly query: QueryNames | undefined;
}

export interface QueryNames {
    readonly workgroup: string;
    readonly database: string;
    /** For the results. */
    readonly bucket: string;
}

/** A key that is made here is known by its alias before it exists, an existing one by its ARN. */
export type KeyReference =
    { readonly alias: string; readonly arn?: undefined } | { readonly arn: string; readonly alias?: undefined };

/** Resource and condition of a statement about the key of an account. */
export function keyScope(
    deployment: Deployment,
    accountId: string,
    { alias, arn }: KeyReference,
): { readonly Resource: string; readonly Condition?: Condition } {
    return arn === undefined
        ? {
              Resource: keysArn(deployment, accountId),
              Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": `alias/${alias}` } },
          }
        : { Resource: arn };
}

/** Every key of an account in the home Region. */
export function keysArn({ partition, region }: Deployment, accountId: string): string {
    return `arn:${partition}:kms:${region}:${accountId}:key/*`;
}

export function logBucketArns(deployment: Deployment, { logBucketNames }: DeploymentResources): string[] {
    return logBucketNames.map((name) => bucketArn(deployment, name));
}

/** Log groups with everything in them. */
export function logGroupArns(deployment: Deployment, { logGroupNames }: DeploymentResources): string[] {
    return logGroupNames.flatMap((name) => [logGroupArn(deployment, name), `${logGroupArn(deployment, name)}:*`]);
}

export function topicArns(deployment: Deployment, { topicNames }: DeploymentResources): string[] {
    return topicNames.map((name) => topicArn(deployment, name));
}

export function logDeliveryRoleArns(deployment: Deployment, { logDeliveryRoleNames }: DeploymentResources): string[] {
    return logDeliveryRoleNames.map((name) => roleArn(deployment, deployment.managementAccountId, name));
}

export function workgroupArn(
    { partition, region, logArchiveAccountId }: Deployment,
    { workgroup }: QueryNames,
): string {
    return `arn:${partition}:athena:${region}:${logArchiveAccountId}:workgroup/${workgroup}`;
}

/** The catalog, the database and its tables: AWS Glue asks for what is above a table as well. */
export function catalogArns(
    { partition, region, logArchiveAccountId }: Deployment,
    { database }: QueryNames,
): string[] {
    const arn = (resource: string) => `arn:${partition}:glue:${region}:${logArchiveAccountId}:${resource}`;
    return [arn("catalog"), arn(`database/${database}`), arn(`table/${database}/*`)];
}

export function alarmArns(deployment: Deployment, { alarmNamePrefix }: DeploymentResources): string {
    return alarmArn(deployment, `${alarmNamePrefix}*`);
}

import { bucketArn } from "./arns";
import { services } from "./principals";
import type { Deployment } from "./deployment";
import { keyScope, type KeyReference } from "./deployment-resources";
import { policyDocument, type PolicyDocument } from "./policy-document";
import { functionArn, verificationLogGroupArn, type VerificationNames } from "./verification-names";

export interface VerifiedArchive {
    readonly bucketName: string;
    readonly key: KeyReference;
}

/** Lambda alone, and whoever may pass it the role: it gives no source when it assumes a role. */
export function functionTrustPolicy(): PolicyDocument {
    return policyDocument([
        {
            Sid: "AllowLambdaToAssume",
            Effect: "Allow",
            Principal: services.lambda,
            Action: "sts:AssumeRole",
        },
    ]);
}

/**
 * What verifying takes: the archive's objects, CloudTrail's public keys in every Region, and telling what came of it. It
 * changes nothing but its own log and metrics. Bucket and key let the role in by its name as well.
 */
export function functionPolicy(
    deployment: Deployment,
    { bucketName, key }: VerifiedArchive,
    names: VerificationNames,
): PolicyDocument {
    const bucket = bucketArn(deployment, bucketName);
    const { Resource, Condition } = keyScope(deployment, deployment.logArchiveAccountId, key);
    return policyDocument([
        { Sid: "ReadLogs", Effect: "Allow", Action: "s3:GetObject", Resource: `${bucket}/*` },
        // Without the listing S3 says of a file that is gone that access is denied.
        { Sid: "ListLogs", Effect: "Allow", Action: "s3:ListBucket", Resource: bucket },
        // CloudTrail's files alone carry this context.
        {
            Sid: "DecryptLogs",
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource,
            Condition: { ...Condition, Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
        },
        // It knows no resources, and the keys of a Region are the same for every account.
        { Sid: "ListPublicKeys", Effect: "Allow", Action: "cloudtrail:ListPublicKeys", Resource: "*" },
        // It knows no resources either.
        {
            Sid: "PublishMetrics",
            Effect: "Allow",
            Action: "cloudwatch:PutMetricData",
            Resource: "*",
            Condition: { StringEquals: { "cloudwatch:namespace": names.metricNamespace } },
        },
        {
            Sid: "WriteOwnLog",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: `${verificationLogGroupArn(deployment, names)}:*`,
        },
    ]);
}

/** After "Confused deputy prevention in EventBridge Scheduler", which names the group of the schedules as the source. */
export function scheduleTrustPolicy(deployment: Deployment): PolicyDocument {
    const { partition, region, logArchiveAccountId } = deployment;
    return policyDocument([
        {
            Sid: "AllowSchedulerToAssume",
            Effect: "Allow",
            Principal: services.scheduler,
            Action: "sts:AssumeRole",
            Condition: {
                StringEquals: {
                    "aws:SourceAccount": logArchiveAccountId,
                    "aws:SourceArn": `arn:${partition}:scheduler:${region}:${logArchiveAccountId}:schedule-group/default`,
                },
            },
        },
    ]);
}

export function schedulePolicy(deployment: Deployment, { functionName }: VerificationNames): PolicyDocument {
    return policyDocument([
        {
            Sid: "CallFunction",
            Effect: "Allow",
            Action: "lambda:InvokeFunction",
            Resource: functionArn(deployment, functionName),
        },
    ]);
}

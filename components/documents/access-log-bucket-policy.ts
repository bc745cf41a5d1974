import { bucketArn } from "./arns";
import { services } from "./principals";
import type { Deployment, Roles } from "./deployment";
import { allowReaders, denyTampering } from "./log-bucket-statements";
import { oneOrMany, policyDocument, type PolicyDocument } from "./policy-document";

/**
 * The policy of the bucket that keeps the archive's server access logs: S3 writes them for the buckets named, and they
 * are kept like the logs themselves, so that who looked at the archive cannot remove the trace. After "Enabling Amazon
 * S3 server access logging".
 */
export function accessLogBucketPolicy(
    deployment: Deployment,
    { bucketName, sourceBucketNames }: { readonly bucketName: string; readonly sourceBucketNames: readonly string[] },
    roles: Roles,
): PolicyDocument {
    const bucketResource = bucketArn(deployment, bucketName);
    const source = oneOrMany(sourceBucketNames.map((name) => bucketArn(deployment, name)));

    return policyDocument([
        // The account beside the bucket's ARN: bucket ARNs carry no account, and a deleted bucket's name can change hands.
        {
            Sid: "AllowAccessLogDelivery",
            Effect: "Allow",
            Principal: services.s3ServerAccessLogs,
            Action: "s3:PutObject",
            Resource: `${bucketResource}/*`,
            Condition: {
                StringEquals: { "aws:SourceArn": source, "aws:SourceAccount": deployment.logArchiveAccountId },
            },
        },
        ...allowReaders(deployment, bucketResource, roles.readers),
        ...denyTampering(bucketResource, source, roles),
    ]);
}

import { bucketArn } from "./arns";
import {
    bucketSettingActions,
    denyPlainHttpToBucket,
    exceptRoles,
    objectChangeActions,
    services,
} from "./common-statements";
import type { Deployment, Roles } from "./deployment";
import { policyDocument, type PolicyDocument } from "./policy-document";

/**
 * The policy of the bucket that keeps the archive's server access logs: S3 writes them for that one bucket, and they
 * are kept like the logs themselves. After "Enabling Amazon S3 server access logging".
 */
export function accessLogBucketPolicy(
    deployment: Deployment,
    { bucketName, sourceBucketName }: { readonly bucketName: string; readonly sourceBucketName: string },
    roles: Pick<Roles, "breakGlass" | "deployment">,
): PolicyDocument {
    const bucketResource = bucketArn(deployment, bucketName);
    const objects = `${bucketResource}/*`;
    const source = bucketArn(deployment, sourceBucketName);

    return policyDocument([
        // The account beside the bucket's ARN: bucket ARNs carry no account, and a deleted bucket's name can change hands.
        {
            Sid: "AllowAccessLogDelivery",
            Effect: "Allow",
            Principal: services.s3ServerAccessLogs,
            Action: "s3:PutObject",
            Resource: objects,
            Condition: {
                StringEquals: { "aws:SourceArn": source, "aws:SourceAccount": deployment.logArchiveAccountId },
            },
        },
        // Nobody else adds or overwrites an access log.
        {
            Sid: "DenyWritingByOthers",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:PutObject",
            Resource: objects,
            Condition: { ArnNotEquals: { "aws:SourceArn": source } },
        },
        // Who looked at the archive must not be able to remove the trace. S3 sends an ACL with each access log.
        {
            Sid: "DenyChangingLogs",
            Effect: "Deny",
            Principal: "*",
            Action: objectChangeActions,
            Resource: objects,
            Condition: { ArnNotEquals: { "aws:SourceArn": source }, ...exceptRoles(roles.breakGlass) },
        },
        // Settings change through the deployment or in an emergency only.
        {
            Sid: "DenyReconfiguringBucket",
            Effect: "Deny",
            Principal: "*",
            Action: bucketSettingActions,
            Resource: bucketResource,
            Condition: exceptRoles([...roles.breakGlass, ...roles.deployment]),
        },
        denyPlainHttpToBucket(bucketResource),
    ]);
}

import { archiveAccountKeysArn, bucketArn } from "./arns";
import { services } from "./principals";
import type { Deployment, Roles } from "./deployment";
import { allowReaders, denyTampering } from "./log-bucket-statements";
import { oneOrMany, policyDocument, type PolicyDocument } from "./policy-document";

export interface ArchiveBucket {
    readonly bucketName: string;
    /** Every trail that delivers here, by ARN. */
    readonly trailArns: readonly string[];
}

/**
 * The bucket policy of the archive: the trails write, the readers read, and nobody else writes, reads, changes or
 * deletes a log or reconfigures the bucket. After "Amazon S3 bucket policy for CloudTrail" of the CloudTrail user guide.
 */
export function archiveBucketPolicy(deployment: Deployment, bucket: ArchiveBucket, roles: Roles): PolicyDocument {
    const bucketResource = bucketArn(deployment, bucket.bucketName);
    const trails = oneOrMany(bucket.trailArns);

    return policyDocument([
        // CloudTrail reads the ACL before it delivers; the source keeps other customers' trails out.
        {
            Sid: "AllowTrailToCheckAcl",
            Effect: "Allow",
            Principal: services.cloudTrail,
            Action: "s3:GetBucketAcl",
            Resource: bucketResource,
            Condition: { StringEquals: { "aws:SourceArn": trails } },
        },
        // CreateTrail probes the management account's path; an organization trail then writes under the organization's.
        {
            Sid: "AllowTrailToDeliver",
            Effect: "Allow",
            Principal: services.cloudTrail,
            Action: "s3:PutObject",
            Resource: [
                `${bucketResource}/AWSLogs/${deployment.managementAccountId}/*`,
                `${bucketResource}/AWSLogs/${deployment.organizationId}/*`,
            ],
            Condition: {
                StringEquals: { "aws:SourceArn": trails, "s3:x-amz-acl": "bucket-owner-full-control" },
            },
        },
        ...allowReaders(deployment, bucketResource, roles.readers),
        // Only judges requests that name a key: CreateTrail's probe names none, and a Deny on that prevents the trail.
        {
            Sid: "DenyForeignKeys",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:PutObject",
            Resource: `${bucketResource}/*`,
            Condition: {
                Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
                ArnNotLike: {
                    "s3:x-amz-server-side-encryption-aws-kms-key-id": archiveAccountKeysArn(deployment),
                },
            },
        },
        ...denyTampering(bucketResource, trails, roles),
    ]);
}

import { archiveAccountKeysArn, bucketArn } from "./arns";
import { services } from "./principals";
import type { Deployment, Roles } from "./deployment";
import { allowReaders, denyTampering } from "./log-bucket-statements";
import { oneOrMany, policyDocument, type PolicyDocument, type ResourceStatement } from "./policy-document";

export interface ArchiveBucket {
    readonly bucketName: string;
    /** Every trail that delivers here. */
    readonly trails: readonly DeliveringTrail[];
}

export interface DeliveringTrail {
    readonly trailArn: string;
    /** What the keys of its log files begin with, without a slash at the end. @default nothing */
    readonly prefix?: string | undefined;
    /** Whether it delivers the files of all accounts, or of the management account alone. */
    readonly isOrganizationTrail: boolean;
}

/**
 * The bucket policy of the archive: the trails write, the readers read, and nobody else writes, reads, changes or
 * deletes a log or reconfigures the bucket. After "Amazon S3 bucket policy for CloudTrail" of the CloudTrail user guide.
 */
export function archiveBucketPolicy(deployment: Deployment, bucket: ArchiveBucket, roles: Roles): PolicyDocument {
    const bucketResource = bucketArn(deployment, bucket.bucketName);
    const trails = oneOrMany(bucket.trails.map(({ trailArn }) => trailArn));

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
        ...bucket.trails.map((trail, index) => allowDelivery(deployment, bucketResource, trail, index)),
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

/** A trail writes to its own paths only: with several, one cannot overwrite or imitate the files of another. */
function allowDelivery(
    { managementAccountId, organizationId }: Deployment,
    bucketResource: string,
    { trailArn, prefix, isOrganizationTrail }: DeliveringTrail,
    index: number,
): ResourceStatement {
    const folder = `${bucketResource}/${prefix === undefined ? "" : `${prefix}/`}AWSLogs`;
    return {
        Sid: `AllowTrailToDeliver${index === 0 ? "" : index + 1}`,
        Effect: "Allow",
        Principal: services.cloudTrail,
        Action: "s3:PutObject",
        // CreateTrail probes the management account's path; an organization trail then writes under the organization's.
        Resource: oneOrMany([
            `${folder}/${managementAccountId}/*`,
            ...(isOrganizationTrail ? [`${folder}/${organizationId}/*`] : []),
        ]),
        Condition: {
            StringEquals: { "aws:SourceArn": trailArn, "s3:x-amz-acl": "bucket-owner-full-control" },
        },
    };
}

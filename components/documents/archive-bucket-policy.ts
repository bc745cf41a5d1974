import { archiveAccountKeysArn, bucketArn } from "./arns";
import {
    accountsOfRoles,
    bucketSettingActions,
    denyPlainHttpToBucket,
    exceptRoles,
    objectChangeActions,
    onlyRoles,
    services,
} from "./common-statements";
import type { Deployment, Roles } from "./deployment";
import { oneOrMany, policyDocument, type PolicyDocument, type ResourceStatement } from "./policy-document";

export interface ArchiveBucket {
    readonly bucketName: string;
    /** Every trail that delivers here, by ARN. */
    readonly trailArns: readonly string[];
    /** The trails' S3 key prefixes; `""` is none. */
    readonly prefixes: readonly string[];
}

/**
 * The bucket policy of the archive: the trails write, the readers read, and nobody else writes, reads, changes or
 * deletes a log or reconfigures the bucket. After "Amazon S3 bucket policy for CloudTrail" of the CloudTrail user guide.
 */
export function archiveBucketPolicy(deployment: Deployment, bucket: ArchiveBucket, roles: Roles): PolicyDocument {
    const bucketResource = bucketArn(deployment, bucket.bucketName);
    const objects = `${bucketResource}/*`;
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
            Resource: deliveryPaths(deployment, bucket).map((path) => `${bucketResource}/${path}/*`),
            Condition: {
                StringEquals: { "aws:SourceArn": trails, "s3:x-amz-acl": "bucket-owner-full-control" },
            },
        },
        ...readerStatements(deployment, bucketResource, roles.readers),
        // A log that somebody else wrote, or wrote over, would be no evidence.
        {
            Sid: "DenyWritingByOthers",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:PutObject",
            Resource: objects,
            Condition: { ArnNotEquals: { "aws:SourceArn": trails } },
        },
        // Only judges requests that name a key: CreateTrail's probe names none, and a Deny on that prevents the trail.
        {
            Sid: "DenyForeignKeys",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:PutObject",
            Resource: objects,
            Condition: {
                Null: { "s3:x-amz-server-side-encryption-aws-kms-key-id": "false" },
                ArnNotLike: {
                    "s3:x-amz-server-side-encryption-aws-kms-key-id": archiveAccountKeysArn(deployment),
                },
            },
        },
        // Administrators of the account cannot look; services are spared, their access needs an Allow of its own.
        {
            Sid: "DenyReadingByOthers",
            Effect: "Deny",
            Principal: "*",
            Action: ["s3:GetObject", "s3:GetObjectVersion"],
            Resource: objects,
            Condition: { ...exceptRoles(roles.readers), Bool: { "aws:PrincipalIsAWSService": "false" } },
        },
        // Logs stay as delivered. The trail is spared because it sends an ACL with each file.
        {
            Sid: "DenyChangingLogs",
            Effect: "Deny",
            Principal: "*",
            Action: objectChangeActions,
            Resource: objects,
            Condition: { ArnNotEquals: { "aws:SourceArn": trails }, ...exceptRoles(roles.breakGlass) },
        },
        // Lifecycle, versioning, encryption, policy and the rest change through the deployment or in an emergency only.
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

/** The two folders that an organization trail needs, for each prefix. */
function deliveryPaths(deployment: Deployment, { prefixes }: ArchiveBucket): string[] {
    const owners = [deployment.managementAccountId, deployment.organizationId];
    return prefixes.flatMap((prefix) => owners.map((owner) => `${prefix === "" ? "" : `${prefix}/`}AWSLogs/${owner}`));
}

function readerStatements(deployment: Deployment, bucket: string, readers: readonly string[]): ResourceStatement[] {
    if (readers.length === 0) {
        return [];
    }
    const reader = { Principal: accountsOfRoles(deployment, readers), Condition: onlyRoles(readers) };
    return [
        // Named roles, not their accounts.
        {
            Sid: "AllowReadersToRead",
            Effect: "Allow",
            ...reader,
            Action: ["s3:GetObject", "s3:GetObjectVersion"],
            Resource: `${bucket}/*`,
        },
        // Finding a log file, and its older versions, takes the listing.
        {
            Sid: "AllowReadersToList",
            Effect: "Allow",
            ...reader,
            Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"],
            Resource: bucket,
        },
    ];
}

import { accountsOfRoles, exceptRoles, onlyRoles } from "./principals";
import type { Deployment, Roles } from "./deployment";
import type { ResourceStatement } from "./policy-document";

/** The readers may find and read what is in a bucket of logs: named roles, not their accounts. */
export function allowReaders(
    deployment: Pick<Deployment, "partition">,
    bucketArn: string,
    readers: readonly string[],
): ResourceStatement[] {
    if (readers.length === 0) {
        return [];
    }
    const reader = { Principal: accountsOfRoles(deployment, readers), Condition: onlyRoles(readers) };
    return [
        // An object in a Glacier class has to be restored before it can be read.
        {
            Sid: "AllowReadersToRead",
            Effect: "Allow",
            ...reader,
            Action: ["s3:GetObject", "s3:GetObjectVersion", "s3:RestoreObject"],
            Resource: `${bucketArn}/*`,
        },
        // Finding a log file, and its older versions, takes the listing.
        {
            Sid: "AllowReadersToList",
            Effect: "Allow",
            ...reader,
            Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"],
            Resource: bucketArn,
        },
    ];
}

/**
 * What nobody may do with a bucket of logs, whatever IAM policies of the account allow: administrators of the account
 * are whom these statements stop.
 *
 * @param writers ARNs of what delivers the logs, as the delivering service gives them in `aws:SourceArn`.
 */
export function denyTampering(
    bucketArn: string,
    writers: string | readonly string[],
    roles: Roles,
): ResourceStatement[] {
    const objects = `${bucketArn}/*`;
    const notFromWriters = { ArnNotEquals: { "aws:SourceArn": writers } };
    return [
        // A log that somebody else wrote, or wrote over, would be no evidence. Spares nobody but the writers.
        {
            Sid: "DenyWritingByOthers",
            Effect: "Deny",
            Principal: "*",
            Action: "s3:PutObject",
            Resource: objects,
            Condition: notFromWriters,
        },
        // Administrators cannot look. Spares the readers, and services, whose access takes an Allow of its own.
        {
            Sid: "DenyReadingByOthers",
            Effect: "Deny",
            Principal: "*",
            Action: [
                "s3:GetObject",
                "s3:GetObjectTorrent",
                "s3:GetObjectVersion",
                "s3:GetObjectVersionForReplication",
                "s3:GetObjectVersionTorrent",
            ],
            Resource: objects,
            Condition: { ...exceptRoles(roles.readers), Bool: { "aws:PrincipalIsAWSService": "false" } },
        },
        // Logs stay as delivered. Spares break-glass, and the writers' deliveries, which the actions cover too.
        {
            Sid: "DenyChangingLogs",
            Effect: "Deny",
            Principal: "*",
            Action: [
                "s3:BypassGovernanceRetention",
                "s3:DeleteObject*",
                "s3:InitiateReplication",
                "s3:ObjectOwnerOverrideToBucketOwner",
                "s3:PutObject*",
                "s3:Replicate*",
                "s3:UpdateObjectEncryption",
            ],
            Resource: objects,
            Condition: { ...notFromWriters, ...exceptRoles(roles.breakGlass) },
        },
        denyReconfiguring(bucketArn, roles),
        denyPlainHttp(bucketArn),
    ];
}

/** The bucket and its settings; wildcards, because S3 adds settings. Spares deployment and break-glass. */
export function denyReconfiguring(bucketArn: string, roles: Roles): ResourceStatement {
    return {
        Sid: "DenyReconfiguringBucket",
        Effect: "Deny",
        Principal: "*",
        Action: [
            "s3:CreateBucketMetadata*",
            "s3:DeleteBucket*",
            "s3:PutBucket*",
            "s3:Put*Configuration",
            "s3:TagResource",
            "s3:UntagResource",
            "s3:UpdateBucketMetadata*",
        ],
        Resource: bucketArn,
        Condition: exceptRoles([...roles.breakGlass, ...roles.deployment]),
    };
}

/** Logs travel encrypted. Spares nobody. */
export function denyPlainHttp(bucketArn: string): ResourceStatement {
    return {
        Sid: "DenyPlainHttp",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
}

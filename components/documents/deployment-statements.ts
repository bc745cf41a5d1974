import type { Deployment } from "./deployment";
import { bucketArn } from "./arns";
import {
    catalogArns,
    keysArn,
    workgroupArn,
    type DeploymentResources,
    type KeyReference,
} from "./deployment-resources";
import { oneOrMany, type IdentityStatement } from "./policy-document";

/** Statements of the deployment's policies that both accounts, or several kinds of resources, have in common. */

/** Makes and configures buckets, and deletes none here: there is no statement for objects at all. */
export function configureBuckets(deployment: Deployment, resources: DeploymentResources): IdentityStatement[] {
    const { existing, logBucketNames, query } = resources;
    const made = [
        ...logBucketNames.filter((name) => !existing.logBuckets.includes(name)),
        ...(query ? [query.bucket] : []),
    ];
    if (made.length === 0) {
        return [];
    }
    return [
        {
            Sid: "ConfigureBuckets",
            Effect: "Allow",
            Action: [
                "s3:CreateBucket",
                "s3:GetAccelerateConfiguration",
                "s3:GetBucketAcl",
                "s3:GetBucketCORS",
                "s3:GetBucketLogging",
                "s3:GetBucketObjectLockConfiguration",
                "s3:GetBucketOwnershipControls",
                "s3:GetBucketPolicy",
                "s3:GetBucketPublicAccessBlock",
                "s3:GetBucketRequestPayment",
                "s3:GetBucketTagging",
                "s3:GetBucketVersioning",
                "s3:GetBucketWebsite",
                "s3:GetEncryptionConfiguration",
                "s3:GetLifecycleConfiguration",
                "s3:GetReplicationConfiguration",
                "s3:ListBucket",
                "s3:ListTagsForResource",
                "s3:PutBucketLogging",
                "s3:PutBucketObjectLockConfiguration",
                "s3:PutBucketOwnershipControls",
                "s3:PutBucketPolicy",
                "s3:PutBucketPublicAccessBlock",
                "s3:PutBucketTagging",
                "s3:PutBucketVersioning",
                "s3:PutEncryptionConfiguration",
                "s3:PutLifecycleConfiguration",
                "s3:TagResource",
                "s3:UntagResource",
            ],
            Resource: oneOrMany(made.map((name) => bucketArn(deployment, name))),
        },
    ];
}

/** Makes, changes and deletes what queries go through. A bucket is deleted only once the results in it have expired. */
export function configureQueries(deployment: Deployment, { query }: DeploymentResources): IdentityStatement[] {
    if (!query) {
        return [];
    }
    const [catalog = "", database = "", tables = ""] = catalogArns(deployment, query);
    return [
        {
            Sid: "ConfigureWorkgroup",
            Effect: "Allow",
            Action: [
                "athena:CreateNamedQuery",
                "athena:CreateWorkGroup",
                "athena:DeleteNamedQuery",
                "athena:DeleteWorkGroup",
                "athena:GetNamedQuery",
                "athena:GetWorkGroup",
                "athena:ListTagsForResource",
                "athena:TagResource",
                "athena:UntagResource",
                "athena:UpdateWorkGroup",
            ],
            Resource: workgroupArn(deployment, query),
        },
        {
            Sid: "ConfigureTables",
            Effect: "Allow",
            Action: [
                "glue:CreateDatabase",
                "glue:CreateTable",
                "glue:DeleteDatabase",
                "glue:DeleteTable",
                "glue:GetDatabase",
                "glue:GetPartitionIndexes",
                "glue:GetTable",
                "glue:GetTags",
                "glue:TagResource",
                "glue:UntagResource",
                "glue:UpdateDatabase",
                "glue:UpdateTable",
            ],
            // Deleting a database asks for the functions in it, too.
            Resource: [catalog, database, tables, database.replace(":database/", ":userDefinedFunction/") + "/*"],
        },
        {
            Sid: "RemoveQueryBucket",
            Effect: "Allow",
            Action: ["s3:DeleteBucket", "s3:DeleteBucketPolicy"],
            Resource: bucketArn(deployment, query.bucket),
        },
    ];
}

/** Makes and configures the key of an account, unless it exists already; neither uses it nor schedules its deletion. */
export function configureKey(deployment: Deployment, accountId: string, { alias }: KeyReference): IdentityStatement[] {
    if (alias === undefined) {
        return [];
    }
    const { partition, region } = deployment;
    const keys = keysArn(deployment, accountId);
    return [
        // These actions know no resources.
        { Sid: "MakeKey", Effect: "Allow", Action: ["kms:CreateKey", "kms:ListAliases"], Resource: "*" },
        // A new key has no alias yet by which it could be told from others; none of this does harm to another key.
        {
            Sid: "FinishKey",
            Effect: "Allow",
            Action: [
                "kms:CreateAlias",
                "kms:DescribeKey",
                "kms:EnableKeyRotation",
                "kms:GetKeyPolicy",
                "kms:GetKeyRotationStatus",
                "kms:ListResourceTags",
                "kms:TagResource",
            ],
            Resource: keys,
        },
        {
            Sid: "ConfigureKey",
            Effect: "Allow",
            Action: ["kms:PutKeyPolicy", "kms:UntagResource", "kms:UpdateKeyDescription"],
            Resource: keys,
            Condition: { "ForAnyValue:StringEquals": { "kms:ResourceAliases": `alias/${alias}` } },
        },
        {
            Sid: "NameKey",
            Effect: "Allow",
            Action: "kms:CreateAlias",
            Resource: `arn:${partition}:kms:${region}:${accountId}:alias/${alias}`,
        },
    ];
}

/** Makes, changes and deletes the roles with these ARNs. */
export function configureRoles(roleArns: readonly string[]): IdentityStatement[] {
    if (roleArns.length === 0) {
        return [];
    }
    return [
        {
            Sid: "ConfigureRoles",
            Effect: "Allow",
            Action: [
                "iam:CreateRole",
                "iam:DeleteRole",
                "iam:DeleteRolePolicy",
                "iam:GetRole",
                "iam:GetRolePolicy",
                "iam:ListAttachedRolePolicies",
                "iam:ListInstanceProfilesForRole",
                "iam:ListRolePolicies",
                "iam:PutRolePolicy",
                "iam:TagRole",
                "iam:UntagRole",
                "iam:UpdateAssumeRolePolicy",
                "iam:UpdateRole",
                "iam:UpdateRoleDescription",
            ],
            Resource: oneOrMany(roleArns),
        },
    ];
}

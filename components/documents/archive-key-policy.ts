import { accountsOfRoles, onlyRoles, rolesOf, services } from "./principals";
import type { Deployment, Roles } from "./deployment";
import { allowKeyAdministration, allowLogGroups, denyKeyTampering, thisKey } from "./key-statements";
import { oneOrMany, policyDocument, type Condition, type PolicyDocument } from "./policy-document";

/** What else the key encrypts beside log files and digests. */
export interface ArchiveKeyUsers {
    /** Log groups of the log-archive account. @default none */
    readonly logGroupArns?: readonly string[];
    /** Bucket of query results, which the readers of its account write and read. @default none */
    readonly queryBucketArn?: string | undefined;
}

/**
 * The policy of the key that encrypts log files and digests: the trails encrypt, the readers decrypt, the account
 * administers without either. After "Configure AWS KMS key policies for CloudTrail" of the CloudTrail user guide.
 */
export function archiveKeyPolicy(
    deployment: Deployment,
    trailArns: readonly string[],
    roles: Roles,
    { logGroupArns = [], queryBucketArn }: ArchiveKeyUsers = {},
): PolicyDocument {
    const askers = rolesOf(deployment.logArchiveAccountId, roles.readers);
    const fromTrails = { StringEquals: { "aws:SourceArn": oneOrMany(trailArns) } };
    return policyDocument([
        allowKeyAdministration(deployment, deployment.logArchiveAccountId),
        // The context names the trail as well as the source does, in whichever Region the log file arises.
        {
            Sid: "AllowTrailToEncrypt",
            Effect: "Allow",
            Principal: services.cloudTrail,
            Action: "kms:GenerateDataKey*",
            Resource: thisKey,
            Condition: {
                ...fromTrails,
                StringLike: {
                    "kms:EncryptionContext:aws:cloudtrail:arn": oneOrMany(trailArns.map(inAnyRegion)),
                },
            },
        },
        // CreateTrail looks at the key first; DescribeKey has no encryption context to compare.
        {
            Sid: "AllowTrailToDescribeKey",
            Effect: "Allow",
            Principal: services.cloudTrail,
            Action: "kms:DescribeKey",
            Resource: thisKey,
            Condition: fromTrails,
        },
        // With an S3 Bucket Key, delivery decrypts the bucket's key; AWS's own sample leaves this open to all trails.
        {
            Sid: "AllowTrailToUseBucketKey",
            Effect: "Allow",
            Principal: services.cloudTrail,
            Action: "kms:Decrypt",
            Resource: thisKey,
            Condition: fromTrails,
        },
        // The context exists on CloudTrail's files only: the grant opens nothing else that the key may encrypt one day.
        ...(roles.readers.length === 0
            ? []
            : [
                  {
                      Sid: "AllowReadersToDecrypt",
                      Effect: "Allow" as const,
                      Principal: accountsOfRoles(deployment, roles.readers),
                      Action: "kms:Decrypt",
                      Resource: thisKey,
                      Condition: {
                          ...onlyRoles(roles.readers),
                          Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" },
                      },
                  },
              ]),
        // Athena keeps results as whoever asks. The context is the object's ARN, or the bucket's with an S3 Bucket Key.
        ...(queryBucketArn === undefined || askers.length === 0
            ? []
            : [
                  {
                      Sid: "AllowReadersToKeepResults",
                      Effect: "Allow" as const,
                      Principal: accountsOfRoles(deployment, askers),
                      Action: ["kms:Decrypt", "kms:GenerateDataKey"],
                      Resource: thisKey,
                      Condition: { ...onlyRoles(askers), ...ofObjectsIn(queryBucketArn) },
                  },
              ]),
        ...(logGroupArns.length === 0 ? [] : [allowLogGroups(deployment, logGroupArns)]),
        denyKeyTampering([...roles.breakGlass, ...roles.deployment]),
    ]);
}

/** The condition that a key is used for objects in a bucket. */
export function ofObjectsIn(bucketArn: string): Condition {
    return { StringLike: { "kms:EncryptionContext:aws:s3:arn": [bucketArn, `${bucketArn}/*`] } };
}

function inAnyRegion(trailArn: string): string {
    const parts = trailArn.split(":");
    parts[3] = "*";
    return parts.join(":");
}

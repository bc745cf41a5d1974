import { accountsOfRoles, onlyRoles, services } from "./principals";
import type { Deployment, Roles } from "./deployment";
import { allowKeyAdministration, denyKeyTampering, thisKey } from "./key-statements";
import { oneOrMany, policyDocument, type PolicyDocument } from "./policy-document";

/**
 * The policy of the key that encrypts log files and digests: the trails encrypt, the readers decrypt, the account
 * administers without either. After "Configure AWS KMS key policies for CloudTrail" of the CloudTrail user guide.
 */
export function archiveKeyPolicy(deployment: Deployment, trailArns: readonly string[], roles: Roles): PolicyDocument {
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
        denyKeyTampering([...roles.breakGlass, ...roles.deployment]),
    ]);
}

function inAnyRegion(trailArn: string): string {
    const parts = trailArn.split(":");
    parts[3] = "*";
    return parts.join(":");
}

import { accountRootArn } from "./arns";
import { exceptRoles } from "./principals";
import type { Deployment } from "./deployment";
import { oneOrMany, type ResourceStatement } from "./policy-document";

/** In a key policy `*` is the key that the policy is attached to. */
export const thisKey = "*";

/**
 * IAM policies of the account may administer the key, but no statement here lets them use it: without `kms:*` for the
 * account, decryption is only for whom the key policy names.
 */
export function allowKeyAdministration(
    deployment: Pick<Deployment, "partition">,
    accountId: string,
): ResourceStatement {
    return {
        Sid: "AllowKeyAdministration",
        Effect: "Allow",
        Principal: { AWS: accountRootArn(deployment, accountId) },
        Action: [
            "kms:CancelKeyDeletion",
            "kms:CreateAlias",
            "kms:DeleteAlias",
            "kms:DescribeKey",
            "kms:DisableKey",
            "kms:DisableKeyRotation",
            "kms:EnableKey",
            "kms:EnableKeyRotation",
            "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus",
            "kms:ListGrants",
            "kms:ListKeyPolicies",
            "kms:ListKeyRotations",
            "kms:ListResourceTags",
            "kms:PutKeyPolicy",
            "kms:RevokeGrant",
            "kms:RotateKeyOnDemand",
            "kms:ScheduleKeyDeletion",
            "kms:TagResource",
            "kms:UntagResource",
            "kms:UpdateAlias",
            "kms:UpdateKeyDescription",
        ],
        Resource: thisKey,
    };
}

/**
 * CloudWatch Logs encrypts these log groups. The encryption context is the log group's ARN, so no other log group can be
 * encrypted or read with the key. After "Encrypt log data in CloudWatch Logs using AWS KMS".
 */
export function allowLogGroups(
    { partition, region }: Pick<Deployment, "partition" | "region">,
    logGroupArns: readonly string[],
): ResourceStatement {
    return {
        Sid: "AllowLogGroup",
        Effect: "Allow",
        Principal: { Service: `logs.${region}.${partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"}` },
        Action: ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
        Resource: thisKey,
        Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": oneOrMany(logGroupArns) } },
    };
}

/** What would make logs unreadable, or readable by others. */
export function denyKeyTampering(allowedRoles: readonly string[]): ResourceStatement {
    return {
        Sid: "DenyKeyTampering",
        Effect: "Deny",
        Principal: "*",
        Action: [
            "kms:CreateGrant",
            "kms:DeleteAlias",
            "kms:DisableKey",
            "kms:DisableKeyRotation",
            "kms:PutKeyPolicy",
            "kms:ScheduleKeyDeletion",
            "kms:UpdateAlias",
        ],
        Resource: thisKey,
        Condition: exceptRoles(allowedRoles),
    };
}

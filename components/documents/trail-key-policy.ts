import { alarmArn, logGroupArn } from "./arns";
import { services } from "./principals";
import type { Deployment } from "./deployment";
import { allowKeyAdministration, denyKeyTampering, thisKey } from "./key-statements";
import { policyDocument, type PolicyDocument } from "./policy-document";

export interface TrailKeyUsers {
    readonly trailArn: string;
    readonly logGroupName: string;
    /** Alarms that publish to an encrypted topic: names that begin so. */
    readonly alarmNamePrefix: string;
    /** Roles of the trail's account that may destroy or reconfigure the key. Without any, IAM alone decides. */
    readonly administrators: readonly string[];
}

/**
 * The policy of the key in the trail's account, which encrypts the log group and both topics: each service may use it
 * for this trail's purposes only. After "Encrypt log data in CloudWatch Logs using AWS KMS" and "Managing Amazon SNS
 * encryption keys".
 */
export function trailKeyPolicy(deployment: Deployment, users: TrailKeyUsers): PolicyDocument {
    const { managementAccountId, region } = deployment;
    const publish = ["kms:Decrypt", "kms:GenerateDataKey*"];
    return policyDocument([
        allowKeyAdministration(deployment, managementAccountId),
        // The encryption context is the log group's ARN, so no other log group can be encrypted or read with the key.
        {
            Sid: "AllowLogGroup",
            Effect: "Allow",
            Principal: {
                Service: `logs.${region}.${deployment.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"}`,
            },
            Action: ["kms:Decrypt*", "kms:Describe*", "kms:Encrypt*", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
            Resource: thisKey,
            Condition: {
                ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupArn(deployment, users.logGroupName) },
            },
        },
        // Publishing to an encrypted topic takes the key; without this the trail cannot be created.
        {
            Sid: "AllowTrailToPublish",
            Effect: "Allow",
            Principal: services.cloudTrail,
            Action: publish,
            Resource: thisKey,
            Condition: { StringEquals: { "aws:SourceArn": users.trailArn } },
        },
        // Without this an alarm changes its state and its message is dropped silently.
        {
            Sid: "AllowAlarmsToPublish",
            Effect: "Allow",
            Principal: services.cloudWatch,
            Action: publish,
            Resource: thisKey,
            Condition: {
                ArnLike: { "aws:SourceArn": alarmArn(deployment, `${users.alarmNamePrefix}*`) },
                StringEquals: { "aws:SourceAccount": managementAccountId },
            },
        },
        ...(users.administrators.length === 0 ? [] : [denyKeyTampering(users.administrators)]),
    ]);
}

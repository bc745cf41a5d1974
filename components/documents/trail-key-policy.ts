import { alarmArn, logGroupArn } from "./arns";
import { services } from "./principals";
import type { Deployment } from "./deployment";
import { allowKeyAdministration, denyKeyTampering, thisKey } from "./key-statements";
import { oneOrMany, policyDocument, type PolicyDocument } from "./policy-document";

export interface TrailKeyUsers {
    readonly trailArns: readonly string[];
    readonly logGroupNames: readonly string[];
    /** Alarms that publish to an encrypted topic: names that begin so. */
    readonly alarmNamePrefix: string;
    /** Roles of the trail's account that may destroy or reconfigure the key. Without any, IAM alone decides. */
    readonly administrators: readonly string[];
}

/**
 * The policy of the key in the trail's account, which encrypts the log groups and the topics: each service may use it
 * for these trails' purposes only. After "Encrypt log data in CloudWatch Logs using AWS KMS" and "Managing Amazon SNS
 * encryption keys".
 */
export function trailKeyPolicy(deployment: Deployment, users: TrailKeyUsers): PolicyDocument {
    const { managementAccountId, region } = deployment;
    const publish = ["kms:Decrypt", "kms:GenerateDataKey*"];
    return policyDocument([
        allowKeyAdministration(deployment, managementAccountId),
        // The encryption context is the log group's ARN, so no other log group can be encrypted or read with the key.
        ...(users.logGroupNames.length === 0
            ? []
            : [
                  {
                      Sid: "AllowLogGroup",
                      Effect: "Allow" as const,
                      Principal: {
                          Service: `logs.${region}.${deployment.partition === "aws-cn" ? "amazonaws.com.cn" : "amazonaws.com"}`,
                      },
                      Action: [
                          "kms:Decrypt*",
                          "kms:Describe*",
                          "kms:Encrypt*",
                          "kms:GenerateDataKey*",
                          "kms:ReEncrypt*",
                      ],
                      Resource: thisKey,
                      Condition: {
                          ArnEquals: {
                              "kms:EncryptionContext:aws:logs:arn": oneOrMany(
                                  users.logGroupNames.map((name) => logGroupArn(deployment, name)),
                              ),
                          },
                      },
                  },
              ]),
        // Publishing to an encrypted topic takes the key; without this the trail cannot be created.
        {
            Sid: "AllowTrailToPublish",
            Effect: "Allow",
            Principal: services.cloudTrail,
            Action: publish,
            Resource: thisKey,
            Condition: { StringEquals: { "aws:SourceArn": oneOrMany(users.trailArns) } },
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

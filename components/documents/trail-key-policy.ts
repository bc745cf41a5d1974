import { accountOf, alarmArn, logGroupArn } from "./arns";
import { services } from "./principals";
import type { Deployment } from "./deployment";
import { allowKeyAdministration, allowLogGroups, denyKeyTampering, thisKey } from "./key-statements";
import { oneOrMany, policyDocument, type PolicyDocument } from "./policy-document";

export interface TrailKeyUsers {
    readonly trailArns: readonly string[];
    readonly logGroupNames: readonly string[];
    /** Alarms that publish to an encrypted topic: names that begin so. */
    readonly alarmNamePrefix: string;
    /** Alarms of other accounts that publish to one too. @default none */
    readonly otherAlarmArns?: readonly string[];
    /** Roles of the trail's account that may destroy or reconfigure the key. Without any, IAM alone decides. */
    readonly administrators: readonly string[];
}

/**
 * The policy of the key in the trail's account, which encrypts the log groups and the topics: each service may use it
 * for these trails' purposes only. After "Encrypt log data in CloudWatch Logs using AWS KMS" and "Managing Amazon SNS
 * encryption keys".
 */
export function trailKeyPolicy(deployment: Deployment, users: TrailKeyUsers): PolicyDocument {
    const { managementAccountId } = deployment;
    const publish = ["kms:Decrypt", "kms:GenerateDataKey*"];
    const { otherAlarmArns = [] } = users;
    return policyDocument([
        allowKeyAdministration(deployment, managementAccountId),
        ...(users.logGroupNames.length === 0
            ? []
            : [
                  allowLogGroups(
                      deployment,
                      users.logGroupNames.map((name) => logGroupArn(deployment, name)),
                  ),
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
                ArnLike: {
                    "aws:SourceArn": oneOrMany([alarmArn(deployment, `${users.alarmNamePrefix}*`), ...otherAlarmArns]),
                },
                StringEquals: {
                    "aws:SourceAccount": oneOrMany([managementAccountId, ...otherAlarmArns.map(accountOf)]),
                },
            },
        },
        ...(users.administrators.length === 0 ? [] : [denyKeyTampering(users.administrators)]),
    ]);
}

import { logGroupArn } from "./arns";
import { services } from "./principals";
import type { Deployment } from "./deployment";
import { policyDocument, type PolicyDocument } from "./policy-document";

/**
 * Who may assume the role: CloudTrail. Without a source condition, because CloudTrail gives none when it assumes this role
 * ("Role policy document for CloudTrail to use CloudWatch Logs for monitoring"), and with one it delivers nothing. No trail
 * of another account can use the role: whoever names a role in a trail needs `iam:PassRole` on it.
 */
export function logDeliveryTrustPolicy(): PolicyDocument {
    return policyDocument([
        // The role leads to the streams of one log group, and nowhere else.
        {
            Sid: "AllowCloudTrailToAssume",
            Effect: "Allow",
            Principal: services.cloudTrail,
            Action: "sts:AssumeRole",
        },
    ]);
}

/**
 * What the role may do: make and fill the streams of this trail. After "Role policy document for CloudTrail to use
 * CloudWatch Logs for monitoring".
 */
export function logDeliveryRolePolicy(deployment: Deployment, logGroupName: string): PolicyDocument {
    const { managementAccountId, organizationId, region } = deployment;
    const streams = `${logGroupArn(deployment, logGroupName)}:log-stream`;
    return policyDocument([
        // The first stream is the management account's, the second those of an organization trail.
        {
            Sid: "AllowLogDelivery",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
            Resource: [`${streams}:${managementAccountId}_CloudTrail_${region}*`, `${streams}:${organizationId}_*`],
        },
    ]);
}

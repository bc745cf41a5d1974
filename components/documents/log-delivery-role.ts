import { logGroupArn } from "./arns";
import { services } from "./principals";
import type { Deployment } from "./deployment";
import { policyDocument, type PolicyDocument } from "./policy-document";

/** Who may assume the role: CloudTrail, for this trail. After "The confused deputy problem" of the IAM user guide. */
export function logDeliveryTrustPolicy(trailArn: string): PolicyDocument {
    return policyDocument([
        {
            Sid: "AllowTrailToAssume",
            Effect: "Allow",
            Principal: services.cloudTrail,
            Action: "sts:AssumeRole",
            Condition: { StringEquals: { "aws:SourceArn": trailArn } },
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

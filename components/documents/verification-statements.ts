import { roleArn } from "./arns";
import type { Deployment } from "./deployment";
import type { DeploymentResources } from "./deployment-resources";
import { oneOrMany, type IdentityStatement } from "./policy-document";
import { verificationAlarmArns, functionArn, verificationLogGroupArn, scheduleArn } from "./verification-names";

/** What roles of the log-archive account may do with the scheduled verification, where there is one. */

type Resources = Pick<DeploymentResources, "verification">;

/** What it found, and that it is as it should be: for operators and auditors. */
export function inspectVerification(deployment: Deployment, { verification }: Resources): IdentityStatement[] {
    if (verification === undefined) {
        return [];
    }
    const logGroup = verificationLogGroupArn(deployment, verification);
    return [
        {
            Sid: "InspectVerification",
            Effect: "Allow",
            Action: ["lambda:GetFunctionConfiguration", "scheduler:GetSchedule"],
            Resource: [functionArn(deployment, verification.functionName), ...scheduleArns(deployment, verification)],
        },
        {
            Sid: "ReadVerificationLog",
            Effect: "Allow",
            Action: ["logs:DescribeLogStreams", "logs:FilterLogEvents", "logs:GetLogEvents"],
            Resource: [logGroup, `${logGroup}:*`],
        },
        findAlarms(deployment),
        // These actions know no resources.
        {
            Sid: "ReadVerificationMetrics",
            Effect: "Allow",
            Action: ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics"],
            Resource: "*",
        },
    ];
}

/** What the deployment needs to make, change and remove it, with its log: what that says can be found out again. */
export function configureVerification(deployment: Deployment, { verification }: Resources): IdentityStatement[] {
    if (verification === undefined) {
        return [];
    }
    const { logArchiveAccountId } = deployment;
    const logGroup = verificationLogGroupArn(deployment, verification);
    return [
        {
            Sid: "ConfigureFunction",
            Effect: "Allow",
            Action: [
                "lambda:CreateFunction",
                "lambda:DeleteFunction",
                "lambda:GetFunction",
                "lambda:GetFunctionCodeSigningConfig",
                "lambda:ListTags",
                "lambda:ListVersionsByFunction",
                "lambda:TagResource",
                "lambda:UntagResource",
                "lambda:UpdateFunctionCode",
                "lambda:UpdateFunctionConfiguration",
            ],
            Resource: functionArn(deployment, verification.functionName),
        },
        {
            Sid: "ConfigureSchedules",
            Effect: "Allow",
            Action: [
                "scheduler:CreateSchedule",
                "scheduler:DeleteSchedule",
                "scheduler:GetSchedule",
                "scheduler:UpdateSchedule",
            ],
            Resource: oneOrMany(scheduleArns(deployment, verification)),
        },
        // Each to its service alone.
        {
            Sid: "PassFunctionRole",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: roleArn(deployment, logArchiveAccountId, verification.functionName),
            Condition: { StringEquals: { "iam:PassedToService": "lambda.amazonaws.com" } },
        },
        {
            Sid: "PassScheduleRole",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: roleArn(deployment, logArchiveAccountId, verification.scheduleRoleName),
            Condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
        },
        {
            Sid: "ConfigureVerificationLog",
            Effect: "Allow",
            Action: [
                "logs:AssociateKmsKey",
                "logs:CreateLogGroup",
                "logs:DeleteLogGroup",
                "logs:ListTagsForResource",
                "logs:PutRetentionPolicy",
                "logs:TagResource",
                "logs:UntagResource",
            ],
            Resource: [logGroup, `${logGroup}:*`],
        },
        {
            Sid: "ConfigureVerificationAlarms",
            Effect: "Allow",
            Action: [
                "cloudwatch:DeleteAlarms",
                "cloudwatch:ListTagsForResource",
                "cloudwatch:PutMetricAlarm",
                "cloudwatch:TagResource",
                "cloudwatch:UntagResource",
            ],
            Resource: verificationAlarmArns(deployment, verification),
        },
        findAlarms(deployment),
        // It knows no resources.
        { Sid: "FindLogGroups", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
    ];
}

/** The function's own role, and that of its schedules. */
export function verificationRoleArns(deployment: Deployment, { verification }: Resources): string[] {
    return verification === undefined
        ? []
        : [verification.functionName, verification.scheduleRoleName].map((name) =>
              roleArn(deployment, deployment.logArchiveAccountId, name),
          );
}

function scheduleArns(deployment: Deployment, { scheduleNames }: NonNullable<Resources["verification"]>): string[] {
    return scheduleNames.map((name) => scheduleArn(deployment, name));
}

/** A listing of alarms by name needs all alarms of the account. */
function findAlarms(deployment: Deployment): IdentityStatement {
    return {
        Sid: "FindAlarms",
        Effect: "Allow",
        Action: "cloudwatch:DescribeAlarms",
        Resource: verificationAlarmArns(deployment, { alarmNamePrefix: "" }),
    };
}

import { alarmArn, roleArn } from "./arns";
import type { AccessRolePolicies } from "./access-role-policies";
import type { Deployment } from "./deployment";
import {
    alarmArns,
    logDeliveryRoleArns,
    logGroupArns,
    topicArns,
    type DeploymentResources,
} from "./deployment-resources";
import { configureBuckets, configureKey, configureRoles } from "./deployment-statements";
import { oneOrMany, policyDocument, type IdentityStatement } from "./policy-document";

/** What the deployment assumes and makes beside the resources that other roles work on. */
export interface DeploymentRoles {
    /** Role in the log-archive account that the deployment assumes. */
    readonly logArchiveRoleArn: string;
    /** Names of the roles that exist in both accounts: operators and auditors. */
    readonly accessRoleNames: readonly string[];
    readonly dashboardName: string;
}

/**
 * What `pulumi up` needs in each account, and no more. It makes and changes everything, and deletes what holds no data: not
 * buckets, keys, trails and log groups, which `protect` keeps, and no logs. Whoever removes those does it by hand, with
 * other rights. The first document is for the role of the management account that the deployment starts with, the second
 * for `logArchiveRoleArn`.
 */
export function deploymentPolicies(
    deployment: Deployment,
    resources: DeploymentResources,
    roles: DeploymentRoles,
): AccessRolePolicies {
    const { managementAccountId, logArchiveAccountId } = deployment;
    const accessRoleArns = (accountId: string) =>
        roles.accessRoleNames.map((name) => roleArn(deployment, accountId, name));
    return {
        trailAccount: policyDocument([
            {
                Sid: "AssumeLogArchiveRole",
                Effect: "Allow",
                Action: "sts:AssumeRole",
                Resource: roles.logArchiveRoleArn,
            },
            ...trails(deployment, resources),
            ...logGroups(deployment, resources),
            ...alarms(deployment, resources, roles),
            topics(deployment, resources),
            ...configureKey(deployment, managementAccountId, resources.trailKey),
            ...configureRoles([...logDeliveryRoleArns(deployment, resources), ...accessRoleArns(managementAccountId)]),
        ]),
        logArchiveAccount: policyDocument([
            configureBuckets(deployment, resources),
            ...configureKey(deployment, logArchiveAccountId, resources.archiveKey),
            ...configureRoles(accessRoleArns(logArchiveAccountId)),
        ]),
    };
}

function trails(deployment: Deployment, resources: DeploymentResources): IdentityStatement[] {
    const { partition, managementAccountId } = deployment;
    return [
        {
            Sid: "ConfigureTrails",
            Effect: "Allow",
            Action: [
                "cloudtrail:AddTags",
                "cloudtrail:CreateTrail",
                "cloudtrail:GetEventSelectors",
                "cloudtrail:GetInsightSelectors",
                "cloudtrail:GetTrail",
                "cloudtrail:GetTrailStatus",
                "cloudtrail:ListTags",
                "cloudtrail:PutEventSelectors",
                "cloudtrail:PutInsightSelectors",
                "cloudtrail:RemoveTags",
                "cloudtrail:StartLogging",
                "cloudtrail:UpdateTrail",
            ],
            Resource: oneOrMany(resources.trailArns),
        },
        // These actions know no resources. CreateTrail asks the last two for an organization trail.
        {
            Sid: "FindTrails",
            Effect: "Allow",
            Action: [
                "cloudtrail:DescribeTrails",
                "organizations:DescribeOrganization",
                "organizations:ListAWSServiceAccessForOrganization",
            ],
            Resource: "*",
        },
        // The first organization trail makes the role by which CloudTrail reads the organization's accounts.
        {
            Sid: "LetCloudTrailReadOrganization",
            Effect: "Allow",
            Action: ["iam:CreateServiceLinkedRole", "iam:GetRole"],
            Resource: `arn:${partition}:iam::${managementAccountId}:role/aws-service-role/cloudtrail.amazonaws.com/AWSServiceRoleForCloudTrail`,
        },
    ];
}

function logGroups(deployment: Deployment, resources: DeploymentResources): IdentityStatement[] {
    const groups = logGroupArns(deployment, resources);
    if (groups.length === 0) {
        return [];
    }
    return [
        {
            Sid: "ConfigureLogGroups",
            Effect: "Allow",
            Action: [
                "logs:AssociateKmsKey",
                "logs:CreateLogGroup",
                "logs:DeleteMetricFilter",
                "logs:DescribeMetricFilters",
                "logs:ListTagsForResource",
                "logs:PutMetricFilter",
                "logs:PutRetentionPolicy",
                "logs:TagResource",
                "logs:UntagResource",
            ],
            Resource: groups,
        },
        // It knows no resources.
        { Sid: "FindLogGroups", Effect: "Allow", Action: "logs:DescribeLogGroups", Resource: "*" },
        // To CloudTrail alone: the role is of no use to anything else.
        {
            Sid: "PassLogDeliveryRoles",
            Effect: "Allow",
            Action: "iam:PassRole",
            Resource: oneOrMany(logDeliveryRoleArns(deployment, resources)),
            Condition: { StringEquals: { "iam:PassedToService": "cloudtrail.amazonaws.com" } },
        },
    ];
}

function alarms(
    deployment: Deployment,
    resources: DeploymentResources,
    { dashboardName }: DeploymentRoles,
): IdentityStatement[] {
    const { partition, managementAccountId } = deployment;
    return [
        {
            Sid: "ConfigureAlarms",
            Effect: "Allow",
            Action: [
                "cloudwatch:DeleteAlarms",
                "cloudwatch:ListTagsForResource",
                "cloudwatch:PutMetricAlarm",
                "cloudwatch:TagResource",
                "cloudwatch:UntagResource",
            ],
            Resource: alarmArns(deployment, resources),
        },
        // A listing of alarms by name needs all alarms of the account.
        {
            Sid: "FindAlarms",
            Effect: "Allow",
            Action: "cloudwatch:DescribeAlarms",
            Resource: alarmArn(deployment, "*"),
        },
        {
            Sid: "ConfigureDashboard",
            Effect: "Allow",
            Action: ["cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"],
            Resource: `arn:${partition}:cloudwatch::${managementAccountId}:dashboard/${dashboardName}`,
        },
    ];
}

function topics(deployment: Deployment, resources: DeploymentResources): IdentityStatement {
    return {
        Sid: "ConfigureTopics",
        Effect: "Allow",
        Action: [
            "sns:CreateTopic",
            "sns:DeleteTopic",
            "sns:GetSubscriptionAttributes",
            "sns:GetTopicAttributes",
            "sns:ListTagsForResource",
            "sns:SetSubscriptionAttributes",
            "sns:SetTopicAttributes",
            "sns:Subscribe",
            "sns:TagResource",
            "sns:Unsubscribe",
            "sns:UntagResource",
        ],
        Resource: oneOrMany(topicArns(deployment, resources)),
    };
}

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
import { configureBuckets, configureKey, configureQueries, configureRoles } from "./deployment-statements";
import { oneOrMany, policyDocument, type IdentityStatement } from "./policy-document";
import { configureVerification, verificationRoleArns } from "./verification-statements";

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
 * buckets of logs, keys, trails and log groups, which `protect` keeps, and no logs. Whoever removes those does it by hand, with
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
            ...topics(deployment, resources),
            ...configureKey(deployment, managementAccountId, resources.trailKey),
            ...configureRoles([...logDeliveryRoleArns(deployment, resources), ...accessRoleArns(managementAccountId)]),
        ]),
        logArchiveAccount: policyDocument([
            ...configureBuckets(deployment, resources),
            ...configureQueries(deployment, resources),
            ...configureKey(deployment, logArchiveAccountId, resources.archiveKey),
            ...configureRoles([...accessRoleArns(logArchiveAccountId), ...verificationRoleArns(deployment, resources)]),
            ...configureVerification(deployment, resources),
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
    const { existing, logGroupNames } = resources;
    if (logGroupNames.length === 0) {
        return [];
    }
    const filters = ["logs:DeleteMetricFilter", "logs:DescribeMetricFilters", "logs:PutMetricFilter"];
    const arns = (names: readonly string[]) => logGroupArns(deployment, { ...resources, logGroupNames: names });
    const made = logGroupNames.filter((name) => !existing.logGroups.includes(name));
    return [
        ...(made.length === 0
            ? []
            : [
                  {
                      Sid: "ConfigureLogGroups",
                      Effect: "Allow" as const,
                      Action: [
                          ...filters,
                          "logs:AssociateKmsKey",
                          "logs:CreateLogGroup",
                          "logs:ListTagsForResource",
                          "logs:PutRetentionPolicy",
                          "logs:TagResource",
                          "logs:UntagResource",
                      ],
                      Resource: arns(made),
                  },
              ]),
        // Alarms need filters on a log group, whoever owns it.
        ...(existing.logGroups.length === 0
            ? []
            : [
                  {
                      Sid: "FilterExistingLogGroups",
                      Effect: "Allow" as const,
                      Action: filters,
                      Resource: arns(existing.logGroups),
                  },
              ]),
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

function topics(deployment: Deployment, resources: DeploymentResources): IdentityStatement[] {
    const { existing, topicNames } = resources;
    const subscribe = [
        "sns:GetSubscriptionAttributes",
        "sns:ListSubscriptionsByTopic",
        "sns:SetSubscriptionAttributes",
        "sns:Subscribe",
        "sns:Unsubscribe",
    ];
    const arns = (names: readonly string[]) => oneOrMany(topicArns(deployment, { ...resources, topicNames: names }));
    const made = topicNames.filter((name) => !existing.topics.includes(name));
    return [
        ...(made.length === 0
            ? []
            : [
                  {
                      Sid: "ConfigureTopics",
                      Effect: "Allow" as const,
                      Action: [
                          ...subscribe,
                          "sns:CreateTopic",
                          "sns:DeleteTopic",
                          "sns:GetTopicAttributes",
                          "sns:ListTagsForResource",
                          "sns:SetTopicAttributes",
                          "sns:TagResource",
                          "sns:UntagResource",
                      ],
                      Resource: arns(made),
                  },
              ]),
        // The subscriptions are made here, the topic is another team's.
        ...(existing.topics.length === 0
            ? []
            : [
                  {
                      Sid: "SubscribeToExistingTopics",
                      Effect: "Allow" as const,
                      Action: subscribe,
                      Resource: arns(existing.topics),
                  },
              ]),
    ];
}

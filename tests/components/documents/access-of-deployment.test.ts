import assert from "node:assert/strict";
import { deploymentPolicies } from "../../../components/documents/deployment-policies";
import type { PolicyDocument, Statement } from "../../../components/documents/policy-document";
import { role } from "../../evaluation/callers";
import { proveAccess, type RequestRow } from "../../evaluation/prove-access";
import {
    archiveKey,
    buckets,
    catalog,
    deliveryRole,
    deploymentRoles,
    logGroup,
    onEach,
    policyOf,
    queryBucket,
    resources,
    topics,
    trailKey,
    withAlias,
    workgroup,
} from "../../evaluation/requests/deployment-resources";
import { deployment, trail } from "../../helpers/deployment";

const { managementAccountId, logArchiveAccountId } = deployment;
const { trailAccount, logArchiveAccount } = deploymentPolicies(deployment, resources, deploymentRoles);
/** About a resource of the other account: proved by itself. */
const assumption = trailAccount.Statement.filter(({ Sid }) => Sid === "AssumeLogArchiveRole");
const without = (left: readonly Statement[]) => ({
    ...trailAccount,
    Statement: trailAccount.Statement.filter((statement) => !left.includes(statement)),
});
const accessRoles = (account: string) =>
    ["operator", "auditor"].map((name) => `arn:aws:iam::${account}:role/orgtrail-${name}`);
const alarm = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orgtrail-root-usage";
const dashboard = "arn:aws:cloudwatch::111122223333:dashboard/orgtrail-detections";
const serviceRole = "aws-service-role/cloudtrail.amazonaws.com/AWSServiceRoleForCloudTrail";
const toCloudTrail = { "iam:PassedToService": "cloudtrail.amazonaws.com" };

const makeRole = [
    "iam:CreateRole",
    "iam:DeleteRole",
    "iam:DeleteRolePolicy",
    "iam:GetRole",
    "iam:GetRolePolicy",
    "iam:ListAttachedRolePolicies",
    "iam:ListInstanceProfilesForRole",
    "iam:ListRolePolicies",
    "iam:PutRolePolicy",
    "iam:TagRole",
    "iam:UntagRole",
    "iam:UpdateAssumeRolePolicy",
    "iam:UpdateRole",
    "iam:UpdateRoleDescription",
];
const finishKey = [
    "kms:CreateAlias",
    "kms:DescribeKey",
    "kms:EnableKeyRotation",
    "kms:GetKeyPolicy",
    "kms:GetKeyRotationStatus",
    "kms:ListResourceTags",
    "kms:TagResource",
];
const configureKey = ["kms:PutKeyPolicy", "kms:UntagResource", "kms:UpdateKeyDescription"];

function ofKey(key: string, alias: string): RequestRow[] {
    const account = key.split(":")[4] ?? "";
    return [
        ["makes a key", "allowed", ["kms:CreateKey", "kms:ListAliases"], "*"],
        ["finishes a key that has no name yet", "allowed", finishKey, key],
        ["names it", "allowed", "kms:CreateAlias", `arn:aws:kms:eu-west-1:${account}:alias/${alias}`],
        ["gives it another name", "not allowed", "kms:CreateAlias", `arn:aws:kms:eu-west-1:${account}:alias/payroll`],
        ["configures its key", "allowed", configureKey, key, withAlias(alias)],
        ["configures another key", "not allowed", "kms:PutKeyPolicy", key, withAlias("payroll")],
        ["uses the key", "not allowed", ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"], key, withAlias(alias)],
    ];
}

proveAccess("requests of the deployment in the trail's account", {
    document: without(assumption),
    attachedTo: "identity",
    policyOf,
    owner: managementAccountId,
    requests: [
        {
            who: "the deployment",
            caller: role(managementAccountId, "Deployment"),
            requests: [
                [
                    "makes and changes the trail",
                    "allowed",
                    [
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
                    trail,
                ],
                [
                    "stops or deletes the trail",
                    "not allowed",
                    ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail"],
                    trail,
                ],
                ["changes another trail", "not allowed", "cloudtrail:UpdateTrail", `${trail}-2`],
                [
                    "asks what knows no resource",
                    "allowed",
                    [
                        "cloudtrail:DescribeTrails",
                        "logs:DescribeLogGroups",
                        "organizations:DescribeOrganization",
                        "organizations:ListAWSServiceAccessForOrganization",
                    ],
                    "*",
                ],
                [
                    "makes CloudTrail's own role",
                    "allowed",
                    ["iam:CreateServiceLinkedRole", "iam:GetRole"],
                    `arn:aws:iam::111122223333:role/${serviceRole}`,
                ],
                [
                    "makes another service's role",
                    "not allowed",
                    "iam:CreateServiceLinkedRole",
                    "arn:aws:iam::111122223333:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS",
                ],
                ...onEach(
                    "makes and changes the log group",
                    [
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
                    [logGroup, `${logGroup}:*`],
                ),
                ["deletes the log group", "not allowed", ["logs:DeleteLogGroup", "logs:DeleteLogStream"], logGroup],
                ["reads events", "not allowed", ["logs:StartQuery", "logs:FilterLogEvents"], logGroup],
                ["passes the log delivery role to CloudTrail", "allowed", "iam:PassRole", deliveryRole, toCloudTrail],
                [
                    "passes it to a function",
                    "not allowed",
                    "iam:PassRole",
                    deliveryRole,
                    { "iam:PassedToService": "lambda.amazonaws.com" },
                ],
                ["passes another role", "not allowed", "iam:PassRole", `${deliveryRole}-2`, toCloudTrail],
                [
                    "makes and changes an alarm",
                    "allowed",
                    [
                        "cloudwatch:DeleteAlarms",
                        "cloudwatch:ListTagsForResource",
                        "cloudwatch:PutMetricAlarm",
                        "cloudwatch:TagResource",
                        "cloudwatch:UntagResource",
                    ],
                    alarm,
                ],
                [
                    "silences an alarm",
                    "not allowed",
                    ["cloudwatch:DisableAlarmActions", "cloudwatch:SetAlarmState"],
                    alarm,
                ],
                [
                    "changes another alarm",
                    "not allowed",
                    "cloudwatch:DeleteAlarms",
                    alarm.replace("orgtrail", "payroll"),
                ],
                ["finds any alarm", "allowed", "cloudwatch:DescribeAlarms", alarm.replace("orgtrail", "payroll")],
                [
                    "makes and changes the dashboard",
                    "allowed",
                    ["cloudwatch:DeleteDashboards", "cloudwatch:GetDashboard", "cloudwatch:PutDashboard"],
                    dashboard,
                ],
                ["changes another dashboard", "not allowed", "cloudwatch:PutDashboard", `${dashboard}-2`],
                ...onEach(
                    "makes and changes the topic",
                    [
                        "sns:CreateTopic",
                        "sns:DeleteTopic",
                        "sns:GetSubscriptionAttributes",
                        "sns:ListSubscriptionsByTopic",
                        "sns:GetTopicAttributes",
                        "sns:ListTagsForResource",
                        "sns:SetSubscriptionAttributes",
                        "sns:SetTopicAttributes",
                        "sns:Subscribe",
                        "sns:TagResource",
                        "sns:Unsubscribe",
                        "sns:UntagResource",
                    ],
                    topics,
                ),
                ["publishes", "not allowed", "sns:Publish", topics[0] ?? ""],
                ["changes another topic", "not allowed", "sns:SetTopicAttributes", `${topics[0]}-2`],
                ...ofKey(trailKey, "orgtrail-trail"),
                [
                    "schedules the key's deletion",
                    "not allowed",
                    "kms:ScheduleKeyDeletion",
                    trailKey,
                    withAlias("orgtrail-trail"),
                ],
                ...onEach("makes the role", makeRole, [deliveryRole, ...accessRoles(managementAccountId)]),
                ["makes another role", "not allowed", ["iam:CreateRole", "iam:PutRolePolicy"], `${deliveryRole}-2`],
                ["attaches a managed policy", "not allowed", "iam:AttachRolePolicy", deliveryRole],
            ],
        },
    ],
});

proveAccess("requests of the deployment in the log-archive account", {
    document: logArchiveAccount,
    attachedTo: "identity",
    policyOf,
    owner: logArchiveAccountId,
    requests: [
        {
            who: "the deployment",
            caller: role(logArchiveAccountId, "Deployment"),
            requests: [
                ...onEach(
                    "makes and changes the bucket",
                    [
                        "s3:CreateBucket",
                        "s3:GetAccelerateConfiguration",
                        "s3:GetBucketAcl",
                        "s3:GetBucketCORS",
                        "s3:GetBucketLogging",
                        "s3:GetBucketObjectLockConfiguration",
                        "s3:GetBucketOwnershipControls",
                        "s3:GetBucketPolicy",
                        "s3:GetBucketPublicAccessBlock",
                        "s3:GetBucketRequestPayment",
                        "s3:GetBucketTagging",
                        "s3:GetBucketVersioning",
                        "s3:GetBucketWebsite",
                        "s3:GetEncryptionConfiguration",
                        "s3:GetLifecycleConfiguration",
                        "s3:GetReplicationConfiguration",
                        "s3:ListBucket",
                        "s3:ListTagsForResource",
                        "s3:PutBucketLogging",
                        "s3:PutBucketObjectLockConfiguration",
                        "s3:PutBucketOwnershipControls",
                        "s3:PutBucketPolicy",
                        "s3:PutBucketPublicAccessBlock",
                        "s3:PutBucketTagging",
                        "s3:PutBucketVersioning",
                        "s3:PutEncryptionConfiguration",
                        "s3:PutLifecycleConfiguration",
                        "s3:TagResource",
                        "s3:UntagResource",
                    ],
                    [...buckets, queryBucket],
                ),
                ...onEach("removes the results' bucket", ["s3:DeleteBucket", "s3:DeleteBucketPolicy"], [queryBucket]),
                ["reads a result", "denied by DenyObjectsToOthers", "s3:GetObject", `${queryBucket}/0123.csv`],
                [
                    "makes and changes the workgroup",
                    "allowed",
                    [
                        "athena:CreateNamedQuery",
                        "athena:CreateWorkGroup",
                        "athena:DeleteNamedQuery",
                        "athena:DeleteWorkGroup",
                        "athena:GetNamedQuery",
                        "athena:GetWorkGroup",
                        "athena:ListTagsForResource",
                        "athena:TagResource",
                        "athena:UntagResource",
                        "athena:UpdateWorkGroup",
                    ],
                    workgroup,
                ],
                ["queries", "not allowed", ["athena:StartQueryExecution", "athena:GetQueryResults"], workgroup],
                ["changes another workgroup", "not allowed", "athena:UpdateWorkGroup", `${workgroup}-2`],
                ...onEach(
                    "makes and changes the tables",
                    [
                        "glue:CreateDatabase",
                        "glue:CreateTable",
                        "glue:DeleteDatabase",
                        "glue:DeleteTable",
                        "glue:GetDatabase",
                        "glue:GetPartitionIndexes",
                        "glue:GetTable",
                        "glue:GetTags",
                        "glue:TagResource",
                        "glue:UntagResource",
                        "glue:UpdateDatabase",
                        "glue:UpdateTable",
                    ],
                    [...catalog, "arn:aws:glue:eu-west-1:444455556666:userDefinedFunction/orgtrail_logs/any"],
                ),
                [
                    "changes another table",
                    "not allowed",
                    "glue:UpdateTable",
                    `${catalog[2]?.replace("orgtrail_logs", "payroll")}`,
                ],
                ["deletes the bucket", "not allowed", ["s3:DeleteBucket", "s3:DeleteBucketPolicy"], buckets[0] ?? ""],
                ["reads a log", "denied by DenyReadingByOthers", "s3:GetObject", `${buckets[0]}/file`],
                ["deletes a log", "denied by DenyChangingLogs", "s3:DeleteObject", `${buckets[0]}/file`],
                ["changes another bucket", "not allowed", "s3:PutBucketPolicy", "arn:aws:s3:::payroll"],
                ...ofKey(archiveKey, "orgtrail-archive"),
                ["schedules the key's deletion", "not allowed", "kms:ScheduleKeyDeletion", archiveKey],
                ...onEach("makes the role", makeRole, accessRoles(logArchiveAccountId)),
                [
                    "makes another role",
                    "not allowed",
                    "iam:CreateRole",
                    `arn:aws:iam::${logArchiveAccountId}:role/Other`,
                ],
            ],
        },
    ],
});

proveAccess("requests of the deployment to assume roles", {
    document: { ...trailAccount, Statement: assumption },
    attachedTo: "identity",
    policyOf: () => ({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "TrustManagementAccount",
                Effect: "Allow",
                Principal: { AWS: "arn:aws:iam::111122223333:root" },
                Action: "sts:AssumeRole",
            },
        ],
    }),
    owner: logArchiveAccountId,
    requests: [
        {
            who: "the deployment",
            caller: role(managementAccountId, "Deployment"),
            requests: [
                [
                    "assumes the role of the log-archive account",
                    "allowed",
                    "sts:AssumeRole",
                    deploymentRoles.logArchiveRoleArn,
                ],
                [
                    "assumes another role there",
                    "not allowed",
                    "sts:AssumeRole",
                    "arn:aws:iam::444455556666:role/OrganizationAccountAccessRole",
                ],
            ],
        },
    ],
});

describe("the deployment's policies with existing resources", () => {
    const existing = {
        logBuckets: resources.logBucketNames,
        logGroups: resources.logGroupNames,
        topics: resources.topicNames,
    };
    const key = { arn: "arn:aws:kms:eu-west-1:444455556666:key/theirs" };
    const used = { ...resources, archiveKey: key, trailKey: key, existing, query: undefined };
    const policies = deploymentPolicies(deployment, used, { ...deploymentRoles, accessRoleNames: [] });
    const statements = ({ Statement }: PolicyDocument) =>
        Statement.map(({ Sid, Action }) => [Sid, Action]).filter(([Sid]) => /Bucket|Key|Group|Topic/.test(String(Sid)));

    it("have nothing to do in the log-archive account", () => {
        assert.deepEqual(policies.logArchiveAccount.Statement, []);
    });

    it("put filters on the log group and subscribe to the topics, and configure neither", () => {
        assert.deepEqual(statements(policies.trailAccount), [
            [
                "FilterExistingLogGroups",
                ["logs:DeleteMetricFilter", "logs:DescribeMetricFilters", "logs:PutMetricFilter"],
            ],
            ["FindLogGroups", "logs:DescribeLogGroups"],
            [
                "SubscribeToExistingTopics",
                [
                    "sns:GetSubscriptionAttributes",
                    "sns:ListSubscriptionsByTopic",
                    "sns:SetSubscriptionAttributes",
                    "sns:Subscribe",
                    "sns:Unsubscribe",
                ],
            ],
        ]);
    });
});

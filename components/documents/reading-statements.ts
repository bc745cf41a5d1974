import { ofObjectsIn } from "./archive-key-policy";
import { alarmArn, bucketArn } from "./arns";
import type { Deployment } from "./deployment";
import {
    catalogArns,
    keyScope,
    logBucketArns,
    logDeliveryRoleArns,
    logGroupArns,
    topicArns,
    workgroupArn,
    type DeploymentResources,
} from "./deployment-resources";
import { oneOrMany, type IdentityStatement } from "./policy-document";

const readKey = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"];

/** Log files, digests and access logs as they were delivered. Bucket and key let the role in by its name as well. */
export function readLogs(deployment: Deployment, resources: DeploymentResources): IdentityStatement[] {
    const buckets = logBucketArns(deployment, resources);
    const { Resource, Condition } = keyScope(deployment, deployment.logArchiveAccountId, resources.archiveKey);
    return [
        // Verification reads each object that a digest names, in the version that it names.
        {
            Sid: "ReadLogs",
            Effect: "Allow",
            Action: ["s3:GetObject", "s3:GetObjectVersion"],
            Resource: oneOrMany(buckets.map((bucket) => `${bucket}/*`)),
        },
        {
            Sid: "ListLogs",
            Effect: "Allow",
            Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"],
            Resource: oneOrMany(buckets),
        },
        // CloudTrail's files alone carry this context.
        {
            Sid: "DecryptLogs",
            Effect: "Allow",
            Action: "kms:Decrypt",
            Resource,
            Condition: { ...Condition, Null: { "kms:EncryptionContext:aws:cloudtrail:arn": "false" } },
        },
    ];
}

/** Queries of the archive, and their results; what it takes beside it to see workgroup and tables, {@link inspectArchive} has. */
export function queryLogs(deployment: Deployment, { archiveKey, query }: DeploymentResources): IdentityStatement[] {
    if (!query) {
        return [];
    }
    const { Resource, Condition } = keyScope(deployment, deployment.logArchiveAccountId, archiveKey);
    const results = bucketArn(deployment, query.bucket);
    return [
        {
            Sid: "QueryLogs",
            Effect: "Allow",
            Action: [
                "athena:BatchGetQueryExecution",
                "athena:GetNamedQuery",
                "athena:GetQueryExecution",
                "athena:GetQueryResults",
                "athena:GetQueryResultsStream",
                "athena:GetQueryRuntimeStatistics",
                "athena:ListQueryExecutions",
                "athena:StartQueryExecution",
                "athena:StopQueryExecution",
            ],
            Resource: workgroupArn(deployment, query),
        },
        // It knows no resources; the console lists before it lets choose.
        { Sid: "ListWorkgroups", Effect: "Allow", Action: "athena:ListWorkGroups", Resource: "*" },
        // Athena writes results, and reads them back, as whoever asks.
        {
            Sid: "KeepResults",
            Effect: "Allow",
            Action: ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"],
            Resource: `${results}/*`,
        },
        {
            Sid: "EncryptResults",
            Effect: "Allow",
            Action: ["kms:Decrypt", "kms:GenerateDataKey"],
            Resource,
            Condition: { ...Condition, ...ofObjectsIn(results) },
        },
        {
            Sid: "FindResults",
            Effect: "Allow",
            Action: ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"],
            Resource: results,
        },
    ];
}

/** How the archive is configured: what `doctor` and auditors compare with the settings. */
export function inspectArchive(deployment: Deployment, resources: DeploymentResources): IdentityStatement[] {
    const { query } = resources;
    return [
        ...(query
            ? [
                  {
                      Sid: "InspectWorkgroup",
                      Effect: "Allow" as const,
                      Action: ["athena:GetWorkGroup", "athena:ListNamedQueries", "athena:BatchGetNamedQuery"],
                      Resource: workgroupArn(deployment, query),
                  },
                  {
                      Sid: "InspectTables",
                      Effect: "Allow" as const,
                      Action: ["glue:GetDatabase", "glue:GetTable", "glue:GetTables"],
                      Resource: catalogArns(deployment, query),
                  },
              ]
            : []),
        {
            Sid: "InspectBuckets",
            Effect: "Allow",
            Action: [
                "s3:GetAccelerateConfiguration",
                "s3:GetBucketAcl",
                "s3:GetBucketCORS",
                "s3:GetBucketLogging",
                "s3:GetBucketObjectLockConfiguration",
                "s3:GetBucketOwnershipControls",
                "s3:GetBucketPolicy",
                "s3:GetBucketPolicyStatus",
                "s3:GetBucketPublicAccessBlock",
                "s3:GetBucketRequestPayment",
                "s3:GetBucketTagging",
                "s3:GetBucketVersioning",
                "s3:GetBucketWebsite",
                "s3:GetEncryptionConfiguration",
                "s3:GetLifecycleConfiguration",
                "s3:GetReplicationConfiguration",
            ],
            Resource: oneOrMany([
                ...logBucketArns(deployment, resources),
                ...(query ? [bucketArn(deployment, query.bucket)] : []),
            ]),
        },
        {
            Sid: "InspectArchiveKey",
            Effect: "Allow",
            Action: readKey,
            ...keyScope(deployment, deployment.logArchiveAccountId, resources.archiveKey),
        },
        // AWS narrows the listing of aliases to no key.
        { Sid: "ListAliases", Effect: "Allow", Action: "kms:ListAliases", Resource: "*" },
    ];
}

/** How trails, log groups, alarms and topics are configured, and with which keys digests are verified. */
export function inspectTrails(deployment: Deployment, resources: DeploymentResources): IdentityStatement[] {
    const deliveryRoles = logDeliveryRoleArns(deployment, resources);
    const logGroups = logGroupArns(deployment, resources);
    return [
        {
            Sid: "InspectTrails",
            Effect: "Allow",
            Action: [
                "cloudtrail:GetEventSelectors",
                "cloudtrail:GetInsightSelectors",
                "cloudtrail:GetTrail",
                "cloudtrail:GetTrailStatus",
                "cloudtrail:ListTags",
            ],
            Resource: oneOrMany(resources.trailArns),
        },
        // These actions know no resources.
        {
            Sid: "InspectAccount",
            Effect: "Allow",
            Action: [
                "cloudtrail:DescribeTrails",
                "cloudtrail:ListPublicKeys",
                "cloudtrail:ListTrails",
                "cloudwatch:GetMetricData",
                "cloudwatch:GetMetricStatistics",
                "cloudwatch:ListMetrics",
                "kms:ListAliases",
                "logs:DescribeLogGroups",
            ],
            Resource: "*",
        },
        // A listing of alarms by prefix needs all alarms of the account.
        {
            Sid: "InspectAlarms",
            Effect: "Allow",
            Action: ["cloudwatch:DescribeAlarmHistory", "cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"],
            Resource: alarmArn(deployment, "*"),
        },
        ...(logGroups.length === 0
            ? []
            : [
                  {
                      Sid: "InspectLogGroups",
                      Effect: "Allow" as const,
                      Action: [
                          "logs:DescribeLogStreams",
                          "logs:DescribeMetricFilters",
                          "logs:DescribeSubscriptionFilters",
                          "logs:ListTagsForResource",
                      ],
                      Resource: logGroups,
                  },
                  {
                      Sid: "InspectLogDeliveryRoles",
                      Effect: "Allow" as const,
                      Action: [
                          "iam:GetRole",
                          "iam:GetRolePolicy",
                          "iam:ListAttachedRolePolicies",
                          "iam:ListRolePolicies",
                      ],
                      Resource: oneOrMany(deliveryRoles),
                  },
              ]),
        {
            Sid: "InspectTopics",
            Effect: "Allow",
            Action: [
                "sns:GetSubscriptionAttributes",
                "sns:GetTopicAttributes",
                "sns:ListSubscriptionsByTopic",
                "sns:ListTagsForResource",
            ],
            Resource: oneOrMany(topicArns(deployment, resources)),
        },
        {
            Sid: "InspectTrailKey",
            Effect: "Allow",
            Action: readKey,
            ...keyScope(deployment, deployment.managementAccountId, resources.trailKey),
        },
    ];
}

import { auditorPolicies, operatorPolicies } from "../../../components/documents/access-role-policies";
import { role } from "../../evaluation/callers";
import { proveAccess, type RequestRow } from "../../evaluation/prove-access";
import {
    archiveKey,
    buckets,
    catalog,
    deliveryRole,
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
const logFile = `${buckets[0]}/AWSLogs/o-exampleorgid/file.json.gz`;
const objects = buckets.map((bucket) => `${bucket}/file`);
const context = { "kms:EncryptionContext:aws:cloudtrail:arn": trail };
const readKey = ["kms:DescribeKey", "kms:GetKeyPolicy", "kms:GetKeyRotationStatus", "kms:ListResourceTags"];
const alarm = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orgtrail-root-usage";

const inspectBucket = [
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
];

const inLogArchive: readonly RequestRow[] = [
    ...onEach("reads objects", ["s3:GetObject", "s3:GetObjectVersion"], objects),
    ...onEach("lists objects", ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketVersions"], buckets),
    ...onEach("sees the settings", inspectBucket, [...buckets, queryBucket]),
    [
        "sees the workgroup",
        "allowed",
        ["athena:BatchGetNamedQuery", "athena:GetWorkGroup", "athena:ListNamedQueries"],
        workgroup,
    ],
    ["sees another workgroup", "not allowed", "athena:GetWorkGroup", workgroup.replace(/[^/]+$/, "primary")],
    ...onEach("sees the tables", ["glue:GetDatabase", "glue:GetTable", "glue:GetTables"], catalog),
    ["sees another table", "not allowed", "glue:GetTable", `${catalog[2]?.replace("orgtrail_logs", "payroll")}`],
    ["changes a table", "not allowed", ["glue:UpdateTable", "glue:DeleteTable"], catalog[2] ?? ""],
    ["changes the workgroup", "not allowed", ["athena:UpdateWorkGroup", "athena:DeleteWorkGroup"], workgroup],
    ["reconfigures the results' bucket", "denied by DenyReconfiguringBucket", "s3:PutBucketPolicy", queryBucket],
    ["decrypts a log file", "allowed", "kms:Decrypt", archiveKey, { ...context, ...withAlias("orgtrail-archive") }],
    ["decrypts something else", "not allowed", "kms:Decrypt", archiveKey, withAlias("orgtrail-archive")],
    ["decrypts with another key", "not allowed", "kms:Decrypt", archiveKey, { ...context, ...withAlias("payroll") }],
    ["decrypts with a key without a name", "not allowed", "kms:Decrypt", archiveKey, context],
    ["sees the key's settings", "allowed", readKey, archiveKey, withAlias("other", "orgtrail-archive")],
    ["sees another key's settings", "not allowed", readKey, archiveKey, withAlias("payroll")],
    ["lists aliases", "allowed", "kms:ListAliases", "*"],
    ["reads another bucket", "not allowed", ["s3:GetObject", "s3:ListBucket"], "arn:aws:s3:::payroll/file"],
    ["writes a log file", "denied by DenyWritingByOthers and DenyChangingLogs", "s3:PutObject", logFile],
    ["deletes a log file", "denied by DenyChangingLogs", ["s3:DeleteObject", "s3:DeleteObjectVersion"], logFile],
    [
        "changes a setting",
        "denied by DenyReconfiguringBucket",
        ["s3:PutBucketPolicy", "s3:PutLifecycleConfiguration"],
        buckets[0] ?? "",
    ],
    ["changes the key", "denied by DenyKeyTampering", ["kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"], archiveKey],
];

const inTrailAccount: readonly RequestRow[] = [
    [
        "sees the trail",
        "allowed",
        [
            "cloudtrail:GetEventSelectors",
            "cloudtrail:GetInsightSelectors",
            "cloudtrail:GetTrail",
            "cloudtrail:GetTrailStatus",
            "cloudtrail:ListTags",
        ],
        trail,
    ],
    ["sees another trail", "not allowed", ["cloudtrail:GetTrail", "cloudtrail:GetEventSelectors"], `${trail}-2`],
    [
        "asks what knows no resource",
        "allowed",
        [
            "cloudtrail:DescribeTrails",
            "cloudtrail:ListPublicKeys",
            "cloudtrail:ListTrails",
            "cloudwatch:GetMetricData",
            "cloudwatch:GetMetricStatistics",
            "cloudwatch:ListMetrics",
            "kms:ListAliases",
            "logs:DescribeLogGroups",
        ],
        "*",
    ],
    [
        "sees an alarm",
        "allowed",
        ["cloudwatch:DescribeAlarmHistory", "cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"],
        alarm,
    ],
    ["sees the log group", "allowed", ["logs:DescribeMetricFilters", "logs:ListTagsForResource"], logGroup],
    [
        "sees the log group with its streams",
        "allowed",
        ["logs:DescribeLogStreams", "logs:DescribeSubscriptionFilters"],
        `${logGroup}:*`,
    ],
    ["sees another log group", "not allowed", "logs:DescribeMetricFilters", `${logGroup}-2`],
    [
        "sees the role for log delivery",
        "allowed",
        ["iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies"],
        deliveryRole,
    ],
    ["passes it on", "not allowed", "iam:PassRole", deliveryRole],
    ["sees another role", "not allowed", "iam:GetRole", `${deliveryRole}-2`],
    ...onEach(
        "sees the topic",
        [
            "sns:GetSubscriptionAttributes",
            "sns:GetTopicAttributes",
            "sns:ListSubscriptionsByTopic",
            "sns:ListTagsForResource",
        ],
        topics,
    ),
    ["subscribes", "not allowed", ["sns:Subscribe", "sns:Publish"], topics[0] ?? ""],
    ["sees the key's settings", "allowed", readKey, trailKey, withAlias("orgtrail-trail")],
    ["sees another key's settings", "not allowed", readKey, trailKey, withAlias("payroll")],
    [
        "changes the trail",
        "not allowed",
        ["cloudtrail:StopLogging", "cloudtrail:DeleteTrail", "cloudtrail:UpdateTrail", "cloudtrail:PutEventSelectors"],
        trail,
    ],
    ["silences an alarm", "not allowed", ["cloudwatch:DeleteAlarms", "cloudwatch:DisableAlarmActions"], alarm],
    ["changes the log group", "not allowed", ["logs:DeleteLogGroup", "logs:PutRetentionPolicy"], logGroup],
];

const search: RequestRow[2] = [
    "cloudtrail:LookupEvents",
    "logs:StopQuery",
    "organizations:DescribeOrganization",
    "organizations:ListAccounts",
];
const query = [
    "logs:FilterLogEvents",
    "logs:GetLogEvents",
    "logs:GetLogRecord",
    "logs:GetQueryResults",
    "logs:StartQuery",
];

const result = `${queryBucket}/0123.csv`;
const ofResults = (arn: string, alias = "orgtrail-archive") => ({
    "kms:EncryptionContext:aws:s3:arn": arn,
    ...withAlias(alias),
});
const useKey = ["kms:Decrypt", "kms:GenerateDataKey"];
const ask = [
    "athena:BatchGetQueryExecution",
    "athena:GetNamedQuery",
    "athena:GetQueryExecution",
    "athena:GetQueryResults",
    "athena:GetQueryResultsStream",
    "athena:GetQueryRuntimeStatistics",
    "athena:ListQueryExecutions",
    "athena:StartQueryExecution",
    "athena:StopQueryExecution",
];
const keepResults = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"];
const findResults = ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"];

const redundant = {
    "DecryptLogs Condition Null kms:EncryptionContext:aws:cloudtrail:arn":
        "the key's policy asks for the context as well; an existing key's may not",
    "EncryptResults Condition StringLike kms:EncryptionContext:aws:s3:arn":
        "the key's policy asks for the context as well; an existing key's may not",
};
const auditor = auditorPolicies(deployment, resources);
const operator = operatorPolicies(deployment, resources);

proveAccess("requests of an auditor in the log-archive account", {
    document: auditor.logArchiveAccount,
    attachedTo: "identity",
    policyOf,
    owner: logArchiveAccountId,
    requests: [
        {
            who: "an auditor",
            caller: role(logArchiveAccountId, "orgtrail-auditor"),
            requests: [
                ...inLogArchive,
                ["restores an archived object", "not allowed", "s3:RestoreObject", logFile],
                ["queries the archive", "not allowed", ask, workgroup],
                ["reads or writes results", "not allowed", keepResults, result],
                ["encrypts results", "not allowed", useKey, archiveKey, ofResults(queryBucket)],
            ],
        },
    ],
});

proveAccess("requests of an auditor in the trail's account", {
    document: auditor.trailAccount,
    attachedTo: "identity",
    policyOf,
    owner: managementAccountId,
    requests: [
        {
            who: "an auditor",
            caller: role(managementAccountId, "orgtrail-auditor"),
            requests: [
                ...inTrailAccount,
                ["searches the event history", "not allowed", search, "*"],
                ["queries the log group", "not allowed", query, logGroup],
            ],
        },
    ],
});

proveAccess("requests of an operator in the log-archive account", {
    document: operator.logArchiveAccount,
    redundant,
    attachedTo: "identity",
    policyOf,
    owner: logArchiveAccountId,
    requests: [
        {
            who: "an operator",
            caller: role(logArchiveAccountId, "orgtrail-operator"),
            requests: [
                ...inLogArchive,
                ...onEach("restores an archived object", ["s3:RestoreObject"], objects),
                ["queries the archive", "allowed", ask, workgroup],
                ["queries in another workgroup", "not allowed", ask, workgroup.replace(/[^/]+$/, "primary")],
                ["lists workgroups", "allowed", "athena:ListWorkGroups", "*"],
                ["keeps results", "allowed", keepResults, result],
                ["deletes a result", "not allowed", "s3:DeleteObject", result],
                ["finds results", "allowed", findResults, queryBucket],
                ["encrypts results", "allowed", useKey, archiveKey, ofResults(result)],
                ["encrypts results with the bucket's key", "allowed", useKey, archiveKey, ofResults(queryBucket)],
                ["encrypts a log", "not allowed", "kms:GenerateDataKey", archiveKey, ofResults(logFile)],
                ["encrypts results with another key", "not allowed", useKey, archiveKey, ofResults(result, "payroll")],
                ["restores another bucket's object", "not allowed", "s3:RestoreObject", "arn:aws:s3:::payroll/file"],
            ],
        },
    ],
});

proveAccess("requests of an operator in the trail's account", {
    document: operator.trailAccount,
    attachedTo: "identity",
    policyOf,
    owner: managementAccountId,
    requests: [
        {
            who: "an operator",
            caller: role(managementAccountId, "orgtrail-operator"),
            requests: [
                ...inTrailAccount,
                ["searches the event history", "allowed", search, "*"],
                ["queries the log group", "allowed", query, logGroup],
                ["queries its streams", "allowed", query, `${logGroup}:*`],
                ["queries another log group", "not allowed", query, `${logGroup}-2`],
            ],
        },
    ],
});

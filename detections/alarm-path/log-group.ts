import {
    all,
    any,
    comparison,
    contains,
    equals,
    notEquals,
    notExists,
    oneOf,
    succeeded,
} from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { record, roleSession } from "../sample-record";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

const source = "logs.amazonaws.com";
const groupEvents = [
    "DeleteLogGroup",
    "DeleteLogStream",
    "PutRetentionPolicy",
    "DeleteRetentionPolicy",
    "AssociateKmsKey",
    "DisassociateKmsKey",
    "PutMetricFilter",
    "DeleteMetricFilter",
    "PutSubscriptionFilter",
    "DeleteSubscriptionFilter",
];
/** Their events carry `logGroupIdentifier`, a name or an ARN (CloudWatch Logs API Reference). */
const identifierEvents = [
    "PutDataProtectionPolicy",
    "DeleteDataProtectionPolicy",
    "PutTransformer",
    "PutLogGroupDeletionProtection",
];

/** The log group of the trail: without it, or with other filters on it, no alarm of this catalogue fires. */
export function trailLogGroupChanged({ logGroup, region, managementAccountId }: DetectionContext): PatternDetection {
    const change = (name: string, parameters = {}, fields = {}) =>
        record(source, name, { requestParameters: { logGroupName: logGroup, ...parameters }, ...fields });
    const accountPolicy = (policyType: string, recipientAccountId = managementAccountId) =>
        record(source, "PutAccountPolicy", {
            recipientAccountId,
            requestParameters: { policyName: "mask", policyDocument: "{}", policyType, scope: "ALL" },
        });
    const arn = `arn:aws:logs:${region}:${managementAccountId}:log-group:${logGroup}`;
    return {
        ...firstEvent,
        id: "trail-log-group-changed",
        title: "Log group of the trail, or a metric filter on it, changed",
        why: "Every alarm on the audit log reads this log group: without it, its events or its filters, the alarms stay silent.",
        response:
            "Deploy again, and test one alarm. Then search the archive, which is still complete, for what happened in the meantime.",
        severity: "critical",
        techniques: ["T1562.008", "T1070"],
        controls: [],
        noise: "A deployment that changes alarms or the log group.",
        events: [{ source, names: [...groupEvents, ...identifierEvents, "PutAccountPolicy"] }],
        watches: `the log group ${logGroup}, and the policies for every log group of the account ${managementAccountId}, but for field indexes`,
        condition: all(
            equals("$.eventSource", source),
            any(
                all(oneOf("$.eventName", groupEvents), equals("$.requestParameters.logGroupName", logGroup)),
                all(
                    oneOf("$.eventName", identifierEvents),
                    contains("$.requestParameters.logGroupIdentifier", logGroup),
                ),
                all(
                    equals("$.eventName", "PutAccountPolicy"),
                    equals("$.recipientAccountId", managementAccountId),
                    notEquals("$.requestParameters.policyType", "FIELD_INDEX_POLICY"),
                ),
            ),
            succeeded(),
        ),
        samples: () => ({
            match: [
                change("DeleteLogGroup"),
                change("DeleteLogStream", { logStreamName: "o-exampleorgid_111122223333_CloudTrail_us-east-1" }),
                change("PutRetentionPolicy", { retentionInDays: 1 }),
                change("DeleteRetentionPolicy"),
                change("AssociateKmsKey", { kmsKeyId: "arn:aws:kms:us-east-1:999988887777:key/1234abcd" }),
                change("DisassociateKmsKey"),
                change("DeleteMetricFilter", { filterName: "orgtrail-root-user-usage" }),
                change(
                    "PutMetricFilter",
                    { filterName: "orgtrail-root-user-usage", filterPattern: "{ $.eventName = Nothing }" },
                    { userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com") },
                ),
                change("PutSubscriptionFilter", {
                    filterName: "copy",
                    filterPattern: "",
                    destinationArn: "arn:aws:logs:us-east-1:999988887777:destination:copy",
                }),
                change("DeleteSubscriptionFilter", { filterName: "siem" }),
                accountPolicy("DATA_PROTECTION_POLICY"),
                accountPolicy("TRANSFORMER_POLICY"),
                ...identifierEvents.map((name) =>
                    record(source, name, { requestParameters: { logGroupIdentifier: arn } }),
                ),
            ],
            ignore: [
                accountPolicy("FIELD_INDEX_POLICY"),
                accountPolicy("DATA_PROTECTION_POLICY", "777788889999"),
                // CloudTrail makes a stream of its own for every account and Region.
                change(
                    "CreateLogStream",
                    { logStreamName: "o-exampleorgid_444455556666_CloudTrail_us-east-1" },
                    {
                        userIdentity: roleSession("CloudTrailLogDelivery", "CLOUDTRAIL", "cloudtrail.amazonaws.com"),
                    },
                ),
                record(source, "DeleteLogGroup", { requestParameters: { logGroupName: "/aws/lambda/resize" } }),
                change("DescribeMetricFilters", {}, { readOnly: true }),
                change(
                    "DeleteLogGroup",
                    {},
                    {
                        errorCode: "ResourceNotFoundException",
                        errorMessage: "The specified log group does not exist.",
                    },
                ),
                record(source, "PutDataProtectionPolicy", {
                    requestParameters: { logGroupIdentifier: "/aws/lambda/payment" },
                }),
                record(source, "StartLiveTail", {
                    readOnly: true,
                    requestParameters: { logGroupIdentifier: arn },
                }),
            ],
        }),
    };
}

/** Parts of the names that AWS or habit gives to the log groups of audit logs. */
const auditNames = ["loudtrail", "loudTrail", "udit", "low-log", "lowlog", "lowLog", "aws-waf-logs", "/aws/eks/"];
const losing = ["DeleteLogGroup", "DeleteLogStream", "DisassociateKmsKey", "DeleteSubscriptionFilter"];

/** Log groups that are audit logs by their names: the service's own defaults and what people call them. */
export function auditLogGroupLost({ logGroup }: DetectionContext): PatternDetection {
    const logGroupName = "$.requestParameters.logGroupName";
    return {
        ...firstEvent,
        id: "audit-log-group-lost",
        title: "Audit log group deleted, or its log kept for less than three months",
        why: "Flow logs, WAF logs, the audit logs of clusters and databases: they show what the API calls cannot.",
        response: "Ask who owned the log group. If nobody deleted it on purpose, look at what its source did before.",
        severity: "medium",
        techniques: ["T1562.008", "T1070"],
        controls: [],
        noise: "Clusters, VPCs and web ACLs that are deleted together with their log groups.",
        events: [{ source, names: [...losing, "PutRetentionPolicy", "DeleteAccountPolicy", "DeleteDestination"] }],
        watches: `log groups with ${auditNames.join(", ")} in their names, but for ${logGroup}; every account policy and destination`,
        condition: all(
            equals("$.eventSource", source),
            any(
                oneOf("$.eventName", ["DeleteAccountPolicy", "DeleteDestination"]),
                all(
                    any(oneOf("$.eventName", losing), comparison("$.requestParameters.retentionInDays", "<", 90)),
                    any(...auditNames.map((name) => contains(logGroupName, name))),
                    notEquals(logGroupName, logGroup),
                ),
            ),
            notExists("$.userIdentity.invokedBy"),
            succeeded(),
        ),
        samples: () => ({
            match: [
                ...[
                    "aws-cloudtrail-logs-111122223333-0a1b2c3d",
                    "CloudTrail/DefaultLogGroup",
                    "/database/audit",
                    "vpc-flow-logs",
                    "/network/vpc-flowlogs",
                    "VPCFlowLogs",
                    "aws-waf-logs-shop",
                    "/aws/eks/production/cluster",
                ].map((logGroupName) => record(source, "DeleteLogGroup", { requestParameters: { logGroupName } })),
                record(source, "DeleteLogStream", {
                    requestParameters: { logGroupName: "vpc-flow-logs", logStreamName: "eni-0123456789abcdef0-all" },
                }),
                record(source, "DisassociateKmsKey", { requestParameters: { logGroupName: "/database/audit" } }),
                record(source, "DeleteSubscriptionFilter", {
                    requestParameters: { logGroupName: "vpc-flow-logs", filterName: "siem" },
                }),
                record(source, "PutRetentionPolicy", {
                    requestParameters: { logGroupName: "/database/audit", retentionInDays: 1 },
                }),
                record(source, "DeleteAccountPolicy", {
                    requestParameters: { policyName: "siem", policyType: "SUBSCRIPTION_FILTER_POLICY" },
                }),
                record(source, "DeleteDestination", { requestParameters: { destinationName: "siem" } }),
            ],
            ignore: [
                record(source, "DeleteLogGroup", { requestParameters: { logGroupName: "/aws/lambda/workflow-dev" } }),
                record(source, "DeleteLogGroup", {
                    requestParameters: { logGroupName: "vpc-flow-logs" },
                    userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                }),
                record(source, "PutRetentionPolicy", {
                    requestParameters: { logGroupName: "/database/audit", retentionInDays: 365 },
                }),
                record(source, "CreateLogStream", {
                    requestParameters: { logGroupName: "/database/audit", logStreamName: "primary" },
                }),
                record(source, "PutSubscriptionFilter", {
                    requestParameters: { logGroupName: "vpc-flow-logs", filterName: "siem" },
                }),
                record(source, "DeleteLogGroup", {
                    errorCode: "ResourceNotFoundException",
                    errorMessage: "The specified log group does not exist.",
                    requestParameters: { logGroupName: "/database/audit" },
                }),
                record(source, "DeleteLogStream", {
                    requestParameters: { logGroupName: logGroup, logStreamName: "1" },
                }),
            ],
        }),
    };
}

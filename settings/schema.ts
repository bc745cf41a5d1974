import { z } from "zod";
import { alarmsSchema } from "./alarms";
import { athena } from "./athena-schema";
import * as name from "./name-values";
import { retention } from "./retention-schema";
import { subscriptions } from "./subscription-schema";
import { trails } from "./trail-schema";
import * as value from "./values";
import { scheduledVerification } from "./verification-schema";

const roleArns = z.array(value.roleArn).default([]);
const principalArns = z.array(value.principalArn).default([]);

const names = z.strictObject({
    prefix: name.namePrefix.default("orgtrail").describe("What the other names begin with"),
    suffix: name.nameSuffix
        .optional()
        .describe("What every name ends with; for a second deployment in the same organization, a rehearsal"),
    archiveBucket: name.bucketName.optional().describe("Bucket for the logs"),
    accessLogBucket: name.bucketName.optional().describe("Bucket for the archive's access logs"),
    archiveKeyAlias: name.keyAlias.optional().describe("Alias of the archive's key, without alias/"),
    trailKeyAlias: name.keyAlias.optional().describe("Alias of the key in the trail's account, without alias/"),
    deliveryTopic: name.topicName.optional().describe("Topic that announces log files"),
    urgentTopic: name.topicName.optional().describe("Topic of the alarms that cannot wait"),
    reviewTopic: name.topicName.optional().describe("Topic of the alarms for a daily review"),
    auditorTopic: name.topicName.optional().describe("Topic of the alarms that are there for auditors"),
    operatorRole: name.roleName.optional().describe("Role for those who search and verify logs"),
    auditorRole: name.roleName.optional().describe("Role for those who read logs and settings"),
    queryBucket: name.bucketName.optional().describe("Bucket for the results of queries"),
    verification: name.functionName
        .optional()
        .describe("Function that verifies on a schedule; its roles, schedules and log group are named after it"),
    alarmPrefix: name.alarmPrefix.optional().describe("What the names of alarms and metric filters begin with"),
    metricNamespace: name.metricNamespace.optional().describe("Namespace of the metrics that alarms watch"),
});

const existing = z.strictObject({
    archiveBucket: name.bucketName.optional().describe("Bucket for the logs, in the log-archive account"),
    accessLogBucket: name.bucketName
        .optional()
        .describe("Bucket of that bucket's access logs: events of its objects are never recorded either"),
    archiveKeyArn: value.keyArn.optional().describe("Key for the logs, in the log-archive account and the home Region"),
    trailKeyArn: value.keyArn
        .optional()
        .describe("Key for log groups and topics, in the management account and the home Region"),
    logGroupName: name.logGroupName.optional().describe("Log group of the trail that the alarms watch"),
    urgentTopicArn: value.topicArn.optional().describe("Topic of the alarms that cannot wait"),
    reviewTopicArn: value.topicArn.optional().describe("Topic of the alarms for a daily review"),
    deliveryTopicArn: value.topicArn.optional().describe("Topic that announces log files"),
});

/**
 * Every setting of a stack, by its key in `Pulumi.<stack>.yaml`. The order is the order of the documentation. A setting
 * without a default must be given.
 */
export const settingsSchema = z.strictObject({
    organizationId: value.organizationId.describe("Id of the AWS organization whose activity is recorded"),
    managementAccountId: value.accountId.describe(
        "Account that owns the organization, the trails, their log groups and topics",
    ),
    logArchiveAccountId: value.accountId.meta({
        description: "Account that owns the archive, apart from all others",
        example: "444455556666",
    }),
    logArchiveRoleArn: value.roleArn.describe("Role in the log-archive account that the deployment assumes"),
    homeRegion: value.region.describe("Region of the trails, the archive, the log groups and the topics"),
    names: names
        .prefault({})
        .describe("Names of what is created; by default built from the prefix and the organization id"),
    trails: trails.describe("The trails, and what each of them records"),
    acknowledgeSecondCopyOfManagementEvents: value.flag
        .default(false)
        .describe("Whether to pay for every copy of management events beyond the first"),
    retention: retention.prefault({}).describe("How long logs are kept, and in which storage class"),
    existing: existing.prefault({}).describe("What is there already and is used as it is; nothing of it is changed"),
    alarms: alarmsSchema,
    urgentSubscriptions: subscriptions.default([]).describe("Who is told of an alarm that cannot wait"),
    reviewSubscriptions: subscriptions.default([]).describe("Who is told of an alarm for a daily review"),
    deliverySubscriptions: subscriptions.default([]).describe("Who is told of each delivered log file"),
    athena: athena.prefault({}).describe("Queries of the archive with Amazon Athena"),
    scheduledVerification: scheduledVerification
        .prefault({})
        .describe("Verification of every day's log files in the log-archive account"),
    breakGlassRoleArns: roleArns.describe(
        "Roles that may delete logs and reconfigure archive and keys in an emergency",
    ),
    deploymentRoleArns: roleArns.describe("Roles, beside logArchiveRoleArn, that may reconfigure archive and keys"),
    readerRoleArns: roleArns.describe("Roles that may read and decrypt logs"),
    operatorPrincipalArns: principalArns.describe(
        "Who may assume the operator roles, which search and verify logs; without any, there are no such roles",
    ),
    auditorPrincipalArns: principalArns.describe(
        "Who may assume the auditor roles, which read logs and settings; without any, there are no such roles",
    ),
    tags: value.tags.default({}).describe("Tags of every resource that takes tags"),
    protect: value.flag
        .default(true)
        .describe("Whether buckets, keys, trails and log groups are protected from deletion"),
});

export type ParsedSettings = z.output<typeof settingsSchema>;
export type ParsedTrail = ParsedSettings["trails"][number];
export type ParsedSubscription = ParsedSettings["urgentSubscriptions"][number];
export type Retention = ParsedSettings["retention"];

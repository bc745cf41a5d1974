import { z } from "zod";
import { dataEventResourceTypes, insightTypes } from "../components/event-selectors";
import * as value from "./values";

/** Storage classes that S3 calls archive classes ("Storage classes for rarely accessed objects"). */
export const archiveClasses = ["GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"] as const;

const emailEndpoint = z.email().meta({ allowed: "an e-mail address", example: "security@example.com" });
const httpsEndpoint = z
    .url({ protocol: /^https$/, hostname: z.regexes.domain })
    .regex(/^https:\/\/[^\s/?#]+\S*$/)
    .meta({ allowed: "a URL that begins with https://", example: "https://example.com/alarms" });
const queueEndpoint = z
    .string()
    .regex(/^arn:(aws|aws-us-gov|aws-cn):sqs:[a-z]+-[a-z-]+-\d:\d{12}:[\w-]{1,80}(\.fifo)?$/)
    .refine((arn) => !arn.endsWith(".fifo"))
    .meta({
        allowed: "the ARN of a standard SQS queue",
        example: "arn:aws:sqs:us-east-1:111122223333:alarms",
    });

const subscriptions = z.array(
    z.discriminatedUnion("protocol", [
        z.strictObject({ protocol: z.literal("email"), endpoint: emailEndpoint }),
        z.strictObject({ protocol: z.literal("https"), endpoint: httpsEndpoint }),
        z.strictObject({ protocol: z.literal("sqs"), endpoint: queueEndpoint }),
    ]),
);

const roleArns = z.array(value.roleArn);

/**
 * Every setting of a stack, by its key in `Pulumi.<stack>.yaml`. The order is the order of the documentation. A setting
 * without a default must be given.
 */
export const settingsSchema = z.strictObject({
    organizationId: value.organizationId.describe("Id of the AWS organization whose activity is recorded"),
    managementAccountId: value.accountId.describe(
        "Account that owns the organization, the trail, its log group and topics",
    ),
    logArchiveAccountId: value.accountId.describe("Account that owns the archive, apart from all others"),
    logArchiveRoleArn: value.roleArn.describe("Role in the log-archive account that the deployment assumes"),
    homeRegion: value.region.describe("Region of the trail, the archive, the log group and the topics"),
    names: z
        .strictObject({
            prefix: value.namePrefix.default("orgtrail").describe("What the other names begin with"),
            archiveBucket: value.bucketName.optional().describe("Bucket for the logs"),
            accessLogBucket: value.bucketName.optional().describe("Bucket for the archive's access logs"),
            trail: value.trailName.optional().describe("The trail"),
            logGroup: value.logGroupName.optional().describe("The log group that the trail delivers to"),
        })
        .prefault({})
        .describe("Names of what is created; by default built from the prefix and the organization id"),
    retention: z
        .strictObject({
            archiveClass: value
                .choice(archiveClasses, "GLACIER_IR")
                .default("GLACIER_IR")
                .describe("Storage class for logs after archiveAfterDays; objects below 128 KiB stay where they are"),
            archiveAfterDays: value.days(0, 3650, 90).default(90).describe("Days until logs move to the archive class"),
            expireAfterDays: value
                .days(365, 36500, 2557)
                .default(2557)
                .describe("Days until logs expire; 2557 is 7 years"),
            noncurrentVersionDays: value
                .days(1, 3650, 90)
                .default(90)
                .describe("Days for which a deleted or overwritten object is still there as an older version"),
            accessLogDays: value
                .days(90, 36500, 365)
                .default(365)
                .describe("Days until the archive's access logs expire"),
            logGroupDays: value.logGroupRetentionDays.default(365).describe("Days until events leave the log group"),
        })
        .prefault({})
        .describe("How long logs are kept, and in which storage class"),
    trail: z
        .strictObject({
            dataEvents: z
                .array(value.choice(dataEventResourceTypes, "AWS::S3::Object"))
                .default([])
                .describe("Resource types whose data events are recorded; AWS charges for each event"),
            insights: z
                .array(value.choice(insightTypes, "ApiErrorRateInsight"))
                .default([])
                .describe("CloudTrail Insights types; AWS charges for each event analyzed"),
        })
        .prefault({})
        .describe("What the organization trail records beside all management events"),
    alarmSubscriptions: subscriptions.default([]).describe("Who is told when an alarm fires"),
    deliverySubscriptions: subscriptions.default([]).describe("Who is told of each delivered log file"),
    breakGlassRoleArns: roleArns
        .default([])
        .describe("Roles that may delete logs and reconfigure archive and keys in an emergency"),
    deploymentRoleArns: roleArns
        .default([])
        .describe("Roles, beside logArchiveRoleArn, that may reconfigure archive and keys"),
    readerRoleArns: roleArns.default([]).describe("Roles that may read and decrypt logs"),
    tags: z.record(value.tagKey, value.tagValue).default({}).describe("Tags of every resource that takes tags"),
    protect: value.flag
        .default(true)
        .describe("Whether buckets, keys, trail and log group are protected from deletion"),
});

export type ParsedSettings = z.output<typeof settingsSchema>;

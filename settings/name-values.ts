import { z } from "zod";

/** The names that a stack can choose, each as its service accepts it. */

/** The other names begin with it, and all of them must be names that their services accept. */
export const namePrefix = z
    .string()
    .regex(/^(?!xn--|sthree-|amzn-)[a-z](?:-?[a-z0-9])+$/)
    .max(16)
    .meta({
        allowed:
            "2 to 16 lower-case letters or digits with single hyphens between them, beginning with a letter, and not with " +
            "sthree- or amzn-, which S3 reserves",
        example: "orgtrail",
    });

export const nameSuffix = z
    .string()
    .regex(/^(?!(an|s3alias)$)[a-z][a-z0-9]{1,9}$/)
    .meta({
        allowed:
            "2 to 10 lower-case letters or digits, beginning with a letter, and not an or s3alias, which S3 reserves at " +
            "the end of a name",
        example: "dev",
    });

/** A trail's name within the stack: part of the names that Pulumi knows its resources by. */
export const trailKey = z
    .string()
    .regex(/^[a-z](?:-?[a-z0-9])+$/)
    .max(32)
    .meta({
        allowed:
            "2 to 32 lower-case letters or digits with single hyphens between them, beginning with a letter: part of the " +
            "names of what belongs to the trail",
        example: "organization",
    });

/** After "General purpose bucket naming rules". Dots are legal, but break TLS for virtual-hosted names. */
export const bucketName = z
    .string()
    .regex(/^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/)
    .refine((name) => !/(-s3alias|--ol-s3|--x-s3|--table-s3|-an)$/.test(name))
    .meta({
        allowed:
            "3 to 63 lower-case letters, digits or hyphens, without what S3 reserves: xn--, sthree-, amzn-s3-demo- at the " +
            "beginning, -s3alias, --ol-s3, --x-s3, --table-s3, -an at the end",
        example: "example-audit-logs",
    });

/** After "Naming requirements for CloudTrail resources, S3 buckets, and KMS keys". */
export const trailName = z
    .string()
    .regex(/^[A-Za-z0-9](?:[._-]?[A-Za-z0-9])+$/)
    .min(3)
    .max(128)
    .refine((name) => !/^\d{1,3}(\.\d{1,3}){3}$/.test(name))
    .meta({
        allowed: "3 to 128 letters or digits with single . _ - between them, and not an IP address",
        example: "organization-trail",
    });

/** A trail's S3KeyPrefix ("CreateTrail"), of characters that stand for themselves in a policy. */
export const keyPrefix = z
    .string()
    .regex(/^(?!AWSLogs(\/|$))[\w.-]+(\/[\w.-]+)*$/)
    .max(200)
    .meta({
        allowed:
            "1 to 200 letters, digits or . _ - with single slashes between them, not beginning with AWSLogs, the folder " +
            "that CloudTrail adds",
        example: "data-events",
    });

export const logGroupName = z
    .string()
    .regex(/^(?!aws\/)[\w./#-]{1,512}$/)
    .meta({
        allowed: "a log group name: 1 to 512 letters, digits or . _ / # -, not beginning with aws/",
        example: "/aws/cloudtrail/organization-trail",
    });

/** After "CreateAlias", without the `alias/` that every alias begins with. */
export const keyAlias = z
    .string()
    .regex(/^(?!alias\/|aws\/)[\w/-]{1,250}$/)
    .meta({
        allowed: "a key's alias without alias/: 1 to 250 letters, digits or / _ -, not beginning with aws/",
        example: "audit-logs",
    });

export const topicName = z
    .string()
    .regex(/^[\w-]{1,256}$/)
    .meta({
        allowed: "the name of a standard SNS topic: 1 to 256 letters, digits or _ -",
        example: "audit-alarms",
    });

export const roleName = z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/)
    .meta({ allowed: "a role's name: 1 to 64 letters, digits or + = , . @ _ -", example: "AuditLogOperator" });

/** Names of a role and of schedules are made of it ("CreateFunction", "CreateSchedule"). */
export const functionName = z
    .string()
    .regex(/^[\w-]{1,54}$/)
    .meta({ allowed: "a function's name: 1 to 54 letters, digits or _ -", example: "audit-verification" });

export const alarmPrefix = z
    .string()
    .regex(/^[\w./-]{1,64}$/)
    .meta({ allowed: "1 to 64 letters, digits or . _ / -", example: "audit-" });

/** After "PutMetricData", with room for a part of its own; AWS/ is kept for AWS's own metrics. */
export const metricNamespace = z
    .string()
    .regex(/^(?!AWS\/)[\w./#-]{1,240}$/)
    .meta({ allowed: "1 to 240 letters, digits or . _ / # -, not beginning with AWS/", example: "audit" });

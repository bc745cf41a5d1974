import { z } from "zod";
import { partitionOf, regions } from "./regions";

/**
 * The kinds of values that settings are made of. Each carries, as zod metadata, what is `allowed` in words and an
 * `example`: a problem report is made from them whatever check of the schema failed.
 */
export interface ValueMeta {
    readonly description?: string;
    readonly allowed: string;
    readonly example: string;
    /** Where, below the value itself, the example belongs; for objects and lists. */
    readonly at?: readonly (string | number)[];
}

export const accountId = z
    .string()
    .regex(/^\d{12}$/)
    .meta({
        allowed: "the 12 digits of an AWS account id",
        example: "111122223333",
    });

export const organizationId = z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/)
    .meta({
        allowed: "the id of an organization: o- and 10 to 32 lower-case letters or digits",
        example: "o-exampleorgid",
    });

export const region = z.enum(regions).meta({
    allowed: "the code of a Region of the partitions aws, aws-us-gov or aws-cn",
    example: "us-east-1",
});

/** "IAM and AWS STS quotas": a path of 512 characters, both its slashes included, and a name of 64. */
const rolePattern = /^arn:(aws|aws-us-gov|aws-cn):iam::\d{12}:role\/(?:[\w+=,.@/-]{1,510}\/)?[\w+=,.@-]{1,64}$/;
const rootPattern = /^arn:(aws|aws-us-gov|aws-cn):iam::\d{12}:root$/;

export const roleArn = z.string().regex(rolePattern).meta({
    allowed: "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters",
    example: "arn:aws:iam::444455556666:role/LogArchiveDeployment",
});

/** Who may assume a role: another role, or, by its root, whomever an account lets. */
export const principalArn = z
    .string()
    .refine((arn) => rolePattern.test(arn) || rootPattern.test(arn))
    .meta({
        allowed:
            "the ARN of an IAM role, without wildcards, that ends in its name of at most 64 characters, or of an account's root",
        example: "arn:aws:iam::777788889999:root",
    });

/** Of a service in a Region: the Region must be one of the partition. */
function regionalArn(service: string, resource: string, meta: Pick<ValueMeta, "allowed" | "example">) {
    const pattern = new RegExp(`^arn:(aws|aws-us-gov|aws-cn):${service}:([a-z0-9-]+):\\d{12}:${resource}$`);
    return z
        .string()
        .refine((arn) => {
            const [, partition, inRegion = ""] = pattern.exec(arn) ?? [];
            return region.safeParse(inRegion).success && partitionOf(inRegion) === partition;
        })
        .meta(meta);
}

export const keyArn = regionalArn("kms", "key/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})", {
    allowed: "the ARN of a KMS key, not of an alias, with a Region of its partition",
    example: "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
});

export const topicArn = regionalArn("sns", "[\\w-]{1,256}", {
    allowed: "the ARN of a standard SNS topic, with a Region of its partition",
    example: "arn:aws:sns:us-east-1:111122223333:security-alarms",
});

export const queueArn = regionalArn("sqs", "[\\w-]{1,80}", {
    allowed: "the ARN of a standard SQS queue, with a Region of its partition",
    example: "arn:aws:sqs:us-east-1:111122223333:alarms",
});

export const emailAddress = z.email().meta({ allowed: "an e-mail address", example: "security@example.com" });

/** Amazon SNS takes a URL that any HTTPS server can have, so no bare host name and no credentials. */
export const httpsUrl = z
    .url({ protocol: /^https$/, hostname: z.regexes.domain })
    .regex(/^https:\/\/[^\s/?#@]+([/?#]\S*)?$/)
    .meta({ allowed: "a URL that begins with https://", example: "https://example.com/alarms" });

/** A whole number within bounds, of what `unit` says. */
export function wholeNumber(unit: string, from: number, to: number, example: number) {
    return z
        .int()
        .min(from)
        .max(to)
        .meta({ allowed: `a whole number of ${unit} from ${from} to ${to}`, example: String(example) });
}

export function days(from: number, to: number, example: number) {
    return wholeNumber("days", from, to, example);
}

/** The retention periods that CloudWatch Logs accepts ("PutRetentionPolicy"). */
const logGroupRetention = [
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

export const logGroupRetentionDays = z
    .number()
    .refine((given) => logGroupRetention.includes(given))
    .meta({ allowed: `one of ${logGroupRetention.join(", ")} days`, example: "365" });

export function choice<const T extends readonly string[]>(values: T, example: T[number]) {
    return z.enum(values).meta({ allowed: `one of ${values.join(", ")}`, example });
}

export const flag = z.boolean().meta({ allowed: "true or false", example: "true" });

/** `pulumi config set --path`, and YAML, make numbers and truth values of what looks like one. */
function textOf(value: unknown): unknown {
    return typeof value === "number" || typeof value === "boolean" ? String(value) : value;
}

/** An account id in a list, where `pulumi config set --path` would make a number of it. */
export const listedAccountId = z.preprocess(textOf, accountId).meta({
    allowed: "the 12 digits of an AWS account id",
    example: "111122223333",
});

/** Of an operator in a field selector ("AdvancedFieldSelector", CloudTrail API Reference). */
export const selectorValue = z
    .preprocess(
        textOf,
        z
            .string()
            .min(1)
            .max(2048)
            .refine((text) => !/[*\n\r]/.test(text)),
    )
    .meta({
        allowed: "a text of 1 to 2048 characters without *: CloudTrail has no wildcards, but startsWith and endsWith",
        example: "DeleteObject",
    });

export const tagValue = z
    .preprocess(textOf, z.string().regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u))
    .meta({ allowed: "up to 256 letters, digits, spaces or _ . : / = + - @", example: "security" });

export const tagKey = z
    .string()
    .regex(/^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu)
    .refine((key) => key.trim() === key)
    .meta({
        allowed: "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:",
        example: "Owner",
    });

export const tags = z.record(tagKey, tagValue);

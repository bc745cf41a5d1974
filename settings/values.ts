import { z } from "zod";
import { regions } from "./regions";

/**
 * The kinds of values that settings are made of. Each carries, as zod metadata, what is `allowed` in words and an
 * `example`: a problem report is made from them whatever check of the schema failed.
 */
export interface ValueMeta {
    readonly description?: string;
    readonly allowed: string;
    readonly example: string;
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

const roleArnPattern = /^arn:(aws|aws-us-gov|aws-cn):iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/;

export const roleArn = z.string().regex(roleArnPattern).meta({
    allowed: "the ARN of an IAM role, without wildcards",
    example: "arn:aws:iam::444455556666:role/LogArchiveDeployment",
});

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

export const logGroupName = z
    .string()
    .regex(/^(?!aws\/)[\w./#-]{1,512}$/)
    .meta({
        allowed: "a log group name: 1 to 512 letters, digits or . _ / # -, not beginning with aws/",
        example: "/aws/cloudtrail/organization-trail",
    });

/** Days, as a whole number within bounds. */
export function days(from: number, to: number, example: number) {
    return z
        .int()
        .min(from)
        .max(to)
        .meta({ allowed: `a whole number of days from ${from} to ${to}`, example: String(example) });
}

/** The retention periods that CloudWatch Logs accepts ("PutRetentionPolicy"), from the year that auditors ask for. */
const logGroupRetention = [365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653] as const;

export const logGroupRetentionDays = z.literal(logGroupRetention).meta({
    allowed: `one of ${logGroupRetention.join(", ")} days`,
    example: "365",
});

export function choice<const T extends readonly string[]>(values: T, example: T[number]) {
    return z.enum(values).meta({ allowed: `one of ${values.join(", ")}`, example });
}

export const flag = z.boolean().meta({ allowed: "true or false", example: "true" });

/** A tag's value; YAML and `pulumi config set --path` make numbers and truth values of what looks like one. */
export const tagValue = z
    .preprocess(
        (value) => (typeof value === "number" || typeof value === "boolean" ? String(value) : value),
        z.string().regex(/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u),
    )
    .meta({ allowed: "up to 256 letters, digits, spaces or _ . : / = + - @", example: "security" });

export const tagKey = z
    .string()
    .regex(/^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu)
    .refine((key) => key.trim() === key)
    .meta({
        allowed: "a tag key: 1 to 128 letters, digits, inner spaces or _ . : / = + - @, not beginning with aws:",
        example: "Owner",
    });

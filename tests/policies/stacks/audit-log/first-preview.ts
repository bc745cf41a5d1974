import { compliantStack, policyText, statements } from "../../helpers/compliant-stack";
import { change, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const trail = (inputs: Record<string, unknown>) => change(compliantStack, "trail", inputs);
const later = (property: string, ...rules: readonly string[]): Scenario => ({
    name: `a trail whose ${property} is not known`,
    program: trail({ [property]: unknown }),
    finds: rules.map((rule) => `${rule}? trail`),
});

/** A bucket without a public access block, which may be that of a trail of which it is not known where it delivers. */
const perhaps = (extra: Program, inputs: Record<string, unknown> = {}): Program => ({
    bucket: { type: "aws:s3/bucket:Bucket", inputs: { bucket: "bucket", ...inputs }, computed: { id: "bucket" } },
    trail: {
        type: "aws:cloudtrail/trail:Trail",
        inputs: {
            ...compliantStack.trail?.inputs,
            s3BucketName: unknown,
            kmsKeyId: "alias/theirs",
            cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:theirs:*",
            cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/theirs",
            snsTopicName: "theirs",
        },
        options: { protect: true },
    },
    ...extra,
});
const policy = (text: string) => ({
    type: "aws:s3/bucketPolicy:BucketPolicy",
    inputs: { bucket: "bucket", policy: text },
});
const bare = ["access-logging", "customer-key", "public-access-block", "versioning"].map(
    (rule) => `cloudtrail-bucket-${rule}? bucket`,
);
const tls = { ...statements.tls, Resource: ["arn:aws:s3:::bucket", "arn:aws:s3:::bucket/*"] };

/** What a preview knows in part: the rest is one advisory for each resource, and what is known and wrong is reported. */
export const stacks: readonly Scenario[] = [
    later("enableLogFileValidation", "cloudtrail-trail-log-file-validation"),
    later("kmsKeyId", "cloudtrail-trail-customer-key"),
    later("enableLogging", "cloudtrail-trail-logging"),
    later("isMultiRegionTrail", "cloudtrail-trail-multi-region"),
    later("cloudWatchLogsRoleArn", "cloudtrail-trail-cloudwatch-logs"),
    {
        name: "a trail of which it is not known whether it records data events, where they are asked for",
        program: trail({ eventSelectors: unknown }),
        config: { optional: ["data-events"] },
        finds: ["archive-events", "data-events", "management-events"].map((rule) => `cloudtrail-trail-${rule}? trail`),
    },
    {
        name: "a key of which it is not known whether it rotates",
        program: change(compliantStack, "archive-key", { enableKeyRotation: unknown }),
        finds: ["kms-key-rotation? archive-key"],
    },
    {
        name: "a topic whose key is not known",
        program: change(compliantStack, "alarm-topic", { kmsMasterKeyId: unknown }),
        finds: ["sns-topic-encryption? alarm-topic"],
    },
    {
        name: "a log group whose key is not known",
        program: change(compliantStack, "log-group", { kmsKeyId: unknown }),
        finds: ["cloudtrail-log-group-customer-key? log-group"],
    },
    {
        name: "a bucket that may be a trail's",
        program: perhaps({ policy: policy(policyText(tls)) }),
        finds: [...bare, "cloudtrail-bucket-delivery? policy"],
    },
    {
        name: "a bucket that may be a trail's, not protected where that is configured",
        program: perhaps({ policy: policy(policyText(tls)) }),
        config: { requireProtect: true },
        finds: [...bare, "cloudtrail-bucket-delivery? policy", "cloudtrail-protected? bucket"],
    },
    {
        name: "a bucket with two policies that may be a trail's",
        program: perhaps({ policy: policy(policyText(tls)), second: policy(policyText(tls)) }),
        finds: [
            ...bare,
            ...["policy", "second"].flatMap((name) => [
                `cloudtrail-bucket-delivery? ${name}`,
                `cloudtrail-bucket-one-policy? ${name}`,
            ]),
        ],
    },
    {
        name: "a bucket without a word on plain HTTP",
        program: change(compliantStack, "archive-policy", {
            policy: policyText(statements.write, statements.checkAcl),
        }),
        finds: ["cloudtrail-bucket-tls-only: archive-policy"],
    },
];

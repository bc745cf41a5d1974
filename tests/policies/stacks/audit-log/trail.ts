import { compliantStack } from "../../helpers/compliant-stack";
import { change, from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const trail = (inputs: Record<string, unknown>) => change(compliantStack, "trail", inputs);

function withOptions(name: string, options: NonNullable<Program[string]["options"]>): Program {
    const definition = compliantStack[name];
    return { ...compliantStack, ...(definition && { [name]: { ...definition, options } }) };
}

/** What the trail refers to, all of it another stack's. */
const foreign = {
    s3BucketName: "theirs",
    kmsKeyId: "arn:aws:kms:us-east-1:999988887777:key/theirs",
    cloudWatchLogsGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:theirs:*",
    cloudWatchLogsRoleArn: "arn:aws:iam::111122223333:role/theirs",
    snsTopicName: "theirs",
};
const alone = (inputs: Record<string, unknown> = {}): Program => ({
    trail: { type: "aws:cloudtrail/trail:Trail", inputs: { ...compliantStack.trail?.inputs, ...foreign, ...inputs } },
});

/** A second trail of the stack, beside the compliant one. */
const beside = (inputs: Record<string, unknown>): Program => {
    const second = change(compliantStack, "trail", { name: "second", ...inputs }).trail;
    return { ...compliantStack, ...(second && { second: { ...second, computed: { arn: "arn:of-second" } } }) };
};

export const stacks: readonly Scenario[] = [
    {
        name: "a trail without log-file validation",
        program: trail({ enableLogFileValidation: false }),
        finds: ["cloudtrail-trail-log-file-validation: trail"],
    },
    {
        name: "a trail that leaves log-file validation at AWS's default",
        program: trail({ enableLogFileValidation: undefined }),
        finds: ["cloudtrail-trail-log-file-validation: trail"],
    },
    {
        name: "a trail without a key of the organization's own",
        program: trail({ kmsKeyId: undefined }),
        finds: ["cloudtrail-trail-customer-key: trail"],
    },
    {
        name: "a trail with AWS's own key",
        program: trail({ kmsKeyId: "alias/aws/cloudtrail" }),
        finds: ["cloudtrail-trail-customer-key: trail"],
    },
    {
        name: "a trail that is switched off",
        program: trail({ enableLogging: false }),
        finds: ["cloudtrail-trail-logging: trail"],
    },
    {
        name: "a trail of one Region",
        program: trail({ isMultiRegionTrail: undefined }),
        finds: ["cloudtrail-trail-multi-region: trail"],
    },
    {
        name: "a trail without the events of global services",
        program: trail({ includeGlobalServiceEvents: false }),
        finds: ["cloudtrail-trail-global-events: trail"],
    },
    {
        name: "a trail without the events of global services, by the word of a YAML program",
        program: trail({ includeGlobalServiceEvents: "false" }),
        finds: ["cloudtrail-trail-global-events: trail"],
    },
    {
        name: "a trail of which it is not known whether it records global services",
        program: trail({ includeGlobalServiceEvents: unknown }),
        finds: ["cloudtrail-trail-global-events? trail"],
    },
    {
        name: "a trail without CloudWatch Logs",
        program: trail({ cloudWatchLogsGroupArn: undefined, cloudWatchLogsRoleArn: undefined }),
        finds: ["cloudtrail-trail-cloudwatch-logs: trail"],
    },
    {
        name: "a trail with a log group and no role to write it",
        program: trail({ cloudWatchLogsRoleArn: "" }),
        finds: ["cloudtrail-trail-cloudwatch-logs: trail"],
    },
    {
        name: "a trail of one account where the organization's is configured",
        program: trail({ isOrganizationTrail: undefined }),
        config: { organizationTrail: true },
        finds: ["cloudtrail-trail-organization: trail"],
    },
    {
        name: "a trail of one account where nothing is configured",
        program: trail({ isOrganizationTrail: false }),
    },
    {
        name: "a trail of which it is not known whether it is the organization's",
        program: trail({ isOrganizationTrail: unknown }),
        config: { organizationTrail: true },
        finds: ["cloudtrail-trail-organization? trail"],
    },
    {
        name: "a second trail that records management events once more",
        program: beside({}),
        finds: ["cloudtrail-trail-second-copy: trail"],
    },
    {
        name: "a second trail that may record management events once more",
        program: beside({ eventSelectors: unknown }),
        finds: ["cloudtrail-trail-archive-events? second", "cloudtrail-trail-second-copy? trail"],
    },
    {
        name: "a trail whose selectors are ignored when they change",
        program: withOptions("trail", { protect: true, ignoreChanges: ["eventSelectors"] }),
        finds: ["cloudtrail-ignored-changes: trail"],
    },
    {
        name: "a trail of which every change is ignored",
        program: withOptions("trail", { protect: true, ignoreChanges: ["*"] }),
        finds: ["cloudtrail-ignored-changes: trail"],
    },
    {
        name: "a trail of which a part of a selector is ignored",
        program: withOptions("trail", { protect: true, ignoreChanges: ["advancedEventSelectors[0].fieldSelectors"] }),
        finds: ["cloudtrail-ignored-changes: trail"],
    },
    {
        name: "a bucket policy of which changes are ignored",
        program: withOptions("archive-policy", { ignoreChanges: ["policy"] }),
        finds: ["cloudtrail-ignored-changes: archive-policy"],
    },
    {
        name: "a public access block of which changes are ignored",
        program: withOptions("archive-access-block", { ignoreChanges: ["blockPublicPolicy"] }),
        finds: ["cloudtrail-ignored-changes: archive-access-block"],
    },
    {
        name: "a trail's key whose policy is ignored when it changes",
        program: withOptions("archive-key", { protect: true, ignoreChanges: ["policy"] }),
        finds: ["cloudtrail-ignored-changes: archive-key"],
    },
    {
        name: "a trail's log group whose retention is ignored when it changes",
        program: withOptions("log-group", { protect: true, ignoreChanges: ["retentionInDays"] }),
        finds: ["cloudtrail-ignored-changes: log-group"],
    },
    {
        name: "changes of what another bucket is ignored",
        program: withOptions("access-logs-policy", { ignoreChanges: ["policy"] }),
    },
    {
        name: "ignored tags, and a bucket's property that is a resource of its own",
        program: {
            ...withOptions("trail", { protect: true, ignoreChanges: ["tags", "tagsAll"] }),
            archive: {
                type: "aws:s3/bucket:Bucket",
                inputs: { bucket: "archive" },
                computed: compliantStack.archive?.computed ?? {},
                options: { protect: true, ignoreChanges: ["serverSideEncryptionConfiguration", "lifecycleRules"] },
            },
        },
    },
    {
        name: "ignored changes of a bucket that may be a trail's",
        program: {
            ...alone({ s3BucketName: unknown }),
            bucket: {
                type: "aws:s3/bucket:Bucket",
                inputs: { bucket: "bucket", acl: "private" },
                computed: { id: "bucket" },
                options: { ignoreChanges: ["*"] },
            },
        },
        finds: [
            "cloudtrail-bucket-access-logging? bucket",
            "cloudtrail-bucket-customer-key? bucket",
            "cloudtrail-bucket-public-access-block? bucket",
            "cloudtrail-bucket-tls-only? bucket",
            "cloudtrail-bucket-versioning? bucket",
            "cloudtrail-ignored-changes? bucket",
        ],
    },
    ...(["trail", "archive", "archive-key", "log-group"] as const).map((name) => ({
        name: `a ${name} without protection, where that is configured`,
        program: withOptions(name, {}),
        config: { requireProtect: true },
        finds: [`cloudtrail-protected: ${name}`],
    })),
    { name: "a trail without protection where nothing is configured", program: withOptions("trail", {}) },
    { name: "a protected stack where that is configured", program: compliantStack, config: { requireProtect: true } },
    ...[
        ["data-events", "cloudtrail-trail-data-events"],
        ["insights", "cloudtrail-trail-insights"],
    ].map(([option = "", rule = ""]) => ({
        name: `a trail without ${option}, where they are asked for`,
        program: compliantStack,
        config: { optional: [option] },
        finds: [`${rule}: trail`],
    })),
    {
        name: "a trail that announces its log files nowhere, where that is asked for",
        program: trail({ snsTopicName: undefined }),
        config: { optional: ["delivery-topic"] },
        finds: ["cloudtrail-trail-delivery-topic: trail"],
    },
    {
        name: "a trail with all that costs money, where it is asked for",
        program: trail({
            insightSelectors: [{ insightType: "ApiCallRateInsight" }],
            eventSelectors: [
                {
                    readWriteType: "ReadOnly",
                    includeManagementEvents: true,
                    dataResources: [{ type: "AWS::S3::Object", values: ["arn:aws:s3"] }],
                },
                { readWriteType: "WriteOnly", includeManagementEvents: true },
            ],
        }),
        config: { optional: ["data-events", "insights", "delivery-topic"] },
    },
    {
        name: "a trail whose optional parts are not known",
        program: trail({ insightSelectors: unknown, snsTopicName: unknown }),
        config: { optional: ["insights", "delivery-topic"] },
        finds: [
            "cloudtrail-trail-delivery-topic? trail",
            "cloudtrail-trail-insights? trail",
            "sns-topic-publishers? alarm-topic",
        ],
    },
    {
        name: "a trail that delivers into a bucket of another stack, encrypted by an alias",
        program: alone({ kmsKeyId: "alias/archive" }),
    },
    {
        name: "a trail encrypted with an alias of the stack's key",
        program: {
            ...trail({ kmsKeyId: from("alias", "arn") }),
            alias: {
                type: "aws:kms/alias:Alias",
                inputs: { name: "alias/archive", targetKeyId: from("archive-key", "keyId") },
                computed: { arn: "arn:aws:kms:us-east-1:444455556666:alias/archive" },
            },
        },
    },
];

import { compliantStack, policyText, statements } from "../../helpers/compliant-stack";
import { change, from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const policy = (...statement: readonly unknown[]): Program => ({
    policy: { type: "aws:iam/policy:Policy", inputs: { name: "team", policy: policyText(...statement) } },
});
const allow = (Action: unknown, Resource: unknown = "*") => ({ Effect: "Allow", Action, Resource });
const deny = (Action: unknown, Resource: unknown = "*") => ({ Effect: "Deny", Action, Resource });

const stops = ["iam-policy-trail-tampering: policy"];
const deletes = ["iam-policy-archive-deletion: policy"];
const destroys = ["iam-policy-key-deletion: policy"];
const all = [...stops, ...destroys];
const undecided = ["archive-deletion", "key-deletion", "trail-tampering"].map((rule) => `iam-policy-${rule}? policy`);

/** A policy in the same stack as the archive. */
const beside = (...statement: readonly unknown[]): Program => ({ ...compliantStack, ...policy(...statement) });
const keyArn = "arn:aws:kms:us-east-1:444455556666:key/archive-key";

const trust = (...statement: readonly unknown[]) =>
    change(compliantStack, "delivery-role", { assumeRolePolicy: policyText(...statement) });
const byCloudTrail = { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: "sts:AssumeRole" };
const shared = ["cloudtrail-delivery-role-trust: delivery-role"];

const subscription = (assume: Record<string, unknown>, logGroup: unknown = from("log-group", "name")): Program => ({
    ...compliantStack,
    subscription: {
        type: "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter",
        inputs: {
            logGroup,
            filterPattern: "",
            destinationArn: "arn:aws:kinesis:us-east-1:111122223333:stream/events",
            roleArn: from("passing", "arn"),
        },
    },
    mail: {
        type: "aws:sns/topicSubscription:TopicSubscription",
        inputs: { topic: from("alarm-topic", "arn"), protocol: "email", endpoint: "security@example.com" },
    },
    passing: {
        type: "aws:iam/role:Role",
        inputs: {
            name: "passing",
            assumeRolePolicy: policyText({
                Effect: "Allow",
                Principal: { Service: "logs.amazonaws.com" },
                Action: "sts:AssumeRole",
                ...assume,
            }),
        },
        computed: { arn: "arn:aws:iam::111122223333:role/passing" },
    },
});

export const stacks: readonly Scenario[] = [
    { name: "a policy that allows to stop trails", program: policy(allow("cloudtrail:StopLogging")), finds: stops },
    {
        name: "a policy that allows to delete trails",
        program: policy(allow(["ec2:*", "cloudtrail:DeleteTrail"])),
        finds: stops,
    },
    { name: "a policy that allows to change trails", program: policy(allow("CloudTrail:updatetrail")), finds: stops },
    {
        name: "a policy that allows to narrow trails",
        program: policy(allow("cloudtrail:PutEventSelectors")),
        finds: stops,
    },
    { name: "a policy that allows to stop, by a wildcard", program: policy(allow("cloudtrail:Stop*")), finds: stops },
    { name: "a policy that allows all of CloudTrail", program: policy(allow("cloudtrail:*")), finds: stops },
    { name: "a policy that allows every action that deletes", program: policy(allow("*:Delete*")), finds: stops },
    {
        name: "a policy that allows to delete event data stores",
        program: policy(allow("cloudtrail:DeleteEventDataStore")),
        finds: stops,
    },
    {
        name: "a policy that allows to stop one trail",
        program: policy(allow("cloudtrail:StopLogging", "arn:aws:cloudtrail:us-east-1:111122223333:trail/audit")),
        finds: stops,
    },
    { name: "a policy that allows everything", program: policy(allow("*")), finds: all },
    {
        name: "a policy that allows all but IAM",
        program: policy({ Effect: "Allow", NotAction: ["iam:*", "organizations:*"], Resource: "*" }),
        finds: all,
    },
    {
        name: "a policy that allows everything with MFA",
        program: policy({ ...allow("*"), Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }),
        finds: all,
    },
    {
        name: "a policy that allows everything but the one trail that nobody has",
        program: policy({ Effect: "Allow", Action: "cloudtrail:*", NotResource: "arn:aws:cloudtrail:*:*:trail/none" }),
        finds: stops,
    },
    {
        name: "a policy that allows to stop trails, of a role",
        program: {
            policy: {
                type: "aws:iam/rolePolicy:RolePolicy",
                inputs: { role: "team", policy: policyText(allow("cloudtrail:*")) },
            },
        },
        finds: stops,
    },
    {
        name: "a policy that allows to stop trails, of a user",
        program: {
            policy: {
                type: "aws:iam/userPolicy:UserPolicy",
                inputs: { user: "one", policy: policyText(allow("cloudtrail:*")) },
            },
        },
        finds: stops,
    },
    {
        name: "a policy that allows to stop trails, of a group",
        program: {
            policy: {
                type: "aws:iam/groupPolicy:GroupPolicy",
                inputs: { group: "team", policy: policyText(allow("cloudtrail:*")) },
            },
        },
        finds: stops,
    },
    {
        name: "a policy that allows to stop trails, of a permission set",
        program: {
            policy: {
                type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
                inputs: {
                    instanceArn: "arn:i",
                    permissionSetArn: "arn:p",
                    inlinePolicy: policyText(allow("cloudtrail:*")),
                },
            },
        },
        finds: stops,
    },
    {
        name: "a policy that allows to stop trails, in a property of the role",
        program: {
            policy: {
                type: "aws:iam/role:Role",
                inputs: {
                    assumeRolePolicy: policyText({ ...byCloudTrail, Principal: { Service: "ec2.amazonaws.com" } }),
                    inlinePolicies: [
                        { name: "harmless", policy: policyText(allow("s3:ListAllMyBuckets")) },
                        { name: "harmful", policy: policyText(allow("cloudtrail:StopLogging")) },
                    ],
                },
            },
        },
        finds: stops,
    },
    {
        name: "a policy that allows to stop trails other than the organization's",
        program: policy(allow("cloudtrail:StopLogging", "arn:aws:cloudtrail:*:*:trail/team-*")),
        config: { trails: ["organization"] },
    },
    {
        name: "a policy that allows to stop the trails of a name that is configured",
        program: policy(allow("cloudtrail:*", "arn:aws:cloudtrail:*:*:trail/org*")),
        config: { trails: ["organization"] },
        finds: stops,
    },
    {
        name: "a policy that allows everything and denies what would harm the audit log",
        program: policy(
            allow("*"),
            deny(["cloudtrail:Delete*", "cloudtrail:Put*", "cloudtrail:Stop*", "cloudtrail:Update*"]),
            deny(["kms:ScheduleKeyDeletion", "kms:DisableKey"]),
        ),
    },
    {
        name: "a policy that allows CloudTrail and denies to touch the organization's trail",
        program: policy(
            allow("cloudtrail:*", "arn:aws:cloudtrail:*:*:trail/*"),
            deny("cloudtrail:*", "arn:aws:cloudtrail:*:111122223333:trail/organization"),
        ),
    },
    {
        name: "a policy that allows everything and denies it without MFA only",
        program: policy(allow("cloudtrail:*"), {
            ...deny("cloudtrail:*"),
            Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
        }),
        finds: stops,
    },
    {
        name: "a policy that allows to look at trails",
        program: policy(
            allow(["cloudtrail:Describe*", "cloudtrail:Get*", "cloudtrail:List*", "cloudtrail:LookupEvents"]),
        ),
    },
    {
        name: "a policy that allows what has a team's tag",
        program: policy({ ...allow("*"), Condition: { StringEquals: { "aws:ResourceTag/team": "orders" } } }),
    },
    {
        name: "a policy that is not known",
        program: { policy: { type: "aws:iam/policy:Policy", inputs: { policy: unknown } } },
        finds: undecided,
    },
    {
        name: "a policy that allows too much beside a resource that is not known",
        program: {
            policy: {
                type: "aws:iam/policy:Policy",
                inputs: { policy: { Statement: [allow("cloudtrail:StopLogging"), allow("sqs:SendMessage", unknown)] } },
            },
        },
        finds: stops,
    },
    {
        name: "a policy of which only the resource of an application is not known",
        program: {
            policy: {
                type: "aws:iam/policy:Policy",
                inputs: { policy: { Statement: [allow("sqs:SendMessage", unknown)] } },
            },
        },
    },
    {
        name: "a policy that allows to delete log files in a bucket of a telling name",
        program: policy(allow(["s3:GetObject", "s3:DeleteObject"], "arn:aws:s3:::example-cloudtrail-logs/*")),
        finds: deletes,
    },
    {
        name: "a policy that allows to open a bucket of a telling name",
        program: policy(allow("s3:Put*", "arn:aws:s3:::example-cloudtrail-logs")),
        finds: deletes,
    },
    {
        name: "a policy that allows everything in a bucket of a configured name",
        program: policy(allow("s3:*", ["arn:aws:s3:::the-archive", "arn:aws:s3:::the-archive/*"])),
        config: { archiveBuckets: ["the-archive"] },
        finds: deletes,
    },
    {
        name: "a policy that allows deletion under a wildcard which takes in a bucket of a configured name",
        program: policy(allow("s3:DeleteObject", "arn:aws:s3:::the-*/*")),
        config: { archiveBuckets: ["the-archive"] },
        finds: deletes,
    },
    {
        name: "the same beside a denial for that bucket",
        program: policy(
            allow("s3:DeleteObject", "arn:aws:s3:::the-*/*"),
            deny("s3:Delete*", "arn:aws:s3:::the-archive/*"),
        ),
        config: { archiveBuckets: ["the-archive"] },
    },
    {
        name: "a policy that allows deletion under a wildcard which takes in no bucket of a configured name",
        program: policy(allow("s3:DeleteObject", "arn:aws:s3:::app-*/*")),
        config: { archiveBuckets: ["the-archive"] },
    },
    {
        name: "a policy that allows to delete log files of the stack's archive",
        program: beside(allow("s3:DeleteObject", "arn:aws:s3:::archive/*")),
        finds: deletes,
    },
    {
        name: "a policy that allows to delete any object, beside the archive",
        program: beside(allow("s3:DeleteObject*", "*")),
        finds: deletes,
    },
    {
        name: "a policy that allows to replace the archive's policy",
        program: beside(allow("s3:PutBucketPolicy", "arn:aws:s3:::arch*")),
        finds: deletes,
    },
    {
        name: "a policy that allows to delete any object but the archive's",
        program: beside(allow("s3:*", "*"), deny("s3:*", ["arn:aws:s3:::archive", "arn:aws:s3:::archive/*"])),
    },
    {
        name: "a policy that allows to read the archive and to write elsewhere",
        program: beside(
            allow(["s3:GetObject", "s3:ListBucket"], ["arn:aws:s3:::archive", "arn:aws:s3:::archive/*"]),
            allow("s3:*", ["arn:aws:s3:::uploads", "arn:aws:s3:::uploads/*"]),
        ),
    },
    {
        name: "a policy that allows an application all of S3, with no archive in the stack",
        program: policy(allow("s3:*", "*")),
    },
    {
        name: "a policy that allows to delete keys of any alias",
        program: policy({
            ...allow("kms:ScheduleKeyDeletion"),
            Condition: { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/*" } },
        }),
        finds: destroys,
    },
    {
        name: "a policy that allows to delete keys of an application's aliases",
        program: policy({
            ...allow("kms:ScheduleKeyDeletion"),
            Condition: { "ForAnyValue:StringLike": { "kms:ResourceAliases": "alias/app-*" } },
        }),
    },
    { name: "a policy that allows to delete keys", program: policy(allow("kms:ScheduleKeyDeletion")), finds: destroys },
    {
        name: "a policy that allows all of KMS",
        program: policy(allow("kms:*", "arn:aws:kms:*:*:key/*")),
        finds: destroys,
    },
    {
        name: "a policy that allows to disable the keys of an account",
        program: policy(allow("kms:Disable*", "arn:aws:kms:us-east-1:111122223333:*")),
        finds: destroys,
    },
    {
        name: "a policy that allows to delete a key of a configured id",
        program: policy(allow("kms:*", "arn:aws:kms:us-east-1:444455556666:key/archive-key")),
        config: { keys: ["archive-key"] },
        finds: destroys,
    },
    ...["s3:PutBucketAcl", "s3:PutBucketPublicAccessBlock", "s3:PutEncryptionConfiguration"].map((action) => ({
        name: `a policy that allows ${action} on the archive`,
        program: beside(allow(action, "arn:aws:s3:::archive")),
        finds: deletes,
    })),
    {
        name: "a policy that allows to delete in buckets beside the archive, by a pattern of their names",
        program: beside(allow("s3:DeleteObject", ["arn:aws:s3:::*-artifacts/*", "arn:aws:s3:::archive-of-invoices/*"])),
    },
    {
        name: "a policy that allows to delete in the archive, by a pattern of its name",
        program: beside(allow("s3:DeleteObject", "arn:aws:s3:::*chive/AWSLogs/*")),
        finds: deletes,
    },
    {
        name: "a policy that allows to delete the stack's archive key",
        program: beside(allow("kms:ScheduleKeyDeletion", keyArn)),
        finds: destroys,
        preview: ["iam-policy-key-deletion? policy"],
    },
    {
        name: "a policy that allows to delete one key of an application",
        program: policy(allow("kms:*", "arn:aws:kms:us-east-1:111122223333:key/orders")),
    },
    {
        name: "a policy that allows to use every key",
        program: policy(allow(["kms:Decrypt", "kms:GenerateDataKey*", "kms:DescribeKey"])),
    },
    {
        name: "a delivery role that another service may assume",
        program: trust(byCloudTrail, { ...byCloudTrail, Principal: { Service: "ec2.amazonaws.com" } }),
        finds: shared,
    },
    {
        name: "a delivery role that the account may assume",
        program: trust({ ...byCloudTrail, Principal: { Service: "cloudtrail.amazonaws.com", AWS: "111122223333" } }),
        finds: shared,
    },
    {
        name: "a delivery role that everybody may assume",
        program: trust({ ...byCloudTrail, Principal: "*" }),
        finds: shared,
    },
    {
        name: "a delivery role that everybody but one may assume",
        program: trust({ ...byCloudTrail, Principal: undefined, NotPrincipal: { AWS: "111122223333" } }),
        finds: shared,
    },
    {
        name: "a delivery role with a source, which CloudTrail does not name",
        program: trust({ ...byCloudTrail, Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } }),
    },
    {
        name: "a delivery role whose trust is not known",
        program: change(compliantStack, "delivery-role", { assumeRolePolicy: unknown }),
        finds: ["cloudtrail-delivery-role-trust? delivery-role"],
    },
    {
        name: "a role that passes a trail's events on for anybody",
        program: subscription({}),
        finds: ["cloudtrail-subscription-role-source: passing"],
    },
    {
        name: "a role that passes a trail's events on for its own account",
        program: subscription({
            Condition: { StringLike: { "aws:SourceArn": "arn:aws:logs:us-east-1:111122223333:*" } },
        }),
    },
    {
        name: "a role that passes an application's events on for anybody",
        program: subscription({}, "/aws/lambda/orders"),
    },
    {
        name: "a role that passes on the events of a log group that is not known",
        program: subscription({}, unknown),
        finds: ["cloudtrail-subscription-role-source? passing"],
    },
    {
        name: "a bucket policy is no policy of an identity",
        program: {
            policy: {
                type: "aws:s3/bucketPolicy:BucketPolicy",
                inputs: { bucket: "other", policy: policyText({ ...statements.tls, Effect: "Deny" }) },
            },
        },
    },
];

import { compliantStack, policyText, statements } from "../../helpers/compliant-stack";
import { change, from, type Program, without } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const { checkAcl, tls, write } = statements;
const policy = (...statement: readonly unknown[]) =>
    change(compliantStack, "archive-policy", { policy: policyText(...statement, tls) });
const beside = (...statement: readonly unknown[]) => policy(write, checkAcl, ...statement);

const archiveArns = ["arn:aws:s3:::archive", "arn:aws:s3:::archive/*"];
const reader = { AWS: "arn:aws:iam::444455556666:role/reader" };
const read = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::archive/*" };
const ofOrganization = { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } };
const remove = { Effect: "Allow", Principal: reader, Action: "s3:DeleteObject", Resource: "arn:aws:s3:::archive/*" };
const outsiders = { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorgid" } };
const lockDown = { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: archiveArns };

const isPublic = ["cloudtrail-bucket-public-policy: archive-policy"];
const isDeputy = ["cloudtrail-bucket-confused-deputy: archive-policy"];
const isTampered = ["cloudtrail-bucket-tamper-grants: archive-policy"];
const isLocked = ["cloudtrail-bucket-lockout: archive-policy"];
const isRefused = ["cloudtrail-bucket-delivery: archive-policy"];
const undecided = ["confused-deputy", "delivery", "lockout", "public-policy", "tamper-grants", "tls-only"].map(
    (rule) => `cloudtrail-bucket-${rule}? archive-policy`,
);

const publicForms: readonly (readonly [string, Record<string, unknown>])[] = [
    ["to everybody", {}],
    ["to every AWS principal", { Principal: { AWS: "*" } }],
    ["to everybody in a list", { Principal: { AWS: ["arn:aws:iam::444455556666:root", "*"] } }],
    ["to everybody but one role", { Principal: undefined, NotPrincipal: reader }],
    ["to every account's root", { Principal: { AWS: "arn:aws:iam::*:root" } }],
    ["in lower case", { Effect: undefined, effect: "allow" }],
    ["by MFA only", { Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }],
    ["by TLS only", { Condition: { Bool: { "aws:SecureTransport": "true" } } }],
    ["by a referer", { Condition: { StringLike: { "aws:Referer": "https://example.com/*" } } }],
    ["by a user agent", { Condition: { StringEquals: { "aws:UserAgent": "reader" } } }],
    ["by a tag of the caller", { Condition: { StringEquals: { "aws:PrincipalTag/team": "security" } } }],
    ["to any organization", { Condition: { StringLike: { "aws:PrincipalOrgID": "o-*" } } }],
    [
        "to any organization, if any",
        { Condition: { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorgid" } } },
    ],
    ["to those of some organization", { Condition: { Null: { "aws:PrincipalOrgID": "false" } } }],
    [
        "to those of another organization",
        { Condition: { StringNotEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } } },
    ],
    ["to all the Internet", { Condition: { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } } }],
    ["to half the Internet", { Condition: { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "128.0.0.0/1"] } } }],
    [
        "to roles of a name in any account",
        { Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/reader" } } },
    ],
    [
        "by a condition on all of no values",
        { Condition: { "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": "o-exampleorgid/r-ab12/" } } },
    ],
    ["for one VPC or any", { Condition: { StringLike: { "aws:SourceVpc": ["vpc-1", "*"] } } }],
];

const heldForms: readonly (readonly [string, Record<string, unknown>])[] = [
    ["of the organization", ofOrganization],
    ["of the organization, the key in other letters", { stringequals: { "AWS:principalorgid": ["o-exampleorgid"] } }],
    ["of an organizational unit", { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-exampleorgid/r-ab12/*" } }],
    ["of one account", { StringEquals: { "aws:PrincipalAccount": "444455556666" } }],
    ["of roles in one account", { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::444455556666:role/reader-*" } }],
    ["of one network", { IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }],
    ["of one VPC endpoint", { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } }],
];

const tamperForms: readonly (readonly [string, Record<string, unknown>])[] = [
    ["delete log files", {}],
    ["delete versions", { Action: ["s3:GetObject", "s3:DeleteObjectVersion"] }],
    ["do anything that begins with Delete", { Action: "s3:Delete*" }],
    ["do anything", { Action: "s3:*", Resource: archiveArns }],
    ["do all but read", { Action: undefined, NotAction: "s3:GetObject" }],
    ["get round the lock", { Action: "s3:BypassGovernanceRetention" }],
    ["open each log file", { Action: "S3:PutObjectACL" }],
    ["replace the bucket's policy", { Action: "s3:PutBucketPolicy", Resource: "arn:aws:s3:::archive" }],
    ["open the bucket", { Action: "s3:PutBucketAcl", Resource: "arn:aws:s3:::archive" }],
    ["change the encryption", { Action: "s3:PutEncryptionConfiguration", Resource: "*" }],
    ["let log files expire", { Action: "s3:PutLifecycleConfiguration", Resource: "arn:aws:s3:::archive" }],
    ["end versions", { Action: "s3:PutBucketVersioning", Resource: "arn:aws:s3:::archive*" }],
    ["delete, from another account", { Principal: { AWS: "999988887777" } }],
    ["delete, as the whole organization", { Principal: "*", Condition: ofOrganization }],
    ["write, as the whole organization", { Principal: "*", Action: "s3:PutObject", Condition: ofOrganization }],
    ["delete all but some files", { Resource: undefined, NotResource: "arn:aws:s3:::archive/README" }],
];

const sourceForms: readonly (readonly [string, unknown])[] = [
    ["no source", undefined],
    ["the ACL only", { StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } }],
    ["any trail", { ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/*" } }],
    ["any account", { StringLike: { "aws:SourceAccount": "*" } }],
    ["an account if one is given", { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } }],
    ["the caller's organization, which services have none of", ofOrganization],
];

export const stacks: readonly Scenario[] = [
    ...publicForms.map(([form, change]) => ({
        name: `a policy that lets read, ${form}`,
        program: beside({ ...read, ...change }),
        finds: isPublic,
    })),
    ...heldForms.map(([form, Condition]) => ({
        name: `a policy that lets those read who are ${form}`,
        program: beside({ ...read, Condition }),
    })),
    ...sourceForms.map(([form, Condition]) => ({
        name: `a policy that lets CloudTrail write and asks for ${form}`,
        program: policy({ ...write, Condition }, checkAcl),
        finds: isDeputy,
    })),
    {
        name: "a policy that lets CloudTrail look at the bucket for anybody",
        program: policy(write, { ...checkAcl, Condition: undefined }),
        finds: isDeputy,
    },
    {
        name: "a policy that lets several services write for anybody",
        program: policy({
            ...write,
            Principal: { Service: ["config.amazonaws.com", "cloudtrail.amazonaws.com"] },
            Condition: undefined,
        }),
        finds: isDeputy,
    },
    ...(
        [
            ["account", { StringEquals: { "aws:SourceAccount": "111122223333" } }],
            ["organization", { StringEquals: { "aws:SourceOrgID": "o-exampleorgid" } }],
            ["trails of an account", { ArnLike: { "AWS:SourceArn": "arn:aws:cloudtrail:*:111122223333:trail/*" } }],
        ] as const
    ).map(([form, Condition]) => ({
        name: `a policy that asks for the source's ${form}`,
        program: policy({ ...write, Condition }, checkAcl),
    })),
    ...tamperForms.map(([form, change]) => ({
        name: `a policy that lets a role ${form}`,
        program: beside({ ...remove, ...change }),
        finds: isTampered,
    })),
    {
        name: "a policy that lets a role delete what is no log file",
        program: beside({ ...remove, Resource: "arn:aws:s3:::archive/athena-results/*" }),
    },
    {
        name: "a policy that lets the account do anything and denies deletion to all but break-glass",
        program: beside(
            { ...remove, Action: "s3:*", Resource: archiveArns, Principal: { AWS: "444455556666" } },
            {
                Effect: "Deny",
                Principal: "*",
                Action: [
                    "s3:Delete*",
                    "s3:PutB*",
                    "s3:PutE*",
                    "s3:PutL*",
                    "s3:PutR*",
                    "s3:PutObject?*",
                    "s3:Bypass*",
                    "s3:Replicate*",
                ],
                Resource: archiveArns,
                Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::444455556666:role/BreakGlass" } },
            },
        ),
    },
    {
        name: "a policy that denies deletion over plain HTTP only",
        program: beside(remove, { ...tls, Action: "s3:Delete*" }),
        finds: isTampered,
    },
    {
        name: "a policy that denies the deletion of other files",
        program: beside(remove, { ...lockDown, Action: "s3:Delete*", Resource: "arn:aws:s3:::archive/other/*" }),
        finds: isTampered,
    },
    {
        name: "a policy that lets readers read, list and restore",
        program: beside(
            { ...read, Principal: reader, Action: ["s3:GetObject*", "s3:RestoreObject"] },
            {
                ...read,
                Principal: reader,
                Action: ["s3:ListBucket", "s3:GetBucketLocation"],
                Resource: "arn:aws:s3:::archive",
            },
        ),
    },
    {
        name: "a policy that lets CloudTrail write into another folder than the trail's",
        program: policy({ ...write, Resource: "arn:aws:s3:::archive/logs/AWSLogs/o-exampleorgid/*" }, checkAcl),
        finds: isRefused,
    },
    {
        name: "a policy that lets CloudTrail write without the trail's prefix",
        program: change(compliantStack, "trail", { s3KeyPrefix: "logs" }),
        finds: isRefused,
    },
    {
        name: "a policy for the trail's prefix",
        program: change(
            policy({ ...write, Resource: "arn:aws:s3:::archive/logs/AWSLogs/o-exampleorgid/*" }, checkAcl),
            "trail",
            { s3KeyPrefix: "logs" },
        ),
    },
    {
        name: "a policy for a trail whose prefix is not known",
        program: change(compliantStack, "trail", { s3KeyPrefix: unknown }),
    },
    {
        name: "a policy for a trail in another stack",
        program: without(policy({ ...write, Resource: "arn:aws:s3:::archive/logs/AWSLogs/*" }, checkAcl), "trail"),
    },
    {
        name: "a policy beside another trail whose bucket is not known",
        program: {
            ...compliantStack,
            other: {
                type: "aws:cloudtrail/trail:Trail",
                inputs: {
                    ...compliantStack["trail"]?.inputs,
                    name: "other",
                    s3BucketName: unknown,
                    s3KeyPrefix: "other",
                    advancedEventSelectors: [
                        {
                            fieldSelectors: [
                                { field: "eventCategory", equals: ["Data"] },
                                { field: "resources.type", equals: ["AWS::Lambda::Function"] },
                            ],
                        },
                    ],
                },
                computed: { arn: "arn:of-other" },
            },
        },
        finds: [
            ...["access-logging", "public-access-block", "versioning"].map(
                (rule) => `cloudtrail-bucket-${rule}? access-logs`,
            ),
            ...["delivery", "tls-only"].map((rule) => `cloudtrail-bucket-${rule}? access-logs-policy`),
        ],
    },
    {
        name: "a policy that denies everybody everything",
        program: beside(lockDown),
        finds: [...isLocked, ...isRefused],
    },
    {
        name: "a policy that denies everybody to change the bucket",
        program: beside({ ...lockDown, Action: ["s3:PutBucket*", "s3:DeleteBucket*"], Resource: archiveArns[0] }),
        finds: isLocked,
    },
    {
        name: "a policy that denies all but reading",
        program: beside({ ...lockDown, Action: undefined, NotAction: ["s3:Get*", "s3:List*"] }),
        finds: [...isLocked, ...isRefused],
    },
    {
        name: "a policy that denies everybody to change the bucket but for deployments",
        program: beside({
            ...lockDown,
            Action: "s3:PutBucket*",
            Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::444455556666:role/deploy" } },
        }),
    },
    {
        name: "a policy that denies everybody to delete log files",
        program: beside({ ...lockDown, Action: "s3:Delete*", Resource: archiveArns[1] }),
    },
    {
        name: "a policy in one statement outside a list",
        program: change(compliantStack, "archive-policy", {
            policy: JSON.stringify({ Statement: { ...remove, Action: "*" } }),
        }),
        finds: ["cloudtrail-bucket-tls-only: archive-policy", ...isTampered, ...isRefused],
    },
    {
        name: "a policy that denies all but root users to change the bucket",
        program: beside({
            ...lockDown,
            Principal: undefined,
            NotPrincipal: { AWS: ["arn:aws:iam::444455556666:root"] },
            Action: ["s3:PutBucket*", "s3:DeleteBucket*"],
            Resource: archiveArns[0],
        }),
        finds: isLocked,
    },
    { name: "a policy that does not let CloudTrail write", program: policy(checkAcl), finds: isRefused },
    {
        name: "a policy that denies all but the organization to write, CloudTrail with them",
        program: beside({ ...lockDown, Action: "s3:PutObject", Condition: outsiders }),
        finds: isRefused,
    },
    {
        name: "a policy that denies all but the organization and AWS's services to write",
        program: beside({
            ...lockDown,
            Condition: { ...outsiders, BoolIfExists: { "aws:PrincipalIsAWSService": "false" } },
        }),
    },
    {
        name: "a policy that denies services to act for other organizations",
        program: beside({
            ...lockDown,
            Condition: {
                StringNotEqualsIfExists: { "aws:SourceOrgID": "o-exampleorgid" },
                Null: { "aws:SourceAccount": "false" },
                Bool: { "aws:PrincipalIsAWSService": "true" },
            },
        }),
    },
    {
        name: "a policy that denies to write without encryption",
        program: beside({
            ...lockDown,
            Action: "s3:PutObject",
            Condition: { StringNotEqualsIfExists: { "s3:x-amz-server-side-encryption": "aws:kms" } },
        }),
    },
    {
        // AWS Control Tower's policy for the bucket of its log archive account.
        name: "a policy for CloudTrail and AWS Config by the organization that they act for",
        program: change(
            policy(
                ...[
                    ["s3:GetBucketAcl", "archive"],
                    ["s3:ListBucket", "archive"],
                    ["s3:PutObject", "archive/o-exampleorgid/AWSLogs/*/*"],
                ].map(([Action, path]) => ({
                    Effect: "Allow",
                    Principal: { Service: ["cloudtrail.amazonaws.com", "config.amazonaws.com"] },
                    Action,
                    Resource: [`arn:aws:s3:::${path}`],
                    Condition: { StringEquals: { "aws:SourceOrgID": "o-exampleorgid" } },
                })),
            ),
            "trail",
            { s3KeyPrefix: "o-exampleorgid" },
        ),
    },
    {
        // "Amazon S3 bucket policy for CloudTrail Lake query results".
        name: "a bucket for the results of queries on CloudTrail Lake, which is no trail's",
        program: {
            results: { type: "aws:s3/bucket:Bucket", inputs: { bucket: "results" }, computed: { id: "results" } },
            policy: {
                type: "aws:s3/bucketPolicy:BucketPolicy",
                inputs: {
                    bucket: from("results", "id"),
                    policy: policyText({
                        Effect: "Allow",
                        Principal: { Service: "cloudtrail.amazonaws.com" },
                        Action: ["s3:PutObject*", "s3:Abort*"],
                        Resource: ["arn:aws:s3:::results", "arn:aws:s3:::results/*"],
                        Condition: {
                            StringLike: {
                                "aws:sourceAccount": "111122223333",
                                "aws:sourceArn": "arn:aws:cloudtrail:us-east-1:111122223333:eventdatastore/*",
                            },
                        },
                    }),
                },
            },
        },
    },
    {
        name: "a policy as an object",
        program: change(compliantStack, "archive-policy", { policy: { Statement: [write, checkAcl, read, tls] } }),
        finds: isPublic,
    },
    {
        name: "a policy that is not known",
        program: change(compliantStack, "archive-policy", { policy: unknown }),
        finds: undecided,
    },
    {
        name: "a policy as an object, in part not known",
        program: change(compliantStack, "archive-policy", {
            policy: {
                Statement: [
                    write,
                    checkAcl,
                    { ...read, Principal: { AWS: unknown } },
                    { ...read, Principal: "*" },
                    tls,
                ],
            },
        }),
        finds: isPublic,
    },
    {
        name: "a policy of which a condition is not known",
        program: change(compliantStack, "archive-policy", {
            policy: { Statement: [{ ...write, Condition: { StringEquals: { "aws:SourceArn": unknown } } }, tls] },
        }),
        finds: ["cloudtrail-bucket-confused-deputy? archive-policy"],
    },
    {
        name: "a policy made by pulumi.jsonStringify from the bucket's ARN",
        program: {
            ...change(compliantStack, "archive-policy", { policy: from("document", "json") }),
            document: {
                type: "aws:iam/policyDocument:Document",
                inputs: {},
                computed: { json: policyText(write, checkAcl, tls) },
            },
        },
        preview: undecided,
    },
    {
        name: "the fault in a policy that is a property of the bucket",
        program: change(without(compliantStack, "archive-policy"), "archive", {
            policy: policyText(write, checkAcl, read, tls),
        }),
        finds: ["cloudtrail-bucket-public-policy: archive"],
    },
    {
        name: "the fault in a policy for a bucket of another stack",
        program: {
            policy: {
                type: "aws:s3/bucketPolicy:BucketPolicy",
                inputs: { bucket: "archive", policy: policyText({ ...write, Condition: undefined }, tls) },
            },
        },
        finds: ["cloudtrail-bucket-confused-deputy: policy"],
    },
    {
        name: "two policies of one bucket",
        program: twoPolicies({ bucket: from("archive", "id") }),
        finds: ["cloudtrail-bucket-one-policy: archive-policy", "cloudtrail-bucket-one-policy: second-policy"],
    },
    {
        name: "a policy of the bucket and one in its property",
        program: change(compliantStack, "archive", { policy: policyText(write, checkAcl, tls) }),
        finds: ["cloudtrail-bucket-one-policy: archive-policy"],
    },
    {
        name: "two policies of two buckets",
        program: twoPolicies({ bucket: "other", policy: policyText(write, tls).replaceAll("archive", "other") }),
    },
];

function twoPolicies(inputs: Record<string, unknown>): Program {
    const second = change(compliantStack, "archive-policy", inputs)["archive-policy"];
    return { ...compliantStack, ...(second && { "second-policy": second }) };
}

import { policyText } from "../../helpers/compliant-stack";
import { change, from, type Program, without } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";
import { faults, fine, undecided } from "./single-changes";

const key = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const closed = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };
const open = {
    blockPublicAcls: false,
    blockPublicPolicy: false,
    ignorePublicAcls: false,
    restrictPublicBuckets: false,
};

function bucket(name: string, inputs: Readonly<Record<string, unknown>> = {}): Program[string] {
    return {
        type: "aws:s3/bucket:Bucket",
        inputs: { bucket: name, ...inputs },
        computed: { id: name, arn: `arn:aws:s3:::${name}`, acl: "private" },
    };
}

function tls(name: string): unknown {
    return {
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
}

const everybodyReads = (name: string) => ({
    Effect: "Allow",
    Principal: "*",
    Action: "s3:GetObject",
    Resource: `arn:aws:s3:::${name}/*`,
});
const everybodyWrites = {
    Effect: "Allow",
    Principal: { AWS: ["*"] },
    Action: ["s3:Get*", "s3:PutObject"],
    Resource: "*",
};
const cloudFront = {
    Effect: "Allow",
    Principal: { Service: "cloudfront.amazonaws.com" },
    Action: "s3:GetObject",
    Resource: "arn:aws:s3:::data/*",
    Condition: { StringEquals: { "aws:SourceArn": "arn:aws:cloudfront::444455556666:distribution/E1EXAMPLE" } },
};
const loadBalancerLogs = {
    Effect: "Allow",
    Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: "arn:aws:s3:::logs/AWSLogs/444455556666/*",
};

/** A private bucket, one for logs, and a public website: all that a team asks of S3. */
const buckets: Program = {
    data: bucket("data"),
    "data-block": {
        type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        inputs: { bucket: from("data", "id"), ...closed },
    },
    "data-acl": { type: "aws:s3/bucketAcl:BucketAcl", inputs: { bucket: from("data", "id"), acl: "private" } },
    "data-policy": {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        inputs: { bucket: from("data", "id"), policy: policyText(tls("data"), cloudFront) },
    },
    "data-encryption": {
        type: "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        inputs: {
            bucket: from("data", "id"),
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key } }],
        },
    },
    "data-logging": {
        type: "aws:s3/bucketLogging:BucketLogging",
        inputs: { bucket: from("data", "id"), targetBucket: from("access-logs", "id"), targetPrefix: "data/" },
    },
    "access-logs": bucket("access-logs"),
    "access-logs-policy": {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        inputs: { bucket: from("access-logs", "id"), policy: policyText(tls("access-logs")) },
    },
    "data-access-point": {
        type: "aws:s3/accessPoint:AccessPoint",
        inputs: { bucket: from("data", "id"), name: "readers", publicAccessBlockConfiguration: closed },
    },
    logs: bucket("logs"),
    "logs-policy": {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        inputs: { bucket: from("logs", "id"), policy: policyText(tls("logs"), loadBalancerLogs) },
    },
    site: bucket("site", { website: { indexDocument: "index.html" } }),
    "site-block": {
        type: "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock",
        inputs: { bucket: from("site", "id"), ...open },
    },
    "site-policy": {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        inputs: { bucket: from("site", "id"), policy: policyText(everybodyReads("site")) },
    },
};

/** A load balancer that writes its logs into the bucket "data", which has no key of its own. */
const balanced = (type: string, inputs: Readonly<Record<string, unknown>> = {}): Program => ({
    ...without(buckets, "data-encryption"),
    balancer: { type, inputs: { accessLogs: { bucket: from("data", "bucket"), enabled: true }, ...inputs } },
});

const strict = { customerKeys: true, requireTls: true };
const policyRule = "s3-bucket-policy-not-public";
const aclRule = "s3-bucket-acl-not-public";
const blockRule = "s3-bucket-public-access-block";
const allUsers = "http://acs.amazonaws.com/groups/global/AllUsers";

const elsewhere = (type: string, inputs: Record<string, unknown>): Program => ({
    setting: { type, inputs: { bucket: "elsewhere", ...inputs } },
});

export const stacks: readonly Scenario[] = [
    { name: "private buckets and a website", program: buckets },
    { name: "private buckets and a website, under strict settings", program: buckets, config: strict },
    ...faults(buckets, [
        [
            policyRule,
            "data-policy",
            "everybody reads a bucket that is no website",
            { policy: policyText(everybodyReads("data")) },
        ],
        [policyRule, "data-policy", "everybody writes", { policy: policyText(tls("data"), everybodyWrites) }],
        [policyRule, "data-policy", "a policy as an object", { policy: { Statement: everybodyReads("data") } }],
        [
            policyRule,
            "data-policy",
            "all but one",
            {
                policy: policyText({
                    ...everybodyReads("data"),
                    Principal: undefined,
                    NotPrincipal: { AWS: "arn:aws:iam::444455556666:role/admin" },
                }),
            },
        ],
        [
            policyRule,
            "data-policy",
            "a condition that anybody meets",
            {
                policy: policyText({
                    ...everybodyReads("data"),
                    Condition: { StringLike: { "aws:Referer": "https://example.com/*" } },
                }),
            },
        ],
        [
            policyRule,
            "site-policy",
            "everybody writes a website",
            { policy: policyText(everybodyReads("site"), everybodyWrites) },
        ],
        [policyRule, "data", "an inline policy", { policy: policyText(everybodyReads("data")) }],
        [
            "s3-access-point-not-public",
            "data-access-point",
            "open",
            { publicAccessBlockConfiguration: { ...closed, restrictPublicBuckets: false } },
        ],
        [aclRule, "data-acl", "everybody reads", { acl: "public-read" }],
        [aclRule, "data-acl", "everybody writes", { acl: "public-read-write" }],
        [aclRule, "data-acl", "every AWS customer reads", { acl: "authenticated-read" }],
        [
            aclRule,
            "data-acl",
            "a grant to everybody",
            {
                acl: undefined,
                accessControlPolicy: {
                    grants: [{ grantee: { type: "Group", uri: allUsers }, permission: "READ" }],
                    owner: { id: "abc" },
                },
            },
        ],
        [aclRule, "data", "inline", { acl: "public-read" }],
        [aclRule, "data", "inline grants", { grants: [{ type: "Group", uri: allUsers, permissions: ["READ"] }] }],
        [aclRule, "site", "everybody writes a website", { acl: "public-read-write" }],
        [blockRule, "data-block", "one switch is off", { restrictPublicBuckets: false }],
        [
            blockRule,
            "data-block",
            "two switches are left out",
            { ignorePublicAcls: undefined, blockPublicAcls: undefined },
        ],
    ]),
    {
        name: "data-policy: no statement denies plain HTTP",
        program: change(buckets, "data-policy", { policy: policyText(cloudFront) }),
        finds: ["s3-bucket-tls-only: data"],
        config: strict,
    },
    {
        name: "data-encryption: S3's own key",
        program: change(buckets, "data-encryption", {
            rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
        }),
        finds: ["s3-bucket-customer-key: data"],
        config: strict,
    },
    {
        name: "data: no encryption of its own",
        program: without(buckets, "data-encryption"),
        finds: ["s3-bucket-customer-key: data"],
        config: strict,
    },
    {
        name: "data: the logs of a Network Load Balancer, which take a key",
        program: balanced("aws:lb/loadBalancer:LoadBalancer", { loadBalancerType: "network" }),
        finds: ["s3-bucket-customer-key: data"],
        config: { customerKeys: true },
    },
    ...["aws:lb/loadBalancer:LoadBalancer", "aws:elb/loadBalancer:LoadBalancer"].map((type) => ({
        name: `data: the logs of a load balancer, which take none (${type})`,
        program: balanced(type),
        config: { customerKeys: true },
    })),
    ...[{ logging: { targetBucket: "access-logs" } }, { loggings: [{ targetBucket: from("access-logs", "id") }] }].map(
        (logging) => ({
            name: `access-logs: the target of a bucket's own ${Object.keys(logging).join()}`,
            program: {
                ...without(buckets, "data-logging"),
                data: bucket("data", logging),
            },
            config: { customerKeys: true },
        }),
    ),
    {
        name: "logs: perhaps the bucket of a policy for a load balancer",
        program: change(buckets, "logs-policy", { bucket: unknown }),
        finds: ["s3-bucket-customer-key? logs"],
        config: { customerKeys: true },
    },
    {
        name: "data: the audit logs of Redshift, which take none",
        program: change(without(buckets, "data-encryption"), "data-policy", {
            policy: policyText({
                Effect: "Allow",
                Principal: { Service: "redshift.amazonaws.com" },
                Action: ["s3:PutObject", "s3:GetBucketAcl"],
                Resource: ["arn:aws:s3:::data", "arn:aws:s3:::data/*"],
            }),
        }),
        config: { customerKeys: true },
    },
    {
        name: "a bucket of another stack that everybody writes",
        program: elsewhere("aws:s3/bucketPolicy:BucketPolicy", { policy: policyText(everybodyWrites) }),
        finds: [`${policyRule}: setting`],
    },
    {
        name: "a bucket of another stack, perhaps a website, that everybody reads",
        program: elsewhere("aws:s3/bucketPolicy:BucketPolicy", { policy: policyText(everybodyReads("elsewhere")) }),
    },
    {
        name: "a bucket of another stack that everybody writes by its access control list",
        program: elsewhere("aws:s3/bucketAcl:BucketAcl", { acl: "public-read-write" }),
        finds: [`${aclRule}: setting`],
    },
    ...undecided(buckets, [
        [policyRule, "site-policy", "policy"],
        [aclRule, "data-acl", "acl"],
        [blockRule, "data-block", "blockPublicPolicy"],
        ["s3-access-point-not-public", "data-access-point", "publicAccessBlockConfiguration"],
    ]),
    {
        name: "data-policy not known, under strict settings",
        program: change(buckets, "data-policy", { policy: unknown }),
        finds: ["s3-bucket-tls-only? data"],
        config: { requireTls: true },
    },
    {
        name: "data-encryption: rules not known",
        program: change(buckets, "data-encryption", { rules: unknown }),
        finds: ["s3-bucket-customer-key? data"],
        config: { customerKeys: true },
    },
    ...fine(buckets, [
        [
            "data-policy",
            "everybody of the organization",
            {
                policy: policyText({
                    ...everybodyReads("data"),
                    Condition: { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } },
                }),
            },
        ],
        [
            "data-policy",
            "everybody by one VPC endpoint",
            {
                policy: policyText({
                    ...everybodyReads("data"),
                    Condition: { StringEquals: { "aws:SourceVpce": "vpce-1a2b3c4d" } },
                }),
            },
        ],
        [
            "data-policy",
            "another account",
            { policy: policyText({ ...everybodyReads("data"), Principal: { AWS: "arn:aws:iam::111122223333:root" } }) },
        ],
        ["data-policy", "a policy that is not known, which S3 would refuse if it were public", { policy: unknown }],
        ["site", "a website that is public by its access control list, too", { acl: "public-read" }],
        ["data-acl", "log delivery", { acl: "log-delivery-write" }],
        ["data-block", "words instead of booleans", { blockPublicAcls: "true" }],
        ["data-access-point", "closed by default", { publicAccessBlockConfiguration: undefined }],
        ["data-block", "of a bucket of another stack", { bucket: "theirs", blockPublicPolicy: false }],
    ]),
    {
        name: "a website made with resources of its own",
        program: {
            ...change(buckets, "site", { website: undefined }),
            website: {
                type: "aws:s3/bucketWebsiteConfigurationV2:BucketWebsiteConfigurationV2",
                inputs: { bucket: from("site", "id"), indexDocument: { suffix: "index.html" } },
            },
        },
    },
    {
        name: "customer keys in the forms of older programs",
        program: {
            bucket: bucket("plain", {
                serverSideEncryptionConfiguration: {
                    rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: key } },
                },
            }),
            v2: {
                type: "aws:s3/bucketV2:BucketV2",
                inputs: {
                    bucket: "v2",
                    serverSideEncryptionConfigurations: [
                        {
                            rules: [
                                {
                                    applyServerSideEncryptionByDefaults: [
                                        { sseAlgorithm: "aws:kms", kmsMasterKeyId: key },
                                    ],
                                },
                            ],
                        },
                    ],
                },
            },
        },
        config: { customerKeys: true },
    },
];

import {
    agents,
    development,
    iamUser,
    identityCenterSession,
    logArchive,
    pipeline,
    production,
    roleSession,
    service,
    serviceLinkedRole,
} from "../callers";
import { accessDenied, below, burst, call, quietBurst, read, times, type Entry } from "../entry";

const probed = [
    ["ec2", "DescribeInstances"],
    ["iam", "ListUsers"],
    ["s3", "ListBuckets"],
    ["lambda", "ListFunctions20150331"],
    ["rds", "DescribeDBInstances"],
    ["secretsmanager", "ListSecrets"],
    ["kms", "ListKeys"],
    ["dynamodb", "ListTables"],
    ["sqs", "ListQueues"],
    ["sns", "ListTopics"],
    ["ecr", "DescribeRepositories"],
    ["eks", "ListClusters"],
    ["cloudtrail", "DescribeTrails"],
    ["guardduty", "ListDetectors"],
    ["ssm", "DescribeParameters"],
] as const;

const probe = (by: ReturnType<typeof iamUser>) => (index: number) => {
    const [source, eventName] = probed[index % probed.length] ?? probed[0];
    return read(source, eventName, null, {
        by,
        error:
            source === "ec2"
                ? ["Client.UnauthorizedOperation", "You are not authorized to perform this operation."]
                : accessDenied(`${source}:${eventName}`),
    });
};

export const unauthorizedRecords: readonly Entry[] = [
    burst(
        "unauthorized",
        "a found key tries what it may do",
        times(60, probe(iamUser("deploy", production, agents.botoLocal))),
    ),
    burst(
        "unauthorized",
        "a stolen instance role tries what it may do",
        times(45, probe(roleSession("web", "i-0123456789abcdef0", production, agents.go))),
        [],
        4,
    ),
    burst(
        "unauthorized",
        "roles tried one by one",
        times(40, (index) =>
            call(
                "sts",
                "AssumeRole",
                { roleArn: `arn:aws:iam::${production}:role/role-${index}`, roleSessionName: "x" },
                { by: iamUser("intern", production), error: accessDenied("sts:AssumeRole") },
            ),
        ),
    ),
    burst(
        "unauthorized",
        "passwords of instances tried",
        times(40, (index) =>
            read(
                "ec2",
                "GetPasswordData",
                { instanceId: `i-0123456789abc${index}` },
                {
                    by: iamUser("intern", production),
                    error: ["Client.UnauthorizedOperation", "You are not authorized to perform this operation."],
                },
            ),
        ),
    ),
    burst(
        "unauthorized",
        "refused by a service control policy again and again",
        times(50, (index) =>
            call(
                "cloudtrail",
                "StopLogging",
                { name: `trail-${index}` },
                {
                    by: roleSession("Administrator", "x", production),
                    error: [
                        "AccessDeniedException",
                        "User is not authorized to perform: cloudtrail:StopLogging with an explicit deny in a service control policy",
                    ],
                },
            ),
        ),
    ),
    burst(
        "unauthorized",
        "objects' buckets tried",
        times(50, (index) =>
            read(
                "s3",
                "GetBucketPolicy",
                { bucketName: `company-${index}`, policy: "" },
                { by: iamUser("intern", production), error: ["AccessDenied", "Access Denied"] },
            ),
        ),
    ),
    burst(
        "unauthorized",
        "keys tried",
        times(40, (index) =>
            read(
                "kms",
                "Decrypt",
                { keyId: `0a1b${index}`, encryptionAlgorithm: "SYMMETRIC_DEFAULT" },
                {
                    by: roleSession("Developer", "kim", development, agents.botoLocal),
                    error: [
                        "AccessDenied",
                        "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.",
                    ],
                },
            ),
        ),
    ),
    below("unauthorized", "a developer misses a permission", [
        read("rds", "DescribeDBInstances", null, {
            by: identityCenterSession("kim", "Developer", development),
            error: accessDenied("rds:DescribeDBInstances"),
        }),
    ]),
    below(
        "unauthorized",
        "a pipeline misses two permissions",
        times(2, () =>
            call(
                "ec2",
                "CreateVolume",
                { size: "10" },
                {
                    by: pipeline(development),
                    error: ["Client.UnauthorizedOperation", "You are not authorized to perform this operation."],
                },
            ),
        ),
    ),
    quietBurst(
        "Config checks a bucket it may not see",
        times(40, () =>
            read(
                "s3",
                "HeadBucket",
                { bucketName: "legacy", Host: "legacy.s3.amazonaws.com" },
                {
                    by: serviceLinkedRole(
                        "config.amazonaws.com",
                        "AWSServiceRoleForConfig",
                        "AWSConfig-BucketConfigCheck",
                    ),
                    error: ["AccessDenied", "Access Denied"],
                },
            ),
        ),
    ),
    quietBurst(
        "log delivery probes a bucket",
        times(30, () =>
            read(
                "s3",
                "GetBucketAcl",
                { bucketName: "flow-logs", acl: "" },
                { by: service("delivery.logs.amazonaws.com", logArchive), error: ["AccessDenied", "Access Denied"] },
            ),
        ),
    ),
    quietBurst(
        "Macie looks at buckets it may not read",
        times(40, (index) =>
            read(
                "s3",
                "GetBucketPublicAccessBlock",
                { bucketName: `team-${index}`, publicAccessBlock: "" },
                {
                    by: serviceLinkedRole("macie.amazonaws.com", "AWSServiceRoleForAmazonMacie", "classification"),
                    error: ["AccessDenied", "Access Denied"],
                },
            ),
        ),
    ),
    quietBurst(
        "Inspector reads images it may not",
        times(40, (index) =>
            read(
                "ecr",
                "BatchGetImage",
                { repositoryName: `team-${index}` },
                {
                    by: serviceLinkedRole("inspector2.amazonaws.com", "AWSServiceRoleForAmazonInspector2", "inspector"),
                    error: accessDenied("ecr:BatchGetImage"),
                },
            ),
        ),
    ),
    quietBurst(
        "Resource Explorer lists what a policy denies",
        times(40, (index) =>
            read(
                "sqs",
                "ListQueues",
                { queueNamePrefix: `t${index}` },
                {
                    by: serviceLinkedRole(
                        "resource-explorer-2.amazonaws.com",
                        "AWSServiceRoleForResourceExplorer",
                        "resource-explorer-2",
                    ),
                    error: accessDenied("sqs:ListQueues"),
                },
            ),
        ),
    ),
    quietBurst(
        "calls throttled",
        times(60, () =>
            read("ec2", "DescribeInstances", null, {
                by: roleSession("KarpenterControllerRole", "karpenter", production, agents.go),
                error: ["Client.RequestLimitExceeded", "Request limit exceeded."],
            }),
        ),
    ),
    quietBurst(
        "buckets without a policy",
        times(40, (index) =>
            read(
                "s3",
                "GetBucketPolicy",
                { bucketName: `team-${index}`, policy: "" },
                { by: pipeline(production), error: ["NoSuchBucketPolicy", "The bucket policy does not exist"] },
            ),
        ),
    ),
];

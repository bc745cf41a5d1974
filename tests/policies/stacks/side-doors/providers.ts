import { archiveParts, compliantStack, keyStatements } from "../../helpers/compliant-stack";
import { change, from, type Program, without } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const cloudControl = "cloudcontrol-resource";
const native = "aws-native-resource";

type Properties = Readonly<Record<string, unknown>>;

const trail = {
    TrailName: "audit",
    IsLogging: true,
    IsMultiRegionTrail: true,
    EnableLogFileValidation: true,
    KMSKeyId: "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab",
    S3BucketName: "cloudtrail-444455556666",
    CloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:444455556666:log-group:audit:*",
    CloudWatchLogsRoleArn: "arn:aws:iam::444455556666:role/delivery",
};

function controlled(typeName: string, state: Properties): Program[string] {
    return {
        type: "aws:cloudcontrol/resource:Resource",
        inputs: { typeName, desiredState: JSON.stringify(state) },
    };
}

const throughCloudControl: Program = {
    trail: controlled("AWS::CloudTrail::Trail", trail),
    database: controlled("AWS::RDS::DBInstance", { Engine: "postgres", StorageEncrypted: true }),
    site: controlled("AWS::Amplify::App", { Name: "site" }),
};

const keyPolicy = {
    Version: "2012-10-17",
    Statement: [
        { Effect: "Allow", Principal: { AWS: "arn:aws:iam::444455556666:root" }, Action: "kms:*", Resource: "*" },
        {
            Effect: "Allow",
            Principal: { Service: "cloudtrail.amazonaws.com" },
            Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
            Resource: "*",
            Condition: {
                StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:444455556666:trail/audit" },
                StringLike: {
                    "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:444455556666:trail/*",
                },
            },
        },
    ],
};

const inNativeTerms: Program = {
    key: {
        type: "aws-native:kms:Key",
        inputs: { enableKeyRotation: true, pendingWindowInDays: 30, keyPolicy },
        computed: { arn: "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
    },
    group: {
        type: "aws-native:logs:LogGroup",
        inputs: { logGroupName: "/audit", retentionInDays: 400, kmsKeyId: from("key", "arn") },
        computed: { arn: "arn:aws:logs:us-east-1:444455556666:log-group:/audit:*" },
    },
    role: {
        type: "aws-native:iam:Role",
        inputs: { assumeRolePolicyDocument: { Statement: [] } },
        computed: { arn: "arn:aws:iam::444455556666:role/delivery" },
    },
    trail: {
        type: "aws-native:cloudtrail:Trail",
        inputs: {
            trailName: "audit",
            isLogging: true,
            isMultiRegionTrail: true,
            enableLogFileValidation: true,
            kmsKeyId: from("key", "arn"),
            s3BucketName: "theirs",
            cloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:444455556666:log-group:/audit:*",
            cloudWatchLogsRoleArn: "arn:aws:iam::444455556666:role/delivery",
        },
    },
    bucket: {
        type: "aws-native:s3:Bucket",
        inputs: { bucketName: "uploads", versioningConfiguration: { status: "Enabled" } },
        computed: { arn: "arn:aws:s3:::uploads" },
    },
    database: {
        type: "aws-native:rds:DbInstance",
        inputs: { engine: "postgres", storageEncrypted: true, publiclyAccessible: false },
    },
    table: { type: "aws-native:dynamodb:Table", inputs: { billingMode: "PAY_PER_REQUEST" } },
    stream: {
        type: "aws-native:kinesis:Stream",
        inputs: { streamEncryption: { encryptionType: "KMS", keyId: "alias/aws/kinesis" } },
    },
};

/** The compliant stack with a bucket of the aws-native provider. */
const mixed: Program = {
    ...without(compliantStack, ...archiveParts.filter((name) => !/-(key|policy)$/.test(name))),
    archive: {
        type: "aws-native:s3:Bucket",
        inputs: {
            bucketName: "archive",
            versioningConfiguration: { status: "Enabled" },
            publicAccessBlockConfiguration: {
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            bucketEncryption: {
                serverSideEncryptionConfiguration: [
                    {
                        serverSideEncryptionByDefault: {
                            sseAlgorithm: "aws:kms",
                            kmsMasterKeyId: from("archive-key", "arn"),
                        },
                    },
                ],
            },
            ownershipControls: { rules: [{ objectOwnership: "BucketOwnerEnforced" }] },
            loggingConfiguration: { destinationBucketName: from("access-logs", "bucket") },
        },
        computed: { id: "archive", arn: "arn:aws:s3:::archive" },
    },
};

const plainQueue = { Type: "AWS::SQS::Queue", Properties: { SqsManagedSseEnabled: false } };

export const stacks: readonly Scenario[] = [
    { name: "resources through Cloud Control", program: throughCloudControl },
    ...(
        [
            ["trail", "AWS::CloudTrail::Trail", "no log-file validation", { ...trail, EnableLogFileValidation: false }],
            ["trail", "AWS::CloudTrail::Trail", "switched off", { ...trail, IsLogging: false }],
            ["database", "AWS::RDS::DBInstance", "not encrypted", { Engine: "postgres" }],
            ["database", "AWS::RDS::DBInstance", "public", { StorageEncrypted: true, PubliclyAccessible: true }],
            [
                "site",
                "AWS::IAM::Role",
                "CloudTrail's own policy",
                { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AWSCloudTrail_FullAccess"] },
            ],
        ] as const
    ).map(([name, type, meaning, state]) => ({
        name: `through Cloud Control: ${name}, ${meaning}`,
        program: { ...throughCloudControl, [name]: controlled(type, state) },
        finds: [`${cloudControl}: ${name}`],
    })),
    {
        name: "through Cloud Control: a trail's bucket without versions, by its name",
        program: {
            ...throughCloudControl,
            archive: controlled("AWS::S3::Bucket", { BucketName: "cloudtrail-444455556666" }),
        },
        finds: [`${cloudControl}: archive`],
    },
    {
        name: "through Cloud Control: a state that is not known yet",
        program: change(throughCloudControl, "trail", { desiredState: unknown }),
        finds: [`${cloudControl}? trail`],
    },
    {
        name: "through Cloud Control: a state that is not known yet, of a type that no rule is about",
        program: change(throughCloudControl, "site", { desiredState: unknown }),
    },
    ...["", "{", "[]", "1", "null"].map((desiredState) => ({
        name: `through Cloud Control: a state that is none: ${JSON.stringify(desiredState)}`,
        program: change(throughCloudControl, "site", { desiredState, typeName: "AWS::DAX::Cluster" }),
        ...(desiredState === "[]" && { finds: [`${cloudControl}: site`] }),
    })),
    {
        name: "through Cloud Control: a CloudFormation stack with a fault",
        program: {
            stack: controlled("AWS::CloudFormation::Stack", {
                TemplateBody: JSON.stringify({ Resources: { Queue: plainQueue } }),
            }),
        },
        finds: ["cloudformation-template: stack"],
    },
    {
        name: "through Cloud Control: a CloudFormation stack that is not known yet",
        program: change({ stack: controlled("AWS::CloudFormation::Stack", {}) }, "stack", { desiredState: unknown }),
        finds: ["cloudformation-template? stack"],
    },
    {
        name: "an extension resource of the aws-native provider with a fault",
        program: {
            queue: {
                type: "aws-native:index:ExtensionResource",
                inputs: { type: plainQueue.Type, properties: plainQueue.Properties },
            },
        },
        finds: [`${cloudControl}: queue`],
    },
    { name: "resources of the aws-native provider", program: inNativeTerms },
    ...(
        [
            ["trail", "no log-file validation", { enableLogFileValidation: undefined }],
            ["trail", "no key", { kmsKeyId: undefined }],
            ["key", "no rotation", { enableKeyRotation: false }],
            ["bucket", "public", { accessControl: "PublicRead" }],
            ["database", "not encrypted", { storageEncrypted: undefined }],
            ["stream", "not encrypted", { streamEncryption: undefined }],
            ["group", "no key for a trail's group", { kmsKeyId: undefined }],
        ] as const
    ).map(([name, meaning, inputs]) => ({
        name: `of the aws-native provider: ${name}, ${meaning}`,
        program: change(inNativeTerms, name, inputs),
        finds: [`${native}: ${name}`],
    })),
    {
        name: "of the aws-native provider: a switch that is not known yet",
        program: change(inNativeTerms, "database", { storageEncrypted: unknown }),
        finds: [`${native}? database`],
    },
    {
        name: "of the aws-native provider: what is known and wrong beside what is not known",
        program: change(inNativeTerms, "trail", { enableLogFileValidation: false, kmsKeyId: unknown }),
        finds: [`${native}: trail`],
    },
    {
        name: "of the aws-native provider: keys of the account's own, as the settings ask for",
        program: {
            key: inNativeTerms["key"] as Program[string],
            group: inNativeTerms["group"] as Program[string],
        },
        config: { customerKeys: true },
    },
    { name: "a trail of one provider and its bucket of the other", program: mixed },
    {
        name: "a trail of one provider and its bucket of the other, without versions",
        program: change(mixed, "archive", { versioningConfiguration: undefined }),
        finds: [`${native}: archive`],
    },
    {
        name: "a trail of one provider and its bucket of the other, by its name",
        program: change(change(mixed, "archive", { versioningConfiguration: undefined }), "trail", {
            s3BucketName: "archive",
        }),
        finds: [`${native}: archive`],
    },
    {
        name: "a trail of one provider and its key of the other, which shuts CloudTrail out",
        program: {
            ...compliantStack,
            "archive-key": {
                type: "aws-native:kms:Key",
                inputs: {
                    enableKeyRotation: true,
                    keyPolicy: { Statement: keyStatements.administration("444455556666") },
                },
                computed: { arn: "arn:aws:kms:us-east-1:444455556666:key/archive-key" },
            },
        },
        finds: [`${native}: archive-key`],
    },
];

import { from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

type Properties = Readonly<Record<string, unknown>>;

const rule = "cloudformation-template";
const account = { Ref: "AWS::AccountId" };
const condition = { StringEquals: { "aws:SourceArn": "arn:aws:cloudtrail:us-east-1:444455556666:trail/audit" } };
const bucketArn = "arn:aws:s3:::cloudtrail-444455556666";

/** An audit log as a template has it. */
const audit: Readonly<Record<string, { Type: string; Properties: Properties }>> = {
    Key: {
        Type: "AWS::KMS::Key",
        Properties: {
            EnableKeyRotation: true,
            PendingWindowInDays: 30,
            KeyPolicy: {
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { AWS: { "Fn::Sub": "arn:aws:iam::${AWS::AccountId}:root" } },
                        Action: "kms:*",
                        Resource: "*",
                    },
                    {
                        Effect: "Allow",
                        Principal: { Service: "cloudtrail.amazonaws.com" },
                        Action: ["kms:GenerateDataKey*", "kms:DescribeKey"],
                        Resource: "*",
                        Condition: {
                            ...condition,
                            StringLike: {
                                "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:444455556666:trail/*",
                            },
                        },
                    },
                    {
                        Effect: "Allow",
                        Principal: { Service: "logs.us-east-1.amazonaws.com" },
                        Action: ["kms:Encrypt*", "kms:Decrypt*", "kms:GenerateDataKey*"],
                        Resource: "*",
                        Condition: {
                            ArnLike: {
                                "kms:EncryptionContext:aws:logs:arn":
                                    "arn:aws:logs:us-east-1:444455556666:log-group:/audit",
                            },
                        },
                    },
                ],
            },
        },
    },
    Archive: {
        Type: "AWS::S3::Bucket",
        Properties: {
            BucketName: "cloudtrail-444455556666",
            VersioningConfiguration: { Status: "Enabled" },
            PublicAccessBlockConfiguration: {
                BlockPublicAcls: true,
                BlockPublicPolicy: true,
                IgnorePublicAcls: true,
                RestrictPublicBuckets: true,
            },
            BucketEncryption: {
                ServerSideEncryptionConfiguration: [
                    {
                        BucketKeyEnabled: true,
                        ServerSideEncryptionByDefault: {
                            SSEAlgorithm: "aws:kms",
                            KMSMasterKeyID: { "Fn::GetAtt": ["Key", "Arn"] },
                        },
                    },
                ],
            },
            OwnershipControls: { Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }] },
            LoggingConfiguration: { DestinationBucketName: { Ref: "AccessLogs" }, LogFilePrefix: "archive/" },
            LifecycleConfiguration: {
                Rules: [
                    {
                        Status: "Enabled",
                        ExpirationInDays: 2555,
                        NoncurrentVersionExpiration: { NoncurrentDays: 90 },
                        AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
                    },
                ],
            },
        },
    },
    AccessLogs: { Type: "AWS::S3::Bucket", Properties: {} },
    ArchivePolicy: {
        Type: "AWS::S3::BucketPolicy",
        Properties: {
            Bucket: { Ref: "Archive" },
            PolicyDocument: {
                Version: "2012-10-17",
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "cloudtrail.amazonaws.com" },
                        Action: "s3:GetBucketAcl",
                        Resource: bucketArn,
                        Condition: condition,
                    },
                    {
                        Effect: "Allow",
                        Principal: { Service: "cloudtrail.amazonaws.com" },
                        Action: "s3:PutObject",
                        Resource: `${bucketArn}/AWSLogs/444455556666/*`,
                        Condition: condition,
                    },
                    {
                        Effect: "Deny",
                        Principal: "*",
                        Action: "s3:*",
                        Resource: [bucketArn, `${bucketArn}/*`],
                        Condition: { Bool: { "aws:SecureTransport": false } },
                    },
                ],
            },
        },
    },
    Group: {
        Type: "AWS::Logs::LogGroup",
        Properties: { LogGroupName: "/audit", RetentionInDays: 400, KmsKeyId: { "Fn::GetAtt": ["Key", "Arn"] } },
    },
    Delivery: {
        Type: "AWS::IAM::Role",
        Properties: {
            AssumeRolePolicyDocument: {
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "cloudtrail.amazonaws.com" },
                        Action: "sts:AssumeRole",
                        Condition: condition,
                    },
                ],
            },
            Policies: [
                {
                    PolicyName: "deliver",
                    PolicyDocument: {
                        Statement: [
                            {
                                Effect: "Allow",
                                Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
                                Resource: { "Fn::GetAtt": ["Group", "Arn"] },
                            },
                        ],
                    },
                },
            ],
        },
    },
    Trail: {
        Type: "AWS::CloudTrail::Trail",
        Properties: {
            TrailName: "audit",
            IsLogging: true,
            IsMultiRegionTrail: true,
            IncludeGlobalServiceEvents: true,
            EnableLogFileValidation: true,
            KMSKeyId: { "Fn::GetAtt": ["Key", "Arn"] },
            S3BucketName: { Ref: "Archive" },
            CloudWatchLogsLogGroupArn: { "Fn::GetAtt": ["Group", "Arn"] },
            CloudWatchLogsRoleArn: { "Fn::GetAtt": ["Delivery", "Arn"] },
        },
    },
};

/** The stores of an application as a template has them. */
const application: typeof audit = {
    Volume: { Type: "AWS::EC2::Volume", Properties: { AvailabilityZone: "us-east-1a", Size: 100, Encrypted: true } },
    Server: {
        Type: "AWS::EC2::Instance",
        Properties: {
            ImageId: "ami-0abc",
            BlockDeviceMappings: [
                { DeviceName: "/dev/xvda", Ebs: { Encrypted: true } },
                { DeviceName: "/dev/sdb", NoDevice: {} },
            ],
        },
    },
    Template: {
        Type: "AWS::EC2::LaunchTemplate",
        Properties: {
            LaunchTemplateData: { BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: true } }] },
        },
    },
    Database: {
        Type: "AWS::RDS::DBInstance",
        Properties: { Engine: "postgres", StorageEncrypted: true, PubliclyAccessible: false },
    },
    Replica: { Type: "AWS::RDS::DBInstance", Properties: { SourceDBInstanceIdentifier: { Ref: "Database" } } },
    Aurora: { Type: "AWS::RDS::DBCluster", Properties: { Engine: "aurora-mysql", StorageEncrypted: true } },
    Member: {
        Type: "AWS::RDS::DBInstance",
        Properties: { DBClusterIdentifier: { Ref: "Aurora" }, Engine: "aurora-mysql" },
    },
    Table: { Type: "AWS::DynamoDB::Table", Properties: { BillingMode: "PAY_PER_REQUEST" } },
    Files: { Type: "AWS::EFS::FileSystem", Properties: { Encrypted: true } },
    Sessions: {
        Type: "AWS::ElastiCache::ReplicationGroup",
        Properties: { Engine: "redis", AtRestEncryptionEnabled: true, TransitEncryptionEnabled: true },
    },
    Search: {
        Type: "AWS::OpenSearchService::Domain",
        Properties: {
            EncryptionAtRestOptions: { Enabled: true },
            NodeToNodeEncryptionOptions: { Enabled: true },
            DomainEndpointOptions: { EnforceHTTPS: true },
        },
    },
    Stream: {
        Type: "AWS::Kinesis::Stream",
        Properties: { StreamEncryption: { EncryptionType: "KMS", KeyId: "alias/aws/kinesis" } },
    },
    Delivery: {
        Type: "AWS::KinesisFirehose::DeliveryStream",
        Properties: { DeliveryStreamEncryptionConfigurationInput: { KeyType: "AWS_OWNED_CMK" } },
    },
    Kafka: {
        Type: "AWS::MSK::Cluster",
        Properties: { EncryptionInfo: { EncryptionInTransit: { ClientBroker: "TLS", InCluster: true } } },
    },
    Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: "orders" } },
    Topic: { Type: "AWS::SNS::Topic", Properties: { KmsMasterKeyId: "alias/aws/sns" } },
    Bucket: { Type: "AWS::S3::Bucket", Properties: {} },
    Site: {
        Type: "AWS::CloudFront::Distribution",
        Properties: {
            DistributionConfig: { Enabled: true, DefaultCacheBehavior: { ViewerProtocolPolicy: "redirect-to-https" } },
        },
    },
    Function: {
        Type: "AWS::Lambda::Permission",
        Properties: { Principal: "s3.amazonaws.com", SourceArn: { "Fn::GetAtt": ["Bucket", "Arn"] } },
    },
    Role: {
        Type: "AWS::IAM::Role",
        Properties: {
            AssumeRolePolicyDocument: {
                Statement: [
                    { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" },
                ],
            },
            ManagedPolicyArns: [
                { "Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole" },
            ],
        },
    },
    Policy: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: {
            PolicyDocument: {
                Statement: [{ Effect: "Allow", Action: "dynamodb:*", Resource: { "Fn::GetAtt": ["Table", "Arn"] } }],
            },
        },
    },
    Custom: { Type: "Custom::Thing", Properties: { ServiceToken: account } },
};

function stack(templateBody: unknown, others: Properties = {}): Program {
    return { legacy: { type: "aws:cloudformation/stack:Stack", inputs: { name: "legacy", templateBody, ...others } } };
}

function template(resources: typeof audit): string {
    return JSON.stringify({ AWSTemplateFormatVersion: "2010-09-09", Resources: resources });
}

/** The template with other properties of one resource; undefined unsets. */
function changed(resources: typeof audit, id: string, properties: Properties): string {
    const resource = resources[id];
    if (resource === undefined) {
        throw new Error(`the template has no resource "${id}"`);
    }
    return template({ ...resources, [id]: { ...resource, Properties: { ...resource.Properties, ...properties } } });
}

const faults: readonly (readonly [typeof audit, string, string, Properties])[] = [
    [audit, "Trail", "no log-file validation", { EnableLogFileValidation: false }],
    [audit, "Trail", "no log-file validation, as is the default", { EnableLogFileValidation: undefined }],
    [audit, "Trail", "no key", { KMSKeyId: undefined }],
    [audit, "Trail", "one Region", { IsMultiRegionTrail: false }],
    [audit, "Trail", "switched off", { IsLogging: false }],
    [audit, "Trail", "no CloudWatch Logs", { CloudWatchLogsLogGroupArn: undefined }],
    [audit, "Archive", "no versions", { VersioningConfiguration: undefined }],
    [audit, "Archive", "not private", { PublicAccessBlockConfiguration: { BlockPublicAcls: true } }],
    [
        audit,
        "ArchivePolicy",
        "plain HTTP",
        {
            PolicyDocument: {
                Statement: [
                    {
                        Effect: "Allow",
                        Principal: { Service: "cloudtrail.amazonaws.com" },
                        Action: "s3:PutObject",
                        Resource: `${bucketArn}/*`,
                        Condition: condition,
                    },
                ],
            },
        },
    ],
    [audit, "Key", "no rotation", { EnableKeyRotation: undefined }],
    [audit, "Group", "no key", { KmsKeyId: undefined }],
    [application, "Volume", "not encrypted", { Encrypted: undefined }],
    [
        application,
        "Server",
        "not encrypted",
        { BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { Encrypted: false } }] },
    ],
    [
        application,
        "Template",
        "not encrypted",
        { LaunchTemplateData: { BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { VolumeSize: 8 } }] } },
    ],
    [application, "Database", "not encrypted", { StorageEncrypted: false }],
    [application, "Database", "public", { PubliclyAccessible: true }],
    [application, "Aurora", "not encrypted", { StorageEncrypted: undefined }],
    [application, "Files", "not encrypted", { Encrypted: undefined }],
    [application, "Sessions", "not encrypted", { AtRestEncryptionEnabled: false }],
    [application, "Search", "not encrypted", { EncryptionAtRestOptions: undefined }],
    [
        application,
        "Search",
        "plain HTTP, which is CloudFormation's default",
        { DomainEndpointOptions: { TLSSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" } },
    ],
    [application, "Stream", "not encrypted", { StreamEncryption: undefined }],
    [application, "Delivery", "not encrypted", { DeliveryStreamEncryptionConfigurationInput: undefined }],
    [application, "Kafka", "plain text", { EncryptionInfo: { EncryptionInTransit: { ClientBroker: "PLAINTEXT" } } }],
    [application, "Queue", "not encrypted", { SqsManagedSseEnabled: false }],
    [application, "Topic", "not encrypted", { KmsMasterKeyId: undefined }],
    [application, "Bucket", "public by its access control list", { AccessControl: "PublicRead" }],
    [
        application,
        "Bucket",
        "not protected from the public",
        { PublicAccessBlockConfiguration: { BlockPublicAcls: false } },
    ],
    [
        application,
        "Site",
        "plain HTTP",
        { DistributionConfig: { DefaultCacheBehavior: { ViewerProtocolPolicy: "allow-all" } } },
    ],
    [application, "Function", "public", { Principal: "*", SourceArn: undefined }],
    [
        application,
        "Role",
        "CloudTrail's own policy",
        { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AWSCloudTrail_FullAccess"] },
    ],
];

const yaml = (encrypted: string) => `
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Encrypted: { Type: String, Default: "true" }
Conditions:
  IsLarge: !Equals [!Ref "AWS::Region", us-east-1]
Resources:
  Key:
    Type: AWS::KMS::Key
    Properties: { EnableKeyRotation: true }
  Volume:
    Type: AWS::EC2::Volume
    Properties:
      AvailabilityZone: !Select [0, !GetAZs ""]
      Size: !If [IsLarge, 100, 10]
      KmsKeyId: !GetAtt Key.Arn
      Encrypted: ${encrypted}
      Tags:
        - { Key: Name, Value: !Sub "\${AWS::StackName}-volume" }
`;

export const stacks: readonly Scenario[] = [
    { name: "a template of an audit log that keeps every rule", program: stack(template(audit)) },
    { name: "a template of an application", program: stack(template(application)) },
    { name: "a template in YAML with the short forms of functions", program: stack(yaml("true")) },
    {
        name: "a template in YAML with a fault",
        program: stack(yaml("false")),
        finds: [`${rule}: legacy`],
    },
    {
        name: "a template in YAML whose parameter is wrong",
        program: stack(yaml("!Ref Encrypted"), { parameters: { Encrypted: "false" } }),
        finds: [`${rule}: legacy`],
    },
    { name: "a template in YAML whose parameter is right by default", program: stack(yaml("!Ref Encrypted")) },
    {
        name: "a template in YAML whose parameter is not known",
        program: stack(yaml("!Ref Encrypted"), { parameters: { Encrypted: unknown } }),
    },
    { name: "a template with a value that only CloudFormation knows", program: stack(yaml("!ImportValue encrypted")) },
    ...faults.map(([resources, id, meaning, properties]) => ({
        name: `a template with ${id}: ${meaning}`,
        program: stack(changed(resources, id, properties)),
        finds: [`${rule}: legacy`],
    })),
    {
        name: "a stack set",
        program: {
            baseline: {
                type: "aws:cloudformation/stackSet:StackSet",
                inputs: { name: "baseline", templateBody: changed(audit, "Trail", { IsLogging: false }) },
            },
        },
        finds: [`${rule}: baseline`],
    },
    {
        name: "a stack of the aws-native provider",
        program: {
            baseline: {
                type: "aws-native:cloudformation:Stack",
                inputs: { stackName: "baseline", templateBody: changed(audit, "Trail", { IsLogging: false }) },
            },
        },
        finds: [`${rule}: baseline`],
    },
    {
        name: "a template that is made from what is not known",
        program: {
            ...stack(from("rendered", "text")),
            rendered: {
                type: "aws:random/pet:Pet",
                inputs: {},
                computed: { text: changed(audit, "Trail", { IsLogging: false }) },
            },
        },
        finds: [`${rule}: legacy`],
        preview: [`${rule}? legacy`],
    },
    {
        name: "a template elsewhere",
        program: {
            legacy: { type: "aws:cloudformation/stack:Stack", inputs: { templateUrl: "https://example.com/app.yaml" } },
        },
    },
    ...[
        "",
        "{",
        "a: [",
        "&a [*a]",
        "just words",
        "[1]",
        '{"Resources": {"A": 1, "B": {"Type": 2}, "C": {"Type": "AWS::S3::Bucket", "Properties": []}}}',
    ].map((body) => ({ name: `a template that is none: ${JSON.stringify(body)}`, program: stack(body) })),
];

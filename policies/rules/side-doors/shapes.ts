import { list, read, UNKNOWN } from "../../reading/value";
import { alarmShapes } from "./alarm-shapes";
import { bucketShape } from "./bucket-shape";
import type { Properties, Shape, Translation } from "./shape";
import { storeShapes, tablePolicy } from "./store-shapes";

/** The value in an object at another name, where it is set. */
function within(name: string, ...path: string[]): (value: unknown) => Properties {
    return (value) => {
        const inner = read(value, ...path);
        return { [name]: inner };
    };
}

const inlinePolicies = (policies: unknown): Properties => ({
    inlinePolicies: list(policies).map((policy) =>
        policy === UNKNOWN ? UNKNOWN : { name: read(policy, "policyName"), policy: read(policy, "policyDocument") },
    ),
});

/** A user's or a group's policies, as the resources that they are in @pulumi/aws. */
const policiesOf =
    (kind: "user" | "group") =>
    (properties: Properties): readonly Translation[] => [
        ...list(properties["policies"]).map((policy) => ({
            type: kind === "user" ? "aws:iam/userPolicy:UserPolicy" : "aws:iam/groupPolicy:GroupPolicy",
            properties: { policy: read(policy, "policyDocument") },
        })),
        ...list(properties["managedPolicyArns"]).map((policyArn) => ({
            type: `aws:iam/${kind}PolicyAttachment:${kind === "user" ? "User" : "Group"}PolicyAttachment`,
            properties: { policyArn },
        })),
    ];

/** The provider has some of the operators in the plural. */
const advancedEventSelectors = (selectors: unknown): Properties => ({
    advancedEventSelectors: list(selectors).map((selector) =>
        selector === UNKNOWN
            ? UNKNOWN
            : {
                  name: read(selector, "name"),
                  fieldSelectors: list(read(selector, "fieldSelectors")).map((field) =>
                      field === UNKNOWN
                          ? UNKNOWN
                          : Object.fromEntries(
                                Object.entries(Object(field) as Properties).map(([name, value]) => [
                                    name.replace(/sWith$/i, (ending) => `${ending}s`),
                                    value,
                                ]),
                            ),
                  ),
              },
    ),
});

const ebs = (mappings: unknown): Properties => ({
    ebsBlockDevices: list(mappings)
        .map((mapping) => read(mapping, "ebs"))
        .filter((device) => device !== undefined),
});

const database = {
    dbSnapshotIdentifier: "snapshotIdentifier",
    sourceDbInstanceIdentifier: "replicateSourceDb",
    sourceDbClusterIdentifier: "restoreToPointInTime",
    sourceDbInstanceAutomatedBackupsArn: "restoreToPointInTime",
    sourceDbiResourceId: "restoreToPointInTime",
    dbClusterSnapshotIdentifier: "snapshotIdentifier",
};

const searchDomain = {
    encryptionAtRestOptions: "encryptAtRest",
    nodeToNodeEncryptionOptions: "nodeToNodeEncryption",
    // Without a word, CloudFormation leaves plain HTTP on where the provider switches it off.
    domainEndpointOptions: (value: unknown) => ({
        domainEndpointOptions: typeof value === "object" && value !== null ? { enforceHttps: false, ...value } : value,
    }),
};

const sse = (value: unknown): Properties => ({
    serverSideEncryption:
        value === UNKNOWN ? UNKNOWN : { enabled: read(value, "sseEnabled"), kmsKeyArn: read(value, "kmsMasterKeyId") },
});

const byType: Readonly<Record<string, Shape>> = {
    "AWS::CloudTrail::Trail": {
        type: "aws:cloudtrail/trail:Trail",
        properties: {
            trailName: "name",
            isLogging: "enableLogging",
            cloudWatchLogsLogGroupArn: "cloudWatchLogsGroupArn",
            advancedEventSelectors,
        },
    },
    "AWS::CloudTrail::EventDataStore": { type: "aws:cloudtrail/eventDataStore:EventDataStore" },
    "AWS::S3::Bucket": bucketShape,
    "AWS::S3::BucketPolicy": { type: "aws:s3/bucketPolicy:BucketPolicy", properties: { policyDocument: "policy" } },
    "AWS::S3::AccessPoint": { type: "aws:s3/accessPoint:AccessPoint" },
    "AWS::KMS::Key": {
        type: "aws:kms/key:Key",
        properties: {
            keyPolicy: "policy",
            enabled: "isEnabled",
            keySpec: "customerMasterKeySpec",
            pendingWindowInDays: "deletionWindowInDays",
        },
    },
    "AWS::Logs::LogGroup": { type: "aws:cloudwatch/logGroup:LogGroup", properties: { logGroupName: "name" } },
    "AWS::SQS::Queue": { type: "aws:sqs/queue:Queue", properties: { queueName: "name" } },
    "AWS::SQS::QueuePolicy": {
        type: "aws:sqs/queuePolicy:QueuePolicy",
        properties: { policyDocument: "policy", queues: (value) => ({ queueUrl: list(value)[0] }) },
    },
    "AWS::IAM::Role": {
        type: "aws:iam/role:Role",
        properties: { roleName: "name", assumeRolePolicyDocument: "assumeRolePolicy", policies: inlinePolicies },
    },
    "AWS::IAM::User": { type: "aws:iam/user:User", settings: policiesOf("user") },
    "AWS::IAM::Group": { type: "aws:iam/group:Group", settings: policiesOf("group") },
    "AWS::IAM::Policy": { type: "aws:iam/rolePolicy:RolePolicy", properties: { policyDocument: "policy" } },
    "AWS::IAM::RolePolicy": { type: "aws:iam/rolePolicy:RolePolicy", properties: { policyDocument: "policy" } },
    "AWS::IAM::UserPolicy": { type: "aws:iam/userPolicy:UserPolicy", properties: { policyDocument: "policy" } },
    "AWS::IAM::GroupPolicy": { type: "aws:iam/groupPolicy:GroupPolicy", properties: { policyDocument: "policy" } },
    "AWS::IAM::ManagedPolicy": { type: "aws:iam/policy:Policy", properties: { policyDocument: "policy" } },
    "AWS::SSO::PermissionSet": {
        type: "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy",
        settings: (set) => [
            {
                type: "aws:ssoadmin/managedPolicyAttachmentsExclusive:ManagedPolicyAttachmentsExclusive",
                properties: { managedPolicyArns: set["managedPolicies"] },
            },
        ],
    },
    "AWS::Organizations::Policy": { type: "aws:organizations/policy:Policy" },
    "AWS::EC2::Volume": { type: "aws:ebs/volume:Volume" },
    "AWS::EC2::Instance": { type: "aws:ec2/instance:Instance", properties: { blockDeviceMappings: ebs } },
    "AWS::EC2::LaunchTemplate": {
        type: "aws:ec2/launchTemplate:LaunchTemplate",
        properties: { launchTemplateData: within("blockDeviceMappings", "blockDeviceMappings") },
    },
    "AWS::AutoScaling::LaunchConfiguration": {
        type: "aws:ec2/launchConfiguration:LaunchConfiguration",
        properties: { blockDeviceMappings: ebs },
    },
    "AWS::RDS::DBInstance": {
        type: ({ dbClusterIdentifier }) =>
            dbClusterIdentifier === undefined ? "aws:rds/instance:Instance" : "aws:rds/clusterInstance:ClusterInstance",
        properties: database,
    },
    "AWS::RDS::DBCluster": { type: "aws:rds/cluster:Cluster", properties: database },
    "AWS::RDS::GlobalCluster": { type: "aws:rds/globalCluster:GlobalCluster" },
    "AWS::RDS::DBProxy": { type: "aws:rds/proxy:Proxy" },
    "AWS::DocDB::DBCluster": { type: "aws:docdb/cluster:Cluster", properties: database },
    "AWS::Neptune::DBCluster": {
        type: "aws:neptune/cluster:Cluster",
        properties: { ...database, kmsKeyId: "kmsKeyArn" },
    },
    "AWS::Redshift::Cluster": { type: "aws:redshift/cluster:Cluster" },
    "AWS::RedshiftServerless::Workgroup": { type: "aws:redshiftserverless/workgroup:Workgroup" },
    "AWS::DynamoDB::Table": {
        type: "aws:dynamodb/table:Table",
        properties: { sseSpecification: sse },
        settings: (table) => [tablePolicy(table)],
    },
    "AWS::DAX::Cluster": { type: "aws:dax/cluster:Cluster", properties: { sseSpecification: sse } },
    "AWS::EFS::FileSystem": {
        type: "aws:efs/fileSystem:FileSystem",
        settings: ({ fileSystemPolicy }) => [
            { type: "aws:efs/fileSystemPolicy:FileSystemPolicy", properties: { policy: fileSystemPolicy } },
        ],
    },
    "AWS::ElastiCache::ReplicationGroup": { type: "aws:elasticache/replicationGroup:ReplicationGroup" },
    "AWS::ElastiCache::CacheCluster": { type: "aws:elasticache/cluster:Cluster" },
    "AWS::MemoryDB::Cluster": { type: "aws:memorydb/cluster:Cluster", properties: { kmsKeyId: "kmsKeyArn" } },
    "AWS::OpenSearchService::Domain": { type: "aws:opensearch/domain:Domain", properties: searchDomain },
    "AWS::Elasticsearch::Domain": { type: "aws:elasticsearch/domain:Domain", properties: searchDomain },
    "AWS::Kinesis::Stream": {
        type: "aws:kinesis/stream:Stream",
        properties: {
            streamEncryption: (value) => ({
                encryptionType: value === UNKNOWN ? UNKNOWN : read(value, "encryptionType"),
                kmsKeyId: read(value, "keyId"),
            }),
        },
    },
    "AWS::KinesisFirehose::DeliveryStream": {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        properties: {
            kinesisStreamSourceConfiguration: "kinesisSourceConfiguration",
            deliveryStreamEncryptionConfigurationInput: (value) => ({
                serverSideEncryption: {
                    enabled: true,
                    keyType: read(value, "keyType"),
                    keyArn: read(value, "keyArn"),
                },
            }),
        },
    },
    "AWS::MSK::Cluster": {
        type: "aws:msk/cluster:Cluster",
        properties: {
            encryptionInfo: (value) => ({
                encryptionInfo: {
                    encryptionAtRestKmsKeyArn: read(value, "encryptionAtRest", "dataVolumeKmsKeyId"),
                    encryptionInTransit: read(value, "encryptionInTransit"),
                },
            }),
        },
    },
    "AWS::SecretsManager::Secret": { type: "aws:secretsmanager/secret:Secret" },
    "AWS::SecretsManager::ResourcePolicy": {
        type: "aws:secretsmanager/secretPolicy:SecretPolicy",
        properties: { resourcePolicy: "policy" },
    },
    "AWS::ECR::Repository": {
        type: "aws:ecr/repository:Repository",
        properties: { encryptionConfiguration: "encryptionConfigurations" },
        settings: ({ repositoryPolicyText }) => [
            { type: "aws:ecr/repositoryPolicy:RepositoryPolicy", properties: { policy: repositoryPolicyText } },
        ],
    },
    "AWS::Backup::BackupVault": {
        type: "aws:backup/vault:Vault",
        properties: { encryptionKeyArn: "kmsKeyArn" },
        settings: ({ accessPolicy }) => [
            { type: "aws:backup/vaultPolicy:VaultPolicy", properties: { policy: accessPolicy } },
        ],
    },
    "AWS::Glue::DataCatalogEncryptionSettings": {
        type: "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings",
    },
    "AWS::Lambda::Permission": { type: "aws:lambda/permission:Permission" },
    "AWS::Lambda::LayerVersionPermission": { type: "aws:lambda/layerVersionPermission:LayerVersionPermission" },
    "AWS::CloudFront::Distribution": {
        type: "aws:cloudfront/distribution:Distribution",
        properties: {
            distributionConfig: (value) => ({
                defaultCacheBehavior: read(value, "defaultCacheBehavior"),
                orderedCacheBehaviors: read(value, "cacheBehaviors"),
            }),
        },
    },
    "AWS::Transfer::Server": { type: "aws:transfer/server:Server" },
};

/** The CloudFormation types that the rules know as resources of @pulumi/aws. */
export const shapes: ReadonlyMap<string, Shape> = new Map(
    Object.entries({ ...byType, ...alarmShapes, ...storeShapes }),
);

import { policyText } from "../../helpers/compliant-stack";
import type { Scenario } from "../../helpers/stacks";

type Properties = Readonly<Record<string, unknown>>;

const key = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const encryption = { EncryptionOption: "SSE_KMS", KmsKey: key };
const glue = (mode: string) => ({
    EncryptionConfiguration: {
        CloudWatchEncryption: { CloudWatchEncryptionMode: mode, KmsKeyArn: key },
        JobBookmarksEncryption: { JobBookmarksEncryptionMode: "CSE-KMS", KmsKeyArn: key },
        S3Encryptions: [{ S3EncryptionMode: "SSE-KMS", KmsKeyArn: key }],
    },
});
const statement = (Principal: unknown) => ({ Effect: "Allow", Principal, Action: "*", Resource: "*" });
const document = (Principal: unknown) => ({ Version: "2012-10-17", Statement: [statement(Principal)] });
const team = { AWS: "444455556666" };
const network = (AllowFromPublic: boolean) =>
    JSON.stringify([{ Rules: [{ ResourceType: "collection", Resource: ["collection/logs"] }], AllowFromPublic }]);
const table = (...replicas: readonly Properties[]) => ({
    SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
    Replicas: replicas,
});
const ownKey = { Region: "us-east-1", SSESpecification: { KMSMasterKeyId: key } };

/** Types of CloudFormation's with what keeps every rule under the preset strict, and with what breaks one. */
const cases: readonly (readonly [type: string, good: Properties, bad: Properties])[] = [
    ["AWS::AmazonMQ::Broker", { EngineType: "RABBITMQ" }, { PubliclyAccessible: true }],
    ["AWS::ApiGateway::DomainName", { SecurityPolicy: "TLS_1_2" }, { SecurityPolicy: "TLS_1_0" }],
    [
        "AWS::AppSync::ApiCache",
        { AtRestEncryptionEnabled: true, TransitEncryptionEnabled: true },
        { AtRestEncryptionEnabled: true },
    ],
    [
        "AWS::Athena::WorkGroup",
        { WorkGroupConfiguration: { ResultConfiguration: { EncryptionConfiguration: encryption } } },
        {
            WorkGroupConfiguration: {
                EnforceWorkGroupConfiguration: false,
                ResultConfiguration: { EncryptionConfiguration: encryption },
            },
        },
    ],
    ["AWS::CodeBuild::Project", { Artifacts: { Type: "S3" } }, { Artifacts: { EncryptionDisabled: true } }],
    ["AWS::DMS::ReplicationInstance", { PubliclyAccessible: false }, { PubliclyAccessible: true }],
    ["AWS::DocDB::DBClusterParameterGroup", { Parameters: { tls: "enabled" } }, { Parameters: { tls: "disabled" } }],
    ["AWS::DocDBElastic::Cluster", { KmsKeyId: key }, {}],
    ["AWS::DynamoDB::GlobalTable", table(ownKey), table(ownKey, { Region: "eu-west-1" })],
    [
        "AWS::DynamoDB::GlobalTable",
        table({ ...ownKey, ResourcePolicy: { PolicyDocument: document(team) } }),
        table({ ...ownKey, ResourcePolicy: { PolicyDocument: document("*") } }),
    ],
    [
        "AWS::DynamoDB::Table",
        { SSESpecification: { SSEEnabled: true, KMSMasterKeyId: key } },
        {
            SSESpecification: { SSEEnabled: true, KMSMasterKeyId: key },
            ResourcePolicy: { PolicyDocument: document("*") },
        },
    ],
    ["AWS::EC2::SnapshotBlockPublicAccess", { State: "block-all-sharing" }, { State: "unblocked" }],
    [
        "AWS::ECS::TaskDefinition",
        { Volumes: [{ EFSVolumeConfiguration: { TransitEncryption: "ENABLED" } }, { Name: "scratch" }] },
        { Volumes: [{ EFSVolumeConfiguration: { FilesystemId: "fs-1" } }] },
    ],
    ["AWS::ElastiCache::ServerlessCache", { KmsKeyId: key }, {}],
    [
        "AWS::Events::EventBusPolicy",
        { Principal: "*", Condition: { Type: "StringEquals", Key: "aws:PrincipalOrgID", Value: "o-exampleorgid" } },
        { Principal: "*", Action: "events:PutEvents" },
    ],
    ["AWS::Events::EventBusPolicy", { Statement: statement(team) }, { Statement: statement("*") }],
    ["AWS::FSx::FileSystem", { FileSystemType: "WINDOWS", KmsKeyId: key }, { FileSystemType: "WINDOWS" }],
    [
        "AWS::FSx::FileSystem",
        { FileSystemType: "LUSTRE", LustreConfiguration: { DeploymentType: "SCRATCH_2" } },
        { FileSystemType: "LUSTRE", LustreConfiguration: { DeploymentType: "PERSISTENT_2" } },
    ],
    ["AWS::Glue::SecurityConfiguration", glue("SSE-KMS"), glue("DISABLED")],
    [
        "AWS::KafkaConnect::Connector",
        { KafkaClusterEncryptionInTransit: { EncryptionType: "TLS" } },
        { KafkaClusterEncryptionInTransit: { EncryptionType: "PLAINTEXT" } },
    ],
    ["AWS::Kinesis::ResourcePolicy", { ResourcePolicy: document(team) }, { ResourcePolicy: document("*") }],
    ["AWS::KinesisVideo::Stream", { KmsKeyId: key }, {}],
    ["AWS::KMS::ReplicaKey", { KeyPolicy: document(team) }, { KeyPolicy: document("*") }],
    ["AWS::Lambda::Function", { Environment: { A: "b" }, KmsKeyArn: key }, { Environment: { A: "b" } }],
    [
        "AWS::Logs::Destination",
        { DestinationPolicy: policyText(statement(team)) },
        { DestinationPolicy: policyText(statement("*")) },
    ],
    [
        "AWS::Logs::ResourcePolicy",
        { PolicyDocument: policyText(statement({ Service: "es.amazonaws.com" })) },
        { PolicyDocument: policyText(statement("*")) },
    ],
    ["AWS::MSK::ClusterPolicy", { Policy: document(team) }, { Policy: document("*") }],
    [
        "AWS::Neptune::DBClusterParameterGroup",
        { Parameters: { neptune_enforce_ssl: 1 } },
        { Parameters: { neptune_enforce_ssl: 0 } },
    ],
    ["AWS::Neptune::DBInstance", {}, { PubliclyAccessible: true }],
    ["AWS::NeptuneGraph::Graph", { KmsKeyIdentifier: key }, { KmsKeyIdentifier: key, PublicConnectivity: true }],
    [
        "AWS::OpenSearchServerless::SecurityPolicy",
        { Type: "network", Policy: network(false) },
        { Type: "network", Policy: network(true) },
    ],
    [
        "AWS::RDS::DBClusterParameterGroup",
        { Parameters: { require_secure_transport: "ON" } },
        { Parameters: { require_secure_transport: "OFF" } },
    ],
    [
        "AWS::RDS::DBParameterGroup",
        { Parameters: { "rds.force_ssl": "1", log_connections: "0" } },
        { Parameters: { "rds.force_ssl": "0" } },
    ],
    ["AWS::RDS::DBShardGroup", {}, { PubliclyAccessible: true }],
    [
        "AWS::Redshift::ClusterParameterGroup",
        {
            ParameterGroupFamily: "redshift-1.0",
            Parameters: [{ ParameterName: "require_ssl", ParameterValue: "true" }],
        },
        { ParameterGroupFamily: "redshift-1.0", Parameters: [] },
    ],
    ["AWS::RedshiftServerless::Namespace", { KmsKeyId: key }, {}],
    [
        "AWS::S3Tables::TableBucket",
        { EncryptionConfiguration: { SSEAlgorithm: "aws:kms", KMSKeyArn: key } },
        { EncryptionConfiguration: { SSEAlgorithm: "AES256" } },
    ],
    ["AWS::SageMaker::Domain", { KmsKeyId: key }, {}],
    [
        "AWS::SageMaker::EndpointConfig",
        { ProductionVariants: [{ InstanceType: "ml.g5.xlarge" }] },
        { ProductionVariants: [{ InstanceType: "ml.m5.xlarge" }] },
    ],
    [
        "AWS::SageMaker::FeatureGroup",
        { OfflineStoreConfig: { S3StorageConfig: { KmsKeyId: key } } },
        { OfflineStoreConfig: { S3StorageConfig: {} } },
    ],
    ["AWS::SageMaker::NotebookInstance", { KmsKeyId: key }, {}],
    ["AWS::SNS::Subscription", { Protocol: "https" }, { Protocol: "http" }],
    [
        "AWS::SNS::Topic",
        { KmsMasterKeyId: key, Subscription: [{ Protocol: "email", Endpoint: "security@example.com" }] },
        { KmsMasterKeyId: key, Subscription: [{ Protocol: "http", Endpoint: "http://example.com" }] },
    ],
    ["AWS::SSM::Parameter", { Name: "/orders/db/host", Type: "String" }, { Name: "/orders/db/password" }],
    ["AWS::Timestream::InfluxDBInstance", {}, { PubliclyAccessible: true }],
];

const trailWithAlarm = {
    Trail: {
        Type: "AWS::CloudTrail::Trail",
        Properties: {
            IsLogging: true,
            IsMultiRegionTrail: true,
            IsOrganizationTrail: true,
            EnableLogFileValidation: true,
            KMSKeyId: key,
            S3BucketName: "cloudtrail-444455556666",
            CloudWatchLogsLogGroupArn: { "Fn::GetAtt": ["Group", "Arn"] },
            CloudWatchLogsRoleArn: "arn:aws:iam::444455556666:role/delivery",
        },
    },
    Group: { Type: "AWS::Logs::LogGroup", Properties: { RetentionInDays: 400, KmsKeyId: key } },
    Filter: {
        Type: "AWS::Logs::MetricFilter",
        Properties: {
            LogGroupName: { Ref: "Group" },
            FilterPattern: "{ $.eventName = StopLogging }",
            MetricTransformations: [{ MetricName: "stops", MetricNamespace: "orgtrail", MetricValue: "1" }],
        },
    },
    Alarm: {
        Type: "AWS::CloudWatch::Alarm",
        Properties: { MetricName: "stops", Namespace: "orgtrail", AlarmActions: [{ Ref: "Topic" }] },
    },
    Topic: {
        Type: "AWS::SNS::Topic",
        Properties: {
            KmsMasterKeyId: key,
            Subscription: [{ Protocol: "email", Endpoint: "security@example.com" }],
        },
    },
};

const alarmFaults: readonly (readonly [id: keyof typeof trailWithAlarm, meaning: string, properties: Properties])[] = [
    ["Alarm", "another metric", { MetricName: "stop" }],
    ["Alarm", "another namespace", { Namespace: "orgtrails" }],
    ["Alarm", "actions switched off", { ActionsEnabled: false }],
    ["Alarm", "no actions", { AlarmActions: [] }],
    ["Topic", "no subscription", { Subscription: [] }],
    ["Filter", "a metric without alarm", { MetricTransformations: [{ MetricName: "x", MetricNamespace: "orgtrail" }] }],
];

const template = (resources: Properties): Scenario["program"] => ({
    legacy: {
        type: "aws:cloudformation/stack:Stack",
        inputs: { templateBody: JSON.stringify({ Resources: resources }) },
    },
});
const controlled = (typeName: string, state: Properties): Scenario["program"] => ({
    legacy: {
        type: "aws:cloudcontrol/resource:Resource",
        inputs: { typeName, desiredState: JSON.stringify(state) },
    },
});
const strict = { preset: "strict" };

export const stacks: readonly Scenario[] = [
    ...cases.flatMap(([type, good, bad], index): Scenario[] => [
        {
            name: `${index} ${type} in a template`,
            program: template({ A: { Type: type, Properties: good } }),
            config: strict,
        },
        {
            name: `${index} ${type} in a template, with a fault`,
            program: template({ A: { Type: type, Properties: bad } }),
            finds: ["cloudformation-template: legacy"],
            config: strict,
        },
        {
            name: `${index} ${type} through Cloud Control, with a fault`,
            program: controlled(type, bad),
            finds: ["cloudcontrol-resource: legacy"],
            config: strict,
        },
    ]),
    { name: "a template of a trail with an alarm", program: template(trailWithAlarm), config: strict },
    {
        name: "a template of a trail with an alarm by a metric query",
        program: template({
            ...trailWithAlarm,
            Alarm: {
                Type: "AWS::CloudWatch::Alarm",
                Properties: {
                    Metrics: [{ Id: "m", MetricStat: { Metric: { MetricName: "stops", Namespace: "orgtrail" } } }],
                    AlarmActions: [{ Ref: "Topic" }],
                },
            },
        }),
        config: strict,
    },
    ...alarmFaults.map(([id, meaning, properties]) => ({
        name: `a template of a trail with an alarm, ${id}: ${meaning}`,
        program: template({
            ...trailWithAlarm,
            [id]: { ...trailWithAlarm[id], Properties: { ...trailWithAlarm[id].Properties, ...properties } },
        }),
        finds: ["cloudformation-template: legacy"],
        config: strict,
    })),
];

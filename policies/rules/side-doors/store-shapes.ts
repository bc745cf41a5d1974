import { text } from "../../reading/text";
import { list, read, UNKNOWN } from "../../reading/value";
import type { Properties, Shape, Translation } from "./shape";

/** A value made from another one; UNKNOWN while that is not known. */
function known(value: unknown, make: (value: unknown) => unknown): unknown {
    return value === UNKNOWN ? UNKNOWN : make(value);
}

/** A map of parameters as the list that it is in @pulumi/aws. */
const parameterMap = (map: unknown): Properties => ({
    parameters: known(map, () =>
        Object.keys(Object(map) as Properties).map((name) => ({ name, value: read(map, name) })),
    ),
});

const parameterGroup = (type: string): Shape => ({ type, properties: { parameters: parameterMap } });

const fileSystems: Readonly<Record<string, string>> = {
    LUSTRE: "aws:fsx/lustreFileSystem:LustreFileSystem",
    ONTAP: "aws:fsx/ontapFileSystem:OntapFileSystem",
    OPENZFS: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
};

/** The policy of a DynamoDB table or replica; a template spells its name as CloudFormation does. */
export function tablePolicy(table: unknown): Translation {
    const policy = read(table, "resourcePolicy");
    return {
        type: "aws:dynamodb/resourcePolicy:ResourcePolicy",
        properties: { policy: read(policy, "PolicyDocument") ?? read(policy, "policyDocument") },
    };
}

const replicaKey = (replica: unknown): Properties => ({
    kmsKeyArn: read(replica, "sseSpecification", "kmsMasterKeyId"),
});

/** The stores and services of applications, and what guards them, as CloudFormation has them. */
export const storeShapes: Readonly<Record<string, Shape>> = {
    "AWS::AmazonMQ::Broker": { type: "aws:mq/broker:Broker" },
    "AWS::ApiGateway::DomainName": { type: "aws:apigateway/domainName:DomainName" },
    "AWS::AppSync::ApiCache": { type: "aws:appsync/apiCache:ApiCache" },
    "AWS::Athena::WorkGroup": {
        type: "aws:athena/workgroup:Workgroup",
        properties: {
            workGroupConfiguration: (value) => ({
                configuration: known(value, () => ({
                    enforceWorkgroupConfiguration: read(value, "enforceWorkGroupConfiguration"),
                    resultConfiguration: {
                        encryptionConfiguration: {
                            kmsKeyArn: read(value, "resultConfiguration", "encryptionConfiguration", "kmsKey"),
                        },
                    },
                    managedQueryResultsConfiguration: read(value, "managedQueryResultsConfiguration"),
                    customerContentEncryptionConfiguration: read(value, "customerContentEncryptionConfiguration"),
                })),
            }),
        },
    },
    "AWS::CodeBuild::Project": { type: "aws:codebuild/project:Project" },
    "AWS::DMS::ReplicationInstance": { type: "aws:dms/replicationInstance:ReplicationInstance" },
    "AWS::DocDB::DBClusterParameterGroup": parameterGroup("aws:docdb/clusterParameterGroup:ClusterParameterGroup"),
    "AWS::DocDBElastic::Cluster": { type: "aws:docdb/elasticCluster:ElasticCluster" },
    "AWS::DynamoDB::GlobalTable": {
        type: "aws:dynamodb/table:Table",
        properties: {
            // Each Region has a replica here, the table's own included.
            replicas: (value) => ({
                serverSideEncryption: known(value, () => replicaKey(list(value)[0])),
                replicas: known(value, () => list(value).map(replicaKey)),
            }),
        },
        settings: ({ replicas }) => list(replicas).map(tablePolicy),
    },
    "AWS::EC2::SnapshotBlockPublicAccess": { type: "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess" },
    "AWS::ECS::TaskDefinition": { type: "aws:ecs/taskDefinition:TaskDefinition" },
    "AWS::ElastiCache::ServerlessCache": { type: "aws:elasticache/serverlessCache:ServerlessCache" },
    "AWS::Events::EventBusPolicy": {
        type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
        properties: { statement: (value) => ({ policy: { Statement: value } }) },
    },
    "AWS::FSx::FileSystem": {
        type: ({ fileSystemType }) =>
            fileSystems[text(fileSystemType)] ?? "aws:fsx/windowsFileSystem:WindowsFileSystem",
        properties: { lustreConfiguration: (value) => ({ deploymentType: read(value, "deploymentType") }) },
    },
    "AWS::Glue::SecurityConfiguration": {
        type: "aws:glue/securityConfiguration:SecurityConfiguration",
        properties: {
            encryptionConfiguration: (value) => ({
                encryptionConfiguration: known(value, () => ({
                    cloudwatchEncryption: {
                        cloudwatchEncryptionMode: read(value, "cloudWatchEncryption", "cloudWatchEncryptionMode"),
                        kmsKeyArn: read(value, "cloudWatchEncryption", "kmsKeyArn"),
                    },
                    jobBookmarksEncryption: read(value, "jobBookmarksEncryption"),
                    s3Encryption: list(read(value, "s3Encryptions"))[0],
                })),
            }),
        },
    },
    "AWS::Kinesis::ResourcePolicy": {
        type: "aws:kinesis/resourcePolicy:ResourcePolicy",
        properties: { resourcePolicy: "policy" },
    },
    "AWS::KinesisVideo::Stream": { type: "aws:kinesis/videoStream:VideoStream" },
    "AWS::KMS::ReplicaKey": {
        type: "aws:kms/replicaKey:ReplicaKey",
        properties: { keyPolicy: "policy", pendingWindowInDays: "deletionWindowInDays" },
    },
    "AWS::Lambda::Function": { type: "aws:lambda/function:Function" },
    "AWS::Logs::Destination": {
        type: "aws:cloudwatch/logDestinationPolicy:LogDestinationPolicy",
        properties: { destinationPolicy: "accessPolicy" },
    },
    "AWS::Logs::ResourcePolicy": { type: "aws:cloudwatch/logResourcePolicy:LogResourcePolicy" },
    "AWS::KafkaConnect::Connector": { type: "aws:mskconnect/connector:Connector" },
    "AWS::MSK::ClusterPolicy": { type: "aws:msk/clusterPolicy:ClusterPolicy" },
    "AWS::Neptune::DBClusterParameterGroup": parameterGroup("aws:neptune/clusterParameterGroup:ClusterParameterGroup"),
    "AWS::Neptune::DBInstance": { type: "aws:neptune/clusterInstance:ClusterInstance" },
    "AWS::NeptuneGraph::Graph": { type: "aws:neptunegraph/graph:Graph" },
    "AWS::OpenSearchServerless::SecurityPolicy": {
        type: "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy",
    },
    "AWS::RDS::DBClusterParameterGroup": parameterGroup("aws:rds/clusterParameterGroup:ClusterParameterGroup"),
    "AWS::RDS::DBParameterGroup": parameterGroup("aws:rds/parameterGroup:ParameterGroup"),
    "AWS::RDS::DBShardGroup": { type: "aws:rds/shardGroup:ShardGroup" },
    "AWS::Redshift::ClusterParameterGroup": {
        type: "aws:redshift/parameterGroup:ParameterGroup",
        properties: {
            parameterGroupFamily: "family",
            parameters: (value) => ({
                parameters: known(value, () =>
                    list(value).map((parameter) => ({
                        name: read(parameter, "parameterName"),
                        value: read(parameter, "parameterValue"),
                    })),
                ),
            }),
        },
    },
    "AWS::RedshiftServerless::Namespace": { type: "aws:redshiftserverless/namespace:Namespace" },
    "AWS::S3Tables::TableBucket": { type: "aws:s3tables/tableBucket:TableBucket" },
    "AWS::SageMaker::Domain": { type: "aws:sagemaker/domain:Domain" },
    "AWS::SageMaker::FeatureGroup": { type: "aws:sagemaker/featureGroup:FeatureGroup" },
    "AWS::SageMaker::EndpointConfig": { type: "aws:sagemaker/endpointConfiguration:EndpointConfiguration" },
    "AWS::SageMaker::NotebookInstance": { type: "aws:sagemaker/notebookInstance:NotebookInstance" },
    "AWS::SSM::Parameter": { type: "aws:ssm/parameter:Parameter" },
    "AWS::Timestream::InfluxDBInstance": { type: "aws:timestreaminfluxdb/dbInstance:DbInstance" },
};

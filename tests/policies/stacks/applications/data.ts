import { from, type Program } from "../../helpers/program";
import type { Scenario } from "../../helpers/stacks";
import {
    allow,
    attachment,
    bucket,
    bucketPolicy,
    document,
    inlinePolicy,
    key,
    lambda,
    logGroup,
    managed,
    privately,
    queue,
    resource,
    role,
    topic,
} from "./parts";

const primary = resource(
    "aws:rds/instance:Instance",
    {
        identifier: "orders",
        engine: "mysql",
        instanceClass: "db.m7g.large",
        allocatedStorage: 100,
        storageEncrypted: true,
        backupRetentionPeriod: 14,
    },
    { id: "db-PRIMARY", arn: "arn:aws:rds:us-east-1:444455556666:db:orders" },
);

const lake: Program = {
    raw: bucket("lake-raw"),
    "raw-private": privately("raw"),
    curated: bucket("lake-curated"),
    "curated-private": privately("curated"),
    results: bucket("lake-query-results"),
    workgroup: resource("aws:athena/workgroup:Workgroup", {
        name: "analysts",
        configuration: {
            enforceWorkgroupConfiguration: true,
            resultConfiguration: {
                outputLocation: "s3://lake-query-results/analysts/",
                encryptionConfiguration: { encryptionOption: "SSE_S3" },
            },
        },
    }),
    catalog: resource("aws:glue/catalogDatabase:CatalogDatabase", { name: "lake" }),
    crawler: resource("aws:glue/crawler:Crawler", {
        databaseName: "lake",
        role: from("role", "arn"),
        s3Targets: [{ path: "s3://lake-raw/" }],
    }),
    job: resource("aws:glue/job:Job", {
        name: "curate",
        roleArn: from("role", "arn"),
        command: { scriptLocation: "s3://lake-scripts/curate.py" },
    }),
    role: role("glue", "glue.amazonaws.com"),
    service: attachment("role", managed("service-role/AWSGlueServiceRole")),
    access: inlinePolicy(
        "role",
        document(
            allow(
                ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
                ["arn:aws:s3:::lake-raw/*", "arn:aws:s3:::lake-curated/*"],
            ),
        ),
    ),
};

const strictBucket = (name: string): Program => ({
    [name]: bucket(name),
    [`${name}-private`]: privately(name),
    [`${name}-encryption`]: resource(
        "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration",
        {
            bucket: from(name, "id"),
            rules: [
                {
                    applyServerSideEncryptionByDefault: { sseAlgorithm: "aws:kms", kmsMasterKeyId: from("key", "arn") },
                    bucketKeyEnabled: true,
                },
            ],
        },
    ),
    [`${name}-policy`]: bucketPolicy(name, {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [`arn:aws:s3:::${name}`, `arn:aws:s3:::${name}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
    }),
});

export const stacks: readonly Scenario[] = [
    {
        name: "a database with replicas, one of them in another Region",
        program: {
            primary,
            replica: resource("aws:rds/instance:Instance", {
                instanceClass: "db.m7g.large",
                replicateSourceDb: from("primary", "identifier"),
            }),
            distant: resource("aws:rds/instance:Instance", {
                instanceClass: "db.m7g.large",
                replicateSourceDb: from("primary", "arn"),
                kmsKeyId: "arn:aws:kms:eu-west-1:444455556666:key/there",
                region: "eu-west-1",
            }),
        },
    },
    {
        name: "a database restored from a snapshot",
        program: {
            restored: resource("aws:rds/instance:Instance", {
                instanceClass: "db.m7g.large",
                snapshotIdentifier: "before-migration",
                skipFinalSnapshot: true,
            }),
            moment: resource("aws:rds/instance:Instance", {
                instanceClass: "db.m7g.large",
                restoreToPointInTime: { sourceDbInstanceIdentifier: "orders", useLatestRestorableTime: true },
            }),
        },
    },
    {
        name: "a database with its parameters, options and snapshots",
        program: {
            primary,
            parameters: resource("aws:rds/parameterGroup:ParameterGroup", {
                family: "mysql8.0",
                parameters: [
                    { name: "require_secure_transport", value: "ON" },
                    { name: "slow_query_log", value: "1" },
                ],
            }),
            options: resource("aws:rds/optionGroup:OptionGroup", { engineName: "mysql", majorEngineVersion: "8.0" }),
            snapshot: resource("aws:rds/snapshot:Snapshot", {
                dbInstanceIdentifier: from("primary", "identifier"),
                dbSnapshotIdentifier: "before",
            }),
            copy: resource("aws:rds/snapshotCopy:SnapshotCopy", {
                sourceDbSnapshotIdentifier: "arn:aws:rds:us-west-2:444455556666:snapshot:before",
                targetDbSnapshotIdentifier: "copy",
            }),
        },
    },
    {
        name: "Aurora with Serverless v2 instances and a proxy",
        program: {
            cluster: resource(
                "aws:rds/cluster:Cluster",
                {
                    engine: "aurora-postgresql",
                    engineMode: "provisioned",
                    storageEncrypted: true,
                    serverlessv2ScalingConfiguration: { minCapacity: 0.5, maxCapacity: 8 },
                },
                { id: "shop" },
            ),
            writer: resource("aws:rds/clusterInstance:ClusterInstance", {
                clusterIdentifier: from("cluster", "id"),
                engine: "aurora-postgresql",
                instanceClass: "db.serverless",
            }),
            proxy: resource("aws:rds/proxy:Proxy", {
                engineFamily: "POSTGRESQL",
                requireTls: true,
                roleArn: from("role", "arn"),
            }),
            role: role("proxy", "rds.amazonaws.com"),
        },
    },
    {
        name: "a global database of Aurora",
        program: {
            global: resource(
                "aws:rds/globalCluster:GlobalCluster",
                { globalClusterIdentifier: "shop", engine: "aurora-mysql", storageEncrypted: true },
                { id: "shop" },
            ),
            primary: resource("aws:rds/cluster:Cluster", {
                engine: "aurora-mysql",
                globalClusterIdentifier: from("global", "id"),
                storageEncrypted: true,
            }),
            secondary: resource("aws:rds/cluster:Cluster", {
                engine: "aurora-mysql",
                globalClusterIdentifier: from("global", "id"),
                kmsKeyId: "arn:aws:kms:eu-west-1:444455556666:key/there",
                region: "eu-west-1",
            }),
        },
    },
    {
        name: "a cluster restored from a snapshot",
        program: {
            cluster: resource("aws:rds/cluster:Cluster", { engine: "aurora-mysql", snapshotIdentifier: "nightly" }),
        },
    },
    {
        name: "DocumentDB and Neptune",
        program: {
            documents: resource(
                "aws:docdb/cluster:Cluster",
                { storageEncrypted: true, enabledCloudwatchLogsExports: ["audit"] },
                { id: "docs" },
            ),
            instance: resource("aws:docdb/clusterInstance:ClusterInstance", {
                clusterIdentifier: from("documents", "id"),
                instanceClass: "db.r6g.large",
            }),
            graph: resource("aws:neptune/cluster:Cluster", { storageEncrypted: true }, { id: "graph" }),
            reader: resource("aws:neptune/clusterInstance:ClusterInstance", {
                clusterIdentifier: from("graph", "id"),
                instanceClass: "db.r6g.large",
            }),
        },
    },
    {
        name: "DynamoDB with a stream, a replica and DAX",
        program: {
            table: resource(
                "aws:dynamodb/table:Table",
                {
                    name: "players",
                    hashKey: "id",
                    billingMode: "PAY_PER_REQUEST",
                    streamEnabled: true,
                    streamViewType: "NEW_AND_OLD_IMAGES",
                    replicas: [{ regionName: "eu-west-1" }],
                    serverSideEncryption: { enabled: true },
                },
                { streamArn: "arn:aws:dynamodb:us-east-1:444455556666:table/players/stream/1" },
            ),
            cache: resource("aws:dax/cluster:Cluster", {
                clusterName: "players",
                serverSideEncryption: { enabled: true },
                clusterEndpointEncryptionType: "TLS",
            }),
            mapping: resource("aws:lambda/eventSourceMapping:EventSourceMapping", {
                eventSourceArn: from("table", "streamArn"),
                functionName: "players",
            }),
        },
    },
    {
        name: "a warehouse in Redshift",
        program: {
            warehouse: resource("aws:redshift/cluster:Cluster", {
                clusterIdentifier: "warehouse",
                nodeType: "ra3.large",
                encrypted: "true",
                publiclyAccessible: false,
                enhancedVpcRouting: true,
            }),
            parameters: resource("aws:redshift/parameterGroup:ParameterGroup", {
                family: "redshift-1.0",
                parameters: [{ name: "require_ssl", value: "true" }],
            }),
            logging: resource("aws:redshift/logging:Logging", {
                clusterIdentifier: "warehouse",
                logDestinationType: "cloudwatch",
            }),
        },
    },
    {
        name: "a warehouse in Redshift Serverless",
        program: {
            namespace: resource("aws:redshiftserverless/namespace:Namespace", { namespaceName: "analytics" }),
            workgroup: resource("aws:redshiftserverless/workgroup:Workgroup", {
                namespaceName: from("namespace", "namespaceName"),
                workgroupName: "analytics",
                configParameters: [{ parameterKey: "require_ssl", parameterValue: "true" }],
            }),
        },
    },
    { name: "a data lake with Glue and Athena", program: lake },
    {
        name: "a data lake with customer keys, under strict settings",
        config: { customerKeys: true, requireTls: true },
        program: {
            key: key("lake"),
            ...strictBucket("lake-raw"),
            ...strictBucket("lake-curated"),
            workgroup: resource("aws:athena/workgroup:Workgroup", {
                configuration: {
                    resultConfiguration: {
                        encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: from("key", "arn") },
                    },
                },
            }),
        },
    },
    {
        name: "clicks through Kinesis and Firehose into a bucket",
        program: {
            clicks: resource(
                "aws:kinesis/stream:Stream",
                { name: "clicks", shardCount: 2, encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" },
                { arn: "arn:aws:kinesis:us-east-1:444455556666:stream/clicks" },
            ),
            delivery: resource("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", {
                name: "clicks",
                destination: "extended_s3",
                kinesisSourceConfiguration: { kinesisStreamArn: from("clicks", "arn"), roleArn: from("role", "arn") },
                extendedS3Configuration: { bucketArn: from("sink", "arn"), roleArn: from("role", "arn") },
            }),
            role: role("firehose", "firehose.amazonaws.com"),
            sink: bucket("clicks-sink"),
            private: privately("sink"),
        },
    },
    {
        name: "logs through Firehose, put directly",
        program: {
            delivery: resource("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream", {
                name: "aws-waf-logs-web",
                destination: "extended_s3",
                serverSideEncryption: { enabled: true },
                extendedS3Configuration: {
                    bucketArn: "arn:aws:s3:::sink",
                    roleArn: "arn:aws:iam::444455556666:role/firehose",
                },
            }),
        },
    },
    {
        name: "Kafka",
        program: {
            kafka: resource("aws:msk/cluster:Cluster", {
                kafkaVersion: "3.6.0",
                numberOfBrokerNodes: 3,
                brokerNodeGroupInfo: {
                    instanceType: "kafka.m7g.large",
                    clientSubnets: ["subnet-1"],
                    securityGroups: ["sg-1"],
                    storageInfo: { ebsStorageInfo: { volumeSize: 100 } },
                },
                loggingInfo: { brokerLogs: { cloudwatchLogs: { enabled: true, logGroup: from("logs", "name") } } },
            }),
            serverless: resource("aws:msk/serverlessCluster:ServerlessCluster", { clusterName: "events" }),
            logs: logGroup("/msk/events"),
        },
    },
    {
        name: "search in a VPC",
        program: {
            search: resource("aws:opensearch/domain:Domain", {
                domainName: "search",
                engineVersion: "OpenSearch_2.13",
                vpcOptions: { subnetIds: ["subnet-1"] },
                encryptAtRest: { enabled: true },
                nodeToNodeEncryption: { enabled: true },
                domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
                accessPolicies: document({
                    Effect: "Allow",
                    Principal: { AWS: "*" },
                    Action: "es:*",
                    Resource: "arn:aws:es:us-east-1:444455556666:domain/search/*",
                }),
            }),
        },
    },
    {
        name: "search without servers",
        program: {
            collection: resource("aws:opensearch/serverlessCollection:ServerlessCollection", {
                name: "logs",
                type: "TIMESERIES",
            }),
            encryption: resource("aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy", {
                type: "encryption",
                policy: JSON.stringify({
                    Rules: [{ ResourceType: "collection", Resource: ["collection/logs"] }],
                    AWSOwnedKey: true,
                }),
            }),
            network: resource("aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy", {
                type: "network",
                policy: JSON.stringify([
                    {
                        Rules: [{ ResourceType: "collection", Resource: ["collection/logs"] }],
                        AllowFromPublic: false,
                        SourceVPCEs: ["vpce-1"],
                    },
                ]),
            }),
        },
    },
    {
        name: "machine learning in SageMaker",
        program: {
            notebook: resource("aws:sagemaker/notebookInstance:NotebookInstance", {
                instanceType: "ml.t3.medium",
                roleArn: from("role", "arn"),
                directInternetAccess: "Disabled",
            }),
            domain: resource("aws:sagemaker/domain:Domain", { domainName: "science", authMode: "SSO", vpcId: "vpc-1" }),
            model: resource("aws:sagemaker/endpointConfiguration:EndpointConfiguration", {
                productionVariants: [{ modelName: "churn" }],
            }),
            role: role("sagemaker", "sagemaker.amazonaws.com"),
            full: attachment("role", managed("AmazonSageMakerFullAccess")),
        },
    },
    {
        name: "backups to a vault, with a copy in another Region",
        program: {
            vault: resource(
                "aws:backup/vault:Vault",
                { name: "daily" },
                { arn: "arn:aws:backup:us-east-1:444455556666:backup-vault:daily" },
            ),
            distant: resource("aws:backup/vault:Vault", { name: "daily", region: "eu-west-1" }),
            plan: resource("aws:backup/plan:Plan", {
                name: "daily",
                rules: [{ ruleName: "daily", targetVaultName: "daily", schedule: "cron(0 5 * * ? *)" }],
            }),
            selection: resource("aws:backup/selection:Selection", {
                iamRoleArn: from("role", "arn"),
                planId: "plan",
                resources: ["*"],
            }),
            role: role("backup", "backup.amazonaws.com"),
            backups: attachment("role", managed("service-role/AWSBackupServiceRolePolicyForBackup")),
            deny: resource("aws:backup/vaultPolicy:VaultPolicy", {
                backupVaultName: from("vault", "name"),
                policy: document({
                    Effect: "Deny",
                    Principal: "*",
                    Action: "backup:DeleteRecoveryPoint",
                    Resource: "*",
                }),
            }),
        },
    },
    {
        name: "file systems of every kind",
        program: {
            shared: resource(
                "aws:efs/fileSystem:FileSystem",
                { encrypted: true, lifecyclePolicies: [{ transitionToIa: "AFTER_30_DAYS" }] },
                { id: "fs-1" },
            ),
            policy: resource("aws:efs/fileSystemPolicy:FileSystemPolicy", {
                fileSystemId: from("shared", "id"),
                policy: document(
                    {
                        Effect: "Allow",
                        Principal: { AWS: "*" },
                        Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                        Resource: "*",
                        Condition: { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
                    },
                    {
                        Effect: "Deny",
                        Principal: { AWS: "*" },
                        Action: "*",
                        Resource: "*",
                        Condition: { Bool: { "aws:SecureTransport": "false" } },
                    },
                ),
            }),
            windows: resource("aws:fsx/windowsFileSystem:WindowsFileSystem", {
                storageCapacity: 300,
                throughputCapacity: 32,
            }),
            scratch: resource("aws:fsx/lustreFileSystem:LustreFileSystem", {
                storageCapacity: 1200,
                deploymentType: "SCRATCH_2",
            }),
            ontap: resource("aws:fsx/ontapFileSystem:OntapFileSystem", {
                storageCapacity: 1024,
                deploymentType: "MULTI_AZ_1",
            }),
        },
    },
    {
        name: "a bucket that tells a function of uploads",
        program: {
            uploads: bucket("uploads"),
            worker: lambda("worker"),
            permission: resource("aws:lambda/permission:Permission", {
                action: "lambda:InvokeFunction",
                function: from("worker", "name"),
                principal: "s3.amazonaws.com",
                sourceArn: from("uploads", "arn"),
                sourceAccount: "444455556666",
            }),
            notification: resource("aws:s3/bucketNotification:BucketNotification", {
                bucket: from("uploads", "id"),
                lambdaFunctions: [{ lambdaFunctionArn: from("worker", "arn"), events: ["s3:ObjectCreated:*"] }],
            }),
        },
    },
    {
        name: "a bucket in the form of version 6, with everything inline",
        program: {
            data: resource(
                "aws:s3/bucketV2:BucketV2",
                {
                    bucket: "data",
                    versionings: [{ enabled: true }],
                    serverSideEncryptionConfigurations: [
                        { rules: [{ applyServerSideEncryptionByDefaults: [{ sseAlgorithm: "AES256" }] }] },
                    ],
                    loggings: [{ targetBucket: "access-logs" }],
                },
                { id: "data", acl: "private" },
            ),
            old: bucket("old", {
                acl: "private",
                versioning: { enabled: true },
                serverSideEncryptionConfiguration: {
                    rule: { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } },
                },
                lifecycleRules: [{ enabled: true, expiration: { days: 30 } }],
            }),
        },
    },
    {
        name: "buckets with the older names of their settings",
        program: {
            data: resource("aws:s3/bucketV2:BucketV2", { bucket: "data" }, { id: "data" }),
            versions: resource("aws:s3/bucketVersioningV2:BucketVersioningV2", {
                bucket: from("data", "id"),
                versioningConfiguration: { status: "Enabled" },
            }),
            acl: resource("aws:s3/bucketAclV2:BucketAclV2", { bucket: from("data", "id"), acl: "private" }),
        },
    },
    {
        name: "a bucket that two accounts share",
        program: {
            shared: bucket("shared"),
            policy: bucketPolicy("shared", {
                Effect: "Allow",
                Principal: { AWS: ["arn:aws:iam::111122223333:role/reader", "arn:aws:iam::444455556666:root"] },
                Action: ["s3:GetObject", "s3:ListBucket"],
                Resource: ["arn:aws:s3:::shared", "arn:aws:s3:::shared/*"],
            }),
            point: resource("aws:s3/accessPoint:AccessPoint", {
                bucket: from("shared", "id"),
                name: "readers",
                vpcConfiguration: { vpcId: "vpc-1" },
            }),
        },
    },
    {
        name: "a bucket for everybody in the organization",
        program: {
            shared: bucket("packages"),
            policy: bucketPolicy("shared", {
                Effect: "Allow",
                Principal: "*",
                Action: "s3:GetObject",
                Resource: "arn:aws:s3:::packages/*",
                Condition: { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } },
            }),
        },
    },
    {
        name: "replication to another Region",
        program: {
            source: bucket("source"),
            target: bucket("target", { region: "eu-west-1" }),
            replication: resource("aws:s3/bucketReplicationConfig:BucketReplicationConfig", {
                bucket: from("source", "id"),
                role: from("role", "arn"),
                rules: [{ status: "Enabled", destination: { bucket: from("target", "arn") } }],
            }),
            role: role("replication", "s3.amazonaws.com"),
            policy: inlinePolicy(
                "role",
                document(
                    allow(["s3:GetReplicationConfiguration", "s3:ListBucket"], "arn:aws:s3:::source"),
                    allow(["s3:ReplicateObject", "s3:ReplicateDelete"], "arn:aws:s3:::target/*"),
                ),
            ),
        },
    },
    {
        name: "a queue whose policy names a topic that is not made yet, which the update judges",
        program: {
            orders: topic("orders"),
            mail: queue("mail"),
            document: resource(
                "aws:iam/policyDocument:Document",
                {},
                {
                    json: document({
                        Effect: "Allow",
                        Principal: { Service: "sns.amazonaws.com" },
                        Action: "sqs:SendMessage",
                        Resource: "*",
                    }),
                },
            ),
            policy: resource("aws:sqs/queuePolicy:QueuePolicy", {
                queueUrl: from("mail", "id"),
                policy: from("document", "json", "orders"),
            }),
        },
        preview: ["sqs-queue-not-public? policy"],
    },
];

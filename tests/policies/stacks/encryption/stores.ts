import { from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";
import { faults, fine, undecided } from "./single-changes";

const key = from("key", "arn");
const glueSecurity = {
    cloudwatchEncryption: { cloudwatchEncryptionMode: "SSE-KMS", kmsKeyArn: key },
    jobBookmarksEncryption: { jobBookmarksEncryptionMode: "CSE-KMS", kmsKeyArn: key },
    s3Encryption: { s3EncryptionMode: "SSE-KMS", kmsKeyArn: key },
};
const glueCatalog = {
    encryptionAtRest: { catalogEncryptionMode: "SSE-KMS", sseAwsKmsKeyId: key },
    connectionPasswordEncryption: { returnConnectionPasswordEncrypted: true, awsKmsKeyId: key },
};

/** Stores other than databases and volumes, each with a customer managed key that the stack makes. */
const stores: Program = {
    key: {
        type: "aws:kms/key:Key",
        inputs: { enableKeyRotation: true, deletionWindowInDays: 30 },
        computed: { arn: "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab" },
    },
    files: { type: "aws:efs/fileSystem:FileSystem", inputs: { encrypted: true, kmsKeyId: key } },
    lustre: {
        type: "aws:fsx/lustreFileSystem:LustreFileSystem",
        inputs: { deploymentType: "PERSISTENT_2", kmsKeyId: key },
    },
    windows: { type: "aws:fsx/windowsFileSystem:WindowsFileSystem", inputs: { kmsKeyId: key } },
    clicks: { type: "aws:kinesis/stream:Stream", inputs: { encryptionType: "KMS", kmsKeyId: key } },
    video: { type: "aws:kinesis/videoStream:VideoStream", inputs: { name: "doorbell", kmsKeyId: key } },
    delivery: {
        type: "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
        inputs: {
            destination: "extended_s3",
            serverSideEncryption: { enabled: true, keyType: "CUSTOMER_MANAGED_CMK", keyArn: key },
        },
    },
    kafka: {
        type: "aws:msk/cluster:Cluster",
        inputs: { kafkaVersion: "3.6.0", encryptionInfo: { encryptionAtRestKmsKeyArn: key } },
    },
    connector: {
        type: "aws:mskconnect/connector:Connector",
        inputs: { name: "orders", kafkaClusterEncryptionInTransit: { encryptionType: "TLS" } },
    },
    tables: {
        type: "aws:s3tables/tableBucket:TableBucket",
        inputs: { name: "orders", encryptionConfiguration: { sseAlgorithm: "aws:kms", kmsKeyArn: key } },
    },
    topic: { type: "aws:sns/topic:Topic", inputs: { name: "orders", kmsMasterKeyId: key } },
    queue: { type: "aws:sqs/queue:Queue", inputs: { name: "orders", kmsMasterKeyId: key } },
    logs: {
        type: "aws:cloudwatch/logGroup:LogGroup",
        inputs: { name: "/aws/lambda/orders", retentionInDays: 30, kmsKeyId: key },
    },
    secret: {
        type: "aws:secretsmanager/secret:Secret",
        inputs: {
            name: "orders/database",
            kmsKeyId: key,
            replicas: [{ region: "eu-west-1", kmsKeyId: "arn:aws:kms:eu-west-1:444455556666:key/theirs" }],
        },
    },
    parameter: {
        type: "aws:ssm/parameter:Parameter",
        inputs: { name: "/orders/db/password", type: "SecureString", keyId: key },
    },
    repository: {
        type: "aws:ecr/repository:Repository",
        inputs: { name: "orders", encryptionConfigurations: [{ encryptionType: "KMS", kmsKey: key }] },
    },
    vault: { type: "aws:backup/vault:Vault", inputs: { name: "daily", kmsKeyArn: key } },
    search: {
        type: "aws:opensearch/domain:Domain",
        inputs: {
            encryptAtRest: { enabled: true, kmsKeyId: key },
            nodeToNodeEncryption: { enabled: true },
            domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" },
        },
    },
    "old-search": {
        type: "aws:elasticsearch/domain:Domain",
        inputs: {
            encryptAtRest: { enabled: true, kmsKeyId: key },
            nodeToNodeEncryption: { enabled: true },
            domainEndpointOptions: { tlsSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" },
        },
    },
    collection: {
        type: "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy",
        inputs: {
            type: "encryption",
            policy: JSON.stringify({ AWSOwnedKey: false, KmsARN: "arn:aws:kms:us-east-1:444455556666:key/theirs" }),
        },
    },
    workgroup: {
        type: "aws:athena/workgroup:Workgroup",
        inputs: {
            configuration: {
                resultConfiguration: {
                    outputLocation: "s3://results/",
                    encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: key },
                },
            },
        },
    },
    catalog: {
        type: "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings",
        inputs: { dataCatalogEncryptionSettings: glueCatalog },
    },
    "glue-security": {
        type: "aws:glue/securityConfiguration:SecurityConfiguration",
        inputs: { encryptionConfiguration: glueSecurity },
    },
    notebook: { type: "aws:sagemaker/notebookInstance:NotebookInstance", inputs: { kmsKeyId: key } },
    endpoint: { type: "aws:sagemaker/endpointConfiguration:EndpointConfiguration", inputs: { kmsKeyArn: key } },
    features: {
        type: "aws:sagemaker/featureGroup:FeatureGroup",
        inputs: {
            offlineStoreConfig: { s3StorageConfig: { s3Uri: "s3://features", kmsKeyId: key } },
            onlineStoreConfig: { enableOnlineStore: true, securityConfig: { kmsKeyId: key } },
        },
    },
    function: {
        type: "aws:lambda/function:Function",
        inputs: { runtime: "nodejs22.x", environment: { variables: { TABLE: "orders" } }, kmsKeyArn: key },
    },
    build: {
        type: "aws:codebuild/project:Project",
        inputs: { artifacts: { type: "S3", location: "artifacts" }, logsConfig: { s3Logs: { status: "ENABLED" } } },
    },
    "api-cache": {
        type: "aws:appsync/apiCache:ApiCache",
        inputs: { type: "SMALL", atRestEncryptionEnabled: true, transitEncryptionEnabled: true },
    },
    methods: {
        type: "aws:apigateway/methodSettings:MethodSettings",
        inputs: { methodPath: "*/*", settings: { cachingEnabled: true, cacheDataEncrypted: true } },
    },
};

const keys = { customerKeys: true };

export const stacks: readonly Scenario[] = [
    { name: "stores with keys of their own", program: stores, config: keys },
    { name: "the same where no such keys are asked for", program: stores },
    ...faults(stores, [
        ["efs-file-system-encrypted", "files", "not encrypted by default", { encrypted: undefined }],
        ["kinesis-stream-encrypted", "clicks", "not encrypted by default", { encryptionType: undefined }],
        ["kinesis-stream-encrypted", "clicks", "not encrypted by its own word", { encryptionType: "NONE" }],
        ["firehose-stream-encrypted", "delivery", "direct, not encrypted", { serverSideEncryption: undefined }],
        [
            "sqs-queue-encrypted",
            "queue",
            "encryption switched off",
            { kmsMasterKeyId: undefined, sqsManagedSseEnabled: false },
        ],
        ["ssm-parameter-encrypted", "parameter", "a password as plain text", { type: "String", keyId: undefined }],
        [
            "ssm-parameter-encrypted",
            "parameter",
            "an API key as plain text",
            { name: "/orders/paymentApiKey", type: "String" },
        ],
        [
            "ssm-parameter-encrypted",
            "parameter",
            "a token with Pulumi's random ending",
            { name: "github-token-1a2b3c4", type: "StringList" },
        ],
        ["opensearch-domain-encrypted", "search", "not encrypted by default", { encryptAtRest: undefined }],
        ["opensearch-domain-encrypted", "old-search", "encryption switched off", { encryptAtRest: { enabled: false } }],
        ["opensearch-domain-node-to-node-encryption", "search", "off by default", { nodeToNodeEncryption: undefined }],
        [
            "opensearch-domain-https",
            "search",
            "plain HTTP by its own word",
            { domainEndpointOptions: { enforceHttps: false } },
        ],
        ["opensearch-domain-https", "old-search", "plain HTTP by default", { domainEndpointOptions: undefined }],
        [
            "opensearch-domain-https",
            "search",
            "TLS 1.0",
            { domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" } },
        ],
        [
            "glue-data-catalog-encrypted",
            "catalog",
            "metadata",
            {
                dataCatalogEncryptionSettings: {
                    ...glueCatalog,
                    encryptionAtRest: { catalogEncryptionMode: "DISABLED" },
                },
            },
        ],
        [
            "glue-data-catalog-encrypted",
            "catalog",
            "passwords",
            {
                dataCatalogEncryptionSettings: {
                    ...glueCatalog,
                    connectionPasswordEncryption: { returnConnectionPasswordEncrypted: false },
                },
            },
        ],
        [
            "glue-security-configuration-encrypted",
            "glue-security",
            "logs by default",
            { encryptionConfiguration: { ...glueSecurity, cloudwatchEncryption: {} } },
        ],
        ["codebuild-project-encrypted", "build", "artifacts", { artifacts: { type: "S3", encryptionDisabled: true } }],
        [
            "codebuild-project-encrypted",
            "build",
            "logs",
            { logsConfig: { s3Logs: { status: "ENABLED", encryptionDisabled: true } } },
        ],
        ["appsync-cache-encrypted", "api-cache", "not encrypted by default", { atRestEncryptionEnabled: undefined }],
        ["appsync-cache-tls", "api-cache", "plain text by default", { transitEncryptionEnabled: undefined }],
        ["apigateway-cache-encrypted", "methods", "not encrypted by default", { settings: { cachingEnabled: true } }],
        [
            "msk-cluster-tls",
            "kafka",
            "clients without TLS",
            { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS_PLAINTEXT" } } },
        ],
        [
            "msk-cluster-tls",
            "kafka",
            "brokers without TLS",
            { encryptionInfo: { encryptionInTransit: { inCluster: false } } },
        ],
        [
            "mskconnect-connector-tls",
            "connector",
            "plain text by default",
            { kafkaClusterEncryptionInTransit: undefined },
        ],
        [
            "msk-cluster-not-public",
            "kafka",
            "public brokers",
            { brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "SERVICE_PROVIDED_EIPS" } } } },
        ],
    ]),
    ...faults(
        stores,
        [
            ["efs-file-system-encrypted", "files", "no key", { kmsKeyId: undefined }],
            ["fsx-file-system-customer-key", "lustre", "no key", { kmsKeyId: undefined }],
            ["fsx-file-system-customer-key", "windows", "no key", { kmsKeyId: undefined }],
            ["kinesis-stream-encrypted", "clicks", "AWS's own key", { kmsKeyId: "alias/aws/kinesis" }],
            ["kinesis-video-stream-customer-key", "video", "no key", { kmsKeyId: undefined }],
            ["firehose-stream-encrypted", "delivery", "AWS's own key", { serverSideEncryption: { enabled: true } }],
            ["msk-cluster-customer-key", "kafka", "no key", { encryptionInfo: undefined }],
            [
                "s3-table-bucket-customer-key",
                "tables",
                "S3's own key",
                { encryptionConfiguration: { sseAlgorithm: "AES256" } },
            ],
            ["sns-topic-encryption", "topic", "AWS's own key", { kmsMasterKeyId: "alias/aws/sns" }],
            ["sqs-queue-encrypted", "queue", "SQS's own key", { kmsMasterKeyId: undefined }],
            ["log-group-customer-key", "logs", "no key", { kmsKeyId: undefined }],
            ["secretsmanager-secret-customer-key", "secret", "AWS's own key", { kmsKeyId: "alias/aws/secretsmanager" }],
            [
                "secretsmanager-secret-customer-key",
                "secret",
                "a replica with AWS's own key",
                { replicas: [{ region: "eu-west-1" }] },
            ],
            ["ssm-parameter-encrypted", "parameter", "AWS's own key", { keyId: undefined }],
            ["ecr-repository-customer-key", "repository", "ECR's own key", { encryptionConfigurations: undefined }],
            ["backup-vault-customer-key", "vault", "AWS's own key", { kmsKeyArn: undefined }],
            ["opensearch-domain-encrypted", "search", "AWS's own key", { encryptAtRest: { enabled: true } }],
            [
                "opensearch-serverless-customer-key",
                "collection",
                "AWS's own key",
                { policy: JSON.stringify({ AWSOwnedKey: true }) },
            ],
            [
                "athena-workgroup-customer-key",
                "workgroup",
                "each client has its own key or none",
                {
                    configuration: {
                        enforceWorkgroupConfiguration: false,
                        resultConfiguration: {
                            outputLocation: "s3://results/",
                            encryptionConfiguration: { encryptionOption: "SSE_KMS", kmsKeyArn: key },
                        },
                    },
                },
            ],
            [
                "athena-workgroup-customer-key",
                "workgroup",
                "no key",
                { configuration: { resultConfiguration: { outputLocation: "s3://results/" } } },
            ],
            [
                "glue-data-catalog-encrypted",
                "catalog",
                "no key",
                {
                    dataCatalogEncryptionSettings: {
                        ...glueCatalog,
                        encryptionAtRest: { catalogEncryptionMode: "SSE-KMS" },
                    },
                },
            ],
            [
                "glue-security-configuration-encrypted",
                "glue-security",
                "no key",
                { encryptionConfiguration: { ...glueSecurity, s3Encryption: { s3EncryptionMode: "SSE-S3" } } },
            ],
            ["sagemaker-storage-customer-key", "notebook", "no key", { kmsKeyId: undefined }],
            ["sagemaker-storage-customer-key", "endpoint", "no key", { kmsKeyArn: undefined }],
            [
                "sagemaker-storage-customer-key",
                "endpoint",
                "no key for a volume",
                { kmsKeyArn: undefined, productionVariants: [{ instanceType: "ml.m5.large" }] },
            ],
            [
                "sagemaker-storage-customer-key",
                "features",
                "no key for the online store",
                { onlineStoreConfig: { enableOnlineStore: true } },
            ],
            ["lambda-environment-customer-key", "function", "no key", { kmsKeyArn: undefined }],
        ],
        keys,
    ),
    ...undecided(stores, [
        ["efs-file-system-encrypted", "files", "encrypted"],
        ["kinesis-stream-encrypted", "clicks", "encryptionType"],
        ["firehose-stream-encrypted", "delivery", "serverSideEncryption"],
        ["sqs-queue-encrypted", "queue", { kmsMasterKeyId: undefined, sqsManagedSseEnabled: unknown }],
        ["ssm-parameter-encrypted", "parameter", "type"],
        ["ssm-parameter-encrypted", "parameter", { name: unknown, type: "String" }],
        ["opensearch-domain-encrypted", "search", "encryptAtRest"],
        ["opensearch-domain-node-to-node-encryption", "search", "nodeToNodeEncryption"],
        ["opensearch-domain-https", "search", "domainEndpointOptions"],
        ["glue-data-catalog-encrypted", "catalog", "dataCatalogEncryptionSettings"],
        ["glue-security-configuration-encrypted", "glue-security", "encryptionConfiguration"],
        ["codebuild-project-encrypted", "build", "artifacts"],
        ["appsync-cache-encrypted", "api-cache", "atRestEncryptionEnabled"],
        ["appsync-cache-tls", "api-cache", "transitEncryptionEnabled"],
        ["apigateway-cache-encrypted", "methods", { settings: { cachingEnabled: true, cacheDataEncrypted: unknown } }],
        ["msk-cluster-tls", "kafka", "encryptionInfo"],
        ["mskconnect-connector-tls", "connector", "kafkaClusterEncryptionInTransit"],
        ["msk-cluster-not-public", "kafka", "brokerNodeGroupInfo"],
    ]),
    ...undecided(
        stores,
        [
            ["fsx-file-system-customer-key", "windows", "kmsKeyId"],
            ["kinesis-video-stream-customer-key", "video", "kmsKeyId"],
            ["msk-cluster-customer-key", "kafka", { encryptionInfo: { encryptionAtRestKmsKeyArn: unknown } }],
            ["log-group-customer-key", "logs", "kmsKeyId"],
            ["secretsmanager-secret-customer-key", "secret", "kmsKeyId"],
            ["ecr-repository-customer-key", "repository", "encryptionConfigurations"],
            ["backup-vault-customer-key", "vault", "kmsKeyArn"],
            ["opensearch-serverless-customer-key", "collection", "policy"],
            ["athena-workgroup-customer-key", "workgroup", "configuration"],
            ["sagemaker-storage-customer-key", "notebook", "kmsKeyId"],
            ["lambda-environment-customer-key", "function", "kmsKeyArn"],
            ["s3-table-bucket-customer-key", "tables", "encryptionConfiguration"],
            ["sns-topic-encryption", "topic", "kmsMasterKeyId"],
            [
                "secretsmanager-secret-customer-key",
                "secret",
                { replicas: [{ region: "eu-west-1", kmsKeyId: unknown }] },
            ],
            [
                "sagemaker-storage-customer-key",
                "endpoint",
                { kmsKeyArn: undefined, productionVariants: [{ instanceType: unknown }] },
            ],
            ["sagemaker-storage-customer-key", "features", "onlineStoreConfig"],
        ],
        keys,
    ),
    ...fine(stores, [
        [
            "delivery",
            "from a data stream, where Firehose keeps nothing",
            {
                serverSideEncryption: undefined,
                kinesisSourceConfiguration: { kinesisStreamArn: unknown, roleArn: unknown },
            },
        ],
        ["topic", "AWS's own key is a key", { kmsMasterKeyId: "alias/aws/sns" }],
        ["queue", "encrypted by default", { kmsMasterKeyId: undefined }],
        ["queue", "a key makes up for the switch", { sqsManagedSseEnabled: false }],
        [
            "parameter",
            "the ARN of a secret is none",
            { name: "/orders/db/secret-arn", type: "String", keyId: undefined },
        ],
        ["parameter", "an address", { name: "/orders/token-url", type: "String", keyId: undefined }],
        ["methods", "no cache, nothing to encrypt", { settings: { metricsEnabled: true } }],
        ["build", "explicitly encrypted", { artifacts: { type: "S3", encryptionDisabled: false } }],
        [
            "kafka",
            "brokers in private subnets",
            { brokerNodeGroupInfo: { instanceType: "kafka.m7g.large", clientSubnets: unknown } },
        ],
        [
            "kafka",
            "TLS by its own word",
            { encryptionInfo: { encryptionInTransit: { clientBroker: "TLS", inCluster: true } } },
        ],
    ]),
    ...fine(
        stores,
        [
            ["lustre", "a scratch file system takes no key", { deploymentType: "SCRATCH_2", kmsKeyId: undefined }],
            [
                "endpoint",
                "storage of the instance's own takes no key",
                { kmsKeyArn: undefined, productionVariants: [{ instanceType: "ml.g5.xlarge" }] },
            ],
            [
                "endpoint",
                "a serverless one has no volume",
                { kmsKeyArn: undefined, productionVariants: [{ serverlessConfig: { maxConcurrency: 1 } }] },
            ],
            ["features", "no online store", { onlineStoreConfig: undefined }],
            [
                "workgroup",
                "results that Athena keeps",
                {
                    configuration: {
                        managedQueryResultsConfiguration: {
                            enabled: true,
                            encryptionConfiguration: { kmsKey: "arn:aws:kms:us-east-1:444455556666:key/theirs" },
                        },
                    },
                },
            ],
            [
                "workgroup",
                "for Spark",
                {
                    configuration: {
                        engineVersion: { selectedEngineVersion: "PySpark engine version 3" },
                        customerContentEncryptionConfiguration: {
                            kmsKey: "arn:aws:kms:us-east-1:444455556666:key/theirs",
                        },
                    },
                },
            ],
            ["function", "no environment, nothing to encrypt", { environment: undefined, kmsKeyArn: undefined }],
            ["parameter", "no secret", { name: "/orders/log-level", type: "String", keyId: undefined }],
        ],
        keys,
    ),
];

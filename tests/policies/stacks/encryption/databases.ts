import { from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";
import { faults, fine, undecided } from "./single-changes";

const customerKey = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/** Databases and caches that keep every rule, as a team writes them that uses keys of AWS's. */
const databases: Program = {
    instance: {
        type: "aws:rds/instance:Instance",
        inputs: { engine: "postgres", instanceClass: "db.t4g.medium", allocatedStorage: 50, storageEncrypted: true },
        computed: { arn: "arn:aws:rds:us-east-1:444455556666:db:orders", id: "orders", identifier: "orders" },
    },
    aurora: {
        type: "aws:rds/cluster:Cluster",
        inputs: { engine: "aurora-postgresql", storageEncrypted: true, manageMasterUserPassword: true },
        computed: { id: "shop" },
    },
    member: {
        type: "aws:rds/clusterInstance:ClusterInstance",
        inputs: { clusterIdentifier: from("aurora", "id"), engine: "aurora-postgresql", instanceClass: "db.r6g.large" },
    },
    global: {
        type: "aws:rds/globalCluster:GlobalCluster",
        inputs: { globalClusterIdentifier: "shop", engine: "aurora-postgresql", storageEncrypted: true },
    },
    documents: {
        type: "aws:docdb/cluster:Cluster",
        inputs: { masterUsername: "docs", storageEncrypted: true },
    },
    graph: { type: "aws:neptune/cluster:Cluster", inputs: { engine: "neptune", storageEncrypted: true } },
    "graph-instance": {
        type: "aws:neptune/clusterInstance:ClusterInstance",
        inputs: { clusterIdentifier: "graph", instanceClass: "db.r6g.large" },
    },
    analytics: { type: "aws:neptunegraph/graph:Graph", inputs: { provisionedMemory: 16, publicConnectivity: false } },
    "elastic-documents": {
        type: "aws:docdb/elasticCluster:ElasticCluster",
        inputs: { authType: "SECRET_ARN", shardCapacity: 2, shardCount: 1 },
    },
    warehouse: {
        type: "aws:redshift/cluster:Cluster",
        inputs: { clusterIdentifier: "warehouse", nodeType: "ra3.large" },
    },
    "warehouse-parameters": {
        type: "aws:redshift/parameterGroup:ParameterGroup",
        inputs: { family: "redshift-1.0", parameters: [{ name: "require_ssl", value: "true" }] },
    },
    "serverless-warehouse": {
        type: "aws:redshiftserverless/namespace:Namespace",
        inputs: { namespaceName: "analytics" },
    },
    workgroup: {
        type: "aws:redshiftserverless/workgroup:Workgroup",
        inputs: { namespaceName: "analytics", workgroupName: "analytics" },
    },
    table: { type: "aws:dynamodb/table:Table", inputs: { hashKey: "id", billingMode: "PAY_PER_REQUEST" } },
    "table-replica": { type: "aws:dynamodb/tableReplica:TableReplica", inputs: { globalTableArn: "arn:of-table" } },
    "table-cache": {
        type: "aws:dax/cluster:Cluster",
        inputs: { serverSideEncryption: { enabled: true }, clusterEndpointEncryptionType: "TLS" },
    },
    sessions: {
        type: "aws:elasticache/replicationGroup:ReplicationGroup",
        inputs: { engine: "redis", atRestEncryptionEnabled: true, transitEncryptionEnabled: true },
    },
    memcached: { type: "aws:elasticache/cluster:Cluster", inputs: { engine: "memcached", numCacheNodes: 2 } },
    cache: { type: "aws:elasticache/serverlessCache:ServerlessCache", inputs: { engine: "valkey", name: "cache" } },
    leaderboard: { type: "aws:memorydb/cluster:Cluster", inputs: { aclName: "players", nodeType: "db.t4g.small" } },
    parameters: {
        type: "aws:rds/parameterGroup:ParameterGroup",
        inputs: { family: "postgres16", parameters: [{ name: "rds.force_ssl", value: "1" }] },
    },
    proxy: { type: "aws:rds/proxy:Proxy", inputs: { engineFamily: "POSTGRESQL", requireTls: true } },
    broker: { type: "aws:mq/broker:Broker", inputs: { engineType: "RabbitMQ", publiclyAccessible: false } },
    migration: {
        type: "aws:dms/replicationInstance:ReplicationInstance",
        inputs: { replicationInstanceClass: "dms.t3.medium", publiclyAccessible: false },
    },
    metrics: {
        type: "aws:timestreaminfluxdb/dbInstance:DbInstance",
        inputs: { bucket: "metrics", publiclyAccessible: false },
    },
    blog: { type: "aws:lightsail/database:Database", inputs: { publiclyAccessible: false } },
    snapshot: { type: "aws:rds/snapshot:Snapshot", inputs: { dbInstanceIdentifier: "orders", sharedAccounts: [] } },
};

/** The same with a customer managed key for each. */
const withKeys: Program = Object.fromEntries(
    Object.entries(databases)
        .filter(([name]) => !["snapshot", "global", "table-cache"].includes(name))
        .map(([name, definition]) => {
            const property =
                name === "analytics"
                    ? { kmsKeyIdentifier: customerKey }
                    : ["graph", "leaderboard", "table-replica"].includes(name)
                      ? { kmsKeyArn: customerKey }
                      : name === "table"
                        ? { serverSideEncryption: { enabled: true, kmsKeyArn: customerKey } }
                        : { kmsKeyId: customerKey };
            return [name, { ...definition, inputs: { ...definition.inputs, ...property } }];
        }),
);

const strict = { preset: "strict" };

export const stacks: readonly Scenario[] = [
    { name: "databases and caches that keep every rule", program: databases },
    { name: "the same with customer managed keys", program: withKeys, config: strict },
    ...faults(databases, [
        ["rds-instance-encrypted", "instance", "not encrypted, as RDS's default is", { storageEncrypted: undefined }],
        ["rds-cluster-encrypted", "aurora", "not encrypted by its own word", { storageEncrypted: false }],
        [
            "rds-cluster-encrypted",
            "aurora",
            "provisioned and not set",
            { storageEncrypted: undefined, engineMode: "provisioned" },
        ],
        [
            "global-cluster-encrypted",
            "global",
            "a global cluster that is not encrypted",
            { storageEncrypted: undefined },
        ],
        ["docdb-cluster-encrypted", "documents", "not encrypted by default", { storageEncrypted: undefined }],
        ["neptune-cluster-encrypted", "graph", "not encrypted by default", { storageEncrypted: undefined }],
        ["redshift-cluster-encrypted", "warehouse", "encryption switched off", { encrypted: "false" }],
        ["dax-cluster-encrypted", "table-cache", "not encrypted by default", { serverSideEncryption: undefined }],
        ["dax-cluster-tls", "table-cache", "plain text by default", { clusterEndpointEncryptionType: undefined }],
        [
            "elasticache-replication-group-encrypted",
            "sessions",
            "Redis is not encrypted by default",
            { atRestEncryptionEnabled: undefined },
        ],
        [
            "elasticache-replication-group-encrypted",
            "sessions",
            "no engine is Redis",
            { atRestEncryptionEnabled: undefined, engine: undefined },
        ],
        ["elasticache-replication-group-tls", "sessions", "no TLS by default", { transitEncryptionEnabled: undefined }],
        [
            "elasticache-replication-group-tls",
            "sessions",
            "TLS for those who like it",
            { transitEncryptionMode: "preferred" },
        ],
        [
            "elasticache-cluster-encrypted",
            "memcached",
            "Redis without a replication group",
            { engine: "redis", numCacheNodes: 1 },
        ],
        ["memorydb-cluster-tls", "leaderboard", "TLS switched off", { tlsEnabled: false, aclName: "open-access" }],
        [
            "database-parameters-tls",
            "parameters",
            "TLS not asked for",
            { parameters: [{ name: "rds.force_ssl", value: "0" }] },
        ],
        [
            "database-parameters-tls",
            "parameters",
            "MySQL without TLS",
            { family: "mysql8.0", parameters: [{ name: "require_secure_transport", value: "OFF" }] },
        ],
        ["database-parameters-tls", "warehouse-parameters", "Redshift's older default", { parameters: [] }],
        [
            "database-parameters-tls",
            "workgroup",
            "Redshift Serverless without TLS",
            { configParameters: [{ parameterKey: "require_ssl", parameterValue: "false" }] },
        ],
        ["rds-proxy-tls", "proxy", "TLS not required, as is the default", { requireTls: undefined }],
        ["rds-instance-not-public", "instance", "public", { publiclyAccessible: true }],
        ["rds-instance-not-public", "member", "a public member of a cluster", { publiclyAccessible: "true" }],
        ["redshift-not-public", "warehouse", "public", { publiclyAccessible: true }],
        ["redshift-not-public", "workgroup", "public", { publiclyAccessible: true }],
        ["neptune-instance-not-public", "graph-instance", "public", { publiclyAccessible: true }],
        ["neptune-graph-not-public", "analytics", "public", { publicConnectivity: true }],
        ["mq-broker-not-public", "broker", "public", { publiclyAccessible: true }],
        ["dms-replication-instance-not-public", "migration", "public", { publiclyAccessible: true }],
        ["timestream-influxdb-not-public", "metrics", "public", { publiclyAccessible: true }],
        ["lightsail-database-not-public", "blog", "public", { publiclyAccessible: true }],
        ["rds-snapshot-not-public", "snapshot", "shared with everybody", { sharedAccounts: ["444455556666", "all"] }],
    ]),
    ...faults(
        withKeys,
        [
            ["rds-instance-encrypted", "instance", "the key of AWS's", { kmsKeyId: "alias/aws/rds" }],
            ["rds-cluster-encrypted", "aurora", "no key", { kmsKeyId: undefined }],
            ["docdb-cluster-encrypted", "documents", "no key", { kmsKeyId: "" }],
            ["neptune-cluster-encrypted", "graph", "no key", { kmsKeyArn: undefined }],
            ["redshift-cluster-encrypted", "warehouse", "no key", { kmsKeyId: undefined }],
            ["redshift-serverless-namespace-customer-key", "serverless-warehouse", "no key", { kmsKeyId: undefined }],
            ["docdb-cluster-encrypted", "elastic-documents", "no key", { kmsKeyId: undefined }],
            ["neptune-cluster-encrypted", "analytics", "no key", { kmsKeyIdentifier: undefined }],
            ["dynamodb-table-customer-key", "table", "the key of AWS's", { serverSideEncryption: { enabled: true } }],
            [
                "dynamodb-table-customer-key",
                "table",
                "a replica with the key of AWS's",
                { replicas: [{ regionName: "eu-west-1", kmsKeyArn: customerKey }, { regionName: "eu-north-1" }] },
            ],
            ["dynamodb-table-customer-key", "table-replica", "the key of AWS's", { kmsKeyArn: undefined }],
            ["elasticache-replication-group-encrypted", "sessions", "no key", { kmsKeyId: undefined }],
            ["elasticache-serverless-cache-customer-key", "cache", "no key", { kmsKeyId: undefined }],
            ["memorydb-cluster-customer-key", "leaderboard", "no key", { kmsKeyArn: undefined }],
        ],
        strict,
    ),
    ...undecided(databases, [
        ["rds-instance-encrypted", "instance", "storageEncrypted"],
        ["rds-cluster-encrypted", "aurora", "storageEncrypted"],
        ["rds-cluster-encrypted", "aurora", { storageEncrypted: undefined, engineMode: unknown }],
        ["global-cluster-encrypted", "global", "storageEncrypted"],
        ["docdb-cluster-encrypted", "documents", "storageEncrypted"],
        ["neptune-cluster-encrypted", "graph", "storageEncrypted"],
        ["redshift-cluster-encrypted", "warehouse", "encrypted"],
        ["dax-cluster-encrypted", "table-cache", "serverSideEncryption"],
        ["dax-cluster-tls", "table-cache", "clusterEndpointEncryptionType"],
        ["elasticache-replication-group-encrypted", "sessions", "atRestEncryptionEnabled"],
        [
            "elasticache-replication-group-encrypted",
            "sessions",
            { atRestEncryptionEnabled: undefined, engine: unknown },
        ],
        ["elasticache-replication-group-tls", "sessions", "transitEncryptionEnabled"],
        ["elasticache-cluster-encrypted", "memcached", "engine"],
        ["memorydb-cluster-tls", "leaderboard", "tlsEnabled"],
        ["database-parameters-tls", "parameters", "parameters"],
        ["database-parameters-tls", "parameters", { parameters: [{ name: "rds.force_ssl", value: unknown }] }],
        ["rds-proxy-tls", "proxy", "requireTls"],
        ["rds-instance-not-public", "instance", "publiclyAccessible"],
        ["redshift-not-public", "warehouse", "publiclyAccessible"],
        ["neptune-instance-not-public", "graph-instance", "publiclyAccessible"],
        ["neptune-graph-not-public", "analytics", "publicConnectivity"],
        ["elasticache-replication-group-tls", "sessions", "transitEncryptionMode"],
        ["mq-broker-not-public", "broker", "publiclyAccessible"],
        ["dms-replication-instance-not-public", "migration", "publiclyAccessible"],
        ["timestream-influxdb-not-public", "metrics", "publiclyAccessible"],
        ["lightsail-database-not-public", "blog", "publiclyAccessible"],
        ["rds-snapshot-not-public", "snapshot", "sharedAccounts"],
    ]),
    ...undecided(
        withKeys,
        [
            ["redshift-serverless-namespace-customer-key", "serverless-warehouse", "kmsKeyId"],
            ["dynamodb-table-customer-key", "table", "serverSideEncryption"],
            ["dynamodb-table-customer-key", "table", { replicas: [{ regionName: "eu-west-1", kmsKeyArn: unknown }] }],
            ["docdb-cluster-encrypted", "elastic-documents", "kmsKeyId"],
            ["neptune-cluster-encrypted", "analytics", "kmsKeyIdentifier"],
            ["elasticache-serverless-cache-customer-key", "cache", "kmsKeyId"],
            ["memorydb-cluster-customer-key", "leaderboard", "kmsKeyArn"],
        ],
        strict,
    ),
    ...fine(databases, [
        [
            "instance",
            "a replica has its source's encryption",
            { storageEncrypted: undefined, replicateSourceDb: "primary" },
        ],
        [
            "instance",
            "a restored one has its snapshot's",
            { storageEncrypted: undefined, snapshotIdentifier: "before-upgrade" },
        ],
        [
            "instance",
            "so does one of a moment",
            {
                storageEncrypted: undefined,
                restoreToPointInTime: { sourceDbInstanceIdentifier: "orders", useLatestRestorableTime: true },
            },
        ],
        [
            "instance",
            "a source that is not known yet is one",
            { storageEncrypted: undefined, replicateSourceDb: unknown },
        ],
        ["instance", "encrypted by the word of a YAML program", { storageEncrypted: "true" }],
        ["aurora", "Serverless v1 is always encrypted", { storageEncrypted: undefined, engineMode: "serverless" }],
        [
            "aurora",
            "a member of a global cluster has its encryption",
            { storageEncrypted: undefined, globalClusterIdentifier: from("global", "globalClusterIdentifier") },
        ],
        ["aurora", "restored from a snapshot", { storageEncrypted: undefined, snapshotIdentifier: "nightly" }],
        [
            "global",
            "made from a cluster",
            {
                storageEncrypted: undefined,
                sourceDbClusterIdentifier: "arn:aws:rds:us-east-1:444455556666:cluster:shop",
            },
        ],
        ["sessions", "Valkey is encrypted by default", { engine: "valkey", atRestEncryptionEnabled: undefined }],
        [
            "sessions",
            "a member of a global datastore",
            {
                atRestEncryptionEnabled: undefined,
                transitEncryptionEnabled: undefined,
                globalReplicationGroupId: "ldgnf-sessions",
            },
        ],
        ["sessions", "TLS for everybody", { transitEncryptionMode: "required" }],
        ["memcached", "a replica in a replication group", { engine: undefined, replicationGroupId: "sessions" }],
        ["warehouse-parameters", "Redshift's newer default", { family: "redshift-2.0", parameters: [] }],
        [
            "parameters",
            "parameters that have nothing to do with TLS",
            { parameters: [{ name: "log_connections", value: "0" }] },
        ],
        ["snapshot", "shared with one account", { sharedAccounts: ["111122223333"] }],
    ]),
];

import { all, any } from "../../reading/answer";
import { isCustomerKey } from "../../reading/key";
import type { Rule } from "../../rule";
import { encryptionRules, given, keyInEach, oneOf, switchedOn } from "./store";

const cisRds = { "CIS v3.0": ["2.3.1"], "CIS v5.0": ["2.2.1"], "CIS v7.0": ["3.2.1"] };
const rdsGuide = "https://docs.aws.amazon.com/AmazonRDS/latest";
const cluster = [
    "snapshotIdentifier",
    "restoreToPointInTime",
    "replicationSourceIdentifier",
    "globalClusterIdentifier",
];
const instance = ["snapshotIdentifier", "restoreToPointInTime", "replicateSourceDb"];

/** Databases and caches. What is restored, replicated or a member of a cluster has its source's encryption. */
export const databases: readonly Rule[] = encryptionRules([
    {
        name: "rds-instance",
        store: "An RDS instance",
        types: ["aws:rds/instance:Instance"],
        isEncrypted: switchedOn(["storageEncrypted"], given(...instance)),
        inherits: instance,
        key: ["kmsKeyId"],
        fix: "on the instance, storageEncrypted: true",
        keyFix: "kmsKeyId: key.arn",
        securityHub: ["RDS.3"],
        cis: cisRds,
        url: `${rdsGuide}/UserGuide/Overview.Encryption.html`,
    },
    {
        name: "rds-cluster",
        store: "An Aurora or Multi-AZ DB cluster",
        types: ["aws:rds/cluster:Cluster"],
        // Aurora Serverless v1 is always encrypted ("Using Amazon Aurora Serverless v1").
        isEncrypted: switchedOn(["storageEncrypted"], (resource) =>
            any([given(...cluster)(resource), oneOf(["engineMode"], ["serverless"])(resource)]),
        ),
        inherits: cluster,
        key: ["kmsKeyId"],
        fix: "on the cluster, storageEncrypted: true",
        keyFix: "kmsKeyId: key.arn",
        securityHub: ["RDS.27"],
        cis: cisRds,
        url: `${rdsGuide}/AuroraUserGuide/Overview.Encryption.html`,
    },
    {
        name: "global-cluster",
        store: "A global cluster of Aurora, DocumentDB or Neptune",
        types: [
            "aws:rds/globalCluster:GlobalCluster",
            "aws:docdb/globalCluster:GlobalCluster",
            "aws:neptune/globalCluster:GlobalCluster",
        ],
        isEncrypted: switchedOn(["storageEncrypted"], given("sourceDbClusterIdentifier")),
        fix: "on the global cluster, storageEncrypted: true",
        url: `${rdsGuide}/AuroraUserGuide/Overview.Encryption.html`,
    },
    {
        name: "docdb-cluster",
        store: "A DocumentDB cluster",
        types: ["aws:docdb/cluster:Cluster", "aws:docdb/elasticCluster:ElasticCluster"],
        // An elastic cluster is always encrypted ("Data encryption at rest for elastic clusters").
        isEncrypted: switchedOn(["storageEncrypted"], (resource) =>
            resource.type.endsWith(":ElasticCluster") ? "yes" : given(...cluster)(resource),
        ),
        inherits: cluster,
        key: ["kmsKeyId"],
        fix: "on the cluster, storageEncrypted: true",
        keyFix: "kmsKeyId: key.arn",
        securityHub: ["DocumentDB.1"],
        url: "https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html",
    },
    {
        name: "neptune-cluster",
        store: "A Neptune cluster or graph",
        types: ["aws:neptune/cluster:Cluster", "aws:neptunegraph/graph:Graph"],
        // A graph of Neptune Analytics is always encrypted.
        isEncrypted: switchedOn(["storageEncrypted"], (resource) =>
            resource.type.endsWith(":Graph") ? "yes" : given(...cluster)(resource),
        ),
        inherits: cluster,
        key: (resource) => any([isCustomerKey(resource, "kmsKeyArn"), isCustomerKey(resource, "kmsKeyIdentifier")]),
        fix: "on the cluster, storageEncrypted: true",
        keyFix: "kmsKeyArn: key.arn, on a graph kmsKeyIdentifier: key.arn",
        securityHub: ["Neptune.1"],
        url: "https://docs.aws.amazon.com/neptune/latest/userguide/encrypt.html",
    },
    {
        name: "redshift-cluster",
        store: "A Redshift cluster",
        types: ["aws:redshift/cluster:Cluster"],
        isEncrypted: switchedOn(["encrypted"], () => "yes"),
        inherits: ["snapshotIdentifier", "snapshotArn"],
        key: ["kmsKeyId"],
        fix: 'on the cluster, encrypted: "true", or leave it out',
        keyFix: "kmsKeyId: key.arn",
        securityHub: ["Redshift.10"],
        url: "https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html",
        // Redshift encrypts a cluster that exists in place ("Changing cluster encryption").
        remediate: (resource) => (resource.input("encrypted") === undefined ? undefined : { encrypted: "true" }),
    },
    {
        name: "redshift-serverless-namespace",
        store: "A Redshift Serverless namespace",
        types: ["aws:redshiftserverless/namespace:Namespace"],
        key: ["kmsKeyId"],
        fix: "on the namespace, kmsKeyId: key.arn",
        url: "https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-security-other.html",
    },
    {
        name: "dynamodb-table",
        store: "A DynamoDB table",
        types: ["aws:dynamodb/table:Table", "aws:dynamodb/tableReplica:TableReplica"],
        inherits: ["restoreSourceName", "restoreSourceTableArn", "restoreBackupArn"],
        // A replica has AWS's key unless it names one of its Region ("CreateReplicationGroupMemberAction").
        key: (resource) =>
            resource.type.endsWith(":TableReplica")
                ? isCustomerKey(resource, "kmsKeyArn")
                : all([
                      isCustomerKey(resource, "serverSideEncryption", "kmsKeyArn"),
                      keyInEach(resource, "replicas", "kmsKeyArn"),
                  ]),
        fix: "on the table, serverSideEncryption: { enabled: true, kmsKeyArn: key.arn }, and on each replica kmsKeyArn: keyOfItsRegion.arn",
        url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html",
    },
    {
        name: "dax-cluster",
        store: "A DynamoDB Accelerator cluster",
        types: ["aws:dax/cluster:Cluster"],
        isEncrypted: switchedOn(["serverSideEncryption", "enabled"]),
        fix: "on the cluster, serverSideEncryption: { enabled: true }",
        securityHub: ["DynamoDB.3"],
        url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html",
    },
    {
        name: "elasticache-replication-group",
        store: "An ElastiCache replication group",
        types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
        isEncrypted: switchedOn(["atRestEncryptionEnabled"], (resource) =>
            any([given("globalReplicationGroupId")(resource), oneOf(["engine"], ["valkey"])(resource)]),
        ),
        inherits: ["globalReplicationGroupId"],
        key: ["kmsKeyId"],
        fix: "on the replication group, atRestEncryptionEnabled: true",
        keyFix: "kmsKeyId: key.arn",
        securityHub: ["ElastiCache.4"],
        url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
    },
    {
        name: "elasticache-cluster",
        store: "A Redis cache that is no replication group",
        types: ["aws:elasticache/cluster:Cluster"],
        // Memcached keeps nothing on disk; Redis does, and is encrypted as a replication group only.
        isEncrypted: (resource) =>
            any([given("replicationGroupId")(resource), oneOf(["engine"], ["memcached"], "yes")(resource)]),
        fix: "in its place, new aws.elasticache.ReplicationGroup(name, { atRestEncryptionEnabled: true, transitEncryptionEnabled: true, ... })",
        securityHub: ["ElastiCache.4"],
        url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
    },
    {
        name: "elasticache-serverless-cache",
        store: "An ElastiCache serverless cache",
        types: ["aws:elasticache/serverlessCache:ServerlessCache"],
        key: ["kmsKeyId"],
        fix: "on the cache, kmsKeyId: key.arn",
        url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html",
    },
    {
        name: "memorydb-cluster",
        store: "A MemoryDB cluster or snapshot",
        types: ["aws:memorydb/cluster:Cluster", "aws:memorydb/snapshot:Snapshot"],
        key: ["kmsKeyArn"],
        fix: "on the cluster, kmsKeyArn: key.arn",
        url: "https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html",
    },
]);

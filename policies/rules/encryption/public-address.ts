import { not } from "../../reading/answer";
import { isOn } from "../../reading/value";
import type { Rule } from "../../rule";
import { closedRules, type Openable } from "./openable";
import { oneOf } from "./store";

const docs = "https://docs.aws.amazon.com";

/** Databases and brokers with the switch `publiclyAccessible`. `inPlace`: AWS changes it without a new one. */
function withSwitch(
    kind: string,
    subject: string,
    types: readonly string[],
    url: string,
    { inPlace = false, securityHub, cis }: { inPlace?: boolean } & Partial<Openable> = {},
): Openable {
    return {
        name: `${kind}-not-public`,
        title: `${subject} has no public address`,
        types,
        isPublic: (resource) => isOn(resource.input("publiclyAccessible")),
        fault: "has an address that the whole internet reaches",
        fix: "publiclyAccessible: false, or leave it out",
        ...(securityHub && { securityHub }),
        ...(cis && { cis }),
        url: docs + url,
        ...(inPlace && { remediate: () => ({ publiclyAccessible: false }) }),
    };
}

/** Databases and brokers that the internet can reach. */
export const publicAddresses: readonly Rule[] = closedRules([
    withSwitch(
        "rds-instance",
        "An RDS or Aurora instance",
        ["aws:rds/instance:Instance", "aws:rds/clusterInstance:ClusterInstance", "aws:rds/shardGroup:ShardGroup"],
        "/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html",
        {
            inPlace: true,
            securityHub: ["RDS.2"],
            cis: { "CIS v3.0": ["2.3.3"], "CIS v5.0": ["2.2.3"], "CIS v7.0": ["3.2.3"] },
        },
    ),
    withSwitch(
        "redshift",
        "A Redshift cluster or workgroup",
        ["aws:redshift/cluster:Cluster", "aws:redshiftserverless/workgroup:Workgroup"],
        "/redshift/latest/mgmt/managing-clusters-vpc.html",
        { inPlace: true, securityHub: ["Redshift.1", "RedshiftServerless.3"] },
    ),
    withSwitch(
        "neptune-instance",
        "A Neptune instance",
        ["aws:neptune/clusterInstance:ClusterInstance"],
        "/neptune/latest/userguide/neptune-public-endpoints.html",
    ),
    {
        name: "neptune-graph-not-public",
        title: "A graph of Neptune Analytics has no public address",
        types: ["aws:neptunegraph/graph:Graph"],
        isPublic: (resource) => isOn(resource.input("publicConnectivity")),
        fault: "has an address that the whole internet reaches",
        fix: "publicConnectivity: false, and new aws.neptunegraph.PrivateGraphEndpoint(name, { graphIdentifier, vpcId })",
        url: `${docs}/neptune-analytics/latest/userguide/gettingStarted-connecting.html`,
    },
    withSwitch(
        "dms-replication-instance",
        "A DMS replication instance",
        ["aws:dms/replicationInstance:ReplicationInstance"],
        "/dms/latest/userguide/CHAP_ReplicationInstance.PublicPrivate.html",
        { securityHub: ["DMS.1"] },
    ),
    withSwitch(
        "mq-broker",
        "An Amazon MQ broker",
        ["aws:mq/broker:Broker"],
        "/amazon-mq/latest/developer-guide/using-amazon-mq-securely.html",
    ),
    withSwitch(
        "timestream-influxdb",
        "A Timestream for InfluxDB instance",
        ["aws:timestreaminfluxdb/dbInstance:DbInstance", "aws:timestreaminfluxdb/dbCluster:DbCluster"],
        "/timestream/latest/developerguide/timestream-for-influx-db-connecting.html",
    ),
    withSwitch(
        "lightsail-database",
        "A Lightsail database",
        ["aws:lightsail/database:Database"],
        "/lightsail/latest/userguide/amazon-lightsail-configuring-database-public-mode.html",
        { inPlace: true },
    ),
    {
        name: "msk-cluster-not-public",
        title: "An MSK cluster has no public address",
        types: ["aws:msk/cluster:Cluster"],
        isPublic: (resource) =>
            not(
                oneOf(
                    ["brokerNodeGroupInfo", "connectivityInfo", "publicAccess", "type"],
                    ["DISABLED"],
                    "yes",
                )(resource),
            ),
        fault: "has brokers that the whole internet reaches",
        fix: 'on the cluster, brokerNodeGroupInfo: { connectivityInfo: { publicAccess: { type: "DISABLED" } } }, or leave it out',
        securityHub: ["MSK.4"],
        url: `${docs}/msk/latest/developerguide/public-access.html`,
    },
]);

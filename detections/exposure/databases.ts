import { all, any, anyEvent, equals, event, isTrue, notExists, succeeded } from "../filter-pattern/build";
import { denied, iamUser, record } from "../sample-record";
import { firstEvent } from "../entry";
import type { PatternDetection } from "../detection";

const eks = "eks.amazonaws.com";
const rds = "rds.amazonaws.com";
const redshift = "redshift.amazonaws.com";
const databases = [
    {
        source: rds,
        names: [
            "CreateDBInstance",
            "ModifyDBInstance",
            "CreateDBInstanceReadReplica",
            "RestoreDBInstanceFromDBSnapshot",
            "RestoreDBInstanceToPointInTime",
            "CreateDBCluster",
        ],
    },
    { source: redshift, names: ["CreateCluster", "ModifyCluster", "RestoreFromClusterSnapshot"] },
    { source: "redshift-serverless.amazonaws.com", names: ["CreateWorkgroup", "UpdateWorkgroup"] },
];
const addresses = "$.requestParameters.resourcesVpcConfig.publicAccessCidrs[0]";

export const databasesMadePublic: PatternDetection = {
    ...firstEvent,
    id: "database-made-public",
    title: "Database, warehouse or cluster endpoint opened to the internet",
    why: "A database with a public address is found by scanners within minutes, and then a password is all that is in the way.",
    response:
        "Take the public address away and close the security group. Look in the database's own log for sign-ins from outside.",
    severity: "high",
    techniques: ["T1190", "T1530"],
    controls: [],
    noise: "",
    events: [...databases, { source: eks, names: ["UpdateClusterConfig"] }],
    watches: "databases with publiclyAccessible true; clusters with a public endpoint for every address",
    condition: all(
        any(
            all(any(...databases.map(anyEvent)), isTrue("$.requestParameters.publiclyAccessible")),
            all(
                event("UpdateClusterConfig", eks),
                isTrue("$.requestParameters.resourcesVpcConfig.endpointPublicAccess"),
                any(notExists(addresses), equals(addresses, "0.0.0.0/0")),
            ),
        ),
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(rds, "ModifyDBInstance", {
                requestParameters: {
                    dBInstanceIdentifier: "orders",
                    publiclyAccessible: true,
                    applyImmediately: true,
                },
            }),
            record(rds, "RestoreDBInstanceFromDBSnapshot", {
                requestParameters: {
                    dBInstanceIdentifier: "orders-copy",
                    dBSnapshotIdentifier: "orders",
                    publiclyAccessible: true,
                },
            }),
            record(redshift, "CreateCluster", {
                requestParameters: { clusterIdentifier: "reports", nodeType: "ra3.large", publiclyAccessible: true },
            }),
            record(eks, "UpdateClusterConfig", {
                requestParameters: {
                    name: "production",
                    resourcesVpcConfig: { endpointPublicAccess: true, endpointPrivateAccess: true },
                },
            }),

            ...databases.flatMap((each) =>
                each.names.map((name) =>
                    record(each.source, name, {
                        userIdentity: iamUser(),
                        requestParameters: { publiclyAccessible: true },
                    }),
                ),
            ),
            record(eks, "UpdateClusterConfig", {
                requestParameters: {
                    name: "production",
                    resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] },
                },
            }),
        ],
        ignore: [
            record(eks, "UpdateClusterConfig", {
                requestParameters: { name: "production", resourcesVpcConfig: { endpointPublicAccess: false } },
            }),

            record(rds, "ModifyDBInstance", {
                requestParameters: { dBInstanceIdentifier: "orders", publiclyAccessible: false },
            }),
            record(rds, "CreateDBInstance", {
                requestParameters: { dBInstanceIdentifier: "orders", engine: "postgres", multiAZ: true },
            }),
            record(eks, "UpdateClusterConfig", {
                requestParameters: {
                    name: "production",
                    resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["198.51.100.0/24"] },
                },
            }),
            record(rds, "ModifyDBInstance", {
                ...denied("rds:ModifyDBInstance"),
                requestParameters: { dBInstanceIdentifier: "orders", publiclyAccessible: true },
            }),
            record("mq.amazonaws.com", "CreateBroker", {
                requestParameters: { brokerName: "events", publiclyAccessible: true },
            }),
        ],
    }),
};

import { firstEvent } from "../entry";
import {
    all,
    any,
    anyEvent,
    equals,
    event,
    isTrue,
    notExists,
    oneOf,
    startsWith,
    succeeded,
} from "../filter-pattern/build";
import { byNoService } from "../callers";
import { iamUser, record, roleSession } from "../sample-record";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { PatternDetection, ServiceEvents } from "../detection";
import type { Expression } from "../filter-pattern/expression";

const rds = "rds.amazonaws.com";
const redshift = "redshift.amazonaws.com";
const secrets = "secretsmanager.amazonaws.com";
const ecr = "ecr.amazonaws.com";
/** Neptune and DocumentDB share the API of RDS, and its event source. */
const databases = { source: rds, names: ["DeleteDBInstance", "DeleteDBCluster", "DeleteTenantDatabase"] };

export const deletedForGood: PatternDetection = {
    ...firstEvent,
    id: "data-deleted-without-backup",
    title: "Database, warehouse, secret or image repository deleted without a way back",
    why: "The caller asked for no last snapshot, or no waiting period: nothing is left to restore.",
    response: "Stop the actor's credentials. Then look for an older snapshot or backup, and protect it.",
    severity: "high",
    techniques: ["T1485", "T1490"],
    controls: [],
    noise: "Databases and secrets of test environments.",
    events: [
        databases,
        { source: redshift, names: ["DeleteCluster"] },
        { source: secrets, names: ["DeleteSecret"] },
        { source: ecr, names: ["DeleteRepository"] },
    ],
    watches: "no final snapshot, forced deletion; not what a service deletes of its own",
    condition: all(
        any(
            all(equals("$.eventSource", rds), isTrue("$.requestParameters.skipFinalSnapshot")),
            all(equals("$.eventSource", redshift), isTrue("$.requestParameters.skipFinalClusterSnapshot")),
            all(equals("$.eventSource", secrets), isTrue("$.requestParameters.forceDeleteWithoutRecovery")),
            all(event("DeleteRepository", ecr), isTrue("$.requestParameters.force")),
        ),
        byNoService,
        succeeded(),
    ),
    samples: () => ({
        match: [
            record(rds, "DeleteDBInstance", {
                requestParameters: {
                    dBInstanceIdentifier: "orders",
                    skipFinalSnapshot: true,
                    deleteAutomatedBackups: true,
                },
            }),
            record(rds, "DeleteDBCluster", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: { dBClusterIdentifier: "orders", skipFinalSnapshot: true },
            }),
            record(redshift, "DeleteCluster", {
                requestParameters: { clusterIdentifier: "warehouse", skipFinalClusterSnapshot: true },
            }),
            record(secrets, "DeleteSecret", {
                userIdentity: iamUser(),
                requestParameters: { secretId: "orders/database", forceDeleteWithoutRecovery: true },
            }),
            record(ecr, "DeleteRepository", {
                requestParameters: { repositoryName: "web", registryId: "111122223333", force: true },
            }),
        ],
        ignore: [
            record(rds, "DeleteDBInstance", {
                requestParameters: {
                    dBInstanceIdentifier: "orders",
                    skipFinalSnapshot: false,
                    finalDBSnapshotIdentifier: "orders-final",
                },
            }),
            record(rds, "RebootDBInstance", {
                requestParameters: { dBInstanceIdentifier: "orders", forceFailover: true },
            }),
            record(redshift, "DeleteCluster", {
                requestParameters: { clusterIdentifier: "warehouse", skipFinalClusterSnapshot: false },
            }),
            record(secrets, "DeleteSecret", {
                requestParameters: { secretId: "orders/database", recoveryWindowInDays: 30 },
            }),
            record(ecr, "SetRepositoryPolicy", { requestParameters: { repositoryName: "web", force: true } }),
            record(ecr, "DeleteRepository", { requestParameters: { repositoryName: "empty", force: false } }),
            record("codecommit.amazonaws.com", "DeleteRepository", {
                requestParameters: { repositoryName: "web" },
            }),
            record(rds, "DeleteDBInstance", {
                errorCode: "InvalidParameterCombination",
                errorMessage: "Cannot delete protected DB Instance, please disable deletion protection and try again.",
                requestParameters: { dBInstanceIdentifier: "orders", skipFinalSnapshot: true },
            }),
            record(secrets, "DeleteSecret", {
                userIdentity: serviceLinkedRole("rds.amazonaws.com", "AWSServiceRoleForRDS"),
                requestParameters: { secretId: "rds!db-0a1b2c3d", forceDeleteWithoutRecovery: true },
            }),
            record(secrets, "DeleteSecret", {
                userIdentity: { type: "AWSService", invokedBy: "redshift.amazonaws.com" },
                requestParameters: { secretId: "redshift!warehouse-admin", forceDeleteWithoutRecovery: true },
            }),
        ],
    }),
};

const stores = [
    { source: "dynamodb.amazonaws.com", names: ["DeleteTable"] },
    { source: "elasticfilesystem.amazonaws.com", names: ["DeleteFileSystem"] },
    { source: "fsx.amazonaws.com", names: ["DeleteFileSystem", "DeleteVolume"] },
    { source: "es.amazonaws.com", names: ["DeleteDomain", "DeleteElasticsearchDomain"] },
    { source: "cognito-idp.amazonaws.com", names: ["DeleteUserPool"] },
    { source: "redshift-serverless.amazonaws.com", names: ["DeleteNamespace"] },
    { source: "glacier.amazonaws.com", names: ["DeleteVault"] },
    { source: "acm-pca.amazonaws.com", names: ["DeleteCertificateAuthority"] },
];
const s3Stores = [
    { source: "s3tables.amazonaws.com", names: ["DeleteTableBucket"] },
    { source: "s3vectors.amazonaws.com", names: ["DeleteVectorBucket"] },
];
const domainNames = [
    { source: "route53.amazonaws.com", names: ["DeleteHostedZone"] },
    {
        source: "route53domains.amazonaws.com",
        names: [
            "DeleteDomain",
            "DisableDomainTransferLock",
            "RetrieveDomainAuthCode",
            "TransferDomainToAnotherAwsAccount",
            "UpdateDomainNameservers",
        ],
    },
];
const lost = [...stores, ...s3Stores, ...domainNames];

export const dataStoresDeleted: PatternDetection = {
    ...firstEvent,
    id: "data-store-deleted",
    title: "Table, file system, search domain, user pool, certificate authority or DNS zone deleted, or a domain moved away",
    why: "These go at once, with all that is in them. A domain without its transfer lock, or with other name servers, is somebody else's.",
    response: "Ask the owner. If nobody planned it, stop the actor's credentials and restore from the last backup.",
    severity: "medium",
    techniques: ["T1485"],
    controls: [],
    noise: "Test environments that are made and deleted: exclude their accounts. What CloudFormation and other services delete is left out.",
    events: lost,
    watches: "calls that no AWS service makes for somebody",
    condition: all(
        any(...stores.map(anyEvent), ofServices("s3", s3Stores), ofServices("route53", domainNames)),
        notExists("$.userIdentity.invokedBy"),
        succeeded(),
    ),
    samples: () => ({
        match: lost.flatMap(({ source, names }) =>
            names.map((name) => record(source, name, { requestParameters: { name: "orders" } })),
        ),
        ignore: [
            ...lost.map(({ source }) => record(source, "TagResource", { requestParameters: { name: "orders" } })),
            ...["glue", "cassandra", "timestream"].map((service) =>
                record(`${service}.amazonaws.com`, "DeleteTable", { requestParameters: { name: "orders" } }),
            ),
            record("sagemaker.amazonaws.com", "DeleteDomain", { requestParameters: { domainId: "d-0123456789ab" } }),
            record("ec2.amazonaws.com", "DeleteVolume", { requestParameters: { volumeId: "vol-0123456789abcdef0" } }),
            record("dynamodb.amazonaws.com", "DeleteTable", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: { tableName: "preview-42" },
            }),
            record("dynamodb.amazonaws.com", "DeleteTable", {
                errorCode: "ResourceNotFoundException",
                errorMessage: "Requested resource not found: Table: orders not found",
                requestParameters: { tableName: "orders" },
            }),
        ],
    }),
};

/** Services by what their sources begin with, where no other service of that family has events of these names. */
function ofServices(family: string, events: readonly ServiceEvents[]): Expression {
    return all(
        startsWith("$.eventSource", family),
        oneOf(
            "$.eventName",
            events.flatMap(({ names }) => names),
        ),
    );
}

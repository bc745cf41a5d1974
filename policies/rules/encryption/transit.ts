import { all, type Answer, any, not } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { text } from "../../reading/text";
import { isUnset, list, meets, read } from "../../reading/value";
import { type Rule, verdict } from "../../rule";
import { inTransit } from "./controls";
import { every, given, oneOf, switchedOn } from "./store";

/** A resource that can be told to take no plain text. */
interface Endpoint {
    readonly name: string;
    readonly title: string;
    readonly types: readonly string[];
    readonly isProtected: (resource: Resource) => Answer;
    readonly fault: string;
    readonly fix: string;
    readonly securityHub?: readonly string[];
    readonly url: string;
    readonly remediate?: Rule["remediate"];
}

/** The values that switch TLS off, by the name of the database's parameter. */
const parametersWithoutTls = new Map([
    ["rds.force_ssl", /^0$/],
    ["require_secure_transport", /^(0|off)$/i],
    ["tls", /^disabled$/i],
    ["neptune_enforce_ssl", /^0$/],
    ["require_ssl", /^(false|0|off)$/i],
]);

function parameterIsSafe(parameter: unknown): Answer {
    const [name, value] = [
        read(parameter, "name") ?? read(parameter, "parameterKey"),
        read(parameter, "value") ?? read(parameter, "parameterValue"),
    ];
    const off = typeof name === "string" ? parametersWithoutTls.get(name) : undefined;
    return off === undefined ? "yes" : not(meets(value, (known) => off.test(text(known))));
}

/** Redshift asks for TLS by default from the family redshift-2.0 on ("Amazon Redshift default parameter values"). */
function redshiftAsksForTls(resource: Resource): Answer {
    const parameters = list(resource.input("parameters"));
    const isNamed = any(parameters.map((each) => meets(read(each, "name"), (name) => name === "require_ssl")));
    return any([not(oneOf(["family"], ["redshift-1.0"])(resource)), isNamed]);
}

const noTls = "takes connections without TLS";

const endpoints: readonly Endpoint[] = [
    {
        name: "database-parameters-tls",
        title: "A database's parameters ask for TLS",
        types: [
            "aws:rds/parameterGroup:ParameterGroup",
            "aws:rds/clusterParameterGroup:ClusterParameterGroup",
            "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
            "aws:neptune/clusterParameterGroup:ClusterParameterGroup",
            "aws:redshift/parameterGroup:ParameterGroup",
            "aws:redshiftserverless/workgroup:Workgroup",
        ],
        isProtected: (resource) =>
            all([
                every(
                    ["parameters", "configParameters"].flatMap((name) => list(resource.input(name))),
                    parameterIsSafe,
                ),
                resource.type.startsWith("aws:redshift/") ? redshiftAsksForTls(resource) : "yes",
            ]),
        fault: "switches TLS off",
        fix: 'among the parameters { name: "rds.force_ssl", value: "1" } for PostgreSQL, require_secure_transport = "ON" for MySQL, tls = "enabled" for DocumentDB, neptune_enforce_ssl = "1" for Neptune, require_ssl = "true" for Redshift',
        securityHub: ["RDS.38", "RDS.39", "Redshift.2"],
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.SSL.html",
    },
    {
        name: "rds-proxy-tls",
        title: "An RDS Proxy takes connections over TLS only",
        types: ["aws:rds/proxy:Proxy"],
        isProtected: switchedOn(["requireTls"]),
        fault: noTls,
        fix: "on the proxy, requireTls: true",
        url: "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.howitworks.html",
        remediate: () => ({ requireTls: true }),
    },
    {
        name: "elasticache-replication-group-tls",
        title: "An ElastiCache replication group encrypts connections",
        types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
        isProtected: (resource) =>
            all([
                switchedOn(["transitEncryptionEnabled"], given("globalReplicationGroupId"))(resource),
                // It lets clients in with TLS and without.
                not(oneOf(["transitEncryptionMode"], ["preferred"])(resource)),
            ]),
        fault: noTls,
        fix: 'on the replication group, transitEncryptionEnabled: true, transitEncryptionMode: "required"',
        securityHub: ["ElastiCache.5"],
        url: "https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html",
    },
    {
        name: "memorydb-cluster-tls",
        title: "A MemoryDB cluster encrypts connections",
        types: ["aws:memorydb/cluster:Cluster", "aws:memorydb/multiRegionCluster:MultiRegionCluster"],
        isProtected: switchedOn(["tlsEnabled"], () => "yes"),
        fault: noTls,
        fix: "on the cluster, tlsEnabled: true, or leave it out",
        url: "https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html",
    },
    {
        name: "dax-cluster-tls",
        title: "A DynamoDB Accelerator cluster encrypts connections",
        types: ["aws:dax/cluster:Cluster"],
        isProtected: oneOf(["clusterEndpointEncryptionType"], ["TLS"]),
        fault: noTls,
        fix: 'on the cluster, clusterEndpointEncryptionType: "TLS"',
        securityHub: ["DynamoDB.7"],
        url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionInTransit.html",
    },
    {
        name: "msk-cluster-tls",
        title: "An MSK cluster takes clients over TLS only and encrypts what its brokers exchange",
        types: ["aws:msk/cluster:Cluster"],
        isProtected: (resource) =>
            all([
                oneOf(["encryptionInfo", "encryptionInTransit", "clientBroker"], ["TLS"], "yes")(resource),
                switchedOn(["encryptionInfo", "encryptionInTransit", "inCluster"], () => "yes")(resource),
            ]),
        fault: "lets clients or brokers speak without TLS",
        fix: 'on the cluster, encryptionInfo: { encryptionInTransit: { clientBroker: "TLS", inCluster: true } }',
        securityHub: ["MSK.1"],
        url: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-encryption.html",
    },
    {
        name: "mskconnect-connector-tls",
        title: "An MSK Connect connector speaks to its cluster over TLS",
        types: ["aws:mskconnect/connector:Connector"],
        isProtected: oneOf(["kafkaClusterEncryptionInTransit", "encryptionType"], ["TLS"]),
        fault: "speaks to its cluster without TLS",
        fix: 'on the connector, kafkaClusterEncryptionInTransit: { encryptionType: "TLS" }',
        securityHub: ["MSK.3"],
        url: "https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-security.html",
    },
    {
        name: "opensearch-domain-https",
        title: "An OpenSearch or Elasticsearch domain takes requests over HTTPS only",
        types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
        // The provider asks for HTTPS where a program sets any endpoint option, AWS does not where it sets none.
        isProtected: (resource) =>
            all([
                switchedOn(["domainEndpointOptions", "enforceHttps"], given("domainEndpointOptions"))(resource),
                not(oneOf(["domainEndpointOptions", "tlsSecurityPolicy"], ["Policy-Min-TLS-1-0-2019-07"])(resource)),
            ]),
        fault: "takes plain HTTP, or TLS 1.0, which is broken",
        fix: 'on the domain, domainEndpointOptions: { enforceHttps: true, tlsSecurityPolicy: "Policy-Min-TLS-1-2-PFS-2023-10" }',
        securityHub: ["OpenSearch.8", "ES.8"],
        url: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html",
    },
    {
        name: "opensearch-domain-node-to-node-encryption",
        title: "An OpenSearch or Elasticsearch domain encrypts what its nodes exchange",
        types: ["aws:opensearch/domain:Domain", "aws:elasticsearch/domain:Domain"],
        isProtected: switchedOn(["nodeToNodeEncryption", "enabled"]),
        fault: "sends data between its nodes as plain text",
        fix: "on the domain, nodeToNodeEncryption: { enabled: true }",
        securityHub: ["OpenSearch.3", "ES.3"],
        url: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ntn.html",
    },
    {
        name: "appsync-cache-tls",
        title: "An AppSync API cache encrypts connections",
        types: ["aws:appsync/apiCache:ApiCache"],
        isProtected: switchedOn(["transitEncryptionEnabled"]),
        fault: "is reached without TLS",
        fix: "on the cache, transitEncryptionEnabled: true",
        url: "https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html",
    },
    {
        name: "cloudfront-distribution-https",
        title: "A CloudFront distribution serves viewers over HTTPS only",
        types: ["aws:cloudfront/distribution:Distribution"],
        isProtected: (resource) =>
            every(
                [resource.input("defaultCacheBehavior"), ...list(resource.input("orderedCacheBehaviors"))],
                (behavior) => not(meets(read(behavior, "viewerProtocolPolicy"), (policy) => policy === "allow-all")),
            ),
        fault: "serves viewers over plain HTTP",
        fix: 'on every cache behavior, viewerProtocolPolicy: "redirect-to-https"',
        securityHub: ["CloudFront.3"],
        url: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html",
    },
    {
        name: "apigateway-domain-tls",
        title: "An API Gateway domain takes no TLS 1.0",
        types: ["aws:apigateway/domainName:DomainName"],
        isProtected: (resource) => not(oneOf(["securityPolicy"], ["TLS_1_0"])(resource)),
        fault: "takes TLS 1.0, which is broken",
        fix: 'on the domain name, securityPolicy: "TLS_1_2"',
        url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
    },
    {
        name: "transfer-server-protocols",
        title: "A Transfer Family server takes encrypted protocols only",
        types: ["aws:transfer/server:Server"],
        isProtected: (resource) =>
            every(list(resource.input("protocols")), (protocol) => (protocol === "FTP" ? "no" : "yes")),
        fault: "takes FTP, which sends passwords and files as plain text",
        fix: 'on the server, protocols: ["SFTP"]',
        securityHub: ["Transfer.2"],
        url: "https://docs.aws.amazon.com/transfer/latest/userguide/infrastructure-security.html",
    },
    {
        name: "ecs-task-efs-tls",
        title: "An ECS task mounts EFS over TLS",
        types: ["aws:ecs/taskDefinition:TaskDefinition"],
        isProtected: (resource) =>
            every(list(resource.input("volumes")), (volume) => {
                const efs = read(volume, "efsVolumeConfiguration");
                return isUnset(efs)
                    ? "yes"
                    : meets(read(efs, "transitEncryption"), (encryption) => encryption === "ENABLED");
            }),
        fault: "mounts EFS without TLS",
        fix: 'on the volume, efsVolumeConfiguration: { fileSystemId, transitEncryption: "ENABLED" }',
        url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/efs-volumes.html",
    },
];

/** The endpoints of stores and services that have a switch for TLS. */
export const transit: readonly Rule[] = endpoints.map(
    ({ name, title, types, isProtected, fault, fix, securityHub, url, remediate }) => ({
        name,
        title,
        severity: "medium",
        why: "Whoever is on the way can read and change what is sent, passwords included.",
        fix,
        controls: inTransit(securityHub),
        url,
        types,
        judge: (resource) => verdict(isProtected(resource), fault),
        ...(remediate && {
            remediate: (resource, parameters) =>
                isProtected(resource) === "no" ? remediate(resource, parameters) : undefined,
        }),
    }),
);

import {
    all,
    any,
    anyEvent,
    equals,
    event,
    exists,
    isFalse,
    notExists,
    startsWith,
    succeeded,
} from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { iamUser, record, roleSession } from "../sample-record";
import { byNoService } from "../callers";
import { serviceLinkedRole } from "../sessions/sample-identities";
import type { JsonValue } from "../cloudtrail-record";
import type { PatternDetection } from "../detection";

const loadBalancing = "elasticloadbalancing.amazonaws.com";
const networkFirewall = "network-firewall.amazonaws.com";
const eks = "eks.amazonaws.com";
const rds = "rds.amazonaws.com";
const securityLake = "securitylake.amazonaws.com";

/** The calls that end a service's own log, whatever their parameters. */
const losing = [
    { source: "ec2.amazonaws.com", names: ["DeleteFlowLogs"] },
    {
        source: "route53resolver.amazonaws.com",
        names: ["DeleteResolverQueryLogConfig", "DisassociateResolverQueryLogConfig"],
    },
    { source: "route53.amazonaws.com", names: ["DeleteQueryLoggingConfig"] },
    { source: "redshift.amazonaws.com", names: ["DisableLogging"] },
    { source: rds, names: ["StopActivityStream"] },
    { source: "apigateway.amazonaws.com", names: ["DeleteAccessLogSettings"] },
];

/** Nothing of Security Lake's is deleted or deregistered without a log, or its reader, being lost. */
const lake = {
    source: securityLake,
    names: [
        "DeleteDataLake",
        "DeleteDataLakeOrganizationConfiguration",
        "DeleteAwsLogSource",
        "DeleteCustomLogSource",
        "DeleteSubscriber",
        "DeleteSubscriberNotification",
        "DeleteDataLakeExceptionSubscription",
        "DeregisterDataLakeDelegatedAdministrator",
    ],
};

/** AWS WAF has three event sources: wafv2, and for AWS WAF Classic waf and waf-regional. */
const wafLogs = ["wafv2", "waf", "waf-regional"].map((service) => ({
    source: `${service}.amazonaws.com`,
    names: ["DeleteLoggingConfiguration"],
}));
const deliveries = {
    source: "logs.amazonaws.com",
    names: ["DeleteDelivery", "DeleteDeliverySource", "DeleteDeliveryDestination"],
};
const ending = [...losing, ...wafLogs, deliveries, lake];

export const serviceLogsStopped: PatternDetection = {
    ...firstEvent,
    id: "service-logs-stopped",
    title: "Log of network, DNS, firewall, load balancer, cluster or database stopped, or Security Lake reduced",
    why: "The audit log shows API calls only. What goes over the network, through a firewall or into a database is in the services' own logs.",
    response:
        "Switch the log on again. Then look at the traffic of the affected resource with what other logs there are.",
    severity: "high",
    techniques: ["T1562.008"],
    controls: [],
    noise: "Networks, clusters and load balancers that are taken down together with their logs.",
    events: [
        ...ending,
        { source: networkFirewall, names: ["UpdateLoggingConfiguration"] },
        { source: loadBalancing, names: ["ModifyLoadBalancerAttributes"] },
        { source: eks, names: ["UpdateClusterConfig"] },
        { source: rds, names: ["ModifyDBInstance", "ModifyDBCluster"] },
    ],
    watches:
        "access logs of load balancers, logs of clusters and exported logs of databases switched off; a firewall left without a log destination",
    condition: all(
        any(
            ...losing.map(anyEvent),
            all(startsWith("$.eventSource", "waf"), equals("$.eventName", "DeleteLoggingConfiguration")),
            all(equals("$.eventSource", deliveries.source), startsWith("$.eventName", "DeleteDelivery")),
            all(
                event("UpdateLoggingConfiguration", networkFirewall),
                notExists("$.requestParameters.loggingConfiguration.logDestinationConfigs[0].logType"),
            ),
            ...[0, 1].map((index) =>
                all(
                    equals("$.eventSource", loadBalancing),
                    equals(`$.requestParameters.attributes[${index}].key`, "access_logs.s3.enabled"),
                    equals(`$.requestParameters.attributes[${index}].value`, "false"),
                ),
            ),
            all(
                equals("$.eventSource", rds),
                exists("$.requestParameters.cloudwatchLogsExportConfiguration.disableLogTypes[0]"),
            ),
            // Classic Load Balancers.
            all(
                equals("$.eventSource", loadBalancing),
                isFalse("$.requestParameters.loadBalancerAttributes.accessLog.enabled"),
            ),
            all(equals("$.eventSource", securityLake), startsWith("$.eventName", "De")),
            all(equals("$.eventSource", eks), isFalse("$.requestParameters.logging.clusterLogging[*].enabled")),
        ),
        byNoService,
        succeeded(),
    ),
    samples: () => ({
        match: [
            record("ec2.amazonaws.com", "DeleteFlowLogs", {
                requestParameters: {
                    DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: "fl-0123456789abcdef0" } },
                },
                responseElements: { DeleteFlowLogsResponse: { unsuccessful: "" } },
            }),
            ...ending.slice(1).flatMap(({ source, names }) =>
                names.map((name) =>
                    record(source, name, {
                        userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                        requestParameters: { id: "rqlc-0123456789abcdef" },
                    }),
                ),
            ),
            record(networkFirewall, "UpdateLoggingConfiguration", {
                requestParameters: { firewallName: "egress", loggingConfiguration: { logDestinationConfigs: [] } },
            }),
            record("redshift.amazonaws.com", "DisableLogging", {
                userIdentity: iamUser(),
                requestParameters: { clusterIdentifier: "warehouse" },
            }),
            classicAccessLog(false),
            databaseLogs({ disableLogTypes: ["audit", "error"] }),
            attributes({ key: "access_logs.s3.enabled", value: "false" }),
            attributes(
                { key: "idle_timeout.timeout_seconds", value: "60" },
                { key: "access_logs.s3.enabled", value: "false" },
            ),
            record(eks, "UpdateClusterConfig", {
                requestParameters: {
                    name: "production",
                    logging: {
                        clusterLogging: [
                            { types: ["api"], enabled: true },
                            { types: ["audit", "authenticator"], enabled: false },
                        ],
                    },
                },
            }),
        ],
        ignore: [
            classicAccessLog(true),
            databaseLogs({ enableLogTypes: ["audit"] }),
            record(securityLake, "CreateAwsLogSource", {
                requestParameters: { sources: [{ regions: ["us-east-1"], sourceName: "VPC_FLOW" }] },
            }),
            attributes({ key: "access_logs.s3.enabled", value: "true" }),
            attributes(
                { key: "access_logs.s3.enabled", value: "true" },
                { key: "deletion_protection.enabled", value: "false" },
            ),
            attributes(
                { key: "deletion_protection.enabled", value: "false" },
                { key: "access_logs.s3.enabled", value: "true" },
            ),
            record(eks, "UpdateClusterConfig", {
                requestParameters: {
                    name: "production",
                    logging: { clusterLogging: [{ types: ["api", "audit"], enabled: true }] },
                },
            }),
            record(networkFirewall, "UpdateLoggingConfiguration", {
                requestParameters: {
                    firewallName: "egress",
                    loggingConfiguration: {
                        logDestinationConfigs: [
                            { logType: "ALERT", logDestinationType: "S3", logDestination: { bucketName: "alerts" } },
                        ],
                    },
                },
            }),
            record(networkFirewall, "UpdateFirewallDescription", { requestParameters: { firewallName: "egress" } }),
            record("ivschat.amazonaws.com", "DeleteLoggingConfiguration", {
                requestParameters: { identifier: "arn:aws:ivschat:us-east-1:111122223333:logging-configuration/a" },
            }),
            record("aps.amazonaws.com", "UpdateLoggingConfiguration", { requestParameters: { workspaceId: "ws-1" } }),
            ...[
                ["ec2", "CreateFlowLogs"],
                ["route53resolver", "AssociateResolverQueryLogConfig"],
                ["route53", "CreateQueryLoggingConfig"],
                ["wafv2", "PutLoggingConfiguration"],
                ["logs", "CreateDelivery"],
                ["redshift", "EnableLogging"],
                ["rds", "StartActivityStream"],
            ].map(([service, name = ""]) => record(`${service}.amazonaws.com`, name)),
            record("ec2.amazonaws.com", "DeleteFlowLogs", {
                errorCode: "Client.InvalidFlowLogId.NotFound",
                errorMessage: "These flow log ids do not exist: fl-0123456789abcdef1",
                requestParameters: {
                    DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: "fl-0123456789abcdef1" } },
                },
            }),
            record("wafv2.amazonaws.com", "DeleteLoggingConfiguration", {
                userIdentity: serviceLinkedRole("fms.amazonaws.com", "AWSServiceRoleForFMS"),
                requestParameters: {
                    resourceArn: "arn:aws:wafv2:us-east-1:111122223333:regional/webacl/FMManagedWebACLV2/a",
                },
            }),
            record("logs.amazonaws.com", "DeleteDelivery", {
                userIdentity: { type: "AWSService", invokedBy: "delivery.logs.amazonaws.com" },
                requestParameters: { id: "1234567890abcdef" },
            }),
        ],
    }),
};

function attributes(...attributes: readonly { readonly key: string; readonly value: string }[]) {
    return record(loadBalancing, "ModifyLoadBalancerAttributes", {
        requestParameters: {
            loadBalancerArn:
                "arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/app/web/50dc6c495c0c9188",
            attributes,
        },
    });
}

function classicAccessLog(enabled: boolean) {
    return record(loadBalancing, "ModifyLoadBalancerAttributes", {
        requestParameters: { loadBalancerName: "web", loadBalancerAttributes: { accessLog: { enabled } } },
    });
}

function databaseLogs(cloudwatchLogsExportConfiguration: JsonValue) {
    return record(rds, "ModifyDBInstance", {
        requestParameters: { dBInstanceIdentifier: "orders", cloudwatchLogsExportConfiguration },
    });
}

import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    pipeline,
    production,
    roleSession,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const attacker = roleSession("Administrator", "x", production, agents.botoLocal);
const balancer = `arn:aws:elasticloadbalancing:eu-west-1:${production}:loadbalancer/app/web/1234567890abcdef`;

export const serviceLogRecords: readonly Entry[] = [
    alarm(
        "service-logs",
        "flow logs deleted",
        call(
            "ec2",
            "DeleteFlowLogs",
            { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: "fl-0123456789abcdef0" } } },
            { by: attacker },
        ),
    ),
    alarm(
        "service-logs",
        "flow logs deleted from the console",
        call(
            "ec2",
            "DeleteFlowLogs",
            {
                DeleteFlowLogsRequest: {
                    FlowLogId: [
                        { tag: 1, content: "fl-0a" },
                        { tag: 2, content: "fl-0b" },
                    ],
                },
            },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "service-logs",
        "DNS query logging taken off a VPC",
        call(
            "route53resolver",
            "DisassociateResolverQueryLogConfig",
            { resolverQueryLogConfigId: "rqlc-0123456789abcdef", resourceId: "vpc-0a1b2c3d" },
            { by: attacker },
        ),
    ),
    alarm(
        "service-logs",
        "DNS query logging deleted",
        call(
            "route53resolver",
            "DeleteResolverQueryLogConfig",
            { resolverQueryLogConfigId: "rqlc-0123456789abcdef" },
            { by: attacker },
        ),
    ),
    alarm(
        "service-logs",
        "query log of a public zone deleted",
        call(
            "route53",
            "DeleteQueryLoggingConfig",
            { id: "87654321-dcba-1234-abcd-1a2b3c4d5e6f" },
            { by: iamUser("ops", production) },
        ),
    ),
    alarm(
        "service-logs",
        "log of a web ACL deleted",
        call(
            "wafv2",
            "DeleteLoggingConfiguration",
            { resourceArn: `arn:aws:wafv2:us-east-1:${production}:regional/webacl/shop/0a1b2c3d` },
            { by: attacker },
        ),
    ),
    alarm(
        "service-logs",
        "access log of a load balancer off",
        call(
            "elasticloadbalancing",
            "ModifyLoadBalancerAttributes",
            { loadBalancerArn: balancer, attributes: [{ key: "access_logs.s3.enabled", value: "false" }] },
            { by: attacker },
        ),
    ),
    alarm(
        "service-logs",
        "control plane log of a cluster off",
        call(
            "eks",
            "UpdateClusterConfig",
            {
                name: "prod",
                logging: { clusterLogging: [{ types: ["api", "audit", "authenticator"], enabled: false }] },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "service-logs",
        "activity stream of a database stopped",
        call(
            "rds",
            "StopActivityStream",
            { resourceArn: `arn:aws:rds:us-east-1:${production}:cluster:ledger`, applyImmediately: true },
            { by: attacker },
        ),
    ),
    alarm(
        "service-logs",
        "audit log of Redshift off",
        call("redshift", "DisableLogging", { clusterIdentifier: "warehouse" }, { by: attacker }),
    ),
    alarm(
        "service-logs",
        "log of a network firewall off",
        call(
            "network-firewall",
            "UpdateLoggingConfiguration",
            { firewallName: "egress", loggingConfiguration: { logDestinationConfigs: [] } },
            { by: attacker },
        ),
    ),
    quiet(
        "flow logs made",
        call(
            "ec2",
            "CreateFlowLogs",
            {
                CreateFlowLogsRequest: {
                    ResourceType: "VPC",
                    TrafficType: "ALL",
                    ResourceId: { tag: 1, content: "vpc-0a1b2c3d" },
                },
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "flow logs described",
        read("ec2", "DescribeFlowLogs", { DescribeFlowLogsRequest: "" }, { by: pipeline(production) }),
    ),
    quiet(
        "deleting flow logs refused",
        call(
            "ec2",
            "DeleteFlowLogs",
            { DeleteFlowLogsRequest: { FlowLogId: { tag: 1, content: "fl-0c" } } },
            {
                by: roleSession("Developer", "kim", development),
                error: ["Client.UnauthorizedOperation", "You are not authorized to perform this operation."],
            },
        ),
    ),
    quiet(
        "access log of a load balancer on",
        call(
            "elasticloadbalancing",
            "ModifyLoadBalancerAttributes",
            {
                loadBalancerArn: balancer,
                attributes: [
                    { key: "access_logs.s3.enabled", value: "true" },
                    { key: "access_logs.s3.bucket", value: "alb-logs" },
                ],
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "idle timeout of a load balancer",
        call(
            "elasticloadbalancing",
            "ModifyLoadBalancerAttributes",
            { loadBalancerArn: balancer, attributes: [{ key: "idle_timeout.timeout_seconds", value: "120" }] },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "control plane log of a cluster on",
        call(
            "eks",
            "UpdateClusterConfig",
            { name: "dev", logging: { clusterLogging: [{ types: ["api", "audit"], enabled: true }] } },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "cluster's endpoints made private",
        call(
            "eks",
            "UpdateClusterConfig",
            { name: "dev", resourcesVpcConfig: { endpointPublicAccess: false, endpointPrivateAccess: true } },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "DeleteLoggingConfiguration of IVS chat",
        call(
            "ivschat",
            "DeleteLoggingConfiguration",
            { identifier: `arn:aws:ivschat:us-east-1:${production}:logging-configuration/a1` },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "log destination of WAF set",
        call(
            "wafv2",
            "PutLoggingConfiguration",
            {
                loggingConfiguration: {
                    resourceArn: `arn:aws:wafv2:us-east-1:${production}:regional/webacl/shop/0a1b2c3d`,
                    logDestinationConfigs: [`arn:aws:logs:us-east-1:${production}:log-group:aws-waf-logs-shop`],
                },
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "stream of Redshift's log read",
        read(
            "redshift",
            "DescribeLoggingStatus",
            { clusterIdentifier: "warehouse" },
            { by: identityCenterSession("noor", "SecurityAudit", production) },
        ),
    ),
    quiet(
        "activity stream not running",
        call(
            "rds",
            "StopActivityStream",
            { resourceArn: `arn:aws:rds:us-east-1:${development}:cluster:x` },
            { by: pipeline(development), error: accessDenied("rds:StopActivityStream") },
        ),
    ),
];

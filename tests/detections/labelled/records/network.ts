import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    pipeline,
    production,
    roleSession,
    serviceLinkedRole,
    through,
} from "../callers";
import { alarm, call, items, quiet, read, type Entry } from "../entry";

const groupId = "sg-0123456789abcdef0";
const attacker = roleSession("Administrator", "x", production, agents.botoLocal);
const kim = identityCenterSession("kim", "Developer", development);
const done = { _return: true };
const permission = (cidrIp: string, port: number) => ({
    groupId,
    ipPermissions: items({
        ipProtocol: "tcp",
        fromPort: port,
        toPort: port,
        groups: {},
        ipRanges: items({ cidrIp, description: "office" }),
        ipv6Ranges: {},
        prefixListIds: {},
    }),
});
const networkAclId = "acl-0123456789abcdef0";
const routeTableId = "rtb-0123456789abcdef0";
const vpcId = "vpc-0123456789abcdef0";
const dryRun = ["Client.DryRunOperation", "Request would have succeeded, but DryRun flag is set."] as const;
const refused = ["Client.UnauthorizedOperation", "You are not authorized to perform this operation."] as const;

export const securityGroupRecords: readonly Entry[] = [
    alarm(
        "security-groups",
        "HTTPS from the office",
        call("ec2", "AuthorizeSecurityGroupIngress", permission("198.51.100.0/24", 443), { by: kim, response: done }),
    ),
    alarm(
        "security-groups",
        "a rule by its group's name",
        call(
            "ec2",
            "AuthorizeSecurityGroupIngress",
            { groupName: "default", ipProtocol: "tcp", fromPort: 5432, toPort: 5432, cidrIp: "10.0.0.0/16" },
            { by: iamUser("ops", production), response: done },
        ),
    ),
    alarm(
        "security-groups",
        "an outgoing rule",
        call("ec2", "AuthorizeSecurityGroupEgress", permission("0.0.0.0/0", 443), {
            by: pipeline(production),
            response: done,
        }),
        "exposure",
    ),
    alarm(
        "security-groups",
        "an incoming rule taken back",
        call("ec2", "RevokeSecurityGroupIngress", permission("10.0.0.0/8", 22), { by: kim, response: done }),
    ),
    alarm(
        "security-groups",
        "an outgoing rule taken back",
        call(
            "ec2",
            "RevokeSecurityGroupEgress",
            {
                groupId,
                ipPermissions: items({
                    ipProtocol: "-1",
                    groups: {},
                    ipRanges: items({ cidrIp: "0.0.0.0/0" }),
                    ipv6Ranges: {},
                    prefixListIds: {},
                }),
            },
            { by: pipeline(production), response: done },
        ),
    ),
    alarm(
        "security-groups",
        "group made through CloudFormation",
        call(
            "ec2",
            "CreateSecurityGroup",
            { groupName: "web", groupDescription: "web", vpcId },
            { by: through("cloudformation.amazonaws.com", kim), response: { groupId } },
        ),
    ),
    alarm(
        "security-groups",
        "group deleted",
        call("ec2", "DeleteSecurityGroup", { groupId }, { by: consoleUser("dana", production), response: done }),
    ),
    alarm(
        "security-groups",
        "rules changed in place",
        call(
            "ec2",
            "ModifySecurityGroupRules",
            {
                ModifySecurityGroupRulesRequest: {
                    GroupId: groupId,
                    SecurityGroupRule: {
                        tag: 1,
                        SecurityGroupRuleId: "sgr-0123456789abcdef0",
                        SecurityGroupRule: { IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIpv4: "203.0.113.0/24" },
                    },
                },
            },
            { by: attacker, response: { ModifySecurityGroupRulesResponse: { return: true } } },
        ),
    ),
    quiet(
        "groups described",
        read("ec2", "DescribeSecurityGroups", { securityGroupSet: {}, filterSet: {} }, { by: pipeline(production) }),
    ),
    quiet(
        "a dry run",
        call("ec2", "AuthorizeSecurityGroupIngress", permission("10.0.0.0/8", 22), { by: attacker, error: dryRun }),
    ),
    quiet(
        "the rule is there already",
        call("ec2", "AuthorizeSecurityGroupIngress", permission("10.0.0.0/8", 22), {
            by: pipeline(production),
            error: ["Client.InvalidPermission.Duplicate", "the specified rule already exists"],
        }),
    ),
    quiet(
        "group still in use",
        call(
            "ec2",
            "DeleteSecurityGroup",
            { groupId },
            {
                by: pipeline(production),
                error: ["Client.DependencyViolation", "resource sg-0123456789abcdef0 has a dependent object"],
            },
        ),
    ),
    quiet(
        "refused",
        call(
            "ec2",
            "CreateSecurityGroup",
            { groupName: "x", groupDescription: "x", vpcId },
            { by: kim, error: refused },
        ),
    ),
    quiet(
        "DB security group of RDS",
        call(
            "rds",
            "CreateDBSecurityGroup",
            { dBSecurityGroupName: "old", dBSecurityGroupDescription: "old" },
            {
                by: pipeline(development),
                error: ["InvalidParameterValue", "VPC DB Security Groups cannot be created with this API version."],
            },
        ),
    ),
    quiet(
        "tags on a group",
        call(
            "ec2",
            "CreateTags",
            { resourcesSet: items({ resourceId: groupId }), tagSet: items({ key: "Name", value: "web" }) },
            { by: pipeline(production), response: done },
        ),
    ),
    quiet(
        "groups of a load balancer set",
        call(
            "elasticloadbalancing",
            "SetSecurityGroups",
            {
                loadBalancerArn: `arn:aws:elasticloadbalancing:eu-west-1:${production}:loadbalancer/app/web/1`,
                securityGroups: [groupId],
            },
            { by: pipeline(production) },
        ),
    ),
];

export const networkAclRecords: readonly Entry[] = [
    alarm("network-acls", "list made", call("ec2", "CreateNetworkAcl", { vpcId }, { by: kim })),
    alarm(
        "network-acls",
        "entry made",
        call(
            "ec2",
            "CreateNetworkAclEntry",
            {
                networkAclId,
                ruleNumber: 90,
                egress: false,
                ruleAction: "allow",
                aclProtocol: "-1",
                cidrBlock: "0.0.0.0/0",
                icmpTypeCode: {},
                portRange: {},
            },
            { by: attacker, response: done },
        ),
    ),
    alarm(
        "network-acls",
        "list deleted",
        call("ec2", "DeleteNetworkAcl", { networkAclId }, { by: attacker, response: done }),
    ),
    alarm(
        "network-acls",
        "entry deleted",
        call(
            "ec2",
            "DeleteNetworkAclEntry",
            { networkAclId, ruleNumber: 100, egress: true },
            { by: consoleUser("dana", production), response: done },
        ),
    ),
    alarm(
        "network-acls",
        "entry replaced",
        call(
            "ec2",
            "ReplaceNetworkAclEntry",
            {
                networkAclId,
                ruleNumber: 100,
                egress: false,
                ruleAction: "allow",
                aclProtocol: "6",
                cidrBlock: "0.0.0.0/0",
                portRange: { from: 22, to: 22 },
            },
            { by: pipeline(production), response: done },
        ),
    ),
    alarm(
        "network-acls",
        "subnet's list replaced",
        call(
            "ec2",
            "ReplaceNetworkAclAssociation",
            { associationId: "aclassoc-0123456789abcdef0", networkAclId },
            { by: through("cloudformation.amazonaws.com", kim) },
        ),
    ),
    quiet(
        "lists described",
        read("ec2", "DescribeNetworkAcls", { networkAclIdSet: {}, filterSet: {} }, { by: pipeline(production) }),
    ),
    quiet(
        "entry is there already",
        call(
            "ec2",
            "CreateNetworkAclEntry",
            { networkAclId, ruleNumber: 90 },
            {
                by: pipeline(production),
                error: [
                    "Client.NetworkAclEntryAlreadyExists",
                    "The network acl entry identified by 90 already exists.",
                ],
            },
        ),
    ),
    quiet(
        "CreateACL of MemoryDB",
        call("memorydb", "CreateACL", { aCLName: "app", userNames: ["app"] }, { by: pipeline(production) }),
    ),
    quiet("dry run", call("ec2", "DeleteNetworkAcl", { networkAclId }, { by: kim, error: dryRun })),
];

export const gatewayRecords: readonly Entry[] = [
    alarm(
        "gateways",
        "customer gateway made",
        call(
            "ec2",
            "CreateCustomerGateway",
            { type: "ipsec.1", ipAddress: "203.0.113.5", bgpAsn: 65000 },
            { by: attacker },
        ),
    ),
    alarm(
        "gateways",
        "customer gateway deleted",
        call(
            "ec2",
            "DeleteCustomerGateway",
            { customerGatewayId: "cgw-0123456789abcdef0" },
            { by: attacker, response: done },
        ),
    ),
    alarm(
        "gateways",
        "internet gateway made",
        call("ec2", "CreateInternetGateway", { tagSpecificationSet: {} }, { by: kim }),
    ),
    alarm(
        "gateways",
        "internet gateway attached through CloudFormation",
        call(
            "ec2",
            "AttachInternetGateway",
            { internetGatewayId: "igw-0123456789abcdef0", vpcId },
            { by: through("cloudformation.amazonaws.com", kim), response: done },
        ),
    ),
    alarm(
        "gateways",
        "internet gateway detached",
        call(
            "ec2",
            "DetachInternetGateway",
            { internetGatewayId: "igw-0123456789abcdef0", vpcId },
            { by: consoleUser("dana", production), response: done },
        ),
    ),
    alarm(
        "gateways",
        "internet gateway deleted",
        call(
            "ec2",
            "DeleteInternetGateway",
            { internetGatewayId: "igw-0123456789abcdef0" },
            { by: pipeline(production), response: done },
        ),
    ),
    quiet(
        "gateways described",
        read(
            "ec2",
            "DescribeInternetGateways",
            { internetGatewayIdSet: {}, filterSet: {} },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "gateway still attached",
        call(
            "ec2",
            "DeleteInternetGateway",
            { internetGatewayId: "igw-0123456789abcdef0" },
            {
                by: pipeline(development),
                error: [
                    "Client.DependencyViolation",
                    "The internetGateway 'igw-0123456789abcdef0' has dependencies and cannot be deleted.",
                ],
            },
        ),
    ),
    quiet(
        "gateway of Storage Gateway deleted",
        call(
            "storagegateway",
            "DeleteGateway",
            { gatewayARN: `arn:aws:storagegateway:eu-west-1:${production}:gateway/sgw-12A3456B` },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "gateway of Bedrock AgentCore made",
        call(
            "bedrock-agentcore",
            "CreateGateway",
            { name: "tools", protocolType: "MCP", authorizerType: "CUSTOM_JWT" },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "over the limit",
        call(
            "ec2",
            "CreateInternetGateway",
            {},
            {
                by: kim,
                error: [
                    "Client.InternetGatewayLimitExceeded",
                    "The maximum number of internet gateways has been reached.",
                ],
            },
        ),
    ),
];

export const routeTableRecords: readonly Entry[] = [
    alarm(
        "route-tables",
        "route to the internet",
        call(
            "ec2",
            "CreateRoute",
            { routeTableId, destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-0123456789abcdef0" },
            { by: kim, response: done },
        ),
    ),
    alarm(
        "route-tables",
        "route to an instance",
        call(
            "ec2",
            "CreateRoute",
            { routeTableId, destinationCidrBlock: "10.20.0.0/16", networkInterfaceId: "eni-0123456789abcdef0" },
            { by: attacker, response: done },
        ),
    ),
    alarm(
        "route-tables",
        "table made through CloudFormation",
        call("ec2", "CreateRouteTable", { vpcId }, { by: through("cloudformation.amazonaws.com", kim) }),
    ),
    alarm(
        "route-tables",
        "route replaced",
        call(
            "ec2",
            "ReplaceRoute",
            { routeTableId, destinationCidrBlock: "0.0.0.0/0", natGatewayId: "nat-0123456789abcdef0" },
            { by: pipeline(production), response: done },
        ),
    ),
    alarm(
        "route-tables",
        "subnet's table replaced",
        call(
            "ec2",
            "ReplaceRouteTableAssociation",
            { associationId: "rtbassoc-0123456789abcdef0", routeTableId },
            { by: attacker },
        ),
    ),
    alarm(
        "route-tables",
        "table deleted",
        call("ec2", "DeleteRouteTable", { routeTableId }, { by: consoleUser("dana", production), response: done }),
    ),
    alarm(
        "route-tables",
        "route deleted",
        call(
            "ec2",
            "DeleteRoute",
            { routeTableId, destinationCidrBlock: "0.0.0.0/0" },
            { by: attacker, response: done },
        ),
    ),
    alarm(
        "route-tables",
        "subnet's table taken off",
        call(
            "ec2",
            "DisassociateRouteTable",
            { associationId: "rtbassoc-0123456789abcdef0" },
            { by: attacker, response: done },
        ),
    ),
    quiet(
        "CreateRoute of API Gateway",
        call(
            "apigateway",
            "CreateRoute",
            { apiId: "a1b2c3d4e5", routeKey: "GET /orders" },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "DeleteRoute of API Gateway through CloudFormation",
        call(
            "apigateway",
            "DeleteRoute",
            { apiId: "a1b2c3d4e5", routeId: "abc123" },
            { by: through("cloudformation.amazonaws.com", kim) },
        ),
    ),
    quiet(
        "CreateRoute of App Mesh",
        call(
            "appmesh",
            "CreateRoute",
            { meshName: "apps", routeName: "orders", virtualRouterName: "orders", spec: {} },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "CreateRoute of Refactor Spaces",
        call(
            "refactor-spaces",
            "CreateRoute",
            { applicationIdentifier: "app-1", environmentIdentifier: "env-1", routeType: "DEFAULT" },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "tables described",
        read("ec2", "DescribeRouteTables", { routeTableIdSet: {}, filterSet: {} }, { by: pipeline(production) }),
    ),
    quiet(
        "route is there already",
        call(
            "ec2",
            "CreateRoute",
            { routeTableId, destinationCidrBlock: "0.0.0.0/0" },
            {
                by: pipeline(production),
                error: ["Client.RouteAlreadyExists", "The route identified by 0.0.0.0/0 already exists."],
            },
        ),
    ),
    quiet(
        "dry run",
        call("ec2", "DeleteRoute", { routeTableId, destinationCidrBlock: "0.0.0.0/0" }, { by: kim, error: dryRun }),
    ),
];

export const vpcRecords: readonly Entry[] = [
    alarm(
        "vpcs",
        "VPC made",
        call(
            "ec2",
            "CreateVpc",
            { cidrBlock: "10.40.0.0/16", instanceTenancy: "default", amazonProvidedIpv6CidrBlock: false },
            { by: kim },
        ),
    ),
    alarm("vpcs", "VPC deleted", call("ec2", "DeleteVpc", { vpcId }, { by: attacker, response: done })),
    alarm(
        "vpcs",
        "VPC's DNS changed",
        call(
            "ec2",
            "ModifyVpcAttribute",
            { vpcId, enableDnsSupport: { value: false } },
            { by: attacker, response: done },
        ),
    ),
    alarm(
        "vpcs",
        "peering accepted",
        call(
            "ec2",
            "AcceptVpcPeeringConnection",
            { vpcPeeringConnectionId: "pcx-0123456789abcdef0" },
            { by: attacker },
        ),
    ),
    alarm(
        "vpcs",
        "peering with a stranger asked for",
        call(
            "ec2",
            "CreateVpcPeeringConnection",
            { vpcId, peerVpcId: "vpc-0fedcba9876543210", peerOwnerId: "999988887777" },
            { by: attacker },
        ),
    ),
    alarm(
        "vpcs",
        "peering deleted",
        call(
            "ec2",
            "DeleteVpcPeeringConnection",
            { vpcPeeringConnectionId: "pcx-0123456789abcdef0" },
            { by: pipeline(production), response: done },
        ),
    ),
    alarm(
        "vpcs",
        "peering rejected",
        call(
            "ec2",
            "RejectVpcPeeringConnection",
            { vpcPeeringConnectionId: "pcx-0123456789abcdef0" },
            { by: consoleUser("dana", production), response: done },
        ),
    ),
    alarm(
        "vpcs",
        "ClassicLink attached",
        call(
            "ec2",
            "AttachClassicLinkVpc",
            { instanceId: "i-0123456789abcdef0", vpcId, groupSet: items({ groupId }) },
            { by: iamUser("ops", production), response: done },
        ),
    ),
    alarm(
        "vpcs",
        "ClassicLink detached",
        call(
            "ec2",
            "DetachClassicLinkVpc",
            { instanceId: "i-0123456789abcdef0", vpcId },
            { by: iamUser("ops", production), response: done },
        ),
    ),
    alarm(
        "vpcs",
        "ClassicLink off",
        call("ec2", "DisableVpcClassicLink", { vpcId }, { by: iamUser("ops", production), response: done }),
    ),
    alarm(
        "vpcs",
        "ClassicLink on",
        call("ec2", "EnableVpcClassicLink", { vpcId }, { by: iamUser("ops", production), response: done }),
    ),
    quiet(
        "VPCs described by CloudFormation's registry",
        read(
            "ec2",
            "DescribeVpcs",
            { vpcSet: items({ vpcId }), filterSet: {} },
            { by: through("cloudformation.amazonaws.com", kim) },
        ),
    ),
    quiet(
        "VPC in use",
        call(
            "ec2",
            "DeleteVpc",
            { vpcId },
            {
                by: pipeline(production),
                error: [
                    "Client.DependencyViolation",
                    "The vpc 'vpc-0123456789abcdef0' has dependencies and cannot be deleted.",
                ],
            },
        ),
    ),
    quiet(
        "CreateVpcEndpoint of OpenSearch",
        call(
            "es",
            "CreateVpcEndpoint",
            {
                domainArn: `arn:aws:es:eu-west-1:${production}:domain/search`,
                vpcOptions: { subnetIds: ["subnet-0a1b"] },
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "VPC link of API Gateway",
        call("apigateway", "CreateVpcLink", { createVpcLinkInput: { name: "web" } }, { by: pipeline(development) }),
    ),
    quiet(
        "VPC associated with a private zone",
        read(
            "route53",
            "ListHostedZonesByVPC",
            { vpcId, vpcRegion: "eu-west-1" },
            { by: serviceLinkedRole("config.amazonaws.com", "AWSServiceRoleForConfig", "configLambdaExecution") },
        ),
    ),
    quiet("VPC refused", call("ec2", "CreateVpc", { cidrBlock: "10.41.0.0/16" }, { by: kim, error: refused })),
    quiet(
        "fleet's peering of GameLift",
        call(
            "gamelift",
            "CreateVpcPeeringConnection",
            { fleetId: "fleet-1", peerVpcAwsAccountId: development, peerVpcId: vpcId },
            { by: pipeline(development) },
        ),
    ),
];

import { awsService, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
import { serviceLinkedRole } from "../sessions/sample-identities";
import { changesByNoService, controls } from "./entry";
import type { PatternDetection } from "../detection";

const ec2 = "ec2.amazonaws.com";
const throughCloudFormation = roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com");
const internetGatewayId = "igw-0123456789abcdef0";
const routeTableId = "rtb-0123456789abcdef0";
const vpcId = "vpc-0123456789abcdef0";

export const networkGatewayChanges: PatternDetection = {
    ...firstEvent,
    id: "network-gateway-changes",
    title: "Internet or customer gateway changed",
    why: "Gateways are the doors of a VPC: a new one opens a way past the controlled ones.",
    response: "Check that the VPC was meant to reach the internet or the customer network. Detach the gateway if not.",
    severity: "low",
    techniques: ["T1133", "T1562.007"],
    controls: controls(12, 12),
    noise: "Deployments of networks.",
    ...changesByNoService({
        source: ec2,
        names: [
            "CreateCustomerGateway",
            "DeleteCustomerGateway",
            "AttachInternetGateway",
            "CreateInternetGateway",
            "DeleteInternetGateway",
            "DetachInternetGateway",
            "CreateEgressOnlyInternetGateway",
            "DeleteEgressOnlyInternetGateway",
            "CreateVpnGateway",
            "DeleteVpnGateway",
            "AttachVpnGateway",
            "DetachVpnGateway",
        ],
    }),
    samples: () => ({
        match: [
            record(ec2, "AttachInternetGateway", { requestParameters: { internetGatewayId, vpcId } }),
            record(ec2, "CreateCustomerGateway", {
                requestParameters: {
                    CreateCustomerGatewayRequest: { BgpAsn: 65000, IpAddress: "203.0.113.9", Type: "ipsec.1" },
                },
            }),
            record(ec2, "DeleteInternetGateway", {
                userIdentity: throughCloudFormation,
                requestParameters: { internetGatewayId },
            }),
        ],
        ignore: [
            record(ec2, "DetachInternetGateway", {
                errorCode: "Client.DependencyViolation",
                errorMessage: `Network ${vpcId} has some mapped public address(es).`,
                requestParameters: { internetGatewayId, vpcId },
            }),
            record(ec2, "DescribeInternetGateways", { readOnly: true }),
            record("networkmanager.amazonaws.com", "AssociateCustomerGateway"),
            record("storagegateway.amazonaws.com", "DeleteCustomerGateway", {
                requestParameters: { gatewayARN: "sgw-12A3456B" },
            }),
            record(ec2, "CreateInternetGateway", {
                userIdentity: serviceLinkedRole("network-firewall.amazonaws.com", "AWSServiceRoleForNetworkFirewall"),
            }),
            record(ec2, "AttachInternetGateway", {
                userIdentity: awsService("workspaces.amazonaws.com"),
                requestParameters: { internetGatewayId, vpcId },
            }),
        ],
    }),
};

export const routeTableChanges: PatternDetection = {
    ...firstEvent,
    id: "route-table-changes",
    title: "Route table changed",
    why: "A route decides where traffic goes: past the firewall, or through somebody who listens.",
    response: "Check where the changed routes lead. Restore those that pass the inspection by.",
    severity: "low",
    techniques: ["T1562.007", "T1557"],
    controls: controls(13, 13),
    noise: "Deployments of networks; Kubernetes controllers that manage routes.",
    ...changesByNoService({
        source: ec2,
        names: [
            "CreateRoute",
            "CreateRouteTable",
            "ReplaceRoute",
            "ReplaceRouteTableAssociation",
            "DeleteRouteTable",
            "DeleteRoute",
            "DisassociateRouteTable",
            "AssociateRouteTable",
            "CreateTransitGatewayRoute",
            "ReplaceTransitGatewayRoute",
            "DeleteTransitGatewayRoute",
        ],
    }),
    samples: () => ({
        match: [
            record(ec2, "CreateRoute", {
                requestParameters: {
                    routeTableId,
                    destinationCidrBlock: "0.0.0.0/0",
                    gatewayId: internetGatewayId,
                },
                responseElements: { _return: true },
            }),
            record(ec2, "DeleteRoute", { requestParameters: { routeTableId, destinationCidrBlock: "10.0.0.0/8" } }),
            record(ec2, "DisassociateRouteTable", {
                userIdentity: throughCloudFormation,
                requestParameters: { associationId: "rtbassoc-0123456789abcdef0" },
            }),
        ],
        ignore: [
            record("apigateway.amazonaws.com", "CreateRoute", {
                requestParameters: { apiId: "a1b2c3d4e5", createRouteInput: { routeKey: "GET /pets" } },
            }),
            record("appmesh.amazonaws.com", "DeleteRoute", {
                requestParameters: { meshName: "shop", virtualRouterName: "cart", routeName: "all" },
            }),
            record(ec2, "CreateRoute", {
                errorCode: "Client.RouteAlreadyExists",
                errorMessage: "The route identified by 0.0.0.0/0 already exists.",
                requestParameters: { routeTableId, destinationCidrBlock: "0.0.0.0/0" },
            }),
            record(ec2, "ReplaceRoute", {
                userIdentity: serviceLinkedRole("fms.amazonaws.com", "AWSServiceRoleForFMS"),
                requestParameters: { routeTableId, destinationCidrBlock: "0.0.0.0/0" },
            }),
            record(ec2, "CreateRoute", {
                userIdentity: awsService("transitgateway.amazonaws.com"),
                requestParameters: { routeTableId, destinationCidrBlock: "10.1.0.0/16" },
            }),
            record(ec2, "DescribeRouteTables", { readOnly: true }),
        ],
    }),
};

export const vpcChanges: PatternDetection = {
    ...firstEvent,
    id: "vpc-changes",
    title: "VPC or VPC peering changed",
    why: "A new VPC has none of the guarded ones' controls, and a peering connection joins two networks.",
    response:
        "Check that the VPC or the peering was planned, and which accounts it joins. Delete the peering connection if it was not.",
    severity: "low",
    techniques: ["T1578", "T1599"],
    controls: controls(14, 14),
    noise: "Deployments of networks.",
    ...changesByNoService({
        source: ec2,
        names: [
            "CreateVpc",
            "DeleteVpc",
            "ModifyVpcAttribute",
            "AcceptVpcPeeringConnection",
            "CreateVpcPeeringConnection",
            "DeleteVpcPeeringConnection",
            "RejectVpcPeeringConnection",
            "AttachClassicLinkVpc",
            "DetachClassicLinkVpc",
            "DisableVpcClassicLink",
            "EnableVpcClassicLink",
            "AssociateVpcCidrBlock",
            "CreateDefaultVpc",
            "ModifyVpcPeeringConnectionOptions",
            "AcceptTransitGatewayVpcAttachment",
            "CreateTransitGatewayVpcAttachment",
        ],
    }),
    samples: () => ({
        match: [
            record(ec2, "CreateVpc", { requestParameters: { cidrBlock: "10.0.0.0/16", instanceTenancy: "default" } }),
            record(ec2, "AcceptVpcPeeringConnection", {
                requestParameters: { vpcPeeringConnectionId: "pcx-0123456789abcdef0" },
            }),
            record(ec2, "ModifyVpcAttribute", {
                userIdentity: throughCloudFormation,
                requestParameters: { vpcId, enableDnsSupport: { value: false } },
            }),
        ],
        ignore: [
            record("gamelift.amazonaws.com", "CreateVpcPeeringConnection", {
                requestParameters: { fleetId: "fleet-2222bbbb-33cc-44dd-55ee-6666ffff77aa", peerVpcId: vpcId },
            }),
            record(ec2, "DeleteVpc", {
                errorCode: "Client.DependencyViolation",
                errorMessage: `The vpc '${vpcId}' has dependencies and cannot be deleted.`,
                requestParameters: { vpcId },
            }),
            record(ec2, "ModifyVpcAttribute", {
                userIdentity: serviceLinkedRole("vpc-lattice.amazonaws.com", "AWSServiceRoleForVpcLattice"),
                requestParameters: { vpcId, enableDnsHostnames: { value: true } },
            }),
            record(ec2, "CreateVpcPeeringConnection", {
                userIdentity: awsService("gamelift.amazonaws.com"),
                requestParameters: { peerVpcId: vpcId },
            }),
            record(ec2, "DescribeVpcAttribute", { readOnly: true, requestParameters: { vpcId } }),
            record(ec2, "CreateVpcEndpoint", {
                requestParameters: { CreateVpcEndpointRequest: { VpcId: vpcId, VpcEndpointType: "Gateway" } },
            }),
        ],
    }),
};

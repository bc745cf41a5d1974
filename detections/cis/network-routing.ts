import { record, roleSession } from "../sample-record";
import { changes, controls, firstEvent } from "./entry";
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
    controls: controls(12, 12),
    severity: "low",
    ...changes({
        source: ec2,
        names: [
            "CreateCustomerGateway",
            "DeleteCustomerGateway",
            "AttachInternetGateway",
            "CreateInternetGateway",
            "DeleteInternetGateway",
            "DetachInternetGateway",
        ],
    }),
    samples: {
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
        ],
    },
};

export const routeTableChanges: PatternDetection = {
    ...firstEvent,
    id: "route-table-changes",
    title: "Route table changed",
    why: "A route decides where traffic goes: past the firewall, or through somebody who listens.",
    controls: controls(13, 13),
    severity: "low",
    ...changes({
        source: ec2,
        names: [
            "CreateRoute",
            "CreateRouteTable",
            "ReplaceRoute",
            "ReplaceRouteTableAssociation",
            "DeleteRouteTable",
            "DeleteRoute",
            "DisassociateRouteTable",
        ],
    }),
    samples: {
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
            record(ec2, "DescribeRouteTables", { readOnly: true }),
        ],
    },
};

export const vpcChanges: PatternDetection = {
    ...firstEvent,
    id: "vpc-changes",
    title: "VPC or VPC peering changed",
    why: "A new VPC has none of the guarded ones' controls, and a peering connection joins two networks.",
    controls: controls(14, 14),
    severity: "low",
    ...changes({
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
        ],
    }),
    samples: {
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
            record(ec2, "DescribeVpcAttribute", { readOnly: true, requestParameters: { vpcId } }),
            record(ec2, "CreateVpcEndpoint", {
                requestParameters: { CreateVpcEndpointRequest: { VpcId: vpcId, VpcEndpointType: "Gateway" } },
            }),
        ],
    },
};

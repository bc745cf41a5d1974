import { awsService, denied, record, roleSession } from "../sample-record";
import { firstEvent } from "../entry";
import { serviceLinkedRole } from "../sessions/sample-identities";
import { changesByNoService, controls } from "./entry";
import type { PatternDetection } from "../detection";

const ec2 = "ec2.amazonaws.com";
const openToTheWorld = {
    groupId: "sg-0123456789abcdef0",
    ipPermissions: {
        items: [{ ipProtocol: "tcp", fromPort: 22, toPort: 22, ipRanges: { items: [{ cidrIp: "0.0.0.0/0" }] } }],
    },
};

export const securityGroupChanges: PatternDetection = {
    ...firstEvent,
    id: "security-group-changes",
    title: "Security group changed",
    why: "Security groups decide who reaches an instance or a database; one rule can put it on the internet.",
    response: "Look for 0.0.0.0/0 or ::/0 in the new rules, and at what listens behind them. Revoke what is too wide.",
    severity: "low",
    techniques: ["T1562.007"],
    controls: controls(10, 10),
    noise: "Load balancer controllers, container platforms and deployments change groups all day; exclude their roles.",
    ...changesByNoService({
        source: ec2,
        names: [
            "AuthorizeSecurityGroupIngress",
            "AuthorizeSecurityGroupEgress",
            "RevokeSecurityGroupIngress",
            "RevokeSecurityGroupEgress",
            "CreateSecurityGroup",
            "DeleteSecurityGroup",
            "ModifySecurityGroupRules",
            "AssociateSecurityGroupVpc",
            "DisassociateSecurityGroupVpc",
        ],
    }),
    samples: () => ({
        match: [
            record(ec2, "AuthorizeSecurityGroupIngress", {
                requestParameters: openToTheWorld,
                responseElements: { _return: true },
            }),
            record(ec2, "ModifySecurityGroupRules", {
                requestParameters: {
                    ModifySecurityGroupRulesRequest: {
                        GroupId: "sg-0123456789abcdef0",
                        SecurityGroupRule: {
                            tag: 1,
                            SecurityGroupRuleId: "sgr-0123456789abcdef0",
                            SecurityGroupRule: { CidrIpv4: "0.0.0.0/0", IpProtocol: "-1" },
                        },
                    },
                },
            }),
            record(ec2, "DeleteSecurityGroup", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: { groupId: "sg-0123456789abcdef0" },
            }),
        ],
        ignore: [
            record(ec2, "AuthorizeSecurityGroupIngress", {
                errorCode: "Client.InvalidPermission.Duplicate",
                errorMessage:
                    'the specified rule "peer: 0.0.0.0/0, TCP, from port: 22, to port: 22, ALLOW" already exists',
                requestParameters: openToTheWorld,
            }),
            record(ec2, "AuthorizeSecurityGroupEgress", {
                ...denied("ec2:AuthorizeSecurityGroupEgress", "Client.UnauthorizedOperation"),
                requestParameters: openToTheWorld,
            }),
            record("rds.amazonaws.com", "AuthorizeDBSecurityGroupIngress", {
                requestParameters: { dBSecurityGroupName: "default", cIDRIP: "0.0.0.0/0" },
            }),
            record(ec2, "CreateSecurityGroup", {
                userIdentity: serviceLinkedRole("eks.amazonaws.com", "AWSServiceRoleForAmazonEKS"),
                requestParameters: {
                    groupName: "eks-cluster-sg-shop-1234567890",
                    groupDescription: "EKS created security group",
                },
            }),
            record(ec2, "AuthorizeSecurityGroupIngress", {
                userIdentity: awsService("elasticloadbalancing.amazonaws.com"),
                requestParameters: openToTheWorld,
            }),
            record(ec2, "DescribeSecurityGroups", { readOnly: true }),
        ],
    }),
};

export const networkAclChanges: PatternDetection = {
    ...firstEvent,
    id: "network-acl-changes",
    title: "Network ACL changed",
    why: "Network ACLs filter everything that enters or leaves a subnet; they rarely change.",
    response: "Compare the entries with what is planned for the subnet. Replace those that let too much in.",
    severity: "low",
    techniques: ["T1562.007"],
    controls: controls(11, 11),
    noise: "Deployments of networks.",
    ...changesByNoService({
        source: ec2,
        names: [
            "CreateNetworkAcl",
            "CreateNetworkAclEntry",
            "DeleteNetworkAcl",
            "DeleteNetworkAclEntry",
            "ReplaceNetworkAclEntry",
            "ReplaceNetworkAclAssociation",
        ],
    }),
    samples: () => ({
        match: [
            record(ec2, "CreateNetworkAclEntry", {
                requestParameters: {
                    networkAclId: "acl-0123456789abcdef0",
                    ruleNumber: 1,
                    egress: false,
                    ruleAction: "allow",
                    aclProtocol: "-1",
                    cidrBlock: "0.0.0.0/0",
                },
                responseElements: { _return: true },
            }),
            record(ec2, "ReplaceNetworkAclAssociation", {
                requestParameters: {
                    associationId: "aclassoc-0123456789abcdef0",
                    networkAclId: "acl-0123456789abcdef0",
                },
            }),
            record(ec2, "DeleteNetworkAcl", {
                userIdentity: roleSession("Administrator", "maria.garcia", "cloudformation.amazonaws.com"),
                requestParameters: { networkAclId: "acl-0123456789abcdef0" },
            }),
        ],
        ignore: [
            record(ec2, "CreateNetworkAclEntry", {
                errorCode: "Client.NetworkAclEntryLimitExceeded",
                errorMessage: "The maximum number of network acl entries has been reached.",
                requestParameters: { networkAclId: "acl-0123456789abcdef0", ruleNumber: 40 },
            }),
            record(ec2, "DeleteNetworkAclEntry", {
                errorCode: "Client.DryRunOperation",
                errorMessage: "Request would have succeeded, but DryRun flag is set.",
                requestParameters: { networkAclId: "acl-0123456789abcdef0", ruleNumber: 1, egress: false },
            }),
            record(ec2, "CreateNetworkAclEntry", {
                userIdentity: serviceLinkedRole("fms.amazonaws.com", "AWSServiceRoleForFMS"),
                requestParameters: { networkAclId: "acl-0123456789abcdef0", ruleNumber: 5, egress: false },
            }),
            record(ec2, "CreateNetworkAcl", {
                userIdentity: awsService("fms.amazonaws.com"),
                requestParameters: { vpcId: "vpc-0123456789abcdef0" },
            }),
            record("networkmanager.amazonaws.com", "DeleteNetworkAcl", {
                requestParameters: { id: "acl-0123456789abcdef0" },
            }),
            record(ec2, "DescribeNetworkAcls", { readOnly: true }),
        ],
    }),
};

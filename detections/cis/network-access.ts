import { denied, record, roleSession } from "../sample-record";
import { changes, controls, firstEvent } from "./entry";
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
    controls: controls(10, 10),
    severity: "low",
    ...changes({
        source: ec2,
        names: [
            "AuthorizeSecurityGroupIngress",
            "AuthorizeSecurityGroupEgress",
            "RevokeSecurityGroupIngress",
            "RevokeSecurityGroupEgress",
            "CreateSecurityGroup",
            "DeleteSecurityGroup",
            "ModifySecurityGroupRules",
        ],
    }),
    samples: {
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
            record(ec2, "DescribeSecurityGroups", { readOnly: true }),
        ],
    },
};

export const networkAclChanges: PatternDetection = {
    ...firstEvent,
    id: "network-acl-changes",
    title: "Network ACL changed",
    why: "Network ACLs filter everything that enters or leaves a subnet; they rarely change.",
    controls: controls(11, 11),
    severity: "low",
    ...changes({
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
    samples: {
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
            record(ec2, "DescribeNetworkAcls", { readOnly: true }),
        ],
    },
};

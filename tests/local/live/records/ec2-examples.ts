import { type Example, none } from "./example";
import type { RecordedEmulator, Result } from "./harness";
import { expectedRecord } from "./normalized";

const cloudTrailExamples = "CloudTrail log file examples (CloudTrail User Guide)";
const ec2 = (name: string, fields: object) => expectedRecord("ec2.amazonaws.com", name, { ...fields });
const items = (...members: readonly object[]) => ({ items: members });

async function instance(aws: RecordedEmulator): Promise<string> {
    const { answer } = await aws.call("ec2", "RunInstances", { ImageId: "ami-12c6146b", MinCount: 1, MaxCount: 1 });
    return (answer?.["Instances"] as { InstanceId: string }[])[0]?.InstanceId ?? "";
}

const changed = (from: readonly [number, string], to: readonly [number, string]) => ({
    requestId: "<requestId>",
    instancesSet: items({
        instanceId: "<i>",
        currentState: { code: to[0], name: to[1] },
        previousState: { code: from[0], name: from[1] },
    }),
});

export const ec2Examples: readonly Example[] = [
    {
        what: "an instance stopped",
        source: cloudTrailExamples,
        call: async (aws) => aws.call("ec2", "StopInstances", { InstanceIds: [await instance(aws)] }),
        record: ec2("StopInstances", {
            requestParameters: { instancesSet: items({ instanceId: "<i>" }), force: false },
            responseElements: changed([16, "running"], [64, "stopping"]),
        }),
    },
    {
        what: "an instance started",
        source: cloudTrailExamples,
        async call(aws) {
            const InstanceIds = [await instance(aws)];
            await aws.call("ec2", "StopInstances", { InstanceIds });
            return aws.call("ec2", "StartInstances", { InstanceIds });
        },
        record: ec2("StartInstances", {
            requestParameters: { instancesSet: items({ instanceId: "<i>" }) },
            responseElements: changed([80, "stopped"], [0, "pending"]),
        }),
    },
    {
        what: "a key pair created, without the key",
        source: cloudTrailExamples,
        call: (aws) => aws.call("ec2", "CreateKeyPair", { KeyName: "mykeypair" }),
        record: ec2("CreateKeyPair", {
            requestParameters: { keyName: "mykeypair" },
            responseElements: {
                requestId: "<requestId>",
                keyPairId: "<key>",
                keyName: "mykeypair",
                keyFingerprint: "<keyFingerprint>",
                keyMaterial: "<sensitiveDataRemoved>",
            },
        }),
    },
    {
        what: "instances listed by a filter",
        source: none,
        call: (aws) => aws.call("ec2", "DescribeInstances", { Filters: [{ Name: "tag:a", Values: ["b", "c"] }] }),
        record: ec2("DescribeInstances", {
            requestParameters: {
                filterSet: items({ name: "tag:a", valueSet: items({ value: "b" }, { value: "c" }) }),
                instancesSet: {},
            },
            readOnly: true,
        }),
    },
    {
        what: "a port opened to everybody",
        source: none,
        async call(aws): Promise<Result> {
            const { answer } = await aws.call("ec2", "CreateSecurityGroup", { GroupName: "open", Description: "d" });
            const range = { IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
            const group = { GroupId: answer?.["GroupId"], IpPermissions: [range] };
            return aws.call("ec2", "AuthorizeSecurityGroupIngress", group);
        },
        record: ec2("AuthorizeSecurityGroupIngress", {
            requestParameters: {
                groupId: "<sg>",
                ipPermissions: items({
                    ipProtocol: "tcp",
                    fromPort: 22,
                    toPort: 22,
                    groups: {},
                    ipRanges: items({ cidrIp: "0.0.0.0/0" }),
                    ipv6Ranges: {},
                    prefixListIds: {},
                }),
            },
            responseElements: {
                requestId: "<requestId>",
                _return: true,
                securityGroupRuleSet: items({
                    securityGroupRuleId: "<sgr>",
                    groupId: "<sg>",
                    isEgress: false,
                    ipProtocol: "tcp",
                    fromPort: 22,
                    toPort: 22,
                    cidrIpv4: "0.0.0.0/0",
                    tagSet: {},
                }),
            },
        }),
    },
    {
        what: "an error, with whose fault it is",
        source: none,
        call: (aws) => aws.call("ec2", "DeleteSecurityGroup", { GroupId: "sg-12345678" }),
        record: ec2("DeleteSecurityGroup", {
            errorCode: "Client.InvalidGroup.NotFound",
            errorMessage: "The security group '<sg>' does not exist",
            requestParameters: { groupId: "<sg>" },
        }),
    },
    {
        what: "a newer operation, in its wrapper",
        source: none,
        call: (aws) => aws.call("ec2", "DeleteFlowLogs", { FlowLogIds: ["fl-1a2b3c4d", "fl-2a2b3c4d"] }),
        record: ec2("DeleteFlowLogs", {
            errorCode: "Client.InvalidFlowLogId.NotFound",
            errorMessage: "These flow log ids in the input list are not found: [TotalCount: 2] fl-1a2b3c4d fl-2a2b3c4d",
            requestParameters: {
                DeleteFlowLogsRequest: {
                    FlowLogId: [
                        { tag: 1, content: "fl-1a2b3c4d" },
                        { tag: 2, content: "fl-2a2b3c4d" },
                    ],
                },
            },
        }),
    },
    {
        what: "a newer operation's answer",
        source: none,
        call: (aws) => aws.call("ec2", "EnableEbsEncryptionByDefault"),
        record: ec2("EnableEbsEncryptionByDefault", {
            requestParameters: { EnableEbsEncryptionByDefaultRequest: "" },
            responseElements: {
                EnableEbsEncryptionByDefaultResponse: {
                    xmlns: "http://ec2.amazonaws.com/doc/2016-11-15",
                    requestId: "<requestId>",
                    ebsEncryptionByDefault: true,
                },
            },
        }),
    },
];

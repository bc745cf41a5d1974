import type { JsonValue } from "../../../../detections/cloudtrail-record";
import {
    agents,
    development,
    iamUser,
    identityCenterSession,
    logArchive,
    management,
    pipeline,
    production,
    roleSession,
    service,
    stranger,
    through,
} from "../callers";
import { alarm, call, either, quiet, read, type Entry } from "../entry";

const attacker = { ...iamUser("build", production), address: "45.137.21.9" };
const administrator = roleSession("Administrator", "x", management, agents.botoLocal);
const deployment = pipeline(production);
const analyst = identityCenterSession("li", "PowerUserAccess", production);
const domain = { domainName: "example.com" };
const quota = (serviceCode: string, quotaCode: string, desiredValue: number) =>
    call("servicequotas", "RequestServiceQuotaIncrease", { serviceCode, quotaCode, desiredValue }, { by: analyst });
const policy = (principal: JsonValue, condition?: JsonValue) =>
    JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Effect: "Allow",
                Principal: principal,
                Action: "*",
                Resource: "*",
                ...(condition !== undefined && { Condition: condition }),
            },
        ],
    });
const outside = policy({ AWS: `arn:aws:iam::${stranger}:root` });
const inside = policy("*", { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } });
const image = (permission: JsonValue) => ({
    imageId: "ami-0123456789abcdef0",
    attributeType: "launchPermission",
    launchPermission: permission,
});
const fleet = (capacity: number, by = attacker) =>
    call(
        "ec2",
        "CreateFleet",
        {
            CreateFleetRequest: {
                TargetCapacitySpecification: {
                    TotalTargetCapacity: capacity,
                    DefaultTargetCapacityType: "spot",
                },
                Type: "maintain",
            },
        },
        { by },
    );

/**
 * What an examiner who had not read the patterns found missing or mistaken in them, in about 750 events written from AWS's
 * documentation, with the near misses of each.
 */
export const examinedRecords: readonly Entry[] = [
    alarm(
        "sessions",
        "Kali Linux, whose kernel's number stands between kali and the hyphen",
        read("sts", "GetCallerIdentity", null, {
            by: {
                ...attacker,
                agent: "aws-cli/2.15.0 md/Botocore#1.34.0 ua/2.0 os/linux#6.5.0-kali3-amd64 md/arch#x86_64 lang/python#3.11",
            },
        }),
    ),

    ...[
        ["dynamodb", "PutResourcePolicy", { resourceArn: `arn:aws:dynamodb:eu-west-1:${production}:table/orders` }],
        ["elasticfilesystem", "PutFileSystemPolicy", { fileSystemId: "fs-0123456789abcdef0" }],
        ["kinesis", "PutResourcePolicy", { resourceARN: `arn:aws:kinesis:eu-west-1:${production}:stream/orders` }],
        ["kafka", "PutClusterPolicy", { clusterArn: `arn:aws:kafka:eu-west-1:${production}:cluster/orders/1` }],
    ].flatMap(([source, name, resource]) => [
        alarm(
            "exposure",
            "data opened to a stranger's account by a policy",
            call(String(source), String(name), { ...(resource as object), policy: outside }, { by: attacker }),
        ),
        quiet(
            "the same for the organization alone",
            call(String(source), String(name), { ...(resource as object), policy: inside }, { by: deployment }),
        ),
    ]),
    alarm(
        "exposure",
        "data catalogue opened to a stranger's account",
        call("glue", "PutResourcePolicy", { policyInJson: outside }, { by: attacker }),
    ),
    alarm(
        "exposure",
        "table bucket opened to a stranger's account",
        call("s3tables", "PutTableBucketPolicy", { tableBucketARN: "b", resourcePolicy: outside }, { by: attacker }),
    ),
    alarm(
        "exposure",
        "registry opened to a stranger's account",
        call("ecr", "PutRegistryPolicy", { policyText: outside }, { by: attacker }),
    ),
    alarm(
        "exposure",
        "table exported to a bucket of another account",
        call(
            "dynamodb",
            "ExportTableToPointInTime",
            { tableArn: "t", s3Bucket: "elsewhere", s3BucketOwner: stranger },
            { by: attacker },
        ),
    ),
    quiet(
        "table exported to the account's own bucket",
        call("dynamodb", "ExportTableToPointInTime", { tableArn: "t", s3Bucket: "analytics" }, { by: deployment }),
    ),
    alarm(
        "exposure",
        "image shared with another organization",
        call(
            "ec2",
            "ModifyImageAttribute",
            image({
                add: {
                    items: [{ organizationArn: `arn:aws:organizations::${stranger}:organization/o-otherorgid` }],
                },
            }),
            { by: attacker },
        ),
    ),
    quiet(
        "image shared with a unit of the own organization",
        call(
            "ec2",
            "ModifyImageAttribute",
            image({
                add: {
                    items: [
                        {
                            organizationalUnitArn: `arn:aws:organizations::${management}:ou/o-exampleorgid/ou-ab12-11111111`,
                        },
                    ],
                },
            }),
            { by: deployment },
        ),
    ),
    quiet(
        "image taken back from everybody",
        call("ec2", "ModifyImageAttribute", image({ remove: { items: [{ group: "all" }] } }), { by: deployment }),
    ),
    alarm(
        "exposure",
        "elastic IP address handed to a stranger's account",
        call(
            "ec2",
            "EnableAddressTransfer",
            {
                EnableAddressTransferRequest: {
                    AllocationId: "eipalloc-0123456789abcdef0",
                    TransferAccountId: stranger,
                },
            },
            { by: attacker },
        ),
    ),
    quiet(
        "elastic IP address moved to another instance",
        call(
            "ec2",
            "AssociateAddress",
            { allocationId: "eipalloc-0123456789abcdef0", instanceId: "i-1" },
            { by: analyst },
        ),
    ),

    alarm("compute", "hundreds of spot instances by a fleet", fleet(300)),
    alarm(
        "compute",
        "hundreds of instances by a spot fleet",
        call(
            "ec2",
            "RequestSpotFleet",
            { spotFleetRequestConfig: { targetCapacity: 200, iamFleetRole: "arn:aws:iam::1:role/fleet" } },
            { by: attacker },
        ),
    ),
    quiet("a small fleet", fleet(2, deployment)),
    quiet(
        "nodes by Karpenter",
        fleet(24, {
            ...roleSession("KarpenterController", "1700", production),
            agent: "aws-sdk-go-v2/1.30.3 ua/2.0 os/linux lang/go#1.22.5 app/karpenter.sh-1.0.1",
        }),
    ),
    quiet(
        "a cluster of EMR scales",
        fleet(40, through("elasticmapreduce.amazonaws.com", roleSession("EMR_DefaultRole", "emr", production))),
    ),
    quiet("fleet of game servers", call("gamelift", "CreateFleet", { name: "arena" }, { by: deployment })),
    alarm(
        "compute",
        "accelerators for inference",
        call(
            "ec2",
            "RunInstances",
            {
                instanceType: "inf2.48xlarge",
                instancesSet: { items: [{ imageId: "ami-0123456789abcdef0", minCount: 1, maxCount: 1 }] },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "compute",
        "root volume of a running instance replaced by another image",
        call(
            "ec2",
            "CreateReplaceRootVolumeTask",
            {
                CreateReplaceRootVolumeTaskRequest: {
                    InstanceId: "i-0123456789abcdef0",
                    ImageId: "ami-0fedcba9876543210",
                },
            },
            { by: attacker },
        ),
    ),
    quiet(
        "root volume put back to how it was at launch",
        call(
            "ec2",
            "CreateReplaceRootVolumeTask",
            { CreateReplaceRootVolumeTaskRequest: { InstanceId: "i-0123456789abcdef0" } },
            { by: analyst },
        ),
    ),
    alarm(
        "compute",
        "function's code replaced with a user's access key",
        call("lambda", "UpdateFunctionCode20150331v2", { functionName: "payments", publish: false }, { by: attacker }),
    ),
    quiet(
        "function's code replaced by the pipeline",
        call("lambda", "UpdateFunctionCode20150331v2", { functionName: "payments", publish: true }, { by: deployment }),
    ),
    quiet(
        "function's time limit changed by a user",
        call(
            "lambda",
            "UpdateFunctionConfiguration20150331v2",
            { functionName: "payments", timeout: 30 },
            { by: attacker },
        ),
    ),
    alarm(
        "compute",
        "a hundred spot instances in one call",
        call(
            "ec2",
            "RequestSpotInstances",
            { spotPrice: "1.0", instanceCount: 100, launchSpecification: { instanceType: "c5.9xlarge" } },
            { by: attacker },
        ),
    ),
    quiet("more IAM roles", quota("iam", "L-FE177D64", 2000)),
    quiet("more buckets", quota("s3", "L-DC2B2D3D", 200)),
    quiet("more VPCs", quota("vpc", "L-F678F1CE", 10)),
    quiet("more concurrent functions", quota("lambda", "L-B99A9384", 3000)),
    alarm("compute", "more machines for notebooks", quota("sagemaker", "L-1194F98F", 16)),
    either(
        "compute",
        "notebook on a machine with GPUs: what SageMaker is for",
        call("sagemaker", "CreateNotebookInstance", { instanceType: "ml.p3.16xlarge" }, { by: attacker }),
    ),

    alarm(
        "keys",
        "custom key store disconnected: its keys are of no use until it is back",
        call("kms", "DisconnectCustomKeyStore", { customKeyStoreId: "cks-1234567890abcdef0" }, { by: attacker }),
    ),
    quiet(
        "custom key store connected",
        call("kms", "ConnectCustomKeyStore", { customKeyStoreId: "cks-1234567890abcdef0" }, { by: deployment }),
    ),
    alarm(
        "service-logs",
        "Security Lake deleted in a Region",
        call("securitylake", "DeleteDataLake", { regions: ["eu-west-1"] }, { by: attacker }),
    ),
    alarm(
        "service-logs",
        "Security Lake no longer collects CloudTrail's events",
        call(
            "securitylake",
            "DeleteAwsLogSource",
            { sources: [{ regions: ["eu-west-1"], sourceName: "CLOUD_TRAIL_MGMT" }] },
            { by: attacker },
        ),
    ),
    quiet(
        "Security Lake collects more",
        call("securitylake", "CreateAwsLogSource", { sources: [{ sourceName: "VPC_FLOW" }] }, { by: deployment }),
    ),
    alarm(
        "service-logs",
        "access log of a Classic Load Balancer switched off",
        call(
            "elasticloadbalancing",
            "ModifyLoadBalancerAttributes",
            { loadBalancerName: "web", loadBalancerAttributes: { accessLog: { enabled: false } } },
            { by: attacker },
        ),
    ),
    quiet(
        "access log of a Classic Load Balancer switched on",
        call(
            "elasticloadbalancing",
            "ModifyLoadBalancerAttributes",
            { loadBalancerName: "web", loadBalancerAttributes: { accessLog: { enabled: true, s3BucketName: "logs" } } },
            { by: deployment },
        ),
    ),
    alarm(
        "service-logs",
        "access log of an API's stage deleted",
        call("apigateway", "DeleteAccessLogSettings", { apiId: "a1b2c3d4e5", stageName: "prod" }, { by: attacker }),
    ),
    alarm(
        "detectors",
        "GuardDuty no longer reads S3's events, by the older parameter",
        call(
            "guardduty",
            "UpdateDetector",
            { detectorId: "d", dataSources: { s3Logs: { enable: false } } },
            { by: attacker },
        ),
    ),
    alarm(
        "detectors",
        "GuardDuty's findings exported elsewhere",
        call("guardduty", "UpdatePublishingDestination", { detectorId: "d", destinationId: "e" }, { by: attacker }),
    ),
    alarm(
        "detectors",
        "DNS firewall that lets queries pass where it cannot answer",
        call(
            "route53resolver",
            "UpdateFirewallConfig",
            { resourceId: "vpc-0123456789abcdef0", firewallFailOpen: "ENABLED" },
            { by: attacker },
        ),
    ),
    quiet(
        "DNS firewall that fails closed",
        call(
            "route53resolver",
            "UpdateFirewallConfig",
            { resourceId: "vpc-0123456789abcdef0", firewallFailOpen: "DISABLED" },
            { by: deployment },
        ),
    ),
    alarm(
        "service-logs",
        "audit log of a database no longer exported",
        call(
            "rds",
            "ModifyDBInstance",
            { dBInstanceIdentifier: "orders", cloudwatchLogsExportConfiguration: { disableLogTypes: ["audit"] } },
            { by: attacker },
        ),
    ),
    quiet(
        "audit log of a database exported",
        call(
            "rds",
            "ModifyDBInstance",
            { dBInstanceIdentifier: "orders", cloudwatchLogsExportConfiguration: { enableLogTypes: ["audit"] } },
            { by: deployment },
        ),
    ),
    alarm(
        "sessions",
        "logging of Session Manager's shells changed",
        call(
            "ssm",
            "UpdateDocument",
            { name: "SSM-SessionManagerRunShell", documentVersion: "$LATEST" },
            { by: attacker },
        ),
    ),
    quiet(
        "another document changed",
        call("ssm", "UpdateDocument", { name: "patch-web", documentVersion: "$LATEST" }, { by: deployment }),
    ),
    alarm(
        "persistence",
        "temporary delegation to another company accepted",
        call("iam", "AcceptDelegationRequest", { delegationRequestId: "dr-1" }, { by: attacker }),
    ),
    alarm(
        "persistence",
        "token for whoever provisions users of Identity Center",
        call("sso-directory", "CreateBearerToken", { tenantId: "t" }, { by: administrator }),
    ),
    alarm(
        "credentials",
        "how Identity Center asks for MFA changed",
        call("sso", "PutMfaDeviceManagementForDirectory", { directoryId: "d-1234567890" }, { by: administrator }),
    ),
    alarm(
        "credentials",
        "service-specific credential of another user active again",
        call(
            "iam",
            "UpdateServiceSpecificCredential",
            { userName: "svc-jenkins", serviceSpecificCredentialId: "ACCAEXAMPLE", status: "Active" },
            { by: attacker },
        ),
    ),
    quiet(
        "finding archived by an analyst",
        call("guardduty", "ArchiveFindings", { detectorId: "d", findingIds: ["f"] }, { by: analyst }),
    ),

    alarm(
        "destruction",
        "name servers of a domain replaced",
        call(
            "route53domains",
            "UpdateDomainNameservers",
            { ...domain, nameservers: [{ name: "ns.example.net" }] },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "a domain's authorization code taken, to move it elsewhere",
        call("route53domains", "RetrieveDomainAuthCode", domain, { by: attacker }),
    ),
    quiet("a domain renewed", call("route53domains", "RenewDomain", domain, { by: analyst })),
    alarm(
        "destruction",
        "private certificate authority deleted",
        call(
            "acm-pca",
            "DeleteCertificateAuthority",
            { certificateAuthorityArn: "a", permanentDeletionTimeInDays: 7 },
            { by: attacker },
        ),
    ),
    quiet(
        "certificate issued",
        call("acm-pca", "IssueCertificate", { certificateAuthorityArn: "a" }, { by: service("eks.amazonaws.com") }),
    ),

    alarm(
        "alarm-path",
        "filter policy on the topic for a daily review",
        call(
            "sns",
            "SetSubscriptionAttributes",
            {
                subscriptionArn: `arn:aws:sns:us-east-1:${management}:orgtrail-review-alarms:5be8f5b7-6a60-4d8e-94b3-bd2c9a0f2ef7`,
                attributeName: "FilterPolicy",
                attributeValue: '{"nothing":["at all"]}',
            },
            { by: administrator, region: "us-east-1" },
        ),
    ),
    alarm(
        "alarm-path",
        "data protection policy over every log group of the account, which masks what filters see",
        call(
            "logs",
            "PutAccountPolicy",
            { policyName: "mask", policyDocument: "{}", policyType: "DATA_PROTECTION_POLICY", scope: "ALL" },
            { by: administrator, region: "us-east-1" },
        ),
    ),
    quiet(
        "field indexes for every log group of the account",
        call(
            "logs",
            "PutAccountPolicy",
            { policyName: "index", policyDocument: "{}", policyType: "FIELD_INDEX_POLICY" },
            { by: administrator, region: "us-east-1" },
        ),
    ),
    alarm(
        "archive",
        "retention of a log file shortened past governance",
        call(
            "s3",
            "PutObjectRetention",
            {
                bucketName: "orgtrail-archive-o-exampleorgid",
                key: "AWSLogs/o-exampleorgid/111122223333/CloudTrail/us-east-1/2026/03/04/a.json.gz",
                retention: "",
                "x-amz-bypass-governance-retention": "true",
            },
            {
                by: roleSession("Administrator", "x", logArchive, agents.botoLocal),
                region: "us-east-1",
                fields: { managementEvent: false, eventCategory: "Data" },
            },
        ),
    ),
    alarm(
        "alarm-path",
        "delivery role that the CloudTrail console made for another trail deleted",
        call(
            "iam",
            "DeleteRole",
            { roleName: "CloudTrailRoleForCloudWatchLogs_team-trail" },
            { by: { ...attacker, account: development } },
        ),
    ),
    quiet(
        "a role for reading CloudTrail deleted",
        call("iam", "DeleteRole", { roleName: "CloudTrailReader" }, { by: deployment }),
    ),
];

import type { JsonValue } from "../../../../detections/cloudtrail-record";
import {
    agents,
    development,
    logArchive,
    management,
    otherAccount,
    production,
    roleSession,
    service,
    serviceLinkedRole,
    through,
} from "../callers";
import { accessDenied, call, items, read } from "../entry";
import { change, hexadecimal, spread, step, type Routine } from "./routine";

const vendor = "464622532012";
const done: JsonValue = { _return: true };
const serviceEvent = (name: string) => ({ ...service(name), userIdentity: { accountId: production, invokedBy: name } });

export const services: readonly Routine[] = [
    {
        name: "Auto Scaling replaces instances",
        hours: spread(10),
        steps: (_, random) => {
            const by = serviceLinkedRole("autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling", "AutoScaling");
            const instanceId = `i-0${hexadecimal(random)}00000000`;
            return [
                step(read("ec2", "DescribeInstanceStatus", { instancesSet: {} }, { by })),
                step(
                    call(
                        "ec2",
                        "RunInstances",
                        {
                            instancesSet: items({ minCount: 2, maxCount: 2, launchTemplate: { id: "lt-0a1b" } }),
                            instanceType: "m6i.large",
                        },
                        { by, region: "eu-west-1" },
                    ),
                ),
                step(
                    call(
                        "kms",
                        "CreateGrant",
                        {
                            keyId: `arn:aws:kms:eu-west-1:${production}:key/0a1b`,
                            granteePrincipal: `arn:aws:iam::${production}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
                            operations: ["Decrypt", "GenerateDataKeyWithoutPlaintext", "CreateGrant"],
                            constraints: { encryptionContextSubset: { "aws:ebs:id": `vol-0${hexadecimal(random)}` } },
                        },
                        {
                            by: through(
                                "ec2.amazonaws.com",
                                roleSession(
                                    "AWSServiceRoleForAutoScaling",
                                    "AutoScaling",
                                    production,
                                    agents.cli,
                                    "/aws-service-role/autoscaling.amazonaws.com/",
                                ),
                            ),
                            region: "eu-west-1",
                        },
                    ),
                ),
                step(
                    call(
                        "ec2",
                        "CreateTags",
                        { resourcesSet: items({ resourceId: instanceId }) },
                        { by, region: "eu-west-1" },
                    ),
                ),
                step(
                    call(
                        "elasticloadbalancing",
                        "RegisterTargets",
                        {
                            targetGroupArn: `arn:aws:elasticloadbalancing:eu-west-1:${production}:targetgroup/web/1`,
                            targets: [{ id: instanceId }],
                        },
                        { by, region: "eu-west-1" },
                    ),
                    30,
                ),
                step(
                    call(
                        "elasticloadbalancing",
                        "DeregisterTargets",
                        { targets: [{ id: instanceId }] },
                        { by, region: "eu-west-1" },
                    ),
                    60,
                ),
                step(
                    call(
                        "ec2",
                        "TerminateInstances",
                        { instancesSet: items({ instanceId }) },
                        { by, region: "eu-west-1" },
                    ),
                    60,
                ),
                step(
                    call(
                        "monitoring",
                        "PutMetricAlarm",
                        {
                            alarmName: "TargetTracking-web-AlarmHigh-3f1c9a55",
                            metricName: "CPUUtilization",
                            namespace: "AWS/EC2",
                        },
                        { by },
                    ),
                ),
            ];
        },
    },
    {
        name: "ECS keeps its services at their size",
        hours: spread(10),
        steps: (_, random) => {
            const by = serviceLinkedRole("ecs.amazonaws.com", "AWSServiceRoleForECS", "ecs-service-scheduler");
            const task = hexadecimal(random);
            const execution = {
                ...roleSession(
                    "ecsTaskExecutionRole",
                    task,
                    production,
                    "aws-sdk-go/1.55.5 (go1.22.7; linux; amd64) ecs-agent",
                ),
                address: "10.0.3.17",
            };
            return [
                step(
                    call(
                        "ec2",
                        "CreateNetworkInterface",
                        { subnetId: "subnet-0a1b", groupSet: items({ groupId: "sg-0a1b" }) },
                        { by },
                    ),
                ),
                step(
                    call(
                        "sts",
                        "AssumeRole",
                        { roleArn: `arn:aws:iam::${production}:role/ecsTaskExecutionRole`, roleSessionName: task },
                        { by: service("ecs-tasks.amazonaws.com") },
                    ),
                ),
                step(read("ecr", "GetAuthorizationToken", null, { by: execution })),
                step(
                    read(
                        "ecr",
                        "BatchGetImage",
                        { repositoryName: "checkout", imageIds: [{ imageTag: "1.42" }] },
                        { by: execution },
                    ),
                ),
                step(read("secretsmanager", "GetSecretValue", { secretId: "prod/checkout/db" }, { by: execution })),
                step(
                    read(
                        "ssm",
                        "GetParameters",
                        { names: ["/prod/checkout/key"], withDecryption: true },
                        { by: execution },
                    ),
                ),
                step(
                    read(
                        "kms",
                        "Decrypt",
                        {
                            encryptionAlgorithm: "SYMMETRIC_DEFAULT",
                            encryptionContext: {
                                SecretARN: "arn:aws:secretsmanager:eu-west-1:222233334444:secret:prod/checkout/db",
                            },
                        },
                        { by: through("secretsmanager.amazonaws.com", execution) },
                    ),
                ),
                step(
                    call(
                        "logs",
                        "CreateLogStream",
                        { logGroupName: "/ecs/checkout", logStreamName: `app/checkout/${task}` },
                        { by: execution },
                    ),
                ),
                step(
                    call(
                        "elasticloadbalancing",
                        "RegisterTargets",
                        { targets: [{ id: "10.0.3.44", port: 8080 }] },
                        { by },
                    ),
                    20,
                ),
                step(read("elasticloadbalancing", "DescribeTargetHealth", { targetGroupArn: "x" }, { by }), 15),
                step(
                    call(
                        "ec2",
                        "DeleteNetworkInterface",
                        { networkInterfaceId: `eni-0${hexadecimal(random)}` },
                        { by },
                    ),
                    60,
                ),
            ];
        },
    },
    {
        name: "Kubernetes' controllers work",
        hours: spread(24),
        steps: (run, random) => {
            const node = roleSession("eks-node", `i-0${hexadecimal(random)}00000000`, production, agents.go);
            const balancer = roleSession(
                "irsa-aws-load-balancer-controller",
                `${run}`,
                production,
                "elbv2.k8s.aws/v2.13.4 aws-sdk-go-v2/1.39.0 os/linux lang/go#1.24.6",
            );
            const dns = roleSession("irsa-external-dns", `${run}`, production, agents.go);
            return [
                step(
                    call(
                        "sts",
                        "AssumeRoleWithWebIdentity",
                        { roleArn: `arn:aws:iam::${production}:role/irsa-external-dns`, roleSessionName: `${run}` },
                        {
                            by: {
                                ...dns,
                                userIdentity: {
                                    type: "WebIdentityUser",
                                    principalId: `arn:aws:iam::${production}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF:sts.amazonaws.com:system:serviceaccount:kube-system:external-dns`,
                                    userName: "system:serviceaccount:kube-system:external-dns",
                                    identityProvider: `arn:aws:iam::${production}:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/ABCDEF`,
                                },
                            },
                        },
                    ),
                ),
                step(call("eks-auth", "AssumeRoleForPodIdentity", { clusterName: "prod" }, { by: node })),
                step(
                    call(
                        "ec2",
                        "AssignPrivateIpAddresses",
                        { networkInterfaceId: "eni-0a1b", ipv4PrefixCount: 1 },
                        { by: node, region: "eu-west-1" },
                    ),
                ),
                step(read("ec2", "DescribeNetworkInterfaces", { networkInterfaceIdSet: {} }, { by: node })),
                step(
                    read(
                        "ec2",
                        "DescribeInstances",
                        { instancesSet: {} },
                        { by: serviceLinkedRole("eks.amazonaws.com", "AWSServiceRoleForAmazonEKS", "eks") },
                    ),
                ),
                step(read("elasticloadbalancing", "DescribeLoadBalancers", { names: ["k8s-web"] }, { by: balancer })),
                step(
                    call(
                        "elasticloadbalancing",
                        "RegisterTargets",
                        { targets: [{ id: "10.0.4.7", port: 8080 }] },
                        { by: balancer },
                    ),
                ),
                ...(run % 8 === 3
                    ? [
                          change(
                              "security-groups",
                              call(
                                  "ec2",
                                  "AuthorizeSecurityGroupIngress",
                                  {
                                      groupId: "sg-0a1b2c3d4e5f60718",
                                      ipPermissions: items({
                                          ipProtocol: "tcp",
                                          fromPort: 8080,
                                          toPort: 8080,
                                          groups: items({
                                              groupId: "sg-0fedcba987654321",
                                              description: "elbv2.k8s.aws/targetGroupBinding=shared",
                                          }),
                                          ipRanges: {},
                                          ipv6Ranges: {},
                                          prefixListIds: {},
                                      }),
                                  },
                                  { by: balancer, response: done, region: "eu-west-1" },
                              ),
                          ),
                      ]
                    : []),
                step(
                    call(
                        "route53",
                        "ChangeResourceRecordSets",
                        { hostedZoneId: "Z0123456789ABCDEFGHIJ", changeBatch: { changes: [{ action: "UPSERT" }] } },
                        { by: dns },
                    ),
                ),
            ];
        },
    },
    {
        name: "Karpenter adds nodes and takes them away",
        hours: [2.1, 7.2, 9.9, 15.6, 21.4],
        steps: (_, random) => {
            const by = {
                ...roleSession("KarpenterControllerRole", "karpenter", production, agents.go),
                address: "10.0.7.5",
            };
            return [
                step(
                    read("ec2", "DescribeInstanceTypeOfferings", { DescribeInstanceTypeOfferingsRequest: "" }, { by }),
                ),
                step(read("pricing", "GetProducts", { serviceCode: "AmazonEC2" }, { by })),
                step(
                    call(
                        "ec2",
                        "CreateLaunchTemplate",
                        {
                            CreateLaunchTemplateRequest: {
                                LaunchTemplateName: `karpenter.k8s.aws/${hexadecimal(random)}`,
                            },
                        },
                        { by },
                    ),
                ),
                step(
                    call(
                        "ec2",
                        "CreateFleet",
                        {
                            CreateFleetRequest: {
                                Type: "instant",
                                TargetCapacitySpecification: {
                                    DefaultTargetCapacityType: "spot",
                                    TotalTargetCapacity: 1,
                                },
                            },
                        },
                        { by },
                    ),
                ),
                step(
                    call(
                        "iam",
                        "CreateInstanceProfile",
                        { instanceProfileName: `karpenter_${hexadecimal(random)}` },
                        { by },
                    ),
                ),
                ...Array.from({ length: 6 }, () =>
                    step(
                        call(
                            "ec2",
                            "TerminateInstances",
                            { instancesSet: items({ instanceId: `i-0${hexadecimal(random)}00000000` }) },
                            { by, region: "eu-west-1" },
                        ),
                        12,
                    ),
                ),
                step(
                    call(
                        "ec2",
                        "DeleteLaunchTemplate",
                        { DeleteLaunchTemplateRequest: { LaunchTemplateName: "karpenter.k8s.aws/0a1b" } },
                        { by },
                    ),
                ),
            ];
        },
    },
    {
        name: "functions start",
        hours: spread(40),
        steps: (run, random) => {
            const role = `fn-${run % 7}`;
            const by = roleSession(role, role, run % 2 ? production : development, agents.boto);
            return [
                step(
                    call(
                        "sts",
                        "AssumeRole",
                        { roleArn: `arn:aws:iam::${by.account}:role/${role}`, roleSessionName: role },
                        { by: service("lambda.amazonaws.com", by.account) },
                    ),
                ),
                step(
                    call(
                        "logs",
                        "CreateLogStream",
                        {
                            logGroupName: `/aws/lambda/${role}`,
                            logStreamName: `2026/03/04/[$LATEST]${hexadecimal(random)}`,
                        },
                        { by },
                    ),
                ),
                step(
                    read(
                        "kms",
                        "Decrypt",
                        {
                            encryptionContext: {
                                "aws:lambda:FunctionArn": `arn:aws:lambda:eu-west-1:${by.account}:function:${role}`,
                            },
                        },
                        { by: through("lambda.amazonaws.com", by) },
                    ),
                ),
                step(read("secretsmanager", "GetSecretValue", { secretId: `${role}/token` }, { by })),
            ];
        },
    },
    {
        name: "AWS Config records, and is refused here and there",
        hours: spread(12),
        steps: (run) => {
            const by = serviceLinkedRole(
                "config.amazonaws.com",
                "AWSServiceRoleForConfig",
                "AWSConfig-Describe",
                run % 2 ? production : development,
            );
            return [
                step(read("iam", "GetAccountSummary", null, { by })),
                step(read("iam", "ListUsers", null, { by })),
                step(read("ec2", "DescribeVolumes", { volumeSet: {} }, { by })),
                step(
                    read(
                        "s3",
                        "GetBucketPolicy",
                        { bucketName: `team-${run}`, policy: "" },
                        { by, error: ["NoSuchBucketPolicy", "The bucket policy does not exist"] },
                    ),
                ),
                step(
                    read(
                        "s3",
                        "HeadBucket",
                        { bucketName: "legacy" },
                        { by, error: ["AccessDenied", "Access Denied"] },
                    ),
                ),
                step(
                    read(
                        "s3",
                        "GetBucketAcl",
                        { bucketName: "legacy", acl: "" },
                        { by, error: ["AccessDenied", "Access Denied"] },
                    ),
                ),
                step(
                    read(
                        "kms",
                        "GetKeyPolicy",
                        { keyId: `0a1b${run}`, policyName: "default" },
                        { by, error: accessDenied("kms:GetKeyPolicy") },
                    ),
                ),
                step(read("backup", "ListRecoveryPointsByBackupVault", { backupVaultName: "prod-vault" }, { by })),
                step(
                    call(
                        "config",
                        "PutEvaluations",
                        { resultToken: "***" },
                        { by: roleSession("config-rule", "config-rule", by.account, agents.boto) },
                    ),
                ),
                step(
                    call(
                        "config",
                        "DeliverConfigSnapshot",
                        { deliveryChannelName: "default" },
                        { by: service("config.amazonaws.com", by.account) },
                    ),
                ),
            ];
        },
    },
    {
        name: "the detectors look around",
        hours: spread(8),
        steps: (run) => {
            const macie = serviceLinkedRole("macie.amazonaws.com", "AWSServiceRoleForAmazonMacie", "classification");
            const inspector = serviceLinkedRole(
                "inspector2.amazonaws.com",
                "AWSServiceRoleForAmazonInspector2",
                "inspector",
            );
            return [
                step(
                    read(
                        "s3",
                        "GetBucketPublicAccessBlock",
                        { bucketName: `team-${run}`, publicAccessBlock: "" },
                        { by: macie },
                    ),
                ),
                step(
                    read(
                        "s3",
                        "GetBucketEncryption",
                        { bucketName: "locked", encryption: "" },
                        { by: macie, error: ["AccessDenied", "Access Denied"] },
                    ),
                ),
                step(read("lambda", "GetFunction20150331v2", { functionName: `fn-${run}` }, { by: inspector })),
                step(
                    read(
                        "ec2",
                        "DescribeSnapshots",
                        { snapshotSet: {} },
                        {
                            by: serviceLinkedRole(
                                "malware-protection.guardduty.amazonaws.com",
                                "AWSServiceRoleForAmazonGuardDutyMalwareProtection",
                                "scan",
                            ),
                        },
                    ),
                ),
                step(
                    read(
                        "iam",
                        "GetPolicyVersion",
                        { policyArn: `arn:aws:iam::${production}:policy/app-${run}`, versionId: "v1" },
                        { by: service("access-analyzer.amazonaws.com") },
                    ),
                ),
                step(
                    call(
                        "securityhub",
                        "BatchImportFindings",
                        { Findings: [] },
                        { by: service("guardduty.amazonaws.com") },
                    ),
                ),
                step(
                    read("organizations", "ListAccounts", null, {
                        by: service("securityhub.amazonaws.com", management),
                    }),
                ),
                step(
                    read("organizations", "DescribeOrganization", null, {
                        by: service("guardduty.amazonaws.com", management),
                    }),
                ),
                step(
                    read(
                        "support",
                        "DescribeTrustedAdvisorChecks",
                        { language: "en" },
                        {
                            by: serviceLinkedRole(
                                "trustedadvisor.amazonaws.com",
                                "AWSServiceRoleForTrustedAdvisor",
                                "TrustedAdvisor_1",
                            ),
                        },
                    ),
                ),
            ];
        },
    },
    {
        name: "Backup makes snapshots, and deletes old ones",
        hours: [2.5, 3.5, 4.5],
        steps: (run, random) => {
            const by = through(
                "backup.amazonaws.com",
                roleSession(
                    "AWSBackupDefaultServiceRole",
                    "AWSBackup-AWSBackupDefaultServiceRole",
                    production,
                    agents.cli,
                    "/service-role/",
                ),
            );
            return [
                step(
                    call(
                        "sts",
                        "AssumeRole",
                        {
                            roleArn: `arn:aws:iam::${production}:role/service-role/AWSBackupDefaultServiceRole`,
                            roleSessionName: "AWSBackup",
                        },
                        { by: service("backup.amazonaws.com") },
                    ),
                ),
                step(
                    call(
                        "ec2",
                        "CreateSnapshot",
                        {
                            volumeId: `vol-0${hexadecimal(random)}`,
                            description: "This snapshot is created by the AWS Backup service.",
                        },
                        { by },
                    ),
                ),
                step(
                    call(
                        "rds",
                        "CreateDBSnapshot",
                        {
                            dBInstanceIdentifier: "ledger",
                            dBSnapshotIdentifier: `awsbackup:job-${hexadecimal(random)}`,
                        },
                        { by },
                    ),
                ),
                step(
                    call(
                        "dynamodb",
                        "StartAwsBackupJob",
                        { tableArn: `arn:aws:dynamodb:eu-west-1:${production}:table/orders` },
                        { by },
                    ),
                ),
                ...Array.from({ length: 12 }, () =>
                    step(
                        call(
                            "ec2",
                            "DeleteSnapshot",
                            { snapshotId: `snap-0${hexadecimal(random)}` },
                            { by, response: done },
                        ),
                        3,
                    ),
                ),
                step(call("rds", "DeleteDBSnapshot", { dBSnapshotIdentifier: `awsbackup:job-old-${run}` }, { by })),
                step(
                    call("backup", "BackupJobCompleted", null, {
                        by: serviceEvent("backup.amazonaws.com"),
                        fields: { eventType: "AwsServiceEvent", serviceEventDetails: { state: "COMPLETED" } },
                    }),
                    30,
                ),
                step(
                    call("backup", "RecoveryPointDeleted", null, {
                        by: serviceEvent("backup.amazonaws.com"),
                        fields: {
                            eventType: "AwsServiceEvent",
                            serviceEventDetails: { backupVaultName: "prod-vault" },
                        },
                    }),
                ),
            ];
        },
    },
    {
        name: "keys are used by services",
        hours: spread(36),
        steps: (run, random) => {
            const trail = service("cloudtrail.amazonaws.com", logArchive);
            return [
                step(
                    read(
                        "kms",
                        "GenerateDataKey",
                        {
                            keyId: `arn:aws:kms:us-east-1:${logArchive}:key/0a1b`,
                            keySpec: "AES_256",
                            encryptionContext: {
                                "aws:cloudtrail:arn": `arn:aws:cloudtrail:us-east-1:${management}:trail/orgtrail-organization-trail`,
                            },
                        },
                        { by: trail },
                    ),
                ),
                step(
                    read(
                        "s3",
                        "GetBucketAcl",
                        { bucketName: "orgtrail-archive-o-exampleorgid", acl: "" },
                        { by: trail },
                    ),
                ),
                step(
                    read(
                        "kms",
                        "Decrypt",
                        { encryptionContext: { "aws:sqs:arn": `arn:aws:sqs:eu-west-1:${production}:orders` } },
                        {
                            by: through(
                                "sqs.amazonaws.com",
                                roleSession("checkout-task", hexadecimal(random), production, agents.java),
                            ),
                        },
                    ),
                ),
                step(
                    call(
                        "kms",
                        run % 9 ? "RetireGrant" : "CreateGrant",
                        {
                            keyId: "0a1b",
                            grantId: hexadecimal(random),
                            ...(run % 9 === 0 && {
                                granteePrincipal: "rds.eu-west-1.amazonaws.com",
                                operations: ["Decrypt"],
                            }),
                        },
                        { by: service("rds.amazonaws.com") },
                    ),
                ),
            ];
        },
    },
    {
        name: "a partner's monitoring reads metrics",
        hours: spread(12),
        steps: (run) => {
            const by = {
                ...roleSession("DatadogIntegrationRole", "DatadogAWSIntegration", production, "Datadog"),
                address: "3.233.147.65",
            };
            return [
                step(
                    call(
                        "sts",
                        "AssumeRole",
                        {
                            roleArn: `arn:aws:iam::${production}:role/DatadogIntegrationRole`,
                            roleSessionName: "DatadogAWSIntegration",
                            externalId: "***",
                        },
                        { by: otherAccount(vendor) },
                    ),
                ),
                ...(["ListMetrics", "DescribeAlarms", "GetMetricData"] as const).map((name) =>
                    step(read("monitoring", name, null, { by })),
                ),
                ...(
                    [
                        ["ec2", "DescribeInstances"],
                        ["rds", "DescribeDBInstances"],
                        ["elasticache", "DescribeCacheClusters"],
                        ["sqs", "ListQueues"],
                        ["lambda", "ListFunctions20150331"],
                        ["tagging", "GetResources"],
                        ["autoscaling", "DescribeAutoScalingGroups"],
                    ] as const
                ).map(([source, name]) => step(read(source, name, null, { by }))),
                ...(run % 4
                    ? []
                    : [
                          step(
                              read("support", "DescribeTrustedAdvisorChecks", null, {
                                  by,
                                  error: accessDenied("support:DescribeTrustedAdvisorChecks"),
                              }),
                          ),
                      ]),
            ];
        },
    },
    {
        name: "a posture scanner reads every account",
        hours: [1.2, 7.0, 13.0, 19.0],
        steps: (run) => {
            const by = {
                ...roleSession("SecurityScannerReadOnly", "scan", run % 2 ? production : development, agents.botoLocal),
                address: "34.202.10.5",
            };
            const names = [
                ["iam", "GetAccountPasswordPolicy"],
                ["iam", "GetCredentialReport"],
                ["iam", "ListVirtualMFADevices"],
                ["ec2", "DescribeFlowLogs"],
                ["ec2", "GetEbsEncryptionByDefault"],
                ["ec2", "DescribeSnapshotAttribute"],
                ["s3", "GetAccountPublicAccessBlock"],
                ["cloudtrail", "DescribeTrails"],
                ["cloudtrail", "GetEventSelectors"],
                ["config", "DescribeConfigurationRecorderStatus"],
                ["guardduty", "ListDetectors"],
                ["securityhub", "GetEnabledStandards"],
                ["kms", "ListKeys"],
                ["lambda", "GetPolicy20150331v2"],
                ["rds", "DescribeDBSnapshotAttributes"],
                ["sns", "GetSubscriptionAttributes"],
            ] as const;
            return [
                ...names.map(([source, name]) => step(read(source, name, null, { by }), 3)),
                step(read("macie2", "GetMacieSession", null, { by, error: accessDenied("macie2:GetMacieSession") }), 3),
                step(
                    read(
                        "account",
                        "GetAlternateContact",
                        { alternateContactType: "SECURITY" },
                        { by, error: accessDenied("account:GetAlternateContact") },
                    ),
                    3,
                ),
            ];
        },
    },
    {
        name: "Systems Manager looks after instances",
        hours: spread(8),
        steps: (run, random) => {
            const by = roleSession(
                "web",
                `i-0${hexadecimal(random)}00000000`,
                production,
                "aws-sdk-go/1.55.5 (go1.22.7; linux; amd64) amazon-ssm-agent/3.3.2299.0",
            );
            const window = {
                ...roleSession("MaintenanceWindowRole", "SSM-mw-0a1b", production, "ssm.amazonaws.com"),
                address: "ssm.amazonaws.com",
            };
            return [
                step(
                    call(
                        "ssm",
                        "UpdateInstanceInformation",
                        { instanceId: "i-0a1b", agentVersion: "3.3.2299.0", platformName: "Amazon Linux" },
                        { by },
                    ),
                ),
                step(call("ssm", "PutInventory", { instanceId: "i-0a1b", items: [] }, { by })),
                step(read("ssm", "ListInstanceAssociations", { instanceId: "i-0a1b" }, { by })),
                step(
                    call(
                        "ssm",
                        "UpdateInstanceAssociationStatus",
                        { associationId: "0a1b", instanceId: "i-0a1b" },
                        { by },
                    ),
                ),
                ...(run % 4
                    ? []
                    : [
                          step(
                              call(
                                  "ssm",
                                  "SendCommand",
                                  {
                                      documentName: "AWS-RunPatchBaseline",
                                      targets: [{ key: "tag:Patch Group", values: ["prod"] }],
                                      maxConcurrency: "50",
                                  },
                                  { by: window },
                              ),
                          ),
                      ]),
            ];
        },
    },
    {
        name: "data jobs run",
        hours: spread(8),
        steps: (run, random) => {
            const by = roleSession("etl", "GlueJobRunnerSession", production, agents.java);
            return [
                step(
                    call(
                        "sts",
                        "AssumeRole",
                        { roleArn: `arn:aws:iam::${production}:role/etl`, roleSessionName: "GlueJobRunnerSession" },
                        { by: service("glue.amazonaws.com") },
                    ),
                ),
                step(read("glue", "GetTable", { databaseName: "lake", name: "orders" }, { by })),
                step(call("glue", "CreateTable", { databaseName: "lake", tableInput: { name: `tmp_${run}` } }, { by })),
                step(call("glue", "BatchCreatePartition", { databaseName: "lake", tableName: "orders" }, { by })),
                step(call("glue", "DeleteTable", { databaseName: "lake", name: `tmp_${run}` }, { by }), 60),
                step(
                    call(
                        "elasticmapreduce",
                        "RunJobFlow",
                        { name: `nightly-${hexadecimal(random)}`, releaseLabel: "emr-7.9.0" },
                        { by: roleSession("states", "StepFunctions", production, "states.amazonaws.com") },
                    ),
                ),
                step(
                    call(
                        "elasticmapreduce",
                        "TerminateJobFlows",
                        { jobFlowIds: ["j-0A1B2C3D"] },
                        { by: roleSession("states", "StepFunctions", production, "states.amazonaws.com") },
                    ),
                    300,
                ),
            ];
        },
    },
    {
        name: "an assistant asks a model",
        hours: spread(10, 6, 22),
        steps: (_, random) => {
            const by = roleSession("assistant-task", hexadecimal(random), production, agents.boto);
            return [
                step(
                    call(
                        "bedrock",
                        "InvokeModel",
                        { modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0" },
                        { by, readOnly: true, region: "us-east-1" },
                    ),
                ),
                step(
                    call(
                        "bedrock",
                        "ConverseStream",
                        { modelId: "amazon.nova-pro-v1:0" },
                        { by, readOnly: true, region: "us-east-1" },
                    ),
                ),
            ];
        },
    },
    {
        name: "what AWS does by itself",
        hours: spread(6),
        steps: (_, random) => [
            step(
                call("kms", "RotateKey", null, {
                    by: serviceEvent("kms.amazonaws.com"),
                    fields: { eventType: "AwsServiceEvent", serviceEventDetails: { keyId: hexadecimal(random) } },
                }),
            ),
            step(
                call("ec2", "BidEvictedEvent", null, {
                    by: serviceEvent("ec2.amazonaws.com"),
                    fields: {
                        eventType: "AwsServiceEvent",
                        serviceEventDetails: { instanceIdSet: [`i-0${hexadecimal(random)}`] },
                    },
                }),
            ),
            step(
                call(
                    "acm",
                    "RenewCertificate",
                    { certificateArn: `arn:aws:acm:eu-west-1:${production}:certificate/0a1b` },
                    { by: service("acm.amazonaws.com") },
                ),
            ),
            step(
                call(
                    "identitystore-scim",
                    "CreateUser",
                    { httpBody: { userName: "HIDDEN_DUE_TO_SECURITY_REASONS" }, tenantId: "0a1b" },
                    {
                        by: {
                            ...service("identitystore.amazonaws.com", management),
                            userIdentity: { type: "WebIdentityUser", accountId: management },
                        },
                    },
                ),
            ),
            step(
                call(
                    "identitystore-scim",
                    "PatchGroup",
                    { groupId: hexadecimal(random), tenantId: "0a1b" },
                    {
                        by: {
                            ...service("identitystore.amazonaws.com", management),
                            userIdentity: { type: "WebIdentityUser", accountId: management },
                        },
                    },
                ),
            ),
            step(
                call(
                    "sts",
                    "AssumeRole",
                    {
                        roleArn: `arn:aws:iam::${production}:role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway`,
                        roleSessionName: "BackplaneAssumeRoleSession",
                    },
                    { by: service("ops.apigateway.amazonaws.com") },
                ),
            ),
            step(
                call(
                    "cloudfront",
                    "CreateInvalidation",
                    { distributionId: "E1A2B3C4D5", invalidationBatch: { paths: { quantity: 1 } } },
                    { by: roleSession("github-deploy", "GitHubActions", production, agents.cli) },
                ),
            ),
            step(
                call(
                    "logs",
                    "CreateLogStream",
                    {
                        logGroupName: "/aws/cloudtrail/orgtrail-organization-trail",
                        logStreamName: `o-exampleorgid_${development}_CloudTrail_us-east-1_${hexadecimal(random)}`,
                    },
                    {
                        by: {
                            ...roleSession(
                                "orgtrail-organization-log-delivery",
                                "CLOUDWATCH_LOGS_DELIVERY_SESSION",
                                management,
                                "cloudtrail.amazonaws.com",
                            ),
                            address: "cloudtrail.amazonaws.com",
                        },
                    },
                ),
            ),
        ],
    },
];

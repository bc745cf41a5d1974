import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    management,
    production,
    roleSession,
    sandbox,
    stranger,
} from "../callers";
import { alarm, burst, call, read, times, type Entry } from "../entry";

const attacker = roleSession("Administrator", "x", production, agents.botoLocal);
const detectorId = "12abc34d567e8fa901bc2d34e56789f0";

/** What the open detection sets watch (Stratus Red Team, SigmaHQ, Elastic, Panther) beyond the other files. */
export const openSetRecords: readonly Entry[] = [
    alarm(
        "exposure",
        "traffic of an interface mirrored",
        call(
            "ec2",
            "CreateTrafficMirrorSession",
            {
                CreateTrafficMirrorSessionRequest: {
                    NetworkInterfaceId: "eni-0123456789abcdef0",
                    TrafficMirrorTargetId: "tmt-0a1b",
                    TrafficMirrorFilterId: "tmf-0a1b",
                    SessionNumber: 1,
                },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "domain moved to a stranger's account",
        call(
            "route53domains",
            "TransferDomainToAnotherAwsAccount",
            { domainName: "example.com", accountId: stranger },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "lock on a domain's transfer off",
        call("route53domains", "DisableDomainTransferLock", { domainName: "example.com" }, { by: attacker }),
    ),
    alarm(
        "compute",
        "mail sending switched on",
        call(
            "ses",
            "UpdateAccountSendingEnabled",
            { enabled: true },
            { by: iamUser("deploy", production, agents.botoLocal), region: "us-east-1" },
        ),
    ),
    alarm(
        "compute",
        "mail out of the sandbox asked for",
        call(
            "ses",
            "PutAccountDetails",
            { mailType: "MARKETING", websiteURL: "https://example.net", productionAccessEnabled: true },
            { by: iamUser("deploy", production, agents.botoLocal), region: "us-east-1" },
        ),
    ),
    alarm(
        "exposure",
        "metadata service of version 1 allowed",
        call(
            "ec2",
            "ModifyInstanceMetadataOptions",
            { ModifyInstanceMetadataOptionsRequest: { InstanceId: "i-0123456789abcdef0", HttpTokens: "optional" } },
            { by: attacker },
        ),
        "compute",
    ),
    alarm(
        "detectors",
        "scan of pushed images off",
        call(
            "ecr",
            "PutImageScanningConfiguration",
            { repositoryName: "checkout", imageScanningConfiguration: { scanOnPush: false } },
            { by: attacker },
        ),
    ),
    alarm(
        "persistence",
        "administrator of a cluster made",
        call(
            "eks",
            "AssociateAccessPolicy",
            {
                name: "prod",
                principalArn: `arn:aws:iam::${production}:role/x`,
                policyArn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                accessScope: { type: "cluster" },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "credentials",
        "password of a database replaced by hand",
        call(
            "rds",
            "ModifyDBInstance",
            { dBInstanceIdentifier: "ledger", masterUserPassword: "****", applyImmediately: true },
            { by: attacker },
        ),
    ),
    burst(
        "secrets",
        "start scripts of instances read",
        times(40, (index) =>
            read(
                "ec2",
                "DescribeInstanceAttribute",
                { instanceId: `i-0123456789abc${index}`, attribute: "userData" },
                { by: iamUser("intern", production) },
            ),
        ),
    ),
    burst(
        "credentials",
        "Windows passwords of instances read",
        times(20, (index) =>
            read(
                "ec2",
                "GetPasswordData",
                { instanceId: `i-0123456789abc${index}` },
                { by: iamUser("intern", production) },
            ),
        ),
        "secrets",
    ),
    alarm(
        "persistence",
        "layer of a stranger put into a function",
        call(
            "lambda",
            "UpdateFunctionConfiguration20150331v2",
            { functionName: "api", layers: [`arn:aws:lambda:us-east-1:${stranger}:layer:hook:1`] },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "vault's policy replaced",
        call("backup", "PutBackupVaultAccessPolicy", { backupVaultName: "prod-vault", policy: "{}" }, { by: attacker }),
        "exposure",
    ),
    alarm(
        "destruction",
        "recovery point made to expire tomorrow",
        call(
            "backup",
            "UpdateRecoveryPointLifecycle",
            {
                backupVaultName: "prod-vault",
                recoveryPointArn: "arn:aws:ec2:us-east-1::snapshot/snap-0a1b",
                lifecycle: { deleteAfterDays: 1 },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "destruction",
        "mount target of a file system deleted",
        call("elasticfilesystem", "DeleteMountTarget", { mountTargetId: "fsmt-0a1b2c3d" }, { by: attacker }),
    ),
    alarm(
        "detectors",
        "GuardDuty features of members off",
        call(
            "guardduty",
            "UpdateMemberDetectors",
            { detectorId, accountIds: [production], features: [{ name: "RUNTIME_MONITORING", status: "DISABLED" }] },
            { by: roleSession("Administrator", "x", management) },
        ),
    ),
    alarm(
        "detectors",
        "new members no longer watched by GuardDuty",
        call(
            "guardduty",
            "UpdateOrganizationConfiguration",
            { detectorId, autoEnableOrganizationMembers: "NONE" },
            { by: roleSession("Administrator", "x", management) },
        ),
    ),
    alarm(
        "detectors",
        "GuardDuty's administrator taken off",
        call(
            "guardduty",
            "DisableOrganizationAdminAccount",
            { adminAccountId: production },
            { by: roleSession("Administrator", "x", management) },
        ),
        "organization",
    ),
    alarm(
        "detectors",
        "GuardDuty's list of threats deleted",
        call("guardduty", "DeleteThreatIntelSet", { detectorId, threatIntelSetId: "0a1b" }, { by: attacker }),
    ),
    alarm(
        "detectors",
        "a product's findings no longer imported",
        call(
            "securityhub",
            "DisableImportFindingsForProduct",
            {
                ProductSubscriptionArn: `arn:aws:securityhub:us-east-1:${production}:product-subscription/aws/guardduty`,
            },
            { by: attacker },
        ),
    ),
    alarm(
        "detectors",
        "Security Hub's administrator taken off",
        call(
            "securityhub",
            "DisableOrganizationAdminAccount",
            { AdminAccountId: production },
            { by: roleSession("Administrator", "x", management) },
        ),
        "organization",
    ),
    alarm(
        "detectors",
        "Macie's findings hidden",
        call(
            "macie2",
            "CreateFindingsFilter",
            { name: "quiet", action: "ARCHIVE", findingCriteria: {} },
            { by: attacker },
        ),
    ),
    alarm(
        "detectors",
        "DNS firewall taken off a VPC",
        call(
            "route53resolver",
            "DisassociateFirewallRuleGroup",
            { firewallRuleGroupAssociationId: "rslvr-frgassoc-0a1b" },
            { by: attacker },
        ),
    ),
    alarm(
        "alarm-path",
        "trail's log no longer streamed to the SIEM",
        call(
            "logs",
            "DeleteSubscriptionFilter",
            { logGroupName: "/aws/cloudtrail/orgtrail-organization-trail", filterName: "siem" },
            { by: attacker },
        ),
    ),
    alarm(
        "credentials",
        "S3 Browser makes a user's password",
        call(
            "iam",
            "CreateLoginProfile",
            { userName: "s3", passwordResetRequired: false },
            { by: { ...iamUser("deploy", production), agent: "S3 Browser/12.4.5 (https://s3browser.com)" } },
        ),
        "sessions",
    ),
    alarm(
        "sessions",
        "a call from Pentoo",
        read("s3", "ListBuckets", null, {
            by: {
                ...iamUser("deploy", production),
                agent: "aws-cli/1.18.69 Python/3.8.10 Linux/5.10.0-pentoo botocore/1.16.19",
            },
        }),
    ),
    alarm(
        "compute",
        "start script replaced, in the other spelling",
        call(
            "ec2",
            "ModifyInstanceAttribute",
            { instanceId: "i-0123456789abcdef0", attribute: "userData", value: "<sensitiveDataRemoved>" },
            { by: iamUser("ops", production) },
        ),
    ),
    alarm(
        "compute",
        "entitlement of a model asked for",
        call(
            "bedrock",
            "PutFoundationModelEntitlement",
            { modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0" },
            { by: iamUser("deploy", production, agents.botoLocal), region: "us-east-1" },
        ),
    ),
    alarm(
        "compute",
        "training job in a Region nobody uses",
        call(
            "sagemaker",
            "CreateTrainingJob",
            { trainingJobName: "x", resourceConfig: { instanceType: "ml.p4d.24xlarge", instanceCount: 8 } },
            { by: attacker, region: "ap-south-1" },
        ),
    ),
    alarm(
        "exposure",
        "identity pool that gives strangers credentials",
        call(
            "cognito-identity",
            "UpdateIdentityPool",
            { identityPoolId: "us-east-1:0a1b", allowUnauthenticatedIdentities: true },
            { by: attacker },
        ),
        "persistence",
    ),
    alarm(
        "organization",
        "account of another partition made",
        call(
            "organizations",
            "CreateGovCloudAccount",
            { accountName: "gov", email: "HIDDEN_DUE_TO_SECURITY_REASONS" },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "credentials",
        "access key of the sandbox's user left behind as a password for git",
        call(
            "iam",
            "CreateServiceSpecificCredential",
            { userName: "ci", serviceName: "codecommit.amazonaws.com" },
            { by: iamUser("intern", sandbox) },
        ),
        "persistence",
    ),
    alarm(
        "persistence",
        "Identity Center user put into a group",
        call(
            "identitystore",
            "CreateGroupMembership",
            { identityStoreId: "d-9067642ac7", groupId: "0a1b", memberId: { userId: "94482488" } },
            { by: identityCenterSession("omar") },
        ),
    ),
    alarm(
        "credentials",
        "password of an Identity Center user replaced",
        call(
            "sso-directory",
            "UpdatePassword",
            { userId: "94482488", passwordMode: "OTP" },
            { by: identityCenterSession("omar") },
        ),
        "persistence",
    ),
    alarm(
        "exposure",
        "database restored by hand from a backup, open",
        call(
            "rds",
            "RestoreDBInstanceToPointInTime",
            { sourceDBInstanceIdentifier: "ledger", targetDBInstanceIdentifier: "copy", publiclyAccessible: true },
            { by: roleSession("Administrator", "x", development) },
        ),
    ),
];

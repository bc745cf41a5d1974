import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    management,
    pipeline,
    production,
    roleSession,
    service,
    stranger,
    through,
} from "../callers";
import { accessDenied, alarm, call, items, quiet, read, type Entry } from "../entry";
import { bucketCall } from "./archive";

const xmlns = "http://s3.amazonaws.com/doc/2006-03-01/";
const attacker = roleSession("Administrator", "x", production, agents.botoLocal);
const block = (value: boolean) => ({
    PublicAccessBlockConfiguration: {
        xmlns,
        BlockPublicAcls: value,
        IgnorePublicAcls: value,
        BlockPublicPolicy: value,
        RestrictPublicBuckets: value,
    },
});
const snapshotId = "snap-0123456789abcdef0";
const everybody =
    '{"Version":"2012-10-17","Statement":[{"Sid":"x","Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}';
const toStranger =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:root"},"Action":"*","Resource":"*"}]}';
const ingress = (cidrIp: string, fromPort: number, toPort = fromPort, ipProtocol = "tcp") => ({
    groupId: "sg-0123456789abcdef0",
    ipPermissions: items({
        ipProtocol,
        fromPort,
        toPort,
        groups: {},
        ipRanges: items({ cidrIp }),
        ipv6Ranges: {},
        prefixListIds: {},
    }),
});

export const exposureRecords: readonly Entry[] = [
    alarm(
        "exposure",
        "account's public access block removed",
        call(
            "s3",
            "DeleteAccountPublicAccessBlock",
            { publicAccessBlock: "", Host: `${production}.s3-control.us-east-1.amazonaws.com`, accountId: production },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "account's public access block off",
        call(
            "s3",
            "PutAccountPublicAccessBlock",
            {
                publicAccessBlock: "",
                accountId: production,
                Host: `${production}.s3-control.us-east-1.amazonaws.com`,
                ...block(false),
            },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "exposure",
        "bucket's public access block removed",
        bucketCall("DeleteBucketPublicAccessBlock", "app-data-prod-0f3a", "publicAccessBlock", {}, { by: attacker }),
    ),
    alarm(
        "exposure",
        "bucket's public access block off",
        bucketCall("PutBucketPublicAccessBlock", "app-data-prod-0f3a", "publicAccessBlock", block(false), {
            by: consoleUser("dana", production),
        }),
    ),
    alarm(
        "exposure",
        "snapshot shared with everybody",
        call(
            "ec2",
            "ModifySnapshotAttribute",
            {
                snapshotId,
                attributeType: "CREATE_VOLUME_PERMISSION",
                createVolumePermission: { add: items({ group: "all" }) },
            },
            { by: attacker, response: { _return: true } },
        ),
    ),
    alarm(
        "exposure",
        "snapshot shared with a stranger",
        call(
            "ec2",
            "ModifySnapshotAttribute",
            {
                snapshotId,
                attributeType: "CREATE_VOLUME_PERMISSION",
                createVolumePermission: { add: items({ userId: stranger }) },
            },
            { by: iamUser("ops", production), response: { _return: true } },
        ),
    ),
    alarm(
        "exposure",
        "image shared with everybody",
        call(
            "ec2",
            "ModifyImageAttribute",
            {
                imageId: "ami-0123456789abcdef0",
                attributeType: "launchPermission",
                launchPermission: { add: items({ group: "all" }) },
            },
            { by: attacker, response: { _return: true } },
        ),
    ),
    alarm(
        "exposure",
        "image shared with a stranger",
        call(
            "ec2",
            "ModifyImageAttribute",
            {
                imageId: "ami-0123456789abcdef0",
                attributeType: "launchPermission",
                launchPermission: { add: items({ userId: stranger }) },
            },
            { by: attacker, response: { _return: true } },
        ),
    ),
    alarm(
        "exposure",
        "database snapshot shared with everybody",
        call(
            "rds",
            "ModifyDBSnapshotAttribute",
            { dBSnapshotIdentifier: "ledger-2026-03-01", attributeName: "restore", valuesToAdd: ["all"] },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "database snapshot shared with a stranger",
        call(
            "rds",
            "ModifyDBSnapshotAttribute",
            { dBSnapshotIdentifier: "ledger-2026-03-01", attributeName: "restore", valuesToAdd: [stranger] },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "exposure",
        "cluster snapshot shared",
        call(
            "rds",
            "ModifyDBClusterSnapshotAttribute",
            { dBClusterSnapshotIdentifier: "aurora-2026-03-01", attributeName: "restore", valuesToAdd: [stranger] },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "database snapshot exported",
        call(
            "rds",
            "StartExportTask",
            {
                exportTaskIdentifier: "x",
                sourceArn: `arn:aws:rds:us-east-1:${production}:snapshot:ledger`,
                s3BucketName: "exports-9f3c",
                iamRoleArn: `arn:aws:iam::${production}:role/export`,
                kmsKeyId: "k",
            },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "instance exported",
        call(
            "ec2",
            "CreateInstanceExportTask",
            { instanceId: "i-0123456789abcdef0", exportToS3: { diskImageFormat: "VMDK", s3Bucket: "exports-9f3c" } },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "database made public",
        call(
            "rds",
            "ModifyDBInstance",
            {
                dBInstanceIdentifier: "ledger",
                publiclyAccessible: true,
                applyImmediately: true,
                allowMajorVersionUpgrade: false,
            },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "public database made",
        call(
            "rds",
            "CreateDBInstance",
            {
                dBInstanceIdentifier: "try",
                dBInstanceClass: "db.t3.micro",
                engine: "postgres",
                publiclyAccessible: true,
                masterUserPassword: "****",
            },
            { by: identityCenterSession("kim", "Developer", development) },
        ),
    ),
    alarm(
        "exposure",
        "database restored to the public",
        call(
            "rds",
            "RestoreDBInstanceFromDBSnapshot",
            { dBInstanceIdentifier: "copy", dBSnapshotIdentifier: "ledger-2026-03-01", publiclyAccessible: true },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "warehouse made public",
        call(
            "redshift",
            "ModifyCluster",
            { clusterIdentifier: "warehouse", publiclyAccessible: true },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "cluster's API opened to everybody",
        call(
            "eks",
            "UpdateClusterConfig",
            { name: "prod", resourcesVpcConfig: { endpointPublicAccess: true, publicAccessCidrs: ["0.0.0.0/0"] } },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "function URL without authentication",
        call(
            "lambda",
            "CreateFunctionUrlConfig",
            { functionName: "sync", authType: "NONE", cors: {} },
            { by: attacker, response: { functionUrl: "https://abc.lambda-url.us-east-1.on.aws/", authType: "NONE" } },
        ),
    ),
    alarm(
        "exposure",
        "function for everybody",
        call(
            "lambda",
            "AddPermission20150331v2",
            {
                functionName: "sync",
                statementId: "FunctionURLAllowPublicAccess",
                action: "lambda:InvokeFunctionUrl",
                principal: "*",
                functionUrlAuthType: "NONE",
            },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "layer for everybody",
        call(
            "lambda",
            "AddLayerVersionPermission20181031",
            {
                layerName: "tools",
                versionNumber: 3,
                statementId: "all",
                action: "lambda:GetLayerVersion",
                principal: "*",
            },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "queue for everybody",
        call(
            "sqs",
            "SetQueueAttributes",
            { queueUrl: `https://sqs.us-east-1.amazonaws.com/${production}/orders`, attributes: { Policy: everybody } },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "queue for a stranger",
        call(
            "sqs",
            "AddPermission",
            {
                queueUrl: `https://sqs.us-east-1.amazonaws.com/${production}/orders`,
                label: "x",
                aWSAccountIds: [stranger],
                actions: ["*"],
            },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "topic for everybody",
        call(
            "sns",
            "SetTopicAttributes",
            {
                topicArn: `arn:aws:sns:us-east-1:${production}:orders`,
                attributeName: "Policy",
                attributeValue: everybody,
            },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "image repository for everybody",
        call(
            "ecr",
            "SetRepositoryPolicy",
            { repositoryName: "checkout", policyText: everybody, force: false },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "secret for a stranger",
        call(
            "secretsmanager",
            "PutResourcePolicy",
            { secretId: "prod/db", resourcePolicy: toStranger, blockPublicPolicy: false },
            { by: attacker },
        ),
    ),
    alarm(
        "keys",
        "key for everybody",
        call(
            "kms",
            "PutKeyPolicy",
            { keyId: "1234abcd-12ab-34cd-56ef-1234567890ab", policyName: "default", policy: everybody },
            { by: attacker },
        ),
        "exposure",
    ),
    alarm(
        "exposure",
        "subnet shared with a stranger",
        call(
            "ram",
            "CreateResourceShare",
            {
                name: "net",
                allowExternalPrincipals: true,
                principals: [stranger],
                resourceArns: [`arn:aws:ec2:us-east-1:${production}:subnet/subnet-0a1b`],
            },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "stranger added to a share",
        call(
            "ram",
            "AssociateResourceShare",
            { resourceShareArn: `arn:aws:ram:us-east-1:${production}:resource-share/7ab63972`, principals: [stranger] },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "document for everybody",
        call(
            "ssm",
            "ModifyDocumentPermission",
            { name: "setup", permissionType: "Share", accountIdsToAdd: ["all"] },
            { by: attacker },
        ),
    ),
    alarm(
        ["exposure", "security-groups"],
        "SSH for everybody",
        call("ec2", "AuthorizeSecurityGroupIngress", ingress("0.0.0.0/0", 22), {
            by: attacker,
            response: { _return: true },
        }),
    ),
    alarm(
        ["exposure", "security-groups"],
        "every port for everybody",
        call("ec2", "AuthorizeSecurityGroupIngress", ingress("0.0.0.0/0", -1, -1, "-1"), {
            by: consoleUser("dana", production),
            response: { _return: true },
        }),
    ),
    alarm(
        "exposure",
        "default encryption of volumes off",
        call("ec2", "DisableEbsEncryptionByDefault", { DisableEbsEncryptionByDefaultRequest: "" }, { by: attacker }),
    ),
    alarm(
        "exposure",
        "block on public snapshots off",
        call(
            "ec2",
            "DisableSnapshotBlockPublicAccess",
            { DisableSnapshotBlockPublicAccessRequest: "" },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "block on public images off",
        call(
            "ec2",
            "DisableImageBlockPublicAccess",
            { DisableImageBlockPublicAccessRequest: "" },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "exposure",
        "build project made public",
        call(
            "codebuild",
            "UpdateProjectVisibility",
            {
                projectArn: `arn:aws:codebuild:us-east-1:${production}:project/checkout`,
                projectVisibility: "PUBLIC_READ",
                resourceAccessRole: `arn:aws:iam::${production}:role/public`,
            },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "event bus for a stranger",
        call(
            "events",
            "PutPermission",
            { eventBusName: "default", action: "events:PutEvents", principal: stranger, statementId: "x" },
            { by: attacker },
        ),
    ),
    quiet(
        "snapshot's sharing taken back",
        call(
            "ec2",
            "ModifySnapshotAttribute",
            {
                snapshotId,
                attributeType: "CREATE_VOLUME_PERMISSION",
                createVolumePermission: { remove: items({ group: "all" }) },
            },
            { by: identityCenterSession("noor", "SecurityAnalyst", production), response: { _return: true } },
        ),
    ),
    quiet(
        "image described differently",
        call(
            "ec2",
            "ModifyImageAttribute",
            { imageId: "ami-0123456789abcdef0", attributeType: "description", description: "base image" },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "database snapshot's sharing taken back",
        call(
            "rds",
            "ModifyDBSnapshotAttribute",
            { dBSnapshotIdentifier: "ledger", attributeName: "restore", valuesToRemove: [stranger] },
            { by: identityCenterSession("noor", "SecurityAnalyst", production) },
        ),
    ),
    quiet(
        "database made private",
        call(
            "rds",
            "ModifyDBInstance",
            { dBInstanceIdentifier: "ledger", publiclyAccessible: false },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "private database made",
        call(
            "rds",
            "CreateDBInstance",
            {
                dBInstanceIdentifier: "orders",
                dBInstanceClass: "db.r6g.large",
                engine: "postgres",
                publiclyAccessible: false,
                storageEncrypted: true,
                masterUserPassword: "****",
            },
            { by: through("cloudformation.amazonaws.com", pipeline(development)) },
        ),
    ),
    quiet(
        "function URL with IAM",
        call(
            "lambda",
            "CreateFunctionUrlConfig",
            { functionName: "api", authType: "AWS_IAM" },
            {
                by: pipeline(development),
                response: { functionUrl: "https://abc.lambda-url.us-east-1.on.aws/", authType: "AWS_IAM" },
            },
        ),
    ),
    quiet(
        "permission for EventBridge to call a function",
        call(
            "lambda",
            "AddPermission20150331v2",
            {
                functionName: "nightly",
                statementId: "events",
                action: "lambda:InvokeFunction",
                principal: "events.amazonaws.com",
                sourceArn: `arn:aws:events:us-east-1:${development}:rule/nightly`,
            },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "queue's time-out changed",
        call(
            "sqs",
            "SetQueueAttributes",
            {
                queueUrl: `https://sqs.us-east-1.amazonaws.com/${production}/orders`,
                attributes: { VisibilityTimeout: "60" },
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "queue takes messages of a topic",
        call(
            "sqs",
            "SetQueueAttributes",
            {
                queueUrl: `https://sqs.us-east-1.amazonaws.com/${production}/orders`,
                attributes: {
                    Policy: `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sqs:SendMessage","Resource":"arn:aws:sqs:us-east-1:${production}:orders","Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:sns:us-east-1:${production}:orders"}}}]}`,
                },
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "topic's display name",
        call(
            "sns",
            "SetTopicAttributes",
            {
                topicArn: `arn:aws:sns:us-east-1:${production}:orders`,
                attributeName: "DisplayName",
                attributeValue: "orders",
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "share within the organization",
        call(
            "ram",
            "CreateResourceShare",
            {
                name: "net",
                allowExternalPrincipals: false,
                principals: ["arn:aws:organizations::111122223333:organization/o-exampleorgid"],
                resourceArns: [`arn:aws:ec2:us-east-1:${production}:subnet/subnet-0a1b`],
            },
            { by: pipeline(management) },
        ),
    ),
    quiet(
        "secret's tag",
        call(
            "secretsmanager",
            "TagResource",
            { secretId: "prod/db", tags: [{ key: "team", value: "ledger" }] },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "default encryption of volumes on",
        call(
            "ec2",
            "EnableEbsEncryptionByDefault",
            { EnableEbsEncryptionByDefaultRequest: "" },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "public sharing of snapshots blocked",
        call(
            "ec2",
            "EnableSnapshotBlockPublicAccess",
            { EnableSnapshotBlockPublicAccessRequest: { State: "block-all-sharing" } },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "sharing a snapshot refused",
        call(
            "ec2",
            "ModifySnapshotAttribute",
            {
                snapshotId,
                attributeType: "CREATE_VOLUME_PERMISSION",
                createVolumePermission: { add: items({ group: "all" }) },
            },
            { by: attacker, error: ["Client.OperationNotPermitted", "You cannot publicly share encrypted snapshots."] },
        ),
    ),
    quiet(
        "PutPolicy of MediaConvert refused",
        call(
            "mediaconvert",
            "PutPolicy",
            { policy: { s3Inputs: "ALLOWED" } },
            { by: pipeline(production), error: accessDenied("mediaconvert:PutPolicy") },
        ),
    ),
    quiet(
        "backup copies a snapshot",
        call(
            "ec2",
            "CopySnapshot",
            { sourceSnapshotId: snapshotId, sourceRegion: "us-east-1" },
            {
                by: roleSession(
                    "AWSBackupDefaultServiceRole",
                    "AWSBackup-AWSBackupDefaultServiceRole",
                    production,
                    "backup.amazonaws.com",
                    "/service-role/",
                ),
                region: "eu-west-1",
            },
        ),
    ),
    quiet(
        "snapshot's attributes read",
        read(
            "ec2",
            "DescribeSnapshotAttribute",
            { snapshotId, attributeType: "CREATE_VOLUME_PERMISSION" },
            { by: service("config.amazonaws.com") },
        ),
    ),
];

import type { JsonValue } from "../../../../detections/cloudtrail-record";
import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    logArchive,
    management,
    pipeline,
    production,
    roleSession,
    root,
    service,
    serviceLinkedRole,
    stranger,
    through,
} from "../callers";
import { accessDenied, alarm, burst, call, either, items, quiet, read, times, type Entry } from "../entry";
import { bucketCall } from "./archive";

const xmlns = "http://s3.amazonaws.com/doc/2006-03-01/";
const attacker = roleSession("Administrator", "x", production, agents.botoLocal);
const kim = identityCenterSession("kim", "Developer", development);
const archive = "orgtrail-archive-o-exampleorgid";
const trail = "orgtrail-organization-trail";
const store = `arn:aws:cloudtrail:us-east-1:${management}:eventdatastore/EXAMPLE-f852-4e8f-8bd1-bcf6cEXAMPLE`;
/** As a person types it in the console, or a file is given to the CLI. */
const typed = (policy: JsonValue) => JSON.stringify(policy, undefined, 2);
const windows = (policy: JsonValue) => JSON.stringify(policy, undefined, 4).replaceAll("\n", "\r\n");
const statement = (principal: JsonValue, condition?: JsonValue): JsonValue => ({
    Version: "2012-10-17",
    Statement: [
        {
            Sid: "Statement1",
            Effect: "Allow",
            Principal: principal,
            Action: "*",
            Resource: "*",
            ...(condition !== undefined && { Condition: condition }),
        },
    ],
});
const trust = (principal: JsonValue): JsonValue => ({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole", Condition: {} }],
});
const ingress = (parameters: JsonValue) =>
    call(
        "ec2",
        "AuthorizeSecurityGroupIngress",
        { groupId: "sg-0123456789abcdef0", ipPermissions: items(parameters) },
        { by: attacker, response: { _return: true } },
    );
const queueUrl = `https://sqs.us-east-1.amazonaws.com/${production}/orders`;
const topicArn = `arn:aws:sns:us-east-1:${production}:orders`;
const ownOrganization = { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } };
const launch = (instanceType: string, count: number) => ({
    instancesSet: items({ imageId: "ami-0123456789abcdef0", minCount: count, maxCount: count }),
    instanceType,
});

export const variantRecords: readonly Entry[] = [
    // The same deed, written differently.
    alarm(
        "persistence",
        "trust for a stranger, typed with white space",
        call(
            "iam",
            "UpdateAssumeRolePolicy",
            { roleName: "app", policyDocument: typed(trust({ AWS: "arn:aws:iam::999988887777:root" })) },
            { by: attacker },
        ),
    ),
    alarm(
        "persistence",
        "trust for a stranger's user, in a list",
        call(
            "iam",
            "UpdateAssumeRolePolicy",
            {
                roleName: "app",
                policyDocument: typed(
                    trust({ AWS: ["arn:aws:iam::222233334444:root", "arn:aws:iam::999988887777:user/x"] }),
                ),
            },
            { by: attacker },
        ),
    ),
    alarm(
        "persistence",
        "trust for everybody, typed on Windows",
        call(
            "iam",
            "CreateRole",
            { roleName: "r", assumeRolePolicyDocument: windows(trust({ AWS: "*" })) },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "persistence",
        "trust for everybody, in short",
        call(
            "iam",
            "CreateRole",
            { roleName: "r", assumeRolePolicyDocument: JSON.stringify(trust("*")) },
            { by: attacker },
        ),
    ),
    alarm(
        "persistence",
        "trust for a bare account id",
        call(
            "iam",
            "CreateRole",
            { roleName: "r", assumeRolePolicyDocument: JSON.stringify(trust({ AWS: stranger })) },
            { by: attacker },
        ),
    ),
    alarm(
        ["iam-policies", "persistence"],
        "everything allowed, typed with white space",
        call(
            "iam",
            "PutUserPolicy",
            {
                userName: "deploy",
                policyName: "p",
                policyDocument: typed({
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }],
                }),
            },
            { by: attacker },
        ),
    ),
    alarm(
        ["iam-policies", "persistence"],
        "everything allowed, in a list",
        call(
            "iam",
            "CreatePolicyVersion",
            {
                policyArn: `arn:aws:iam::${production}:policy/app`,
                setAsDefault: true,
                policyDocument: typed({
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: ["*"], Resource: ["*"] }],
                }),
            },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "queue for everybody, typed with white space",
        call(
            "sqs",
            "SetQueueAttributes",
            { queueUrl, attributes: { Policy: typed(statement("*")) } },
            { by: consoleUser("dana", production) },
        ),
    ),
    alarm(
        "exposure",
        "queue made open",
        call(
            "sqs",
            "CreateQueue",
            { queueName: "drop", attributes: { Policy: JSON.stringify(statement({ AWS: "*" })) } },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "topic for everybody, typed with white space",
        call(
            "sns",
            "SetTopicAttributes",
            { topicArn, attributeName: "Policy", attributeValue: typed(statement({ AWS: "*" })) },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "topic for a stranger",
        call(
            "sns",
            "AddPermission",
            { topicArn, label: "x", aWSAccountIds: [stranger], actionNames: ["Publish"] },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "image repository for a stranger, typed with white space",
        call(
            "ecr",
            "SetRepositoryPolicy",
            { repositoryName: "checkout", policyText: typed(statement({ AWS: "arn:aws:iam::999988887777:root" })) },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "secret for everybody, typed with white space",
        call(
            "secretsmanager",
            "PutResourcePolicy",
            { secretId: "prod/db", resourcePolicy: typed(statement("*")) },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "function URL's authentication removed",
        call("lambda", "UpdateFunctionUrlConfig", { functionName: "api", authType: "NONE" }, { by: attacker }),
    ),
    alarm(
        "exposure",
        "function for everybody, in the older call",
        call(
            "lambda",
            "AddPermission20150331",
            { functionName: "api", statementId: "x", action: "lambda:InvokeFunction", principal: "*" },
            { by: attacker },
        ),
    ),
    alarm(
        "exposure",
        "snapshot shared with two accounts",
        call(
            "ec2",
            "ModifySnapshotAttribute",
            {
                snapshotId: "snap-0123456789abcdef0",
                attributeType: "CREATE_VOLUME_PERMISSION",
                createVolumePermission: { add: items({ userId: development }, { userId: stranger }) },
            },
            { by: attacker, response: { _return: true } },
        ),
    ),
    alarm(
        ["bucket-policies", "exposure"],
        "ACL for everybody to read and write",
        bucketCall("PutBucketAcl", "web-assets", "acl", { "x-amz-acl": "public-read-write" }, { by: attacker }),
    ),
    alarm(
        ["bucket-policies", "exposure"],
        "ACL for everybody with an account",
        bucketCall("PutBucketAcl", "web-assets", "acl", { "x-amz-acl": ["authenticated-read"] }, { by: attacker }),
    ),
    alarm(
        ["bucket-policies", "exposure"],
        "ACL with two grants, the second for everybody",
        bucketCall(
            "PutBucketAcl",
            "web-assets",
            "acl",
            {
                AccessControlPolicy: {
                    xmlns,
                    AccessControlList: {
                        Grant: [
                            { Permission: "FULL_CONTROL", Grantee: { "xsi:type": "CanonicalUser", ID: "0a1b" } },
                            {
                                Permission: "READ",
                                Grantee: {
                                    "xsi:type": "Group",
                                    URI: "http://acs.amazonaws.com/groups/global/AllUsers",
                                },
                            },
                        ],
                    },
                },
            },
            { by: attacker },
        ),
    ),
    alarm(
        ["bucket-policies", "exposure"],
        "policy whose second statement is for everybody",
        bucketCall(
            "PutBucketPolicy",
            "web-assets",
            "policy",
            {
                bucketPolicy: {
                    Version: "2012-10-17",
                    Statement: [
                        {
                            Effect: "Allow",
                            Principal: { AWS: `arn:aws:iam::${production}:role/web` },
                            Action: "s3:*",
                            Resource: "*",
                        },
                        {
                            Effect: "Allow",
                            Principal: "*",
                            Action: "s3:GetObject",
                            Resource: "arn:aws:s3:::web-assets/*",
                        },
                    ],
                },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "root",
        "MFA delete of a bucket off",
        bucketCall(
            "PutBucketVersioning",
            "payments-ledger-prod",
            "versioning",
            { VersioningConfiguration: { Status: "Enabled", MfaDelete: "Disabled", xmlns } },
            { by: root(production) },
        ),
        ["archive", "destruction"],
    ),
    alarm(
        ["exposure", "security-groups"],
        "SSH for everybody over IPv6",
        ingress({
            ipProtocol: "tcp",
            fromPort: 22,
            toPort: 22,
            groups: {},
            ipRanges: {},
            ipv6Ranges: items({ cidrIpv6: "::/0" }),
            prefixListIds: {},
        }),
    ),
    alarm(
        ["exposure", "security-groups"],
        "remote desktop for everybody",
        ingress({
            ipProtocol: "tcp",
            fromPort: 3389,
            toPort: 3389,
            groups: {},
            ipRanges: items({ cidrIp: "0.0.0.0/0" }),
            ipv6Ranges: {},
            prefixListIds: {},
        }),
    ),
    alarm(
        ["exposure", "security-groups"],
        "every TCP port for everybody",
        ingress({
            ipProtocol: "tcp",
            fromPort: 0,
            toPort: 65535,
            groups: {},
            ipRanges: items({ cidrIp: "10.0.0.0/8" }, { cidrIp: "0.0.0.0/0" }),
            ipv6Ranges: {},
            prefixListIds: {},
        }),
    ),
    alarm(
        ["exposure", "security-groups"],
        "a rule changed to SSH for everybody",
        call(
            "ec2",
            "ModifySecurityGroupRules",
            {
                ModifySecurityGroupRulesRequest: {
                    GroupId: "sg-0123456789abcdef0",
                    SecurityGroupRule: {
                        tag: 1,
                        SecurityGroupRuleId: "sgr-0123456789abcdef0",
                        SecurityGroupRule: { IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIpv4: "0.0.0.0/0" },
                    },
                },
            },
            { by: attacker },
        ),
    ),
    alarm(
        "cloudtrail",
        "selectors without IAM and STS by exclusion",
        call(
            "cloudtrail",
            "PutEventSelectors",
            {
                trailName: trail,
                advancedEventSelectors: [
                    {
                        name: "m",
                        fieldSelectors: [
                            { field: "eventCategory", equals: ["Management"] },
                            { field: "eventSource", notEquals: ["kms.amazonaws.com"] },
                        ],
                    },
                ],
            },
            { by: attacker },
        ),
    ),
    alarm(
        "cloudtrail",
        "selectors that record writes only",
        call(
            "cloudtrail",
            "PutEventSelectors",
            {
                trailName: trail,
                advancedEventSelectors: [
                    {
                        name: "m",
                        fieldSelectors: [
                            { field: "eventCategory", equals: ["Management"] },
                            { field: "readOnly", equals: ["false"] },
                        ],
                    },
                ],
            },
            { by: attacker },
        ),
    ),
    alarm(
        "compute",
        "GPU instances through CloudFormation for a person",
        call("ec2", "RunInstances", launch("p5.48xlarge", 1), {
            by: through("cloudformation.amazonaws.com", kim),
            region: "us-east-1",
        }),
    ),
    alarm(
        "compute",
        "accelerators",
        call("ec2", "RunInstances", launch("trn1.32xlarge", 1), {
            by: iamUser("build", development),
            region: "us-east-1",
        }),
    ),
    alarm(
        "compute",
        "a huge machine of bare metal",
        call("ec2", "RunInstances", launch("u-6tb1.metal", 1), { by: attacker, region: "us-east-1" }),
    ),
    alarm(
        "compute",
        "model answered in pieces to a long-lived key",
        call(
            "bedrock",
            "InvokeModelWithResponseStream",
            { modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0" },
            { by: iamUser("ses-smtp", production, agents.botoLocal), readOnly: true, region: "us-east-1" },
        ),
    ),
    alarm(
        "sessions",
        "attack framework Stratus",
        read("ec2", "DescribeInstances", null, {
            by: { ...iamUser("deploy", production), agent: "stratus-red-team_e1d92b9d-2488-4244-97b4-0a5e914287ba" },
        }),
    ),
    alarm(
        "sessions",
        "port forwarded through an instance by an IAM user",
        call(
            "ssm",
            "StartSession",
            {
                target: "i-0123456789abcdef0",
                documentName: "AWS-StartPortForwardingSessionToRemoteHost",
                parameters: { host: ["ledger.cluster-x.us-east-1.rds.amazonaws.com"], portNumber: ["5432"] },
            },
            { by: iamUser("ops", production) },
        ),
    ),
    alarm(
        "root",
        "password for root put in by a root session",
        call("iam", "CreateLoginProfile", null, { by: root(production, agents.cli) }),
        "credentials",
    ),
    burst(
        "destruction",
        "versions of objects deleted by a script",
        times(120, (index) =>
            call(
                "s3",
                "DeleteObject",
                { bucketName: "payments-ledger-prod", key: `2026/${index}.json`, versionId: `v${index}` },
                {
                    by: attacker,
                    fields: {
                        managementEvent: false,
                        eventCategory: "Data",
                        resources: [
                            { type: "AWS::S3::Object", ARN: `arn:aws:s3:::payments-ledger-prod/2026/${index}.json` },
                        ],
                    },
                },
            ),
        ),
        [],
        1,
    ),
    burst(
        "destruction",
        "objects locked with a key of the caller's own",
        times(120, (index) =>
            call(
                "s3",
                "CopyObject",
                {
                    bucketName: "payments-ledger-prod",
                    key: `2026/${index}.json`,
                    "x-amz-server-side-encryption-customer-algorithm": "AES256",
                    "x-amz-copy-source": `payments-ledger-prod/2026/${index}.json`,
                },
                {
                    by: iamUser("deploy", production, agents.botoLocal),
                    fields: {
                        managementEvent: false,
                        eventCategory: "Data",
                        additionalEventData: { SSEApplied: "SSE_C" },
                        resources: [
                            { type: "AWS::S3::Object", ARN: `arn:aws:s3:::payments-ledger-prod/2026/${index}.json` },
                        ],
                    },
                },
            ),
        ),
        [],
        1,
    ),

    // Harmless values.
    alarm(
        "security-groups",
        "HTTPS for everybody: a web server",
        ingress({
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            groups: {},
            ipRanges: items({ cidrIp: "0.0.0.0/0" }),
            ipv6Ranges: items({ cidrIpv6: "::/0" }),
            prefixListIds: {},
        }),
    ),
    alarm(
        "bucket-policies",
        "policy for everybody of the organization",
        bucketCall(
            "PutBucketPolicy",
            "shared-artifacts",
            "policy",
            {
                bucketPolicy: {
                    Version: "2012-10-17",
                    Statement: [
                        {
                            Effect: "Allow",
                            Principal: { AWS: `arn:aws:iam::${development}:root` },
                            Action: "s3:GetObject",
                            Resource: "arn:aws:s3:::shared-artifacts/*",
                            Condition: ownOrganization,
                        },
                    ],
                },
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "queue for a role of its own account",
        call(
            "sqs",
            "SetQueueAttributes",
            {
                queueUrl,
                attributes: {
                    Policy: typed({
                        Version: "2012-10-17",
                        Statement: [
                            {
                                Effect: "Allow",
                                Principal: { Service: "s3.amazonaws.com" },
                                Action: "sqs:SendMessage",
                                Resource: `arn:aws:sqs:us-east-1:${production}:orders`,
                                Condition: { ArnLike: { "aws:SourceArn": "arn:aws:s3:::uploads" } },
                            },
                        ],
                    }),
                },
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "topic's policy as SNS writes it: everybody, but of its own account",
        call(
            "sns",
            "SetTopicAttributes",
            {
                topicArn,
                attributeName: "Policy",
                attributeValue: `{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":["SNS:Publish","SNS:Subscribe"],"Resource":"${topicArn}","Condition":{"StringEquals":{"AWS:SourceOwner":"${production}"}}}]}`,
            },
            { by: consoleUser("dana", production) },
        ),
    ),
    quiet(
        "image repository for the organization",
        call(
            "ecr",
            "SetRepositoryPolicy",
            { repositoryName: "base", policyText: JSON.stringify(statement("*", ownOrganization)) },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "image repository for Lambda",
        call(
            "ecr",
            "SetRepositoryPolicy",
            { repositoryName: "fn", policyText: JSON.stringify(statement({ Service: "lambda.amazonaws.com" })) },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "image shared by Image Builder",
        call(
            "ec2",
            "ModifyImageAttribute",
            {
                imageId: "ami-0123456789abcdef0",
                attributeType: "launchPermission",
                launchPermission: { add: items({ userId: development }) },
            },
            {
                by: serviceLinkedRole(
                    "imagebuilder.amazonaws.com",
                    "AWSServiceRoleForImageBuilder",
                    "Ec2ImageBuilder-distribution",
                ),
            },
        ),
    ),
    either(
        "cloudtrail",
        "selectors of the trail set to record all, and some data",
        call(
            "cloudtrail",
            "PutEventSelectors",
            {
                trailName: trail,
                advancedEventSelectors: [
                    { name: "management", fieldSelectors: [{ field: "eventCategory", equals: ["Management"] }] },
                    {
                        name: "data",
                        fieldSelectors: [
                            { field: "eventCategory", equals: ["Data"] },
                            { field: "resources.type", equals: ["AWS::S3::Object"] },
                        ],
                    },
                ],
            },
            { by: pipeline(management) },
        ),
    ),
    quiet(
        "event data store kept longer, and protected",
        call(
            "cloudtrail",
            "UpdateEventDataStore",
            { eventDataStore: store, retentionPeriod: 2557, terminationProtectionEnabled: true },
            { by: pipeline(management) },
        ),
    ),
    quiet(
        "Insights on",
        call(
            "cloudtrail",
            "PutInsightSelectors",
            {
                trailName: trail,
                insightSelectors: [{ insightType: "ApiCallRateInsight" }, { insightType: "ApiErrorRateInsight" }],
            },
            { by: pipeline(management) },
        ),
    ),
    quiet(
        "tags on the archive",
        bucketCall(
            "PutBucketTagging",
            archive,
            "tagging",
            { Tagging: { xmlns, TagSet: { Tag: { Key: "owner", Value: "security" } } } },
            { by: pipeline(logArchive) },
        ),
    ),
    quiet(
        "Graviton, which is no GPU",
        call("ec2", "RunInstances", launch("m7g.large", 1), { by: kim, region: "eu-west-1" }),
    ),
    quiet(
        "Graviton with a fast network",
        call("ec2", "RunInstances", launch("c7gn.xlarge", 2), { by: pipeline(development), region: "eu-west-1" }),
    ),
    quiet(
        "Auto Scaling starts thirty instances",
        call("ec2", "RunInstances", launch("m6i.large", 30), {
            by: serviceLinkedRole("autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling", "AutoScaling"),
            region: "eu-west-1",
        }),
    ),
    quiet(
        "session token with a device, for the CLI",
        call(
            "sts",
            "GetSessionToken",
            { durationSeconds: 43200, serialNumber: `arn:aws:iam::${management}:mfa/dana`, tokenCode: "123456" },
            { by: iamUser("dana"), response: { credentials: { accessKeyId: "ASIAIOSFODNN7EXAMPLE" } } },
        ),
    ),
    quiet(
        "own key rotated",
        call("iam", "CreateAccessKey", null, {
            by: iamUser("jenkins", production),
            response: { accessKey: { userName: "jenkins", status: "Active", accessKeyId: "AKIAIOSFODNN7EXAMPLE" } },
        }),
    ),
    quiet(
        "policy of a function for its own organization",
        call(
            "lambda",
            "AddPermission20150331v2",
            {
                functionName: "shared",
                statementId: "org",
                action: "lambda:InvokeFunction",
                principal: "events.amazonaws.com",
                principalOrgID: "o-exampleorgid",
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "grant for a database's storage",
        call(
            "kms",
            "CreateGrant",
            {
                keyId: "0a1b",
                granteePrincipal: "rds.us-east-1.amazonaws.com",
                operations: ["Decrypt", "GenerateDataKey"],
            },
            { by: service("rds.amazonaws.com") },
        ),
    ),
    quiet(
        "a retention of a year for the trail's log group read",
        read("logs", "DescribeLogGroups", { logGroupNamePrefix: "/aws/cloudtrail/" }, { by: pipeline(management) }),
    ),
    quiet(
        "somebody else's topic subscribed to",
        call(
            "sns",
            "Subscribe",
            { topicArn, protocol: "sqs", endpoint: `arn:aws:sqs:us-east-1:${production}:orders` },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "password policy made stricter, but refused",
        call(
            "iam",
            "UpdateAccountPasswordPolicy",
            { minimumPasswordLength: 20 },
            { by: iamUser("ops", production), error: accessDenied("iam:UpdateAccountPasswordPolicy") },
        ),
    ),
    quiet(
        "one model call refused to a key",
        call(
            "bedrock",
            "InvokeModel",
            { modelId: "x" },
            {
                by: iamUser("deploy", production),
                readOnly: true,
                region: "us-east-1",
                error: accessDenied("bedrock:InvokeModel"),
            },
        ),
    ),
    quiet(
        "a bucket's versions on, with MFA delete",
        bucketCall(
            "PutBucketVersioning",
            "payments-ledger-prod",
            "versioning",
            { VersioningConfiguration: { Status: "Enabled", xmlns } },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "trust for a service, typed with white space",
        call(
            "iam",
            "CreateRole",
            {
                roleName: "states",
                assumeRolePolicyDocument: typed(trust({ Service: ["states.amazonaws.com", "events.amazonaws.com"] })),
            },
            { by: kim },
        ),
    ),
    quiet(
        "member's GuardDuty switched on by the administrator",
        call(
            "guardduty",
            "UpdateMemberDetectors",
            {
                detectorId: "12abc34d567e8fa901bc2d34e56789f0",
                accountIds: [production],
                features: [{ name: "RUNTIME_MONITORING", status: "ENABLED" }],
            },
            { by: pipeline(management) },
        ),
    ),
    quiet(
        "database's password managed by Secrets Manager",
        call(
            "rds",
            "ModifyDBInstance",
            { dBInstanceIdentifier: "ledger", manageMasterUserPassword: true },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "metadata service made strict",
        call(
            "ec2",
            "ModifyInstanceMetadataOptions",
            {
                ModifyInstanceMetadataOptionsRequest: {
                    InstanceId: "i-0123456789abcdef0",
                    HttpTokens: "required",
                    HttpPutResponseHopLimit: 1,
                },
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "sign-in of a federated session in a Region by its address",
        call("signin", "ConsoleLogin", null, {
            by: identityCenterSession("li", "Developer", production),
            region: "eu-north-1",
            response: { ConsoleLogin: "Success" },
            fields: {
                eventType: "AwsConsoleSignIn",
                additionalEventData: { LoginTo: "https://console.aws.amazon.com/", MobileVersion: "No", MFAUsed: "No" },
            },
        }),
    ),
    // What else is ordinary, and looks like trouble.
    quiet(
        "schedule of an application disabled by a person",
        call("events", "DisableRule", { name: "nightly-report" }, { by: kim }),
    ),
    quiet(
        "schedule of an application deleted by a person",
        call("events", "DeleteRule", { name: "nightly-report" }, { by: kim }),
    ),
    either(
        "alarm-path",
        "alarm of an application silenced during a deployment",
        call(
            "monitoring",
            "DisableAlarmActions",
            { alarmNames: ["checkout-5xx"] },
            { by: pipeline(production, agents.cli) },
        ),
    ),
    quiet(
        "three instances by a developer",
        call("ec2", "RunInstances", launch("m6i.large", 3), { by: kim, region: "eu-west-1" }),
    ),
    quiet(
        "alias of an application's key moved",
        call("kms", "UpdateAlias", { aliasName: "alias/app", targetKeyId: "0a1b" }, { by: pipeline(development) }),
    ),
    quiet(
        "shell command to one instance by an engineer of Identity Center",
        call(
            "ssm",
            "SendCommand",
            {
                documentName: "AWS-RunShellScript",
                instanceIds: ["i-0123456789abcdef0"],
                parameters: "HIDDEN_DUE_TO_SECURITY_REASONS",
            },
            { by: kim },
        ),
    ),
    quiet(
        "image shared with the own organization",
        call(
            "ec2",
            "ModifyImageAttribute",
            {
                imageId: "ami-0123456789abcdef0",
                attributeType: "launchPermission",
                launchPermission: {
                    add: items({ organizationArn: "arn:aws:organizations::111122223333:organization/o-exampleorgid" }),
                },
            },
            { by: pipeline(production, agents.cli) },
        ),
    ),
    quiet(
        "account's public access block on",
        call(
            "s3",
            "PutAccountPublicAccessBlock",
            {
                publicAccessBlock: "",
                accountId: production,
                PublicAccessBlockConfiguration: {
                    xmlns,
                    BlockPublicAcls: true,
                    IgnorePublicAcls: true,
                    BlockPublicPolicy: true,
                    RestrictPublicBuckets: true,
                },
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "function URL's authentication put back",
        call(
            "lambda",
            "UpdateFunctionUrlConfig",
            { functionName: "api", authType: "AWS_IAM" },
            { by: pipeline(development) },
        ),
    ),
    quiet(
        "Security Hub deletes the Config rule of a control",
        call(
            "config",
            "DeleteConfigRule",
            { configRuleName: "securityhub-iam-user-mfa-enabled-0a1b2c3d" },
            { by: serviceLinkedRole("securityhub.amazonaws.com", "AWSServiceRoleForSecurityHub", "securityhub") },
        ),
    ),
    quiet(
        "Config deletes a rule of a conformance pack",
        call(
            "config",
            "DeleteConfigRule",
            { configRuleName: "iam-user-mfa-enabled-conformance-pack-0a1b" },
            {
                by: serviceLinkedRole(
                    "config-conforms.amazonaws.com",
                    "AWSServiceRoleForConfigConforms",
                    "AwsConfigConformsSession",
                ),
            },
        ),
    ),
    quiet(
        "role that StackSets makes for the management account",
        call(
            "iam",
            "CreateRole",
            {
                roleName: "stacksets-exec-0a1b2c3d",
                assumeRolePolicyDocument: JSON.stringify(trust({ AWS: `arn:aws:iam::${management}:root` })),
            },
            {
                by: serviceLinkedRole(
                    "member.org.stacksets.cloudformation.amazonaws.com",
                    "AWSServiceRoleForCloudFormationStackSetsOrgMember",
                    "stacksets",
                ),
            },
        ),
    ),
    quiet(
        "assignment refused",
        call(
            "sso",
            "CreateAccountAssignment",
            { targetId: production, targetType: "AWS_ACCOUNT", principalType: "USER" },
            { by: kim, error: accessDenied("sso:CreateAccountAssignment") },
        ),
    ),
    quiet(
        "application's log streamed to a function",
        call(
            "logs",
            "PutSubscriptionFilter",
            {
                logGroupName: "/ecs/checkout",
                filterName: "ship",
                filterPattern: "",
                destinationArn: `arn:aws:lambda:eu-west-1:${production}:function:ship`,
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "subscription of an application filtered",
        call(
            "sns",
            "SetSubscriptionAttributes",
            {
                subscriptionArn: `${topicArn}:8a21d249`,
                attributeName: "FilterPolicy",
                attributeValue: '{"kind":["paid"]}',
            },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "database scaled",
        call(
            "rds",
            "ModifyDBCluster",
            { dBClusterIdentifier: "aurora", serverlessV2ScalingConfiguration: { minCapacity: 1, maxCapacity: 16 } },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "table scaled",
        call(
            "dynamodb",
            "UpdateTable",
            { tableName: "orders", billingMode: "PROVISIONED", provisionedThroughput: { readCapacityUnits: 50 } },
            { by: service("dynamodb.application-autoscaling.amazonaws.com") },
        ),
    ),
    quiet(
        "Firewall Manager gives a load balancer another web ACL",
        call(
            "wafv2",
            "AssociateWebACL",
            { webACLArn: `arn:aws:wafv2:eu-west-1:${production}:regional/webacl/FMManaged/0a1b`, resourceArn: "x" },
            { by: serviceLinkedRole("fms.amazonaws.com", "AWSServiceRoleForFMS", "fms") },
        ),
    ),
    quiet(
        "credentials from the portal for the command line",
        read(
            "sso",
            "GetRoleCredentials",
            { role_name: "Developer", account_id: production },
            {
                by: {
                    ...identityCenterSession("kim", "Developer", production, agents.cliMac),
                    userIdentity: { type: "IdentityCenterUser", accountId: management, credentialId: "0a1b2c3d" },
                },
            },
        ),
    ),
    either(
        "iam-policies",
        "Identity Center gives the role of a permission set its policy: named by CIS, done by AWS itself",
        call(
            "iam",
            "AttachRolePolicy",
            {
                roleName: "AWSReservedSSO_AdministratorAccess_0a1b2c3d4e5f6071",
                policyArn: "arn:aws:iam::aws:policy/AdministratorAccess",
            },
            { by: serviceLinkedRole("sso.amazonaws.com", "AWSServiceRoleForSSO", "AWS-SSO", development) },
        ),
    ),
    alarm(
        "bucket-policies",
        "policy that lets one distribution of CloudFront read",
        bucketCall(
            "PutBucketPolicy",
            "web-assets",
            "policy",
            {
                bucketPolicy: {
                    Version: "2012-10-17",
                    Statement: [
                        {
                            Effect: "Allow",
                            Principal: { Service: "cloudfront.amazonaws.com" },
                            Action: "s3:GetObject",
                            Resource: "arn:aws:s3:::web-assets/*",
                            Condition: {
                                StringEquals: {
                                    "AWS:SourceArn": `arn:aws:cloudfront::${production}:distribution/E1A2B3`,
                                },
                            },
                        },
                    ],
                },
            },
            { by: pipeline(production) },
        ),
    ),
    alarm(
        "bucket-policies",
        "ACL for log delivery",
        bucketCall(
            "PutBucketAcl",
            "access-logs-prod",
            "acl",
            { "x-amz-acl": "log-delivery-write" },
            { by: pipeline(production) },
        ),
    ),
    alarm(
        "compute",
        "model used with a long-lived Bedrock key",
        call(
            "bedrock",
            "Converse",
            { modelId: "anthropic.claude-sonnet-4-5-20250929-v1:0" },
            {
                by: iamUser("BedrockAPIKey-a1b2", production, agents.botoLocal),
                readOnly: true,
                region: "us-east-1",
                fields: { additionalEventData: { callWithBearerToken: true, inferenceRegion: "us-east-1" } },
            },
        ),
    ),
    alarm(
        "persistence",
        "Identity Center user made by hand",
        call(
            "sso-directory",
            "CreateUser",
            { identityStoreId: "d-9067642ac7", userName: "HIDDEN_DUE_TO_SECURITY_REASONS" },
            { by: identityCenterSession("omar") },
        ),
    ),
];

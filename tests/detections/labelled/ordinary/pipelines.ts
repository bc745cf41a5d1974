import type { JsonValue } from "../../../../detections/cloudtrail-record";
import {
    agents,
    development,
    iamUser,
    management,
    pipeline,
    production,
    roleSession,
    service,
    through,
    webIdentity,
} from "../callers";
import { call, items, read } from "../entry";
import { bucketCall } from "../records/archive";
import { change, hexadecimal, spread, step, type Routine, type Step } from "./routine";

const provider = "token.actions.githubusercontent.com";
const xmlns = "http://s3.amazonaws.com/doc/2006-03-01/";
const done: JsonValue = { _return: true };
const trusts = (name: string) =>
    `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"${name}"},"Action":"sts:AssumeRole"}]}`;

function taken(account: string, repository: string): Step {
    return step(
        call(
            "sts",
            "AssumeRoleWithWebIdentity",
            {
                roleArn: `arn:aws:iam::${account}:role/github-deploy`,
                roleSessionName: "GitHubActions",
                durationSeconds: 3600,
            },
            {
                by: webIdentity(`repo:example/${repository}:ref:refs/heads/main`, provider, account),
                response: {
                    subjectFromWebIdentityToken: `repo:example/${repository}:ref:refs/heads/main`,
                    provider: `arn:aws:iam::${account}:oidc-provider/${provider}`,
                },
            },
        ),
    );
}

/** What Terraform and Pulumi read to compare the state with. */
function refresh(account: string, agent: string, run: number): readonly Step[] {
    const by = pipeline(account, agent);
    const bucketName = `app-data-${run}`;
    const reads: readonly (readonly [string, string, JsonValue])[] = [
        ["sts", "GetCallerIdentity", null],
        ["ec2", "DescribeAccountAttributes", { accountAttributeNameSet: {} }],
        ["ec2", "DescribeVpcs", { vpcSet: items({ vpcId: "vpc-0a1b2c3d" }) }],
        ["ec2", "DescribeVpcAttribute", { vpcId: "vpc-0a1b2c3d", attribute: "enableDnsSupport" }],
        ["ec2", "DescribeSubnets", { subnetSet: {} }],
        ["ec2", "DescribeRouteTables", { routeTableIdSet: {} }],
        ["ec2", "DescribeSecurityGroups", { securityGroupSet: {} }],
        ["ec2", "DescribeSecurityGroupRules", { filterSet: {} }],
        ["iam", "GetRole", { roleName: `app-${run}` }],
        ["iam", "ListRolePolicies", { roleName: `app-${run}` }],
        ["iam", "ListAttachedRolePolicies", { roleName: `app-${run}` }],
        ["iam", "GetRolePolicy", { roleName: `app-${run}`, policyName: "inline" }],
        ["iam", "GetPolicy", { policyArn: `arn:aws:iam::${account}:policy/app-${run}` }],
        ["iam", "GetPolicyVersion", { policyArn: `arn:aws:iam::${account}:policy/app-${run}`, versionId: "v3" }],
        ["s3", "HeadBucket", { bucketName }],
        ["s3", "GetBucketPolicy", { bucketName, policy: "" }],
        ["s3", "GetBucketAcl", { bucketName, acl: "" }],
        ["s3", "GetBucketCors", { bucketName, cors: "" }],
        ["s3", "GetBucketVersioning", { bucketName, versioning: "" }],
        ["s3", "GetBucketEncryption", { bucketName, encryption: "" }],
        ["s3", "GetBucketPublicAccessBlock", { bucketName, publicAccessBlock: "" }],
        ["s3", "GetBucketLogging", { bucketName, logging: "" }],
        ["s3", "GetBucketLifecycle", { bucketName, lifecycle: "" }],
        ["s3", "GetBucketReplication", { bucketName, replication: "" }],
        ["s3", "GetBucketTagging", { bucketName, tagging: "" }],
        ["lambda", "GetFunction20150331v2", { functionName: `api-${run}` }],
        ["lambda", "ListVersionsByFunction20150331", { functionName: `api-${run}` }],
        ["kms", "DescribeKey", { keyId: "alias/app" }],
        ["kms", "GetKeyPolicy", { keyId: "1234abcd", policyName: "default" }],
        ["kms", "GetKeyRotationStatus", { keyId: "1234abcd" }],
        ["logs", "DescribeLogGroups", { logGroupNamePrefix: `/ecs/app-${run}` }],
        ["rds", "DescribeDBInstances", { dBInstanceIdentifier: `app-${run}` }],
        [
            "sqs",
            "GetQueueAttributes",
            { queueUrl: `https://sqs.eu-west-1.amazonaws.com/${account}/app-${run}`, attributeNames: ["All"] },
        ],
        ["sns", "GetTopicAttributes", { topicArn: `arn:aws:sns:eu-west-1:${account}:app-${run}` }],
        ["secretsmanager", "DescribeSecret", { secretId: `app-${run}/db` }],
        ["secretsmanager", "GetSecretValue", { secretId: `app-${run}/db` }],
        ["secretsmanager", "GetSecretValue", { secretId: `app-${run}/api` }],
        ["ssm", "GetParameter", { name: `/app-${run}/config`, withDecryption: true }],
    ];
    const missing: readonly string[] = ["GetBucketCors", "GetBucketReplication"];
    return reads.map(([source, eventName, parameters]) =>
        step(
            read(source, eventName, parameters, {
                by,
                ...(missing.includes(eventName) && {
                    error:
                        eventName === "GetBucketCors"
                            ? (["NoSuchCORSConfiguration", "The CORS configuration does not exist"] as const)
                            : ([
                                  "ReplicationConfigurationNotFoundError",
                                  "The replication configuration was not found",
                              ] as const),
                }),
            }),
            run % 2,
        ),
    );
}

export const pipelines: readonly Routine[] = [
    {
        name: "Terraform plans for a pull request",
        hours: spread(9, 6.5, 19),
        steps: (run) => [taken(production, "infrastructure"), ...refresh(production, agents.terraform, run)],
    },
    {
        name: "Terraform applies a change",
        hours: [10.1, 14.6],
        steps: (run) => {
            const by = pipeline(production);
            const roleName = `app-${run}`;
            return [
                taken(production, "infrastructure"),
                ...refresh(production, agents.terraform, run),
                step(
                    call(
                        "iam",
                        "CreateRole",
                        {
                            roleName,
                            path: "/",
                            assumeRolePolicyDocument: trusts("ecs-tasks.amazonaws.com"),
                            tags: [{ key: "team", value: "shop" }],
                        },
                        { by },
                    ),
                ),
                change(
                    "iam-policies",
                    call(
                        "iam",
                        "PutRolePolicy",
                        {
                            roleName,
                            policyName: "inline",
                            policyDocument:
                                '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"arn:aws:sqs:eu-west-1:222233334444:app-1"}]}',
                        },
                        { by },
                    ),
                ),
                change(
                    "iam-policies",
                    call(
                        "iam",
                        "AttachRolePolicy",
                        { roleName, policyArn: "arn:aws:iam::aws:policy/AWSXRayDaemonWriteAccess" },
                        { by },
                    ),
                ),
                step(call("iam", "TagRole", { roleName, tags: [{ key: "team", value: "shop" }] }, { by })),
                step(bucketCall("CreateBucket", `app-data-${run}`, "", {}, { by })),
                step(
                    bucketCall(
                        "PutBucketVersioning",
                        `app-data-${run}`,
                        "versioning",
                        { VersioningConfiguration: { Status: "Enabled", xmlns } },
                        { by },
                    ),
                ),
                step(
                    bucketCall(
                        "PutBucketEncryption",
                        `app-data-${run}`,
                        "encryption",
                        {
                            ServerSideEncryptionConfiguration: {
                                xmlns,
                                Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } },
                            },
                        },
                        { by },
                    ),
                ),
                step(
                    bucketCall(
                        "PutBucketPublicAccessBlock",
                        `app-data-${run}`,
                        "publicAccessBlock",
                        {
                            PublicAccessBlockConfiguration: {
                                xmlns,
                                BlockPublicAcls: true,
                                IgnorePublicAcls: true,
                                BlockPublicPolicy: true,
                                RestrictPublicBuckets: true,
                            },
                        },
                        { by },
                    ),
                ),
                change(
                    "bucket-policies",
                    bucketCall(
                        "PutBucketPolicy",
                        `app-data-${run}`,
                        "policy",
                        {
                            bucketPolicy: {
                                Version: "2012-10-17",
                                Statement: [
                                    {
                                        Effect: "Deny",
                                        Principal: "*",
                                        Action: "s3:*",
                                        Resource: `arn:aws:s3:::app-data-${run}/*`,
                                        Condition: { Bool: { "aws:SecureTransport": "false" } },
                                    },
                                ],
                            },
                        },
                        { by },
                    ),
                ),
                change(
                    "bucket-policies",
                    bucketCall(
                        "PutBucketLifecycle",
                        `app-data-${run}`,
                        "lifecycle",
                        {
                            LifecycleConfiguration: {
                                xmlns,
                                Rule: {
                                    ID: "old",
                                    Status: "Enabled",
                                    Filter: { Prefix: "" },
                                    NoncurrentVersionExpiration: { NoncurrentDays: 90 },
                                },
                            },
                        },
                        { by },
                    ),
                ),
                change(
                    "security-groups",
                    call(
                        "ec2",
                        "AuthorizeSecurityGroupIngress",
                        {
                            groupId: "sg-0a1b2c3d4e5f60718",
                            ipPermissions: items({
                                ipProtocol: "tcp",
                                fromPort: 443,
                                toPort: 443,
                                groups: items({ groupId: "sg-0fedcba987654321" }),
                                ipRanges: {},
                                ipv6Ranges: {},
                                prefixListIds: {},
                            }),
                        },
                        { by, response: done },
                    ),
                ),
                step(
                    call(
                        "sqs",
                        "SetQueueAttributes",
                        {
                            queueUrl: `https://sqs.eu-west-1.amazonaws.com/${production}/app-${run}`,
                            attributes: { MessageRetentionPeriod: "345600" },
                        },
                        { by },
                    ),
                ),
                step(
                    call(
                        "logs",
                        "PutRetentionPolicy",
                        { logGroupName: `/ecs/app-${run}`, retentionInDays: 30 },
                        { by },
                    ),
                ),
                step(
                    call(
                        "monitoring",
                        "PutMetricAlarm",
                        {
                            alarmName: `app-${run}-5xx`,
                            metricName: "HTTPCode_Target_5XX_Count",
                            namespace: "AWS/ApplicationELB",
                            threshold: 5,
                            actionsEnabled: true,
                        },
                        { by },
                    ),
                ),
                step(
                    call(
                        "rds",
                        "ModifyDBInstance",
                        { dBInstanceIdentifier: `app-${run}`, allocatedStorage: 200, applyImmediately: false },
                        { by },
                    ),
                ),
            ];
        },
    },
    {
        name: "Pulumi updates a team's stack",
        hours: [9.3, 13.9, 16.8],
        steps: (run) => {
            const by = pipeline(development, agents.pulumi);
            return [
                taken(development, "shop"),
                ...refresh(development, agents.pulumi, run),
                step(
                    call(
                        "lambda",
                        "UpdateFunctionCode20150331v2",
                        { functionName: `api-${run}`, s3Bucket: "artifacts", s3Key: `api-${run}.zip` },
                        { by },
                    ),
                ),
                step(
                    call(
                        "lambda",
                        "UpdateFunctionConfiguration20150331v2",
                        { functionName: `api-${run}`, memorySize: 512 },
                        { by },
                    ),
                ),
                step(
                    call(
                        "lambda",
                        "UpdateAlias20150331",
                        { functionName: `api-${run}`, name: "live", functionVersion: String(40 + run) },
                        { by },
                    ),
                ),
                step(
                    call(
                        "apigateway",
                        "CreateDeployment",
                        { restapiId: "a1b2c3", createDeploymentInput: { stageName: "dev" } },
                        { by },
                    ),
                ),
                step(call("apigateway", "CreateRoute", { apiId: "a1b2c3d4e5", routeKey: `GET /v${run}` }, { by })),
                step(
                    call(
                        "dynamodb",
                        "UpdateTimeToLive",
                        { tableName: "sessions", timeToLiveSpecification: { enabled: true, attributeName: "ttl" } },
                        { by },
                    ),
                ),
                step(
                    call(
                        "events",
                        "PutRule",
                        { name: `nightly-${run}`, scheduleExpression: "cron(0 3 * * ? *)", state: "ENABLED" },
                        { by },
                    ),
                ),
                step(
                    call(
                        "events",
                        "PutTargets",
                        {
                            rule: `nightly-${run}`,
                            targets: [{ id: "fn", arn: `arn:aws:lambda:eu-west-1:${development}:function:api-${run}` }],
                        },
                        { by },
                    ),
                ),
            ];
        },
    },
    {
        name: "CDK deploys an application through CloudFormation",
        hours: spread(6, 7, 19),
        steps: (run, random) => {
            const by = pipeline(development, agents.javaScript);
            const cloudFormation = through(
                "cloudformation.amazonaws.com",
                roleSession("cdk-hnb659fds-cfn-exec-role", "AWSCloudFormation", development),
            );
            const stackName = `shop-${run}`;
            return [
                taken(development, "shop"),
                step(
                    call(
                        "sts",
                        "AssumeRole",
                        {
                            roleArn: `arn:aws:iam::${development}:role/cdk-hnb659fds-deploy-role-${development}-eu-west-1`,
                            roleSessionName: "aws-cdk",
                        },
                        { by },
                    ),
                ),
                step(read("ssm", "GetParameter", { name: "/cdk-bootstrap/hnb659fds/version" }, { by })),
                step(read("cloudformation", "DescribeStacks", { stackName }, { by })),
                step(
                    call(
                        "cloudformation",
                        "CreateChangeSet",
                        { stackName, changeSetName: `cdk-${hexadecimal(random)}`, capabilities: ["CAPABILITY_IAM"] },
                        { by },
                    ),
                ),
                step(read("cloudformation", "DescribeChangeSet", { stackName }, { by }), 4),
                step(call("cloudformation", "ExecuteChangeSet", { stackName, changeSetName: "cdk" }, { by })),
                step(
                    call(
                        "lambda",
                        "UpdateFunctionCode20150331v2",
                        { functionName: `${stackName}-api` },
                        { by: cloudFormation },
                    ),
                    5,
                ),
                step(
                    read(
                        "lambda",
                        "GetFunction20150331v2",
                        { functionName: `${stackName}-api` },
                        { by: cloudFormation },
                    ),
                ),
                step(
                    call(
                        "ecs",
                        "RegisterTaskDefinition",
                        { family: stackName, networkMode: "awsvpc" },
                        { by: cloudFormation },
                    ),
                ),
                step(call("ecs", "UpdateService", { service: stackName, cluster: "dev" }, { by: cloudFormation })),
                step(
                    call(
                        "apigateway",
                        "DeleteRoute",
                        { apiId: "a1b2c3d4e5", routeId: hexadecimal(random) },
                        { by: cloudFormation },
                    ),
                ),
                step(
                    call(
                        "logs",
                        "CreateLogGroup",
                        { logGroupName: `/aws/lambda/${stackName}-${hexadecimal(random)}` },
                        { by: cloudFormation },
                    ),
                ),
                ...(run % 2
                    ? []
                    : [
                          change(
                              "iam-policies",
                              call(
                                  "iam",
                                  "PutRolePolicy",
                                  { roleName: `${stackName}-fn`, policyName: "DefaultPolicy", policyDocument: "{}" },
                                  { by: cloudFormation },
                              ),
                          ),
                      ]),
                ...Array.from({ length: 5 }, () =>
                    step(read("cloudformation", "DescribeStackEvents", { stackName }, { by }), 5),
                ),
            ];
        },
    },
    {
        name: "a preview environment is taken down",
        hours: [18.4, 19.7, 20.3],
        steps: (run) => {
            const by = pipeline(development, agents.cli);
            const cloudFormation = through(
                "cloudformation.amazonaws.com",
                roleSession("cdk-hnb659fds-cfn-exec-role", "AWSCloudFormation", development),
            );
            const name = `preview-${1040 + run}`;
            return [
                taken(development, "shop"),
                step(call("cloudformation", "DeleteStack", { stackName: name }, { by })),
                step(
                    call("lambda", "DeleteFunction20150331", { functionName: `${name}-api` }, { by: cloudFormation }),
                    5,
                ),
                step(
                    call(
                        "lambda",
                        "DeleteFunction20150331",
                        { functionName: `${name}-worker` },
                        { by: cloudFormation },
                    ),
                ),
                step(
                    call("logs", "DeleteLogGroup", { logGroupName: `/aws/lambda/${name}-api` }, { by: cloudFormation }),
                ),
                step(
                    call(
                        "sqs",
                        "DeleteQueue",
                        { queueUrl: `https://sqs.eu-west-1.amazonaws.com/${development}/${name}` },
                        { by: cloudFormation },
                    ),
                ),
                step(
                    call(
                        "sns",
                        "DeleteTopic",
                        { topicArn: `arn:aws:sns:eu-west-1:${development}:${name}` },
                        { by: cloudFormation, region: "eu-west-1" },
                    ),
                ),
                step(call("monitoring", "DeleteAlarms", { alarmNames: [`${name}-errors`] }, { by: cloudFormation })),
                change(
                    "iam-policies",
                    call(
                        "iam",
                        "DeleteRolePolicy",
                        { roleName: `${name}-fn`, policyName: "DefaultPolicy" },
                        { by: cloudFormation },
                    ),
                ),
                step(call("iam", "DeleteRole", { roleName: `${name}-fn` }, { by: cloudFormation })),
                change(
                    "security-groups",
                    call(
                        "ec2",
                        "DeleteSecurityGroup",
                        { groupId: `sg-0a1b2c3d4e5f6070${run}` },
                        { by: cloudFormation, response: done },
                    ),
                ),
                step(
                    read(
                        "cloudformation",
                        "DescribeStacks",
                        { stackName: name },
                        { by, error: ["ValidationError", `Stack with id ${name} does not exist`] },
                    ),
                    20,
                ),
            ];
        },
    },
    {
        name: "CodePipeline and CodeBuild build and test",
        hours: spread(9, 6, 20),
        steps: (run, random) => {
            const pipelineRole = roleSession("codepipeline", `${run}`, production, "codepipeline.amazonaws.com");
            const build = roleSession("codebuild", `AWSCodeBuild-${hexadecimal(random)}`, production, agents.cli);
            return [
                step(
                    call(
                        "sts",
                        "AssumeRole",
                        { roleArn: `arn:aws:iam::${production}:role/codepipeline`, roleSessionName: `${run}` },
                        { by: service("codepipeline.amazonaws.com") },
                    ),
                ),
                step(call("codebuild", "StartBuild", { projectName: "shop" }, { by: pipelineRole })),
                step(
                    call(
                        "sts",
                        "AssumeRole",
                        { roleArn: `arn:aws:iam::${production}:role/codebuild`, roleSessionName: "AWSCodeBuild" },
                        { by: service("codebuild.amazonaws.com") },
                    ),
                ),
                step(
                    call(
                        "logs",
                        "CreateLogStream",
                        { logGroupName: "/aws/codebuild/shop", logStreamName: hexadecimal(random) },
                        { by: build },
                    ),
                ),
                step(read("ecr", "GetAuthorizationToken", null, { by: build })),
                step(read("ecr", "BatchCheckLayerAvailability", { repositoryName: "shop" }, { by: build })),
                step(call("ecr", "InitiateLayerUpload", { repositoryName: "shop" }, { by: build })),
                step(call("ecr", "CompleteLayerUpload", { repositoryName: "shop" }, { by: build })),
                step(call("ecr", "PutImage", { repositoryName: "shop", imageTag: hexadecimal(random) }, { by: build })),
                step(
                    read("codebuild", "BatchGetBuilds", { ids: [`shop:${hexadecimal(random)}`] }, { by: pipelineRole }),
                    60,
                ),
                step(read("secretsmanager", "GetSecretValue", { secretId: "ci/npm" }, { by: build })),
            ];
        },
    },
    {
        name: "an old build server works with the key of an IAM user",
        hours: spread(6, 0, 24),
        steps: () => {
            const by = iamUser("jenkins", production, agents.botoLocal);
            return [
                step(read("sts", "GetCallerIdentity", null, { by })),
                step(read("ecr", "GetAuthorizationToken", null, { by })),
                step(read("s3", "ListBuckets", { Host: "s3.amazonaws.com" }, { by })),
                step(
                    call(
                        "ecs",
                        "UpdateService",
                        { cluster: "prod", service: "legacy", forceNewDeployment: true },
                        { by },
                    ),
                ),
                step(read("ecs", "DescribeServices", { cluster: "prod", services: ["legacy"] }, { by }), 15),
            ];
        },
    },
    {
        name: "the organization's accounts are listed by automation",
        hours: spread(4, 1, 23),
        steps: () => {
            const by = roleSession("account-inventory", "inventory", management, agents.boto);
            return [
                step(read("organizations", "ListAccounts", null, { by })),
                step(read("organizations", "ListRoots", null, { by })),
                step(read("organizations", "ListPolicies", { filter: "SERVICE_CONTROL_POLICY" }, { by })),
                step(read("organizations", "DescribePolicy", { policyId: "p-examplepolicyid111" }, { by })),
                step(read("organizations", "ListDelegatedAdministrators", null, { by })),
                step(
                    call(
                        "sts",
                        "AssumeRole",
                        { roleArn: `arn:aws:iam::${production}:role/inventory-reader`, roleSessionName: "inventory" },
                        { by },
                    ),
                ),
                step(
                    call(
                        "sts",
                        "AssumeRole",
                        { roleArn: `arn:aws:iam::${development}:role/inventory-reader`, roleSessionName: "inventory" },
                        { by },
                    ),
                ),
            ];
        },
    },
];

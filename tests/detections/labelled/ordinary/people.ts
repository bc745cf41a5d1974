import type { JsonValue } from "../../../../detections/cloudtrail-record";
import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    identityCenterUser,
    management,
    production,
    withoutKey,
    type Caller,
} from "../callers";
import { accessDenied, call, items, read, type Draft } from "../entry";
import { bucketCall } from "../records/archive";
import { change, hexadecimal, pick, spread, step, type Routine, type Step } from "./routine";

const engineers = ["kim", "li", "ana", "jo", "sam.ortiz", "priya", "tomas", "yuki", "fatima", "ben"] as const;

const views: readonly [readonly [string, string, JsonValue], ...(readonly [string, string, JsonValue])[]] = [
    ["ec2", "DescribeInstances", { maxResults: 50, instancesSet: {}, filterSet: {} }],
    ["ec2", "DescribeSecurityGroups", { maxResults: 100, securityGroupSet: {} }],
    ["ec2", "DescribeRegions", { regionSet: {}, allRegions: true }],
    ["ec2", "DescribeAvailabilityZones", { availabilityZoneSet: {} }],
    ["ec2", "DescribeVpcs", { vpcSet: {}, filterSet: {} }],
    ["monitoring", "DescribeAlarms", { maxRecords: 100 }],
    ["monitoring", "GetDashboard", { dashboardName: "checkout" }],
    ["monitoring", "ListMetrics", { namespace: "AWS/ECS" }],
    ["logs", "DescribeLogGroups", { limit: 50 }],
    ["logs", "DescribeLogStreams", { logGroupName: "/ecs/checkout", descending: true, orderBy: "LastEventTime" }],
    [
        "logs",
        "StartQuery",
        { logGroupNames: ["/ecs/checkout"], queryString: "fields @message | filter level = 'ERROR'" },
    ],
    ["lambda", "ListFunctions20150331", { maxItems: 50 }],
    ["lambda", "GetFunction20150331v2", { functionName: "api" }],
    ["rds", "DescribeDBInstances", { maxRecords: 100 }],
    ["rds", "DescribeDBClusters", { maxRecords: 100 }],
    ["s3", "ListBuckets", { Host: "s3.amazonaws.com" }],
    ["s3", "GetBucketLocation", { bucketName: "reports-dev", location: "" }],
    ["s3", "GetBucketVersioning", { bucketName: "reports-dev", versioning: "" }],
    ["ecs", "DescribeServices", { cluster: "prod", services: ["checkout"] }],
    ["ecs", "ListTasks", { cluster: "prod", serviceName: "checkout" }],
    ["eks", "DescribeCluster", { name: "prod" }],
    ["cloudformation", "DescribeStacks", { stackName: "checkout" }],
    ["cloudformation", "DescribeStackEvents", { stackName: "checkout" }],
    ["iam", "ListRoles", { maxItems: 100 }],
    ["iam", "GetRole", { roleName: "checkout-task" }],
    ["sqs", "ListQueues", { maxResults: 50 }],
    ["sns", "ListTopics", null],
    ["dynamodb", "ListTables", { limit: 100 }],
    ["dynamodb", "DescribeTable", { tableName: "orders" }],
    ["kms", "ListAliases", { limit: 100 }],
    ["secretsmanager", "ListSecrets", { maxResults: 20 }],
    ["ce", "GetCostAndUsage", { granularity: "DAILY" }],
    ["health", "DescribeEventAggregates", { aggregateField: "eventTypeCategory" }],
    ["notifications", "ListNotificationHubs", null],
    ["servicediscovery", "ListNamespaces", null],
    ["cloudtrail", "LookupEvents", { maxResults: 50 }],
    ["tagging", "GetResources", { resourcesPerPage: 100 }],
    [
        "elasticloadbalancing",
        "DescribeTargetHealth",
        { targetGroupArn: "arn:aws:elasticloadbalancing:eu-west-1:222233334444:targetgroup/web/1" },
    ],
    ["autoscaling", "DescribeAutoScalingGroups", { maxRecords: 50 }],
    ["ssm", "DescribeInstanceInformation", { maxResults: 50 }],
];

function signIn(user: string, session: Caller): readonly Step[] {
    const portal = identityCenterUser(user);
    const flow = {
        eventType: "AwsServiceEvent",
        additionalEventData: { AuthWorkflowID: `${user}-1d0c4a51`, CredentialType: "EXTERNAL_IDP", UserName: user },
    };
    return [
        step(
            call("signin", "CredentialChallenge", null, {
                by: portal,
                fields: { ...flow, serviceEventDetails: { CredentialChallenge: "Success" } },
            }),
        ),
        step(
            call("signin", "CredentialVerification", null, {
                by: portal,
                fields: { ...flow, serviceEventDetails: { CredentialVerification: "Success" } },
            }),
        ),
        step(
            call("signin", "UserAuthentication", null, {
                by: portal,
                fields: { ...flow, serviceEventDetails: { UserAuthentication: "Success" } },
            }),
        ),
        step(read("sso", "Authenticate", null, { by: portal, fields: { eventType: "AwsServiceEvent" } })),
        step(read("sso", "ListApplications", null, { by: portal })),
        step(
            read("sso", "ListAccountRoles", null, {
                by: portal,
                fields: { serviceEventDetails: { account_id: session.account } },
            }),
        ),
        step(
            read("sso", "Federate", null, {
                by: portal,
                fields: {
                    eventType: "AwsServiceEvent",
                    serviceEventDetails: { role_name: "Developer", account_id: session.account },
                },
            }),
            4,
        ),
        step(
            call(
                "sts",
                "AssumeRoleWithSAML",
                {
                    roleSessionName: `${user}@example.com`,
                    durationSeconds: 3600,
                    principalArn: `arn:aws:iam::${session.account}:saml-provider/AWSSSO_0a1b_DO_NOT_DELETE`,
                },
                {
                    by: {
                        ...portal,
                        userIdentity: {
                            type: "SAMLUser",
                            principalId: `x:${user}@example.com`,
                            userName: `${user}@example.com`,
                            identityProvider: "x=",
                        },
                        account: session.account,
                    },
                    response: {
                        subjectType: "persistent",
                        issuer: "https://portal.sso.eu-west-1.amazonaws.com/saml/assertion/x",
                    },
                },
            ),
        ),
        step(
            call("signin", "ConsoleLogin", null, {
                by: session,
                response: { ConsoleLogin: "Success" },
                fields: {
                    eventType: "AwsConsoleSignIn",
                    additionalEventData: {
                        LoginTo: "https://eu-west-1.console.aws.amazon.com/",
                        MobileVersion: "No",
                        MFAUsed: "No",
                    },
                },
            }),
        ),
    ];
}

function look(by: Caller, count: number, random: () => number): readonly Step[] {
    return Array.from({ length: count }, () => {
        const [source, eventName, parameters] = pick(views, random);
        return step(read(source, eventName, parameters, { by }), Math.ceil(random() * 12));
    });
}

const cli = (user: string) => identityCenterSession(user, "Developer", development, agents.cliMac);
const done: JsonValue = { _return: true };

export const people: readonly Routine[] = [
    {
        name: "an engineer signs in through Identity Center and looks around",
        hours: [6.2, 6.9, 7.1, 7.4, 7.5, 7.9, 8.1, 8.2, 8.4, 8.8, 12.2, 12.6, 13.1, 14.9, 16.3],
        steps: (run, random) => {
            const user = engineers[run % engineers.length] ?? "kim";
            const session = identityCenterSession(
                user,
                run % 3 ? "Developer" : "ViewOnlyAccess",
                run % 2 ? production : development,
            );
            return [...signIn(user, session), ...look(session, 16, random)];
        },
    },
    {
        name: "an engineer works from the command line",
        hours: spread(10, 7, 18),
        steps: (run, random) => {
            const by = cli(engineers[(run * 3) % engineers.length] ?? "kim");
            return [step(read("sts", "GetCallerIdentity", null, { by })), ...look(by, 7, random)];
        },
    },
    {
        name: "a developer tries something out",
        hours: [8.9, 10.4, 13.7, 15.2],
        steps: (run, random) => {
            const by = cli(engineers[(run * 2 + 1) % engineers.length] ?? "kim");
            const bucket = `try-${hexadecimal(random)}`;
            const groupId = `sg-0${hexadecimal(random)}12345678`;
            return [
                step(
                    bucketCall(
                        "CreateBucket",
                        bucket,
                        "",
                        {
                            CreateBucketConfiguration: {
                                LocationConstraint: "eu-west-1",
                                xmlns: "http://s3.amazonaws.com/doc/2006-03-01/",
                            },
                        },
                        { by, region: "eu-west-1" },
                    ),
                    30,
                ),
                step(
                    call(
                        "dynamodb",
                        "CreateTable",
                        { tableName: `try-${run}`, billingMode: "PAY_PER_REQUEST" },
                        { by },
                    ),
                    40,
                ),
                step(
                    call(
                        "lambda",
                        "UpdateFunctionCode20150331v2",
                        { functionName: "try", publish: false, dryRun: false },
                        { by },
                    ),
                    60,
                ),
                step(
                    call(
                        "lambda",
                        "UpdateFunctionConfiguration20150331v2",
                        { functionName: "try", timeout: 30 },
                        { by },
                    ),
                    20,
                ),
                step(
                    call(
                        "sqs",
                        "CreateQueue",
                        { queueName: `try-${run}`, attribute: { VisibilityTimeout: "30" } },
                        { by },
                    ),
                    20,
                ),
                step(
                    call(
                        "ec2",
                        "CreateKeyPair",
                        { keyName: `try-${run}`, keyType: "ed25519", keyFormat: "pem" },
                        { by },
                    ),
                    20,
                ),
                change(
                    "security-groups",
                    call(
                        "ec2",
                        "CreateSecurityGroup",
                        { groupName: `try-${run}`, groupDescription: "try", vpcId: "vpc-0a1b2c3d" },
                        { by, response: { groupId } },
                    ),
                    20,
                ),
                change(
                    "security-groups",
                    call(
                        "ec2",
                        "AuthorizeSecurityGroupIngress",
                        {
                            groupId,
                            ipPermissions: items({
                                ipProtocol: "tcp",
                                fromPort: 8080,
                                toPort: 8080,
                                groups: {},
                                ipRanges: items({ cidrIp: "192.0.2.117/32" }),
                                ipv6Ranges: {},
                                prefixListIds: {},
                            }),
                        },
                        { by, response: done },
                    ),
                    20,
                ),
                step(
                    call(
                        "ec2",
                        "RunInstances",
                        {
                            instancesSet: items({ imageId: "ami-0123456789abcdef0", minCount: 1, maxCount: 1 }),
                            instanceType: "t3.medium",
                            keyName: `try-${run}`,
                        },
                        { by, region: "eu-west-1" },
                    ),
                    20,
                ),
                step(
                    call(
                        "ssm",
                        "StartSession",
                        { target: `i-0${hexadecimal(random)}00000000` },
                        { by, region: "eu-west-1", response: { sessionId: `${run}-0a1b` } },
                    ),
                    120,
                ),
                step(call("ssm", "TerminateSession", { sessionId: `${run}-0a1b` }, { by, region: "eu-west-1" }), 1200),
                step(
                    call(
                        "ec2",
                        "TerminateInstances",
                        { instancesSet: items({ instanceId: `i-0${hexadecimal(random)}00000000` }) },
                        { by, region: "eu-west-1" },
                    ),
                    60,
                ),
                step(bucketCall("DeleteBucket", bucket, "", {}, { by, region: "eu-west-1" }), 30),
            ];
        },
    },
    {
        name: "a developer reads a secret, and misses a permission",
        hours: [9.6, 11.3, 14.2],
        steps: (run) => {
            const by = cli(engineers[run * 3] ?? "kim");
            return [
                step(read("secretsmanager", "GetSecretValue", { secretId: `dev/db-${run}` }, { by })),
                step(read("ssm", "GetParameter", { name: `/dev/api-key-${run}`, withDecryption: true }, { by }), 40),
                step(
                    read(
                        "rds",
                        "DescribeDBLogFiles",
                        { dBInstanceIdentifier: "ledger" },
                        { by, error: accessDenied("rds:DescribeDBLogFiles") },
                    ),
                    30,
                ),
            ];
        },
    },
    {
        name: "an IAM user signs in with a device, after a slip",
        hours: [9.1],
        steps: () => {
            const user = iamUser("dana", management, agents.firefox);
            const userIdentity = withoutKey(user);
            const login = (mfaUsed: string, fields: { [field: string]: JsonValue }): Draft =>
                call("signin", "ConsoleLogin", null, {
                    by: { ...user, userIdentity },
                    response: { ConsoleLogin: "Success" },
                    fields: {
                        eventType: "AwsConsoleSignIn",
                        additionalEventData: {
                            LoginTo: "https://console.aws.amazon.com/console/home",
                            MobileVersion: "No",
                            MFAUsed: mfaUsed,
                        },
                        ...fields,
                    },
                });
            return [
                step(
                    login("No", {
                        errorMessage: "Failed authentication",
                        responseElements: { ConsoleLogin: "Failure" },
                    }),
                ),
                step(
                    call("signin", "CheckMfa", null, {
                        by: { ...user, userIdentity },
                        response: { CheckMfa: "Success" },
                        fields: { eventType: "AwsConsoleSignIn", additionalEventData: { MfaType: "Virtual MFA" } },
                    }),
                    20,
                ),
                step(login("Yes", {}), 15),
                step(read("iam", "GetUser", null, { by: consoleUser("dana") }), 30),
            ];
        },
    },
    {
        name: "an analyst queries the data lake",
        hours: spread(6, 8, 18),
        steps: (_, random) => {
            const by = identityCenterSession("ana", "DataScientist", production);
            return [
                step(read("glue", "GetDatabases", { maxResults: 100 }, { by })),
                step(read("glue", "GetTables", { databaseName: "lake" }, { by })),
                step(
                    call(
                        "athena",
                        "StartQueryExecution",
                        {
                            queryString: "***OMITTED***",
                            workGroup: "analysts",
                            clientRequestToken: hexadecimal(random),
                        },
                        { by, response: { queryExecutionId: hexadecimal(random) } },
                    ),
                    20,
                ),
                ...Array.from({ length: 4 }, () =>
                    step(read("athena", "GetQueryExecution", { queryExecutionId: "0a1b2c3d" }, { by }), 3),
                ),
                step(read("athena", "GetQueryResults", { queryExecutionId: "0a1b2c3d", maxResults: 100 }, { by })),
            ];
        },
    },
    {
        name: "the security team reads what the detectors found",
        hours: [7.8, 13.3, 17.1],
        steps: () => {
            const by = identityCenterSession("noor", "SecurityAnalyst", management);
            return [
                step(read("guardduty", "ListFindings", { detectorId: "12abc34d567e8fa901bc2d34e56789f0" }, { by })),
                step(
                    read(
                        "guardduty",
                        "GetFindings",
                        { detectorId: "12abc34d567e8fa901bc2d34e56789f0", findingIds: ["1ab2"] },
                        { by },
                    ),
                ),
                step(
                    call(
                        "guardduty",
                        "ArchiveFindings",
                        { detectorId: "12abc34d567e8fa901bc2d34e56789f0", findingIds: ["1ab2"] },
                        { by },
                    ),
                    30,
                ),
                step(read("securityhub", "GetFindings", { MaxResults: 100 }, { by })),
                step(
                    call(
                        "securityhub",
                        "BatchUpdateFindings",
                        { FindingIdentifiers: [{ Id: "x" }], Workflow: { Status: "RESOLVED" } },
                        { by },
                    ),
                    40,
                ),
                step(read("iam", "GetAccountAuthorizationDetails", { filter: ["User"] }, { by })),
                step(
                    read(
                        "access-analyzer",
                        "ListFindings",
                        { analyzerArn: `arn:aws:access-analyzer:us-east-1:${management}:analyzer/organization` },
                        { by },
                    ),
                ),
                step(read("cloudtrail", "GetTrailStatus", { name: "orgtrail-organization-trail" }, { by })),
                step(
                    read(
                        "s3",
                        "GetBucketPolicy",
                        { bucketName: "orgtrail-archive-o-exampleorgid", policy: "" },
                        { by },
                    ),
                ),
            ];
        },
    },
];

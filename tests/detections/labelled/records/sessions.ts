import {
    agents,
    development,
    federatedUser,
    iamUser,
    identityCenterSession,
    management,
    otherAccount,
    pipeline,
    production,
    roleSession,
    service,
    stranger,
    webIdentity,
    type Caller,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const everything = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
const kali: Caller = {
    ...iamUser("deploy", production),
    agent: "aws-cli/1.36.1 md/Botocore#1.35.60 ua/2.0 os/linux#6.11.2-amd64 md/arch#x86_64 lang/python#3.12.7 md/pyimpl#CPython exec-env/kali cfg/retry-mode#legacy botocore/1.35.60 kali-amd64",
};
const instance = "i-0123456789abcdef0";
const credentials = {
    accessKeyId: "ASIAIOSFODNN7EXAMPLE",
    expiration: "Mar 4, 2026, 10:30:00 AM",
    sessionToken: "token",
};

export const sessionRecords: readonly Entry[] = [
    alarm(
        "sessions",
        "federation token from a long-lived key",
        call(
            "sts",
            "GetFederationToken",
            { name: "stratus", policy: everything, durationSeconds: 43200 },
            {
                by: iamUser("build"),
                response: { credentials, federatedUser: { arn: `arn:aws:sts::${management}:federated-user/stratus` } },
            },
        ),
    ),
    alarm(
        "sessions",
        "session token from a long-lived key",
        call(
            "sts",
            "GetSessionToken",
            { durationSeconds: 43200 },
            { by: iamUser("deploy", production, agents.botoLocal), response: { credentials } },
        ),
    ),
    alarm(
        "sessions",
        "console link made of a federation token",
        call("signin", "GetSigninToken", null, {
            by: federatedUser("stratus"),
            response: { credentials, GetSigninToken: "Success" },
            fields: { eventType: "AwsConsoleSignIn" },
        }),
    ),
    alarm(
        "sessions",
        "console sign-in of a federated user",
        call("signin", "ConsoleLogin", null, {
            by: federatedUser("stratus"),
            response: { ConsoleLogin: "Success" },
            fields: { eventType: "AwsConsoleSignIn", additionalEventData: { MFAUsed: "No", MobileVersion: "No" } },
        }),
        "sign-in",
    ),
    alarm(
        "sessions",
        "account access role taken",
        call(
            "sts",
            "AssumeRole",
            { roleArn: `arn:aws:iam::${production}:role/OrganizationAccountAccessRole`, roleSessionName: "x" },
            {
                by: iamUser("ops"),
                response: {
                    credentials,
                    assumedRoleUser: {
                        assumedRoleId: "AROAEXAMPLE:x",
                        arn: `arn:aws:sts::${production}:assumed-role/OrganizationAccountAccessRole/x`,
                    },
                },
            },
        ),
    ),
    alarm(
        "sessions",
        "account access role taken by a session",
        call(
            "sts",
            "AssumeRole",
            {
                roleArn: `arn:aws:iam::${development}:role/OrganizationAccountAccessRole`,
                roleSessionName: "jane",
                durationSeconds: 3600,
            },
            {
                by: identityCenterSession("jane", "AdministratorAccess", management, agents.cliMac),
                response: { credentials },
            },
        ),
    ),
    alarm(
        "sessions",
        "Control Tower's role taken by a person",
        call(
            "sts",
            "AssumeRole",
            { roleArn: `arn:aws:iam::${production}:role/AWSControlTowerExecution`, roleSessionName: "ops" },
            { by: iamUser("ops"), response: { credentials } },
        ),
    ),
    alarm("sessions", "a call from Kali", read("sts", "GetCallerIdentity", null, { by: kali })),
    alarm(
        "sessions",
        "a call from Parrot",
        read("s3", "ListBuckets", null, {
            by: { ...kali, agent: "Boto3/1.26.1 Python/3.11.2 Linux/6.5.0-13parrot1-amd64 Botocore/1.29.1" },
        }),
    ),
    alarm(
        "sessions",
        "a call of Pacu",
        read("iam", "ListUsers", null, { by: { ...kali, agent: "Pacu/1.5.2 Boto3/1.34.0 Botocore/1.34.0" } }),
    ),
    alarm(
        "sessions",
        "a call of TruffleHog",
        read("sts", "GetCallerIdentity", null, { by: { ...kali, agent: "TruffleHog" } }),
    ),
    alarm(
        "sessions",
        "shell opened on an instance by an IAM user",
        call(
            "ssm",
            "StartSession",
            { target: instance },
            {
                by: iamUser("ops", production),
                response: { sessionId: "ops-0a1b2c3d", tokenValue: "Value hidden due to security reasons." },
            },
        ),
    ),
    alarm(
        "sessions",
        "shell opened in a container by a role from a script",
        call(
            "ecs",
            "ExecuteCommand",
            { cluster: "prod", task: "0a1b", container: "app", interactive: true, command: "/bin/sh" },
            { by: roleSession("Administrator", "x", production, agents.botoLocal) },
        ),
    ),
    alarm(
        "sessions",
        "login key pushed to an instance by an IAM user",
        call(
            "ec2-instance-connect",
            "SendSSHPublicKey",
            { instanceId: instance, instanceOSUser: "ec2-user", sSHPublicKey: "ssh-ed25519 AAAA" },
            { by: iamUser("ops", production), response: { success: true } },
        ),
    ),
    alarm(
        "sessions",
        "serial console opened",
        call(
            "ec2-instance-connect",
            "SendSerialConsoleSSHPublicKey",
            { instanceId: instance, serialPort: 0, sSHPublicKey: "ssh-ed25519 AAAA" },
            { by: roleSession("Administrator", "x", production), response: { success: true } },
        ),
        "compute",
    ),
    alarm(
        "sessions",
        "serial console allowed",
        call(
            "ec2",
            "EnableSerialConsoleAccess",
            { EnableSerialConsoleAccessRequest: "" },
            { by: roleSession("Administrator", "x", production) },
        ),
        "compute",
    ),
    quiet(
        "role of an application taken by another",
        call(
            "sts",
            "AssumeRole",
            { roleArn: `arn:aws:iam::${production}:role/reports-reader`, roleSessionName: "reports" },
            { by: roleSession("reports", "i-0a1b2c3d4e5f60718", development, agents.java), response: { credentials } },
        ),
    ),
    quiet(
        "role taken for a task",
        call(
            "sts",
            "AssumeRole",
            { roleArn: `arn:aws:iam::${production}:role/checkout-task`, roleSessionName: "0a1b2c3d" },
            { by: service("ecs-tasks.amazonaws.com"), response: { credentials } },
        ),
    ),
    quiet(
        "role taken with GitHub's token",
        call(
            "sts",
            "AssumeRoleWithWebIdentity",
            { roleArn: `arn:aws:iam::${production}:role/github-deploy`, roleSessionName: "GitHubActions" },
            {
                by: webIdentity("repo:example/shop:ref:refs/heads/main", "token.actions.githubusercontent.com"),
                response: { credentials, provider: "token.actions.githubusercontent.com" },
            },
        ),
    ),
    quiet("who am I", read("sts", "GetCallerIdentity", null, { by: pipeline(production) })),
    quiet(
        "shell on an instance by an engineer of Identity Center",
        call(
            "ssm",
            "StartSession",
            { target: instance },
            {
                by: identityCenterSession("kim", "Developer", development),
                response: { sessionId: "kim@example.com-0a1b" },
            },
        ),
    ),
    quiet(
        "shell in a container by an engineer of Identity Center",
        call(
            "ecs",
            "ExecuteCommand",
            { cluster: "dev", task: "0a1b", interactive: true, command: "/bin/sh" },
            { by: identityCenterSession("kim", "Developer", development, agents.cliMac) },
        ),
    ),
    quiet(
        "session resumed by the agent",
        call(
            "ssm",
            "ResumeSession",
            { sessionId: "kim-0a1b" },
            { by: identityCenterSession("kim", "Developer", development, agents.cliMac) },
        ),
    ),
    quiet(
        "federation token refused",
        call(
            "sts",
            "GetFederationToken",
            { name: "x" },
            { by: iamUser("build"), error: accessDenied("sts:GetFederationToken") },
        ),
    ),
    quiet(
        "account access role refused",
        call(
            "sts",
            "AssumeRole",
            { roleArn: `arn:aws:iam::${production}:role/OrganizationAccountAccessRole`, roleSessionName: "x" },
            { by: iamUser("intern"), error: accessDenied("sts:AssumeRole") },
        ),
    ),
    quiet("token for ECR", read("ecr", "GetAuthorizationToken", null, { by: pipeline(production) })),
    quiet(
        "a notebook's session of Glue",
        call(
            "glue",
            "CreateSession",
            { id: "notebook-1", command: { name: "glueetl" } },
            { by: identityCenterSession("ana", "DataScientist", development) },
        ),
    ),
    quiet(
        "StartSession of Athena",
        call(
            "athena",
            "StartSession",
            { workGroup: "spark", engineConfiguration: { maxConcurrentDpus: 20 } },
            { by: identityCenterSession("ana", "DataScientist", development) },
        ),
    ),
    quiet(
        "a partner's monitoring takes its role",
        call(
            "sts",
            "AssumeRole",
            {
                roleArn: `arn:aws:iam::${production}:role/DatadogIntegrationRole`,
                roleSessionName: "DatadogAWSIntegration",
                externalId: "***",
            },
            { by: otherAccount("464622532012"), response: { credentials } },
        ),
    ),
    quiet(
        "a stranger refused",
        call(
            "sts",
            "AssumeRole",
            { roleArn: `arn:aws:iam::${production}:role/app`, roleSessionName: "x" },
            { by: otherAccount(stranger), error: accessDenied("sts:AssumeRole") },
        ),
    ),
    quiet(
        "Control Tower takes its role",
        call(
            "sts",
            "AssumeRole",
            {
                roleArn: `arn:aws:iam::${production}:role/AWSControlTowerExecution`,
                roleSessionName: "aws-controltower",
            },
            { by: service("cloudformation.amazonaws.com"), response: { credentials } },
        ),
    ),
];

import {
    agents,
    assumedRoot,
    consoleUser,
    identityCenterSession,
    iamUser,
    logArchive,
    management,
    production,
    root,
    roleSession,
    sandbox,
    service,
    through,
} from "../callers";
import { alarm, call, quiet, read, type Entry } from "../entry";

const rootCli = { ...root(management, agents.cli), fields: {} };
const signIn = {
    eventType: "AwsConsoleSignIn",
    additionalEventData: {
        LoginTo: "https://console.aws.amazon.com/console/home?state=hashArgs%23",
        MobileVersion: "No",
        MFAUsed: "Yes",
    },
};

export const rootRecords: readonly Entry[] = [
    alarm(
        "root",
        "root signs in, with MFA",
        call("signin", "ConsoleLogin", null, {
            by: {
                ...root(),
                userIdentity: {
                    type: "Root",
                    principalId: management,
                    arn: `arn:aws:iam::${management}:root`,
                    accountId: management,
                    accessKeyId: "",
                },
            },
            response: { ConsoleLogin: "Success" },
            fields: signIn,
        }),
    ),
    alarm(
        ["root", "sign-in"],
        "root signs in to a member without MFA",
        call("signin", "ConsoleLogin", null, {
            by: {
                ...root(sandbox),
                userIdentity: {
                    type: "Root",
                    principalId: sandbox,
                    arn: `arn:aws:iam::${sandbox}:root`,
                    accountId: sandbox,
                    accessKeyId: "",
                },
            },
            response: { ConsoleLogin: "Success" },
            fields: { ...signIn, additionalEventData: { ...signIn.additionalEventData, MFAUsed: "No" } },
        }),
    ),
    alarm("root", "root lists buckets", read("s3", "ListBuckets", { Host: "s3.amazonaws.com" }, { by: root() })),
    alarm(
        "root",
        "root looks at bills with an access key",
        read("ce", "GetCostAndUsage", { granularity: "MONTHLY" }, { by: rootCli }),
    ),
    alarm(
        "root",
        "root changes a support plan",
        call("support", "CreateCase", { subject: "limits", serviceCode: "account-management" }, { by: root() }),
    ),
    alarm(
        "root",
        "root makes an access key for itself",
        call("iam", "CreateAccessKey", null, {
            by: root(),
            response: {
                accessKey: {
                    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
                    status: "Active",
                    createDate: "Mar 4, 2026 9:30:00 AM",
                },
            },
        }),
        "credentials",
    ),
    alarm(
        "root",
        "root of a member closes something",
        call(
            "ec2",
            "TerminateInstances",
            { instancesSet: { items: [{ instanceId: "i-0123456789abcdef0" }] } },
            { by: { ...root(production), fields: {} } },
        ),
    ),
    alarm(
        "root",
        "a failed call of root",
        call(
            "s3",
            "DeleteBucketPolicy",
            { bucketName: "locked" },
            { by: root(logArchive), error: ["AccessDenied", "Access Denied"] },
        ),
    ),
    alarm(
        "root",
        "a task in an assumed root session",
        read("s3", "GetBucketPolicy", { bucketName: "locked" }, { by: assumedRoot(production) }),
    ),
    alarm(
        "root",
        "privileged session taken",
        call(
            "sts",
            "AssumeRoot",
            {
                targetPrincipal: production,
                taskPolicyArn: { arn: "arn:aws:iam::aws:policy/root-task/IAMDeleteRootUserCredentials" },
                durationSeconds: 900,
            },
            {
                by: identityCenterSession("security.lead"),
                response: {
                    credentials: { accessKeyId: "ASIAIOSFODNN7EXAMPLE", expiration: "Mar 4, 2026, 9:45:00 AM" },
                    sourceIdentity: "security.lead",
                },
            },
        ),
        ["credentials", "sessions"],
    ),
    alarm(
        "root",
        "root's device registered",
        call(
            "iam",
            "EnableMFADevice",
            { userName: "AWS ROOT USER", serialNumber: `arn:aws:iam::${production}:mfa/phone` },
            { by: root(production) },
        ),
        "credentials",
    ),
    alarm(
        "root",
        "central root access switched on",
        call("iam", "EnableOrganizationsRootSessions", null, {
            by: identityCenterSession("security.lead"),
            response: { organizationId: "o-exampleorgid", enabledFeatures: ["RootSessions"] },
        }),
        ["credentials", "organization"],
    ),
    alarm(
        "root",
        "central root credentials management switched off",
        call("iam", "DisableOrganizationsRootCredentialsManagement", null, { by: iamUser("ops") }),
        ["credentials", "organization"],
    ),
    quiet(
        "AWS works on root's earlier request",
        call(
            "ec2",
            "CreateTags",
            { resourcesSet: { items: [{ resourceId: "i-0123456789abcdef0" }] } },
            { by: through("autoscaling.amazonaws.com", root(production)), fields: { eventType: "AwsServiceEvent" } },
        ),
    ),
    quiet(
        "a service event of root's",
        call("signin", "UpdateAccountPreferences", null, {
            by: { ...through("signin.amazonaws.com", root(production)) },
            fields: { eventType: "AwsServiceEvent" },
        }),
    ),
    quiet(
        "a role called root",
        read("ec2", "DescribeInstances", { instancesSet: {} }, { by: roleSession("root", "root", production) }),
    ),
    quiet("a user called root", read("iam", "ListUsers", null, { by: iamUser("root", production) })),
    quiet(
        "summary of an account read",
        read("iam", "GetAccountSummary", null, { by: identityCenterSession("noor", "SecurityAudit") }),
    ),
    quiet(
        "root's sessions listed as features",
        read("iam", "ListOrganizationsFeatures", null, { by: identityCenterSession("noor", "SecurityAudit") }),
    ),
    quiet(
        "a key rotates: a service event without a user",
        call("kms", "RotateKey", null, {
            by: {
                ...service("kms.amazonaws.com"),
                userIdentity: { accountId: production, invokedBy: "kms.amazonaws.com" },
            },
            fields: {
                eventType: "AwsServiceEvent",
                serviceEventDetails: { keyId: "1234abcd-12ab-34cd-56ef-1234567890ab" },
            },
        }),
    ),
    quiet(
        "console user reads an account's contact",
        read("account", "GetContactInformation", null, { by: consoleUser("dana") }),
    ),
];

import {
    agents,
    consoleUser,
    development,
    iamUser,
    identityCenterSession,
    pipeline,
    production,
    roleSession,
    service,
    through,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const policyArn = `arn:aws:iam::${production}:policy/app-read`;
const document =
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject"],"Resource":"arn:aws:s3:::app-data/*"}]}';
const everything = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}';
const attacker = roleSession("Developer", "x", production, agents.botoLocal);
const administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

export const iamPolicyRecords: readonly Entry[] = [
    alarm(
        "iam-policies",
        "inline policy of a group deleted",
        call("iam", "DeleteGroupPolicy", { groupName: "staff", policyName: "mfa" }, { by: consoleUser("dana") }),
    ),
    alarm(
        "iam-policies",
        "inline policy of a role deleted",
        call("iam", "DeleteRolePolicy", { roleName: "app", policyName: "deny" }, { by: attacker }),
    ),
    alarm(
        "iam-policies",
        "inline policy of a user deleted",
        call("iam", "DeleteUserPolicy", { userName: "deploy", policyName: "deny" }, { by: attacker }),
    ),
    alarm(
        "iam-policies",
        "inline policy of a group",
        call(
            "iam",
            "PutGroupPolicy",
            { groupName: "staff", policyName: "s3", policyDocument: document },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "iam-policies",
        "inline policy of a role, through CloudFormation",
        call(
            "iam",
            "PutRolePolicy",
            { roleName: "app", policyName: "s3", policyDocument: document },
            { by: through("cloudformation.amazonaws.com", identityCenterSession("kim", "Developer", development)) },
        ),
    ),
    alarm(
        ["iam-policies", "persistence"],
        "inline policy of a user: everything",
        call(
            "iam",
            "PutUserPolicy",
            { userName: "deploy", policyName: "p", policyDocument: everything },
            { by: attacker },
        ),
    ),
    alarm(
        ["iam-policies", "persistence"],
        "inline policy of a role: everything",
        call(
            "iam",
            "PutRolePolicy",
            { roleName: "app", policyName: "p", policyDocument: everything },
            { by: attacker },
        ),
    ),
    alarm(
        "iam-policies",
        "policy made",
        call(
            "iam",
            "CreatePolicy",
            { policyName: "app-read", policyDocument: document },
            { by: pipeline(production), response: { policy: { arn: policyArn } } },
        ),
    ),
    alarm("iam-policies", "policy deleted", call("iam", "DeletePolicy", { policyArn }, { by: pipeline(production) })),
    alarm(
        "iam-policies",
        "policy version made",
        call(
            "iam",
            "CreatePolicyVersion",
            { policyArn, policyDocument: document, setAsDefault: true },
            { by: attacker },
        ),
    ),
    alarm(
        "iam-policies",
        "policy version deleted",
        call("iam", "DeletePolicyVersion", { policyArn, versionId: "v2" }, { by: attacker }),
    ),
    alarm(
        "persistence",
        "older policy version made the default",
        call("iam", "SetDefaultPolicyVersion", { policyArn, versionId: "v1" }, { by: attacker }),
        "iam-policies",
    ),
    alarm(
        "iam-policies",
        "policy attached to a role",
        call(
            "iam",
            "AttachRolePolicy",
            { roleName: "app", policyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" },
            { by: pipeline(production, agents.pulumi) },
        ),
    ),
    alarm(
        ["iam-policies", "persistence"],
        "AdministratorAccess attached to a role",
        call("iam", "AttachRolePolicy", { roleName: "app", policyArn: administrator }, { by: attacker }),
    ),
    alarm(
        "iam-policies",
        "policy detached from a role",
        call(
            "iam",
            "DetachRolePolicy",
            { roleName: "app", policyArn: "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess" },
            { by: attacker },
        ),
    ),
    alarm(
        ["iam-policies", "persistence"],
        "AdministratorAccess attached to a user",
        call("iam", "AttachUserPolicy", { userName: "backdoor", policyArn: administrator }, { by: attacker }),
    ),
    alarm(
        "iam-policies",
        "policy detached from a user",
        call(
            "iam",
            "DetachUserPolicy",
            { userName: "deploy", policyArn: "arn:aws:iam::aws:policy/AWSDenyAll" },
            { by: attacker },
        ),
    ),
    alarm(
        "iam-policies",
        "policy attached to a group",
        call(
            "iam",
            "AttachGroupPolicy",
            { groupName: "staff", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        ["iam-policies", "persistence"],
        "AdministratorAccess attached to a group",
        call("iam", "AttachGroupPolicy", { groupName: "staff", policyArn: administrator }, { by: consoleUser("dana") }),
    ),
    alarm(
        "iam-policies",
        "policy detached from a group",
        call(
            "iam",
            "DetachGroupPolicy",
            { groupName: "staff", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
            { by: consoleUser("dana") },
        ),
    ),
    quiet(
        "CreatePolicy of IoT",
        call("iot", "CreatePolicy", { policyName: "device", policyDocument: document }, { by: pipeline(production) }),
    ),
    quiet(
        "DeletePolicy of Verified Permissions",
        call(
            "verifiedpermissions",
            "DeletePolicy",
            { policyStoreId: "PSEXAMPLEabcdefg111111", policyId: "SPEXAMPLEabcdefg111111" },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "CreatePolicyVersion of IoT",
        call(
            "iot",
            "CreatePolicyVersion",
            { policyName: "device", policyDocument: document, setAsDefault: true },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "AttachPolicy of IoT",
        call(
            "iot",
            "AttachPolicy",
            { policyName: "device", target: `arn:aws:iot:eu-west-1:${production}:cert/0a1b` },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "PutScalingPolicy",
        call(
            "autoscaling",
            "PutScalingPolicy",
            { autoScalingGroupName: "web", policyName: "cpu", policyType: "TargetTrackingScaling" },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "policy is there already",
        call(
            "iam",
            "CreatePolicy",
            { policyName: "app-read", policyDocument: document },
            {
                by: pipeline(production),
                error: [
                    "EntityAlreadyExistsException",
                    "A policy called app-read already exists. Duplicate names are not allowed.",
                ],
            },
        ),
    ),
    quiet(
        "attaching refused",
        call(
            "iam",
            "AttachUserPolicy",
            { userName: "me", policyArn: administrator },
            { by: iamUser("intern", production), error: accessDenied("iam:AttachUserPolicy") },
        ),
    ),
    quiet("policies listed", read("iam", "ListPolicies", { scope: "Local" }, { by: pipeline(production) })),
    quiet(
        "policy simulated",
        read(
            "iam",
            "SimulatePrincipalPolicy",
            { policySourceArn: `arn:aws:iam::${production}:role/app`, actionNames: ["s3:GetObject"] },
            { by: identityCenterSession("noor", "SecurityAudit", production) },
        ),
    ),
    quiet(
        "role passed to a task",
        call(
            "ecs",
            "RegisterTaskDefinition",
            { family: "checkout", taskRoleArn: `arn:aws:iam::${production}:role/app` },
            { by: pipeline(production) },
        ),
    ),
    quiet(
        "a user's group membership read by Access Analyzer",
        read(
            "iam",
            "GetPolicyVersion",
            { policyArn, versionId: "v3" },
            { by: service("access-analyzer.amazonaws.com") },
        ),
    ),
];

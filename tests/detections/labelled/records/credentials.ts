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
    through,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const attacker = roleSession("Administrator", "x", production, agents.botoLocal);
const resettable = { passwordResetRequired: false };

export const credentialRecords: readonly Entry[] = [
    alarm(
        "credentials",
        "access key for another user",
        call(
            "iam",
            "CreateAccessKey",
            { userName: "backup-operator" },
            {
                by: attacker,
                response: {
                    accessKey: {
                        userName: "backup-operator",
                        status: "Active",
                        accessKeyId: "AKIAIOSFODNN7EXAMPLE",
                        createDate: "Mar 4, 2026 9:30:00 AM",
                    },
                },
            },
        ),
    ),
    alarm(
        "credentials",
        "access key for another user by a user",
        call("iam", "CreateAccessKey", { userName: "deploy" }, { by: iamUser("intern", production) }),
    ),
    alarm(
        "credentials",
        "access key for a user from the console",
        call(
            "iam",
            "CreateAccessKey",
            { userName: "legacy-app" },
            { by: identityCenterSession("omar", "AdministratorAccess", development) },
        ),
    ),
    alarm(
        "credentials",
        "password for another user",
        call(
            "iam",
            "CreateLoginProfile",
            { userName: "backup-operator", ...resettable },
            { by: attacker, response: { loginProfile: { userName: "backup-operator", ...resettable } } },
        ),
    ),
    alarm(
        "credentials",
        "password of another user replaced",
        call("iam", "UpdateLoginProfile", { userName: "dana", ...resettable }, { by: iamUser("intern") }),
    ),
    alarm(
        "credentials",
        "SSH key for another user",
        call("iam", "UploadSSHPublicKey", { userName: "git", sSHPublicKeyBody: "ssh-rsa AAAA" }, { by: attacker }),
    ),
    alarm(
        "credentials",
        "CodeCommit or Bedrock password for a user",
        call(
            "iam",
            "CreateServiceSpecificCredential",
            { userName: "dana", serviceName: "bedrock.amazonaws.com" },
            { by: attacker },
        ),
    ),
    alarm(
        "credentials",
        "signing certificate for a user",
        call(
            "iam",
            "UploadSigningCertificate",
            { userName: "legacy-app", certificateBody: "-----BEGIN CERTIFICATE-----" },
            { by: attacker },
        ),
    ),
    alarm(
        "credentials",
        "inactive key woken",
        call(
            "iam",
            "UpdateAccessKey",
            { userName: "legacy-app", accessKeyId: "AKIAI44QH8DHBEXAMPLE", status: "Active" },
            { by: attacker },
        ),
    ),
    alarm(
        "credentials",
        "MFA device switched off",
        call(
            "iam",
            "DeactivateMFADevice",
            { userName: "dana", serialNumber: `arn:aws:iam::${management}:mfa/dana` },
            { by: attacker },
        ),
    ),
    alarm(
        "credentials",
        "MFA device deleted",
        call(
            "iam",
            "DeleteVirtualMFADevice",
            { serialNumber: `arn:aws:iam::${management}:mfa/dana` },
            { by: consoleUser("dana") },
        ),
    ),
    alarm(
        "credentials",
        "MFA device of an Identity Center user removed",
        call(
            "sso-directory",
            "DeleteMfaDeviceForUser",
            { userId: "94482488-3041-7055", deviceId: "11a2" },
            { by: identityCenterSession("omar") },
        ),
    ),
    alarm(
        "credentials",
        "password policy weakened",
        call(
            "iam",
            "UpdateAccountPasswordPolicy",
            {
                minimumPasswordLength: 6,
                requireSymbols: false,
                requireNumbers: false,
                requireUppercaseCharacters: false,
                requireLowercaseCharacters: false,
                allowUsersToChangePassword: true,
            },
            { by: attacker },
        ),
    ),
    alarm("credentials", "password policy deleted", call("iam", "DeleteAccountPasswordPolicy", null, { by: attacker })),
    alarm(
        "credentials",
        "AWS quarantines a user whose key was published",
        call(
            "iam",
            "AttachUserPolicy",
            { userName: "deploy", policyArn: "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3" },
            {
                by: iamUser("deploy", production),
                fields: { sourceIPAddress: "support.amazonaws.com", userAgent: "support.amazonaws.com" },
            },
        ),
        "iam-policies",
    ),
    alarm(
        ["credentials", "iam-policies"],
        "quarantine lifted",
        call(
            "iam",
            "DetachUserPolicy",
            { userName: "deploy", policyArn: "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV2" },
            { by: iamUser("intern", production) },
        ),
    ),
    alarm(
        "credentials",
        "an account's alternate contact replaced",
        call(
            "account",
            "PutAlternateContact",
            {
                alternateContactType: "SECURITY",
                emailAddress: "HIDDEN_DUE_TO_SECURITY_REASONS",
                name: "HIDDEN_DUE_TO_SECURITY_REASONS",
            },
            { by: attacker },
        ),
    ),
    alarm(
        "credentials",
        "root's mail address of a member to be changed",
        call(
            "account",
            "StartPrimaryEmailUpdate",
            { accountId: production, primaryEmail: "HIDDEN_DUE_TO_SECURITY_REASONS" },
            { by: roleSession("Administrator", "x", management) },
        ),
    ),
    alarm(
        "credentials",
        "Windows password of an instance read",
        read("ec2", "GetPasswordData", { instanceId: "i-0123456789abcdef0" }, { by: attacker }),
        "secrets",
    ),
    alarm(
        "credentials",
        "security key of a user switched off by an administrator",
        call(
            "iam",
            "DeactivateMFADevice",
            { userName: "finance", serialNumber: `arn:aws:iam::${production}:u2f/user/finance/key` },
            { by: identityCenterSession("omar", "AdministratorAccess", production) },
        ),
    ),
    quiet(
        "an old key switched off",
        call(
            "iam",
            "UpdateAccessKey",
            { userName: "legacy-app", accessKeyId: "AKIAI44QH8DHBEXAMPLE", status: "Inactive" },
            { by: identityCenterSession("noor", "SecurityAnalyst", production) },
        ),
    ),
    quiet(
        "an old key deleted",
        call(
            "iam",
            "DeleteAccessKey",
            { userName: "legacy-app", accessKeyId: "AKIAI44QH8DHBEXAMPLE" },
            { by: identityCenterSession("noor", "SecurityAnalyst", production) },
        ),
    ),
    quiet("own password changed", call("iam", "ChangePassword", null, { by: consoleUser("dana") })),
    quiet(
        "own MFA device made",
        call(
            "iam",
            "CreateVirtualMFADevice",
            { virtualMFADeviceName: "dana" },
            {
                by: consoleUser("dana"),
                response: { virtualMFADevice: { serialNumber: `arn:aws:iam::${management}:mfa/dana` } },
            },
        ),
    ),
    quiet(
        "own MFA device enabled",
        call(
            "iam",
            "EnableMFADevice",
            { userName: "dana", serialNumber: `arn:aws:iam::${management}:mfa/dana` },
            { by: consoleUser("dana") },
        ),
    ),
    quiet("keys listed", read("iam", "ListAccessKeys", { userName: "deploy" }, { by: pipeline(production) })),
    quiet(
        "key for another refused",
        call(
            "iam",
            "CreateAccessKey",
            { userName: "admin" },
            { by: iamUser("intern", production), error: accessDenied("iam:CreateAccessKey") },
        ),
    ),
    quiet(
        "login profile is there already",
        call(
            "iam",
            "CreateLoginProfile",
            { userName: "dana" },
            {
                by: pipeline(management),
                error: ["EntityAlreadyExistsException", "Login Profile for user dana already exists."],
            },
        ),
    ),
    quiet(
        "key pair of Lightsail",
        call("lightsail", "CreateKeyPair", { keyPairName: "blog" }, { by: roleSession("Web", "jo", development) }),
    ),
    quiet(
        "API key of API Gateway",
        call(
            "apigateway",
            "CreateApiKey",
            { createApiKeyInput: { name: "partner", enabled: true } },
            { by: through("cloudformation.amazonaws.com", pipeline(development)) },
        ),
    ),
    quiet(
        "credential report",
        call("iam", "GenerateCredentialReport", null, {
            by: identityCenterSession("noor", "SecurityAudit"),
            response: { state: "STARTED" },
        }),
    ),
    quiet(
        "password policy read",
        read("iam", "GetAccountPasswordPolicy", null, { by: service("config.amazonaws.com", production) }),
    ),
    quiet(
        "deactivation of a device that is not there",
        call(
            "iam",
            "DeactivateMFADevice",
            { userName: "dana", serialNumber: "x" },
            {
                by: consoleUser("dana"),
                error: ["NoSuchEntityException", "MFA Device with serial number x does not exist."],
            },
        ),
    ),
    quiet(
        "password of an instance refused",
        read(
            "ec2",
            "GetPasswordData",
            { instanceId: "i-0123456789abcdef0" },
            {
                by: roleSession("Developer", "kim", development),
                error: ["Client.UnauthorizedOperation", "You are not authorized to perform this operation."],
            },
        ),
    ),
];

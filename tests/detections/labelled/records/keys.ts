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
    service,
    serviceLinkedRole,
} from "../callers";
import { accessDenied, alarm, call, quiet, read, type Entry } from "../entry";

const keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const arn = (account: string) => `arn:aws:kms:us-east-1:${account}:key/${keyId}`;
const resources = (account: string) => ({
    resources: [{ accountId: account, type: "AWS::KMS::Key", ARN: arn(account) }],
});
const attacker = roleSession("Administrator", "x", logArchive, agents.botoLocal);
const keyPolicy = (principal: string) =>
    `{"Version":"2012-10-17","Statement":[{"Sid":"Enable","Effect":"Allow","Principal":{"AWS":"${principal}"},"Action":"kms:*","Resource":"*"}]}`;

export const keyRecords: readonly Entry[] = [
    alarm(
        "keys",
        "key disabled",
        call(
            "kms",
            "DisableKey",
            { keyId: arn(logArchive) },
            { by: attacker, response: { keyId: arn(logArchive) }, fields: resources(logArchive) },
        ),
    ),
    alarm(
        "keys",
        "key of a member disabled by id",
        call("kms", "DisableKey", { keyId }, { by: iamUser("ops", production) }),
    ),
    alarm(
        "keys",
        "key to be deleted in a week",
        call(
            "kms",
            "ScheduleKeyDeletion",
            { keyId: arn(logArchive), pendingWindowInDays: 7 },
            { by: attacker, response: { keyId: arn(logArchive), keyState: "PendingDeletion", pendingWindowInDays: 7 } },
        ),
    ),
    alarm(
        "keys",
        "key to be deleted, from the console",
        call(
            "kms",
            "ScheduleKeyDeletion",
            { keyId, pendingWindowInDays: 30 },
            { by: identityCenterSession("li", "PowerUser", production) },
        ),
    ),
    alarm(
        "keys",
        "key policy opened to a stranger",
        call(
            "kms",
            "PutKeyPolicy",
            {
                keyId,
                policyName: "default",
                policy: keyPolicy("arn:aws:iam::999988887777:root"),
                bypassPolicyLockoutSafetyCheck: true,
            },
            { by: attacker },
        ),
        "exposure",
    ),
    alarm(
        "keys",
        "key policy replaced",
        call(
            "kms",
            "PutKeyPolicy",
            { keyId: arn(management), policyName: "default", policy: keyPolicy("arn:aws:iam::111122223333:root") },
            { by: consoleUser("dana") },
        ),
        "exposure",
    ),
    alarm("keys", "rotation off", call("kms", "DisableKeyRotation", { keyId: arn(logArchive) }, { by: attacker })),
    alarm(
        "keys",
        "alias of the archive's key moved",
        call(
            "kms",
            "UpdateAlias",
            { aliasName: "alias/orgtrail-archive", targetKeyId: "99998888-12ab-34cd-56ef-1234567890ab" },
            { by: attacker },
        ),
    ),
    alarm(
        "keys",
        "alias of the archive's key deleted",
        call("kms", "DeleteAlias", { aliasName: "alias/orgtrail-archive" }, { by: attacker }),
    ),
    alarm(
        "keys",
        "alias of the trail's key deleted",
        call("kms", "DeleteAlias", { aliasName: "alias/orgtrail-trail" }, { by: consoleUser("dana") }),
    ),
    alarm(
        "keys",
        "imported material deleted",
        call("kms", "DeleteImportedKeyMaterial", { keyId }, { by: attacker }),
        "destruction",
    ),
    alarm(
        "exposure",
        "grant to a stranger's role",
        call(
            "kms",
            "CreateGrant",
            {
                keyId: arn(production),
                granteePrincipal: "arn:aws:iam::999988887777:role/reader",
                operations: ["Decrypt", "CreateGrant"],
            },
            { by: roleSession("Administrator", "x", production), response: { grantId: "abcde237" } },
        ),
        "keys",
    ),
    alarm(
        "keys",
        "custom key store deleted",
        call("kms", "DeleteCustomKeyStore", { customKeyStoreId: "cks-1234567890abcdef0" }, { by: attacker }),
        "destruction",
    ),
    quiet("key described", read("kms", "DescribeKey", { keyId }, { by: pipeline(production) })),
    quiet(
        "data key made for S3",
        read(
            "kms",
            "GenerateDataKey",
            {
                keyId: arn(logArchive),
                keySpec: "AES_256",
                encryptionContext: { "aws:s3:arn": "arn:aws:s3:::orgtrail-archive-o-exampleorgid" },
            },
            { by: service("cloudtrail.amazonaws.com", logArchive), fields: resources(logArchive) },
        ),
    ),
    quiet(
        "grant for an EBS volume by Auto Scaling",
        call(
            "kms",
            "CreateGrant",
            {
                keyId: arn(production),
                granteePrincipal: `arn:aws:iam::${production}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
                retiringPrincipal: "ec2.us-east-1.amazonaws.com",
                operations: ["Decrypt", "CreateGrant"],
                constraints: { encryptionContextSubset: { "aws:ebs:id": "vol-0a1b2c3d4e5f60718" } },
            },
            { by: serviceLinkedRole("autoscaling.amazonaws.com", "AWSServiceRoleForAutoScaling", "AutoScaling") },
        ),
    ),
    quiet(
        "grant for a volume of an instance that a person starts",
        call(
            "kms",
            "CreateGrant",
            {
                keyId: arn(development),
                granteePrincipal: `${development}:aws:ec2-infrastructure:i-0123456789abcdef0`,
                operations: ["Decrypt"],
                constraints: { encryptionContextSubset: { "aws:ebs:id": "vol-0123456789abcdef0" } },
            },
            {
                by: {
                    ...identityCenterSession("kim", "Developer", development),
                    userIdentity: {
                        ...identityCenterSession("kim", "Developer", development).userIdentity,
                        invokedBy: "ec2.amazonaws.com",
                    },
                    address: "ec2.amazonaws.com",
                    agent: "ec2.amazonaws.com",
                },
            },
        ),
    ),
    quiet(
        "key made",
        call(
            "kms",
            "CreateKey",
            {
                keySpec: "SYMMETRIC_DEFAULT",
                keyUsage: "ENCRYPT_DECRYPT",
                multiRegion: false,
                policy: keyPolicy(`arn:aws:iam::${development}:root`),
                bypassPolicyLockoutSafetyCheck: false,
            },
            { by: pipeline(development), response: { keyMetadata: { keyId } } },
        ),
    ),
    quiet("rotation on", call("kms", "EnableKeyRotation", { keyId }, { by: pipeline(development) })),
    quiet(
        "disabling refused",
        call(
            "kms",
            "DisableKey",
            { keyId },
            {
                by: roleSession("Developer", "kim", development),
                error: [
                    "AccessDenied",
                    "User is not authorized to perform: kms:DisableKey on resource: key/1234abcd with an explicit deny in a service control policy",
                ],
            },
        ),
    ),
    quiet(
        "deletion of a key that is gone",
        call(
            "kms",
            "ScheduleKeyDeletion",
            { keyId: "gone", pendingWindowInDays: 7 },
            {
                by: pipeline(development),
                error: ["NotFoundException", "Key 'arn:aws:kms:us-east-1:333344445555:key/gone' does not exist"],
            },
        ),
    ),
    quiet(
        "alias of Lambda deleted",
        call("lambda", "DeleteAlias20150331", { functionName: "api", name: "blue" }, { by: pipeline(development) }),
    ),
    quiet(
        "DeleteAlias of GameLift",
        call("gamelift", "DeleteAlias", { aliasId: "alias-1234" }, { by: pipeline(development) }),
    ),
    quiet(
        "deletion cancelled",
        call("kms", "CancelKeyDeletion", { keyId }, { by: consoleUser("dana"), response: { keyId: arn(management) } }),
    ),
    quiet(
        "DisableKey refused by dry run",
        call(
            "kms",
            "ScheduleKeyDeletion",
            { keyId },
            {
                by: pipeline(development),
                error: ["KMSInvalidStateException", `${arn(development)} is pending deletion.`],
            },
        ),
    ),
    quiet(
        "grants listed",
        read(
            "kms",
            "ListGrants",
            { keyId, limit: 50 },
            { by: identityCenterSession("noor", "SecurityAudit", production), error: accessDenied("kms:ListGrants") },
        ),
    ),
];

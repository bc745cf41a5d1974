import { compliantStack, keyStatements, policyText } from "../../helpers/compliant-stack";
import { change, from, type Program } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

const { administration, trail } = keyStatements;
const own = administration("444455556666");
const archiveKey = (inputs: Record<string, unknown>) => change(compliantStack, "archive-key", inputs);
const policy = (...statement: readonly unknown[]) => archiveKey({ policy: policyText(own, trail, ...statement) });
const withoutTrail = (...statement: readonly unknown[]) => archiveKey({ policy: policyText(own, ...statement) });

/** A key of an application, of which the audit log is no matter. */
const key = (...statement: readonly unknown[]): Program => ({
    key: {
        type: "aws:kms/key:Key",
        inputs: { enableKeyRotation: true, policy: policyText(administration("111122223333"), ...statement) },
        computed: { arn: "arn:aws:kms:us-east-1:111122223333:key/data", id: "data", keyId: "data" },
    },
});
const keyPolicy = (text: unknown): Program => ({
    ...key(),
    policy: { type: "aws:kms/keyPolicy:KeyPolicy", inputs: { keyId: from("key", "keyId"), policy: text } },
});
const grant = (inputs: Record<string, unknown>): Program => ({
    ...key(),
    grant: {
        type: "aws:kms/grant:Grant",
        inputs: { keyId: from("key", "keyId"), operations: ["Decrypt"], ...inputs },
    },
});
const use = {
    Effect: "Allow",
    Principal: { AWS: "*" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
};
const outsiders = { StringNotEqualsIfExists: { "aws:PrincipalOrgID": "o-exampleorgid" } };
const stranger = { AWS: "arn:aws:iam::999988887777:root" };

const isPublic = ["kms-key-public-policy: key"];
const isForeign = ["kms-key-foreign-administration: key"];

export const stacks: readonly Scenario[] = [
    {
        name: "an archive's key that is denied to all but the organization, CloudTrail with them",
        program: policy({ ...use, Effect: "Deny", Condition: outsiders }),
        finds: ["cloudtrail-key-policy: archive-key"],
    },
    {
        name: "an archive's key that is denied to all but the organization and AWS's services",
        program: policy({
            ...use,
            Effect: "Deny",
            Condition: { ...outsiders, Bool: { "aws:PrincipalIsAWSService": "false" } },
        }),
    },
    {
        name: "a key that does not rotate",
        program: archiveKey({ enableKeyRotation: false }),
        finds: ["kms-key-rotation: archive-key"],
    },
    { name: "a key that everybody may use", program: key(use), finds: isPublic },
    {
        name: "a key that everybody may use, in a list",
        program: key({ ...use, Principal: { AWS: ["*"] } }),
        finds: isPublic,
    },
    {
        name: "a key that everybody but one may use",
        program: key({ ...use, Principal: undefined, NotPrincipal: stranger }),
        finds: isPublic,
    },
    {
        name: "a key that everybody may use through a service",
        program: key({ ...use, Condition: { StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" } } }),
        finds: isPublic,
    },
    {
        name: "a key that everybody may use with an encryption context",
        program: key({ ...use, Condition: { StringLike: { "kms:EncryptionContext:aws:cloudtrail:arn": "*" } } }),
        finds: isPublic,
    },
    {
        name: "a key that everybody may use, in a policy of its own",
        program: keyPolicy(policyText(administration("111122223333"), use)),
        finds: ["kms-key-public-policy: policy"],
    },
    {
        name: "a key that is left to everybody by a condition that holds without its key",
        program: key({ ...use, Condition: { StringEqualsIfExists: { "kms:CallerAccount": "111122223333" } } }),
        finds: isPublic,
    },
    ...(
        [
            [
                "account",
                {
                    StringEquals: {
                        "kms:CallerAccount": "111122223333",
                        "kms:ViaService": "s3.us-east-1.amazonaws.com",
                    },
                },
            ],
            ["organization", { StringEquals: { "aws:PrincipalOrgID": "o-exampleorgid" } }],
            ["source account", { StringEquals: { "aws:SourceAccount": ["111122223333"] } }],
        ] as const
    ).map(([holder, Condition]) => ({
        name: `a key that everybody of one ${holder} may use`,
        program: key({ ...use, Condition }),
    })),
    {
        name: "a key whose policy is not known",
        program: change(key(), "key", { policy: unknown }),
        finds: ["foreign-administration", "confused-deputy", "public-policy"].map((rule) => `kms-key-${rule}? key`),
    },
    {
        name: "a key that another account may administer",
        program: key({ Effect: "Allow", Principal: stranger, Action: "kms:*", Resource: "*" }),
        finds: isForeign,
    },
    {
        name: "a key that a role of another account may delete",
        program: key({
            Effect: "Allow",
            Principal: { AWS: ["arn:aws:iam::111122223333:role/app", "arn:aws:iam::999988887777:role/ops"] },
            Action: ["kms:ScheduleKeyDeletion", "kms:CancelKeyDeletion"],
            Resource: "*",
        }),
        finds: isForeign,
    },
    {
        name: "a key of which another account may pass on the use",
        program: key({ Effect: "Allow", Principal: { AWS: "999988887777" }, Action: "kms:CreateGrant", Resource: "*" }),
        finds: isForeign,
    },
    {
        name: "a key whose policy another account may change, as all but its use",
        program: key({ Effect: "Allow", Principal: stranger, NotAction: ["kms:Decrypt"], Resource: "*" }),
        finds: isForeign,
    },
    {
        name: "a key that another account may administer, in a policy of its own",
        program: keyPolicy(
            policyText(administration("111122223333"), {
                Effect: "Allow",
                Principal: stranger,
                Action: "kms:Put*",
                Resource: "*",
            }),
        ),
        finds: ["kms-key-foreign-administration: policy"],
    },
    {
        name: "a key that a trusted account may administer",
        program: key({ Effect: "Allow", Principal: stranger, Action: "kms:*", Resource: "*" }),
        config: { trustedAccounts: ["999988887777"] },
    },
    {
        name: "a key that another account may use, also by grants for AWS's services",
        program: key(
            { ...use, Principal: stranger },
            {
                Effect: "Allow",
                Principal: stranger,
                Action: ["kms:CreateGrant", "kms:ListGrants", "kms:RevokeGrant"],
                Resource: "*",
                Condition: { Bool: { "kms:GrantIsForAWSResource": "true" } },
            },
        ),
    },
    {
        name: "a key that another account may administer, if a Deny did not keep all but two roles from it",
        program: key(
            { Effect: "Allow", Principal: stranger, Action: "kms:*", Resource: "*" },
            {
                Effect: "Deny",
                Principal: "*",
                Action: ["kms:CreateGrant", "kms:Disable*", "kms:Put*", "kms:Schedule*"],
                Resource: "*",
                Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/deploy" } },
            },
        ),
    },
    {
        name: "a grant to another account",
        program: grant({ granteePrincipal: "arn:aws:iam::999988887777:role/reader" }),
        finds: ["kms-grant-foreign-account: grant"],
    },
    {
        name: "a grant that another account may retire",
        program: grant({
            granteePrincipal: "arn:aws:iam::111122223333:role/reader",
            retiringPrincipal: "arn:aws:iam::999988887777:root",
        }),
        finds: ["kms-grant-foreign-account: grant"],
    },
    {
        name: "a grant to another account, for a key of another stack",
        program: {
            grant: {
                type: "aws:kms/grant:Grant",
                inputs: {
                    keyId: "arn:aws:kms:us-east-1:111122223333:key/theirs",
                    operations: ["Decrypt"],
                    granteePrincipal: "arn:aws:iam::999988887777:role/reader",
                },
            },
        },
        finds: ["kms-grant-foreign-account: grant"],
    },
    {
        name: "a grant to somebody who is not known",
        program: grant({ granteePrincipal: unknown }),
        finds: ["kms-grant-foreign-account? grant"],
    },
    {
        name: "a grant to a role of the same account",
        program: grant({ granteePrincipal: "arn:aws:iam::111122223333:role/reader" }),
    },
    {
        name: "a grant to a trusted account",
        program: grant({ granteePrincipal: "arn:aws:iam::999988887777:role/reader" }),
        config: { trustedAccounts: ["999988887777"] },
    },
    {
        name: "a grant to a role of the stack",
        program: {
            ...grant({ granteePrincipal: from("role", "arn") }),
            role: {
                type: "aws:iam/role:Role",
                inputs: { name: "reader", assumeRolePolicy: policyText() },
                computed: { arn: "arn:aws:iam::111122223333:role/reader" },
            },
        },
    },
    {
        name: "a key that CloudTrail may use for anybody",
        program: withoutTrail({ ...trail, Condition: undefined }),
        finds: ["kms-key-confused-deputy: archive-key"],
    },
    {
        name: "a key that CloudTrail may use for any trail",
        program: withoutTrail({
            ...trail,
            Condition: { ArnLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:*:trail/*" } },
        }),
        finds: ["kms-key-confused-deputy: archive-key"],
    },
    {
        name: "a key that CloudTrail may use for the trails in its encryption context",
        program: withoutTrail(
            {
                ...trail,
                Action: "kms:GenerateDataKey*",
                Condition: {
                    StringLike: {
                        "kms:EncryptionContext:aws:cloudtrail:arn": "arn:aws:cloudtrail:*:111122223333:trail/*",
                    },
                },
            },
            { ...trail, Action: "kms:DescribeKey", Condition: undefined },
        ),
    },
    {
        name: "a trail's key that CloudTrail may not use",
        program: withoutTrail(),
        finds: ["cloudtrail-key-policy: archive-key"],
    },
    {
        name: "a trail's key that CloudTrail may not describe",
        program: withoutTrail({ ...trail, Action: "kms:GenerateDataKey*" }),
        finds: ["cloudtrail-key-policy: archive-key"],
    },
    {
        name: "a trail's key with the policy that AWS makes",
        program: archiveKey({ policy: undefined }),
        finds: ["cloudtrail-key-policy: archive-key"],
    },
    {
        name: "a trail's key whose policy denies CloudTrail what it allows",
        program: policy({ Effect: "Deny", Principal: "*", Action: "kms:GenerateDataKey*", Resource: "*" }),
        finds: ["cloudtrail-key-policy: archive-key"],
    },
    {
        name: "a trail's key whose policy of its own replaces the one that lets CloudTrail in",
        program: {
            ...compliantStack,
            policy: {
                type: "aws:kms/keyPolicy:KeyPolicy",
                inputs: { keyId: from("archive-key", "id"), policy: policyText(own) },
            },
        },
        finds: ["cloudtrail-key-policy: policy"],
    },
    {
        name: "a trail's key with a policy of its own",
        program: {
            ...archiveKey({ policy: undefined }),
            policy: {
                type: "aws:kms/keyPolicy:KeyPolicy",
                inputs: { keyId: from("archive-key", "id"), policy: policyText(own, trail) },
            },
        },
    },
    {
        name: "a trail's key whose policy is not known",
        program: archiveKey({ policy: unknown }),
        finds: [
            "cloudtrail-key-policy? archive-key",
            ...["foreign-administration", "confused-deputy", "public-policy"].map(
                (rule) => `kms-key-${rule}? archive-key`,
            ),
        ],
    },
    {
        name: "a key that is disabled",
        program: archiveKey({ isEnabled: false }),
        finds: ["kms-key-enabled: archive-key"],
    },
    {
        name: "a key of which it is not known whether it is enabled",
        program: archiveKey({ isEnabled: unknown }),
        finds: ["kms-key-enabled? archive-key"],
    },
    { name: "a key that spells out that it is enabled", program: archiveKey({ isEnabled: true }) },
    {
        name: "a trail's key that could be gone in a week",
        program: archiveKey({ deletionWindowInDays: 7 }),
        finds: ["cloudtrail-key-deletion-window: archive-key"],
    },
    {
        name: "a log group's key that could be gone in a week",
        program: change(change(compliantStack, "trail-key", { deletionWindowInDays: 7 }), "trail", {
            snsTopicName: "theirs",
        }),
        finds: ["cloudtrail-key-deletion-window: trail-key"],
    },
    {
        name: "an archive's key that could be gone in a week, while its policy is not known",
        program: archiveKey({ deletionWindowInDays: 7, policy: undefined }),
        finds: ["cloudtrail-key-deletion-window: archive-key", "cloudtrail-key-policy: archive-key"],
    },
    {
        name: "a trail's key that could be gone sooner than configured",
        program: archiveKey({ deletionWindowInDays: 20 }),
        config: { keyDeletionWindowDays: 30 },
        finds: ["cloudtrail-key-deletion-window: archive-key"],
    },
    {
        name: "a trail's key of which it is not known how soon it could be gone",
        program: archiveKey({ deletionWindowInDays: unknown }),
        finds: ["cloudtrail-key-deletion-window? archive-key"],
    },
    {
        name: "an application's key that could be gone in a week",
        program: change(key(), "key", { deletionWindowInDays: 7 }),
    },
    {
        name: "a key whose policy is not checked for lockouts",
        program: change(key(), "key", { bypassPolicyLockoutSafetyCheck: true }),
        finds: ["kms-key-lockout-check: key"],
    },
    {
        name: "a key policy of its own that is not checked for lockouts",
        program: change(keyPolicy(policyText(administration("111122223333"))), "policy", {
            bypassPolicyLockoutSafetyCheck: "true",
        }),
        finds: ["kms-key-lockout-check: policy"],
    },
    {
        name: "a key of which it is not known whether its policy is checked",
        program: change(key(), "key", { bypassPolicyLockoutSafetyCheck: unknown }),
        finds: ["kms-key-lockout-check? key"],
    },
    {
        name: "a replica of a key whose policy lets everybody in",
        program: {
            replica: {
                type: "aws:kms/replicaKey:ReplicaKey",
                inputs: { primaryKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/mrk-1", policy: policyText(use) },
            },
        },
        finds: ["kms-key-public-policy: replica"],
    },
    {
        name: "a key that signs and one that makes message authentication codes",
        program: {
            signing: {
                type: "aws:kms/key:Key",
                inputs: { keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "RSA_4096" },
            },
            codes: {
                type: "aws:kms/key:Key",
                inputs: { keyUsage: "GENERATE_VERIFY_MAC", customerMasterKeySpec: "HMAC_256" },
            },
        },
    },
];

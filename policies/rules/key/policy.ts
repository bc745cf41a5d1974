import { namesKey } from "../../reading/audit-log";
import { all, any, not, type Answer } from "../../reading/answer";
import type { Document } from "../../reading/policy-document";
import { sourceKeys } from "../../reading/policy-condition";
import type { Statement } from "../../reading/policy-statement";
import type { Resource } from "../../reading/resource";
import type { Stack } from "../../reading/stack";
import { types } from "../../reading/types";
import { isUnset, UNKNOWN } from "../../reading/value";
import { type Rule, verdict, where } from "../../rule";

const guide = "https://docs.aws.amazon.com/kms/latest/developerguide/";
/** The types of resources that have a key policy in `policy`. */
const withPolicy = [
    ...types.key,
    ...types.keyPolicy,
    "aws:kms/replicaKey:ReplicaKey",
    "aws:kms/externalKey:ExternalKey",
    "aws:kms/replicaExternalKey:ReplicaExternalKey",
];

/** What makes its holder the master of a key. */
const administration = ["kms:CreateGrant", "kms:DisableKey", "kms:PutKeyPolicy", "kms:ScheduleKeyDeletion"];

export const publicKeyPolicy: Rule = {
    name: "kms-key-public-policy",
    title: "A key policy lets nobody in but named ones",
    severity: "critical",
    why: "Every account of AWS could decrypt with the key or destroy it.",
    fix: 'in the statement, Principal: { AWS: accountRootArn } or Condition: { StringEquals: { "kms:CallerAccount": accountId } }',
    controls: {
        "Security Hub": ["KMS.5"],
        "NIST 800-53 r5": ["AC-3", "AC-6", "AC-21", "SC-12"],
        "PCI DSS v4.0.1": ["3.6.1", "3.7.6"],
    },
    url: `${guide}key-policy-overview.html`,
    types: withPolicy,
    judge: (resource) =>
        verdict(
            not(resource.document("policy").some(({ isPublic }) => isPublic)),
            "lets everybody use a key: no condition says who may call or from where",
        ),
};

/** Whether a statement gives a grant for AWS's own use only, as services of other accounts that use a key need it. */
function isForServices({ conditions }: Statement): Answer {
    return conditions.some(({ key, values }) => key === "kms:grantisforawsresource" && values[0] === "true")
        ? "yes"
        : "no";
}

/** Whether a key policy makes an account's principals masters of the key. */
function isMaster(policy: Document, account: string): boolean {
    return administration.some(
        (action) =>
            policy.allows(action, "*", (statement) =>
                all([
                    statement.accounts.includes(account) ? "yes" : "no",
                    action === "kms:CreateGrant" ? not(isForServices(statement)) : "yes",
                ]),
            ) === "yes",
    );
}

export const foreignAdministration: Rule = {
    name: "kms-key-foreign-administration",
    title: "A key policy lets no other account administer the key",
    severity: "high",
    why: "Who may change a key's policy, grant its use or delete it has everything that it encrypts.",
    fix: 'for the other account, Action: ["kms:Decrypt", "kms:DescribeKey"]; or name it in trustedAccounts of the pack\'s settings',
    controls: {
        "NIST 800-53 r5": ["AC-3", "AC-6", "SC-12", "SC-12(2)"],
        "PCI DSS v4.0.1": ["3.6.1", "3.7.6"],
    },
    url: `${guide}key-policy-modifying-external-accounts.html`,
    types: withPolicy,
    judge: (resource, { trustedAccounts }) => {
        const policy = resource.document("policy");
        const named = new Set(policy.statements.flatMap((statement) => statement.accounts));
        const masters = [...named].filter(
            (account) => account !== UNKNOWN && !trustedAccounts.includes(account) && isMaster(policy, account),
        );
        // One of them is the key's own: KMS saves no policy that shuts that out, without the switch that skips the check.
        return verdict(masters.length > 1 ? "no" : policy.isKnown, "lets another account administer a key");
    },
};

export const keyConfusedDeputy: Rule = {
    name: "kms-key-confused-deputy",
    title: "A key policy lets CloudTrail encrypt for trails of its own only",
    severity: "medium",
    why: "Trails of other accounts could use the key, at the cost and under the name of this one.",
    fix: 'in the statement for cloudtrail.amazonaws.com, Condition: { StringEquals: { "aws:SourceArn": trailArn } }',
    controls: { "NIST 800-53 r5": ["AC-3", "AC-6", "SC-12"], "PCI DSS v4.0.1": ["3.6.1"] },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html",
    types: withPolicy,
    judge: (resource) =>
        verdict(
            not(
                resource.document("policy").some((statement) =>
                    all([
                        isForTrails(statement),
                        // CloudTrail names the trail in the encryption context, too, and no caller can forge it.
                        not(statement.requires([...sourceKeys, "kms:EncryptionContext:aws:cloudtrail:arn"])),
                    ]),
                ),
            ),
            "lets CloudTrail encrypt on behalf of any account",
        ),
};

/** Whether a statement lets CloudTrail encrypt log files. */
function isForTrails(statement: Statement): Answer {
    return all([
        statement.allows,
        statement.isForService("cloudtrail.amazonaws.com"),
        statement.covers("kms:GenerateDataKey"),
    ]);
}

/** The policies of a key: those that are resources of their own replace the one in the key's property. */
function policiesOf(stack: Stack, key: Resource): readonly { resource: Resource; answer: Answer }[] {
    const policies = stack.referring(types.keyPolicy, "keyId", key, types.key);
    return policies.some(({ answer }) => answer === "yes") || isUnset(key.input("policy"))
        ? policies
        : [...policies, { resource: key, answer: "yes" as const }];
}

/** Whether a key's policies let a service call all of these actions. */
export function admits(stack: Stack, key: Resource, service: string, actions: readonly string[]): Answer {
    return any(
        policiesOf(stack, key).map(({ resource, answer }) =>
            all([
                answer,
                ...actions.map((action) =>
                    resource
                        .document("policy")
                        .allows(action, "*", (statement) => statement.isForService(service), true),
                ),
            ]),
        ),
    );
}

export const trailKeyPolicy: Rule = {
    name: "cloudtrail-key-policy",
    title: "The policy of a CloudTrail trail's key lets CloudTrail use it",
    severity: "high",
    why: "Without kms:GenerateDataKey* and kms:DescribeKey CloudTrail refuses the trail, or stops to deliver.",
    fix: 'in the key policy, { Effect: "Allow", Principal: { Service: "cloudtrail.amazonaws.com" }, Action: ["kms:GenerateDataKey*", "kms:DescribeKey"], Resource: "*", Condition: { StringEquals: { "aws:SourceArn": trailArn } } }',
    controls: {
        "CIS v3.0": ["3.5"],
        "CIS v5.0": ["3.5"],
        "CIS v7.0": ["4.5"],
        "Security Hub": ["CloudTrail.2"],
        "NIST 800-53 r5": ["AU-5", "AU-9", "SC-12"],
    },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html",
    types: [],
    judgeStack: (stack) =>
        stack
            .ofType(types.key)
            .map((key) => ({ key, isTrailKey: namesKey(stack, types.trail, "kmsKeyId", key) }))
            .filter(({ isTrailKey }) => isTrailKey !== "no")
            .map(({ key, isTrailKey }) => ({
                resource: policiesOf(stack, key).find(({ answer }) => answer === "yes")?.resource ?? key,
                verdict: where(
                    isTrailKey,
                    verdict(
                        admits(stack, key, "cloudtrail.amazonaws.com", ["kms:GenerateDataKey", "kms:DescribeKey"]),
                        "does not let CloudTrail encrypt the log files of a trail",
                    ),
                ),
            })),
};

/** Whether a key's policy lets CloudTrail encrypt: then it is an audit log's, whatever the rest of the stack. */
export function letsCloudTrailEncrypt(key: Resource): Answer {
    return key.document("policy").some(isForTrails);
}

import { auditLogKeys } from "../../reading/audit-log";
import { not } from "../../reading/answer";
import type { Resource } from "../../reading/resource";
import { types } from "../../reading/types";
import { isOff, isOn, meets, number } from "../../reading/value";
import { type Verdict, verdict, where } from "../../rule";
import { remedied } from "../remedied";
import { letsCloudTrailEncrypt } from "./policy";

const guide = "https://docs.aws.amazon.com/kms/latest/developerguide/";

export const enabledKey = remedied(
    { isEnabled: true },
    {
        name: "kms-key-enabled",
        title: "A KMS key is enabled",
        severity: "high",
        why: "With a key that is disabled nothing can be written or read: a trail stops to deliver.",
        fix: "on the key, isEnabled: true, or leave it out",
        controls: { "NIST 800-53 r5": ["AU-5", "SC-12"], "PCI DSS v4.0.1": ["3.7.5"] },
        url: `${guide}enabling-keys.html`,
        types: types.key,
        judge: (key) => verdict(not(isOff(key.input("isEnabled"))), "is disabled"),
    },
);

function judgeWindow(key: Resource, least: number): Verdict {
    return verdict(
        // AWS waits 30 days where nothing is set.
        meets(number(key.input("deletionWindowInDays")), (days) => days === undefined || Number(days) >= least),
        `encrypts the audit log and could be gone in less than ${least} days`,
    );
}

export const deletionWindow = remedied(
    { deletionWindowInDays: 30 },
    {
        name: "cloudtrail-key-deletion-window",
        title: "A key of the audit log leaves time to call off its deletion",
        severity: "medium",
        why: "With the key, every log file that it encrypted is gone.",
        fix: "on the key, deletionWindowInDays: 30, or leave it out",
        controls: {
            "Security Hub": ["KMS.3"],
            "NIST 800-53 r5": ["SC-12", "SC-12(2)"],
            "PCI DSS v4.0.1": ["3.7.5", "10.5.1"],
        },
        url: `${guide}deleting-keys.html`,
        types: types.key,
        judge: (key, { keyDeletionWindowDays }) =>
            letsCloudTrailEncrypt(key) === "yes" ? judgeWindow(key, keyDeletionWindowDays) : "yes",
        judgeStack: (stack, { keyDeletionWindowDays }) =>
            auditLogKeys(stack).map(({ key, isAuditLogKey }) => ({
                resource: key,
                verdict: where(isAuditLogKey, judgeWindow(key, keyDeletionWindowDays)),
            })),
    },
);

export const lockoutCheck = remedied(
    { bypassPolicyLockoutSafetyCheck: false },
    {
        name: "kms-key-lockout-check",
        title: "A key policy is checked for lockouts when it is saved",
        severity: "medium",
        why: "Without the check a policy can shut out everybody, and only AWS Support can open the key again.",
        fix: "leave out bypassPolicyLockoutSafetyCheck",
        controls: { "NIST 800-53 r5": ["AC-3", "CP-10", "SC-12"] },
        url: `${guide}key-policy-default.html`,
        types: [
            ...types.key,
            ...types.keyPolicy,
            "aws:kms/replicaKey:ReplicaKey",
            "aws:kms/externalKey:ExternalKey",
            "aws:kms/replicaExternalKey:ReplicaExternalKey",
        ],
        judge: (resource) =>
            verdict(
                not(isOn(resource.input("bypassPolicyLockoutSafetyCheck"))),
                "skips the check that its policy shuts nobody out",
            ),
    },
);

/**
 * Detections whose patterns also match a sample of another, as they should, by the id of the sample's owner: the broad one of
 * a benchmark and the narrow one that says what is bad about it, the one of any resource and the one of this deployment's,
 * what a root user does and that it is used at all. That a refused call counts among the refused goes without saying.
 */
export const overlaps: { readonly [id: string]: readonly string[] } = {
    "console-sign-in-without-mfa": ["root-user-usage", "session-from-long-lived-key"],
    "iam-policy-changes": ["administrator-rights-given"],
    "console-sign-in-failures": ["root-user-usage"],
    "s3-bucket-policy-changes": ["s3-public-access-allowed"],
    "security-group-changes": ["security-group-open-to-internet"],
    "log-bucket-changed": ["s3-bucket-policy-changes", "objects-deleted-or-locked-in-bulk"],
    "bucket-protection-weakened": ["log-bucket-changed"],
    "log-delivery-role-changed": ["iam-policy-changes"],
    "trail-log-group-changed": ["alarms-or-notifications-removed"],
    "audit-log-group-lost": ["trail-log-group-changed"],
    "audit-alarm-changed": ["alarms-or-notifications-removed"],
    "alarm-topic-changed": ["alarms-or-notifications-removed", "resource-shared-by-policy"],
    "user-credentials-changed": ["root-user-usage"],
    "users-added": ["user-credentials-changed"],
    "exposed-key-quarantined": ["iam-policy-changes"],
    "administrator-rights-given": ["iam-policy-changes"],
    "s3-public-access-allowed": ["s3-bucket-policy-changes"],
    "security-group-open-to-internet": ["security-group-changes"],
    "session-from-long-lived-key": ["root-user-usage", "console-sign-in-failures"],
    "secret-reads-by-people": ["secrets-swept"],
    "data-store-deleted": ["resources-deleted-in-bulk"],
};

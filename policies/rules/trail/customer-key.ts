import { isCustomerKey } from "../../reading/key";
import { types } from "../../reading/types";
import { type Rule, verdict } from "../../rule";

export const trailCustomerKey: Rule = {
    name: "cloudtrail-trail-customer-key",
    title: "A CloudTrail trail encrypts its log files with a customer managed key",
    severity: "high",
    why: "Only the policy of a key of your own can withhold the log from those who may read the bucket.",
    fix: "on the trail, kmsKeyId: key.arn",
    controls: {
        "CIS v3.0": ["3.5"],
        "CIS v5.0": ["3.5"],
        "CIS v7.0": ["4.5"],
        "Security Hub": ["CloudTrail.2"],
        "NIST 800-53 r5": ["AU-9", "SC-13", "SC-28", "SC-28(1)", "SI-7(6)"],
        "PCI DSS v4.0.1": ["10.3.2"],
    },
    url: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html",
    types: types.trail,
    judge: (trail) =>
        verdict(isCustomerKey(trail, "kmsKeyId"), "does not encrypt its log files with a customer managed key"),
};

import { isOfTrail } from "../../reading/audit-log";
import { isCustomerKey } from "../../reading/key";
import { types } from "../../reading/types";
import { type Rule, verdict, where } from "../../rule";

export const logGroupCustomerKey: Rule = {
    name: "cloudtrail-log-group-customer-key",
    title: "The log group of a CloudTrail trail is encrypted with a customer managed key",
    severity: "medium",
    why: "It holds a copy of the audit log, which AWS's default encryption withholds from nobody in the account.",
    fix: "on the log group, kmsKeyId: key.arn",
    controls: { "NIST 800-53 r5": ["AU-9(3)", "SC-28(1)"] },
    url: "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html",
    types: [],
    judgeStack: (stack) =>
        stack.ofType(types.logGroup).map((group) => ({
            resource: group,
            verdict: where(
                isOfTrail(stack, "cloudWatchLogsGroupArn", group, types.logGroup),
                verdict(
                    isCustomerKey(group, "kmsKeyId"),
                    "holds a trail's events and is not encrypted with a customer managed key",
                ),
            ),
        })),
};

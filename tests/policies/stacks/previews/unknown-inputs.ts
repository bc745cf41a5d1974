import { compliantStack } from "../../helpers/compliant-stack";
import { change } from "../../helpers/program";
import { unknown } from "../../helpers/server";
import type { Scenario } from "../../helpers/stacks";

/** Inputs that a preview does not know, each with the rule that waits for it. */
const inputs: readonly (readonly [resource: string, input: string, rule: string])[] = [
    ["trail", "enableLogFileValidation", "cloudtrail-trail-log-file-validation"],
    ["trail", "kmsKeyId", "cloudtrail-trail-customer-key"],
    ["trail", "enableLogging", "cloudtrail-trail-logging"],
    ["trail", "isMultiRegionTrail", "cloudtrail-trail-multi-region"],
    ["trail", "cloudWatchLogsRoleArn", "cloudtrail-trail-cloudwatch-logs"],
    ["archive-key", "enableKeyRotation", "kms-key-rotation"],
    ["log-group", "kmsKeyId", "cloudtrail-log-group-customer-key"],
    ["delivery-topic", "kmsMasterKeyId", "sns-topic-encryption"],
];

export const stacks: readonly Scenario[] = inputs.map(([resource, input, rule]) => ({
    name: `${resource}: ${input} of unknown origin`,
    program: change(compliantStack, resource, { [input]: unknown }),
    finds: [`${rule}? ${resource}`],
}));

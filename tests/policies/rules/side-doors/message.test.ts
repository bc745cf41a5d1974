import assert from "node:assert/strict";
import { diagnose } from "../../helpers/server";

describe("a violation behind a side door", () => {
    it("names the carrier, what it carries, the fault, the rule and its fix", async () => {
        const queue = { Type: "AWS::SQS::Queue", Properties: { SqsManagedSseEnabled: false } };
        const templateBody = JSON.stringify({ Resources: { Orders: queue } });
        const [diagnostic] = await diagnose(
            { legacy: { type: "aws:cloudformation/stack:Stack", inputs: { templateBody } } },
            "preview",
        );
        assert.equal(
            diagnostic?.message,
            [
                "The template of a CloudFormation stack or stack set keeps the rules",
                'Stack "legacy" brings what breaks rules: Queue "Orders" is not encrypted at rest (sqs-queue-encrypted: on the queue, sqsManagedSseEnabled: true, or leave it out; for a key of your own kmsMasterKeyId: key.arn). A rule that holds for one way to make a resource and not for another holds for nothing.',
                'Fix: in the template, what is in parentheses under CloudFormation\'s names, such as "EnableLogFileValidation": true on an AWS::CloudTrail::Trail',
            ].join("\n"),
        );
    });
});

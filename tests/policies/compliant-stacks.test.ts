import assert from "node:assert/strict";
import { application, compliantStack } from "./helpers/compliant-stack";
import { from, type Program } from "./helpers/program";
import { findings, type Mode } from "./helpers/server";

describe("the policy pack", () => {
    for (const mode of ["preview", "update"] satisfies Mode[]) {
        it(`has nothing to say about an organization trail that keeps every rule (${mode})`, async () => {
            assert.deepEqual(await findings(compliantStack, mode), []);
        });

        it(`asks nothing of an ordinary application (${mode})`, async () => {
            assert.deepEqual(await findings(application, mode), []);
        });

        it(`asks nothing of an application beside a trail (${mode})`, async () => {
            assert.deepEqual(await findings({ ...application, ...compliantStack }, mode), []);
        });

        it(`asks nothing of the buckets and keys of other stacks that a trail uses (${mode})`, async () => {
            const trail: Program = {
                trail: {
                    type: "aws:cloudtrail/trail:Trail",
                    inputs: {
                        ...compliantStack.trail?.inputs,
                        kmsKeyId: "arn:aws:kms:us-east-1:444455556666:key/theirs",
                        s3BucketName: "theirs",
                        cloudWatchLogsRoleArn: from("delivery-role", "arn"),
                        snsTopicName: undefined,
                    },
                },
                "delivery-role": compliantStack["delivery-role"] ?? { type: "", inputs: {} },
            };
            assert.deepEqual(await findings(trail, mode), []);
        });
    }
});

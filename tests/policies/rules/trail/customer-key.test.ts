import { compliantStack } from "../../helpers/compliant-stack";
import { change, from } from "../../helpers/program";
import { assertFindings, unknown } from "../../helpers/server";

const rule = "cloudtrail-trail-customer-key";
const key = (kmsKeyId: unknown) => change(compliantStack, "trail", { kmsKeyId });

describe(rule, () => {
    for (const [meaning, value] of [
        ["no key", undefined],
        ["an empty key", ""],
        ["AWS's own key by alias", "alias/aws/cloudtrail"],
        ["AWS's own key by ARN", "arn:aws-us-gov:kms:us-gov-west-1:111122223333:alias/aws/s3"],
        ["no text", 1],
    ] as const) {
        it(`finds a trail with ${meaning}`, async () => {
            await assertFindings(key(value), [`${rule}: trail`]);
        });
    }

    for (const [meaning, value] of [
        ["an ARN of another account", "arn:aws:kms:us-east-1:999988887777:key/theirs"],
        ["an alias of its own", "alias/archive"],
        ["an alias that only starts like AWS's", "alias/awsome"],
    ] as const) {
        it(`accepts ${meaning}`, async () => {
            await assertFindings(key(value), []);
        });
    }

    it("knows a key that the stack is about to create, also by its alias", async () => {
        const alias = {
            type: "aws:kms/alias:Alias",
            inputs: { name: "alias/x" },
            computed: { targetKeyArn: "arn:aws:kms:…" },
        };
        await assertFindings({ ...key(from("alias", "targetKeyArn")), alias }, []);
    });

    it("leaves to the update a value that comes from no key", async () => {
        const other = { type: "aws:ssm/parameter:Parameter", inputs: {}, computed: { value: "alias/aws/s3" } };
        await assertFindings({ ...key(from("other", "value")), other }, [`${rule}: trail`], [`${rule}? trail`]);
    });

    it("leaves to the update a value of unknown origin", async () => {
        await assertFindings(key(unknown), [`${rule}? trail`]);
    });
});

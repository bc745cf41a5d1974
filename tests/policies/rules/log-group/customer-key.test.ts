import { compliantStack } from "../../helpers/compliant-stack";
import { assertRule } from "../../helpers/one-rule";
import { change, from } from "../../helpers/program";
import { unknown } from "../../helpers/server";

const rule = "cloudtrail-log-group-customer-key";
const plain = change(compliantStack, "log-group", { kmsKeyId: undefined });

describe(rule, () => {
    it("finds a trail's log group without a key, by the ARN built from its name", async () => {
        await assertRule(rule, plain, [`${rule}: log-group`]);
    });

    it("finds a trail's log group without a key, by its output", async () => {
        const program = change(plain, "trail", { cloudWatchLogsGroupArn: from("log-group", "arn") });
        await assertRule(rule, program, [`${rule}: log-group`]);
    });

    it("spares a log group of the same name in another Region", async () => {
        const other = {
            type: "aws:cloudwatch/logGroup:LogGroup",
            inputs: { name: "/orgtrail/trail" },
            computed: { arn: "arn:aws:logs:eu-west-1:111122223333:log-group:/orgtrail/trail" },
        };
        const program = change(compliantStack, "trail", { cloudWatchLogsGroupArn: from("log-group", "arn") });
        await assertRule(rule, { ...program, other }, []);
    });

    it("leaves to the update whether a log group without a key is the trail's", async () => {
        const program = change(plain, "trail", { cloudWatchLogsGroupArn: unknown });
        await assertRule(rule, program, [`${rule}? log-group`]);
    });

    it("leaves to the update a key of unknown origin", async () => {
        await assertRule(rule, change(compliantStack, "log-group", { kmsKeyId: unknown }), [`${rule}? log-group`]);
    });
});

import { compliantStack } from "../../helpers/compliant-stack";
import { assertRule } from "../../helpers/one-rule";
import { change, from } from "../../helpers/program";
import { unknown } from "../../helpers/server";

const rule = "cloudtrail-trail-cloudwatch-logs";

describe(rule, () => {
    it("finds a trail without a log group", async () => {
        await assertRule(rule, change(compliantStack, "trail", { cloudWatchLogsGroupArn: "" }), [`${rule}: trail`]);
    });

    it("finds a trail without a role", async () => {
        await assertRule(rule, change(compliantStack, "trail", { cloudWatchLogsRoleArn: undefined }), [
            `${rule}: trail`,
        ]);
    });

    it("finds a trail without a role beside a log group of unknown origin", async () => {
        const inputs = { cloudWatchLogsGroupArn: unknown, cloudWatchLogsRoleArn: "" };
        await assertRule(rule, change(compliantStack, "trail", inputs), [`${rule}: trail`]);
    });

    it("knows a log group that the stack is about to create", async () => {
        const inputs = { cloudWatchLogsGroupArn: from("log-group", "arn") };
        await assertRule(rule, change(compliantStack, "trail", inputs), []);
    });

    it("leaves to the update a log group of unknown origin", async () => {
        const inputs = { cloudWatchLogsGroupArn: unknown };
        await assertRule(rule, change(compliantStack, "trail", inputs), [`${rule}? trail`]);
    });
});

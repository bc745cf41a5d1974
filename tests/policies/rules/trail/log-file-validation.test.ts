import { compliantStack } from "../../helpers/compliant-stack";
import { assertRule } from "../../helpers/one-rule";
import { change } from "../../helpers/program";
import { unknown } from "../../helpers/server";

const rule = "cloudtrail-trail-log-file-validation";
const validation = (enableLogFileValidation: unknown) => change(compliantStack, "trail", { enableLogFileValidation });

describe(rule, () => {
    it("finds a trail that does not set it, as AWS's default is off", async () => {
        await assertRule(rule, validation(undefined), [`${rule}: trail`]);
    });

    it("finds a trail that switches it off", async () => {
        await assertRule(rule, validation(false), [`${rule}: trail`]);
    });

    it("takes the word for the boolean", async () => {
        await assertRule(rule, validation("true"), []);
    });

    it("leaves to the update what the preview does not know", async () => {
        await assertRule(rule, validation(unknown), [`${rule}? trail`]);
    });

    it("finds the one of two trails that does not validate", async () => {
        const { trail } = validation(false);
        await assertRule(rule, { ...compliantStack, ...(trail && { second: trail }) }, [`${rule}: second`]);
    });

    it("finds what is known and wrong beside what is not known", async () => {
        await assertRule(rule, change(validation(false), "trail", { isMultiRegionTrail: unknown }), [`${rule}: trail`]);
    });
});

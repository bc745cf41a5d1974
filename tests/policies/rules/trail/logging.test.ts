import { compliantStack } from "../../helpers/compliant-stack";
import { change } from "../../helpers/program";
import { assertFindings, unknown } from "../../helpers/server";

const rule = "cloudtrail-trail-logging";
const logging = (enableLogging: unknown) => change(compliantStack, "trail", { enableLogging });

describe(rule, () => {
    it("accepts a trail that says so", async () => {
        await assertFindings(logging(true), []);
    });

    it("finds a trail that is switched off", async () => {
        await assertFindings(logging(false), [`${rule}: trail`]);
    });

    it("finds a trail that is switched off by the word", async () => {
        await assertFindings(logging("false"), [`${rule}: trail`]);
    });

    it("leaves to the update what the preview does not know", async () => {
        await assertFindings(logging(unknown), [`${rule}? trail`]);
    });
});

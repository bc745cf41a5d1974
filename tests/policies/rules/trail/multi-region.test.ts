import { compliantStack } from "../../helpers/compliant-stack";
import { change } from "../../helpers/program";
import { assertFindings, unknown } from "../../helpers/server";

const rule = "cloudtrail-trail-multi-region";
const multiRegion = (isMultiRegionTrail: unknown) => change(compliantStack, "trail", { isMultiRegionTrail });

describe(rule, () => {
    it("finds a trail that does not set it, as AWS's default is one Region", async () => {
        await assertFindings(multiRegion(undefined), [`${rule}: trail`]);
    });

    it("finds a trail of one Region", async () => {
        await assertFindings(multiRegion(false), [`${rule}: trail`]);
    });

    it("leaves to the update what the preview does not know", async () => {
        await assertFindings(multiRegion(unknown), [`${rule}? trail`]);
    });
});

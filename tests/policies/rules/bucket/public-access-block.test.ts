import { compliantStack } from "../../helpers/compliant-stack";
import { change, from, without } from "../../helpers/program";
import { assertFindings, unknown } from "../../helpers/server";

const rule = "cloudtrail-bucket-public-access-block";

describe(rule, () => {
    it("finds a trail's bucket without an access block", async () => {
        await assertFindings(without(compliantStack, "archive-access-block"), [`${rule}: archive`]);
    });

    for (const name of ["blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets"]) {
        it(`finds an access block that switches ${name} off`, async () => {
            const program = change(compliantStack, "archive-access-block", { [name]: false });
            await assertFindings(program, [`${rule}: archive-access-block`]);
        });

        it(`finds an access block without ${name}, as AWS's default is off`, async () => {
            const program = change(compliantStack, "archive-access-block", { [name]: undefined });
            await assertFindings(program, [`${rule}: archive-access-block`]);
        });
    }

    it("finds an access block that belongs to another bucket", async () => {
        const program = change(compliantStack, "archive-access-block", { bucket: from("access-logs", "id") });
        await assertFindings(program, [`${rule}: archive`]);
    });

    it("finds a switch that is off beside one that is not known", async () => {
        const program = change(compliantStack, "archive-access-block", {
            blockPublicAcls: unknown,
            blockPublicPolicy: false,
        });
        await assertFindings(program, [`${rule}: archive-access-block`]);
    });

    it("leaves to the update a switch that is not known", async () => {
        const program = change(compliantStack, "archive-access-block", { blockPublicAcls: unknown });
        await assertFindings(program, [`${rule}? archive-access-block`]);
    });

    it("leaves to the update an access block of a bucket that is not known", async () => {
        const program = change(compliantStack, "archive-access-block", { bucket: unknown });
        await assertFindings(program, [`${rule}? archive`]);
    });
});

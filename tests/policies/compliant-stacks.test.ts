import { application, archiveParts, compliantStack } from "./helpers/compliant-stack";
import { change, without } from "./helpers/program";
import { assertFindings } from "./helpers/server";

describe("the policy pack", () => {
    it("has nothing to say about an organization trail that keeps every rule", async () => {
        await assertFindings(compliantStack, []);
    });

    it("asks nothing of an ordinary application", async () => {
        await assertFindings(application, []);
    });

    it("asks nothing of an application beside a trail", async () => {
        await assertFindings({ ...application, ...compliantStack }, []);
    });

    it("asks nothing of buckets and keys that another stack has", async () => {
        const existing = { kmsKeyId: "arn:aws:kms:us-east-1:444455556666:key/theirs", s3BucketName: "theirs" };
        const own = without(compliantStack, ...archiveParts);
        await assertFindings(change(own, "trail", existing), []);
    });
});

import { compliantStack, policyText, statements } from "../helpers/compliant-stack";
import { assertRule } from "../helpers/one-rule";
import { change, from, type Program, without } from "../helpers/program";

const rule = "cloudtrail-bucket-versioning";
const bare = without(compliantStack, "archive-versioning");
const other = { type: "aws:random/pet:Pet", inputs: {}, computed: { id: "archive" } };

describe("a trail's bucket", () => {
    it("is the one that the trail names", async () => {
        await assertRule(rule, change(bare, "trail", { s3BucketName: "archive" }), [`${rule}: archive`]);
    });

    it("is known through another setting of the bucket", async () => {
        const named = change(bare, "archive-policy", { bucket: from("archive", "id") });
        await assertRule(rule, change(named, "trail", { s3BucketName: from("archive-policy", "bucket") }), [
            `${rule}: archive`,
        ]);
    });

    it("is the same one by two ways", async () => {
        const linked = change(bare, "archive-policy", { bucket: from("archive", "id") });
        const program = change(linked, "trail", { s3BucketName: from("archive", "id", "archive-policy") });
        await assertRule(rule, program, [`${rule}: archive`]);
    });

    it("is known by its policy where the trail is in another stack", async () => {
        await assertRule(rule, without(bare, "trail"), [`${rule}: archive`]);
    });

    it("is known by its inline policy where the trail is in another stack", async () => {
        const inline = change(without(bare, "trail", "archive-policy"), "archive", {
            policy: policyText(statements.write, statements.tls),
        });
        await assertRule(rule, inline, [`${rule}: archive`]);
    });

    it("is the one of the name even where that is made from another bucket's", async () => {
        const program = change(compliantStack, "trail", { s3BucketName: from("archive", "bucket", "access-logs") });
        await assertRule(rule, program, []);
    });

    it("is left to the update where the trail's value comes from elsewhere", async () => {
        const silent = change(bare, "archive-policy", { policy: policyText(statements.tls) });
        const program: Program = { ...change(silent, "trail", { s3BucketName: from("other", "id") }), other };
        await assertRule(rule, program, [`${rule}: archive`], [`${rule}? access-logs`, `${rule}? archive`]);
    });

    it("is left to the update where the trail's value is made from two buckets", async () => {
        const silent = change(bare, "archive-policy", { policy: policyText(statements.tls) });
        const program = change(silent, "trail", { s3BucketName: from("archive", "id", "access-logs") });
        await assertRule(rule, program, [`${rule}: archive`], [`${rule}? access-logs`, `${rule}? archive`]);
    });
});

describe("a bucket's setting", () => {
    it("is linked by the bucket's name", async () => {
        await assertRule(rule, change(compliantStack, "archive-versioning", { bucket: "archive" }), []);
    });

    it("is linked by the bucket's ARN", async () => {
        await assertRule(rule, change(compliantStack, "archive-versioning", { bucket: from("archive", "arn") }), []);
    });

    it("that names a bucket of another stack is not this bucket's", async () => {
        await assertRule(rule, change(compliantStack, "archive-versioning", { bucket: "theirs" }), [
            `${rule}: archive`,
        ]);
    });
});

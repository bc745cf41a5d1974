import { compliantStack } from "../../helpers/compliant-stack";
import { assertRule } from "../../helpers/one-rule";
import { change, from, type Program, without } from "../../helpers/program";
import { unknown } from "../../helpers/server";

const rule = "cloudtrail-bucket-versioning";
const bare = without(compliantStack, "archive-versioning");

function withType(program: Program, name: string, type: string): Program {
    return { ...program, [name]: { inputs: {}, ...program[name], type } };
}

describe(rule, () => {
    it("finds a trail's bucket without versioning", async () => {
        await assertRule(rule, bare, [`${rule}: archive`]);
    });

    it("finds a BucketV2 without versioning", async () => {
        await assertRule(rule, withType(bare, "archive", "aws:s3/bucketV2:BucketV2"), [`${rule}: archive`]);
    });

    it("finds a versioning resource that suspends it", async () => {
        const program = change(compliantStack, "archive-versioning", {
            versioningConfiguration: { status: "Suspended" },
        });
        await assertRule(rule, program, [`${rule}: archive-versioning`]);
    });

    it("finds a BucketVersioningV2 that suspends it", async () => {
        const program = change(compliantStack, "archive-versioning", {
            versioningConfiguration: { status: "Suspended" },
        });
        const token = "aws:s3/bucketVersioningV2:BucketVersioningV2";
        await assertRule(rule, withType(program, "archive-versioning", token), [`${rule}: archive-versioning`]);
    });

    it("accepts a BucketVersioningV2", async () => {
        const token = "aws:s3/bucketVersioningV2:BucketVersioningV2";
        await assertRule(rule, withType(compliantStack, "archive-versioning", token), []);
    });

    it("finds the versioning of another bucket", async () => {
        const program = change(compliantStack, "archive-versioning", { bucket: from("access-logs", "id") });
        await assertRule(rule, program, [`${rule}: archive`]);
    });

    it("finds a bucket whose inline versioning is overruled", async () => {
        const inline = change(compliantStack, "archive", { versioning: { enabled: true } });
        const program = change(inline, "archive-versioning", { versioningConfiguration: { status: "Suspended" } });
        await assertRule(rule, program, [`${rule}: archive-versioning`]);
    });

    for (const [form, inputs] of [
        ["versioning of a Bucket", { versioning: { enabled: true } }],
        ["versionings of a BucketV2", { versionings: [{ enabled: true }] }],
        ["Object Lock, which includes it", { objectLockEnabled: true }],
    ] as const) {
        it(`accepts inline ${form}`, async () => {
            await assertRule(rule, change(bare, "archive", inputs), []);
        });
    }

    it("finds inline versioning that is off", async () => {
        await assertRule(rule, change(bare, "archive", { versioning: { enabled: false } }), [`${rule}: archive`]);
    });

    it("goes by what the program sets and not by what AWS last said", async () => {
        const archive = { inputs: {}, ...bare.archive, type: "aws:s3/bucket:Bucket" };
        const refreshed = { ...archive, computed: { ...archive.computed, versioning: { enabled: true } } };
        await assertRule(rule, { ...bare, archive: refreshed }, [`${rule}: archive`]);
    });

    it("leaves to the update a status that is not known", async () => {
        const program = change(compliantStack, "archive-versioning", { versioningConfiguration: { status: unknown } });
        await assertRule(rule, program, [`${rule}? archive-versioning`]);
    });

    it("leaves to the update inline versioning that is not known", async () => {
        await assertRule(rule, change(bare, "archive", { versioning: { enabled: unknown } }), [`${rule}? archive`]);
    });

    it("finds the bucket of the one of two trails that is not versioned", async () => {
        const second = change(compliantStack, "trail", { s3BucketName: from("second-archive", "id") }).trail;
        const archive = {
            type: "aws:s3/bucket:Bucket",
            inputs: { bucket: "second", versioning: { enabled: false } },
            computed: { id: "second" },
        };
        await assertRule(rule, { ...compliantStack, "second-archive": archive, ...(second && { second }) }, [
            `${rule}: second-archive`,
        ]);
    });
});

import assert from "node:assert/strict";
import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import { policies } from "../../policies/policy";
import { rules } from "../../policies/rules";
import { application, compliantStack } from "./helpers/compliant-stack";
import { change, type Program, without } from "./helpers/program";
import { linked, single } from "./helpers/sample-rules";
import { diagnose, type Mode } from "./helpers/server";

const violating: Program = {
    ...application,
    ...change(without(compliantStack, "archive-versioning"), "trail", { isMultiRegionTrail: false }),
};

/** How often the SDK turns the properties of a request into JavaScript. */
async function deserializations(work: () => Promise<unknown>): Promise<number> {
    const original = Struct.prototype.toJavaScript;
    let count = 0;
    Struct.prototype.toJavaScript = function (this: Struct) {
        count++;
        return original.call(this);
    };
    try {
        await work();
    } finally {
        Struct.prototype.toJavaScript = original;
    }
    return count;
}

describe("the policies", () => {
    it("are listed by iteration as by index, the settings first", () => {
        const list = policies(rules);
        const byIndex = Array.from({ length: list.length }, (_, index) => list[index]?.name);
        assert.deepEqual(
            [...list].map(({ name }) => name),
            byIndex,
        );
        assert.deepEqual(byIndex, ["settings", ...rules.map(({ name }) => name), "exemptions", "undecided-in-preview"]);
    });

    for (const mode of ["preview", "update"] as Mode[]) {
        it(`find in a ${mode} what each of them finds by itself`, async () => {
            const list = policies(rules);
            const separate = Array.from({ length: list.length }, (_, index) => list[index]).filter((each) => !!each);
            const text = (found: unknown[]) => found.map((each) => JSON.stringify(each)).sort();
            assert.deepEqual(
                text(await diagnose(violating, mode, list)),
                text(await diagnose(violating, mode, separate)),
            );
        });
    }

    it("cost one deserialization for each resource and one for the stack where all is well", async () => {
        const key = { type: "aws:kms/key:Key", inputs: { rotate: true } };
        const program: Program = {
            first: { ...key, inputs: { rotate: true, label: "a" } },
            second: { ...key, inputs: { rotate: true, label: "b" } },
        };
        assert.equal(await deserializations(async () => diagnose(program, "update", policies([single, linked]))), 4);
    });

    it("cost one more for each that has something to report", async () => {
        const program: Program = { key: { type: "aws:kms/key:Key", inputs: { rotate: false } } };
        assert.equal(await deserializations(async () => diagnose(program, "update", policies([single, linked]))), 3);
    });
});

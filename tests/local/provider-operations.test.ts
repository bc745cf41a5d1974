import * as assert from "node:assert/strict";
import { boolean, text } from "../../local/provider/arguments";
import type { ServiceName } from "../../local/provider/clients";
import { InitFailed, ResourceOperations } from "../../local/provider/resource-operations";
import { type Aws, resourceType, tagged, type Tags } from "../../local/provider/resource-type";

interface Stored {
    name: string;
    title?: string;
    tags: Record<string, string>;
}

describe("the provider stand-in's operations", () => {
    /** What "AWS" holds, and which calls changed it. */
    let stored: Stored | undefined;
    let calls: unknown[];
    /** Whether titles are dropped, as an emulator may do. */
    let forgetful: boolean;

    const example = resourceType({
        service: "sns",
        arguments: {
            name: text({ required: true }),
            title: text(),
            waits: boolean({ default: false, local: true }),
            ...tagged,
        },
        outputs: ["arn"],
        stables: ["arn"],
        async create(_, { name }) {
            calls.push("create");
            stored = { name, tags: {} };
            return name;
        },
        async update(_aws, _id, { title }, changed) {
            calls.push(["update", changed("name"), changed("title")]);
            stored = { ...(stored ?? { name: "", tags: {} }), title: forgetful ? undefined : title };
        },
        async tag(_aws, _id, tags: Tags) {
            calls.push(["tag", tags]);
            Object.assign(stored?.tags ?? {}, tags);
        },
        async untag(_aws, _id, keys) {
            calls.push(["untag", keys]);
            keys.forEach((key) => delete stored?.tags[key]);
        },
        async read() {
            return stored && { arn: "arn", name: stored.name, title: stored.title, tagsAll: { ...stored.tags } };
        },
        async delete() {
            stored = undefined;
        },
    });
    const operations = new ResourceOperations(example, {} as Aws<ServiceName>, { owner: "security" });
    const plain = { name: "a", waits: false, tagsAll: {} };
    const both = (tags: Tags) => ({ tags, tagsAll: tags });

    beforeEach(() => {
        stored = undefined;
        calls = [];
        forgetful = false;
    });

    it("create only, when that makes everything as wanted", async () => {
        await operations.create(plain);
        assert.deepEqual(calls, ["create"]);
    });

    it("update what a creation left otherwise, and nothing else", async () => {
        await operations.create({ ...plain, title: "A", ...both({ stage: "dev" }) });
        assert.deepEqual(calls, ["create", ["update", false, true], ["tag", { stage: "dev" }]]);
    });

    it("change only the tags that differ", async () => {
        await operations.create({ ...plain, ...both({ stage: "dev", service: "trail", old: "x" }) });
        calls = [];
        await operations.update("a", { ...plain, ...both({ stage: "prod", service: "trail", new: "y" }) });
        assert.deepEqual(calls, [
            ["tag", { stage: "prod", new: "y" }],
            ["untag", ["old"]],
        ]);
    });

    it("call nothing for an argument that only Pulumi's state holds", async () => {
        await operations.create(plain);
        calls = [];
        assert.equal((await operations.update("a", { ...plain, waits: true })).outputs.waits, true);
        assert.deepEqual(calls, []);
    });

    it("fail when AWS does not keep what it is given, and tell what it has instead", async () => {
        forgetful = true;
        await assert.rejects(operations.create({ ...plain, title: "A" }), (error) => {
            assert.ok(error instanceof InitFailed);
            assert.equal(error.message, 'AWS (here: its emulator) did not keep "title": it was "A" and is undefined');
            assert.deepEqual(error.resource, {
                id: "a",
                outputs: { ...plain, id: undefined, arn: "arn", title: undefined, tags: undefined },
            });
            return true;
        });
    });

    it("tell the provider's default tags from the resource's own", async () => {
        await operations.create({ ...plain, tags: { stage: "dev" }, tagsAll: { owner: "security", stage: "dev" } });
        assert.deepEqual((await operations.read("a", {}, {}))?.inputs.tags, { stage: "dev" });
    });

    it("take a default tag that the resource declares too for its own", async () => {
        const { outputs } = await operations.create({ ...plain, ...both({ owner: "security" }) });
        assert.deepEqual(outputs.tags, { owner: "security" });
    });
});

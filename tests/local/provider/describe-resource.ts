import * as assert from "node:assert/strict";
import type { PluginProcess, Properties, Resource } from "./plugin-process";

/** How a resource of one type is tried out. What is a function is called when the emulator runs. */
export interface Case {
    readonly type: string;
    readonly title?: string;
    /** Makes what the resource needs to exist. */
    readonly prepare?: () => Promise<unknown>;
    readonly inputs: () => Properties;
    /** Other values, to be changed in place. Left out, with the next two, where AWS changes nothing of it in place. */
    readonly changes?: () => Properties;
    /** Changes it through AWS's API. */
    readonly drift?: (id: string) => Promise<unknown>;
    /** The arguments that differ after that. */
    readonly drifted?: readonly string[];
    /** Deletes it through AWS's API. */
    readonly remove: (id: string) => Promise<unknown>;
    /** Arguments that AWS does not store, so that nothing is known of them after an import. */
    readonly local?: readonly string[];
    /** The id to import it by, where it is not the id it has. */
    readonly importId?: string;
    /** Whether it is still there after its own deletion, when that only sets it back. */
    readonly outlivesDeletion?: boolean;
}

/** The life of a resource: every claim that holds for all types. */
export function describeResource(plugin: () => PluginProcess, resource: Case): void {
    const { type } = resource;

    describe(resource.title ?? type, () => {
        let inputs: Properties;
        let created: Resource;

        const declared = async (values: Properties): Promise<Properties> => {
            const { inputs: checked, failures } = await plugin().check(type, values);
            assert.deepEqual(failures, []);
            return checked;
        };
        const found = async (known: Properties) => {
            const read = await plugin().read(type, created.id, known, created.outputs);
            assert.ok(read, "it is not there");
            return read;
        };
        const differing = async (from: Properties, to: Properties) => {
            const { diffsList, replacesList } = await plugin().diff(type, from, to);
            return { changed: diffsList, replaced: replacesList };
        };
        const none = { changed: [], replaced: [] };

        before(async () => {
            await resource.prepare?.();
            inputs = await declared(resource.inputs());
            created = await plugin().create(type, inputs);
        });

        it("has its arguments as outputs", () => {
            const echoed = Object.keys(inputs).map((name) => [name, created.outputs[name]]);
            assert.deepEqual(Object.fromEntries(echoed), inputs);
        });

        it("is read back as it was created", async () => {
            assert.deepEqual(await found(inputs), { id: created.id, inputs, outputs: created.outputs });
        });

        it("is not different from its declaration after it is imported", async () => {
            const imported = await plugin().read(type, resource.importId ?? created.id);
            assert.ok(imported, "it is not there");
            assert.equal(imported.id, created.id);
            const { changed } = await differing(imported.inputs, inputs);
            assert.deepEqual(changed, resource.local ?? []);
        });

        const { changes, drift } = resource;
        if (changes && drift) {
            it("takes other values in place", async () => {
                const next = await declared({ ...resource.inputs(), ...changes() });
                const { changed, replaced } = await differing(inputs, next);
                assert.deepEqual(replaced, []);
                assert.ok(changed.length);
                const outputs = await plugin().update(type, created, next);
                inputs = next;
                created = { ...created, outputs };
                assert.deepEqual(await found(next), { id: created.id, inputs: next, outputs });
            });

            it("goes back to its first values in place", async () => {
                const first = await declared(resource.inputs());
                const outputs = await plugin().update(type, created, first);
                inputs = first;
                created = { ...created, outputs };
                assert.deepEqual((await found(first)).inputs, first);
            });

            it("is found to be different after a change behind its back", async () => {
                await drift(created.id);
                assert.deepEqual((await differing((await found(inputs)).inputs, inputs)).changed, resource.drifted);
            });

            it("is as declared after the next update", async () => {
                await plugin().update(type, created, inputs);
                assert.deepEqual(await differing((await found(inputs)).inputs, inputs), none);
            });
        }

        it(`is ${resource.outlivesDeletion ? "still there" : "gone"} after its deletion`, async () => {
            await plugin().delete(type, created);
            const read = await plugin().read(type, created.id, inputs, created.outputs);
            assert.equal(read !== undefined, resource.outlivesDeletion ?? false);
        });

        it("is found to be gone after a deletion behind its back", async () => {
            if (!resource.outlivesDeletion) {
                created = await plugin().create(type, inputs);
            }
            await resource.remove(created.id);
            assert.equal(await plugin().read(type, created.id, inputs, created.outputs), undefined);
        });

        it("is deleted without complaint when it is gone already", async () => {
            await plugin().delete(type, created);
        });
    });
}

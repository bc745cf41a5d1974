import { Module, createRequire } from "node:module";

/**
 * Keeps npm's dependency resolver out of the pack: the Pulumi SDK loads it for the serialization of functions, which no pack
 * does, and it is a third of the time in which a pack starts. Where the SDK has none, there is nothing to leave out.
 */
try {
    const sdk = createRequire(require.resolve("@pulumi/pulumi/package.json"));
    const file = sdk.resolve("@npmcli/arborist");
    require.cache[file] ??= Object.assign(new Module(file), { filename: file, loaded: true });
} catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") {
        throw error;
    }
}

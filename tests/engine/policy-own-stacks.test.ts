import assert from "node:assert/strict";
import * as path from "node:path";
import { repositoryFolder } from "../../command-line/paths";
import { embeddedAws, type EmbeddedAws } from "../helpers/embedded-aws";
import { type PolicyPackage, policyPackage } from "../helpers/policy-package";
import { stackConfig } from "../helpers/program";

for (const [stack, configuration] of [
    ["dev", "dev.json"],
    ["prod", "prod.json"],
] as const) {
    describe(`the policy pack under ${configuration}`, function () {
        this.timeout(300_000);
        let pack: PolicyPackage;
        let embedded: EmbeddedAws;

        before(async () => {
            pack = await policyPackage();
            embedded = await embeddedAws(repositoryFolder, pack.folder);
            const dev = Object.keys(stackConfig("dev")).map((key) => [key, undefined] as const);
            const settings = Object.entries(stackConfig(stack)).map(([key, text]) => [key, valueOf(text)] as const);
            const changes = [...dev, ...settings].map(([key, value]) => [key.replace(/^orgtrail:/, ""), value]);
            await embedded.configure(Object.fromEntries(changes) as Record<string, unknown>);
        });
        after(async () => {
            await embedded.remove();
            await pack.remove();
        });

        it(`has nothing to say about this project's ${stack} stack, neither in the preview nor in the update`, async () => {
            const file = path.join(pack.folder, "config", configuration);
            const { code, stdout, stderr } = await embedded.stack.up(["--policy-pack-config", file]);
            assert.equal(code, 0, stdout + stderr);
            assert.deepEqual((stdout + stderr).match(/\[(advisory|mandatory)\].*/g), null);
        });
    });
}

/** A setting as the stack's file has it: lists and objects are handed on as JSON. */
function valueOf(text: string): unknown {
    return /^[[{]/.test(text) || text === "true" || text === "false" ? (JSON.parse(text) as unknown) : text;
}

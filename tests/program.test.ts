import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { runProgram, stackConfig, type RegisteredResource } from "./helpers/program";

/**
 * Every resource of the dev stack, as reviewed. After an intended change write it anew with
 * `npm run test:update-resources`, and read the difference: a changed name or type replaces a resource.
 */
const reviewed = path.join(__dirname, "program.resources.json");

const provider = (name: string) => `urn:pulumi:dev::orgtrail::pulumi:providers:aws::${name}::${name}-id`;

/** Components' inputs are their arguments; what they make of them is what counts. */
function summarized(resources: readonly RegisteredResource[]) {
    return resources.map(({ type, name, inputs, provider: ofResource }) =>
        type.startsWith("orgtrail:")
            ? { type, name }
            : { type, name, inputs, provider: ofResource?.split("::").at(-2) },
    );
}

describe("the program on the dev stack", () => {
    it("registers exactly the reviewed resources", async () => {
        const { resources } = await runProgram(stackConfig("dev"));
        const found = JSON.stringify(summarized(resources), undefined, 4);
        if (process.env.UPDATE_RESOURCES) {
            fs.writeFileSync(reviewed, `${found}\n`);
        }
        assert.deepEqual(JSON.parse(found), JSON.parse(fs.readFileSync(reviewed, "utf8")));
    });

    it("puts everything of S3 and the archive's key into the log-archive account, and all else into the trail's", async () => {
        const { resources } = await runProgram(stackConfig("dev"));
        const custom = resources.filter(({ type }) => type.startsWith("aws:"));
        const misplaced = custom.filter(({ type, name, provider: found }) => {
            const inArchive = type.startsWith("aws:s3/") || name.startsWith("log-archive-");
            return found !== provider(inArchive ? "log-archive-account" : "trail-account");
        });
        assert.deepEqual(misplaced, []);
    });

    it("has every policy document known at the first preview", async () => {
        const { resources } = await runProgram(stackConfig("dev"), true);
        const documents = resources
            .filter(({ type }) => type.startsWith("aws:"))
            .flatMap(({ name, inputs }) =>
                ["policy", "assumeRolePolicy"]
                    .filter((key) => key in inputs)
                    .map((key) => ({ name, text: inputs[key] })),
            );
        assert.deepEqual(
            documents.map(({ name }) => name),
            [
                "alarm-topic",
                "delivery-topic",
                "log-archive-access-logs-policy",
                "log-archive-archive-policy",
                "log-archive-key-key",
                "organization-trail-log-delivery-policy",
                "organization-trail-log-delivery-role",
                "trail-key-key",
            ],
        );
        for (const { text } of documents) {
            assert.equal(typeof text, "string");
        }
    });

    it("exports exactly the documented outputs", async () => {
        const { outputs } = await runProgram(stackConfig("dev"));
        const documented = [
            ...fs.readFileSync(path.join(__dirname, "../docs/outputs.md"), "utf8").matchAll(/^\| `(\w+)`/gm),
        ];
        assert.deepEqual(
            Object.keys(outputs),
            documented.map(([, name]) => name),
        );
    });

    it("registers nothing and reports every problem when settings are wrong", async () => {
        await assert.rejects(runProgram({ "orgtrail:organizationId": "x" }), (error: Error) => {
            assert(pulumi.RunError.isInstance(error));
            assert.match(error.message, /^5 settings are wrong; nothing was created or changed\.\n/);
            return true;
        });
    });
});

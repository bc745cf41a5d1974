import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { settingsOf } from "../../../commands/aws/settings";
import { repositoryFolder } from "../../../command-line/paths";
import { temporaryFolder } from "../../helpers/programs";

describe("the settings that a command is told", () => {
    it("are none where it is told none", async () => assert.equal(await settingsOf({}), undefined));
    it("are those of the stack of a name", async () =>
        assert.equal((await settingsOf({ stack: "local" }))?.deployment.managementAccountId, "111122223333"));
    it("are those of a file, with secrets in it", async () => {
        const folder = temporaryFolder();
        try {
            const file = path.join(folder, "Pulumi.theirs.yaml");
            const text = fs.readFileSync(path.join(repositoryFolder, "Pulumi.local.yaml"), "utf8");
            fs.writeFileSync(
                file,
                text
                    .replace(/protocol: email/, "protocol: https")
                    .replace(/endpoint: security@example.com/, "endpoint: { secure: v1:SECRET }"),
            );
            assert.equal((await settingsOf({ settings: file }))?.deployment.region, "us-east-1");
        } finally {
            fs.rmSync(folder, { recursive: true });
        }
    });
    it("are not told twice", async () =>
        assert.rejects(settingsOf({ stack: "local", settings: "x" }), {
            message: "--stack local and --settings x are two ways to say one thing",
        }));
    it("are not of a stack that there is not", async () =>
        assert.rejects(settingsOf({ stack: "nope" }), /there is no stack "nope"/));
    it("are not of a file that there is not", async () =>
        assert.rejects(settingsOf({ settings: "/nope.yaml" }), /the settings \/nope.yaml cannot be read: ENOENT/));
});

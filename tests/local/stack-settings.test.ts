import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { Failure } from "../../command-line/failure";
import { repositoryFolder } from "../../command-line/paths";
import { readStackSettings } from "../../local/stack-settings";

describe("the settings of a stack's file", () => {
    let folder: string;
    before(async () => (folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail-settings-"))));
    after(() => fs.rm(folder, { recursive: true }));

    async function read(text: string) {
        const file = path.join(folder, "Pulumi.dev.yaml");
        await fs.writeFile(file, text);
        return readStackSettings(file, "orgtrail");
    }

    it("are those that the program reads", async () => {
        const { deployment } = await readStackSettings(path.join(repositoryFolder, "Pulumi.local.yaml"), "orgtrail");
        assert.deepEqual(deployment, {
            partition: "aws",
            region: "us-east-1",
            organizationId: "o-exampleorgid",
            managementAccountId: "111122223333",
            logArchiveAccountId: "444455556666",
        });
    });

    it("are reported with every problem, as the program reports them", async () => {
        await assert.rejects(
            read("config:\n  orgtrail:organizationId: x\n  aws:region: us-east-1\n"),
            (error: Failure) =>
                error instanceof Failure &&
                error.message.startsWith("Pulumi.dev.yaml: 5 settings are wrong; nothing was created or changed.\n"),
        );
    });

    it("may be empty, and are then all missing", async () => {
        await assert.rejects(read(""), /^Failure: Pulumi\.dev\.yaml: 5 settings are wrong/);
    });

    it("that are not YAML are named with the place", async () => {
        await assert.rejects(read("config:\n\t- x"), /is not valid YAML: .* at line 2/);
    });

    it("that are not there are named", async () => {
        await assert.rejects(
            readStackSettings(path.join(folder, "missing.yaml"), "orgtrail"),
            /^Failure: the settings .*missing\.yaml cannot be read: ENOENT/,
        );
    });
});

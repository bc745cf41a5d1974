import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { GetKeyRotationStatusCommand, ListKeysCommand } from "@aws-sdk/client-kms";
import { repositoryFolder } from "../../command-line/paths";
import { changesIn, embeddedAws, type EmbeddedAws } from "../helpers/embedded-aws";
import { type PolicyPackage, policyPackage } from "../helpers/policy-package";

/** A program of some other team: a key, and a topic that is encrypted with it. */
function program({ key = "enableKeyRotation: true", provider = "{ provider }" } = {}): string {
    return `
        const aws = require("@pulumi/aws");
        const provider = new aws.Provider("account", { region: "us-east-1", allowedAccountIds: ["111122223333"] });
        const key = new aws.kms.Key("data", { description: "other team", ${key} }, ${provider});
        new aws.sns.Topic("orders", { name: "orders", kmsMasterKeyId: key.arn }, { provider });
    `;
}

const exemption = {
    rule: "kms-key-rotation",
    resources: "*::data",
    reason: "The partner pins the key",
    owner: "other team",
    expires: "2999-12-31",
};

describe("the npm package of the policy pack, on the real engine", function () {
    this.timeout(180_000);
    let project: string;
    let pack: PolicyPackage;
    let embedded: EmbeddedAws;

    before(async () => {
        project = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail-policies-"));
        for (const file of ["Pulumi.yaml", "tsconfig.json"]) {
            await fs.copyFile(path.join(repositoryFolder, file), path.join(project, file));
        }
        await fs.writeFile(path.join(project, "package.json"), "{}");
        await fs.symlink(path.join(repositoryFolder, "node_modules"), path.join(project, "node_modules"));
        pack = await policyPackage();
        embedded = await embeddedAws(project, pack.folder);
    });
    after(async () => {
        await embedded.remove();
        await pack.remove();
        await fs.rm(project, { recursive: true });
    });

    /** Runs the program under a configuration of the pack. */
    async function run(
        command: "preview" | "up",
        text: string,
        configuration: object = {},
    ): Promise<{ code: number; output: string }> {
        await fs.writeFile(path.join(project, "index.ts"), text);
        const file = path.join(project, "policies.json");
        await fs.writeFile(file, JSON.stringify(configuration));
        const { code, stdout, stderr } = await embedded.stack[command](["--policy-pack-config", file]);
        return { code, output: stdout + stderr };
    }

    async function keys(): Promise<string[]> {
        const { trailAccount } = await embedded.clients();
        const { Keys = [] } = await trailAccount.kms.send(new ListKeysCommand({}));
        return Keys.map(({ KeyId = "" }) => KeyId);
    }

    const faulty = program({ key: "enableKeyRotation: false" });

    it("brings the licenses of itself and of what is in it", async () => {
        const license = await fs.readFile(path.join(pack.folder, "LICENSE"), "utf8");
        const notices = await fs.readFile(path.join(pack.folder, "dist", "THIRD-PARTY-NOTICES"), "utf8");
        assert.equal(license, await fs.readFile(path.join(repositoryFolder, "LICENSE"), "utf8"));
        assert.deepEqual(
            [...notices.matchAll(/^(\S+) \d+\.\d+\.\d+\n\n(\S+)/gm)].map(([, name, first]) => [name, first]),
            [
                ["fastest-levenshtein", "MIT"],
                ["yaml", "Copyright"],
            ],
        );
    });

    it("creates nothing of a stack with a violation", async () => {
        const { code, output } = await run("up", faulty);
        assert.notEqual(code, 0);
        assert.match(output, /\[mandatory\].*kms-key-rotation/);
        assert.deepEqual(await keys(), []);
    });

    it("refuses a wrong setting and says what is allowed", async () => {
        const { code, output } = await run("preview", program(), { settings: { retentionDays: "a year" } });
        assert.notEqual(code, 0);
        assert.match(output, /retentionDays is "a year", and must be a whole number of days from 1 to 36500\./);
    });

    it("takes a level from the configuration", async () => {
        const { code, output } = await run("preview", faulty, { "kms-key-rotation": "advisory" });
        assert.equal(code, 0, output);
        assert.match(output, /\[advisory\].*kms-key-rotation/);
    });

    it("lets an exemption excuse the violation, and lists it", async () => {
        const { code, output } = await run("preview", faulty, { settings: { exemptions: [exemption] } });
        assert.equal(code, 0, output);
        assert.match(output, /Key "data" is exempt from kms-key-rotation until 2999-12-31\. other team answers for it/);
        assert.doesNotMatch(output, /\[mandatory\]/);
    });

    it("repairs at the level remediate", async () => {
        const { code, output } = await run("up", faulty, { "kms-key-rotation": "remediate" });
        assert.equal(code, 0, output);
        const { trailAccount } = await embedded.clients();
        const [KeyId] = await keys();
        const status = await trailAccount.kms.send(new GetKeyRotationStatusCommand({ KeyId }));
        assert.equal(status.KeyRotationEnabled, true);
    });

    it("has nothing to say about the same stack once it complies", async () => {
        const { code, output } = await run("up", program());
        assert.equal(code, 0, output);
        assert.deepEqual(changesIn(output), { unchanged: 4 });
        assert.doesNotMatch(output, /\[(advisory|mandatory)\]/);
    });

    it("is not reached by a resource without an explicit provider: the engine refuses it", async () => {
        const { code, output } = await run("preview", program({ provider: "undefined" }));
        assert.notEqual(code, 0);
        assert.match(output, /Default provider for 'aws' disabled/);
    });
});

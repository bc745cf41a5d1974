import assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { stringify as yaml } from "yaml";
import { readStackSettings } from "../../local/stack-settings";
import type { Settings } from "../../settings/settings";
import { leastSettings } from "../helpers/settings";

/** As `pulumi config set --secret` leaves it in the file. */
const secret = { secure: "v1:GqZ7mDnuWP0=:Lr8t0ShC" };

describe("a secret in a stack's file, which Pulumi alone can read", () => {
    let folder: string;
    before(async () => (folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail-secrets-"))));
    after(() => fs.rm(folder, { recursive: true }));

    async function read(changes: Readonly<Record<string, unknown>>): Promise<Settings> {
        const file = path.join(folder, "Pulumi.prod.yaml");
        const settings = Object.entries({ ...leastSettings, ...changes });
        await fs.writeFile(
            file,
            yaml({
                encryptionsalt: "v1:4ZSLs+rZR+Q=:v1:S5",
                config: Object.fromEntries(settings.map(([key, value]) => [`orgtrail:${key}`, value])),
            }),
        );
        return readStackSettings(file, "orgtrail");
    }

    it("may be an https endpoint: a URL of no server takes its place", async () => {
        const { urgentSubscriptions } = await read({
            urgentSubscriptions: [
                { protocol: "https", endpoint: secret },
                { protocol: "https", endpoint: { secure: "v1:another" } },
            ],
        });
        assert.deepEqual(
            urgentSubscriptions.map(({ endpoint }) => endpoint),
            ["https://secret.invalid/fba0a54012be", "https://secret.invalid/7763857f0c5b"],
        );
    });

    it("may be an https endpoint of a trail's own topic", async () => {
        const { trails } = await read({
            trails: [{ delivery: "own", deliverySubscriptions: [{ protocol: "https", endpoint: secret }] }],
        });
        assert.deepEqual(
            trails[0]?.deliverySubscriptions.map(({ endpoint }) => endpoint),
            ["https://secret.invalid/fba0a54012be"],
        );
    });

    const refused: [name: string, changes: Readonly<Record<string, unknown>>, path: string, argument: string][] = [
        ["an account's id", { logArchiveAccountId: secret }, "logArchiveAccountId", "orgtrail:logArchiveAccountId"],
        ["a whole list", { urgentSubscriptions: secret }, "urgentSubscriptions", "orgtrail:urgentSubscriptions"],
        ["a role", { readerRoleArns: [secret] }, "readerRoleArns[0]", "--path 'orgtrail:readerRoleArns[0]'"],
        [
            "a queue",
            { deliverySubscriptions: [{ protocol: "sqs", endpoint: secret }] },
            "deliverySubscriptions[0].endpoint",
            "--path 'orgtrail:deliverySubscriptions[0].endpoint'",
        ],
        [
            "a trail's tag",
            { trails: [{ tags: { "cost.center": secret } }] },
            'trails[0].tags["cost.center"]',
            "--path 'orgtrail:trails[0].tags[\"cost.center\"]'",
        ],
    ];
    for (const [name, changes, setting, argument] of refused) {
        it(`is refused where ${name} is due, with its path`, async () => {
            await assert.rejects(read(changes), {
                name: "Failure",
                message: `Pulumi.prod.yaml: orgtrail:${setting} is a secret, which Pulumi alone can read, and the names and policies are made from its value. Only the endpoint of an https subscription may be one.`,
                fix: `Set it without --secret: pulumi config set ${argument} VALUE`,
            });
        });
    }

    it("is no tag that is called secure", async () => {
        const { tags } = await read({ tags: { secure: "yes", Owner: "security" } });
        assert.deepEqual(tags, { secure: "yes", Owner: "security" });
    });
});

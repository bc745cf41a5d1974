import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { offlineSettings } from "../../../commands/compare-previews/offline-settings";
import { repositoryFolder } from "../../../command-line/paths";
import { parseSettings } from "../../../settings/parse";
import { leastSettings, rawSettings } from "../../helpers/settings";

const secret = (value: string) => ({ secure: value });

function offline(file: unknown) {
    const { text, secrets } = offlineSettings(JSON.stringify(file));
    return { file: parse(text) as Record<string, unknown>, secrets };
}

describe("settings for an offline preview", () => {
    it("are without the three keys that tell how secrets are encrypted", () => {
        const { file } = offline({
            encryptionsalt: "v1:a:b",
            secretsprovider: "awskms://alias/example",
            encryptedkey: "AAAA",
            environment: ["example"],
            config: { "orgtrail:homeRegion": "us-east-1" },
        });
        assert.deepEqual(file, { environment: ["example"], config: { "orgtrail:homeRegion": "us-east-1" } });
    });

    it("have the settings of the committed stacks unchanged", () => {
        const text = fs.readFileSync(path.join(repositoryFolder, "Pulumi.prod.yaml"), "utf8");
        const copy = offlineSettings(text);
        assert.deepEqual([parse(copy.text), copy.secrets], [parse(text), []]);
    });

    it("have a URL in place of a secret, and name each place", () => {
        const { file, secrets } = offline({
            config: {
                "orgtrail:urgentSubscriptions": [
                    { protocol: "email", endpoint: "security@example.com" },
                    { protocol: "https", endpoint: secret("AAABAExample=") },
                ],
                "other:token": secret("AAABAOther="),
            },
        });
        assert.deepEqual(file["config"], {
            "orgtrail:urgentSubscriptions": [
                { protocol: "email", endpoint: "security@example.com" },
                { protocol: "https", endpoint: "https://secret.invalid/46d294897dbf" },
            ],
            "other:token": "https://secret.invalid/b6b818eae7f5",
        });
        assert.deepEqual(secrets, ["orgtrail:urgentSubscriptions[1].endpoint", "other:token"]);
    });

    it("have URLs that the settings take, also for two secrets in one list", () => {
        const subscriptions = ["AAAA=", "BBBB="].map((value) => ({ protocol: "https", endpoint: secret(value) }));
        const { file } = offline({ config: { ...leastSettings, urgentSubscriptions: subscriptions } });
        const { problems } = parseSettings(rawSettings(file["config"] as Record<string, unknown>), "orgtrail");
        assert.equal(problems, undefined);
    });

    it("keep an object with more than a value named secure", () => {
        const config = { "orgtrail:tags": { secure: "yes", Application: "orgtrail" } };
        assert.deepEqual(offline({ config }), { file: { config }, secrets: [] });
    });

    it("may be empty", () => assert.deepEqual(offlineSettings(""), { text: "{}\n", secrets: [] }));

    it("must be YAML", () => assert.throws(() => offlineSettings("config: ["), /^YAMLParseError: /));
});

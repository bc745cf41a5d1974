import assert from "node:assert/strict";
import * as aws from "@pulumi/aws";
import { EncryptionKey } from "../../components/encryption-key";
import { customResources } from "../helpers/program";

const nothing = { Version: "2012-10-17", Statement: [] } as const;

describe("an encryption key", () => {
    it("is a key that rotates and an alias of it", async () => {
        const resources = await customResources(
            () =>
                new EncryptionKey("key", {
                    description: "Encrypts",
                    alias: "audit",
                    policy: nothing,
                    tags: { A: "b" },
                }),
        );
        assert.deepEqual(
            resources.map(({ name, inputs }) => [name, inputs]),
            [
                ["key-alias", { name: "alias/audit", targetKeyId: "key-id-of-key-key" }],
                [
                    "key-key",
                    {
                        description: "Encrypts",
                        policy: JSON.stringify(nothing),
                        enableKeyRotation: true,
                        deletionWindowInDays: 30,
                        tags: { A: "b" },
                    },
                ],
            ],
        );
    });

    it("hands the caller's provider to its children", async () => {
        const resources = await customResources(() => {
            const provider = new aws.Provider("theirs", { region: "eu-west-1" });
            new EncryptionKey("key", { description: "", alias: "audit", policy: nothing }, { provider });
        });
        assert.deepEqual(
            resources.map(({ provider }) => provider?.split("::").at(-2)),
            ["theirs", "theirs"],
        );
    });
});

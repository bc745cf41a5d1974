import assert from "node:assert/strict";
import type { ResourceValidationArgs } from "@pulumi/policy";
import { presets } from "../../../../policies/parameters";
import { Resource } from "../../../../policies/reading/resource";
import { rules } from "../../../../policies/rules/encryption";

/** What a rule would change in the inputs of a resource of its first type. */
function remedy(name: string, props: Readonly<Record<string, unknown>>): unknown {
    const rule = rules.find((each) => each.name === name);
    assert.ok(rule?.remediate);
    const args = { type: rule.types[0] ?? "", name: "a", urn: "urn:a", opts: {}, props };
    return rule.remediate(Resource.remediating(args as unknown as ResourceValidationArgs), presets.baseline);
}

describe("remediation of stores", () => {
    for (const [name, bad, change] of [
        ["redshift-cluster-encrypted", { encrypted: "false" }, { encrypted: "true" }],
        [
            "kinesis-stream-encrypted",
            { encryptionType: "NONE" },
            { encryptionType: "KMS", kmsKeyId: "alias/aws/kinesis" },
        ],
        ["kinesis-stream-encrypted", { kmsKeyId: "key" }, { encryptionType: "KMS" }],
        ["sqs-queue-encrypted", { sqsManagedSseEnabled: false }, { sqsManagedSseEnabled: true }],
        ["rds-proxy-tls", {}, { requireTls: true }],
        ["rds-instance-not-public", { publiclyAccessible: true }, { publiclyAccessible: false }],
        ["ebs-encryption-by-default", { enabled: false }, { enabled: true }],
    ] as const) {
        it(`of ${name} changes ${JSON.stringify(bad)}`, () => {
            assert.deepEqual(remedy(name, bad), change);
        });
    }

    for (const [name, good] of [
        ["kinesis-stream-encrypted", { encryptionType: "KMS" }],
        ["sqs-queue-encrypted", { sqsManagedSseEnabled: false, kmsMasterKeyId: "key" }],
        ["rds-proxy-tls", { requireTls: true }],
        ["rds-instance-not-public", {}],
        ["ebs-encryption-by-default", {}],
    ] as const) {
        it(`of ${name} leaves ${JSON.stringify(good)} alone`, () => {
            assert.equal(remedy(name, good), undefined);
        });
    }

    it("never sets what replaces the resource", () => {
        const replacing = ["storageEncrypted", "atRestEncryptionEnabled", "transitEncryptionEnabled", "kmsKeyArn"];
        const changed = rules.flatMap(({ remediate, types }) => {
            const args = { type: types[0] ?? "", name: "a", urn: "urn:a", opts: {}, props: {} };
            const resource = Resource.remediating(args as unknown as ResourceValidationArgs);
            return Object.keys(remediate?.(resource, presets.strict) ?? {});
        });
        assert.deepEqual(
            changed.filter((property) => replacing.includes(property)),
            [],
        );
    });
});

import { type Program } from "../../helpers/program";
import { assertFindings, unknown } from "../../helpers/server";

const rule = "kms-key-rotation";
const key = (inputs: Record<string, unknown>): Program => ({ key: { type: "aws:kms/key:Key", inputs } });

describe(rule, () => {
    it("finds a key that does not set it, as AWS's default is off", async () => {
        await assertFindings(key({}), [`${rule}: key`]);
    });

    it("finds a key that switches it off", async () => {
        await assertFindings(key({ enableKeyRotation: false }), [`${rule}: key`]);
    });

    it("finds a key whose kind is spelt out or unset as text", async () => {
        const inputs = { keyUsage: "ENCRYPT_DECRYPT", customerMasterKeySpec: "", customKeyStoreId: "" };
        await assertFindings(key(inputs), [`${rule}: key`]);
    });

    for (const [kind, inputs] of [
        ["signs", { keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "RSA_2048" }],
        ["makes message authentication codes", { keyUsage: "GENERATE_VERIFY_MAC", customerMasterKeySpec: "HMAC_256" }],
        ["encrypts with RSA", { keyUsage: "ENCRYPT_DECRYPT", customerMasterKeySpec: "RSA_4096" }],
        ["is in a custom key store", { customKeyStoreId: "cks-1234567890abcdef0" }],
    ] as const) {
        it(`spares a key that ${kind}, which AWS cannot rotate`, async () => {
            await assertFindings(key(inputs), []);
        });
    }

    it("leaves to the update whether a key rotates", async () => {
        await assertFindings(key({ enableKeyRotation: unknown }), [`${rule}? key`]);
    });

    it("leaves to the update whether a key that does not rotate can", async () => {
        await assertFindings(key({ keyUsage: unknown }), [`${rule}? key`]);
    });

    it("need not know whether a key that rotates can", async () => {
        await assertFindings(key({ keyUsage: unknown, enableKeyRotation: true }), []);
    });
});

import { all, any, equals, oneOf, succeeded } from "../filter-pattern/build";
import { firstEvent } from "../entry";
import { record } from "../sample-record";
import type { DetectionContext } from "../context";
import type { PatternDetection } from "../detection";

const source = "kms.amazonaws.com";
const keyId = "1234abcd-12ab-34cd-56ef-1234567890ab";
const keyEvents = [
    "PutKeyPolicy",
    "DisableKeyRotation",
    "DeleteImportedKeyMaterial",
    "DisconnectCustomKeyStore",
    "DeleteCustomKeyStore",
];
const aliasEvents = ["DeleteAlias", "UpdateAlias"];

/** KMS events carry the id of a key, which AWS makes up: this deployment's keys are told by their aliases alone. */
export function keyWeakened({ keyAliases }: DetectionContext): PatternDetection {
    return {
        ...firstEvent,
        id: "kms-key-weakened",
        title: "KMS key policy, rotation, material, key store or alias changed",
        why: "Whoever may use a key reads what it encrypts, and without its material or the right policy nobody does.",
        response: "Compare the key's policy with the one deployed, above all its principals, and put it back.",
        severity: "medium",
        techniques: ["T1562.008", "T1485"],
        controls: [],
        noise: "Deployments that change a key's policy.",
        events: [{ source, names: [...keyEvents, ...aliasEvents] }],
        watches: `of the aliases: ${keyAliases.join(", ")}`,
        condition: all(
            equals("$.eventSource", source),
            any(
                oneOf("$.eventName", keyEvents),
                all(oneOf("$.eventName", aliasEvents), oneOf("$.requestParameters.aliasName", keyAliases)),
            ),
            succeeded(),
        ),
        samples: () => ({
            match: [
                record(source, "PutKeyPolicy", {
                    requestParameters: {
                        keyId,
                        policyName: "default",
                        policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999988887777:root"},"Action":"kms:*","Resource":"*"}]}',
                        bypassPolicyLockoutSafetyCheck: false,
                    },
                }),
                record(source, "DisableKeyRotation", { requestParameters: { keyId } }),
                record(source, "DeleteImportedKeyMaterial", { requestParameters: { keyId } }),
                ...["DisconnectCustomKeyStore", "DeleteCustomKeyStore"].map((name) =>
                    record(source, name, { requestParameters: { customKeyStoreId: "cks-1234567890abcdef0" } }),
                ),
                ...keyAliases.map((aliasName) =>
                    record(source, "UpdateAlias", { requestParameters: { aliasName, targetKeyId: keyId } }),
                ),
                record(source, "DeleteAlias", { requestParameters: { aliasName: keyAliases[0] ?? "" } }),
            ],
            ignore: [
                record(source, "DeleteAlias", { requestParameters: { aliasName: "alias/team" } }),
                record(source, "EnableKeyRotation", { requestParameters: { keyId } }),
                record(source, "ConnectCustomKeyStore", {
                    requestParameters: { customKeyStoreId: "cks-1234567890abcdef0" },
                }),
                record(source, "CreateAlias", {
                    requestParameters: { aliasName: keyAliases[0] ?? "", targetKeyId: keyId },
                }),
                record(source, "PutKeyPolicy", {
                    errorCode: "MalformedPolicyDocumentException",
                    errorMessage: "The new key policy will not allow you to update the key policy in the future.",
                    requestParameters: { keyId, policyName: "default" },
                }),
                record("lambda.amazonaws.com", "DeleteAlias20150331", {
                    requestParameters: { functionName: "resize", name: "live" },
                }),
            ],
        }),
    };
}

import { all, any } from "../../reading/answer";
import { types } from "../../reading/types";
import { isOn, isUnset, meets } from "../../reading/value";
import { verdict } from "../../rule";
import { remedied } from "../remedied";

export const keyRotation = remedied(
    { enableKeyRotation: true },
    {
        name: "kms-key-rotation",
        title: "A symmetric KMS key rotates",
        severity: "medium",
        why: "Key material that never changes stays of use for ever to whoever got hold of it once.",
        fix: "on the key, enableKeyRotation: true",
        controls: {
            "CIS v3.0": ["3.6"],
            "CIS v5.0": ["3.6"],
            "CIS v7.0": ["4.6"],
            "Security Hub": ["KMS.4"],
            "NIST 800-53 r5": ["SC-12", "SC-12(2)", "SC-28(3)"],
            "PCI DSS v4.0.1": ["3.7.4"],
        },
        url: "https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html",
        types: types.key,
        judge: (key) => {
            // AWS rotates neither asymmetric and HMAC keys nor those of a custom key store ("Rotate AWS KMS keys").
            const canRotate = all([
                meets(key.input("keyUsage"), (usage) => isUnset(usage) || usage === "ENCRYPT_DECRYPT"),
                meets(key.input("customerMasterKeySpec"), (spec) => isUnset(spec) || spec === "SYMMETRIC_DEFAULT"),
                meets(key.input("customKeyStoreId"), isUnset),
            ]);
            const cannotRotate = canRotate === "no" ? "yes" : canRotate === "yes" ? "no" : "unknown";
            return verdict(any([cannotRotate, isOn(key.input("enableKeyRotation"))]), "does not rotate");
        },
    },
);

import type { Exemption } from "../../../policies/exemption";

/** An exemption that holds for a long time. */
export const exemption: Exemption = {
    rule: "kms-key-rotation",
    resources: "urn:pulumi:*::aws:kms/key:Key::data",
    reason: "The partner pins the key",
    owner: "platform team",
    expires: "2999-12-31",
};

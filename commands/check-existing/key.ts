import { DescribeKeyCommand, GetKeyPolicyCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { PolicyDocument } from "../../components/documents/policy-document";
import { lackIf, type Lack } from "./lack";
import { missingFrom } from "./required-statements";

/**
 * What a key lacks for those that a policy is to let use it.
 *
 * @param id a key's id or ARN, or an alias' name or ARN
 */
export async function lacksOfKey(kms: KMSClient, id: string, required: PolicyDocument | undefined): Promise<Lack[]> {
    // Its key is made when it is first used: until then it cannot be looked at.
    const isAliasOfAws = /(^|:)alias\/aws\//.test(id);
    const { KeyMetadata: metadata } = isAliasOfAws ? {} : await kms.send(new DescribeKeyCommand({ KeyId: id }));
    if (isAliasOfAws || metadata?.KeyManager === "AWS") {
        return [{ kind: "must", what: "a policy of your own: AWS manages the key, and lets no other service use it" }];
    }
    // GetKeyPolicy takes no alias.
    const { Policy: policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: metadata?.Arn ?? id }));
    const isSymmetric = metadata?.KeySpec === "SYMMETRIC_DEFAULT" && metadata.KeyUsage === "ENCRYPT_DECRYPT";
    return [
        ...lackIf(metadata?.Enabled !== true, "must", `the state Enabled: it is ${metadata?.KeyState ?? "not known"}`),
        ...lackIf(!isSymmetric, "must", "symmetric encryption, the only kind that these services use"),
        ...missingFrom(policy, required),
    ];
}

import { GetKeyPolicyCommand, GetKeyRotationStatusCommand, type KMSClient } from "@aws-sdk/client-kms";
import type { PolicyDocument } from "../../components/documents/policy-document";
import type { Subject } from "./check";

/** Whether a key rotates, and whom its policy lets in. */
export async function checkKey(subject: Subject, kms: KMSClient, KeyId: string, policy: PolicyDocument): Promise<void> {
    await subject.expect("rotates each year", true, async () => {
        return (await kms.send(new GetKeyRotationStatusCommand({ KeyId }))).KeyRotationEnabled;
    });
    await subject.expect("has the policy of the settings", policy, async () => {
        const { Policy } = await kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" }));
        return JSON.parse(Policy ?? "null") as PolicyDocument;
    });
}

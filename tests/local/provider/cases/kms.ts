import { KMS } from "@aws-sdk/client-kms";
import { managementAccount, type TestEmulator } from "../../emulator/harness";
import type { Case } from "../describe-resource";

export function kmsCases(aws: TestEmulator): Case[] {
    const kms = () => aws.client(KMS);
    const keyPolicy = (action: unknown) =>
        JSON.stringify({
            Version: "2012-10-17",
            Statement: [
                {
                    Sid: "Administer",
                    Effect: "Allow",
                    Principal: { AWS: `arn:aws:iam::${managementAccount}:root` },
                    Action: action,
                    Resource: "*",
                },
            ],
        });
    let targetKeyId: string;
    let otherKeyId: string;
    const newKey = async () => (await kms().createKey({})).KeyMetadata?.KeyId ?? "";

    return [
        {
            type: "aws:kms/key:Key",
            inputs: () => ({
                description: "log files",
                deletionWindowInDays: 7,
                enableKeyRotation: true,
                rotationPeriodInDays: 90,
                policy: keyPolicy("kms:*"),
                tags: { service: "cloudtrail", stage: "dev" },
            }),
            changes: () => ({
                description: "",
                enableKeyRotation: false,
                rotationPeriodInDays: undefined,
                isEnabled: false,
                policy: keyPolicy(["kms:*", "kms:Decrypt"]),
                tags: { service: "trail" },
            }),
            drift: (KeyId) => kms().disableKeyRotation({ KeyId }),
            drifted: ["enableKeyRotation", "rotationPeriodInDays"],
            remove: (KeyId) => kms().scheduleKeyDeletion({ KeyId }),
            local: ["deletionWindowInDays"],
        },
        {
            type: "aws:kms/alias:Alias",
            prepare: async () => {
                [targetKeyId, otherKeyId] = await Promise.all([newKey(), newKey()]);
            },
            inputs: () => ({ name: "alias/log-files", targetKeyId }),
            changes: () => ({ targetKeyId: `arn:aws:kms:us-east-1:${managementAccount}:key/${otherKeyId}` }),
            drift: (AliasName) => kms().updateAlias({ AliasName, TargetKeyId: otherKeyId }),
            drifted: ["targetKeyId"],
            remove: (AliasName) => kms().deleteAlias({ AliasName }),
        },
    ];
}

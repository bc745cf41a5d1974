import { boolean, number, policy, text } from "../arguments";
import { regional, resourceType, tagged } from "../resource-type";

const tagKeys = (tags: Readonly<Record<string, string>>) =>
    Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));

export const key = resourceType({
    service: "kms",
    arguments: {
        bypassPolicyLockoutSafetyCheck: boolean({ default: false, local: true }),
        customerMasterKeySpec: text({ default: "SYMMETRIC_DEFAULT", replaces: true }),
        deletionWindowInDays: number({ local: true }),
        description: text({ computed: true }),
        enableKeyRotation: boolean({ default: false }),
        isEnabled: boolean({ default: true }),
        keyUsage: text({ default: "ENCRYPT_DECRYPT", replaces: true }),
        multiRegion: boolean({ computed: true, replaces: true }),
        policy: policy({ computed: true }),
        rotationPeriodInDays: number({ computed: true }),
        ...regional,
        ...tagged,
    },
    outputs: ["arn", "keyId"],
    stables: ["arn", "keyId"],

    async create({ client }, inputs) {
        const { KeyMetadata: metadata } = await client.createKey({
            BypassPolicyLockoutSafetyCheck: inputs.bypassPolicyLockoutSafetyCheck,
            Description: inputs.description,
            KeySpec: inputs.customerMasterKeySpec as "SYMMETRIC_DEFAULT",
            KeyUsage: inputs.keyUsage as "ENCRYPT_DECRYPT",
            MultiRegion: inputs.multiRegion,
            Policy: inputs.policy,
            Tags: tagKeys(inputs.tagsAll),
        });
        return metadata?.KeyId ?? "";
    },

    async update({ client }, id, inputs, changed) {
        // A disabled key refuses most changes, so it is enabled first and disabled last.
        if (changed("isEnabled") && inputs.isEnabled) {
            await client.enableKey({ KeyId: id });
        }
        if (changed("enableKeyRotation", "rotationPeriodInDays")) {
            await (inputs.enableKeyRotation
                ? client.enableKeyRotation({ KeyId: id, RotationPeriodInDays: inputs.rotationPeriodInDays })
                : client.disableKeyRotation({ KeyId: id }));
        }
        if (changed("description")) {
            await client.updateKeyDescription({ KeyId: id, Description: inputs.description ?? "" });
        }
        if (changed("policy")) {
            await client.putKeyPolicy({
                KeyId: id,
                PolicyName: "default",
                Policy: inputs.policy,
                BypassPolicyLockoutSafetyCheck: inputs.bypassPolicyLockoutSafetyCheck,
            });
        }
        if (changed("isEnabled") && !inputs.isEnabled) {
            await client.disableKey({ KeyId: id });
        }
    },

    tag: ({ client }, id, tags) => client.tagResource({ KeyId: id, Tags: tagKeys(tags) }),

    untag: ({ client }, id, keys) => client.untagResource({ KeyId: id, TagKeys: keys }),

    async read({ client }, id) {
        const { KeyMetadata: metadata } = await client.describeKey({ KeyId: id });
        if (!metadata || metadata.KeyState === "PendingDeletion") {
            return undefined;
        }
        const rotates = metadata.KeySpec === "SYMMETRIC_DEFAULT";
        const rotation = rotates ? await client.getKeyRotationStatus({ KeyId: id }) : undefined;
        const { Policy } = await client.getKeyPolicy({ KeyId: id, PolicyName: "default" });
        const { Tags = [] } = await client.listResourceTags({ KeyId: id });
        return {
            arn: metadata.Arn,
            keyId: metadata.KeyId,
            customerMasterKeySpec: metadata.KeySpec,
            description: metadata.Description,
            enableKeyRotation: rotation?.KeyRotationEnabled,
            isEnabled: metadata.Enabled,
            keyUsage: metadata.KeyUsage,
            multiRegion: metadata.MultiRegion,
            policy: Policy,
            rotationPeriodInDays: rotation?.RotationPeriodInDays,
            tagsAll: Object.fromEntries(Tags.map(({ TagKey, TagValue = "" }) => [TagKey, TagValue])),
        };
    },

    async delete({ client }, id, { deletionWindowInDays }) {
        const { KeyMetadata: metadata } = await client.describeKey({ KeyId: id });
        if (metadata?.KeyState !== "PendingDeletion") {
            await client.scheduleKeyDeletion({ KeyId: id, PendingWindowInDays: deletionWindowInDays });
        }
    },
});

export const alias = resourceType({
    service: "kms",
    arguments: {
        name: text({ required: true, replaces: true }),
        // A key's id or its ARN; AWS returns the id.
        targetKeyId: text({ required: true, canonical: (given) => given.replace(/^arn:.*:key\//, "") }),
        ...regional,
    },
    outputs: ["arn", "targetKeyArn"],
    stables: ["arn", "name"],
    identity: ["name"],

    async create({ client }, { name, targetKeyId }) {
        await client.createAlias({ AliasName: name, TargetKeyId: targetKeyId });
        return name;
    },

    update: ({ client }, name, { targetKeyId }) => client.updateAlias({ AliasName: name, TargetKeyId: targetKeyId }),

    async read({ client, region, accountId, partition }, name) {
        for await (const { Aliases = [] } of client.paginateListAliases()) {
            const found = Aliases.find(({ AliasName }) => AliasName === name);
            if (found) {
                return {
                    arn: found.AliasArn,
                    name,
                    targetKeyArn: `arn:${partition}:kms:${region}:${accountId}:key/${found.TargetKeyId}`,
                    targetKeyId: found.TargetKeyId,
                };
            }
        }
        return undefined;
    },

    delete: ({ client }, name) => client.deleteAlias({ AliasName: name }),
});

import { boolean, policy, text } from "../arguments";
import { resourceType, tagged } from "../resource-type";
import { tagList, tagsFrom } from "../tags";

export const organizationPolicy = resourceType({
    service: "organizations",
    arguments: {
        name: text({ required: true }),
        content: policy({ required: true }),
        description: text(),
        skipDestroy: boolean({ default: false, local: true }),
        type: text({ default: "SERVICE_CONTROL_POLICY", replaces: true }),
        ...tagged,
    },
    outputs: ["arn"],
    stables: ["arn"],
    identity: ["name"],

    async create({ client }, inputs) {
        const { Policy } = await client.createPolicy({
            Name: inputs.name,
            Content: inputs.content,
            Description: inputs.description ?? "",
            Type: inputs.type as "SERVICE_CONTROL_POLICY",
            Tags: tagList(inputs.tagsAll),
        });
        return Policy?.PolicySummary?.Id ?? "";
    },

    update: ({ client }, PolicyId, { name, content, description = "" }) =>
        client.updatePolicy({ PolicyId, Name: name, Content: content, Description: description }),

    tag: ({ client }, ResourceId, tags) => client.tagResource({ ResourceId, Tags: tagList(tags) }),

    untag: ({ client }, ResourceId, TagKeys) => client.untagResource({ ResourceId, TagKeys }),

    async read({ client }, PolicyId) {
        const { Policy: found } = await client.describePolicy({ PolicyId });
        const { Tags } = await client.listTagsForResource({ ResourceId: PolicyId });
        return {
            arn: found?.PolicySummary?.Arn,
            name: found?.PolicySummary?.Name,
            content: found?.Content,
            description: found?.PolicySummary?.Description,
            type: found?.PolicySummary?.Type,
            tagsAll: tagsFrom(Tags),
        };
    },

    delete: async ({ client }, PolicyId, { skipDestroy }) => skipDestroy || client.deletePolicy({ PolicyId }),
});

/** Its id is `target:policy`. */
export const organizationPolicyAttachment = resourceType({
    service: "organizations",
    arguments: {
        policyId: text({ required: true, replaces: true }),
        targetId: text({ required: true, replaces: true }),
        skipDestroy: boolean({ default: false, local: true }),
    },
    outputs: [],
    stables: ["policyId", "targetId"],
    identity: ["policyId", "targetId"],

    async create({ client }, { policyId, targetId }) {
        await client.attachPolicy({ PolicyId: policyId, TargetId: targetId });
        return `${targetId}:${policyId}`;
    },

    async read({ client }, id) {
        const { PolicyId, TargetId } = idsIn(id);
        for await (const { Targets = [] } of client.paginateListTargetsForPolicy({ PolicyId })) {
            if (Targets.some((target) => target.TargetId === TargetId)) {
                return { policyId: PolicyId, targetId: TargetId };
            }
        }
        return undefined;
    },

    delete: async ({ client }, id, { skipDestroy }) => skipDestroy || client.detachPolicy(idsIn(id)),
});

function idsIn(id: string): { TargetId: string; PolicyId: string } {
    const [TargetId = "", PolicyId = ""] = id.split(":");
    return { TargetId, PolicyId };
}

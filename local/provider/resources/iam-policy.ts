import { policy, text } from "../arguments";
import { resourceType, tagged } from "../resource-type";
import { tagList, tagsFrom } from "../tags";

/** How many versions of a managed policy IAM keeps ("IAM and AWS STS quotas"). */
const mostVersions = 5;

/**
 * A managed policy; its id is its ARN. Without `attachmentCount`, which every attachment changes behind the policy's back.
 */
export const iamPolicy = resourceType({
    service: "iam",
    arguments: {
        name: text({ required: true, replaces: true }),
        description: text({ replaces: true }),
        path: text({ default: "/", replaces: true }),
        policy: policy({ required: true }),
        ...tagged,
    },
    outputs: ["arn", "policyId"],
    stables: ["arn", "name", "policyId"],
    identity: ["name"],

    async create({ client }, inputs) {
        const { Policy } = await client.createPolicy({
            PolicyName: inputs.name,
            Description: inputs.description,
            Path: inputs.path,
            PolicyDocument: inputs.policy,
            Tags: tagList(inputs.tagsAll),
        });
        return Policy?.Arn ?? "";
    },

    async update({ client }, PolicyArn, inputs) {
        const { Versions = [] } = await client.listPolicyVersions({ PolicyArn });
        const [oldest] = Versions.filter(({ IsDefaultVersion }) => !IsDefaultVersion).sort(
            (one, other) => Number(one.VersionId?.slice(1)) - Number(other.VersionId?.slice(1)),
        );
        if (oldest && Versions.length >= mostVersions) {
            await client.deletePolicyVersion({ PolicyArn, VersionId: oldest.VersionId });
        }
        await client.createPolicyVersion({ PolicyArn, PolicyDocument: inputs.policy, SetAsDefault: true });
    },

    tag: ({ client }, PolicyArn, tags) => client.tagPolicy({ PolicyArn, Tags: tagList(tags) }),

    untag: ({ client }, PolicyArn, TagKeys) => client.untagPolicy({ PolicyArn, TagKeys }),

    async read({ client }, PolicyArn) {
        const { Policy: found } = await client.getPolicy({ PolicyArn });
        const VersionId = found?.DefaultVersionId;
        const { PolicyVersion: version } = await client.getPolicyVersion({ PolicyArn, VersionId });
        return (
            found && {
                arn: found.Arn,
                policyId: found.PolicyId,
                name: found.PolicyName,
                description: found.Description,
                path: found.Path,
                policy: decodeURIComponent(version?.Document ?? ""),
                tagsAll: tagsFrom(found.Tags),
            }
        );
    },

    async delete({ client }, PolicyArn) {
        const { Versions = [] } = await client.listPolicyVersions({ PolicyArn });
        for (const { VersionId } of Versions.filter(({ IsDefaultVersion }) => !IsDefaultVersion)) {
            await client.deletePolicyVersion({ PolicyArn, VersionId });
        }
        await client.deletePolicy({ PolicyArn });
    },
});

/** Its id is `role/policy ARN`, which is also what it is imported by. */
export const rolePolicyAttachment = resourceType({
    service: "iam",
    arguments: {
        role: text({ required: true, replaces: true }),
        policyArn: text({ required: true, replaces: true }),
    },
    outputs: [],
    stables: ["policyArn", "role"],
    identity: ["policyArn", "role"],

    async create({ client }, { role, policyArn }) {
        await client.attachRolePolicy({ RoleName: role, PolicyArn: policyArn });
        return `${role}/${policyArn}`;
    },

    async read({ client }, id) {
        const { RoleName, PolicyArn } = namesIn(id);
        for await (const { AttachedPolicies = [] } of client.paginateListAttachedRolePolicies({ RoleName })) {
            if (AttachedPolicies.some((attached) => attached.PolicyArn === PolicyArn)) {
                return { role: RoleName, policyArn: PolicyArn };
            }
        }
        return undefined;
    },

    delete: ({ client }, id) => client.detachRolePolicy(namesIn(id)),
});

function namesIn(id: string): { RoleName: string; PolicyArn: string } {
    const slash = id.indexOf("/");
    return { RoleName: id.slice(0, slash), PolicyArn: id.slice(slash + 1) };
}

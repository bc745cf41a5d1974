import { boolean, number, policy, text } from "../arguments";
import type { Client } from "../clients";
import { resourceType, tagged } from "../resource-type";
import { tagList, tagsFrom } from "../tags";

/** IAM returns policy documents URL-encoded ("GetRole"). */
const documentFrom = (encoded: string | undefined): string => decodeURIComponent(encoded ?? "");

export const role = resourceType({
    service: "iam",
    arguments: {
        name: text({ required: true, replaces: true }),
        assumeRolePolicy: policy({ required: true }),
        description: text(),
        forceDetachPolicies: boolean({ default: false, local: true }),
        maxSessionDuration: number({ default: 3600 }),
        path: text({ default: "/", replaces: true }),
        permissionsBoundary: text(),
        ...tagged,
    },
    outputs: ["arn", "createDate", "uniqueId"],
    stables: ["arn", "createDate", "name", "uniqueId"],
    identity: ["name"],

    async create({ client }, inputs) {
        await client.createRole({
            RoleName: inputs.name,
            AssumeRolePolicyDocument: inputs.assumeRolePolicy,
            Description: inputs.description,
            MaxSessionDuration: inputs.maxSessionDuration,
            Path: inputs.path,
            PermissionsBoundary: inputs.permissionsBoundary,
            Tags: tagList(inputs.tagsAll),
        });
        return inputs.name;
    },

    async update({ client }, RoleName, inputs, changed) {
        if (changed("assumeRolePolicy")) {
            await client.updateAssumeRolePolicy({ RoleName, PolicyDocument: inputs.assumeRolePolicy });
        }
        if (changed("description", "maxSessionDuration")) {
            const { description: Description = "", maxSessionDuration: MaxSessionDuration } = inputs;
            await client.updateRole({ RoleName, Description, MaxSessionDuration });
        }
        if (changed("permissionsBoundary")) {
            const { permissionsBoundary: PermissionsBoundary } = inputs;
            await (PermissionsBoundary
                ? client.putRolePermissionsBoundary({ RoleName, PermissionsBoundary })
                : client.deleteRolePermissionsBoundary({ RoleName }));
        }
    },

    tag: ({ client }, name, tags) => client.tagRole({ RoleName: name, Tags: tagList(tags) }),

    untag: ({ client }, name, keys) => client.untagRole({ RoleName: name, TagKeys: keys }),

    async read({ client }, name) {
        const { Role: found } = await client.getRole({ RoleName: name });
        return (
            found && {
                arn: found.Arn,
                createDate: found.CreateDate?.toISOString(),
                uniqueId: found.RoleId,
                name,
                assumeRolePolicy: documentFrom(found.AssumeRolePolicyDocument),
                description: found.Description,
                maxSessionDuration: found.MaxSessionDuration,
                path: found.Path,
                permissionsBoundary: found.PermissionsBoundary?.PermissionsBoundaryArn,
                tagsAll: tagsFrom(found.Tags),
            }
        );
    },

    async delete({ client }, name, { forceDetachPolicies }) {
        if (forceDetachPolicies) {
            await removePolicies(client, name);
        }
        await client.deleteRole({ RoleName: name });
    },
});

async function removePolicies(client: Client<"iam">, RoleName: string): Promise<void> {
    const { AttachedPolicies = [] } = await client.listAttachedRolePolicies({ RoleName });
    for (const { PolicyArn } of AttachedPolicies) {
        await client.detachRolePolicy({ RoleName, PolicyArn });
    }
    const { PolicyNames = [] } = await client.listRolePolicies({ RoleName });
    for (const PolicyName of PolicyNames) {
        await client.deleteRolePolicy({ RoleName, PolicyName });
    }
}

/** Its id is `role:name`. */
export const rolePolicy = resourceType({
    service: "iam",
    arguments: {
        name: text({ required: true, replaces: true }),
        role: text({ required: true, replaces: true }),
        policy: policy({ required: true }),
    },
    outputs: [],
    stables: ["name", "role"],
    identity: ["name", "role"],

    async create({ client }, { name, role, policy }) {
        await client.putRolePolicy({ RoleName: role, PolicyName: name, PolicyDocument: policy });
        return `${role}:${name}`;
    },

    update: ({ client }, _, { name, role, policy }) =>
        client.putRolePolicy({ RoleName: role, PolicyName: name, PolicyDocument: policy }),

    async read({ client }, id) {
        const found = await client.getRolePolicy(namesIn(id));
        return { name: found.PolicyName, role: found.RoleName, policy: documentFrom(found.PolicyDocument) };
    },

    delete: ({ client }, id) => client.deleteRolePolicy(namesIn(id)),
});

function namesIn(id: string): { RoleName: string; PolicyName: string } {
    const [RoleName = "", PolicyName = ""] = id.split(":");
    return { RoleName, PolicyName };
}

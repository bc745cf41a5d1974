import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyDocument } from "./documents/policy-document";

export interface AccessRoleArgs {
    readonly roleName: string;
    /** What the role is for, for whoever meets it in the console. */
    readonly description: string;
    /** Who may assume it. */
    readonly trustPolicy: PolicyDocument;
    /** All that it may do. */
    readonly policy: PolicyDocument;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** A role with one policy of its own and no other. A session lasts an hour at most. */
export class AccessRole extends pulumi.ComponentResource {
    public readonly roleArn: pulumi.Output<string>;

    constructor(name: string, args: AccessRoleArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orgtrail:index:AccessRole", name, args, opts);

        const role = new aws.iam.Role(
            `${name}-role`,
            {
                name: args.roleName,
                description: args.description,
                assumeRolePolicy: JSON.stringify(args.trustPolicy),
                maxSessionDuration: 3600,
                tags: args.tags,
            },
            { parent: this },
        );
        new aws.iam.RolePolicy(
            `${name}-policy`,
            { name: "access", role: role.name, policy: JSON.stringify(args.policy) },
            { parent: this },
        );

        this.roleArn = role.arn;
        this.registerOutputs({ roleArn: this.roleArn });
    }
}

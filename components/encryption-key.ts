import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyDocument } from "./documents/policy-document";

export interface EncryptionKeyArgs {
    /** What the key encrypts, for whoever meets it in the console. */
    readonly description: pulumi.Input<string>;
    /** Name of the alias, without `alias/`. */
    readonly alias: string;
    /** The whole key policy. It is set when the key is created: the key never has AWS's default policy. */
    readonly policy: PolicyDocument;
    /**
     * Whether the key is protected from deletion: what it encrypted is lost with it.
     *
     * @default true
     */
    readonly protect?: boolean;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** A symmetric KMS key that rotates each year, with its policy and an alias. Deletion takes 30 days, the longest wait. */
export class EncryptionKey extends pulumi.ComponentResource {
    public readonly keyArn: pulumi.Output<string>;

    constructor(name: string, args: EncryptionKeyArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orgtrail:index:EncryptionKey", name, args, opts);

        const key = new aws.kms.Key(
            `${name}-key`,
            {
                description: args.description,
                policy: JSON.stringify(args.policy),
                enableKeyRotation: true,
                deletionWindowInDays: 30,
                tags: args.tags,
            },
            { parent: this, protect: args.protect ?? true },
        );
        new aws.kms.Alias(`${name}-alias`, { name: `alias/${args.alias}`, targetKeyId: key.keyId }, { parent: this });

        this.keyArn = key.arn;
        this.registerOutputs({ keyArn: this.keyArn });
    }
}

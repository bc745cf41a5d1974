import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyDocument } from "./documents/policy-document";

export interface Tiering {
    /** In the order in which an object moves, days from its creation on. */
    readonly transitions: readonly { readonly storageClass: string; readonly afterDays: number }[];
    /** Objects up to this size, in KiB, stay where they are: moving one can cost more than it ever saves. */
    readonly minimumObjectSizeKiB: number;
}

/** The retention that S3 gives every new object version ("Locking objects with Object Lock"). */
export interface ObjectLock {
    /** `COMPLIANCE`: nobody can shorten it, the root user included. `GOVERNANCE`: who may bypass it can. */
    readonly mode: "GOVERNANCE" | "COMPLIANCE";
    readonly days: number;
}

export interface PrivateBucketArgs {
    /** Plain, because the policy document is built from it. */
    readonly bucketName: string;
    /** The whole bucket policy. */
    readonly policy: PolicyDocument;
    /**
     * ARN of the KMS key for new objects, used through an S3 Bucket Key.
     *
     * @default objects are encrypted with S3's own keys (SSE-S3)
     */
    readonly keyArn?: pulumi.Input<string>;
    /** When larger objects move to cheaper storage classes. @default all objects stay in S3 Standard */
    readonly tiering?: Tiering;
    /** Days after which an object expires. Its bytes are gone `noncurrentVersionDays` later. */
    readonly expirationDays: number;
    /** Days for which a deleted or overwritten object is kept as a noncurrent version. */
    readonly noncurrentVersionDays: number;
    /** How long a new object version can be neither deleted nor overwritten. @default no Object Lock */
    readonly objectLock?: ObjectLock;
    /** Whether the bucket is protected from deletion. @default true */
    readonly protect?: boolean;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A bucket that nothing but its policy opens: public access blocked, ACLs off, versioned, encrypted, with a lifecycle.
 * There is no way to have it emptied by a deletion of the stack.
 */
export class PrivateBucket extends pulumi.ComponentResource {
    public readonly bucketName: pulumi.Output<string>;
    public readonly bucketArn: pulumi.Output<string>;

    constructor(name: string, args: PrivateBucketArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orgtrail:index:PrivateBucket", name, args, opts);

        const bucket = new aws.s3.Bucket(
            `${name}-bucket`,
            { bucket: args.bucketName, tags: args.tags },
            { parent: this, protect: args.protect ?? true },
        );
        const ofBucket = { bucket: bucket.bucket };
        const publicAccessBlock = new aws.s3.BucketPublicAccessBlock(
            `${name}-public-access-block`,
            {
                ...ofBucket,
                blockPublicAcls: true,
                blockPublicPolicy: true,
                ignorePublicAcls: true,
                restrictPublicBuckets: true,
            },
            { parent: this },
        );
        // S3 refuses two changes of a bucket's access at the same time (OperationAborted): one waits for the other.
        const ownership = new aws.s3.BucketOwnershipControls(
            `${name}-ownership`,
            { ...ofBucket, rule: { objectOwnership: "BucketOwnerEnforced" } },
            { parent: this, dependsOn: publicAccessBlock },
        );
        const versioning = new aws.s3.BucketVersioning(
            `${name}-versioning`,
            { ...ofBucket, versioningConfiguration: { status: "Enabled" } },
            { parent: this },
        );
        new aws.s3.BucketServerSideEncryptionConfiguration(
            `${name}-encryption`,
            {
                ...ofBucket,
                rules: [
                    args.keyArn === undefined
                        ? { applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }
                        : {
                              applyServerSideEncryptionByDefault: {
                                  sseAlgorithm: "aws:kms",
                                  kmsMasterKeyId: args.keyArn,
                              },
                              bucketKeyEnabled: true,
                          },
                ],
            },
            { parent: this },
        );
        if (args.objectLock) {
            new aws.s3.BucketObjectLockConfiguration(
                `${name}-object-lock`,
                { ...ofBucket, objectLockEnabled: "Enabled", rule: { defaultRetention: args.objectLock } },
                // S3 takes it for a bucket that is there already, and only for one with versions.
                { parent: this, dependsOn: versioning },
            );
        }
        new aws.s3.BucketLifecycleConfiguration(
            `${name}-lifecycle`,
            {
                ...ofBucket,
                transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
                rules: [
                    ...tieringRules(args.tiering),
                    {
                        id: "expire",
                        status: "Enabled",
                        filter: {},
                        expiration: { days: args.expirationDays },
                        noncurrentVersionExpiration: { noncurrentDays: args.noncurrentVersionDays },
                        abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
                    },
                ],
            },
            // S3 accepts rules for noncurrent versions before versioning is on, and then they mean something else.
            { parent: this, dependsOn: versioning },
        );
        new aws.s3.BucketPolicy(
            `${name}-policy`,
            { ...ofBucket, policy: JSON.stringify(args.policy) },
            { parent: this, dependsOn: ownership },
        );

        this.bucketName = bucket.bucket;
        this.bucketArn = bucket.arn;
        this.registerOutputs({ bucketName: this.bucketName, bucketArn: this.bucketArn });
    }
}

/** A rule of its own, because its filter is of no concern to the expiration: what is too small to move expires, too. */
function tieringRules(tiering: Tiering | undefined): aws.types.input.s3.BucketLifecycleConfigurationRule[] {
    if (!tiering || tiering.transitions.length === 0) {
        return [];
    }
    return [
        {
            id: "tier",
            status: "Enabled",
            filter: { objectSizeGreaterThan: tiering.minimumObjectSizeKiB * 1024 },
            transitions: tiering.transitions.map(({ storageClass, afterDays }) => ({ storageClass, days: afterDays })),
        },
    ];
}

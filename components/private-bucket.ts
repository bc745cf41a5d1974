import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyDocument } from "./documents/policy-document";

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
    /** Days after which objects move to an archive class. @default they stay in S3 Standard */
    readonly transition?: { readonly days: number; readonly storageClass: string };
    /** Days after which an object expires. Its bytes are gone `noncurrentVersionDays` later. */
    readonly expirationDays: number;
    /** Days for which a deleted or overwritten object is kept as a noncurrent version. */
    readonly noncurrentVersionDays: number;
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
        new aws.s3.BucketLifecycleConfiguration(
            `${name}-lifecycle`,
            {
                ...ofBucket,
                // Moving an object costs more than storing it below this size, and most log files are below it.
                transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
                rules: [
                    {
                        id: "archive-and-expire",
                        status: "Enabled",
                        filter: {},
                        transitions: args.transition && [args.transition],
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

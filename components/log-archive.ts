import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { accessLogBucketPolicy } from "./documents/access-log-bucket-policy";
import { archiveBucketPolicy, type DeliveringTrail } from "./documents/archive-bucket-policy";
import { archiveKeyPolicy, type ArchiveKeyUsers } from "./documents/archive-key-policy";
import { bucketArn } from "./documents/arns";
import type { Deployment, Roles } from "./documents/deployment";
import type { PolicyDocument } from "./documents/policy-document";
import { EncryptionKey } from "./encryption-key";
import { PrivateBucket, type ObjectLock, type Tiering } from "./private-bucket";

/** Exactly one of `create` and `existing` is given. */
export type LogArchiveArgs = {
    readonly deployment: Deployment;
    /** The trails that deliver here. */
    readonly trails: readonly DeliveringTrail[];
    readonly roles: Roles;
    /** What else the key encrypts. @default nothing */
    readonly keyUsers?: ArchiveKeyUsers;
} & (
    | { readonly create: NewArchive; readonly existing?: undefined }
    | { readonly existing: ExistingArchive; readonly create?: undefined }
);

export interface NewArchive {
    readonly bucketName: string;
    readonly accessLogBucketName: string;
    /** Other buckets whose access logs go there too. @default none */
    readonly otherAccessLogSources?: readonly string[];
    /** Name of the key's alias, without `alias/`. */
    readonly keyAlias: string;
    readonly tiering: Tiering;
    /** Of the archive alone: S3 delivers no access logs to a bucket with Object Lock. */
    readonly objectLock: ObjectLock | undefined;
    readonly expirationDays: number;
    readonly noncurrentVersionDays: number;
    readonly accessLogExpirationDays: number;
    /** Whether buckets and key are protected from deletion. @default true */
    readonly protect?: boolean;
    readonly tags?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/**
 * A bucket and a key that are there already, both in the log-archive account, the key in the home Region. Nothing of them
 * is changed: their owner puts the statements of {@link LogArchive.bucketPolicy} and {@link LogArchive.keyPolicy} in place.
 */
export interface ExistingArchive {
    readonly bucketName: string;
    readonly keyArn: pulumi.Input<string>;
}

/**
 * Where the logs of the organization are kept: a private bucket with its own key in the log-archive account, and a
 * second bucket for the server access logs of the first.
 *
 * @throws Error if both or neither of `create` and `existing` are given.
 */
export class LogArchive extends pulumi.ComponentResource {
    public readonly bucketName: pulumi.Output<string>;
    public readonly bucketArn: pulumi.Output<string>;
    public readonly keyArn: pulumi.Output<string>;
    /** `undefined` for an existing archive. */
    public readonly accessLogBucket: PrivateBucket | undefined;
    public readonly accessLogBucketName: pulumi.Output<string> | undefined;
    /** The policies that the trails need; of an existing archive, for its owner. */
    public readonly bucketPolicy: PolicyDocument;
    public readonly keyPolicy: PolicyDocument;
    /**
     * What must be in place before a trail is created: CloudTrail tests the bucket policy then, and the first log file
     * should find versions, encryption and access logging on.
     */
    public readonly readyForDelivery: readonly pulumi.Resource[];

    constructor(name: string, args: LogArchiveArgs, opts?: pulumi.ComponentResourceOptions) {
        super("orgtrail:index:LogArchive", name, args, opts);
        const { create, existing, deployment, roles, trails } = args;
        if ((create === undefined) === (existing === undefined)) {
            throw new Error(
                `log archive "${name}": give either create or existing, not ${create ? "both" : "neither"}`,
            );
        }

        const { bucketName } = create ?? existing;
        this.bucketPolicy = archiveBucketPolicy(deployment, { bucketName, trails }, roles);
        this.keyPolicy = archiveKeyPolicy(
            deployment,
            trails.map(({ trailArn }) => trailArn),
            roles,
            args.keyUsers,
        );

        if (existing) {
            this.bucketName = pulumi.output(bucketName);
            this.bucketArn = pulumi.output(bucketArn(deployment, bucketName));
            this.keyArn = pulumi.output(existing.keyArn);
            this.readyForDelivery = [];
        } else {
            const key = new EncryptionKey(
                `${name}-key`,
                {
                    description: "Encrypts the log files and digests of the organization's trails",
                    alias: create.keyAlias,
                    policy: this.keyPolicy,
                    protect: create.protect,
                    tags: create.tags,
                },
                { parent: this },
            );
            const accessLogs = new PrivateBucket(
                `${name}-access-logs`,
                {
                    bucketName: create.accessLogBucketName,
                    policy: accessLogBucketPolicy(
                        deployment,
                        {
                            bucketName: create.accessLogBucketName,
                            sourceBucketNames: [create.bucketName, ...(create.otherAccessLogSources ?? [])],
                        },
                        roles,
                    ),
                    expirationDays: create.accessLogExpirationDays,
                    noncurrentVersionDays: create.noncurrentVersionDays,
                    protect: create.protect,
                    tags: create.tags,
                },
                { parent: this },
            );
            const archive = new PrivateBucket(
                `${name}-archive`,
                {
                    bucketName: create.bucketName,
                    policy: this.bucketPolicy,
                    keyArn: key.keyArn,
                    tiering: create.tiering,
                    objectLock: create.objectLock,
                    expirationDays: create.expirationDays,
                    noncurrentVersionDays: create.noncurrentVersionDays,
                    protect: create.protect,
                    tags: create.tags,
                },
                { parent: this },
            );
            const accessLogging = new aws.s3.BucketLogging(
                `${name}-access-logging`,
                {
                    bucket: archive.bucketName,
                    targetBucket: accessLogs.bucketName,
                    targetPrefix: `${create.bucketName}/`,
                },
                // S3 tests whether it may write to the target.
                { parent: this, dependsOn: accessLogs },
            );
            this.bucketName = archive.bucketName;
            this.bucketArn = archive.bucketArn;
            this.keyArn = key.keyArn;
            this.accessLogBucket = accessLogs;
            this.accessLogBucketName = accessLogs.bucketName;
            this.readyForDelivery = [archive, accessLogging];
        }

        this.registerOutputs({
            bucketName: this.bucketName,
            bucketArn: this.bucketArn,
            keyArn: this.keyArn,
            accessLogBucketName: this.accessLogBucketName,
        });
    }
}

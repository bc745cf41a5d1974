import {
    GetBucketEncryptionCommand,
    GetBucketLifecycleConfigurationCommand,
    GetBucketLoggingCommand,
    GetBucketOwnershipControlsCommand,
    GetBucketPolicyCommand,
    GetBucketVersioningCommand,
    GetObjectLockConfigurationCommand,
    GetPublicAccessBlockCommand,
    type S3Client,
    S3ServiceException,
} from "@aws-sdk/client-s3";
import { accessLogBucketPolicy } from "../../components/documents/access-log-bucket-policy";
import { archiveBucketPolicy } from "../../components/documents/archive-bucket-policy";
import { archiveKeyPolicy } from "../../components/documents/archive-key-policy";
import type { PolicyDocument } from "../../components/documents/policy-document";
import type { Settings } from "../../settings/settings";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";
import { checkKey } from "./key";

/** What the log-archive account holds, beside what the settings ask for; nothing is asked of an archive that was there already. */
export async function checkArchive(
    { s3, kms }: Clients["logArchiveAccount"],
    { archiveKeyUsers, athena, deployment, existing, names, retention, roles, trails }: Settings,
    keyArn: string,
): Promise<Check[]> {
    if (existing.archiveBucket !== undefined) {
        return [];
    }
    const delivering = trails.map(({ trailArn, prefix, organization }) => ({
        trailArn,
        prefix,
        isOrganizationTrail: organization,
    }));

    const archive = new Subject(`archive bucket ${names.archiveBucket}`);
    const bucket = { bucketName: names.archiveBucket, trails: delivering };
    await checkBucket(archive, s3, names.archiveBucket, archiveBucketPolicy(deployment, bucket, roles));
    const encryption = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn };
    await archive.expect("encrypts with its own key, through a bucket key", { ...encryption, bucketKey: true }, () =>
        encryptionOf(s3, names.archiveBucket),
    );
    const { transitions, minimumObjectSizeKiB, expireAfterDays, noncurrentVersionDays, accessLogDays } = retention;
    await archive.expect(
        transitions.length === 0 ? "keeps logs in S3 Standard" : "moves larger logs to cheaper storage classes",
        {
            transitions: transitions.map(({ storageClass, afterDays }) => `${afterDays} ${storageClass}`).sort(),
            largerThan: transitions.length === 0 ? undefined : minimumObjectSizeKiB * 1024,
        },
        async () => {
            const { transitions, largerThan } = await lifecycleOf(s3, names.archiveBucket);
            return { transitions, largerThan };
        },
    );
    await checkExpiration(archive, s3, names.archiveBucket, [expireAfterDays, noncurrentVersionDays]);
    const { objectLock: lock } = retention;
    await archive.expect(
        lock ? `locks new versions for ${lock.days} days, ${lock.mode}` : "locks no versions by default",
        lock ? `${lock.days} ${lock.mode}` : "none",
        () => defaultRetentionOf(s3, names.archiveBucket),
    );
    await archive.expect(`access is logged to ${names.accessLogBucket}`, names.accessLogBucket, async () => {
        const answer = await s3.send(new GetBucketLoggingCommand({ Bucket: names.archiveBucket }));
        return answer.LoggingEnabled?.TargetBucket;
    });

    const accessLogs = new Subject(`access-log bucket ${names.accessLogBucket}`);
    const accessLogNames = {
        bucketName: names.accessLogBucket,
        sourceBucketNames: [names.archiveBucket, ...(athena.enabled ? [names.queryBucket] : [])],
    };
    const accessLogPolicy = accessLogBucketPolicy(deployment, accessLogNames, roles);
    await checkBucket(accessLogs, s3, names.accessLogBucket, accessLogPolicy);
    await accessLogs.expect("encrypts with S3's own keys", "AES256", async () => {
        return (await encryptionOf(s3, names.accessLogBucket)).SSEAlgorithm;
    });
    await checkExpiration(accessLogs, s3, names.accessLogBucket, [accessLogDays, noncurrentVersionDays]);

    const key = new Subject("archive key");
    const trailArns = trails.map(({ trailArn }) => trailArn);
    await checkKey(key, kms, keyArn, archiveKeyPolicy(deployment, trailArns, roles, archiveKeyUsers));
    return [...archive.checks, ...accessLogs.checks, ...key.checks];
}

export async function checkBucket(
    subject: Subject,
    s3: S3Client,
    Bucket: string,
    policy: PolicyDocument,
): Promise<void> {
    await subject.expect("has the policy of the settings", policy, async () => {
        const { Policy } = await s3.send(new GetBucketPolicyCommand({ Bucket }));
        return JSON.parse(Policy ?? "null") as PolicyDocument;
    });
    const blocked = {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
    };
    await subject.expect<Partial<typeof blocked>>("blocks public access", blocked, async () => {
        const answer = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
        return answer.PublicAccessBlockConfiguration;
    });
    await subject.expect<string>("keeps versions", "Enabled", async () => {
        return (await s3.send(new GetBucketVersioningCommand({ Bucket }))).Status;
    });
    await subject.expect<string>("has no ACLs", "BucketOwnerEnforced", async () => {
        const { OwnershipControls } = await s3.send(new GetBucketOwnershipControlsCommand({ Bucket }));
        return OwnershipControls?.Rules?.[0]?.ObjectOwnership;
    });
}

export async function encryptionOf(s3: S3Client, Bucket: string) {
    const answer = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
    const [rule] = answer.ServerSideEncryptionConfiguration?.Rules ?? [];
    return {
        SSEAlgorithm: rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm ?? "none",
        KMSMasterKeyID: rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID ?? "none",
        bucketKey: rule?.BucketKeyEnabled ?? false,
    };
}

export async function checkExpiration(
    subject: Subject,
    s3: S3Client,
    Bucket: string,
    [days, noncurrentVersionDays]: readonly [number, number],
): Promise<void> {
    await subject.expect(
        `expires after ${days} days, older versions after ${noncurrentVersionDays}`,
        { expiration: days, noncurrentVersionDays },
        async () => {
            const { expiration, noncurrentVersionDays: found } = await lifecycleOf(s3, Bucket);
            return { expiration: expiration ?? 0, noncurrentVersionDays: found ?? 0 };
        },
    );
}

/** What all rules together do. */
async function lifecycleOf(s3: S3Client, Bucket: string) {
    const { Rules = [] } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    const tiering = Rules.filter(({ Transitions }) => Transitions?.length);
    return {
        transitions: tiering
            .flatMap(({ Transitions = [] }) => Transitions.map(({ Days, StorageClass }) => `${Days} ${StorageClass}`))
            .sort(),
        largerThan: tiering[0]?.Filter?.ObjectSizeGreaterThan,
        expiration: Rules.find(({ Expiration }) => Expiration)?.Expiration?.Days,
        noncurrentVersionDays: Rules.find((rule) => rule.NoncurrentVersionExpiration)?.NoncurrentVersionExpiration
            ?.NoncurrentDays,
    };
}

async function defaultRetentionOf(s3: S3Client, Bucket: string): Promise<string> {
    try {
        const { ObjectLockConfiguration: lock } = await s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
        const retention = lock?.Rule?.DefaultRetention;
        return retention ? `${retention.Days} ${retention.Mode}` : "none";
    } catch (error) {
        if (error instanceof S3ServiceException && error.name === "ObjectLockConfigurationNotFoundError") {
            return "none";
        }
        throw error;
    }
}

import {
    GetBucketEncryptionCommand,
    GetBucketLifecycleConfigurationCommand,
    GetBucketLoggingCommand,
    GetBucketOwnershipControlsCommand,
    GetBucketPolicyCommand,
    GetBucketVersioningCommand,
    GetPublicAccessBlockCommand,
    type S3Client,
} from "@aws-sdk/client-s3";
import { accessLogBucketPolicy } from "../../components/documents/access-log-bucket-policy";
import { archiveBucketPolicy } from "../../components/documents/archive-bucket-policy";
import { archiveKeyPolicy } from "../../components/documents/archive-key-policy";
import type { PolicyDocument } from "../../components/documents/policy-document";
import type { Settings } from "../../settings/settings";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";
import { checkKey } from "./key";

/** What the log-archive account holds, beside what the settings ask for. */
export async function checkArchive(
    { s3, kms }: Clients["logArchiveAccount"],
    { deployment, names, retention, roles, trailArn }: Settings,
    keyArn: string,
): Promise<Check[]> {
    const trails = [trailArn];

    const archive = new Subject(`archive bucket ${names.archiveBucket}`);
    const bucketPolicy = archiveBucketPolicy(deployment, { bucketName: names.archiveBucket, trailArns: trails }, roles);
    await checkBucket(archive, s3, names.archiveBucket, bucketPolicy);
    const encryption = { SSEAlgorithm: "aws:kms", KMSMasterKeyID: keyArn };
    await archive.expect("encrypts with its own key, through a bucket key", { ...encryption, bucketKey: true }, () =>
        encryptionOf(s3, names.archiveBucket),
    );
    const { archiveAfterDays, archiveClass, expireAfterDays, noncurrentVersionDays, accessLogDays } = retention;
    await archive.expect(
        `archives after ${archiveAfterDays} days, expires after ${expireAfterDays}`,
        { transition: `${archiveAfterDays} ${archiveClass}`, expiration: expireAfterDays, noncurrentVersionDays },
        () => lifecycleOf(s3, names.archiveBucket),
    );
    await archive.expect(`access is logged to ${names.accessLogBucket}`, names.accessLogBucket, async () => {
        const answer = await s3.send(new GetBucketLoggingCommand({ Bucket: names.archiveBucket }));
        return answer.LoggingEnabled?.TargetBucket;
    });

    const accessLogs = new Subject(`access-log bucket ${names.accessLogBucket}`);
    const accessLogNames = { bucketName: names.accessLogBucket, sourceBucketName: names.archiveBucket };
    const accessLogPolicy = accessLogBucketPolicy(deployment, accessLogNames, roles);
    await checkBucket(accessLogs, s3, names.accessLogBucket, accessLogPolicy);
    await accessLogs.expect("encrypts with S3's own keys", "AES256", async () => {
        return (await encryptionOf(s3, names.accessLogBucket)).SSEAlgorithm;
    });

    await accessLogs.expect(
        `expires after ${accessLogDays} days`,
        { transition: "none", expiration: accessLogDays, noncurrentVersionDays },
        () => lifecycleOf(s3, names.accessLogBucket),
    );

    const key = new Subject("archive key");
    await checkKey(key, kms, keyArn, archiveKeyPolicy(deployment, trails, roles));
    return [...archive.checks, ...accessLogs.checks, ...key.checks];
}

async function checkBucket(subject: Subject, s3: S3Client, Bucket: string, policy: PolicyDocument): Promise<void> {
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

async function encryptionOf(s3: S3Client, Bucket: string) {
    const answer = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
    const [rule] = answer.ServerSideEncryptionConfiguration?.Rules ?? [];
    return {
        SSEAlgorithm: rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm ?? "none",
        KMSMasterKeyID: rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID ?? "none",
        bucketKey: rule?.BucketKeyEnabled ?? false,
    };
}

async function lifecycleOf(s3: S3Client, Bucket: string) {
    const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    const [rule] = Rules ?? [];
    const [transition] = rule?.Transitions ?? [];
    return {
        transition: transition ? `${transition.Days} ${transition.StorageClass}` : "none",
        expiration: rule?.Expiration?.Days ?? 0,
        noncurrentVersionDays: rule?.NoncurrentVersionExpiration?.NoncurrentDays ?? 0,
    };
}

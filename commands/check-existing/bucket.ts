import {
    GetBucketOwnershipControlsCommand,
    GetBucketPolicyCommand,
    GetBucketVersioningCommand,
    GetPublicAccessBlockCommand,
    HeadBucketCommand,
    type S3Client,
} from "@aws-sdk/client-s3";
import type { Deployment } from "../../components/documents/deployment";
import type { PolicyDocument } from "../../components/documents/policy-document";
import { lackIf, type Lack } from "./lack";
import { missingFrom } from "./required-statements";

/** What a bucket lacks as the archive. Every call names the owner: bucket names are global, and a log may go nowhere else. */
export async function lacksOfBucket(
    s3: S3Client,
    name: string,
    { region, logArchiveAccountId }: Pick<Deployment, "region" | "logArchiveAccountId">,
    required: PolicyDocument | undefined,
): Promise<Lack[]> {
    const of = { Bucket: name, ExpectedBucketOwner: logArchiveAccountId };
    const { BucketRegion: found = "us-east-1" } = await s3.send(new HeadBucketCommand(of));
    const [policy, versioning, block, ownership] = await Promise.all([
        orNothing(s3.send(new GetBucketPolicyCommand(of)), "NoSuchBucketPolicy"),
        s3.send(new GetBucketVersioningCommand(of)),
        orNothing(s3.send(new GetPublicAccessBlockCommand(of)), "NoSuchPublicAccessBlockConfiguration"),
        orNothing(s3.send(new GetBucketOwnershipControlsCommand(of)), "OwnershipControlsNotFoundError"),
    ]);
    const { BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets } =
        block?.PublicAccessBlockConfiguration ?? {};
    const isBlocked = BlockPublicAcls && BlockPublicPolicy && IgnorePublicAcls && RestrictPublicBuckets;
    return [
        ...lackIf(found !== region, "must", `the Region ${region}, that of its key: it is in ${found}`),
        ...lackIf(
            versioning.Status !== "Enabled",
            "unsafe",
            "versioning: a log that is overwritten or deleted is lost",
        ),
        ...lackIf(isBlocked !== true, "unsafe", "a public access block with all four settings on"),
        ...lackIf(
            ownership?.OwnershipControls?.Rules?.[0]?.ObjectOwnership !== "BucketOwnerEnforced",
            "unsafe",
            "object ownership BucketOwnerEnforced: access control lists can open single logs",
        ),
        ...missingFrom(policy?.Policy, required),
    ];
}

async function orNothing<T>(answer: Promise<T>, absent: string): Promise<T | undefined> {
    return answer.catch((error: Error) => {
        if (error.name !== absent) {
            throw error;
        }
        return undefined;
    });
}

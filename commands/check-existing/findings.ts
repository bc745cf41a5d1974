import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeKeyCommand, GetKeyPolicyCommand, type KMSClient } from "@aws-sdk/client-kms";
import {
    GetBucketOwnershipControlsCommand,
    GetBucketPolicyCommand,
    GetBucketVersioningCommand,
    GetPublicAccessBlockCommand,
    HeadBucketCommand,
    type S3Client,
} from "@aws-sdk/client-s3";
import { GetTopicAttributesCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { PolicyDocument } from "../../components/documents/policy-document";
import { requiredPoliciesOf } from "../../settings/required-policies";
import type { Settings } from "../../settings/settings";
import type { Accounts } from "./accounts";
import { missingStatements } from "./statements";

/** What one existing resource lacks, in sentences without a period; nothing if it is as the trails need it. */
export interface Finding {
    /** For instance `bucket example-audit-logs`. */
    readonly resource: string;
    readonly lacks: readonly string[];
}

/** Compares every existing resource that the settings name with what is needed of it. Changes nothing. */
export async function findingsFor(settings: Settings, accounts: Accounts): Promise<Finding[]> {
    const { existing } = settings;
    const policies = requiredPoliciesOf(settings);
    const { trailAccount, logArchiveAccount } = accounts;
    const checks: readonly (readonly [resource: string, check: () => Promise<string[]>])[] = [
        ...(existing.archiveBucket === undefined
            ? []
            : [
                  [
                      `bucket ${existing.archiveBucket}`,
                      () => bucket(logArchiveAccount.s3, existing.archiveBucket ?? "", policies.archiveBucket),
                  ] as const,
              ]),
        ...(existing.archiveKeyArn === undefined
            ? []
            : [
                  [
                      `key ${existing.archiveKeyArn}`,
                      () => key(logArchiveAccount.kms, existing.archiveKeyArn ?? "", policies.archiveKey),
                  ] as const,
              ]),
        ...(existing.trailKeyArn === undefined
            ? []
            : [
                  [
                      `key ${existing.trailKeyArn}`,
                      () => key(trailAccount.kms, existing.trailKeyArn ?? "", policies.trailKey),
                  ] as const,
              ]),
        ...(existing.logGroupName === undefined
            ? []
            : [
                  [
                      `log group ${existing.logGroupName}`,
                      () => logGroup(trailAccount.logs, existing.logGroupName ?? ""),
                  ] as const,
              ]),
        ...(["urgentTopic", "reviewTopic", "deliveryTopic"] as const).flatMap((name) => {
            const arn = existing[`${name}Arn`];
            return arn === undefined
                ? []
                : [[`topic ${arn}`, () => topic(trailAccount.sns, arn, policies[name])] as const];
        }),
    ];
    return Promise.all(
        checks.map(async ([resource, check]) => ({
            resource,
            lacks: await check().catch((error: Error) => [`cannot be looked at: ${error.name}: ${error.message}`]),
        })),
    );
}

async function bucket(s3: S3Client, name: string, required: PolicyDocument | undefined): Promise<string[]> {
    const of = { Bucket: name };
    await s3.send(new HeadBucketCommand(of));
    const [policy, versioning, block, ownership] = await Promise.all([
        orNothing(s3.send(new GetBucketPolicyCommand(of)), "NoSuchBucketPolicy"),
        s3.send(new GetBucketVersioningCommand(of)),
        orNothing(s3.send(new GetPublicAccessBlockCommand(of)), "NoSuchPublicAccessBlockConfiguration"),
        orNothing(s3.send(new GetBucketOwnershipControlsCommand(of)), "OwnershipControlsNotFoundError"),
    ]);
    const { BlockPublicAcls, BlockPublicPolicy, IgnorePublicAcls, RestrictPublicBuckets } =
        block?.PublicAccessBlockConfiguration ?? {};
    return [
        ...(versioning.Status === "Enabled" ? [] : ["versioning: a log that is overwritten or deleted is lost"]),
        ...(BlockPublicAcls && BlockPublicPolicy && IgnorePublicAcls && RestrictPublicBuckets
            ? []
            : ["a public access block with all four settings on"]),
        ...(ownership?.OwnershipControls?.Rules?.[0]?.ObjectOwnership === "BucketOwnerEnforced"
            ? []
            : ["object ownership BucketOwnerEnforced: access control lists can open single logs"]),
        ...statements(required, policy?.Policy),
    ];
}

async function key(kms: KMSClient, arn: string, required: PolicyDocument | undefined): Promise<string[]> {
    const { KeyMetadata: metadata } = await kms.send(new DescribeKeyCommand({ KeyId: arn }));
    const { Policy: policy } = await kms.send(new GetKeyPolicyCommand({ KeyId: arn, PolicyName: "default" }));
    return [
        ...(metadata?.Enabled === true ? [] : [`the state Enabled: it is ${metadata?.KeyState ?? "not known"}`]),
        ...(metadata?.KeySpec === "SYMMETRIC_DEFAULT" && metadata.KeyUsage === "ENCRYPT_DECRYPT"
            ? []
            : ["symmetric encryption, the only kind that these services use"]),
        ...(metadata?.KeyManager === "CUSTOMER" ? [] : ["a policy of your own: it is managed by AWS"]),
        ...statements(required, policy),
    ];
}

async function logGroup(logs: Accounts["trailAccount"]["logs"], name: string): Promise<string[]> {
    const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
    const found = logGroups.find(({ logGroupName }) => logGroupName === name);
    if (!found) {
        return ["existence: there is no log group of this name in the account and Region of the trails"];
    }
    return [
        ...((found.logGroupClass ?? "STANDARD") === "STANDARD"
            ? []
            : ["the class STANDARD: another takes no metric filters, so no alarm could fire"]),
        ...(found.kmsKeyId === undefined ? ["a key of your own: CloudWatch Logs encrypts it with a key of AWS"] : []),
        ...(found.retentionInDays === undefined || found.retentionInDays >= 365
            ? []
            : [`a retention of 365 days or more: it is ${found.retentionInDays}`]),
    ];
}

async function topic(sns: SNSClient, arn: string, required: PolicyDocument | undefined): Promise<string[]> {
    const { Attributes: attributes = {} } = await sns.send(new GetTopicAttributesCommand({ TopicArn: arn }));
    const encryption = attributes["KmsMasterKeyId"];
    return [
        ...(encryption === undefined ? ["encryption with a key of your own"] : []),
        ...(encryption !== undefined && /alias\/aws\//.test(encryption)
            ? [
                  "a key that lets CloudWatch and CloudTrail in: AWS's own key does not, and messages are dropped silently",
              ]
            : []),
        ...statements(required, attributes["Policy"]),
    ];
}

/** Without an Allow, nothing is delivered; without a Deny, the audit log is less than it could be. */
function statements(required: PolicyDocument | undefined, policy: string | undefined): string[] {
    return (required ? missingStatements(required, policy) : []).map(({ Sid, Effect }) =>
        Effect === "Allow" ? `statement ${Sid}, without which the trails do not work` : `statement ${Sid}`,
    );
}

async function orNothing<T>(answer: Promise<T>, absent: string): Promise<T | undefined> {
    return answer.catch((error: Error) => {
        if (error.name !== absent) {
            throw error;
        }
        return undefined;
    });
}

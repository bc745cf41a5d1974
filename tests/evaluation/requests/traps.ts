import assert from "node:assert/strict";
import { archiveBucketPolicy } from "../../../components/documents/archive-bucket-policy";
import { archiveKeyPolicy } from "../../../components/documents/archive-key-policy";
import type { Condition, PolicyDocument, Statement } from "../../../components/documents/policy-document";
import { trailKeyPolicy } from "../../../components/documents/trail-key-policy";
import { deployment, roles, trail } from "../../helpers/deployment";
import { service, trails } from "../callers";
import type { AccessRequest } from "../request";
import { acl, bucket, encryptedWith, paths } from "./archive-bucket";

/** The right documents, how to spoil them, and the requests that show what then goes wrong. */

const { managementAccountId, logArchiveAccountId } = deployment;
export const archiveKey = `arn:aws:kms:eu-west-1:${logArchiveAccountId}:key/1234abcd`;
const trailKey = `arn:aws:kms:eu-west-1:${managementAccountId}:key/5678efgh`;
export const logGroup = `arn:aws:logs:eu-west-1:${managementAccountId}:log-group:/aws/cloudtrail/organization`;

export const right = {
    bucketPolicy: bucketPolicyFor(trail),
    archiveKeyPolicy: archiveKeyPolicy(deployment, [trail], roles),
    trailKeyPolicy: trailKeyPolicy(deployment, {
        trailArns: [trail],
        logGroupNames: ["/aws/cloudtrail/organization"],
        alarmNamePrefix: "orgtrail-",
        administrators: [],
    }),
} as const;

/** The bucket policy of an archive for a trail of that ARN. */
export function bucketPolicyFor(trailArn: string): PolicyDocument {
    return archiveBucketPolicy(
        deployment,
        { bucketName: "archive", trails: [{ trailArn, isOrganizationTrail: true }] },
        roles,
    );
}

/** The document with other elements in one of its statements. */
export function changed(
    document: PolicyDocument,
    sid: string,
    elements: { readonly Action?: string; readonly Resource?: string; readonly Condition?: Condition },
): PolicyDocument {
    assert.ok(document.Statement.some(({ Sid }) => Sid === sid));
    const Statement = document.Statement.map((each) => (each.Sid === sid ? { ...each, ...elements } : each));
    return { ...document, Statement };
}

export function without(document: PolicyDocument, ...sids: readonly string[]): PolicyDocument {
    return { ...document, Statement: document.Statement.filter(({ Sid }) => !sids.includes(Sid)) };
}

/** The bucket policy with one Deny more, named `Trap`, of everybody's writing. */
export function denyWriting(Condition: Condition): PolicyDocument {
    const about = { Principal: "*", Action: "s3:PutObject", Resource: `${bucket}/*` } as const;
    const denial: Statement = { Sid: "Trap", Effect: "Deny", ...about, Condition };
    return { ...right.bucketPolicy, Statement: [...right.bucketPolicy.Statement, denial] };
}

const byTrail = { caller: trails.organization };
const toKey = { ...byTrail, resource: archiveKey };
const alarmArn = `arn:aws:cloudwatch:eu-west-1:${managementAccountId}:alarm:orgtrail-x`;

/** What works with the right documents. */
export const requests = {
    checksAcl: { ...byTrail, action: "s3:GetBucketAcl", resource: bucket },
    probes: { ...byTrail, action: "s3:PutObject", resource: paths.probe, context: acl },
    delivers: { ...byTrail, action: "s3:PutObject", resource: paths.logFile, context: encryptedWith(archiveKey) },
    describesKey: { ...toKey, action: "kms:DescribeKey" },
    decrypts: { ...toKey, action: "kms:Decrypt" },
    encrypts: {
        ...toKey,
        action: "kms:GenerateDataKey",
        context: {
            "kms:EncryptionContext:aws:s3:arn": `${bucket}/AWSLogs/${managementAccountId}/`,
            "kms:EncryptionContext:aws:cloudtrail:arn": trail,
        },
    },
    announces: { ...byTrail, action: "kms:GenerateDataKey", resource: trailKey },
    raisesAlarm: {
        caller: service("cloudwatch.amazonaws.com", alarmArn, managementAccountId),
        action: "kms:GenerateDataKey",
        resource: trailKey,
    },
    encryptsLogGroup: {
        caller: service("logs.eu-west-1.amazonaws.com", logGroup, managementAccountId),
        action: "kms:Encrypt",
        resource: trailKey,
        context: { "kms:EncryptionContext:aws:logs:arn": logGroup },
    },
} as const satisfies Record<string, AccessRequest>;

/** The account that owns what is asked for. */
export function ownerOf({ resource }: AccessRequest): string {
    return resource.startsWith(bucket) || resource === archiveKey ? logArchiveAccountId : managementAccountId;
}

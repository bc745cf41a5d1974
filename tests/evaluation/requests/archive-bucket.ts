/** Names, paths and headers of requests to the archive bucket. */

export const bucket = "arn:aws:s3:::archive";
const logs = `${bucket}/AWSLogs/o-exampleorgid`;
const day = "us-west-2/2026/01/31";

export const paths = {
    /** What CreateTrail writes to find out whether it may. */
    probe: `${bucket}/AWSLogs/111122223333/probe`,
    organizationProbe: `${logs}/probe`,
    logFile: `${logs}/222233334444/CloudTrail/${day}/log.json.gz`,
    managementsLogFile: `${logs}/111122223333/CloudTrail/${day}/log.json.gz`,
    digest: `${logs}/222233334444/CloudTrail-Digest/${day}/digest.json.gz`,
    insights: `${logs}/222233334444/CloudTrail-Insight/${day}/log.json.gz`,
} as const;

/** CloudTrail sends it with each object. */
export const acl = { "s3:x-amz-acl": "bucket-owner-full-control" };

export const plainHttp = { "aws:SecureTransport": "false" };

export function encryptedWith(key: string): Record<string, string> {
    return {
        ...acl,
        "s3:x-amz-server-side-encryption": "aws:kms",
        "s3:x-amz-server-side-encryption-aws-kms-key-id": key,
    };
}

import * as z from "zod";

/** What is in a digest file, and the text that CloudTrail signs: "CloudTrail digest file structure". */

const time = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
const text = z.string().nullish();

export const digestSchema = z.object({
    awsAccountId: z.string(),
    digestStartTime: time,
    digestEndTime: time,
    digestS3Bucket: z.string(),
    digestS3Object: z.string(),
    digestPublicKeyFingerprint: z.string(),
    /** "SHA256withRSA", which is PKCS #1 v1.5. */
    digestSignatureAlgorithm: z.string(),
    /** All five are null in the first digest of a chain: of a new trail, and after logging or validation was switched off. */
    previousDigestS3Bucket: text,
    previousDigestS3Object: text,
    /** Of the uncompressed digest, in hexadecimal. */
    previousDigestHashValue: text,
    previousDigestHashAlgorithm: text,
    previousDigestSignature: text,
    /** Empty when nothing was delivered. */
    logFiles: z.array(
        z.object({
            s3Bucket: z.string(),
            s3Object: z.string(),
            /** Of the uncompressed log file, in hexadecimal. */
            hashValue: z.string(),
            /** "SHA-256". */
            hashAlgorithm: z.string(),
        }),
    ),
});

export type Digest = z.infer<typeof digestSchema>;
export type DigestedLogFile = Digest["logFiles"][number];

/** The names in a digest's user metadata. */
export const signatureName = "signature";
export const backfillTimeName = "backfill-generation-timestamp";

/**
 * The text that a digest's signature is of, without a line feed at its end: "Custom implementations of CloudTrail log file
 * integrity validation". `hash` is the SHA-256 of the uncompressed digest, in hexadecimal.
 */
export function signedText(
    { digestEndTime, digestS3Bucket, digestS3Object, previousDigestSignature }: Digest,
    hash: string,
): string {
    return [digestEndTime, `${digestS3Bucket}/${digestS3Object}`, hash, previousDigestSignature ?? "null"].join("\n");
}

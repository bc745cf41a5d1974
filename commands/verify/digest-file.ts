import { createHash, verify } from "node:crypto";
import { backfillTimeName, digestSchema, signatureName, signedText, type Digest } from "../../log-files/digest";
import type { DigestKey } from "../../log-files/digest-key";
import { bytesOf, contentOf, GzipError } from "./gzip-content";
import type { LogStore, ObjectAddress } from "./log-store";
import type { PublicKey, PublicKeySource } from "./public-keys";

/** A digest as it was found, and whether CloudTrail signed it. */

/** Larger ones have never been seen, and are not read. */
const contentLimit = 256 << 20;
/** A key is used until about the end of its validity, and a digest is signed some minutes after its end. */
const validityMargin = 24 * 3_600_000;

export interface DigestFile extends ObjectAddress {
    readonly parts: DigestKey;
    /** What could be read. */
    readonly content?: DigestContent;
    readonly problem?: Problem;
}

export interface DigestContent {
    /** SHA-256 in hexadecimal. */
    readonly hash: string;
    readonly digest: Digest;
    /** Milliseconds. */
    readonly startTime: number;
    readonly endTime: number;
    /** In the object's metadata. */
    readonly signature?: string;
    readonly key?: PublicKey;
    /** Why there is no key. */
    readonly keyProblem?: string;
}

/** "unverifiable" is what could not be checked, "invalid" what was and is wrong. */
export interface Problem {
    readonly kind: "invalid" | "unverifiable";
    readonly why: string;
    /** A digest of another place, so of no chain of this one. */
    readonly moved?: boolean;
}

export async function readDigest(
    store: LogStore,
    keys: PublicKeySource,
    address: ObjectAddress,
    parts: DigestKey,
): Promise<DigestFile | undefined> {
    const file = { ...address, parts };
    const problem = (kind: Problem["kind"], why: string): DigestFile => ({ ...file, problem: { kind, why } });
    let bytes: Buffer;
    let metadata: Readonly<Record<string, string>>;
    try {
        const object = await store.read(address.bucket, address.key);
        if (object === undefined) {
            return undefined;
        }
        metadata = object.metadata;
        bytes = await bytesOf(object.body);
    } catch (error) {
        return problem("unverifiable", `it cannot be read: ${(error as Error).message}`);
    }
    let content: Buffer;
    let digest: Digest;
    try {
        content = contentOf(bytes, contentLimit);
        digest = digestSchema.parse(JSON.parse(content.toString("utf8")));
    } catch (error) {
        return problem("invalid", error instanceof GzipError ? error.message : "its content is not that of a digest");
    }
    const [startTime, endTime] = [Date.parse(digest.digestStartTime), Date.parse(digest.digestEndTime)];
    if (Number.isNaN(startTime) || Number.isNaN(endTime) || startTime > endTime) {
        return problem("invalid", "the times in it are no times");
    }
    if (digest.digestS3Bucket !== address.bucket || digest.digestS3Object !== address.key) {
        const why = `it was moved: it says that it is s3://${digest.digestS3Bucket}/${digest.digestS3Object}`;
        return { ...file, problem: { kind: "invalid", why, moved: true } };
    }
    const algorithm = metadata["signature-algorithm"] ?? digest.digestSignatureAlgorithm;
    const unknown = [algorithm, digest.digestSignatureAlgorithm].find((name) => name !== "SHA256withRSA");
    if (unknown !== undefined) {
        return problem("unverifiable", `it is signed by an algorithm that is not known: ${unknown}`);
    }
    const signature = metadata[signatureName];
    const backfilledAt = Date.parse(metadata[backfillTimeName] ?? "");
    const signedAt = parts.backfill && !Number.isNaN(backfilledAt) ? backfilledAt : endTime;
    return {
        ...file,
        content: {
            hash: createHash("sha256").update(content).digest("hex"),
            digest,
            startTime,
            endTime,
            ...(signature !== undefined && { signature }),
            ...(await keyFor(keys, parts.region, digest.digestPublicKeyFingerprint, signedAt)),
        },
    };
}

async function keyFor(
    keys: PublicKeySource,
    region: string,
    fingerprint: string,
    time: number,
): Promise<{ key: PublicKey } | { keyProblem: string }> {
    const named = `its public key (fingerprint ${fingerprint}, Region ${region})`;
    try {
        const key = await keys.find(region, fingerprint, new Date(time));
        if (key === undefined) {
            return { keyProblem: `${named} is not among those of CloudTrail` };
        }
        const { validFrom = -Infinity, validTo = Infinity } = key;
        return time < validFrom - validityMargin || time > validTo + validityMargin
            ? { keyProblem: `${named} was not in use at that time` }
            : { key };
    } catch (error) {
        return { keyProblem: `${named} cannot be fetched: ${(error as Error).message}` };
    }
}

/** Whether the signature, in hexadecimal, is of the digest as it was found. */
export function isSigned({ digest, hash, key }: DigestContent, signature: string): boolean {
    return (
        key !== undefined &&
        /^(?:[0-9a-f]{2})+$/i.test(signature) &&
        verify("sha256", Buffer.from(signedText(digest, hash)), key.key, Buffer.from(signature, "hex"))
    );
}

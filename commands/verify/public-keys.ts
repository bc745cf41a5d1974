import { createHash, createPublicKey, type KeyObject } from "node:crypto";
import * as z from "zod";

/** The public keys that digests are signed with. */

/** A public key as CloudTrail tells of it. */
export interface PublishedKey {
    readonly region: string;
    readonly fingerprint: string;
    /** Base64 of the DER, as ListPublicKeys answers it. */
    readonly value: string;
    /** Milliseconds since 1970. */
    readonly validFrom?: number;
    readonly validTo?: number;
}

export interface PublicKey extends PublishedKey {
    readonly key: KeyObject;
}

/** Where they come from: the API, or files with its answers. */
export interface PublicKeySource {
    /** The key of a fingerprint for digests of a Region signed about `time`. @throws if the keys cannot be had. */
    find(region: string, fingerprint: string, time: Date): Promise<PublicKey | undefined>;
}

const time = z.union([z.string(), z.number(), z.date()]).optional();
const listSchema = z.array(
    z.object({
        Value: z.union([z.string(), z.instanceof(Uint8Array)]),
        Fingerprint: z.string().optional(),
        ValidityStartTime: time,
        ValidityEndTime: time,
    }),
);
/** AWS's guide and its CLI do not write the name of the list alike. */
const answerSchema = z
    .union([z.object({ PublicKeyList: listSchema }), z.object({ publicKeyList: listSchema })])
    .transform((answer) => ("PublicKeyList" in answer ? answer.PublicKeyList : answer.publicKeyList));

/** The keys in an answer of ListPublicKeys. @throws Error that says what is wrong with it. */
export function publicKeysIn(answer: unknown, region: string): PublicKey[] {
    const { data, error } = answerSchema.safeParse(answer);
    if (data === undefined) {
        throw new Error(`no answer of ListPublicKeys: ${error.issues[0]?.message ?? ""}`);
    }
    return data.map(({ Value: given, Fingerprint: fingerprint, ValidityStartTime: from, ValidityEndTime: to }) => {
        const der = typeof given === "string" ? Buffer.from(given, "base64") : Buffer.from(given);
        const validFrom = milliseconds(from);
        const validTo = milliseconds(to);
        return {
            region,
            fingerprint: fingerprint ?? createHash("md5").update(der).digest("hex"),
            value: der.toString("base64"),
            key: publicKey(der),
            ...(validFrom !== undefined && { validFrom }),
            ...(validTo !== undefined && { validTo }),
        };
    });
}

/** AWS documents PKCS #1; one of the keys in its own example is a SubjectPublicKeyInfo. */
function publicKey(der: Buffer): KeyObject {
    try {
        return createPublicKey({ key: der, format: "der", type: "pkcs1" });
    } catch {
        try {
            return createPublicKey({ key: der, format: "der", type: "spki" });
        } catch (error) {
            throw new Error(`a public key is neither PKCS #1 nor SubjectPublicKeyInfo: ${(error as Error).message}`);
        }
    }
}

/** The API's times are seconds since 1970; the CLI prints them in ISO 8601 as well. */
function milliseconds(value: z.infer<typeof time>): number | undefined {
    const number = Number(value instanceof Date ? value.getTime() / 1000 : value);
    const result = Number.isNaN(number) ? Date.parse(String(value)) : number * 1000;
    return Number.isNaN(result) ? undefined : result;
}

import { createHash, generateKeyPairSync, sign, type KeyObject } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import { digestKey } from "../../../log-files/digest-key";
import { signedText, type Digest } from "../../../log-files/digest";
import { logFileKey } from "../../../log-files/log-file-key";

/** What CloudTrail would have delivered, signed with keys made here. */

export const bucket = "orgtrail-archive-o-exampleorgid";
export const organizationId = "o-exampleorgid";
export const hour = 3_600_000;
/** When the first digest of a tree begins. */
export const begin = Date.parse("2026-03-04T00:00:00Z");

export interface SigningKey {
    readonly fingerprint: string;
    readonly value: string;
    readonly privateKey: KeyObject;
    readonly publicKey: KeyObject;
}

/** A real key pair; its public key as ListPublicKeys answers it. */
export function signingKey(format: "pkcs1" | "spki" = "pkcs1"): SigningKey {
    const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    const der = publicKey.export({ format: "der", type: format });
    return {
        fingerprint: createHash("md5").update(der).digest("hex"),
        value: der.toString("base64"),
        privateKey,
        publicKey,
    };
}

/** One digest to be delivered, and what is to be wrong about it. */
export interface DigestPlan {
    /** Milliseconds. */
    readonly start: number;
    readonly end: number;
    /** Contents of its log files. */
    readonly logs: readonly string[];
    /** A new chain begins here. */
    readonly first?: boolean;
    readonly backfill?: boolean;
    readonly key?: SigningKey;
    /** Changes the document before it is signed. */
    readonly change?: (digest: Digest) => Digest;
}

export interface ChainPlan {
    readonly accountId?: string;
    readonly region?: string;
    readonly trail?: string;
    readonly prefix?: string;
    readonly digests: readonly DigestPlan[];
}

export interface Delivered {
    readonly digestKeys: string[];
    /** Keys of log files by digest. */
    readonly logKeys: string[][];
}

/** Objects and their metadata, in memory until they are written. */
export class Tree {
    readonly objects = new Map<string, Buffer>();
    readonly metadata = new Map<string, Record<string, string>>();
    readonly keys = new Map<string, SigningKey[]>();
    private count = 0;

    constructor(readonly signer: SigningKey) {}

    deliver(plan: ChainPlan): Delivered {
        const { accountId = "111122223333", region = "us-east-1", trail = "orgtrail", prefix, digests } = plan;
        const folder = { accountId, region, organizationId, ...(prefix !== undefined && { prefix }) };
        const delivered: Delivered = { digestKeys: [], logKeys: [] };
        let previous: { key: string; hash: string; signature: string } | undefined;
        for (const { start, end, logs, first = false, backfill = false, key = this.signer, change } of digests) {
            this.trust(region, key);
            const logKeys = logs.map((content, index) => {
                const time = new Date(start + (index + 1) * Math.floor((end - start) / (logs.length + 1)));
                this.count += 1;
                const unique = `unique${String(this.count).padStart(10, "0")}`;
                const logKey = logFileKey({ ...folder, kind: "CloudTrail", time, unique });
                this.objects.set(logKey, gzipSync(content));
                return logKey;
            });
            const place = digestKey({ ...folder, trail, homeRegion: "us-east-1", endTime: new Date(end), backfill });
            const linked = first ? undefined : previous;
            const document: Digest & Record<string, unknown> = {
                awsAccountId: accountId,
                digestStartTime: iso(start),
                digestEndTime: iso(end),
                digestS3Bucket: bucket,
                digestS3Object: place,
                digestPublicKeyFingerprint: key.fingerprint,
                digestSignatureAlgorithm: "SHA256withRSA",
                newestEventTime: logs.length > 0 ? iso(end - 60_000) : null,
                oldestEventTime: logs.length > 0 ? iso(start - 60_000) : null,
                previousDigestS3Bucket: linked ? bucket : null,
                previousDigestS3Object: linked?.key ?? null,
                previousDigestHashValue: linked?.hash ?? null,
                previousDigestHashAlgorithm: linked ? "SHA-256" : null,
                previousDigestSignature: linked?.signature ?? null,
                logFiles: logKeys.map((s3Object, index) => ({
                    s3Bucket: bucket,
                    s3Object,
                    hashValue: sha256(logs[index] ?? ""),
                    hashAlgorithm: "SHA-256",
                    newestEventTime: iso(end - 60_000),
                    oldestEventTime: iso(start - 60_000),
                })),
            };
            previous = this.put(change ? change(document) : document, key, place, backfill);
            delivered.digestKeys.push(place);
            delivered.logKeys.push(logKeys);
        }
        return delivered;
    }

    /** Signs a document and stores it. */
    put(document: Digest, key = this.signer, place = document.digestS3Object, backfill = false) {
        const content = JSON.stringify(document);
        const hash = sha256(content);
        const signature = sign("sha256", Buffer.from(signedText(document, hash)), key.privateKey).toString("hex");
        this.objects.set(place, gzipSync(content));
        this.metadata.set(place, {
            signature,
            "signature-algorithm": "SHA256withRSA",
            ...(backfill && { "backfill-generation-timestamp": iso(Date.parse(document.digestEndTime) + 5 * hour) }),
        });
        return { key: place, hash, signature };
    }

    trust(region: string, key: SigningKey): void {
        const known = this.keys.get(region) ?? [];
        if (!known.includes(key)) {
            this.keys.set(region, [...known, key]);
        }
    }

    get(key: string): Buffer {
        const object = this.objects.get(key);
        if (object === undefined) {
            throw new Error(`there is no ${key}`);
        }
        return object;
    }

    remove(...keys: string[]): void {
        for (const key of keys) {
            this.get(key);
            this.objects.delete(key);
        }
    }

    /** Writes `logs/<bucket>/<key>`, `metadata.json` and `keys/<region>.json`; the arguments of the command. */
    write(folder: string): string[] {
        for (const [key, content] of this.objects) {
            const file = path.join(folder, "logs", bucket, key);
            mkdirSync(path.dirname(file), { recursive: true });
            writeFileSync(file, content);
        }
        mkdirSync(path.join(folder, "logs"), { recursive: true });
        mkdirSync(path.join(folder, "keys"), { recursive: true });
        for (const region of this.keys.keys()) {
            writeFileSync(path.join(folder, "keys", `${region}.json`), JSON.stringify(this.publicKeys(region)));
        }
        writeFileSync(
            path.join(folder, "metadata.json"),
            JSON.stringify({ [bucket]: Object.fromEntries(this.metadata) }),
        );
        return [
            "--from",
            path.join(folder, "logs"),
            "--metadata",
            path.join(folder, "metadata.json"),
            "--public-keys",
            path.join(folder, "keys"),
        ];
    }

    /** As `aws cloudtrail list-public-keys` prints them. */
    publicKeys(region: string) {
        return {
            PublicKeyList: (this.keys.get(region) ?? []).map(({ value, fingerprint }) => ({
                Value: value,
                ValidityStartTime: "2026-03-01T00:00:00+00:00",
                ValidityEndTime: "2026-04-01T00:00:00+00:00",
                Fingerprint: fingerprint,
            })),
        };
    }
}

/** One digest for each hour from {@link begin}, with as many log files each as are given. */
export function hourly(logs: readonly number[], from = begin): DigestPlan[] {
    return logs.map((count, index) => ({
        start: from + index * hour,
        end: from + (index + 1) * hour,
        logs: Array.from({ length: count }, (_, number) => logContent(`${from}-${index}-${number}`)),
    }));
}

export function logContent(id: string): string {
    return JSON.stringify({ Records: [{ eventID: id, eventName: "StopLogging", eventTime: "2026-03-04T00:30:00Z" }] });
}

export function sha256(content: string | Buffer): string {
    return createHash("sha256").update(content).digest("hex");
}

export function iso(time: number): string {
    return new Date(time).toISOString().replace(".000Z", "Z");
}

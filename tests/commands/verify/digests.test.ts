import assert from "node:assert/strict";
import { gunzipSync, gzipSync } from "node:zlib";
import { ListingError } from "../../../commands/verify/log-store";
import type { Digest } from "../../../log-files/digest";
import { anotherSigner, foundIn, newTree, numbers, numbersOf, verdictOn } from "./helpers";
import { begin, bucket, hour, hourly, signingKey, Tree, type DigestPlan } from "./tree";

const plan = [2, 3, 0, 1, 2];

function delivered(change: (digests: DigestPlan[]) => DigestPlan[] = (digests) => digests) {
    const tree = newTree();
    return { tree, ...tree.deliver({ digests: change(hourly(plan)) }) };
}

function changed(index: number, change: (digest: Digest) => Digest): (digests: DigestPlan[]) => DigestPlan[] {
    return (digests) => digests.map((digest, at) => (at === index ? { ...digest, change } : digest));
}

function at<T>(list: readonly T[], index: number): T {
    const item = list.at(index);
    assert(item !== undefined);
    return item;
}

function documentOf(tree: Tree, key: string): Digest {
    return JSON.parse(gunzipSync(tree.get(key)).toString()) as Digest;
}

describe("the verdict on digests", () => {
    it("takes the signature of a digest without its own from the digest after it", async () => {
        const { tree, digestKeys } = delivered();
        digestKeys.slice(0, -1).forEach((key) => tree.metadata.delete(key));
        assert.deepEqual(numbersOf(await verdictOn(tree)), numbers(true, { valid: 5 }, { valid: 8 }));
    });

    it("is that the newest digest alone cannot be verified without any metadata", async () => {
        const { tree, digestKeys } = delivered();
        tree.metadata.clear();
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4, invalid: 1 }, { valid: 6, unlisted: 2 }));
        assert.deepEqual(verdict.unverifiable, { digests: 1, logs: 0 });
        assert.deepEqual(foundIn(verdict)[0], ["digest-unverifiable", at(digestKeys, 4)]);
    });

    it("does not take a signature from a digest that was changed for a proof that another was", async () => {
        const { tree, digestKeys } = delivered();
        tree.metadata.delete(at(digestKeys, 1));
        tree.objects.set(
            at(digestKeys, 2),
            gzipSync(
                gunzipSync(tree.get(at(digestKeys, 2)))
                    .toString()
                    .replace(/"previousDigestSignature":"../, '"previousDigestSignature":"ff'),
            ),
        );
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 3, invalid: 2 }, { valid: 5, unlisted: 3 }));
        assert.deepEqual(verdict.unverifiable, { digests: 1, logs: 0 });
    });

    it("finds a digest with the signature of another", async () => {
        const { tree, digestKeys } = delivered();
        const [one, other] = [at(digestKeys, 1), at(digestKeys, 3)];
        const metadata = tree.metadata.get(other);
        assert(metadata);
        tree.metadata.set(one, metadata);
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4, invalid: 1 }, { valid: 5, unlisted: 3 }));
        assert.deepEqual(verdict.findings[0]?.why, "its signature is not of what is in it");
    });

    it("finds a signature that is no hexadecimal number", async () => {
        for (const signature of ["", "xyz", "abc", "00"]) {
            const { tree, digestKeys } = delivered();
            tree.metadata.set(at(digestKeys, 1), { signature, "signature-algorithm": "SHA256withRSA" });
            assert.equal((await verdictOn(tree)).digests.invalid, 1, signature);
        }
    });

    it("cannot verify a digest whose public key is not known", async () => {
        const { tree, digestKeys } = delivered((digests) =>
            digests.map((digest, index) => (index === 1 ? { ...digest, key: anotherSigner } : digest)),
        );
        tree.keys.set("us-east-1", [tree.signer]);
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4, invalid: 1 }, { valid: 5, unlisted: 3 }));
        assert.deepEqual(verdict.unverifiable, { digests: 1, logs: 0 });
        assert.deepEqual(foundIn(verdict)[0], ["digest-unverifiable", at(digestKeys, 1)]);
    });

    it("cannot verify digests with the public keys of another Region", async () => {
        const { tree } = delivered();
        tree.keys.set("eu-west-1", [tree.signer]);
        tree.keys.set("us-east-1", [anotherSigner]);
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { invalid: 5 }, { unlisted: 8 }));
        assert.deepEqual(verdict.unverifiable, { digests: 5, logs: 0 });
    });

    it("cannot verify a digest with a public key that was not in use at its time", async () => {
        const tree = newTree();
        tree.deliver({ digests: hourly([1, 1], Date.parse("2026-04-03T00:00:00Z")) });
        assert.deepEqual((await verdictOn(tree)).unverifiable, { digests: 2, logs: 0 });
    });

    it("takes public keys as PKCS #1 and as SubjectPublicKeyInfo, several in use at a time", async () => {
        const tree = newTree();
        const spki = signingKey("spki");
        tree.deliver({
            digests: hourly([1, 1]).map((digest, index) => ({ ...digest, key: index === 0 ? spki : tree.signer })),
        });
        assert.deepEqual(numbersOf(await verdictOn(tree)), numbers(true, { valid: 2 }, { valid: 2 }));
    });

    it("finds a digest in place of another, though CloudTrail signed both", async () => {
        const { tree, digestKeys } = delivered();
        const key = at(digestKeys, 1);
        const document = documentOf(tree, key);
        tree.put({ ...document, logFiles: document.logFiles.slice(1) });
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4, invalid: 1 }, { valid: 5, unlisted: 3 }));
        assert.match(verdict.findings[0]?.why ?? "", /^it is not the one that the digest after it names: the hash/);
    });

    it("finds a chain that goes around a digest", async () => {
        const { tree, digestKeys, logKeys } = delivered();
        const [before, left, after] = [at(digestKeys, 0), at(digestKeys, 1), at(digestKeys, 2)];
        const { previousDigestS3Object, previousDigestHashValue, previousDigestSignature } = documentOf(tree, left);
        assert.equal(previousDigestS3Object, before);
        const spliced = tree.put({
            ...documentOf(tree, after),
            previousDigestS3Object,
            previousDigestHashValue,
            previousDigestSignature,
        });
        const next = at(digestKeys, 3);
        const relinked = { previousDigestHashValue: spliced.hash, previousDigestSignature: spliced.signature };
        const last = tree.put({ ...documentOf(tree, next), ...relinked });
        const newest = at(digestKeys, 4);
        tree.put({
            ...documentOf(tree, newest),
            previousDigestHashValue: last.hash,
            previousDigestSignature: last.signature,
        });
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4, invalid: 1 }, { valid: 5, unlisted: 3 }, 1));
        assert.deepEqual(
            foundIn(verdict).filter(([kind]) => kind !== "log-unlisted"),
            [
                ["digest-invalid", left],
                ["gap", after],
            ],
        );
        assert.equal(at(logKeys, 1).length, 3);
    });

    it("finds digests that were moved, within a folder, to another Region and to another account", async () => {
        for (const move of [
            (key: string) => key.replace("T020000Z", "T021500Z"),
            (key: string) => key.replaceAll("us-east-1/", "eu-west-1/").replace("Digest_us-east-1", "Digest_eu-west-1"),
            (key: string) => key.replaceAll("111122223333", "444455556666"),
            (key: string) => key.replace("/03/04/", "/03/05/"),
        ]) {
            const { tree, digestKeys } = delivered();
            tree.trust("eu-west-1", tree.signer);
            const from = at(digestKeys, 1);
            const to = move(from);
            assert.notEqual(to, from);
            tree.objects.set(to, tree.get(from));
            tree.metadata.set(to, tree.metadata.get(from) ?? {});
            tree.remove(from);
            const verdict = await verdictOn(tree);
            assert.deepEqual(
                foundIn(verdict)
                    .filter(([kind]) => kind !== "log-unlisted")
                    .sort(),
                [
                    ["digest-invalid", to],
                    ["digest-missing", from],
                ],
                to,
            );
            assert.deepEqual(
                numbersOf(verdict),
                numbers(false, { valid: 4, invalid: 1, missing: 1 }, { valid: 5, unlisted: 3 }),
                to,
            );
        }
    });

    it("counts a log file once that two digests name, or one names twice", async () => {
        const { tree, logKeys } = delivered(
            changed(1, (digest) => ({ ...digest, logFiles: [...digest.logFiles, ...digest.logFiles.slice(0, 1)] })),
        );
        assert.equal(logKeys.flat().length, 8);
        assert.deepEqual(numbersOf(await verdictOn(tree)), numbers(true, { valid: 5 }, { valid: 8 }));
        const twice = newTree();
        const [first] = twice.deliver({ digests: hourly([1]) }).digestKeys;
        const { logFiles } = documentOf(twice, first ?? "");
        twice.deliver({
            digests: hourly([1, 1]).map((digest) => ({
                ...digest,
                logs: [],
                change: (document) => ({ ...document, logFiles }),
            })),
        });
        assert.deepEqual(numbersOf(await verdictOn(twice)), numbers(true, { valid: 2 }, { valid: 1 }));
    });

    it("judges the digests of each of several trails by themselves, and takes a log file that one of them names for named", async () => {
        const { tree, digestKeys } = delivered();
        const other = tree.deliver({
            trail: "other_trail",
            digests: hourly(plan).map((digest) => ({ ...digest, start: digest.start + 5000, end: digest.end + 5000 })),
        });
        assert.deepEqual(numbersOf(await verdictOn(tree)), numbers(true, { valid: 10 }, { valid: 16 }));
        tree.remove(at(digestKeys, 1), at(other.digestKeys, 3));
        assert.deepEqual(
            numbersOf(await verdictOn(tree)),
            numbers(false, { valid: 8, missing: 2 }, { valid: 12, unlisted: 4 }),
        );
        assert.deepEqual(
            numbersOf(await verdictOn(tree, { trails: new Set(["orgtrail"]) })),
            numbers(false, { valid: 4, missing: 1 }, { valid: 5, unlisted: 4 }),
        );
    });

    it("takes log files that a backfill digest names for named, and a gap of backfill digests for none", async () => {
        const { tree } = delivered();
        const late = tree.deliver({ digests: hourly([1]) });
        tree.remove(...late.digestKeys);
        delivered();
        assert.equal((await verdictOn(tree)).ok, false);
        const { logFiles } = { logFiles: late.logKeys.flat() };
        assert.equal(logFiles.length, 1);
        const both = newTree();
        both.deliver({ digests: hourly(plan) });
        both.deliver({
            digests: [0, 3].map((index) => ({
                start: begin + index * hour,
                end: begin + (index + 1) * hour,
                logs: [`{"late":${index}}`],
                backfill: true,
                first: index === 0,
            })),
        });
        assert.deepEqual(numbersOf(await verdictOn(both)), numbers(true, { valid: 7 }, { valid: 10 }));
    });

    it("follows a chain to another prefix", async () => {
        const tree = newTree();
        const old = tree.deliver({ prefix: "AWSLogs/o-exampleorgid", digests: hourly([1, 1]) });
        const last = at(old.digestKeys, 1);
        const document = documentOf(tree, last);
        const signature = tree.metadata.get(last)?.["signature"] ?? "";
        assert(signature);
        const link = tree.put(document, tree.signer, last);
        tree.deliver({
            digests: hourly([1, 1], begin + 2 * hour).map((digest, index) => ({
                ...digest,
                ...(index === 0 && {
                    change: (content: Digest) => ({
                        ...content,
                        previousDigestS3Bucket: bucket,
                        previousDigestS3Object: last,
                        previousDigestHashValue: link.hash,
                        previousDigestHashAlgorithm: "SHA-256",
                        previousDigestSignature: link.signature,
                    }),
                }),
            })),
        });
        assert.deepEqual(numbersOf(await verdictOn(tree)), numbers(true, { valid: 4 }, { valid: 4 }));
        const scopes = [{ bucket, prefix: "" }];
        assert.deepEqual(numbersOf(await verdictOn(tree, { scopes })), numbers(true, { valid: 4 }, { valid: 4 }));
    });

    it("finds what is delivered with any prefix, also one that looks like the folders that follow", async () => {
        const prefixes = [
            "AWSLogs",
            "AWSLogs/AWSLogs",
            "AWSLogs/o-exampleorgid",
            "AWSLogs/111122223333",
            "AWSLogs/o-exampleorgid/111122223333",
            "o-exampleorgid",
            "a b/\u00f8",
        ];
        const tree = newTree();
        prefixes.forEach((prefix) =>
            tree.deliver({ prefix, trail: `trail-${prefixes.indexOf(prefix)}`, digests: hourly([1, 1]) }),
        );
        assert.deepEqual(numbersOf(await verdictOn(tree)), numbers(true, { valid: 14 }, { valid: 14 }));
        for (const prefix of prefixes) {
            assert.deepEqual(
                numbersOf(await verdictOn(tree, { scopes: [{ bucket, prefix }] })),
                numbers(true, { valid: 2 }, { valid: 2 }),
                prefix,
            );
        }
    });

    it("finds the digest before missing whose bucket is gone, and goes on", async () => {
        const { tree } = delivered(
            changed(0, (digest) => ({
                ...digest,
                previousDigestS3Bucket: "gone",
                previousDigestS3Object: digest.digestS3Object.replace("T010000Z", "T000000Z"),
            })),
        );
        const verdict = await verdictOn(tree, {}, (store) => ({
            children: (name, prefix) =>
                name === "gone"
                    ? Promise.reject(new ListingError(name, new Error("there is none"), true))
                    : store.children(name, prefix),
            keys: (name, prefix) => store.keys(name, prefix),
            read: (name, key) => store.read(name, key),
        }));
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 5, missing: 1 }, { valid: 8 }));
    });

    it("cannot verify what is signed or hashed by an algorithm that is not known", async () => {
        const signed = delivered(changed(1, (digest) => ({ ...digest, digestSignatureAlgorithm: "SHA1withRSA" })));
        assert.deepEqual((await verdictOn(signed.tree)).unverifiable, { digests: 1, logs: 0 });
        const hashed = delivered(
            changed(1, (digest) => ({
                ...digest,
                logFiles: digest.logFiles.map((file) => ({ ...file, hashAlgorithm: "MD5" })),
            })),
        );
        const verdict = await verdictOn(hashed.tree);
        assert.deepEqual(verdict.unverifiable, { digests: 0, logs: 3 });
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 5 }, { valid: 5, invalid: 3 }));
    });

    it("finds digests that are none", async () => {
        for (const content of [
            "",
            "null",
            "[]",
            "{",
            '{"logFiles":[]}',
            JSON.stringify({ digestEndTime: 1e400 }),
            "[".repeat(100_000),
        ]) {
            const { tree, digestKeys } = delivered();
            tree.objects.set(at(digestKeys, 1), gzipSync(content));
            assert.deepEqual(
                numbersOf(await verdictOn(tree)),
                numbers(false, { valid: 4, invalid: 1 }, { valid: 5, unlisted: 3 }),
                content.slice(0, 20),
            );
        }
    });

    it("finds digests with fields of wrong types, though they are signed", async () => {
        for (const change of [
            { digestStartTime: "now" },
            { digestStartTime: "2026-13-04T00:00:00Z" },
            { digestStartTime: "2027-03-04T00:00:00Z" },
            { logFiles: {} },
            { logFiles: [{}] },
            { previousDigestS3Object: 7 },
        ]) {
            const { tree } = delivered(changed(4, (digest) => ({ ...digest, ...change }) as Digest));
            const verdict = await verdictOn(tree);
            assert.deepEqual(
                numbersOf(verdict),
                numbers(false, { valid: 4, invalid: 1 }, { valid: 6, unlisted: 2 }),
                JSON.stringify(change),
            );
        }
    });

    it("does not mind fields that it does not know, and does not leave the folder for a key", async () => {
        const { tree } = delivered(
            changed(1, (digest) => ({
                ...digest,
                unknown: { deep: [1e308] },
                logFiles: [
                    ...digest.logFiles,
                    { s3Bucket: bucket, s3Object: "../../metadata.json", hashValue: "0", hashAlgorithm: "SHA-256" },
                    { s3Bucket: "..", s3Object: "keys/us-east-1.json", hashValue: "0", hashAlgorithm: "SHA-256" },
                ],
            })),
        );
        assert.deepEqual(numbersOf(await verdictOn(tree)), numbers(false, { valid: 5 }, { valid: 8, missing: 2 }));
    });
});

describe("a window of time", () => {
    const window = { start: new Date(begin + hour), end: new Date(begin + 4 * hour) };

    it("holds the digests that overlap it, and the log files that they name", async () => {
        assert.deepEqual(
            numbersOf(await verdictOn(delivered().tree, window)),
            numbers(true, { valid: 3 }, { valid: 4 }),
        );
    });

    it("does not hold what was changed before or after it", async () => {
        const { tree, digestKeys, logKeys } = delivered();
        tree.remove(at(digestKeys, 0), at(digestKeys, 4), ...at(logKeys, 4));
        assert.deepEqual(numbersOf(await verdictOn(tree, window)), numbers(true, { valid: 3 }, { valid: 4 }));
    });

    it("lets the digest after it prove its last one", async () => {
        const { tree, digestKeys } = delivered();
        tree.metadata.delete(at(digestKeys, 3));
        assert.deepEqual(numbersOf(await verdictOn(tree, window)), numbers(true, { valid: 3 }, { valid: 4 }));
    });

    it("is covered by no digest after the newest", async () => {
        const { tree } = delivered();
        const verdict = await verdictOn(tree, { start: window.start, end: new Date(begin + 5.5 * hour) });
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4 }, { valid: 6 }, 1));
        assert.match(verdict.findings[0]?.why ?? "", /^no digest covers 2026-03-04T05:00:00Z to 2026-03-04T05:30:00Z/);
    });

    it("has all its digests missing where there were some before, and not where the first came later", async () => {
        const { tree } = delivered();
        const after = { start: new Date(begin + 24 * hour), end: new Date(begin + 48 * hour) };
        assert.deepEqual(numbersOf(await verdictOn(tree, after)), numbers(false, { missing: 24 }));
        const before = { start: new Date(begin - 48 * hour), end: new Date(begin - 24 * hour) };
        assert.deepEqual(numbersOf(await verdictOn(tree, before)), numbers(false, {}));
    });

    it("may be a part of months", async () => {
        const tree = newTree();
        tree.deliver({ digests: hourly([1, 1]) });
        const long = { start: new Date(begin), end: new Date(begin + 90 * 24 * hour) };
        assert.deepEqual(
            numbersOf(await verdictOn(tree, long)),
            numbers(false, { valid: 2, missing: 2158 }, { valid: 2 }),
        );
    });

    it("that is open because log files go on coming lets those of the last two hours wait", async () => {
        const { tree, digestKeys } = delivered();
        tree.remove(at(digestKeys, 4));
        const now = new Date(begin + 5 * hour);
        const verdict = await verdictOn(tree, { now });
        assert.deepEqual(numbersOf(verdict), numbers(true, { valid: 4 }, { valid: 6 }));
        assert.equal(verdict.pending, 2);
        const later = await verdictOn(tree, { now: new Date(begin + 7 * hour) });
        assert.deepEqual(numbersOf(later), numbers(false, { valid: 4, missing: 2 }, { valid: 6, unlisted: 2 }));
    });
});

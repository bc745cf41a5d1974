import assert from "node:assert/strict";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Digest } from "../../../log-files/digest";
import { anotherSigner } from "./helpers";
import { begin, hour, hourly, logContent, signingKey, type Delivered, type DigestPlan, type Tree } from "./tree";

/** Five hours with 2, 3, 0, 1 and 2 log files, and what is done to them. */
export interface Tampering {
    readonly what: string;
    /** What is delivered, where it is not the five hours. */
    readonly digests?: readonly DigestPlan[];
    readonly tamper?: (tree: Tree, delivered: Delivered) => void;
    /** What `aws cloudtrail validate-logs` says. */
    readonly aws: string;
    readonly orgtrail: string;
}

export const plan = hourly([2, 3, 0, 1, 2]);
export const window = { start: new Date(begin), end: new Date(begin + 5 * hour) };

export function at<T>(list: readonly T[], index: number): T {
    const item = list.at(index);
    assert(item !== undefined);
    return item;
}

/** The first log file of the second hour. */
const aLog = ({ logKeys }: Delivered): string => at(at(logKeys, 1), 0);
const aDigest = ({ digestKeys }: Delivered): string => at(digestKeys, 1);
const documentOf = (tree: Tree, key: string): Digest => JSON.parse(gunzipSync(tree.get(key)).toString()) as Digest;

function edit(tree: Tree, key: string, change: (bytes: Buffer) => Buffer): void {
    tree.objects.set(key, change(tree.get(key)));
}

export const tamperings: readonly Tampering[] = [
    { what: "nothing", aws: "valid; exit 0", orgtrail: "proved" },
    {
        what: "one character of a log file changed",
        tamper: (tree, delivered) =>
            edit(tree, aLog(delivered), (bytes) =>
                gzipSync(gunzipSync(bytes).toString().replace("StopLogging", "stopLogging")),
            ),
        aws: "1 log file invalid; exit 1",
        orgtrail: "1 invalid log file",
    },
    {
        what: "log file cut off",
        tamper: (tree, delivered) => edit(tree, aLog(delivered), (bytes) => bytes.subarray(0, -20)),
        aws: "1 log file invalid; exit 1",
        orgtrail: "1 invalid log file",
    },
    {
        what: "log file without the end of its checksum",
        tamper: (tree, delivered) => edit(tree, aLog(delivered), (bytes) => bytes.subarray(0, -4)),
        aws: "valid; exit 0",
        orgtrail: "1 invalid log file",
    },
    {
        what: "log file removed",
        tamper: (tree, delivered) => tree.remove(aLog(delivered)),
        aws: "1 log file invalid; exit 1",
        orgtrail: "1 missing log file",
    },
    {
        what: "log file added that no digest names",
        tamper: (tree, delivered) =>
            tree.objects.set(
                aLog(delivered).replace(/_unique\d+/, "_addedFile00000000"),
                gzipSync(logContent("added")),
            ),
        aws: "valid; exit 0",
        orgtrail: "1 unlisted log file",
    },
    {
        what: "bytes after the gzip stream of a log file",
        tamper: (tree, delivered) =>
            edit(tree, aLog(delivered), (bytes) => Buffer.concat([bytes, Buffer.from("more")])),
        aws: "1 log file invalid; exit 1",
        orgtrail: "1 invalid log file",
    },
    {
        what: "a second gzip stream in a log file",
        tamper: (tree, delivered) =>
            edit(tree, aLog(delivered), (bytes) => Buffer.concat([bytes, gzipSync(logContent("more"))])),
        aws: "1 log file invalid; exit 1",
        orgtrail: "1 invalid log file",
    },
    {
        what: "a second gzip stream in a digest",
        tamper: (tree, delivered) =>
            edit(tree, aDigest(delivered), (bytes) => Buffer.concat([bytes, gzipSync(logContent("more"))])),
        aws: "valid; exit 0",
        orgtrail: "1 invalid digest, 3 unlisted log files",
    },
    {
        what: "one character of a digest changed",
        tamper: (tree, delivered) =>
            edit(tree, aDigest(delivered), (bytes) =>
                gzipSync(gunzipSync(bytes).toString().replace("_unique", "_Unique")),
            ),
        aws: "1 digest invalid; exit 1",
        orgtrail: "1 invalid digest, 3 unlisted log files",
    },
    {
        what: "digest removed",
        tamper: (tree, delivered) => tree.remove(aDigest(delivered)),
        aws: "1 digest invalid; exit 1",
        orgtrail: "1 missing digest, 3 unlisted log files",
    },
    {
        what: "two digests in a row removed",
        tamper: (tree, { digestKeys }) => tree.remove(...digestKeys.slice(1, 3)),
        aws: "1 digest invalid; exit 1",
        orgtrail: "2 missing digests, 3 unlisted log files",
    },
    {
        what: "newest digest removed",
        tamper: (tree, { digestKeys }) => tree.remove(at(digestKeys, 4)),
        aws: "valid; exit 0",
        orgtrail: "1 missing digest, 2 unlisted log files",
    },
    {
        what: "oldest digest removed",
        tamper: (tree, { digestKeys }) => tree.remove(at(digestKeys, 0)),
        aws: "1 digest invalid; exit 1",
        orgtrail: "1 missing digest, 2 unlisted log files",
    },
    {
        what: "all digests removed",
        tamper: (tree, { digestKeys }) => tree.remove(...digestKeys),
        aws: "no digests; exit 0",
        orgtrail: "5 missing digests, 8 unlisted log files",
    },
    {
        what: "digest without its signature, as after a copy",
        tamper: (tree, delivered) => tree.metadata.delete(aDigest(delivered)),
        aws: "1 digest invalid; exit 1",
        orgtrail: "proved",
    },
    {
        what: "digest with the signature of another",
        tamper: (tree, { digestKeys }) =>
            tree.metadata.set(at(digestKeys, 1), tree.metadata.get(at(digestKeys, 3)) ?? {}),
        aws: "1 digest invalid; exit 1",
        orgtrail: "1 invalid digest, 3 unlisted log files",
    },
    {
        what: "digest replaced by another that CloudTrail's key signed",
        tamper: (tree, delivered) => {
            const document = documentOf(tree, aDigest(delivered));
            tree.put({ ...document, logFiles: document.logFiles.slice(1) });
        },
        aws: "valid; exit 0",
        orgtrail: "1 invalid digest, 3 unlisted log files",
    },
    {
        what: "digest signed with a key that CloudTrail does not list",
        tamper: (tree, delivered) => {
            const document = documentOf(tree, aDigest(delivered));
            tree.put({ ...document, digestPublicKeyFingerprint: anotherSigner.fingerprint }, anotherSigner);
        },
        aws: "1 digest invalid; exit 1",
        orgtrail: "1 unverifiable digest, 3 unlisted log files",
    },
    {
        what: "digest moved to another name",
        tamper: (tree, delivered) => {
            const key = aDigest(delivered);
            const moved = key.replace("T020000Z", "T021500Z");
            tree.objects.set(moved, tree.get(key));
            tree.metadata.set(moved, tree.metadata.get(key) ?? {});
            tree.remove(key);
        },
        aws: "1 digest invalid; exit 1",
        orgtrail: "1 invalid digest, 1 missing digest, 3 unlisted log files",
    },
    {
        what: "validation off for two hours",
        digests: plan
            .filter((_, index) => index < 1 || index > 2)
            .map((digest, index) => ({ ...digest, first: index === 1 })),
        aws: "1 gap; exit 0",
        orgtrail: "1 gap",
    },
    {
        what: "two hours without a digest in an unbroken chain",
        digests: plan.filter((_, index) => index < 1 || index > 2),
        aws: "valid; exit 0",
        orgtrail: "1 gap",
    },
    {
        what: "nothing; the public key is a SubjectPublicKeyInfo, as in AWS's own example",
        digests: plan.map((digest) => ({ ...digest, key: signingKey("spki") })),
        aws: "5 digests invalid; exit 1",
        orgtrail: "proved",
    },
];

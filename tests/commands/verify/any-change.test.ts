import assert from "node:assert/strict";
import { gunzipSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import type { LogStore } from "../../../commands/verify/log-store";
import { publicKeysIn } from "../../../commands/verify/public-keys";
import { verifyTrail } from "../../../commands/verify/verify-trail";
import { parseDigestKey } from "../../../log-files/digest-key";
import { newTree } from "./helpers";
import { at } from "./tamperings";
import { begin, bucket, hour, hourly, type Tree } from "./tree";

/**
 * Bytes of a gzip file (RFC 1952) that can change while its content stays the same: in the header the time (4 to 7), the
 * compressor's flags and the operating system (8 and 9); and the last byte before the trailer, in which the compressed data
 * end somewhere and the bits after them are nothing. CloudTrail's hashes are of the content, so nothing can find them changed.
 */
const withoutMeaning = (file: Buffer): number[] => [4, 5, 6, 7, 8, 9, file.length - 9];

function storeOf(tree: Tree): LogStore {
    const below = (prefix: string): string[] => [...tree.objects.keys()].filter((key) => key.startsWith(prefix));
    return {
        children: (_, prefix) => {
            const names = below(prefix).map((key) => /^[^/]*\/?/.exec(key.slice(prefix.length))?.[0] ?? "");
            const all = [...new Set(names)].map((name) => `${prefix}${name}`);
            return Promise.resolve({
                folders: all.filter((key) => key.endsWith("/")),
                keys: all.filter((key) => !key.endsWith("/")),
            });
        },
        async *keys(_, prefix) {
            yield* below(prefix);
        },
        read: (_, key) => {
            const body = tree.objects.get(key);
            return Promise.resolve(body && { size: body.length, body, metadata: tree.metadata.get(key) ?? {} });
        },
    };
}

describe("a change of any single byte", function () {
    this.timeout(60_000);
    const tree = newTree();
    const { digestKeys, logKeys } = tree.deliver({ digests: hourly([1, 1]) });
    const keys = publicKeysIn(tree.publicKeys("us-east-1"), "us-east-1");
    const source = { find: () => Promise.resolve(keys[0]) };

    /** Changes each byte of a file in turn, another bit of each. The places of those that were not found. */
    async function unnoticed(key: string): Promise<number[]> {
        const whole = tree.get(key);
        const places: number[] = [];
        for (const place of whole.keys()) {
            const changed = Buffer.from(whole);
            changed[place] = (whole[place] ?? 0) ^ (1 << (place % 8));
            tree.objects.set(key, changed);
            const { ok, findings } = await verifyTrail(storeOf(tree), source, { scopes: [{ bucket }] });
            if (ok) {
                assert(gunzipSync(changed).equals(gunzipSync(whole)), `byte ${place} changes the content`);
                places.push(place);
            } else {
                assert(findings.some((finding) => finding.key === key));
            }
        }
        tree.objects.set(key, whole);
        return places;
    }

    for (const key of [...logKeys.flat(), ...digestKeys]) {
        it(`is found in ${key.slice(key.lastIndexOf("/") + 1)}, unless its content stays the same`, async () => {
            const allowed = withoutMeaning(tree.get(key));
            assert.deepEqual(
                (await unnoticed(key)).filter((place) => !allowed.includes(place)),
                [],
            );
        });
    }
});

describe("several changes at once", function () {
    this.timeout(60_000);

    /** What is done to an object; `other` is another one. */
    const changes: readonly ((tree: Tree, key: string, other: string) => void)[] = [
        (tree, key) => tree.objects.delete(key),
        (tree, key) => tree.objects.set(key, gzipSync('{"Records":[]}')),
        (tree, key) => tree.objects.set(key, Buffer.concat([tree.get(key), Buffer.from("more")])),
        (tree, key, other) => tree.objects.set(key, tree.get(other)),
        (tree, key) => {
            const copy = key.replace(/_unique/, "_added").replace(/0000Z/, "1234Z");
            tree.objects.set(copy, tree.get(key));
            tree.metadata.set(copy, tree.metadata.get(key) ?? {});
        },
    ];
    const place = fc.nat();
    const arbitrary = fc.array(fc.record({ change: fc.constantFrom(...changes), key: place, other: place }), {
        maxLength: 6,
    });

    it("are found, and each file that is there is counted once: as valid, invalid or unlisted", () =>
        fc.assert(
            fc.asyncProperty(arbitrary, async (list) => {
                const tree = newTree();
                const hours = hourly([2, 1, 0, 1]);
                tree.deliver({ digests: hours });
                // Every log file has another content, so that no change is without effect.
                const others = hours.map((digest) => ({
                    ...digest,
                    logs: digest.logs.map((content) => `\n${content}`),
                }));
                tree.deliver({ region: "eu-west-1", digests: others });
                const whole = new Map(tree.objects);
                for (const { change, key, other } of list) {
                    const keys = [...tree.objects.keys()];
                    change(tree, at(keys, key % keys.length), at(keys, other % keys.length));
                }
                const isChanged =
                    tree.objects.size !== whole.size ||
                    [...whole].some(([key, bytes]) => tree.objects.get(key) !== bytes);
                const keys = publicKeysIn(tree.publicKeys("us-east-1"), "us-east-1");
                const { ok, digests, logs } = await verifyTrail(
                    storeOf(tree),
                    { find: () => Promise.resolve(keys[0]) },
                    { scopes: [{ bucket }], start: new Date(begin), end: new Date(begin + 4 * hour) },
                );
                const digestCount = [...tree.objects.keys()].filter((key) => parseDigestKey(key)).length;
                assert.deepEqual(
                    [ok, digests.valid + digests.invalid, logs.valid + logs.invalid + logs.unlisted],
                    [!isChanged, digestCount, tree.objects.size - digestCount],
                );
            }),
            { seed: 1, numRuns: 60 },
        ));
});

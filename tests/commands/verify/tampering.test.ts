import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { foundIn, newTree, numbers, numbersOf, verdictOn } from "./helpers";
import { begin, hour, hourly, logContent, type Delivered, type Tree } from "./tree";

/** Five hours with 2, 3, 0, 1 and 2 log files. */
const plan = [2, 3, 0, 1, 2];

function delivered(): { tree: Tree } & Delivered {
    const tree = newTree();
    return { tree, ...tree.deliver({ digests: hourly(plan) }) };
}

function flip(bytes: Buffer, index: number): Buffer {
    const flipped = Buffer.from(bytes);
    flipped[index] = (flipped[index] ?? 0) ^ 1;
    return flipped;
}

function at<T>(list: readonly T[], index: number): T {
    const item = list.at(index);
    assert(item !== undefined);
    return item;
}

describe("the verdict on what was delivered", () => {
    it("is that all is proved where nothing was touched, hours without a log file included", async () => {
        const verdict = await verdictOn(delivered().tree);
        assert.deepEqual(numbersOf(verdict), numbers(true, { valid: 5 }, { valid: 8 }));
        assert.deepEqual(verdict.findings, []);
    });

    it("is that nothing is proved where there is nothing", async () => {
        assert.deepEqual(numbersOf(await verdictOn(newTree())), numbers(false, {}));
    });

    it("finds a log file of which one byte is another", async () => {
        const { tree, logKeys } = delivered();
        const key = at(at(logKeys, 1), 0);
        tree.objects.set(key, gzipSync(flip(Buffer.from(logContent("x")), 20)));
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 5 }, { valid: 7, invalid: 1 }));
        assert.deepEqual(foundIn(verdict), [["log-invalid", key]]);
        assert.match(
            verdict.findings[0]?.why ?? "",
            /^its content has the SHA-256 hash [0-9a-f]{64}, and its digest says/,
        );
    });

    it("finds a log file that was removed", async () => {
        const { tree, logKeys } = delivered();
        const key = at(at(logKeys, 1), 2);
        tree.remove(key);
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 5 }, { valid: 7, missing: 1 }));
        assert.deepEqual(foundIn(verdict), [["log-missing", key]]);
    });

    it("finds a log file that no digest names", async () => {
        const { tree, logKeys } = delivered();
        const key = at(at(logKeys, 1), 0).replace(/_unique\d+/, "_unique9999999999");
        tree.objects.set(key, gzipSync(logContent("extra")));
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 5 }, { valid: 8, unlisted: 1 }));
        assert.deepEqual(foundIn(verdict), [["log-unlisted", key]]);
    });

    it("finds files among the log files that are not named as CloudTrail names them, wherever they are", async () => {
        const { tree } = delivered();
        const region = "AWSLogs/o-exampleorgid/111122223333/CloudTrail/us-east-1";
        const keys = [
            `${region}/2026/03/04/deeper/x.json.gz`,
            `${region}/2026/03/04/x.txt`,
            `${region}/2026/y`,
            `${region}/z/z`,
        ];
        keys.forEach((key) => tree.objects.set(key, Buffer.from("{}")));
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 5 }, { valid: 8, unlisted: 4 }));
        assert.deepEqual(
            foundIn(verdict),
            keys.map((key) => ["log-unlisted", key]),
        );
    });

    for (const [name, rest, why] of [
        ["bytes that follow its gzip stream", Buffer.from("and more"), "8 bytes follow the gzip stream"],
        ["zeros that follow its gzip stream", Buffer.alloc(3), "3 bytes follow the gzip stream"],
        [
            "a second gzip stream",
            gzipSync('{"Records":[]}'),
            `${gzipSync('{"Records":[]}').length} bytes follow the gzip stream`,
        ],
    ] as const) {
        it(`finds a log file with ${name}`, async () => {
            const { tree, logKeys } = delivered();
            const key = at(at(logKeys, 1), 0);
            tree.objects.set(key, Buffer.concat([tree.get(key), rest]));
            const verdict = await verdictOn(tree);
            assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 5 }, { valid: 7, invalid: 1 }));
            assert.deepEqual(
                verdict.findings.map((finding) => finding.why),
                [why],
            );
        });
    }

    it("finds a log file whose gzip stream is cut off, wherever it is", async () => {
        for (const length of [0, 5, 12, 40, -9, -8, -1]) {
            const { tree, logKeys } = delivered();
            const key = at(at(logKeys, 1), 0);
            tree.objects.set(key, tree.get(key).subarray(0, length));
            const verdict = await verdictOn(tree);
            assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 5 }, { valid: 7, invalid: 1 }), `${length}`);
        }
    });

    it("finds a digest that was changed, and does not believe what it says of log files", async () => {
        const { tree, digestKeys, logKeys } = delivered();
        const key = at(digestKeys, 1);
        tree.objects.set(key, flip(tree.get(key), 60));
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4, invalid: 1 }, { valid: 5, unlisted: 3 }));
        assert.deepEqual(foundIn(verdict), [
            ["digest-invalid", key],
            ...at(logKeys, 1).map((log) => ["log-unlisted", log]),
        ]);
    });

    it("finds a digest that was removed", async () => {
        const { tree, digestKeys, logKeys } = delivered();
        const key = at(digestKeys, 1);
        tree.remove(key);
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4, missing: 1 }, { valid: 5, unlisted: 3 }));
        assert.deepEqual(foundIn(verdict), [
            ["digest-missing", key],
            ...at(logKeys, 1).map((log) => ["log-unlisted", log]),
        ]);
    });

    it("counts each of several digests in a row that were removed", async () => {
        const { tree, digestKeys } = delivered();
        const keys = digestKeys.slice(1, 4);
        tree.remove(...keys);
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 2, missing: 3 }, { valid: 4, unlisted: 4 }));
        assert.deepEqual(
            foundIn(verdict).filter(([kind]) => kind === "digest-missing"),
            keys.map((key) => ["digest-missing", key]),
        );
    });

    it("counts the newest digests that were removed up to the newest log file", async () => {
        const { tree, digestKeys } = delivered();
        tree.remove(...digestKeys.slice(3));
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 3, missing: 2 }, { valid: 5, unlisted: 3 }));
        assert.deepEqual(
            foundIn(verdict).filter(([kind]) => kind === "digest-missing"),
            digestKeys.slice(3).map((key) => ["digest-missing", key]),
        );
    });

    it("counts the newest digests that were removed with their log files up to the end that is asked for", async () => {
        const { tree, digestKeys, logKeys } = delivered();
        tree.remove(...digestKeys.slice(3), ...logKeys.slice(3).flat());
        const open = await verdictOn(tree);
        assert.deepEqual(numbersOf(open), numbers(true, { valid: 3 }, { valid: 5 }));
        const verdict = await verdictOn(tree, { end: new Date(begin + 5 * hour) });
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 3, missing: 2 }, { valid: 5 }));
    });

    it("counts the newest digests that were removed with their log files up to those of other Regions", async () => {
        const { tree, digestKeys, logKeys } = delivered();
        tree.deliver({ region: "eu-west-1", digests: hourly(plan) });
        tree.remove(...digestKeys.slice(3), ...logKeys.slice(3).flat());
        assert.deepEqual(numbersOf(await verdictOn(tree)), numbers(false, { valid: 8, missing: 2 }, { valid: 13 }));
    });

    it("counts the oldest digests that were removed down to the oldest log file", async () => {
        const { tree, digestKeys } = delivered();
        tree.remove(...digestKeys.slice(0, 2));
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 3, missing: 2 }, { valid: 3, unlisted: 5 }));
    });

    it("finds the oldest digest missing that was removed with its log files, as the next one names it", async () => {
        const { tree, digestKeys, logKeys } = delivered();
        tree.remove(at(digestKeys, 0), ...at(logKeys, 0));
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4, missing: 1 }, { valid: 6 }));
        assert.deepEqual(foundIn(verdict), [["digest-missing", at(digestKeys, 0)]]);
    });

    it("counts the digests of an account and Region of which all were removed, from its log files", async () => {
        const { tree, digestKeys } = delivered();
        tree.deliver({ region: "eu-west-1", digests: hourly(plan) });
        tree.remove(...digestKeys);
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 5, missing: 5 }, { valid: 8, unlisted: 8 }));
    });

    it("finds time between two chains without a digest, and the log files of that time", async () => {
        const tree = newTree();
        tree.deliver({
            digests: [
                ...hourly([1, 1]),
                ...hourly([1, 1], begin + 5 * hour).map((digest, index) => ({ ...digest, first: index === 0 })),
            ],
        });
        const pause = tree.deliver({ digests: hourly([1], begin + 3 * hour) });
        tree.remove(...pause.digestKeys);
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4 }, { valid: 4, unlisted: 1 }, 1));
        assert.match(verdict.findings[0]?.why ?? "", /was off from 2026-03-04T02:00:00Z to 2026-03-04T05:00:00Z/);
    });

    it("finds time that no digest covers between two that are linked", async () => {
        const tree = newTree();
        tree.deliver({ digests: [...hourly([1, 1]), ...hourly([1, 1], begin + 4 * hour)] });
        const verdict = await verdictOn(tree);
        assert.deepEqual(numbersOf(verdict), numbers(false, { valid: 4 }, { valid: 4 }, 1));
    });

    it("does not mind seconds of overlap, or without a digest", async () => {
        const tree = newTree();
        const digests = hourly([1, 1, 1]).map((digest, index) => ({
            ...digest,
            start: digest.start + (index === 0 ? 0 : index === 1 ? 30_000 : -30_000),
        }));
        tree.deliver({ digests });
        assert.deepEqual(numbersOf(await verdictOn(tree)), numbers(true, { valid: 3 }, { valid: 3 }));
    });
});

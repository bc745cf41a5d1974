import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { Readable } from "node:stream";
import { Delivery } from "../../../../commands/search/files/delivery";
import type { ObjectStore, StoredEntry } from "../../../../commands/search/files/object-store";
import { localFiles, storedFiles } from "../../../../commands/search/files/walk";
import { parseFilter } from "../../../../commands/search/filter/parse";
import { logFileKey } from "../../../../log-files/log-file-key";

const key = (accountId: string, region: string, time: string) =>
    logFileKey({
        prefix: "a/AWSLogs",
        organizationId: "o-exampleorgid",
        accountId,
        kind: "CloudTrail",
        region,
        time: new Date(time),
        unique: "x",
    });

const [one, other] = ["111122223333", "444455556666"] as const;
const keys = [
    key(one, "us-east-1", "2021-06-01T00:00:00Z"),
    key(one, "us-east-1", "2026-03-03T22:55:00Z"),
    key(one, "us-east-1", "2026-03-03T23:00:00Z"),
    key(one, "us-east-1", "2026-03-04T09:30:00Z"),
    key(one, "us-east-1", "2026-03-05T23:55:00Z"),
    key(one, "us-east-1", "2026-03-06T00:00:00Z"),
    key(one, "eu-west-1", "2021-06-01T00:00:00Z"),
    key(one, "eu-west-1", "2026-03-04T09:30:00Z"),
    key(other, "us-east-1", "2026-03-04T09:30:00Z"),
    "a/AWSLogs/AWSLogs/o-exampleorgid/111122223333/CloudTrail-Digest/us-east-1/2026/03/04/digest.json.gz",
    "a/AWSLogs/AWSLogs/o-exampleorgid/111122223333/vpcflowlogs/us-east-1/2026/03/04/flow.log.gz",
    "a/exported.json",
    "AWSLogs/notes/2020/01/01/export.json.gz",
].sort();
/** What is looked at whatever is asked. */
const others = ["AWSLogs/notes/2020/01/01/export.json.gz", "a/exported.json"];

/** Keeps keys as a bucket does, and counts the lists. */
class Bucket implements ObjectStore {
    lists = 0;
    listed = 0;

    async *list(
        prefix: string,
        { isFlat, after = "" }: { isFlat: boolean; after?: string },
    ): AsyncGenerator<StoredEntry> {
        this.lists += 1;
        const seen = new Set<string>();
        for (const each of keys.filter((name) => name.startsWith(prefix) && name > after)) {
            this.listed += 1;
            const slash = isFlat ? each.indexOf("/", prefix.length) : -1;
            const folder = each.slice(0, slash + 1);
            if (slash < 0) {
                yield { key: each, size: 1 };
            } else if (!seen.has(folder)) {
                seen.add(folder);
                yield { folder };
            }
        }
        await Promise.resolve();
    }

    read(): Promise<Readable> {
        return Promise.reject(new Error("not read here"));
    }
}

describe("Delivery", () => {
    let folder: string;
    before(() => {
        folder = mkdtempSync(path.join(tmpdir(), "orgtrail-search-"));
        for (const each of keys) {
            mkdirSync(path.join(folder, path.dirname(each)), { recursive: true });
            writeFileSync(path.join(folder, each), "");
        }
    });
    after(() => rmSync(folder, { recursive: true }));

    const cases: Record<string, readonly string[]> = {
        "event = a": keys.filter((each) => !/Digest|vpcflowlogs/.test(each)),
        "time = 2026-03-04": [
            ...others,
            key(one, "us-east-1", "2026-03-03T23:00:00Z"),
            key(one, "us-east-1", "2026-03-04T09:30:00Z"),
            key(one, "us-east-1", "2026-03-05T23:55:00Z"),
            key(one, "eu-west-1", "2026-03-04T09:30:00Z"),
            key(other, "us-east-1", "2026-03-04T09:30:00Z"),
        ],
        "account = 4* and time >= 2026-01-01": [...others, key(other, "us-east-1", "2026-03-04T09:30:00Z")],
        // Until 2022, files of every Region could have events of global services.
        "region = us-east-1 and account = 111122223333 and time < 2026-03-01": [
            ...others,
            key(one, "us-east-1", "2021-06-01T00:00:00Z"),
            key(one, "eu-west-1", "2021-06-01T00:00:00Z"),
        ],
        "region = eu-west-1 and not time < 2026-03-01": [...others, key(one, "eu-west-1", "2026-03-04T09:30:00Z")],
        "account = 999999999999": others,
    };
    for (const [filter, expected] of Object.entries(cases)) {
        it(`leaves to ${filter} the files of a folder that may hold it`, async () => {
            const found: string[] = [];
            const delivery = new Delivery(parseFilter(filter, new Date()));
            for await (const file of localFiles(folder, delivery, assert.fail)) {
                found.push(path.relative(folder, file));
            }
            assert.deepEqual(found, [...expected].sort());
        });

        it(`leaves to ${filter} the objects of a bucket that may hold it`, async () => {
            const found: string[] = [];
            const delivery = new Delivery(parseFilter(filter, new Date()));
            for await (const entry of storedFiles(new Bucket(), "", delivery)) {
                found.push(entry.key);
            }
            assert.deepEqual(found, [...expected].sort());
        });
    }

    it("does not list what lies before the time that is asked for, nor more than one page behind it", async () => {
        const bucket = new Bucket();
        const prefix = "a/AWSLogs/AWSLogs/o-exampleorgid/111122223333/CloudTrail/us-east-1/";
        const found: string[] = [];
        for await (const entry of storedFiles(
            bucket,
            prefix,
            new Delivery(parseFilter("time = 2026-03-04", new Date())),
        )) {
            found.push(entry.key);
        }
        assert.deepEqual([found.length, bucket.lists, bucket.listed], [3, 1, 5]);
    });

    it("works the same from a folder inside the layout", async () => {
        const found: string[] = [];
        const start = path.join(folder, path.dirname(key(one, "us-east-1", "2026-03-04T09:30:00Z")));
        for (const filter of ["time = 2026-03-04", "time = 2026-02-01", "account = 4*"]) {
            for await (const file of localFiles(start, new Delivery(parseFilter(filter, new Date())), assert.fail)) {
                found.push(`${filter}: ${path.basename(file)}`);
            }
        }
        assert.deepEqual(found, ["time = 2026-03-04: 111122223333_CloudTrail_us-east-1_20260304T0930Z_x.json.gz"]);
    });
});

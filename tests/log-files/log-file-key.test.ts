import assert from "node:assert/strict";
import fc from "fast-check";
import { digestKey, digestPrefix, parseDigestKey, type DigestKey } from "../../log-files/digest-key";
import {
    logFileKey,
    logFileKinds,
    logFilePrefix,
    parseLogFileKey,
    type LogFileKey,
} from "../../log-files/log-file-key";

const region = fc.constantFrom("us-east-1", "ap-southeast-2", "us-gov-west-1", "cn-north-1", "us-iso-east-1");
const organizationId = fc.constantFrom("o-exampleorgid", "o-0123456789", `o-${"a1".repeat(16)}`);
const accountId = fc.stringMatching(/^\d{12}$/);
/** Anything, and what looks like a part of a key: a prefix has no slash at its beginning or end. */
const prefix = fc.oneof(
    fc.constantFrom(
        "AWSLogs",
        "AWSLogs/AWSLogs",
        "AWSLogs/o-exampleorgid",
        "AWSLogs/111122223333",
        "AWSLogs/o-exampleorgid/111122223333/CloudTrail/us-east-1/2026/03/04",
        "o-exampleorgid",
        "111122223333",
        "a/b c/\u00f8\n\u{1f600}",
        "CloudTrail-Digest",
    ),
    fc.string({ minLength: 1 }).filter((text) => !text.startsWith("/") && !text.endsWith("/")),
);
const year = { min: new Date("2013-11-13T00:00:00Z"), max: new Date("2099-12-31T23:59:59Z"), noInvalidDate: true };
const minute = fc.date(year).map((date) => new Date(Math.floor(date.getTime() / 60_000) * 60_000));
const second = fc.date(year).map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

const folder = { prefix, organizationId, accountId };
const logFile: fc.Arbitrary<LogFileKey> = fc.record(
    {
        ...folder,
        kind: fc.constantFrom(...logFileKinds),
        region,
        time: minute,
        unique: fc.stringMatching(/^[A-Za-z0-9]{16}$/),
    },
    { requiredKeys: ["accountId", "kind", "region", "time", "unique"], noNullPrototype: true },
);
const digest: fc.Arbitrary<DigestKey> = fc.record(
    {
        ...folder,
        region,
        // Trails may have underscores in their names, also such as look like the parts that follow.
        trail: fc.oneof(
            fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{1,60}[A-Za-z0-9]$/),
            fc.constantFrom("a_us-east-1_20260304T010000Z", "x_CloudTrail-Digest_us-east-1_y", "trail_backfill"),
        ),
        homeRegion: region,
        endTime: second,
        backfill: fc.boolean(),
    },
    { requiredKeys: ["accountId", "region", "trail", "homeRegion", "endTime", "backfill"], noNullPrototype: true },
);

describe("the key of a log file", () => {
    it("is the one that AWS documents", () => {
        const key =
            "prefix_name/AWSLogs/o-exampleorgid/111122223333/CloudTrail/us-east-2/2016/10/21/" +
            "111122223333_CloudTrail_us-east-2_20161021T1905Z_Mu0KsOhtH1ar15ZZ.json.gz";
        const parts: LogFileKey = {
            prefix: "prefix_name",
            organizationId: "o-exampleorgid",
            accountId: "111122223333",
            kind: "CloudTrail",
            region: "us-east-2",
            time: new Date("2016-10-21T19:05:00Z"),
            unique: "Mu0KsOhtH1ar15ZZ",
        };
        assert.deepEqual(parseLogFileKey(key), parts);
        assert.equal(logFileKey(parts), key);
    });

    it("has the same parts after it was put together and taken apart, whatever the prefix", () =>
        fc.assert(
            fc.property(logFile, (parts) => assert.deepEqual(parseLogFileKey(logFileKey(parts)), parts)),
            { seed: 1 },
        ));

    it("begins with the prefix of its kind, Region and day", () =>
        fc.assert(
            fc.property(logFile, (parts) => {
                const { time, ...place } = parts;
                const key = logFileKey(parts);
                assert(key.startsWith(logFilePrefix({ ...place, day: time })));
                assert.equal(key.slice(logFilePrefix({ ...place, day: time }).length).includes("/"), false);
                assert(logFilePrefix({ ...place, day: time }).startsWith(logFilePrefix(place)));
            }),
            { seed: 1 },
        ));

    it("is no other than exactly such a text", () => {
        const key = logFileKey({
            accountId: "111122223333",
            kind: "CloudTrail",
            region: "us-east-1",
            time: new Date("2026-02-28T23:59:00Z"),
            unique: "unique0000000001",
        });
        assert(parseLogFileKey(key));
        for (const other of [
            "",
            `/${key}`.replace("AWSLogs", "AWSLog"),
            key.replace("/02/28/", "/02/27/"),
            key.replace("/02/28/", "/2/28/"),
            key.replaceAll("02/28", "02/30").replace("20260228", "20260230"),
            key.replace("T2359Z", "T2460Z"),
            key.replace("T2359Z", "T235900Z"),
            key.replace("/111122223333_", "/444455556666_"),
            key.replace("_us-east-1_", "_us-west-2_"),
            key.replace("/CloudTrail/", "/CloudTrail-Digest/"),
            key.replace("/CloudTrail/", "/Config/"),
            key.replace("111122223333/", "11112222333/"),
            key.replace("AWSLogs/", "AWSLogs/o-short/"),
            `${key}.bak`,
            `${key}\n`,
            key.replace(".json.gz", ".json"),
        ]) {
            assert.equal(parseLogFileKey(other), undefined, other);
        }
    });
});

describe("the key of a digest", () => {
    it("is the one that AWS documents", () => {
        const key =
            "AWSLogs/111122223333/CloudTrail-Digest/us-east-2/2015/08/17/" +
            "111122223333_CloudTrail-Digest_us-east-2_your-trail-name_us-east-1_20150817T151706Z.json.gz";
        const parts: DigestKey = {
            accountId: "111122223333",
            region: "us-east-2",
            trail: "your-trail-name",
            homeRegion: "us-east-1",
            endTime: new Date("2015-08-17T15:17:06Z"),
            backfill: false,
        };
        assert.deepEqual(parseDigestKey(key), parts);
        assert.equal(digestKey(parts), key);
    });

    it("has the same parts after it was put together and taken apart, whatever the prefix and the trail's name", () =>
        fc.assert(
            fc.property(digest, (parts) => assert.deepEqual(parseDigestKey(digestKey(parts)), parts)),
            { seed: 1 },
        ));

    it("begins with the prefix of its Region and day, and is never that of a log file", () =>
        fc.assert(
            fc.property(digest, (parts) => {
                const key = digestKey(parts);
                assert(key.startsWith(digestPrefix({ ...parts, day: parts.endTime })));
                assert.equal(parseLogFileKey(key), undefined);
            }),
            { seed: 1 },
        ));

    it("is no other than exactly such a text", () => {
        const key = digestKey({
            accountId: "111122223333",
            region: "us-east-1",
            trail: "orgtrail",
            homeRegion: "us-east-1",
            endTime: new Date("2026-03-01T00:00:00Z"),
            backfill: false,
        });
        assert(parseDigestKey(key));
        for (const other of [
            key.replace("/03/01/", "/02/28/"),
            key.replace("T000000Z", "T0000Z"),
            key.replace("T000000Z", "T000060Z"),
            key.replace("_orgtrail_", "__"),
            key.replace("_orgtrail_", "_org/trail_"),
            key.replace(".json.gz", "_forward.json.gz"),
            key.replace("/111122223333_", "/444455556666_"),
            `${key}\n`,
        ]) {
            assert.equal(parseDigestKey(other), undefined, other);
        }
    });
});

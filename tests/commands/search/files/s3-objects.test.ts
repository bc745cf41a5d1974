import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import type { ObjectStore } from "../../../../commands/search/files/object-store";
import { s3Objects } from "../../../../commands/search/files/s3-objects";
import { record } from "../../../../detections/sample-record";
import { Failure } from "../../../../command-line/failure";
import { logFileKey } from "../../../../log-files/log-file-key";
import { liveEmulator, type LiveEmulator } from "../live-emulator";

const bucket = "example-logs";
const text = (eventID: string, eventTime: string) =>
    JSON.stringify({ ...record("s3.amazonaws.com", "PutObject"), eventID, eventTime });
const logFile = (...texts: readonly string[]) => gzipSync(`{"Records":[${texts.join(",")}]}`);
const keyOf = (accountId: string, time: string) =>
    logFileKey({
        organizationId: "o-exampleorgid",
        accountId,
        kind: "CloudTrail",
        region: "us-east-1",
        time: new Date(time),
        unique: "0123456789abcdef",
    });

describe("npm run search, in log files of a bucket", function () {
    this.timeout(120_000);
    let aws: LiveEmulator;
    let s3: S3Client;
    before(async () => {
        aws = await liveEmulator();
        s3 = aws.client(S3Client);
        s3.config.forcePathStyle = true;
        await s3.send(new CreateBucketCommand({ Bucket: bucket }));
        await put(keyOf("111122223333", "2026-03-03T10:05Z"), logFile(text("before", "2026-03-03T10:00:00Z")));
        await put(keyOf("111122223333", "2026-03-05T10:05Z"), logFile(text("first", "2026-03-05T10:00:00Z")));
        await put(keyOf("444455556666", "2026-03-05T10:05Z"), logFile(text("second", "2026-03-05T10:01:00Z")));
        await put("AWSLogs/o-exampleorgid/444455556666/CloudTrail/", Buffer.alloc(0));
        await put("AWSLogs/o-exampleorgid/444455556666/Config/us-east-1/1.json.gz", Buffer.from("no log file"));
        await put("AWSLogs/o-exampleorgid/444455556666/CloudTrail-Digest/us-east-1/1.json.gz", Buffer.from("digest"));
        await put("copies/three.json", Buffer.from(text("third", "2026-03-05T10:02:00Z")));
    });
    after(() => aws.remove());
    afterEach(() => aws.faults([]));

    const put = (Key: string, Body: Buffer) => s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body }));
    const ids = (stdout: string) =>
        stdout
            .split("\n")
            .filter(Boolean)
            .map((line) => (JSON.parse(line) as { eventID: string }).eventID);
    const refusal = (...args: string[]) =>
        aws.search(...args).then(
            () => assert.fail("it was not refused"),
            (error: unknown) => (assert(error instanceof Failure), error.message),
        );

    it("prints the records as they were written, in the order of the keys, and nothing else", async () => {
        assert.deepEqual(await aws.search("--files", `s3://${bucket}`, "--since", "2026-03-04", "--json"), {
            code: 0,
            stdout: [
                text("first", "2026-03-05T10:00:00Z"),
                text("second", "2026-03-05T10:01:00Z"),
                text("third", "2026-03-05T10:02:00Z"),
                "",
            ].join("\n"),
            stderr: "",
        });
    });

    it("searches below a prefix alone", async () => {
        const { code, stdout } = await aws.search("--files", `s3://${bucket}/copies/`, "--json");
        assert.deepEqual([code, ids(stdout)], [0, ["third"]]);
    });

    it("lists page by page, in the order of the keys", async () => {
        const client = aws.client(S3Client);
        client.config.forcePathStyle = true;
        client.middlewareStack.add((next) => (call) => next({ ...call, input: { ...call.input, MaxKeys: 2 } }));
        const listed = async (...asked: Parameters<ObjectStore["list"]>) => {
            const found: string[] = [];
            for await (const entry of s3Objects(client, bucket).list(...asked)) {
                found.push("key" in entry ? entry.key : entry.folder);
            }
            return found;
        };
        const keys = await listed("", { isFlat: false });
        assert.deepEqual([keys.length, keys], [7, [...keys].sort()]);
        assert.deepEqual(await listed("", { isFlat: false, after: keys[3] ?? "" }), keys.slice(4));
        assert.deepEqual(await listed("", { isFlat: true }), ["AWSLogs/", "copies/"]);
    });

    it("says which object it may not read, goes on with the rest, and ends with 1", async () => {
        await aws.faults([
            { service: "s3", operation: "GetObject", kind: "fail", code: "AccessDenied", status: 403, message: "No." },
        ]);
        const { code, stdout, stderr } = await aws.search(
            "--files",
            `s3://${bucket}/AWSLogs/`,
            "--until",
            "2026-03-06",
        );
        assert.equal(code, 1);
        assert.match(stderr, /^s3:\/\/example-logs\/AWSLogs\/\S+\.json\.gz: AccessDenied: No\.\n$/);
        assert.equal(stdout.trimEnd().split("\n").length, 3);
    });

    it("fails where there is no such bucket, or nobody may list it", async () => {
        assert.equal(await refusal("--files", "s3://no-such-bucket"), "no log file could be read");
        await aws.faults([
            { service: "s3", operation: "ListObjectsV2", kind: "fail", code: "AccessDenied", status: 403, count: null },
        ]);
        assert.equal(await refusal("--files", `s3://${bucket}`), "no log file could be read");
    });

    it("goes on with another input where there is no such bucket", async () => {
        const { code, stdout, stderr } = await aws.search(
            ...["--files", "s3://no-such-bucket", "--files", `s3://${bucket}/copies/`, "--json"],
        );
        assert.deepEqual(
            [code, ids(stdout), stderr],
            [1, ["third"], "s3://no-such-bucket: NoSuchBucket: The specified bucket does not exist\n"],
        );
    });

    it("keeps what was found when the user has had enough", async () => {
        await aws.faults([{ service: "s3", operation: "GetObject", kind: "delay", from: 2, count: null, seconds: 3 }]);
        const { code, stdout } = await aws.search.untilPrinted("before", "--files", `s3://${bucket}`, "--json");
        assert.deepEqual([code, ids(stdout)], [130, ["before"]]);
    });
});

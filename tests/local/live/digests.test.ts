import * as assert from "node:assert/strict";
import { createHash, createPublicKey, verify } from "node:crypto";
import { gzipSync } from "node:zlib";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { Organizations } from "@aws-sdk/client-organizations";
import { S3 } from "@aws-sdk/client-s3";
import { awsCommand } from "../../../local/emulator/python-environment";
import { run, type Finished } from "../../../command-line/run";
import { archiveAccount, errorCode, managementAccount, region } from "../emulator/harness";
import { event, useLiveEmulator, type LiveEmulator, type Stored } from "./delivery-harness";

const startTime = "2026-01-01T00:00:00Z";
const sha256 = (content: string): string => createHash("sha256").update(content).digest("hex");

type Trail = Awaited<ReturnType<LiveEmulator["newTrail"]>>;

describe("digests of a live trail", () => {
    const aws = useLiveEmulator();

    const digestsOf = (bucket: string, account = managementAccount, inRegion = region): Promise<Stored[]> =>
        aws.stored(bucket, `${account}/CloudTrail-Digest/${inRegion}/`);

    async function validateLogs(trailArn: string, more: string[] = [], inRegion = region): Promise<Finished> {
        const [python, ...module] = awsCommand(aws.python);
        const env = {
            PATH: process.env.PATH,
            AWS_ACCESS_KEY_ID: "test",
            AWS_SECRET_ACCESS_KEY: "test",
            AWS_ENDPOINT_URL: aws.emulator.endpoint,
        };
        const call = ["cloudtrail", "validate-logs", "--trail-arn", trailArn, "--start-time", startTime, ...more];
        return run(python, [...module, "--region", inRegion, ...call], { env });
    }

    /** What is wrong, the lines that count what is valid, and the exit code. */
    async function validated(...given: Parameters<typeof validateLogs>): Promise<string[]> {
        const { stdout, stderr, code } = await validateLogs(...given);
        const problems = stderr.match(/INVALID: .*/g) ?? [];
        return [...problems, ...stdout.split("\n").filter((line) => /^\d+\/\d+ /.test(line)), `exit ${code}`];
    }

    /** Trails that delivered two log files and two digests, and are stopped. */
    const finished: Trail[] = [];
    const trailWithTwoDigests = (): Trail => finished.pop() ?? assert.fail("too few");

    before(async () => {
        for (let count = 0; count < 5; count++) {
            finished.push(await aws.newTrail({ EnableLogFileValidation: true }));
        }
        await aws.deliver({ digests: true });
        for (const { name } of finished) {
            await aws.client(CloudTrail).stopLogging({ Name: name });
        }
        await aws.deliver({ digests: true });
    });

    it("are found valid by the AWS CLI, with every log file", async () => {
        const { arn } = trailWithTwoDigests();
        assert.deepEqual(await validated(arn), ["2/2 digest files valid", "2/2 log files valid", "exit 0"]);
    });

    it("are found valid by the AWS CLI for every account and Region of an organization trail", async () => {
        await aws.client(Organizations).createOrganization({});
        const { arn, bucket } = await aws.newTrail({
            IsOrganizationTrail: true,
            IsMultiRegionTrail: true,
            EnableLogFileValidation: true,
            S3KeyPrefix: "prefix",
        });
        await aws.replay(event({ recipientAccountId: archiveAccount, awsRegion: "eu-west-1" }), event());
        await aws.deliver({ digests: true });
        const of = (account: string): string[] => ["--account-id", account];
        const valid = ["1/1 digest files valid", "1/1 log files valid", "exit 0"];
        assert.deepEqual(await validated(arn, of(archiveAccount), "eu-west-1"), valid);
        assert.deepEqual(await validated(arn, of(managementAccount)), valid);
        const [digest] = await digestsOf(bucket, archiveAccount, "eu-west-1");
        assert.match(
            digest?.key ?? "",
            new RegExp(
                `^prefix/AWSLogs/o-exampleorgid/${archiveAccount}/CloudTrail-Digest/eu-west-1/\\d{4}/\\d\\d/\\d\\d/` +
                    `${archiveAccount}_CloudTrail-Digest_eu-west-1_trail-\\d+_${region}_\\d{8}T\\d{6}Z\\.json\\.gz$`,
            ),
        );
    });

    it("betray a log file of which one byte was changed", async () => {
        const { arn, bucket } = trailWithTwoDigests();
        // Keys of one minute are in no order.
        const files = await aws.stored(bucket, "/CloudTrail/");
        const file = files.find(({ json }) => JSON.stringify(json).includes("StartLogging"));
        const changed = Buffer.from(JSON.stringify(file?.json));
        changed[changed.indexOf("StartLogging")] = "s".charCodeAt(0);
        await aws.client(S3).putObject({ Bucket: bucket, Key: file?.key, Body: gzipSync(changed) });
        assert.deepEqual(await validated(arn), [
            "INVALID: hash value doesn't match",
            "2/2 digest files valid",
            "1/2 log files valid, 1/2 log files INVALID",
            "exit 1",
        ]);
    });

    it("betray a log file that was removed", async () => {
        const { arn, bucket } = trailWithTwoDigests();
        const [file] = await aws.stored(bucket, "/CloudTrail/");
        await aws.client(S3).deleteObject({ Bucket: bucket, Key: file?.key });
        assert.deepEqual(await validated(arn), [
            "INVALID: not found",
            "2/2 digest files valid",
            "1/2 log files valid, 1/2 log files INVALID",
            "exit 1",
        ]);
    });

    it("betray a digest that was removed", async () => {
        const { arn, bucket } = trailWithTwoDigests();
        const [first] = await digestsOf(bucket);
        await aws.client(S3).deleteObject({ Bucket: bucket, Key: first?.key });
        assert.deepEqual(await validated(arn), [
            "INVALID: not found",
            "1/2 digest files valid, 1/2 digest files INVALID",
            "1/1 log files valid",
            "exit 1",
        ]);
    });

    it("are chained, signed by the Region's key, and name the hash of every log file", async () => {
        const { bucket } = trailWithTwoDigests();
        const [first, second] = await digestsOf(bucket);
        assert.ok(first && second);
        const text = JSON.stringify(first.json);
        const signature = first.object.Metadata?.signature ?? "";
        assert.deepEqual(
            Object.entries(second.json).filter(([name]) => name.startsWith("previous")),
            Object.entries({
                previousDigestS3Bucket: bucket,
                previousDigestS3Object: first.key,
                previousDigestHashValue: sha256(text),
                previousDigestHashAlgorithm: "SHA-256",
                previousDigestSignature: signature,
            }),
        );
        assert.equal(second.json.digestStartTime, first.json.digestEndTime);
        const files = await aws.stored(bucket, "/CloudTrail/");
        const [named] = first.json.logFiles as Record<string, string>[];
        const log = files.find(({ key }) => key === named?.s3Object);
        assert.equal(named?.hashValue, sha256(JSON.stringify(log?.json)));

        const { PublicKeyList = [] } = await aws.client(CloudTrail).listPublicKeys({});
        const [key] = PublicKeyList;
        const der = Buffer.from(key?.Value ?? []);
        assert.equal(key?.Fingerprint, createHash("md5").update(der).digest("hex"));
        assert.equal(first.json.digestPublicKeyFingerprint, key.Fingerprint);
        assert.equal(first.object.Metadata?.["signature-algorithm"], "SHA256withRSA");
        const signed = `${String(first.json.digestEndTime)}\n${bucket}/${first.key}\n${sha256(text)}\nnull`;
        const publicKey = createPublicKey({ key: der, format: "der", type: "pkcs1" });
        assert.ok(verify("sha256", Buffer.from(signed), publicKey, Buffer.from(signature, "hex")));
        assert.equal(publicKey.asymmetricKeyDetails?.modulusLength, 2048);
    });

    it("come also when nothing happened", async () => {
        const { bucket } = await aws.newTrail({ EnableLogFileValidation: true, S3KeyPrefix: "quiet" });
        await aws.deliver({ digests: true });
        await aws.deliver({ digests: true });
        const last = (await digestsOf(bucket)).at(-1)?.json;
        assert.deepEqual([last?.logFiles, last?.newestEventTime, last?.oldestEventTime], [[], null, null]);
    });

    it("begin a new chain after a stop, the last of the old one naming what was delivered until then", async () => {
        const { name, bucket } = await aws.newTrail({ EnableLogFileValidation: true });
        const cloudtrail = aws.client(CloudTrail);
        await aws.replay(event());
        await cloudtrail.stopLogging({ Name: name });
        await aws.deliver({ digests: true });
        await aws.deliver({ digests: true });
        assert.equal((await digestsOf(bucket)).length, 1);
        await cloudtrail.startLogging({ Name: name });
        await aws.deliver({ digests: true });
        const [last, anew] = await digestsOf(bucket);
        assert.deepEqual([(last?.json.logFiles as unknown[]).length, anew?.json.previousDigestSignature], [1, null]);
    });

    it("end with a deleted trail, the last naming what was delivered until then", async () => {
        const { name, bucket } = await aws.newTrail({ EnableLogFileValidation: true });
        await aws.replay(event());
        await aws.client(CloudTrail).deleteTrail({ Name: name });
        await aws.deliver({ digests: true });
        await aws.deliver({ digests: true });
        assert.deepEqual(
            (await digestsOf(bucket)).map(({ json }) => (json.logFiles as unknown[]).length),
            [1],
        );
    });

    it("are not delivered, and name no log file, while validation is off", async () => {
        const { name, bucket } = await aws.newTrail();
        await aws.replay(event());
        await aws.deliver({ digests: true });
        assert.deepEqual(await digestsOf(bucket), []);
        const [before] = await aws.stored(bucket, "/CloudTrail/");
        await aws.client(CloudTrail).updateTrail({ Name: name, EnableLogFileValidation: true });
        await aws.deliver({ digests: true });
        const logs = (await aws.stored(bucket, "/CloudTrail/")).map(({ key }) => key);
        const named = (await digestsOf(bucket)).flatMap(({ json }) => json.logFiles as { s3Object: string }[]);
        assert.deepEqual(
            named.map(({ s3Object }) => s3Object),
            logs.filter((key) => key !== before?.key),
        );
    });

    it("have a key of their own in every Region, of which ListPublicKeys tells for the times that it is valid", async () => {
        const keys = async (inRegion: string, input = {}): Promise<(string | undefined)[]> => {
            const { PublicKeyList = [] } = await aws.client(CloudTrail, inRegion).listPublicKeys(input);
            return PublicKeyList.map(({ Fingerprint }) => Fingerprint);
        };
        const [here, there] = [await keys(region), await keys("eu-central-1")];
        assert.deepEqual([here.length, there.length, here[0] === there[0]], [1, 1, false]);
        assert.deepEqual(await keys(region), here);
        const past = { StartTime: new Date("2020-01-01"), EndTime: new Date("2020-01-02") };
        assert.deepEqual(await keys(region, past), []);
        const reversed = keys(region, { StartTime: past.EndTime, EndTime: past.StartTime });
        assert.equal(await errorCode(reversed), "InvalidTimeRangeException");
    });
});

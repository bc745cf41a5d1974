import * as assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { S3 } from "@aws-sdk/client-s3";
import { type Emulator, startEmulator, stopEmulator } from "../../../local/emulator/emulator";
import { silentProgress } from "../../../command-line/progress";
import { managementAccount, region } from "../emulator/harness";
import { event } from "./delivery-harness";

describe("a live trail by itself", () => {
    let folder: string;

    beforeEach(async () => {
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail live "));
    });

    afterEach(async () => {
        await stopEmulator(folder);
        await fs.rm(folder, { recursive: true, force: true });
    });

    const start = (deliverySeconds: number, digestSeconds: number): Promise<Emulator> =>
        startEmulator({
            folder,
            managementAccount,
            live: { deliverySeconds, digestSeconds },
            progress: silentProgress,
        });

    const settings = ({ endpoint }: Emulator) => ({
        endpoint,
        region,
        credentials: { accessKeyId: "test", secretAccessKey: "test" },
        maxAttempts: 1,
        forcePathStyle: true,
    });

    async function withTrail(emulator: Emulator): Promise<S3> {
        const [s3, cloudtrail] = [new S3(settings(emulator)), new CloudTrail(settings(emulator))];
        await s3.createBucket({ Bucket: "archive" });
        await cloudtrail.createTrail({ Name: "trail", S3BucketName: "archive", EnableLogFileValidation: true });
        await cloudtrail.startLogging({ Name: "trail" });
        return s3;
    }

    async function replay({ endpoint }: Emulator, count: number): Promise<void> {
        const body = Array.from({ length: count }, () => JSON.stringify(event())).join("\n");
        await fetch(`${endpoint}/_orgtrail/replay`, { method: "POST", body });
    }

    const keys = async (s3: S3): Promise<string[]> =>
        ((await s3.listObjectsV2({ Bucket: "archive" })).Contents ?? []).map(({ Key = "" }) => Key);

    it("delivers files and digests in its intervals", async () => {
        const emulator = await start(0.2, 1);
        const s3 = await withTrail(emulator);
        await replay(emulator, 1);
        const deadline = Date.now() + 15_000;
        for (const folder of ["/CloudTrail/", "/CloudTrail-Digest/"]) {
            while (!(await keys(s3)).some((key) => key.includes(folder))) {
                assert.ok(Date.now() < deadline, `nothing in ${folder} within 15 seconds`);
                await pause(50);
            }
        }
    });

    it("delivers early when much waits", async () => {
        const emulator = await start(3600, 3600);
        const s3 = await withTrail(emulator);
        await replay(emulator, 2_500);
        const deadline = Date.now() + 15_000;
        while ((await keys(s3)).length === 0) {
            assert.ok(Date.now() < deadline, "nothing within 15 seconds");
            await pause(50);
        }
    });

    it("killed in the midst of deliveries has shown nothing half-written, and starts again, empty", async () => {
        const emulator = await start(0.01, 1);
        const s3 = await withTrail(emulator);
        const seen = new Set<string>();
        let killed = false;
        const feeding = (async () => {
            while (!killed) {
                await replay(emulator, 20).catch(() => undefined);
            }
        })();
        try {
            while (seen.size < 30 || ![...seen].some((key) => key.includes("-Digest/"))) {
                for (const key of (await keys(s3)).filter((each) => !seen.has(each))) {
                    seen.add(key);
                    const { Body, Metadata } = await s3.getObject({ Bucket: "archive", Key: key });
                    const content = gunzipSync((await Body?.transformToByteArray()) ?? "").toString();
                    const json = JSON.parse(content) as { Records?: unknown[]; logFiles?: unknown[] };
                    const whole = key.includes("-Digest/")
                        ? json.logFiles && Metadata?.signature
                        : json.Records?.length;
                    assert.ok(whole, key);
                }
            }
        } finally {
            killed = true;
            process.kill(emulator.pid, "SIGKILL");
            await feeding;
        }
        const again = await start(0.01, 1);
        assert.deepEqual((await new S3(settings(again)).listBuckets({})).Buckets, []);
        assert.deepEqual((await new CloudTrail(settings(again)).describeTrails({})).trailList, []);
    });
});

import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { S3 } from "@aws-sdk/client-s3";
import { STS } from "@aws-sdk/client-sts";
import { startEmulator, stopEmulator } from "../../../local/emulator/emulator";
import { TerminalProgress } from "../../../command-line/progress";
import { run } from "../../../command-line/run";
import { managementAccount, region } from "../emulator/harness";

/**
 * Prints how much memory an emulator with a live trail has after every tenth of so many calls of its API, by default
 * 50,000, which take about ten minutes: `npx ts-node tests/local/live/memory-of-calls.ts [CALLS]`.
 */
async function main(calls: number): Promise<void> {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail memory "));
    const live = { deliverySeconds: 5, digestSeconds: 60 };
    const emulator = await startEmulator({ folder, managementAccount, live, progress: new TerminalProgress() });
    try {
        const settings = {
            endpoint: emulator.endpoint,
            region,
            credentials: { accessKeyId: "test", secretAccessKey: "test" },
            forcePathStyle: true,
        };
        await new S3(settings).createBucket({ Bucket: "archive" });
        const cloudtrail = new CloudTrail(settings);
        await cloudtrail.createTrail({ Name: "trail", S3BucketName: "archive", EnableLogFileValidation: true });
        await cloudtrail.startLogging({ Name: "trail" });
        const sts = new STS(settings);
        for (let made = 1; made <= calls; made++) {
            await sts.getCallerIdentity({});
            if (made % (calls / 10) === 0) {
                const { stdout } = await run("ps", ["-o", "rss=", "-p", String(emulator.pid)]);
                console.log(`${made} calls: ${Math.round(Number(stdout) / 1_024)} MB`);
            }
        }
    } finally {
        await stopEmulator(folder);
        await fs.rm(folder, { recursive: true, force: true });
    }
}

void main(Number(process.argv[2] ?? 50_000));

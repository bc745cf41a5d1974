import * as assert from "node:assert/strict";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { IAM } from "@aws-sdk/client-iam";
import { managementAccount, region } from "../emulator/harness";
import { event, useLiveEmulator } from "./delivery-harness";
import { run } from "../../../command-line/run";

/** Event history and a trail's log stream keep 10,000 events; whatever grows after that grows for ever. */
const recordsUntilFull = 12_000;
const recordsAfter = 20_000;
/** MB: compressed log files in the archive, and what Python does not give back. Records that are kept take over 60. */
const mayGrow = 24;

describe("an emulator with a live trail", () => {
    const aws = useLiveEmulator({ deliverySeconds: 0.5, digestSeconds: 2 });

    async function replay(count: number): Promise<void> {
        for (let sent = 0; sent < count; sent += 1_000) {
            await aws.replay(
                ...Array.from({ length: 1_000 }, () => event({ requestParameters: { text: "x".repeat(500) } })),
            );
        }
        await aws.deliver();
    }

    /** Resident memory in MB. */
    async function memory(): Promise<number> {
        const { stdout } = await run("ps", ["-o", "rss=", "-p", String(aws.emulator.pid)]);
        return Number(stdout) / 1_024;
    }

    it(`needs no more memory for ${recordsAfter} records more`, async function () {
        this.timeout(120_000);
        await aws.client(CloudWatchLogs).createLogGroup({ logGroupName: "trail" });
        await aws.client(IAM).createRole({ RoleName: "trail", AssumeRolePolicyDocument: "{}" });
        await aws.newTrail({
            IsOrganizationTrail: true,
            EnableLogFileValidation: true,
            CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${managementAccount}:log-group:trail:*`,
            CloudWatchLogsRoleArn: `arn:aws:iam::${managementAccount}:role/trail`,
        });
        await replay(recordsUntilFull);
        const before = await memory();
        await replay(recordsAfter);
        const after = await memory();
        assert.ok(after - before < mayGrow, `${before.toFixed(0)} MB became ${after.toFixed(0)} MB`);
    });
});

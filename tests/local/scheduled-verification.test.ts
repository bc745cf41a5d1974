import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import * as fs from "node:fs";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import * as os from "node:os";
import * as path from "node:path";
import { promisify } from "node:util";
import { CloudWatch } from "@aws-sdk/client-cloudwatch";
import { S3 } from "@aws-sdk/client-s3";
import { bundledFunction } from "../../verification/bundle";
import { metrics, type VerificationEvent } from "../../verification/event";
import type { Result } from "../../verification/handler";
import { newTree } from "../commands/verify/helpers";
import { begin, bucket, hour, hourly, type Tree } from "../commands/verify/tree";
import { useEmulator } from "./emulator/harness";
import { useLiveEmulator } from "./live/delivery-harness";

/** Calls the function as Lambda does: from its code alone, with the runtime's SDK, and its endpoint by the environment. */
const caller = `
    const { handler } = require(process.argv[1]);
    const context = { getRemainingTimeInMillis: () => Number(process.argv[3]) };
    handler(JSON.parse(process.argv[2]), context).then((result) => console.log("\\n" + JSON.stringify(result)));
`;
const accounts = ["111122223333", "444455556666"];
const day = 24 * hour;

describe("the function that verifies on a schedule", () => {
    const aws = useEmulator();
    let folder: string;
    let code: string;
    let keys: http.Server;
    let tree: Tree;
    let logKeys: string[];
    const askedRegions = new Set<string>();

    before(async () => {
        folder = fs.mkdtempSync(path.join(os.tmpdir(), "orgtrail-scheduled-"));
        code = path.join(folder, "index.js");
        fs.writeFileSync(code, bundledFunction());
        tree = newTree();
        // The day before, the day, and the day after it: what is outside of the window is not looked at.
        const chains = accounts.map((accountId) =>
            tree.deliver({ accountId, digests: hourly([...Array(24).fill(0), ...Array(24).fill(1), 1], begin - day) }),
        );
        logKeys = chains.flatMap((chain) => chain.logKeys.flat());
        keys = http.createServer((request, response) => {
            const [, region = ""] = /\d{8}\/([a-z0-9-]+)\/cloudtrail/.exec(request.headers.authorization ?? "") ?? [];
            askedRegions.add(region);
            const { PublicKeyList } = tree.publicKeys(region);
            const seconds = (time: string) => Date.parse(time) / 1000;
            response.setHeader("content-type", "application/x-amz-json-1.1").end(
                JSON.stringify({
                    PublicKeyList: PublicKeyList.map((key) => ({
                        ...key,
                        ValidityStartTime: seconds(key.ValidityStartTime),
                        ValidityEndTime: seconds(key.ValidityEndTime),
                    })),
                }),
            );
        });
        await new Promise<void>((resolve) => keys.listen(0, "127.0.0.1", resolve));
        const s3 = aws.archiveClient(S3);
        await s3.createBucket({ Bucket: bucket });
        for (const [key, content] of tree.objects) {
            await s3.putObject({ Bucket: bucket, Key: key, Body: content, Metadata: tree.metadata.get(key) });
        }
    });

    after(() => {
        keys.close();
        fs.rmSync(folder, { recursive: true });
    });

    async function run(change: Partial<VerificationEvent> = {}, milliseconds = 90_000): Promise<Result> {
        const { endpoint, region, credentials } = aws.archiveClient(Settings).settings;
        const event: VerificationEvent = {
            bucket,
            prefixes: [""],
            trails: ["orgtrail"],
            time: new Date(begin + day + 5 * hour).toISOString(),
            part: { index: 0, count: 1 },
            metricNamespace: "test",
            ...change,
        };
        return invoke(code, event, milliseconds, {
            AWS_REGION: region,
            AWS_ACCESS_KEY_ID: credentials.accessKeyId,
            AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
            AWS_SESSION_TOKEN: credentials.sessionToken,
            AWS_ENDPOINT_URL: endpoint,
            AWS_ENDPOINT_URL_CLOUDTRAIL: `http://127.0.0.1:${(keys.address() as AddressInfo).port}`,
        });
    }

    /** The sums of what was published in a namespace, by metric. */
    async function published(Namespace: string): Promise<Record<string, number>> {
        const cloudWatch = aws.archiveClient(CloudWatch);
        const { Metrics = [] } = await cloudWatch.listMetrics({ Namespace });
        const sums = Metrics.map(async ({ MetricName = "", Dimensions = [] }) => {
            const { Datapoints = [] } = await cloudWatch.getMetricStatistics({
                Namespace,
                MetricName,
                Dimensions,
                StartTime: new Date(Date.now() - hour),
                EndTime: new Date(Date.now() + hour),
                Period: 3 * 3600,
                Statistics: ["Sum"],
            });
            const part = Dimensions.map(({ Value }) => `, part ${Value}`).join("");
            return [`${MetricName}${part}`, Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0)] as const;
        });
        return Object.fromEntries(await Promise.all(sums));
    }

    it("proves the day before, no more and no less, and publishes that", async () => {
        const { ok, completed, start, end, digests, logs, findings } = await run({ metricNamespace: "proved" });
        assert.deepEqual(
            { ok, completed, start, end, digests, logs, findings },
            {
                ok: true,
                completed: true,
                start: "2026-03-04T00:00:00.000Z",
                end: "2026-03-05T00:00:00.000Z",
                digests: { valid: 48, invalid: 0, missing: 0 },
                logs: { valid: 48, invalid: 0, missing: 0, unlisted: 0 },
                findings: 0,
            },
        );
        assert.deepEqual(await published("proved"), {
            [metrics.valid]: 96,
            [metrics.invalid]: 0,
            [metrics.missing]: 0,
            [metrics.unlisted]: 0,
            [metrics.unverifiable]: 0,
            [metrics.gaps]: 0,
            [metrics.unproved]: 0,
            [`${metrics.completed}, part 1 of 1`]: 1,
        });
    });

    it("asks for public keys in the Region of the digests", () => {
        assert.deepEqual([...askedRegions], ["us-east-1"]);
    });

    it("verifies in each part the accounts of no other", async () => {
        const parts = [0, 1].map((index) => run({ part: { index, count: 2 }, metricNamespace: "parts" }));
        const logs = (await Promise.all(parts)).map((result) => result.logs?.valid);
        // 111122223333 leaves 1, 444455556666 leaves 0.
        assert.deepEqual(logs, [24, 24]);
        const { [metrics.valid]: valid, ...rest } = await published("parts");
        assert.equal(valid, 96);
        assert.equal(rest[`${metrics.completed}, part 1 of 2`], 1);
        assert.equal(rest[`${metrics.completed}, part 2 of 2`], 1);
    });

    it("is content in a part that no account is in", async () => {
        const { ok, completed } = await run({ part: { index: 5, count: 32 }, metricNamespace: "idle" });
        assert.deepEqual({ ok, completed }, { ok: true, completed: true });
        assert.equal((await published("idle"))[metrics.unproved], 0);
    });

    it("takes a bucket without any log file for nothing proved, in every part", async () => {
        const { ok } = await run({ prefixes: ["elsewhere"], part: { index: 5, count: 32 }, metricNamespace: "empty" });
        assert.equal(ok, false);
        assert.equal((await published("empty"))[metrics.unproved], 1);
    });

    it("says that it was out of time, and nothing of what it has verified", async () => {
        const { ok, completed } = await run({ metricNamespace: "late" }, 0);
        assert.deepEqual({ ok, completed }, { ok: false, completed: false });
        assert.deepEqual(await published("late"), { [`${metrics.completed}, part 1 of 1`]: 0 });
    });

    it("fails where it cannot read the archive, so that Lambda tries again", async () => {
        await assert.rejects(run({ bucket: "nobody-has-this-bucket" }), /NoSuchBucket/);
    });

    it("says what is wrong with an event that no schedule gives", async () => {
        await assert.rejects(
            run({ time: "<aws.scheduler.scheduled-time>" }),
            /the event is not as a schedule gives it: .*ISO datetime.*\n.*at time/,
        );
    });

    it("counts a file that was changed, one that is gone and one that CloudTrail did not write", async () => {
        const s3 = aws.archiveClient(S3);
        const [changed = "", gone = ""] = logKeys.filter((key) => key.includes("/2026/03/04/"));
        await s3.putObject({ Bucket: bucket, Key: changed, Body: tree.get(gone) });
        await s3.deleteObject({ Bucket: bucket, Key: gone });
        await s3.putObject({
            Bucket: bucket,
            Key: changed.replace(/unique\w+/, "written0by0hand0"),
            Body: tree.get(gone),
        });
        const result = await run({ metricNamespace: "tampered" });
        assert.equal(result.ok, false);
        assert.deepEqual(result.logs, { valid: 46, invalid: 1, missing: 1, unlisted: 1 });
        const found = await published("tampered");
        assert.deepEqual(
            [found[metrics.invalid], found[metrics.missing], found[metrics.unlisted], found[metrics.unproved]],
            [1, 1, 1, 3],
        );
        assert.equal(found[`${metrics.completed}, part 1 of 1`], 1);
    });
});

describe("the function that verifies on a schedule, called about a live trail", () => {
    const live = useLiveEmulator();

    it("proves what was delivered, with the public keys that CloudTrail tells", async () => {
        const { bucket: archive, name } = await live.newTrail({ EnableLogFileValidation: true });
        await live.deliver({ digests: true });
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "orgtrail-scheduled-"));
        const code = path.join(folder, "index.js");
        fs.writeFileSync(code, bundledFunction());
        const event: VerificationEvent = {
            bucket: archive,
            prefixes: [""],
            trails: [name],
            // The day before tomorrow: the rest of it is missing.
            time: new Date(Date.now() + day).toISOString(),
            part: { index: 0, count: 1 },
            metricNamespace: "live",
        };
        const { digests, logs, unverifiable } = await invoke(code, event, 90_000, {
            AWS_REGION: "us-east-1",
            AWS_ACCESS_KEY_ID: "test",
            AWS_SECRET_ACCESS_KEY: "test",
            AWS_ENDPOINT_URL: live.emulator.endpoint,
        });
        fs.rmSync(folder, { recursive: true });
        assert.deepEqual(
            { digests: { ...digests, missing: "the rest of the day" }, logs, unverifiable },
            {
                digests: { valid: 1, invalid: 0, missing: "the rest of the day" },
                logs: { valid: 1, invalid: 0, missing: 0, unlisted: 0 },
                unverifiable: { digests: 0, logs: 0 },
            },
        );
    });
});

async function invoke(
    code: string,
    event: VerificationEvent,
    milliseconds: number,
    env: NodeJS.ProcessEnv,
): Promise<Result> {
    const { stdout } = await promisify(execFile)(
        process.execPath,
        ["-e", caller, code, JSON.stringify(event), String(milliseconds)],
        { env: { PATH: process.env.PATH, NODE_PATH: path.join(__dirname, "../../node_modules"), ...env } },
    );
    return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Result;
}

/** What the emulator's clients are made with. */
class Settings {
    constructor(readonly settings: { endpoint: string; region: string; credentials: Credentials }) {}
}

interface Credentials {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
}

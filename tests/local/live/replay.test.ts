import * as assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import { letAlarmsFallBack } from "../../../local/live/fall-back";
import { event, useLiveEmulator } from "./delivery-harness";
import { startLocal } from "./local-command";
import { watchedTrail, type WatchedTrail } from "./watched-trail";

describe("npm run local -- replay", function () {
    this.timeout(60_000);
    const aws = useLiveEmulator();
    let trail: WatchedTrail;

    before(async () => {
        trail = await watchedTrail(aws);
        await trail.watchFor("StopLogging");
    });

    beforeEach(async () => {
        await letAlarmsFallBack(aws.emulator);
    });

    async function write(name: string, content: string | Uint8Array): Promise<string> {
        const file = path.join(aws.folder, name);
        await fs.writeFile(file, content);
        return file;
    }

    const replay = (args: readonly string[], input?: string) =>
        startLocal(aws.folder, ["replay", ...args], input).finished;

    const lastYear = "2025-11-23T09:00:00Z";

    it("says what was delivered, and which alarms rose, with their messages", async () => {
        const records = [event({ eventName: "StopLogging", eventTime: lastYear }), event({ eventTime: lastYear })];
        const file = await write("log-file.json.gz", gzipSync(JSON.stringify({ Records: records })));
        const { code, stdout, stderr } = await replay([file]);
        assert.deepEqual([code, stderr], [0, ""]);
        const lines = stdout.trimEnd().split("\n");
        assert.equal(lines[0], "Records taken: 2. Delivered: 2.");
        assert.match(
            lines[1] ?? "",
            /^ {2}2 in s3:\/\/bucket-of-trail-1\/AWSLogs\/111122223333\/CloudTrail\/us-east-1\/\S+\.json\.gz$/,
        );
        assert.match(
            lines.slice(2).join("\n"),
            new RegExp(
                `^Alarms that rose: 1\\.\nALARM     ${trail.name} \\(was \\w+\\)\n +Threshold Crossed: 1 datapoint .*\n` +
                    `message   topic-\\d+: ALARM: "${trail.name}" in US East \\(N\\. Virginia\\)$`,
            ),
        );
    });

    it("says that no alarm rose, and why one may not have", async () => {
        const { code, stdout } = await replay(["-"], JSON.stringify(event()));
        assert.equal(code, 0);
        assert.match(
            stdout,
            /\nNo alarm rose\. One that was in ALARM already stays there, and sends no second message\.\n$/,
        );
    });

    for (const [options, isNow] of [
        [[], false],
        [["--now"], true],
    ] as const) {
        it(`${isNow ? "gives a record the present time with --now" : "keeps the time of a record"}`, async () => {
            const { eventID } = event();
            await replay(["-", ...options], JSON.stringify(event({ eventID, eventTime: lastYear })));
            const files = await aws.stored("bucket-of-trail-1", "/CloudTrail/");
            const stored = files.flatMap(({ json }) => json.Records).find((record) => record["eventID"] === eventID);
            const age = Date.now() - Date.parse(String(stored?.["eventTime"]));
            assert.equal(age < 60_000, isNow, String(stored?.["eventTime"]));
        });
    }

    it("goes on after a record that cannot be delivered, names it, and ends with 1", async () => {
        const records = [event(), event({ eventTime: "yesterday" }), event({ eventName: "StopLogging" })];
        const { code, stdout, stderr } = await replay(
            ["-"],
            records.map((record) => JSON.stringify(record)).join("\n"),
        );
        assert.equal(code, 1);
        assert.match(stderr, /^record 2: .*eventTime.*\n$/);
        assert.match(stdout, /^Records taken: 2\. Delivered: 2\.\n(.*\n)*Alarms that rose: 1\.\n/);
    });

    it("says which input cannot be read, replays the rest, and ends with 1", async () => {
        const broken = await write("broken.json", "no records here");
        const missing = path.join(aws.folder, "missing.json");
        const good = await write("good.json", JSON.stringify(event()));
        const { code, stdout, stderr } = await replay([missing, broken, good]);
        assert.equal(code, 1);
        assert.ok(stderr.includes(missing) && stderr.includes(broken), stderr);
        assert.match(stdout, /^Records taken: 1\. /);
    });

    it("takes thousands of records", async () => {
        const records = Array.from({ length: 3_000 }, () => JSON.stringify(event({ eventName: "StopLogging" })));
        const { code, stdout, stderr } = await replay(["-"], records.join("\n"));
        assert.deepEqual([code, stderr], [0, ""]);
        assert.match(stdout, /^Records taken: 3000\. Delivered: 3000\.\n/);
    });

    it("wants to know what to replay", async () => {
        const { code, stderr } = await replay([]);
        assert.equal(code, 1);
        assert.match(stderr, /^error: missing required argument 'input'\n/);
    });
});

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import * as path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { detect, type DetectOptions } from "../../../commands/detect/detect";
import { record, rootUser } from "../../../detections/sample-record";

const stopLogging = { ...record("cloudtrail.amazonaws.com", "StopLogging"), eventID: "stop" };
const describeTrails = {
    ...record("cloudtrail.amazonaws.com", "DescribeTrails", { readOnly: true }),
    eventID: "describe",
};
const failedSignIn = {
    ...record("signin.amazonaws.com", "ConsoleLogin", {
        userIdentity: rootUser(),
        responseElements: { ConsoleLogin: "Failure" },
    }),
    eventID: "sign-in",
};
const logFile = JSON.stringify({ Records: [stopLogging, describeTrails, failedSignIn] });
const lines = [
    '{"eventID":"stop","alarms":["cloudtrail-changes"]}',
    '{"eventID":"describe","alarms":[]}',
    '{"eventID":"sign-in","alarms":["root-user-usage","console-sign-in-failures"]}',
];

let folder: string;

async function run(args: readonly string[], options: DetectOptions = { json: true }, input: string | Buffer = "") {
    const out = new PassThrough().setEncoding("utf8");
    const err = new PassThrough().setEncoding("utf8");
    const texts = Promise.all([text(out), text(err)]);
    const streams = { stdin: Readable.from([Buffer.from(input)]), stdout: out, stderr: err };
    const status = await detect(args, options, streams).finally(() => {
        out.end();
        err.end();
    });
    const [stdout, stderr] = await texts;
    return {
        status,
        lines: stdout.split("\n").filter((line) => line !== ""),
        stderr: stderr.replaceAll(folder, "FOLDER"),
    };
}

function file(name: string, content: string | Buffer): string {
    const full = path.join(folder, name);
    mkdirSync(path.dirname(full), { recursive: true });
    writeFileSync(full, content);
    return full;
}

describe("npm run detect", () => {
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "orgtrail-detect-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    it("prints with --json one line for each record of a log file, in order, and nothing else", async () => {
        assert.deepEqual(await run([file("log.json", logFile)]), { status: 0, lines, stderr: "" });
    });

    it("names with --json what is a sign in numbers only from the record on that makes them up", async () => {
        const deletions = Array.from({ length: 21 }, (_, index) => ({
            ...record("ec2.amazonaws.com", "TerminateInstances"),
            eventID: `${index}`,
        }));
        const late = { ...deletions[0], eventID: "late", eventTime: "2026-03-04T09:40:00Z" };
        const { lines: found } = await run(["-"], { json: true }, JSON.stringify({ Records: [...deletions, late] }));
        const named = found.filter((line) => line.includes("resources-deleted-in-bulk"));
        assert.deepEqual(
            named.map((line) => (JSON.parse(line) as { eventID: string }).eventID),
            ["19", "20"],
        );
    });

    it("reads a folder: gzip or not, below it too, in the order of the paths, but no digests", async () => {
        file("a/log.json.gz", gzipSync(JSON.stringify({ Records: [stopLogging] })));
        file("b.json", JSON.stringify([describeTrails]));
        file("c/CloudTrail-Digest/digest.json", '{"digestS3Bucket":"example"}');
        file("c/d.ndjson", JSON.stringify(failedSignIn));
        file(".hidden", "x");
        assert.deepEqual(await run([folder]), { status: 0, lines, stderr: "" });
    });

    it("reads the standard input, gzip or not", async () => {
        assert.deepEqual(await run(["-"], { json: true }, logFile), { status: 0, lines, stderr: "" });
        assert.deepEqual(await run(["-"], { json: true }, gzipSync(logFile)), { status: 0, lines, stderr: "" });
    });

    it("reads an export of a log group, an event of a bus, and answers of look-ups", async () => {
        const one = JSON.stringify(stopLogging);
        const [line] = lines;
        for (const input of [
            `2026-03-04T09:30:00.000Z ${one}\n`,
            JSON.stringify({ "detail-type": "AWS API Call via CloudTrail", detail: stopLogging }),
            JSON.stringify({ events: [{ message: one }], searchedLogStreams: [] }),
            JSON.stringify({ Events: [{ EventId: "stop", CloudTrailEvent: one }] }, null, 4),
            JSON.stringify(stopLogging, null, 2),
        ]) {
            assert.deepEqual(await run(["-"], { json: true }, input), { status: 0, lines: [line], stderr: "" }, input);
        }
    });

    it("goes on after what it cannot read, says what that is, and exits with 2", async () => {
        const whole = gzipSync(logFile);
        const args = [
            file("1-truncated.json.gz", whole.subarray(0, whole.length - 12)),
            file("2-invalid.json", '{"eventName":}\nhello\nworld\n'),
            file("3-other.json", '{"hello":"world"}'),
            file("4-half.json", logFile.slice(0, -20)),
            path.join(folder, "missing.json"),
            file("5.json", logFile),
        ];
        const { status, lines: found, stderr } = await run(args);
        assert.equal(status, 2);
        assert.deepEqual(found.slice(-3), lines);
        assert.deepEqual(
            stderr.split("\n").map((line) => line.replace(/(invalid JSON: the record does not end).*/, "$1")),
            [
                "FOLDER/1-truncated.json.gz: unexpected end of file",
                "FOLDER/1-truncated.json.gz, line 1: invalid JSON: the record does not end",
                'FOLDER/2-invalid.json, line 1: invalid JSON: Unexpected token \'}\', "{"eventName":}" is not valid JSON: {"eventName":}',
                "FOLDER/2-invalid.json, line 2: no JSON object: hello",
                "FOLDER/2-invalid.json: 1 more lines without a JSON object",
                'FOLDER/3-other.json, line 1: no CloudTrail record, which has an eventName: {"hello":"world"}',
                "FOLDER/4-half.json, line 1: invalid JSON: the record does not end",
                "FOLDER/missing.json: ENOENT: no such file or directory, stat 'FOLDER/missing.json'",
                "FOLDER/missing.json: no file to read",
                "",
            ],
        );
    });

    it("exits with 1 for an alarm of the severity of --fail-on, or above", async () => {
        const log = file("log.json", logFile);
        assert.equal((await run([log], { failOn: "critical" })).status, 1);
        assert.equal((await run([log], { failOn: "low" })).status, 1);
        const quiet = file("quiet.json", JSON.stringify([describeTrails]));
        assert.equal((await run([quiet], { failOn: "low" })).status, 0);
        // One failed sign-in stays below the alarm's threshold.
        const one = file("one.json", JSON.stringify([{ ...failedSignIn, userIdentity: { type: "IAMUser" } }]));
        assert.equal((await run([one], { failOn: "low" })).status, 0);
    });

    it("takes the tuning of a stack's file", async () => {
        const settings = file(
            "Pulumi.test.yaml",
            [
                "config:",
                "  orgtrail:organizationId: o-exampleorgid",
                '  orgtrail:managementAccountId: "111122223333"',
                '  orgtrail:logArchiveAccountId: "444455556666"',
                "  orgtrail:logArchiveRoleArn: arn:aws:iam::444455556666:role/LogArchiveDeployment",
                "  orgtrail:homeRegion: us-east-1",
                "  orgtrail:alarms:",
                "    detections:",
                "      root-user-usage:",
                "        enabled: false",
                "",
            ].join("\n"),
        );
        const { status, lines: found, stderr } = await run(["-"], { json: true, settings }, logFile);
        assert.deepEqual([status, stderr], [0, ""]);
        assert.equal(found[2], '{"eventID":"sign-in","alarms":["console-sign-in-failures"]}');
    });

    it("refuses settings that are wrong, and says what is", async () => {
        const settings = file("Pulumi.test.yaml", "config:\n  orgtrail:alarms:\n    detections: { root-user: {} }\n");
        await assert.rejects(run(["-"], { settings }), /^Failure: Pulumi.test.yaml: [^]*orgtrail:organizationId/);
    });

    it("refuses settings that are not there, and says what to name", async () => {
        await assert.rejects(run(["-"], { settings: "nope.yaml" }), {
            message: /^the settings nope\.yaml cannot be read: ENOENT/,
            fix: "Name a stack's file, such as Pulumi.prod.yaml.",
        });
    });

    it("prints a report for people, and tells its exit code to the shell", async () => {
        const main = path.join(__dirname, "..", "..", "..", "commands", "detect", "index.ts");
        const shell = (args: readonly string[]) =>
            spawnSync(process.execPath, ["-r", "ts-node/register/transpile-only", main, ...args], {
                input: logFile,
                encoding: "utf8",
            });
        const { status, stdout, stderr } = shell(["--fail-on", "high", "-"]);
        assert.deepEqual([status, stderr], [1, ""]);
        assert.match(stdout, /^alarm +severity +fires[^]*\n3 records; 3 matches; 2 alarms would fire\n$/);
        const wrong = shell(["--fail-on", "severe", "-"]);
        assert.equal(wrong.status, 2);
        assert.match(wrong.stderr, /Allowed choices are low, medium, high, critical/);
    }).timeout(120_000);
});

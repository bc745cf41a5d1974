import * as assert from "node:assert/strict";
import * as path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { STS } from "@aws-sdk/client-sts";
import { startEmulator, stopEmulator } from "../../../local/emulator/emulator";
import { silentProgress } from "../../../command-line/progress";
import { managementAccount } from "../emulator/harness";
import { event, useLiveEmulator } from "./delivery-harness";
import { startLocal, type LocalCommand } from "./local-command";
import { watchedTrail, type WatchedTrail } from "./watched-trail";

describe("npm run local -- watch", function () {
    this.timeout(60_000);
    const aws = useLiveEmulator();
    let trail: WatchedTrail;
    let running: LocalCommand | undefined;

    before(async () => {
        trail = await watchedTrail(aws);
        await trail.watchFor("StopLogging");
    });

    afterEach(async () => {
        running?.child.kill("SIGKILL");
        await running?.finished;
    });

    async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
        const deadline = Date.now() + 20_000;
        while (!(await holds())) {
            assert.ok(Date.now() < deadline, `not within 20 seconds; printed: ${running?.stdout()}`);
            await pause(50);
        }
    }

    /** Runs it until it has said that it watches. */
    async function watch(...options: string[]): Promise<LocalCommand> {
        const command = startLocal(aws.folder, ["watch", ...options]);
        running = command;
        let said = "";
        command.child.stderr?.on("data", (text: string) => (said += text));
        await until(() => said.includes("Ctrl-C stops"));
        return command;
    }

    /** An event that raises the alarm, and one that is nobody's business. */
    async function happens(): Promise<void> {
        await fetch(`${aws.emulator.endpoint}/_orgtrail/alarms-fall-back`, { method: "POST" });
        await aws.replay(event({ eventName: "StopLogging", eventSource: "cloudtrail.amazonaws.com" }), event());
        await aws.deliver();
    }

    async function stop(command: LocalCommand): Promise<string[]> {
        command.child.kill("SIGINT");
        const { code, stdout, stderr } = await command.finished;
        assert.equal(code, 0, stderr);
        return stdout.trim().split("\n");
    }

    it("shows records, deliveries, alarms and messages, and ends with 0 on Ctrl-C", async () => {
        const command = await watch();
        await happens();
        await until(() => command.stdout().includes("message"));
        const text = (await stop(command)).join("\n");
        assert.match(
            text,
            /^\d\d:\d\d:\d\d {2}record {4}cloudtrail StopLogging, 111122223333 us-east-1, by IAMUser alice from 192\.0\.2\.0$/m,
        );
        assert.match(
            text,
            /^\d\d:\d\d:\d\d {2}delivery {2}\d+ records in s3:\/\/bucket-of-trail-1\/AWSLogs\/\S+\.json\.gz$/m,
        );
        assert.match(
            text,
            new RegExp(`^\\S+  ALARM     ${trail.name} \\(was \\w+\\)\n {20}Threshold Crossed: 1 datapoint`, "m"),
        );
        assert.match(
            text,
            new RegExp(`^\\S+  message   topic-\\d+: ALARM: "${trail.name}" in US East \\(N. Virginia\\)$`, "m"),
        );
        assert.doesNotMatch(text, /\u001b/, "no colours where there is no terminal");
    });

    it("prints JSON lines, of some kinds only", async () => {
        const command = await watch("--json", "--only", "alarms,messages");
        await happens();
        await until(() => command.stdout().includes('"message"'));
        const kinds = (await stop(command)).map((line) => (JSON.parse(line) as { kind: string }).kind);
        assert.deepEqual([...new Set(kinds)], ["alarm", "message"]);
    });

    it("shows the records with a name only", async () => {
        const command = await watch("--json", "--event", "StartInstances");
        await happens();
        await until(() => command.stdout().includes("StartInstances"));
        const names = (await stop(command)).map((line) => (JSON.parse(line) as Shown).record?.eventName);
        assert.deepEqual(names, ["StartInstances"]);
    });

    it("shows one alarm and its messages only", async () => {
        const command = await watch("--json", "--alarm", trail.name);
        await happens();
        await until(() => command.stdout().includes('"message"'));
        const shown = (await stop(command)).map((line) => JSON.parse(line) as Shown);
        assert.deepEqual(
            shown.filter((each) => each.new !== "OK").map((each) => [each.kind, each.name]),
            [
                ["alarm", trail.name],
                ["message", undefined],
            ],
        );
    });

    it("shows calls as they are made", async () => {
        const command = await watch("--event", "GetCallerIdentity");
        await aws.client(STS).getCallerIdentity();
        await until(() => command.stdout().includes("sts GetCallerIdentity"));
        await stop(command);
    });

    it("refuses a kind that there is not, and says which there are", async () => {
        const { code, stderr } = await startLocal(aws.folder, ["watch", "--only", "alarms,events"]).finished;
        assert.equal(code, 1);
        assert.match(
            stderr,
            /'alarms,events' is invalid\. Allowed: records, deliveries, digests, alarms, messages; not "events"\./,
        );
    });

    it("says that the emulator has ended, and ends with 1", async () => {
        const folder = path.join(aws.folder, "another");
        const live = { deliverySeconds: 1, digestSeconds: 60 };
        await startEmulator({ folder, managementAccount, live, progress: silentProgress });
        const command = startLocal(folder, ["watch"]);
        let said = "";
        command.child.stderr?.on("data", (text: string) => (said += text));
        await until(() => said.includes("Ctrl-C stops"));
        await stopEmulator(folder);
        const { code, stderr } = await command.finished;
        assert.deepEqual([code, stderr.trim().split("\n").at(-1)], [1, "the emulator has ended"]);
    });

    it("says what to do where the emulator has no live trail", async () => {
        const folder = path.join(aws.folder, "not live");
        await startEmulator({ folder, managementAccount, progress: silentProgress });
        const { code, stderr } = await startLocal(folder, ["watch"]).finished;
        await stopEmulator(folder);
        assert.deepEqual(
            [code, stderr],
            [
                1,
                "error: the emulator that runs for this clone has no live trail\n" +
                    "fix: End it with npm run local -- down, and start a new one with npm run local\n",
            ],
        );
    });
});

interface Shown {
    readonly kind: string;
    readonly name?: string;
    readonly new?: string;
    readonly record?: { readonly eventName: string };
}

import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { runningEmulator } from "../../local/emulator/emulator";
import { repositoryFolder } from "../../command-line/paths";

interface Answer {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** Each test goes on from where the one before it left the embedded AWS. */
describe("npm run local", function () {
    this.timeout(300_000);
    let parent: string;
    let folder: string;
    const trackedFiles = ["local", "dev"].map((stack) => path.join(repositoryFolder, `Pulumi.${stack}.yaml`));
    const readTracked = () => Promise.all(trackedFiles.map((file) => fs.readFile(file, "utf8")));
    let tracked: string[];

    before(async () => {
        tracked = await readTracked();
        parent = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail-cli-"));
        folder = path.join(parent, "a clone's folder");
    });
    after(async () => {
        await local(["down"]);
        await fs.rm(parent, { recursive: true, force: true });
    });

    /** @param watch gets what has been printed so far, whenever it is more */
    function local(
        args: readonly string[],
        env: NodeJS.ProcessEnv = {},
        watch?: (child: ChildProcess, stdout: string) => void,
    ): Promise<Answer> {
        const command = [path.join(repositoryFolder, "node_modules", "ts-node", "dist", "bin.js"), "local/index.ts"];
        const child = spawn(process.execPath, [...command, ...args], {
            cwd: repositoryFolder,
            env: { ...process.env, ORGTRAIL_LOCAL_FOLDER: folder, ...env },
            stdio: ["ignore", "pipe", "pipe"],
        });
        let stdout = "";
        let stderr = "";
        child.stdout.setEncoding("utf8").on("data", (text: string) => {
            stdout += text;
            watch?.(child, stdout);
        });
        child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
        return new Promise((resolve) => child.on("close", (code) => resolve({ code, stdout, stderr })));
    }

    const stacksIn = (summaries: string) =>
        [...summaries.matchAll(/^Stack (\S+), read back/gm)].map(([, stack]) => stack);

    it("says that nothing runs before anything does", async () => {
        const { code, stdout } = await local(["status"]);
        assert.deepEqual([code, stdout], [1, "No emulator runs for this clone. Start one with: npm run local\n"]);
    });

    for (const command of ["outputs", "refresh", "shell", "watch", "replay -", "tour", "fall-back"]) {
        it(`${command} says how to start when nothing runs`, async () => {
            const { code, stderr } = await local(command.split(" "));
            assert.deepEqual(
                [code, stderr],
                [1, "error: no emulator runs for this clone\nfix: Start one with: npm run local\n"],
            );
        });
    }

    for (const args of [
        ["--stack", "staging"],
        ["--stack=staging"],
        ["preview", "--stack", "staging"],
        ["status", "--stack", "staging"],
    ]) {
        it(`says which stacks there are when there is no such one: ${args.join(" ")}`, async () => {
            const { code, stdout, stderr } = await local(args);
            assert.deepEqual([code, stdout], [1, ""]);
            assert.equal(
                stderr,
                'error: there is no stack "staging": this folder has no Pulumi.staging.yaml\n' +
                    "fix: Name one that there is (dev, local, prod), as in --stack dev, or write that file.\n",
            );
        });
    }

    it("takes options before a command", async () => {
        const { code, stdout } = await local(["--stack", "dev", "status"]);
        assert.deepEqual([code, stdout], [1, "No emulator runs for this clone. Start one with: npm run local\n"]);
    });

    it("tells its commands when asked for help, whatever else is said", async () => {
        const { code, stdout } = await local(["--stack", "dev", "--help"]);
        assert.equal(code, 0);
        assert.match(stdout, /^Usage: npm run local -- \[options\] \[command\]\n/);
    });

    it("suggests the command that was probably meant", async () => {
        const { code, stderr } = await local(["staus"]);
        assert.equal(code, 1);
        assert.match(stderr, /^error: unknown command 'staus'\n\(Did you mean status\?\)/);
    });

    it("names a port that cannot be one, and what can", async () => {
        const { code, stderr } = await local(["--port", "70000"]);
        assert.equal(code, 1);
        assert.match(stderr, /argument '70000' is invalid\. Allowed: a whole number from 1 to 65535\./);
    });

    for (const option of ["--delivery-interval", "--digest-interval"]) {
        it(`names a ${option} that cannot be one, and what can`, async () => {
            const { code, stderr } = await local([option, "0"]);
            assert.equal(code, 1);
            assert.match(stderr, /argument '0' is invalid\. Allowed: seconds from 0\.1 to 86400\./);
        });
    }

    it("deploys, reads back and ends with the summary, whatever AWS and Pulumi settings the user has", async () => {
        const { code, stdout, stderr } = await local(["--delivery-interval", "1"], {
            AWS_ENDPOINT_URL: "http://127.0.0.1:1",
            AWS_PROFILE: "production",
            AWS_REGION: "eu-north-1",
            HTTP_PROXY: "http://127.0.0.1:1",
            PULUMI_BACKEND_URL: "file:///nowhere",
            PULUMI_CONFIG_PASSPHRASE: "theirs",
            PULUMI_HOME: "/nowhere",
            PULUMI_STACK: "production",
        });
        assert.equal(code, 0, stdout + stderr);
        assert.match(stdout, /\nStack local, read back from AWS /);
        assert.match(stdout, /All \d+ facts are as the settings ask\.\n\nTry next:\n {2}npm run local -- watch\n/);
    });

    it("has left the tracked settings as they were", async () => {
        assert.deepEqual(await readTracked(), tracked);
    });

    it("says when it cannot have the port that is asked for, because it runs on another", async () => {
        const emulator = await runningEmulator(folder);
        assert(emulator);
        const other = emulator.port === 45_678 ? 45_679 : 45_678;
        const { code, stderr } = await local(["preview", "--port", String(other)]);
        assert.equal(code, 1);
        assert.match(
            stderr,
            new RegExp(`error: the emulator runs on port ${emulator.port} already, not on ${other}\n`),
        );
    });

    it("says when it cannot have the interval that is asked for", async () => {
        const { code, stderr } = await local(["preview", "--delivery-interval", "2"]);
        assert.equal(code, 1);
        assert.match(
            stderr,
            /error: the emulator runs with a delivery interval of 1 already, not with 2\nfix: Leave --delivery-interval out, /,
        );
    });

    it("takes the tour: ten attacks are noticed, and put back", async () => {
        const { code, stdout, stderr } = await local(["tour"]);
        assert.equal(code, 0, stdout + stderr);
        assert.equal([...stdout.matchAll(/^ {4}noticed after \d+\.\d s by the alarm orgtrail-[\w-]+$/gm)].length, 10);
        assert.match(
            stdout,
            /\nAll 10 attacks were noticed, the slowest after \d\.\d s\.\nThe deployment is as it was before\.\n$/,
        );
    });

    it("puts back what the tour has changed when it is interrupted", async () => {
        const { code, stdout } = await local(["tour"], {}, (child, text) => {
            if (text.includes("put-event-selectors")) {
                child.kill("SIGINT");
            }
        });
        assert.deepEqual([code, stdout.split("\n").at(-2)], [130, "Interrupted; what was changed is put back."]);
        assert.match(stdout, /\n {4}put back: aws cloudtrail put-event-selectors /);
        assert.equal((await local(["status"])).code, 0);
    });

    it("prints the outputs as JSON and nothing else", async () => {
        const { stdout } = await local(["outputs"]);
        const { archiveBucketName } = JSON.parse(stdout) as { archiveBucketName: string };
        assert.equal(archiveBucketName, "orgtrail-archive-o-exampleorgid");
    });

    it("reads back what is deployed when asked for the status", async () => {
        const { code, stdout } = await local(["status"]);
        assert.equal(code, 0, stdout);
        assert.match(stdout, /^The emulator runs at http:\/\/127\.0\.0\.1:\d+, process \d+\.\n/);
    });

    it("runs a command with aws on the embedded AWS, in the account of the profile", async () => {
        const identity = ["aws", "sts", "get-caller-identity", "--query", "Account", "--output", "text"];
        const management = await local(["shell", ...identity]);
        const archive = await local(["shell", ...identity, "--profile", "log-archive"]);
        assert.deepEqual([management.stdout, archive.stdout], ["111122223333\n", "444455556666\n"]);
    });

    it("runs a command with pulumi on the deployed stack", async () => {
        const { stdout } = await local(["shell", "pulumi", "stack", "output", "logGroupName"]);
        assert.equal(stdout, "/aws/cloudtrail/orgtrail-organization-trail\n");
    });

    it("passes on the exit code of a command", async () => {
        assert.equal((await local(["shell", "sh", "-c", "exit 7"])).code, 7);
    });

    it("raises an alarm seconds after a command in the shell, which then can be let fall back", async () => {
        const list = ["aws", "cloudwatch", "describe-alarms", "--state-value", "ALARM", "--output", "text"];
        const names = ["--query", "MetricAlarms[].AlarmName"];
        await local(["shell", "aws", "cloudtrail", "start-logging", "--name", "orgtrail-organization-trail"]);
        const deadline = Date.now() + 30_000;
        for (let alarms = ""; !alarms.includes("orgtrail-cloudtrail-changes");) {
            assert.ok(Date.now() < deadline, `in ALARM after 30 seconds: ${alarms}`);
            alarms = (await local(["shell", ...list, ...names])).stdout;
        }
        const { code, stdout } = await local(["fall-back"]);
        assert.equal(code, 0);
        assert.match(stdout, /^Fallen back: (.*, )?orgtrail-cloudtrail-changes(,|\n)/);
    });

    it("says when something is not as the settings ask, and that status fails", async () => {
        const stop = ["aws", "cloudtrail", "stop-logging", "--name", "orgtrail-organization-trail"];
        assert.equal((await local(["shell", ...stop])).code, 0);
        const { code, stdout } = await local(["status"]);
        assert.equal(code, 1);
        assert.match(stdout, / {4}WRONG {2}is logging; found false\n/);
        assert.match(stdout, /1 of \d+ facts are not as the settings ask\.\n$/);
    });

    it("says that nothing of another stack is deployed", async () => {
        const { code, stdout } = await local(["status", "--stack", "dev"]);
        assert.equal(code, 1);
        assert.match(stdout, /\nNothing of the stack dev is deployed\. Deploy with: npm run local -- --stack dev\n$/);
        assert.deepEqual(await local(["outputs", "--stack", "dev"]), {
            code: 1,
            stdout: "",
            stderr: "error: nothing of the stack dev is deployed\nfix: Deploy with: npm run local -- --stack dev\n",
        });
    });

    it("refuses a stack that would take the names of one that is deployed", async () => {
        const { code, stdout, stderr } = await local(["--stack", "prod"]);
        assert.deepEqual([code, stdout], [1, ""]);
        assert.match(
            stderr,
            /error: the stack local, which is deployed, has the names that the stack prod would use\n/,
        );
    });

    it("deploys a second stack beside the first", async () => {
        const { code, stdout, stderr } = await local(["--stack", "dev"]);
        assert.equal(code, 0, stdout + stderr);
        assert.match(stdout, /\nStack dev, read back from AWS /);
        assert.match(stdout, /\nTry next:\n[^]*\n {2}npm run local -- outputs --stack dev\n/);
    });

    it("reads back every stack, and only the named one where one is named", async () => {
        const all = await local(["status"]);
        assert.deepEqual(stacksIn(all.stdout), ["dev", "local"]);
        assert.equal(all.code, 1, "the trail of the stack local is stopped");
        const one = await local(["status", "--stack", "dev"]);
        assert.deepEqual([one.code, stacksIn(one.stdout)], [0, ["dev"]]);
    });

    it("asks which stack is meant when there are several", async () => {
        assert.deepEqual(await local(["outputs"]), {
            code: 1,
            stdout: "",
            stderr:
                "error: several stacks are deployed: dev, local\n" +
                "fix: Say which, as in: npm run local -- outputs --stack dev\n",
        });
    });

    it("works on the stack that is named", async () => {
        const logGroup = ["shell", "--stack", "dev", "pulumi", "stack", "output", "logGroupName"];
        assert.equal((await local(logGroup)).stdout, "/aws/cloudtrail/orgtrail-rehearsal-trail-dev\n");
    });

    it("notices that the emulator is gone, says so, and would deploy anew", async () => {
        const emulator = await runningEmulator(folder);
        assert(emulator);
        process.kill(emulator.pid, "SIGKILL");
        const { code, stderr, stdout } = await local(["preview"]);
        assert.equal(code, 0, stdout + stderr);
        assert.match(stderr, /the emulator is gone, and with it what was deployed/);
        assert.match(stdout, /Resources:\n {4}\+ \d+ to create\n/);
    });

    it("leaves nothing running and nothing behind when it is ended", async () => {
        const emulator = await runningEmulator(folder);
        assert(emulator);
        assert.equal((await local(["down"])).code, 0);
        await assert.rejects(fetch(emulator.endpoint));
        assert.deepEqual(await fs.readdir(parent), []);
    });

    it("is content with being ended twice", async () => {
        assert.equal((await local(["down"])).code, 0);
    });
});

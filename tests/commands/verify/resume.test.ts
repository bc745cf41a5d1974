import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import type { AccountRegionState } from "../../../commands/verify/account-region";
import type { EvidenceLine } from "../../../commands/verify/evidence";
import { FolderStore, readMetadata } from "../../../commands/verify/folder-store";
import { PublicKeyFolder } from "../../../commands/verify/public-key-folder";
import type { Verdict } from "../../../commands/verify/verdict";
import { verifyTrail, type VerifyOptions } from "../../../commands/verify/verify-trail";
import { repositoryFolder } from "../../../command-line/paths";
import type { Finished } from "../../../command-line/run";
import { temporaryFolder } from "../../helpers/programs";
import { command, environment, runVerify } from "./command";
import { anotherSigner, newTree } from "./helpers";
import { startStaticS3, type StaticS3 } from "./static-s3";
import { at } from "./tamperings";
import { begin, bucket, hour, hourly, logContent, type Tree } from "./tree";

/** Two Regions on four days, with something wrong on each, and signed with two keys. */
function tamperedTree(): Tree {
    const tree = newTree();
    const digests = hourly([
        ...Array<number>(75)
            .fill(0)
            .map((_, index) => index % 3),
    ]);
    const { digestKeys, logKeys } = tree.deliver({ digests });
    tree.deliver({ region: "eu-west-1", digests: digests.map((digest) => ({ ...digest, key: anotherSigner })) });
    tree.remove(...digestKeys.slice(70, 72), ...digestKeys.slice(20, 25), at(digestKeys, 0));
    const log = at(at(logKeys, 50), 0);
    tree.objects.set(log, gzipSync(logContent("changed")));
    tree.objects.set(log.replace(/_unique\d+/, "_addedFile00000000"), gzipSync(logContent("added")));
    tree.remove(at(at(logKeys, 35), 1));
    tree.metadata.delete(at(digestKeys, 40));
    return tree;
}

describe("a verification that is stopped", () => {
    let folder: string;
    before(() => {
        folder = temporaryFolder();
        tamperedTree().write(folder);
    });
    after(() => fs.rmSync(folder, { recursive: true }));

    const verified = (options: Partial<VerifyOptions>): Promise<Verdict> =>
        verifyTrail(
            new FolderStore(path.join(folder, "logs"), readMetadata(path.join(folder, "metadata.json"))),
            new PublicKeyFolder(path.join(folder, "keys")),
            { scopes: [{ bucket }], ...options },
        );

    it("comes to the same verdict and evidence from wherever it goes on", async () => {
        const evidence: EvidenceLine[] = [];
        const whole = await verified({ onCommit: (_, _state, lines) => evidence.push(...lines) });
        assert.equal(whole.findings.length > 10, true);
        const byKey = (lines: readonly EvidenceLine[]): EvidenceLine[] =>
            [...lines].sort((one, other) => (one.key < other.key ? -1 : 1));
        for (let commits = 1; ; commits += 1) {
            const states = new Map<string, string>();
            const kept: EvidenceLine[] = [];
            const stop = new AbortController();
            const first = verified({
                signal: stop.signal,
                onCommit: (id, state, lines) => {
                    states.set(id, JSON.stringify(state()));
                    kept.push(...lines);
                    if (states.size > 0 && --left === 0) {
                        stop.abort(new Error("stopped"));
                    }
                },
            });
            let left = commits;
            const outcome = await first.catch((error: Error) => error.message);
            const resume = new Map(
                [...states].map(([id, state]) => [id, JSON.parse(state) as AccountRegionState] as const),
            );
            const second = await verified({ resume, onCommit: (_, _state, lines) => kept.push(...lines) });
            assert.deepEqual(second, whole, `after ${commits} commits`);
            assert.deepEqual(byKey(kept), byKey(evidence), `after ${commits} commits`);
            if (outcome !== "stopped") {
                assert(commits > 8);
                break;
            }
        }
    });

    it("is stopped at once, even while an answer is waited for", async () => {
        const stop = new AbortController();
        const never = new Promise<never>(() => undefined);
        const stopping = verified({
            signal: stop.signal,
            check: () => {
                stop.abort(new Error("stopped"));
                return never;
            },
        });
        await assert.rejects(stopping, { message: "stopped" });
    });
});
describe("npm run verify, stopped with Ctrl-C", function () {
    this.timeout(60_000);
    let folder: string;
    let s3: StaticS3;
    let args: string[];
    let newest: string[];
    let changed: string;
    /** What a run says that nothing stops: exit code, standard output and evidence. */
    let whole: unknown[];
    let stopped: Finished;
    let running: ChildProcess | undefined;

    const file = (name: string): string => path.join(folder, name);
    /** Without the times of the run. */
    const evidence = (): string =>
        fs.readFileSync(file("evidence"), "utf8").replaceAll(/"(began|ended)":"[^"]*"/g, '"$1":""');

    before(async () => {
        folder = temporaryFolder();
        const tree = newTree();
        // The newest day has three digests, the day before it one, of which the log file was changed.
        const { digestKeys, logKeys } = tree.deliver({ digests: hourly([1, 1, 1, 1], begin + 22 * hour) });
        changed = at(logKeys.flat(), 0);
        tree.objects.set(changed, gzipSync(logContent("changed")));
        newest = [...digestKeys.slice(1), ...logKeys.slice(2).flat()];
        tree.write(folder);
        s3 = await startStaticS3([tree]);
        args = ["--bucket", bucket, "--public-keys", file("keys"), "--evidence", file("evidence"), "--json"];
        const uninterrupted = await runVerify(args, s3.endpoint);
        assert.equal(uninterrupted.code, 1);
        whole = [1, uninterrupted.stdout, evidence()];

        const asked = s3.hold(changed);
        const child = spawn(process.execPath, [...command, ...args, "--resume", file("progress")], {
            cwd: repositoryFolder,
            env: environment(s3.endpoint),
        });
        running = child;
        const output = Promise.all([text(child.stdout), text(child.stderr)]);
        await asked;
        // As often as it comes from the terminal, npm and the script.
        for (let count = 0; count < 3; count += 1) {
            child.kill("SIGINT");
        }
        const [code] = (await once(child, "close")) as [number];
        const [stdout, stderr] = await output;
        stopped = { code, stdout, stderr };
    });
    after(() => {
        running?.kill("SIGKILL");
        s3.close();
        fs.rmSync(folder, { recursive: true });
    });

    it("ends with 130, and says how it can be gone on with", () =>
        assert.deepEqual(stopped, {
            code: 130,
            stdout: "",
            stderr: `stopped; the same command goes on from ${file("progress")}\n`,
        }));

    it("keeps the progress also when the session ends", async () => {
        s3.release();
        s3.expire(changed);
        const { code, stdout, stderr } = await runVerify([...args, "--resume", file("progress")], s3.endpoint);
        s3.release();
        assert.deepEqual(
            [code, stdout, stderr],
            [
                2,
                "",
                `error: the bucket ${bucket} cannot be listed: ExpiredToken: It is over.\n` +
                    "fix: Name a bucket that is there, and use credentials that may list and read it.\n",
            ],
        );
        assert.equal(fs.existsSync(file("progress")), true);
    });

    it("does not go on from what other options began", async () =>
        assert.deepEqual(
            await runVerify([...args, "--region", "us-east-1", "--resume", file("progress")], s3.endpoint),
            {
                code: 2,
                stdout: "",
                stderr:
                    `error: ${file("progress")} is the progress of another verification\n` +
                    "fix: Give the same options as then, or name another file with --resume.\n",
            },
        ));

    it("does not go on from a file that is no progress", async () =>
        assert.deepEqual(await runVerify([...args, "--resume", file("metadata.json")], s3.endpoint), {
            code: 2,
            stdout: "",
            stderr:
                `error: ${file("metadata.json")} is not the progress of a verification\n` +
                "fix: Name another file with --resume: one that is not there begins anew.\n",
        }));

    it("goes on to the verdict and the evidence of a run that nothing stops, and does not read again what was verified", async () => {
        s3.release();
        s3.read.length = 0;
        const { code, stdout } = await runVerify(["--resume", file("progress"), ...args], s3.endpoint);
        assert.deepEqual([code, stdout, evidence()], whole);
        assert.deepEqual(
            s3.read.filter((key) => newest.includes(key)),
            [],
        );
        assert.equal(fs.existsSync(file("progress")), false);
    });
});

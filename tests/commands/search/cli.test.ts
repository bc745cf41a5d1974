import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import { repositoryFolder } from "../../../command-line/paths";
import { run } from "../../../command-line/run";
import { temporaryFolder, until } from "../../helpers/programs";
import { sampleRecord } from "./sample-events";

const command = ["-r", "ts-node/register/transpile-only", "commands/search/index.ts"];
const environment = {
    ...process.env,
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_EC2_METADATA_DISABLED: "true",
    AWS_ACCESS_KEY_ID: "",
    AWS_SECRET_ACCESS_KEY: "",
    AWS_PROFILE: "",
};

/** As CloudTrail might write them, with spaces and escapes that a parser would not give back. */
const written = [
    JSON.stringify(sampleRecord({ eventID: "one" })),
    JSON.stringify(
        sampleRecord({ eventID: "two", eventName: "DeleteTrail", eventTime: "2026-03-04T11:00:00Z" }),
    ).replace('"eventName":', '"eventName" : '),
    JSON.stringify(sampleRecord({ eventID: "three", userIdentity: { userName: "J\u00f8rn" } })).replace(
        "\u00f8",
        "\\u00f8",
    ),
];

describe("npm run search, as a program", function () {
    this.timeout(60_000);
    let folder: string;
    let running: ChildProcess | undefined;
    before(() => {
        folder = temporaryFolder();
        fs.writeFileSync(path.join(folder, "log.json.gz"), gzipSync(`{"Records":[${written.join(",")}]}`));
    });
    afterEach(() => running?.kill("SIGKILL"));
    after(() => fs.rmSync(folder, { recursive: true }));

    const search = (...args: string[]) =>
        run(process.execPath, [...command, ...args], { cwd: repositoryFolder, env: environment });

    it("prints the records of files as they were written, one a line, and nothing else", async () =>
        assert.deepEqual(await search("--files", folder, "--json"), {
            code: 0,
            stdout: written.map((line) => `${line}\n`).join(""),
            stderr: "",
        }));
    it("prints nothing where nothing was found, with 0", async () =>
        assert.deepEqual(await search("--files", folder, "--event", "Nothing", "--json"), {
            code: 0,
            stdout: "",
            stderr: "",
        }));
    it("says that there is no such event, with 1, also where its record is asked for", async () =>
        assert.deepEqual(await search("--files", folder, "--show", "nope", "--json"), {
            code: 1,
            stdout: "",
            stderr: "event nope: not found where was searched\n",
        }));
    it("says so where a table would be empty", async () =>
        assert.deepEqual(await search("--files", folder, "--event", "Nothing"), {
            code: 0,
            stdout: "",
            stderr: "note: no event was found\n",
        }));
    it("says that no such Region is known, and searches it all the same", async () =>
        assert.deepEqual(await search("--files", folder, "--region", "us-esat-1", "--json"), {
            code: 0,
            stdout: "",
            stderr: "note: no known Region is called us-esat-1\n",
        }));
    it("sorts what files hold where that is asked", async () => {
        const { stdout } = await search("--files", folder, "--order", "newest", "--limit", "1", "--json");
        assert.equal(stdout, `${written[1]}\n`);
    });
    it("says what it cannot read, goes on with the rest, and ends with 1", async () => {
        const whole = fs.readFileSync(path.join(folder, "log.json.gz"));
        const broken = fs.mkdtempSync(path.join(folder, "broken "));
        fs.writeFileSync(path.join(broken, "a-truncated.json.gz"), whole.subarray(0, -20));
        fs.writeFileSync(path.join(broken, "b-whole.json.gz"), whole);
        const { code, stdout, stderr } = await search(
            "--files",
            broken,
            "--files",
            path.join(folder, "nope"),
            "--event-id",
            "two",
            "--json",
        );
        fs.rmSync(broken, { recursive: true });
        assert.equal(code, 1);
        assert.match(stderr, /a-truncated\.json\.gz: unexpected end of file\n/);
        assert.match(stderr, /nope: ENOENT: no such file or directory/);
        assert(stdout.endsWith(`${written[1]}\n`));
    });
    it("writes the report of a timeline, and says so", async () => {
        const file = path.join(folder, "report.html");
        const { code, stdout, stderr } = await search("--files", path.join(folder, "log.json.gz"), "--html", file);
        assert.deepEqual([code, stdout, stderr], [0, "", `${file}: 3 events\n`]);
        assert.match(fs.readFileSync(file, "utf8"), /^<!doctype html>/);
        fs.rmSync(file);
    });
    it("prints a timeline of an actor or a resource", async () => {
        const { stdout } = await search("--files", folder, "--timeline", "mallory");
        assert.match(
            stdout,
            /^2026-03-04 \(UTC\)\n {2}10:00:00 {2}mallory .*\n {12}\^ alarm cloudtrail-changes \(critical\)\n/,
        );
        assert.match(stdout, /\n2 events, 1 actor\n$/);
    });
    for (const [what, args, message] of [
        [
            "a filter that is none",
            ["--where", "evnt = x"],
            /error: --where, position 1: no field evnt\n.*\n.*\^\nfix: allowed here: event\?/,
        ],
        ["an option that there is not", ["--evnt", "x"], /unknown option '--evnt'/],
        ["two forms of output", ["--json", "--csv"], /'--json' cannot be used with option '--csv'/],
        ["two sources", ["--files", ".", "--archive"], /error: --archive and --files are sources of their own/],
        [
            "options of another source",
            ["--files", ".", "--all-regions"],
            /error: --all-regions: only for the event history/,
        ],
        [
            "a time that has no length",
            ["--files", ".", "--since", "1h", "--until", "2h"],
            /error: no time is from \S+Z on and before \S+Z\n/,
        ],
        [
            "an account that is none",
            ["--account", "99"],
            /error: --account 99: no account id 99\nfix: allowed: 12 digits/,
        ],
        ["a folder that is not there", ["--files", "nope"], /nope: ENOENT.*\nerror: no log file could be read\n/],
        ["a limit that is no number", ["--limit", "0"], /It has to be a whole number from 1/],
        ["a count by no field", ["--files", ".", "--count-by", "evnt"], /error: --count-by evnt: no field to count by/],
        [
            "a report that cannot be written",
            ["--files", "LICENSE", "--html", "/nope/report.html"],
            /error: the report cannot be written: ENOENT/,
        ],
        [
            "a report in the place of a folder",
            ["--files", "LICENSE", "--html", "docs"],
            /error: the report cannot be written: docs is a folder\nfix: Name another file with --html\./,
        ],
        ["a stack that there is not", ["--stack", "nope"], /error: there is no stack "nope"/],
        ["no credentials", ["--event", "x"], /error: there are no AWS credentials that can be used/],
    ] as const) {
        it(`refuses ${what} with 2`, async () => {
            const { code, stdout, stderr } = await search(...args);
            assert.deepEqual([code, stdout], [2, ""]);
            assert.match(stderr, message);
        });
    }
    it("lists options, exit codes and examples in its help", async () => {
        const { code, stdout } = await search("--help");
        assert.equal(code, 0);
        assert.match(
            stdout,
            /--files <path>[^]*--access-key <id>[^]*--show <event id>[^]*Exit code: 0 when[^]*Examples:/,
        );
    });

    /** The program with a standard input that stays open, which has printed a record. */
    async function reading(
        ...args: string[]
    ): Promise<{ child: ChildProcess; output: { text: string; errors: string } }> {
        const child = spawn(process.execPath, [...command, "--files", "-", ...args], {
            cwd: repositoryFolder,
            env: environment,
        });
        running = child;
        const output = { text: "", errors: "" };
        child.stdout.on("data", (data: Buffer) => (output.text += data.toString()));
        child.stderr.on("data", (data: Buffer) => (output.errors += data.toString()));
        child.stdin.write(`${written.join("\n")}\n${" ".repeat(100)}\n`);
        await until("the first record", () => output.text.includes("\n"));
        return { child, output };
    }

    it("keeps what was found when Ctrl-C ends it, with 130", async () => {
        const { child, output } = await reading("--json");
        // Twice, as the terminal and npm send it.
        child.kill("SIGINT");
        child.kill("SIGINT");
        const [code] = (await once(child, "close")) as [number];
        assert.deepEqual([code, output.text, output.errors], [130, `${written.join("\n")}\n`, ""]);
    });
    it("prints a table of what was found by then", async () => {
        const { child, output } = await reading();
        child.kill("SIGINT");
        const [code] = (await once(child, "close")) as [number];
        assert.equal(code, 130);
        assert.equal(output.text.split("\n").length, 5);
    });
    it("ends quietly when nobody reads on", async () => {
        const { child, output } = await reading("--json");
        // It may be gone before it has read all.
        child.stdin?.on("error", () => undefined);
        child.stdout?.destroy();
        child.stdin?.write(`${written.join("\n")}\n`.repeat(2_000));
        const [code] = (await once(child, "exit")) as [number];
        assert.deepEqual([code, output.errors], [0, ""]);
    });
});

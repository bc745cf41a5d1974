import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { gzipSync } from "node:zlib";
import { record, rootUser } from "../../../detections/sample-record";
import { Failure } from "../../../command-line/failure";
import { repositoryFolder } from "../../../command-line/paths";
import { deliver, temporaryFolder } from "../../queries/archive";
import { run } from "./run";

const deleted = (eventID: string, fields = {}) =>
    record("s3.amazonaws.com", "DeleteBucket", { eventID, requestParameters: { bucketName: "example" }, ...fields });
const records = [
    deleted("first"),
    deleted("second", { recipientAccountId: "777788889999", eventTime: "2026-03-06T10:00:00Z" }),
    deleted("elsewhere", { awsRegion: "eu-west-1", eventTime: "2026-03-07T10:00:00Z" }),
    record("iam.amazonaws.com", "CreateUser", { eventID: "root", userIdentity: rootUser() }),
];
const ids = (stdout: string) =>
    stdout
        .split("\n")
        .filter(Boolean)
        .map((line) => (JSON.parse(line) as { eventid: string }).eventid);

async function refusal(...args: string[]): Promise<Failure> {
    try {
        await run(args);
    } catch (error) {
        assert(error instanceof Failure, String(error));
        return error;
    }
    throw new Error("it was not refused");
}

describe("npm run query -- --files", () => {
    let folder: string;

    before(() => {
        folder = temporaryFolder();
        deliver(folder, records);
    });

    it("prints the rows as JSON, one a line, and nothing else on standard output", async () => {
        const { code, stdout, stderr } = await run(["deletions", "--files", folder, "--json"]);
        assert.deepEqual([code, ids(stdout)], [0, ["first", "second", "elsewhere"]]);
        assert.equal(stderr, "3 rows from 4 records in 3 files\n");
    });

    const narrowed: Readonly<Record<string, readonly [options: readonly string[], found: readonly string[]]>> = {
        "an account": [["--account", "777788889999"], ["second"]],
        "a Region": [["--region", "eu-west-1"], ["elsewhere"]],
        "two Regions": [
            ["--region", "eu-west-1", "--region", "us-east-1"],
            ["first", "second", "elsewhere"],
        ],
        "a time": [["--since", "2026-03-06", "--until", "2026-03-07"], ["second"]],
        "the last days": [["--since", "4d"], ["elsewhere"]],
        "the time before": [["--until", "2026-03-05T00:00Z"], ["first"]],
    };
    for (const [what, [options, found]] of Object.entries(narrowed)) {
        it(`reads ${what} alone`, async () => {
            assert.deepEqual(ids((await run(["deletions", "--files", folder, "--json", ...options])).stdout), found);
        });
    }

    it("asks with a value", async () => {
        const { stdout } = await run(["event", "--set", "eventId=root", "--files", folder, "--json"]);
        assert.deepEqual(ids(stdout), ["root"]);
    });

    it("takes a value as it is, whatever is in it", async () => {
        const { code, stdout } = await run(["event", "--set", "eventId=' OR 1=1 --", "--files", folder, "--json"]);
        assert.deepEqual([code, stdout], [0, ""]);
    });

    it("runs an alarm's query by the alarm's own name, too", async () => {
        const { stdout } = await run(["root-user-usage", "--files", folder, "--json"]);
        assert.deepEqual(ids(stdout), ["root"]);
    });

    it("prints a table with the names of the columns, that fits no terminal unless there is one", async () => {
        const { stdout } = await run(["deletions", "--files", folder, "--account", "777788889999"]);
        const [head, row, ...others] = stdout.trimEnd().split("\n");
        assert.match(head ?? "", /^eventtime {2,}account {2,}awsregion {2,}eventsource/);
        assert.match(row ?? "", /^2026-03-06T10:00:00Z {2}777788889999 {2}us-east-1 .* \{"bucketName":"example"\}/);
        assert.deepEqual(others, []);
    });

    it("prints comma-separated values", async () => {
        const { stdout } = await run(["deletions", "--files", folder, "--account", "777788889999", "--csv"]);
        const [head, row, ...others] = stdout.split("\r\n");
        assert.match(head ?? "", /^eventtime,account,/);
        assert.match(row ?? "", /^2026-03-06T10:00:00Z,777788889999,.*,"\{""bucketName"":""example""\}",second$/);
        assert.deepEqual(others, [""]);
    });

    it("finds nothing without a row, and says so", async () => {
        const { code, stdout, stderr } = await run(["vpc-endpoint-denials", "--files", folder]);
        assert.deepEqual([code, stdout], [1, ""]);
        assert.match(stderr, /: no file with network_activity\n0 rows from 0 records in 0 files\n$/);
    });

    it("reads on after a file that is cut off, and exits with 1", async () => {
        const broken = temporaryFolder();
        const [key] = deliver(broken, [deleted("broken")]);
        const file = path.join(broken, key ?? "");
        const bytes = fs.readFileSync(file);
        fs.writeFileSync(file, bytes.subarray(0, bytes.length - 20));
        const { code, stdout, stderr } = await run(["deletions", "--files", broken, "--files", folder, "--json"]);
        assert.equal(code, 1);
        assert.deepEqual(ids(stdout), ["first", "second", "elsewhere"]);
        assert.match(stderr, new RegExp(`^${file}.*: `, "m"));
    });

    it("reads files that lie anywhere as events of their own account, Region and day", async () => {
        const flat = temporaryFolder();
        fs.writeFileSync(path.join(flat, "export.json.gz"), gzipSync(JSON.stringify({ Records: records })));
        const { stdout } = await run(["deletions", "--files", flat, "--json", "--account", "777788889999"]);
        assert.deepEqual(ids(stdout), ["second"]);
    });

    it("says of a folder that is not there what it is, and exits with 1", async () => {
        const { code, stderr } = await run(["deletions", "--files", "/no/such/folder"]);
        assert.equal(code, 1);
        assert.match(stderr, /^\/no\/such\/folder: ENOENT/);
    });

    it("says of a link that leads nowhere what it is, reads the others, and exits with 1", async () => {
        const linked = temporaryFolder();
        try {
            deliver(linked, records);
            fs.symlinkSync("nowhere", path.join(linked, "link.json.gz"));
            const { code, stdout, stderr } = await run(["deletions", "--files", linked, "--json"]);
            assert.deepEqual([code, ids(stdout)], [1, ["first", "second", "elsewhere"]]);
            assert.match(stderr, /^\S+link\.json\.gz: ENOENT/);
        } finally {
            fs.rmSync(linked, { recursive: true });
        }
    });

    it("leaves nothing behind", async () => {
        const leftovers = () =>
            fs.readdirSync(path.dirname(folder)).filter((name) => name.startsWith("orgtrail-query-run-"));
        await run(["deletions", "--files", folder, "--json"]);
        assert.deepEqual(leftovers(), []);
    });

    it("lists the saved queries with what they need", async () => {
        const { stdout } = await run(["--list"]);
        assert.match(stdout, /^access-key-activity +Everything an access key did --set accessKeyId=…$/m);
        assert.match(stdout, /^alarm-root-user-usage +Root user used$/m);
    });

    it("prints a statement without asking anybody", async () => {
        const { stdout } = await run(["root-use", "--print", "--since", "2026-03-01", "--account", "777788889999"]);
        assert.match(stdout, /^-- Use of root users\n/);
        assert.match(
            stdout,
            /\nWHERE account IN \('777788889999'\)\n {4}AND day BETWEEN '2026\/03\/01' AND '2026\/03\/11'\n/,
        );
    });

    const refused: Readonly<Record<string, readonly [args: readonly string[], message: string, fix: string]>> = {
        "no query": [[], "no query is named", "List them: npm run query -- --list"],
        "a query that there is not": [
            ["deletion", "--files", "."],
            "there is no saved query deletion; did you mean deletions?",
            "List them: npm run query -- --list",
        ],
        "a value that is missing": [
            ["event", "--files", "."],
            "the query event needs eventId: The event's id",
            "Add --set eventId=01234567-89ab-cdef-0123-456789abcdef",
        ],
        "a value of another query": [
            ["event", "--files", ".", "--set", "id=1"],
            "the query event has no parameter id",
            "It has eventId: --set eventId=VALUE",
        ],
        "a value of a query that takes none": [
            ["deletions", "--files", ".", "--set", "id=1"],
            "the query deletions has no parameter id",
            "Leave it out: it has none.",
        ],
        "a value without a name": [
            ["event", "--files", ".", "--set", "1"],
            "--set 1 has no =",
            "It has eventId: --set eventId=VALUE",
        ],
        "a value twice": [
            ["event", "--files", ".", "--set", "eventId=1", "--set", "eventId=2"],
            "a parameter of event is given twice",
            "Give each --set once.",
        ],
        "an account that is none": [
            ["deletions", "--files", ".", "--account", "1234"],
            "--account 1234 is no account id",
            "Give its 12 digits.",
        ],
        "a Region that is none": [
            ["deletions", "--files", ".", "--region", "us-middle-1"],
            "--region us-middle-1 is no Region",
            "Give its code, such as us-east-1.",
        ],
        "a time that is over before it begins": [
            ["deletions", "--files", ".", "--since", "1d", "--until", "2d"],
            "--since 1d is not before --until 2d",
            "Give an earlier --since.",
        ],
        "no place to ask": [
            ["deletions"],
            "nothing says where to ask",
            "Name the deployment with --stack or --settings, or folders with log files with --files.",
        ],
        "a trail that there is not": [
            ["deletions", "--stack", "prod", "--trail", "other"],
            "there is no trail other",
            "The settings have organization, data.",
        ],
        "a trail without the settings that name it": [
            ["deletions", "--files", ".", "--trail", "data"],
            "--trail data is a name in the settings",
            "Add --stack NAME or --settings FILE.",
        ],
    };
    for (const [what, [args, message, fix]] of Object.entries(refused)) {
        it(`refuses ${what}, and says what to do`, async () => {
            const failure = await refusal(...args);
            assert.deepEqual([failure.message, failure.fix], [message, fix]);
        });
    }

    it("refuses a time that is none", async () => {
        assert.match(
            (await refusal("deletions", "--files", ".", "--since", "yesterday")).message,
            /^--since yesterday is no time$/,
        );
    });

    it("exits with 2 and the reason on standard error, from the shell", () => {
        const { status, stdout, stderr } = spawnSync(
            process.execPath,
            ["-r", "ts-node/register", "commands/query/index.ts", "nothing", "--files", "."],
            { cwd: repositoryFolder, encoding: "utf8" },
        );
        assert.deepEqual([status, stdout], [2, ""]);
        assert.match(stderr, /^error: there is no saved query nothing\nfix: List them: npm run query -- --list$/m);
    });
});

import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { Writable } from "node:stream";
import { AthenaClient, CreateWorkGroupCommand } from "@aws-sdk/client-athena";
import { CreateDatabaseCommand, CreateTableCommand, GlueClient } from "@aws-sdk/client-glue";
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { settingsIn } from "../../../commands/aws/settings";
import { searchCommand } from "../../../commands/search/command";
import { search, type SearchOptions } from "../../../commands/search/search";
import { TerminalWatcher } from "../../../commands/search/watcher";
import { record } from "../../../detections/sample-record";
import { startEmulator, stopEmulator } from "../../../local/emulator/emulator";
import { Failure } from "../../../command-line/failure";
import { repositoryFolder } from "../../../command-line/paths";
import { silentProgress } from "../../../command-line/progress";
import { archiveTables } from "../../../queries/deployment";
import { deliver, temporaryFolder } from "../../queries/archive";
import { emulatorEnvironment } from "../search/live-emulator";
import { now, run } from "./run";

process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";

const settingsFile = path.join(repositoryFolder, "Pulumi.local.yaml");
const ofDeployment = ["--settings", settingsFile];
/** An account that no settings name, and that is in no organization any more. */
const other = "777788889999";

describe("queries of the archive in the embedded AWS", () => {
    const outside = { ...process.env };
    let folder: string;
    let s3: S3Client;

    before(async function () {
        this.timeout(600_000);
        folder = temporaryFolder();
        const { endpoint } = await startEmulator({
            folder,
            managementAccount: "111122223333",
            progress: silentProgress,
        });
        Object.assign(process.env, emulatorEnvironment(endpoint));
        const common = { endpoint, region: "us-east-1", credentials: { accessKeyId: "test", secretAccessKey: "test" } };
        const { Credentials } = await new STSClient(common).send(
            new AssumeRoleCommand({ RoleArn: "arn:aws:iam::444455556666:role/Any", RoleSessionName: "test" }),
        );
        const inArchive = {
            ...common,
            forcePathStyle: true,
            credentials: {
                accessKeyId: Credentials?.AccessKeyId ?? "",
                secretAccessKey: Credentials?.SecretAccessKey ?? "",
                sessionToken: Credentials?.SessionToken ?? "",
            },
        };
        s3 = new S3Client(inArchive);
        const settings = await settingsIn(settingsFile);
        const { names } = settings;
        for (const Bucket of [names.archiveBucket, names.queryBucket]) {
            await s3.send(new CreateBucketCommand({ Bucket }));
        }
        await new AthenaClient(inArchive).send(
            new CreateWorkGroupCommand({
                Name: names.queryWorkgroup,
                Configuration: { ResultConfiguration: { OutputLocation: `s3://${names.queryBucket}/` } },
                Tags: [],
            }),
        );
        const glue = new GlueClient(inArchive);
        await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: names.queryDatabase }, Tags: {} }));
        for (const table of archiveTables(settings)) {
            await glue.send(
                new CreateTableCommand({
                    DatabaseName: names.queryDatabase,
                    TableInput: {
                        Name: table.name,
                        Parameters: { ...table.parameters },
                        StorageDescriptor: { Location: table.location },
                    },
                }),
            );
        }
        const delivered = path.join(folder, "delivered");
        const keys = deliver(delivered, [
            record("s3.amazonaws.com", "DeleteBucket", { eventID: "first", eventContext: { kept: 1 } }),
            record("s3.amazonaws.com", "CreateBucket", { eventID: "created" }),
            record("s3.amazonaws.com", "DeleteBucket", {
                eventID: "of-another-account",
                recipientAccountId: other,
                eventTime: "2026-03-06T10:00:00Z",
            }),
            record("s3.amazonaws.com", "DeleteBucket", { eventID: "long-ago", eventTime: "2026-01-06T10:00:00Z" }),
        ]);
        for (const Key of keys) {
            const Body = fs.readFileSync(path.join(delivered, Key));
            await s3.send(new PutObjectCommand({ Bucket: names.archiveBucket, Key, Body }));
        }
    });

    after(async () => {
        Object.keys(process.env).forEach((name) => delete process.env[name]);
        Object.assign(process.env, outside);
        await stopEmulator(folder);
    });

    const ids = (stdout: string, key: string) =>
        stdout
            .split("\n")
            .filter(Boolean)
            .map((line) => (JSON.parse(line) as Record<string, string>)[key]);
    const refusal = async (attempt: Promise<unknown>): Promise<Failure> => {
        const error: unknown = await attempt.then(
            () => "no error",
            (thrown: unknown) => thrown,
        );
        assert(error instanceof Failure, String(error));
        return error;
    };

    async function archived(...args: string[]) {
        const stdout: string[] = [];
        const collected = new Writable({
            decodeStrings: false,
            write: (text: string, _encoding, done) => {
                stdout.push(text);
                done();
            },
        });
        const stderr: string[] = [];
        const watcher = new TerminalWatcher({
            write: (text: string) => stderr.push(text),
        } as unknown as NodeJS.WriteStream);
        let code = -1;
        await searchCommand()
            .action(async (options: SearchOptions) => {
                code = await search(options, { stdout: collected, watcher, signal: new AbortController().signal, now });
            })
            .parseAsync(["--archive", ...ofDeployment, ...args], { from: "user" });
        return { code, stdout: stdout.join(""), stderr: stderr.join("") };
    }

    it("ask all accounts that have log files, in the organization or not", async () => {
        const { code, stdout, stderr } = await run(["deletions", ...ofDeployment, "--since", "10d", "--json"]);
        assert.deepEqual([code, ids(stdout, "eventid")], [0, ["first", "of-another-account"]]);
        assert.match(stderr, /^2 rows; \d+\.\d KB read in \d+\.\d s, less than a cent\n$/);
    });

    it("give what the same query over the files gives", async () => {
        const asked = ["denied-calls", "--since", "2026-01-01", "--csv"];
        const { stdout } = await run([...asked, ...ofDeployment]);
        assert.equal(stdout, (await run([...asked, "--files", path.join(folder, "delivered")])).stdout);
    });

    it("pass on values, whatever is in them", async () => {
        const ask = (value: string) =>
            run(["event", "--set", `eventId=${value}`, ...ofDeployment, "--since", "90d", "--json"]);
        assert.deepEqual(ids((await ask("created")).stdout, "eventid"), ["created"]);
        assert.deepEqual(ids((await ask("' OR 'a'='a")).stdout, "eventid"), []);
    });

    it("keep their results in the bucket for them", async () => {
        const { Contents = [] } = await s3.send(
            new ListObjectsV2Command({ Bucket: "orgtrail-queries-o-exampleorgid" }),
        );
        assert(
            Contents.some(({ Key }) => /^[0-9a-f-]{36}\.csv$/.test(Key ?? "")),
            JSON.stringify(Contents),
        );
    });

    it("end with Athena's own reason where Athena refuses", async () => {
        const elsewhere = path.join(folder, "other.yaml");
        fs.writeFileSync(elsewhere, `${fs.readFileSync(settingsFile, "utf8")}  orgtrail:names:\n    prefix: missing\n`);
        const failure = await refusal(run(["deletions", "--account", other, "--settings", elsewhere]));
        assert.match(
            failure.message,
            /^Athena does not start the query in the workgroup missing-queries of account 444455556666: InvalidRequestException: WorkGroup missing-queries is not found/,
        );
        assert.match(failure.fix ?? "", /athena\.enabled/);
        const unlisted = await refusal(run(["deletions", "--settings", elsewhere]));
        assert.equal(
            unlisted.message,
            "the accounts in s3://missing-archive-o-exampleorgid/AWSLogs/o-exampleorgid/ cannot be listed as " +
                "arn:aws:iam::444455556666:role/LogReader: NoSuchBucket: The specified bucket does not exist",
        );
    });

    it("are stopped when the user has had enough", async () => {
        const { code, stdout } = await run(["deletions", ...ofDeployment], AbortSignal.abort());
        assert.deepEqual([code, stdout], [130, ""]);
    });

    it("are not there where the settings switch them off", async () => {
        const off = path.join(folder, "off.yaml");
        fs.writeFileSync(off, `${fs.readFileSync(settingsFile, "utf8")}  orgtrail:athena:\n    enabled: false\n`);
        const failure = await refusal(run(["deletions", "--settings", off]));
        assert.equal(failure.message, "the deployment has no queries: athena.enabled is false");
    });

    it("find what a search looks for, newest first, and as it was written", async () => {
        const { code, stdout } = await archived("--event", "DeleteBucket", "--since", "10d", "--json");
        assert.deepEqual([code, ids(stdout, "eventID")], [0, ["of-another-account", "first"]]);
        assert.match(stdout, /"eventContext":\{"kept":1\}/);
    });

    it("search in the account of the filter alone, in the order that is asked for", async () => {
        const one = await archived("--account", other, "--since", "10d", "--json");
        assert.deepEqual(ids(one.stdout, "eventID"), ["of-another-account"]);
        const all = await archived("--since", "90d", "--order", "oldest", "--json");
        assert.deepEqual(ids(all.stdout, "eventID"), ["long-ago", "first", "created", "of-another-account"]);
    });

    it("search by what no column has", async () => {
        const { stdout } = await archived("--field", "eventContext.kept=1", "--since", "10d", "--json");
        assert.deepEqual(ids(stdout, "eventID"), ["first"]);
    });

    it("refuse a search of all the years", async () => {
        assert.match((await refusal(archived("--json"))).fix ?? "", /--since/);
    });
});

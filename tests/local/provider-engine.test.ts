import * as assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { S3 } from "@aws-sdk/client-s3";
import { SNS } from "@aws-sdk/client-sns";
import { findOrInstallEngine } from "../../local/engine";
import { TerminalProgress } from "../../command-line/progress";
import { installProvider } from "../../local/provider/plugin";
import type { Finished } from "../../command-line/run";
import { Stack } from "../../local/stack";
import { changesIn } from "../helpers/embedded-aws";
import { archiveAccount, managementAccount, useEmulator } from "./emulator/harness";
import { endpointOf } from "./provider/plugin-process";

/** Each test goes on from where the one before it left the stack. */
describe("the provider stand-in with the real engine", function () {
    this.timeout(120_000);
    const aws = useEmulator();
    let folder: string;
    let stack: Stack;
    let keyId: unknown;

    before(async function () {
        this.timeout(900_000);
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail provider engine "));
        stack = new Stack({
            engine: await findOrInstallEngine(new TerminalProgress()),
            endpoint: endpointOf(aws),
            folder,
            name: "dev",
            project: path.join(__dirname, "provider", "program"),
            region: "us-east-1",
        });
        await installProvider(stack.home);
    });

    afterEach(() => {
        delete process.env.EXAMPLE;
    });

    after(() => fs.rm(folder, { recursive: true, force: true }));

    const succeeding = async (running: Promise<Finished>): Promise<Record<string, number>> => {
        const { code, stdout, stderr } = await running;
        assert.equal(code, 0, stdout + stderr);
        return changesIn(stdout);
    };
    const failing = async (running: Promise<Finished>): Promise<string> => {
        const { code, stdout, stderr } = await running;
        assert.notEqual(code, 0);
        return stdout + stderr;
    };

    it("creates resources in two accounts", async () => {
        assert.deepEqual(await succeeding(stack.up()), { created: 7 });
        const outputs = await stack.outputs();
        keyId = outputs.keyId;
        assert.equal(outputs.topic, `arn:aws:sns:us-east-1:${managementAccount}:example`);
        const { Buckets = [] } = await aws.archiveClient(S3).listBuckets({});
        assert.deepEqual(
            Buckets.map(({ Name }) => Name),
            ["example-bucket"],
            `the bucket is not in account ${archiveAccount}`,
        );
    });

    it("keeps secrets out of the state", async () => {
        const { stdout } = await stack.pulumi(["stack", "export"]);
        assert.ok(stdout.includes("example-bucket"));
        assert.ok(!stdout.includes("not for everyone"));
    });

    it("has nothing to change the second time", async () => {
        assert.deepEqual(await succeeding(stack.up(["--expect-no-changes"])), { unchanged: 7 });
    });

    it("replaces what AWS cannot change, deleting first what keeps its name", async () => {
        process.env.EXAMPLE = JSON.stringify({ group: { logGroupClass: "INFREQUENT_ACCESS" } });
        assert.deepEqual(await succeeding(stack.up()), { replaced: 1, unchanged: 6 });
        const { logGroups: [group] = [] } = await aws.client(CloudWatchLogs).describeLogGroups({});
        assert.equal(group?.logGroupClass, "INFREQUENT_ACCESS");
    });

    it("mends what was changed and deleted behind its back", async () => {
        process.env.EXAMPLE = JSON.stringify({ group: { logGroupClass: "INFREQUENT_ACCESS" } });
        await aws.client(CloudWatchLogs).putRetentionPolicy({ logGroupName: "example", retentionInDays: 1 });
        await aws.client(SNS).deleteTopic({ TopicArn: `arn:aws:sns:us-east-1:${managementAccount}:example` });
        assert.deepEqual(await succeeding(stack.up(["--refresh"])), { created: 1, updated: 1, unchanged: 5 });
        const { logGroups: [group] = [] } = await aws.client(CloudWatchLogs).describeLogGroups({});
        assert.equal(group?.retentionInDays, 30);
        assert.equal((await stack.outputs()).keyId, keyId);
    });

    it("refuses an argument that it does not know before anything is created", async () => {
        process.env.EXAMPLE = JSON.stringify({ extra: { bucket: "refused", acl: "private" } });
        assert.match(await failing(stack.up()), /does not know the argument "acl" of aws:s3\/bucket:Bucket/);
        const { Buckets = [] } = await aws.archiveClient(S3).listBuckets({});
        assert.equal(Buckets.length, 1);
    });

    it("records a resource that failed half-way", async () => {
        process.env.EXAMPLE = JSON.stringify({ extra: { bucket: "half-made", tags: { "aws:reserved": "x" } } });
        assert.match(
            await failing(stack.up()),
            /creating aws:s3\/bucket:Bucket "extra": PutBucketTagging: InvalidTag: System tags cannot be added/,
        );
        const { resources = [] } = (await stack.exportState()).deployment;
        assert.deepEqual(
            resources.filter(({ urn }) => urn.endsWith("::extra")).map(({ id }) => id),
            ["half-made"],
        );
    });

    it("finishes the half-made resource with the next update", async () => {
        process.env.EXAMPLE = JSON.stringify({ extra: { bucket: "half-made", tags: { stage: "dev" } } });
        const { updated } = await succeeding(stack.up(["--target", "**::extra"]));
        assert.equal(updated, 1);
        const { TagSet } = await aws.archiveClient(S3).getBucketTagging({ Bucket: "half-made" });
        assert.deepEqual(TagSet, [{ Key: "stage", Value: "dev" }]);
    });

    it("deletes all that it created", async () => {
        await succeeding(stack.destroy());
        const { Buckets = [] } = await aws.archiveClient(S3).listBuckets({});
        const { logGroups = [] } = await aws.client(CloudWatchLogs).describeLogGroups({});
        const { Topics = [] } = await aws.client(SNS).listTopics({});
        assert.deepEqual([Buckets, logGroups, Topics], [[], [], []]);
    });

    it("imports a bucket that exists", async () => {
        await aws.archiveClient(S3).createBucket({ Bucket: "already-there" });
        process.env.EXAMPLE = JSON.stringify({ extra: { import: "already-there", bucket: "already-there" } });
        assert.deepEqual(await succeeding(stack.up()), { created: 7 });
        const { resources = [] } = (await stack.exportState()).deployment;
        assert.ok(resources.some(({ id }) => id === "already-there"));
    });
});

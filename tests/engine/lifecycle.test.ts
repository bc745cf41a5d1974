import assert from "node:assert/strict";
import { DescribeTrailsCommand, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { ListAliasesCommand } from "@aws-sdk/client-kms";
import {
    DeleteObjectCommand,
    ListBucketsCommand,
    ListObjectVersionsCommand,
    PutBucketVersioningCommand,
    type S3Client,
} from "@aws-sdk/client-s3";
import { ListTopicsCommand } from "@aws-sdk/client-sns";
import { readBack } from "../../local/readback/read-back";
import { changesIn, embeddedAws, type EmbeddedAws } from "../helpers/embedded-aws";

async function empty(s3: S3Client, Bucket: string): Promise<void> {
    const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
    for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) {
        await s3.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    }
}

/** Each test goes on from where the one before it left the stack. */
describe("the program on the real engine", function () {
    this.timeout(180_000);
    let aws: EmbeddedAws;

    before(async () => {
        aws = await embeddedAws();
    });
    after(() => aws.remove());

    async function readBackNow() {
        const { archiveKeyArn, trailKeyArn } = (await aws.stack.outputs()) as Record<string, string>;
        assert(archiveKeyArn && trailKeyArn);
        return readBack(aws.emulator.endpoint, await aws.settings(), { archiveKeyArn, trailKeyArn });
    }

    it("deploys under the policy pack", async () => {
        const { code, stdout, stderr } = await aws.stack.up();
        assert.equal(code, 0, stdout + stderr);
        assert.deepEqual(changesIn(stdout), { created: 69 });
    });

    it("has deployed, as AWS itself answers, everything that the settings promise", async () => {
        const checks = await readBackNow();
        assert.deepEqual(
            checks.filter(({ ok }) => !ok),
            [],
        );
        assert.equal(checks.length, 41);
    });

    it("made the trail after everything that CloudTrail tests", async () => {
        const { deployment } = await aws.stack.exportState();
        const trail = deployment.resources?.find(({ type }) => type === "aws:cloudtrail/trail:Trail");
        const dependencies = (trail?.dependencies ?? []).map((urn) => urn.split("::").at(-1));
        assert.deepEqual(
            ["log-archive-archive-policy", "log-archive-archive-encryption", "delivery-topic", "log-archive-key-key"]
                .concat("organization-trail-log-delivery-policy", "organization-trail-log-group")
                .filter((name) => !dependencies.includes(name)),
            [],
        );
    });

    it("changes nothing when it is deployed again", async () => {
        const { stdout } = await aws.stack.up(["--expect-no-changes"]);
        assert.deepEqual(changesIn(stdout), { unchanged: 69 });
    });

    it("finds nothing changed when AWS is asked again", async () => {
        const { stdout } = await aws.stack.refresh(["--expect-no-changes"]);
        assert.deepEqual(changesIn(stdout), { unchanged: 69 });
    });

    it("updates what a changed setting concerns, and nothing else", async () => {
        await aws.configure({ retention: { expireAfterDays: 400, logGroupDays: 400 } });
        const { stdout } = await aws.stack.up();
        // The log group, and the component that has the number among its arguments.
        assert.deepEqual(changesIn(stdout), { updated: 2, unchanged: 67 });
        assert.deepEqual(
            (await readBackNow()).filter(({ ok }) => !ok),
            [],
        );
    });

    it("adds a subscriber and keeps its URL out of the state", async () => {
        await aws.configure({
            alarmSubscriptions: [
                { protocol: "email", endpoint: "security@example.com" },
                { protocol: "https", endpoint: "https://example.com/integration/0123456789abcdef" },
            ],
        });
        const { stdout } = await aws.stack.up();
        assert.deepEqual(changesIn(stdout), { created: 1, updated: 1, unchanged: 68 });
        const { stdout: state } = await aws.stack.pulumi(["stack", "export"]);
        assert.equal(state.includes("0123456789abcdef"), false);
    });

    it("finds what was changed behind its back, and mends it", async () => {
        const { trailAccount, logArchiveAccount } = await aws.clients();
        const { names, trailArn } = await aws.settings();
        await trailAccount.cloudTrail.send(new StopLoggingCommand({ Name: trailArn }));
        await logArchiveAccount.s3.send(
            new PutBucketVersioningCommand({
                Bucket: names.archiveBucket,
                VersioningConfiguration: { Status: "Suspended" },
            }),
        );
        assert.deepEqual(
            (await readBackNow()).filter(({ ok }) => !ok).map(({ claim, found }) => [claim, found]),
            [
                ["is logging", "false"],
                ["keeps versions", "Suspended"],
            ],
        );
        const { stdout } = await aws.stack.up(["--refresh"]);
        assert.deepEqual(changesIn(stdout), { updated: 2, unchanged: 68 });
        assert.deepEqual(
            (await readBackNow()).filter(({ ok }) => !ok),
            [],
        );
    });

    it("refuses a wrong setting before anything is changed", async () => {
        await aws.configure({ retention: { logGroupDays: 366 } });
        const { code, stdout, stderr } = await aws.stack.up();
        await aws.configure({ retention: { expireAfterDays: 400, logGroupDays: 400 } });
        assert.notEqual(code, 0);
        assert.match(
            stdout + stderr,
            / {2}orgtrail:retention\.logGroupDays\n.*given: {3}366\n.*allowed: one of 365, .*\n.*fix: {5}pulumi config set --path orgtrail:retention\.logGroupDays 365\n/,
        );
    });

    it("keeps what is protected from a destroy", async () => {
        await aws.configure({ protect: true });
        assert.equal((await aws.stack.up()).code, 0);
        const { deployment } = await aws.stack.exportState();
        assert.deepEqual(
            deployment.resources
                ?.filter(({ protect }) => protect)
                .map(({ urn }) => urn.split("::").at(-1))
                .sort(),
            [
                "log-archive-access-logs-bucket",
                "log-archive-archive-bucket",
                "log-archive-key-key",
                "organization-trail-log-group",
                "organization-trail-trail",
                "trail-key-key",
            ],
        );
        const { code, stdout, stderr } = await aws.stack.destroy();
        assert.notEqual(code, 0);
        assert.match(stdout + stderr, /cannot be deleted/);
        const { logArchiveAccount } = await aws.clients();
        const { Buckets } = await logArchiveAccount.s3.send(new ListBucketsCommand({}));
        assert.equal(Buckets?.length, 2);
    });

    it("keeps a bucket that holds logs from a destroy", async () => {
        await aws.configure({ protect: false });
        assert.equal((await aws.stack.up()).code, 0);
        const { code, stdout, stderr } = await aws.stack.destroy();
        assert.notEqual(code, 0);
        assert.match(stdout + stderr, /DeleteBucket: BucketNotEmpty/);
    });

    it("leaves nothing in either account when it is destroyed once the logs are gone", async () => {
        const { names } = await aws.settings();
        await empty((await aws.clients()).logArchiveAccount.s3, names.accessLogBucket);
        const { code, stdout, stderr } = await aws.stack.destroy();
        assert.equal(code, 0, stdout + stderr);
        const { trailAccount, logArchiveAccount } = await aws.clients();
        const left = {
            trails: (await trailAccount.cloudTrail.send(new DescribeTrailsCommand({}))).trailList,
            alarms: (await trailAccount.cloudWatch.send(new DescribeAlarmsCommand({}))).MetricAlarms,
            logGroups: (await trailAccount.logs.send(new DescribeLogGroupsCommand({}))).logGroups,
            topics: (await trailAccount.sns.send(new ListTopicsCommand({}))).Topics,
            buckets: (await logArchiveAccount.s3.send(new ListBucketsCommand({}))).Buckets,
            aliases: (await logArchiveAccount.kms.send(new ListAliasesCommand({}))).Aliases?.filter(
                ({ AliasName }) => !AliasName?.startsWith("alias/aws/"),
            ),
        };
        assert.deepEqual(Object.fromEntries(Object.entries(left).map(([what, found]) => [what, found ?? []])), {
            trails: [],
            alarms: [],
            logGroups: [],
            topics: [],
            buckets: [],
            aliases: [],
        });
    });
});

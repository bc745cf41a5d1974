import assert from "node:assert/strict";
import { ListWorkGroupsCommand } from "@aws-sdk/client-athena";
import { DescribeTrailsCommand, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { DescribeAlarmsCommand, ListDashboardsCommand } from "@aws-sdk/client-cloudwatch";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetDatabasesCommand } from "@aws-sdk/client-glue";
import { ListRolesCommand } from "@aws-sdk/client-iam";
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
    this.timeout(300_000);
    let aws: EmbeddedAws;
    /** How many resources the stack has. */
    let total: number;

    before(async () => {
        aws = await embeddedAws();
    });
    after(() => aws.remove());

    async function readBackNow() {
        const { archiveKeyArn, trailKeyArn } = (await aws.stack.outputs()) as Record<string, string>;
        assert(archiveKeyArn && trailKeyArn);
        return readBack(aws.emulator.endpoint, await aws.settings(), { archiveKeyArn, trailKeyArn });
    }

    const wrongFacts = async () => (await readBackNow()).filter(({ ok }) => !ok);

    it("deploys under the policy pack", async () => {
        const { code, stdout, stderr } = await aws.stack.up();
        assert.equal(code, 0, stdout + stderr);
        const { created = 0, ...others } = changesIn(stdout);
        assert.deepEqual(others, {});
        total = created;
    });

    it("has deployed, as AWS itself answers, everything that the settings promise", async () => {
        const checks = await readBackNow();
        assert.deepEqual(
            checks.filter(({ ok }) => !ok),
            [],
        );
        assert.deepEqual(
            [...new Set(checks.map(({ subject }) => subject.replace(/^\d+ /, "")))],
            [
                "trail orgtrail-organization-trail",
                "archive bucket orgtrail-archive-o-exampleorgid",
                "access-log bucket orgtrail-access-logs-o-exampleorgid",
                "archive key",
                "workgroup orgtrail-queries",
                "database orgtrail_logs",
                "bucket for query results orgtrail-queries-o-exampleorgid",
                "log group /aws/cloudtrail/orgtrail-organization-trail",
                "log delivery role orgtrail-organization-log-delivery",
                "alarms",
                "dashboard orgtrail-detections",
                "function orgtrail-verification",
                "schedule",
                "alarms on the verification",
                "topic for urgent alarms orgtrail-urgent-alarms",
                "topic for review alarms orgtrail-review-alarms",
                "delivery topic orgtrail-delivered-log-files",
                "key of the trail's account",
            ],
        );
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
        assert.deepEqual(changesIn(stdout), { unchanged: total });
    });

    it("finds nothing changed when AWS is asked again", async () => {
        const { stdout } = await aws.stack.refresh(["--expect-no-changes", "--skip-preview"]);
        assert.deepEqual(changesIn(stdout), { unchanged: total });
    });

    it("updates what a changed setting concerns, and nothing else", async () => {
        await aws.configure({ trails: [{ name: "organization", logGroup: { retentionDays: 400 } }] });
        const { stdout } = await aws.stack.up(["--skip-preview"]);
        // The log group, and the component that has the number among its arguments.
        assert.deepEqual(changesIn(stdout), { updated: 2, unchanged: total - 2 });
        assert.deepEqual(await wrongFacts(), []);
    });

    it("changes and adds whatever the settings can say, and replaces nothing but saved queries of other tables", async () => {
        await aws.configure({
            trails: [
                {
                    name: "organization",
                    dataEvents: [{ resourceType: "AWS::Lambda::Function", readWriteType: "write-only" }],
                    insights: ["ApiCallRateInsight", "ApiErrorRateInsight"],
                    logGroup: { retentionDays: 400 },
                    tags: { Purpose: "audit" },
                },
                {
                    name: "data",
                    prefix: "data-events",
                    organization: false,
                    managementEvents: "none",
                    dataEvents: [
                        {
                            resourceType: "AWS::S3::Object",
                            fieldSelectors: [{ field: "resources.ARN", startsWith: ["arn:aws:s3:::payments/"] }],
                        },
                    ],
                    networkActivityEvents: [
                        {
                            eventSource: "kms.amazonaws.com",
                            fieldSelectors: [{ field: "errorCode", equals: ["VpceAccessDenied"] }],
                        },
                    ],
                    logGroup: { deliver: true },
                    delivery: "own",
                    deliverySubscriptions: [
                        {
                            protocol: "sqs",
                            endpoint: "arn:aws:sqs:us-east-1:777788889999:log-files",
                            rawMessageDelivery: true,
                        },
                    ],
                },
            ],
            retention: {
                expireAfterDays: 500,
                transitions: [
                    { storageClass: "STANDARD_IA", afterDays: 30 },
                    { storageClass: "GLACIER", afterDays: 120 },
                ],
                minimumObjectSizeKiB: 1024,
                objectLock: { mode: "GOVERNANCE", days: 90 },
            },
            athena: { scanLimitGiB: 10, resultRetentionDays: 7 },
            reviewSubscriptions: [
                {
                    protocol: "email",
                    endpoint: "security@example.com",
                    filterPolicy: { NewStateValue: ["ALARM"] },
                },
            ],
            urgentSubscriptions: [
                { protocol: "email", endpoint: "security@example.com" },
                { protocol: "https", endpoint: "https://example.com/integration/0123456789abcdef" },
            ],
            operatorPrincipalArns: ["arn:aws:iam::777788889999:role/SecurityOperators"],
            auditorPrincipalArns: ["arn:aws:iam::777788889999:root"],
            protect: true,
        });
        const { code, stdout, stderr } = await aws.stack.up(["--skip-preview"]);
        assert.equal(code, 0, stdout + stderr);
        const { created = 0, updated = 0, unchanged = 0, ...others } = changesIn(stdout);
        // The provider changes nothing of a saved query in place: of a bucket's objects, of VPC endpoints and of Insights.
        assert.deepEqual(others, { replaced: 3 });
        assert.equal(updated + unchanged, total - 3);
        total += created;
        assert.deepEqual(await wrongFacts(), []);
    });

    it("changes nothing when all of that is deployed again", async () => {
        const { stdout } = await aws.stack.up(["--refresh", "--expect-no-changes", "--skip-preview"]);
        assert.deepEqual(changesIn(stdout), { unchanged: total });
    });

    it("keeps the URL of a subscriber out of the state", async () => {
        const { stdout: state } = await aws.stack.pulumi(["stack", "export"]);
        assert.equal(state.includes("0123456789abcdef"), false);
    });

    it("finds what was changed behind its back, and mends it", async () => {
        const { trailAccount, logArchiveAccount } = await aws.clients();
        const { names, watchedTrail } = await aws.settings();
        await trailAccount.cloudTrail.send(new StopLoggingCommand({ Name: watchedTrail?.trailArn }));
        // Object Lock keeps that of the archive from being suspended.
        await logArchiveAccount.s3.send(
            new PutBucketVersioningCommand({
                Bucket: names.accessLogBucket,
                VersioningConfiguration: { Status: "Suspended" },
            }),
        );
        assert.deepEqual(
            (await wrongFacts()).map(({ claim, found }) => [claim, found]),
            [
                ["is logging", "false"],
                ["keeps versions", "Suspended"],
            ],
        );
        const { stdout } = await aws.stack.up(["--refresh", "--skip-preview"]);
        assert.deepEqual(changesIn(stdout), { updated: 2, unchanged: total - 2 });
        assert.deepEqual(await wrongFacts(), []);
    });

    it("refuses a wrong setting before anything is changed", async () => {
        const { retention } = await aws.settings();
        await aws.configure({ retention: { ...retention, accessLogDays: 0 } });
        const { code, stdout, stderr } = await aws.stack.up();
        await aws.configure({ retention });
        assert.notEqual(code, 0);
        assert.match(
            stdout + stderr,
            / {2}orgtrail:retention\.accessLogDays\n.*given: {3}0\n.*allowed: .*\n.*fix: {5}pulumi config set --path orgtrail:retention\.accessLogDays 365\n/,
        );
    });

    it("keeps what is protected from a destroy", async () => {
        const { deployment } = await aws.stack.exportState();
        assert.deepEqual(
            deployment.resources
                ?.filter(({ protect }) => protect)
                .map(({ urn }) => urn.split("::").at(-1))
                .sort(),
            [
                "data-trail-log-group",
                "data-trail-trail",
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
        assert.equal(Buckets?.length, 3);
    });

    it("keeps a bucket that holds logs from a destroy", async () => {
        await aws.configure({ protect: false });
        assert.equal((await aws.stack.up(["--skip-preview"])).code, 0);
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
            workgroups: (await logArchiveAccount.athena.send(new ListWorkGroupsCommand({}))).WorkGroups?.filter(
                ({ Name }) => Name !== "primary",
            ),
            databases: (await logArchiveAccount.glue.send(new GetDatabasesCommand({}))).DatabaseList,
            buckets: (await logArchiveAccount.s3.send(new ListBucketsCommand({}))).Buckets,
            roles: (await trailAccount.iam.send(new ListRolesCommand({}))).Roles,
            dashboards: (await trailAccount.cloudWatch.send(new ListDashboardsCommand({}))).DashboardEntries,
            aliases: (await logArchiveAccount.kms.send(new ListAliasesCommand({}))).Aliases?.filter(
                ({ AliasName }) => !AliasName?.startsWith("alias/aws/"),
            ),
        };
        assert.deepEqual(Object.fromEntries(Object.entries(left).map(([what, found]) => [what, found ?? []])), {
            trails: [],
            alarms: [],
            logGroups: [],
            topics: [],
            workgroups: [],
            databases: [],
            buckets: [],
            roles: [],
            dashboards: [],
            aliases: [],
        });
    });
});

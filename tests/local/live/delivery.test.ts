import * as assert from "node:assert/strict";
import { CloudTrail } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { IAM } from "@aws-sdk/client-iam";
import { KMS } from "@aws-sdk/client-kms";
import { S3 } from "@aws-sdk/client-s3";
import { SNS } from "@aws-sdk/client-sns";
import { SQS } from "@aws-sdk/client-sqs";
import { parseLogFileKey } from "../../../log-files/log-file-key";
import { archiveAccount, managementAccount, region } from "../emulator/harness";
import { event, useLiveEmulator } from "./delivery-harness";

const organizationId = "o-exampleorgid";

describe("a live trail", () => {
    const aws = useLiveEmulator();

    it("delivers a file for every account and Region, below the organization's id", async () => {
        const { bucket } = await aws.newTrail({ IsOrganizationTrail: true, IsMultiRegionTrail: true });
        const own = event();
        const members = event({ recipientAccountId: archiveAccount });
        const elsewhere = event({ awsRegion: "eu-west-1" });
        await aws.replay(own, members, elsewhere);
        await aws.deliver();
        const places = new Map<string, string[]>();
        for (const { key, json } of await aws.stored(bucket)) {
            const { organizationId, accountId, region, kind } = parseLogFileKey(key) ?? assert.fail(key);
            const ids = json.Records.map(({ eventID }) => String(eventID)).filter((id) => id.startsWith("test-"));
            places.set([organizationId, accountId, kind, region].join(" "), ids);
        }
        const expected: [string, string[]][] = [
            [`${organizationId} ${managementAccount} CloudTrail eu-west-1`, [elsewhere.eventID]],
            [`${organizationId} ${managementAccount} CloudTrail us-east-1`, [own.eventID]],
            [`${organizationId} ${archiveAccount} CloudTrail us-east-1`, [members.eventID]],
        ];
        assert.deepEqual([...places], expected);
    });

    it("delivers records as they are, in the order of their calls", async () => {
        const { bucket } = await aws.newTrail();
        const records = [event({ requestParameters: { text: 'ø "\u2028' } }), event(), event()];
        await aws.replay(...records);
        await aws.deliver();
        const [file] = await aws.stored(bucket);
        assert.deepEqual(
            file?.json.Records.filter(({ userAgent }) => userAgent === "aws-cli/2.0"),
            records,
        );
        assert.deepEqual([file?.object.ContentType, file?.object.ContentEncoding], ["application/json", "gzip"]);
    });

    it("of one account delivers only that account's records, below no organization", async () => {
        const { bucket } = await aws.newTrail();
        const own = event();
        await aws.replay(own, event({ recipientAccountId: archiveAccount }));
        await aws.deliver();
        assert.deepEqual(await aws.delivered(bucket), [own.eventID]);
        const [file] = await aws.stored(bucket);
        assert.equal(file?.key.startsWith(`AWSLogs/${managementAccount}/CloudTrail/`), true);
    });

    it("delivers below its prefix", async () => {
        const { bucket } = await aws.newTrail({ S3KeyPrefix: "org/AWSLogs" });
        await aws.replay(event());
        await aws.deliver();
        const [file] = await aws.stored(bucket);
        assert.equal(parseLogFileKey(file?.key ?? "")?.prefix, "org/AWSLogs");
    });

    it("of one Region delivers that Region's records", async () => {
        const { bucket } = await aws.newTrail();
        const here = event();
        await aws.replay(here, event({ awsRegion: "eu-west-1" }));
        await aws.deliver();
        assert.deepEqual(await aws.delivered(bucket), [here.eventID]);
    });

    it("leaves out global services when told to", async () => {
        const { bucket } = await aws.newTrail({ IncludeGlobalServiceEvents: false });
        const regional = event();
        await aws.replay(event({ eventSource: "iam.amazonaws.com", eventName: "CreateUser" }), regional);
        await aws.deliver();
        assert.deepEqual(await aws.delivered(bucket), [regional.eventID]);
    });

    it("delivers what its selectors take", async () => {
        const { name, bucket } = await aws.newTrail();
        const FieldSelectors = [
            { Field: "eventCategory", Equals: ["Management"] },
            { Field: "readOnly", Equals: ["false"] },
        ];
        await aws
            .client(CloudTrail)
            .putEventSelectors({ TrailName: name, AdvancedEventSelectors: [{ FieldSelectors }] });
        const write = event();
        await aws.replay(event({ readOnly: true }), write);
        await aws.deliver();
        assert.deepEqual(await aws.delivered(bucket), [write.eventID]);
    });

    it("delivers Insights events to a folder of their own", async () => {
        const { name, bucket } = await aws.newTrail();
        await aws
            .client(CloudTrail)
            .putInsightSelectors({ TrailName: name, InsightSelectors: [{ InsightType: "ApiCallRateInsight" }] });
        const insight = event({ eventCategory: "Insight", insightDetails: { insightType: "ApiCallRateInsight" } });
        await aws.replay(insight);
        await aws.deliver();
        const [file] = await aws.stored(bucket, "CloudTrail-Insight");
        assert.equal(parseLogFileKey(file?.key ?? "")?.kind, "CloudTrail-Insight");
        assert.deepEqual(
            file?.json.Records.map(({ eventID }) => eventID),
            [insight.eventID],
        );
    });

    it("delivers no file when nothing happened", async () => {
        const { bucket } = await aws.newTrail();
        await aws.deliver();
        const before = await aws.stored(bucket);
        await aws.deliver();
        // Looking at the bucket makes data events, which this trail does not take.
        const since = (await aws.stored(bucket)).slice(before.length);
        assert.deepEqual(since, []);
    });

    it("delivers beside a second trail, each to its own bucket", async () => {
        const [first, second] = [await aws.newTrail(), await aws.newTrail({ S3KeyPrefix: "second" })];
        const record = event();
        await aws.replay(record);
        await aws.deliver();
        assert.deepEqual(await aws.delivered(first.bucket), [record.eventID]);
        assert.deepEqual(await aws.delivered(second.bucket), [record.eventID]);
    });

    it("encrypts with its key, found by alias, and without one with keys of S3", async () => {
        const kms = aws.client(KMS);
        const { KeyMetadata } = await kms.createKey({});
        await kms.createAlias({ AliasName: "alias/trail", TargetKeyId: KeyMetadata?.KeyId });
        const withKey = await aws.newTrail({ KmsKeyId: "alias/trail", EnableLogFileValidation: true });
        const without = await aws.newTrail();
        await aws.replay(event());
        await aws.deliver({ digests: true });
        const encryption = async (bucket: string): Promise<string[]> => {
            const objects = (await aws.stored(bucket)).map(({ object }) => object);
            return objects.map(({ ServerSideEncryption, SSEKMSKeyId }) => `${ServerSideEncryption} ${SSEKMSKeyId}`);
        };
        assert.deepEqual(new Set(await encryption(withKey.bucket)), new Set([`aws:kms ${KeyMetadata?.Arn}`]));
        assert.deepEqual(new Set(await encryption(without.bucket)), new Set(["AES256 undefined"]));
    });

    it("protects its files by the bucket's default retention", async () => {
        const s3 = aws.client(S3);
        await s3.createBucket({ Bucket: "locked", ObjectLockEnabledForBucket: true });
        await s3.putObjectLockConfiguration({
            Bucket: "locked",
            ObjectLockConfiguration: {
                ObjectLockEnabled: "Enabled",
                Rule: { DefaultRetention: { Mode: "COMPLIANCE", Days: 1 } },
            },
        });
        await aws.newTrail({ S3BucketName: "locked" });
        await aws.replay(event());
        await aws.deliver();
        const [file] = await aws.stored("locked");
        assert.equal(file?.object.ObjectLockMode, "COMPLIANCE");
        assert.ok(file?.object.VersionId);
    });

    it("sends one message for every account and Region with new files to its topic", async () => {
        const { TopicArn } = await aws.client(SNS).createTopic({ Name: "deliveries" });
        const sqs = aws.client(SQS);
        const { QueueUrl } = await sqs.createQueue({ QueueName: "deliveries" });
        await aws.client(SNS).subscribe({
            TopicArn,
            Protocol: "sqs",
            Endpoint: `arn:aws:sqs:${region}:${managementAccount}:deliveries`,
            Attributes: { RawMessageDelivery: "true" },
        });
        const { bucket } = await aws.newTrail({ SnsTopicName: TopicArn });
        await aws.replay(event());
        await aws.deliver();
        const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 });
        const keys = (await aws.stored(bucket)).map(({ key }) => key);
        assert.deepEqual(
            Messages.map(({ Body = "" }) => JSON.parse(Body) as unknown),
            [{ s3Bucket: bucket, s3ObjectKey: keys }],
        );
    });

    describe("with a log group", () => {
        const logGroupArn = `arn:aws:logs:${region}:${managementAccount}:log-group:/trail/events:*`;
        const logGroup = { CloudWatchLogsLogGroupArn: logGroupArn };

        before(async () => {
            await aws.client(CloudWatchLogs).createLogGroup({ logGroupName: "/trail/events" });
            await aws.client(IAM).createRole({ RoleName: "trail-logs", AssumeRolePolicyDocument: "{}" });
        });

        const role = (name: string) => ({ CloudWatchLogsRoleArn: `arn:aws:iam::${managementAccount}:role/${name}` });

        async function logged(logStreamName: string): Promise<string[]> {
            const logs = aws.client(CloudWatchLogs);
            const names = { logGroupName: "/trail/events", logStreamNames: [logStreamName] };
            const { events = [] } = await logs.filterLogEvents(names);
            return events.map(({ message = "" }) => message);
        }

        it("puts every record there, in a stream of the organization", async () => {
            await aws.newTrail({ IsOrganizationTrail: true, ...logGroup, ...role("trail-logs") });
            const record = event({ recipientAccountId: archiveAccount });
            await aws.replay(record);
            await aws.deliver();
            const messages = await logged(`${organizationId}_CloudTrail_${region}`);
            assert.ok(messages.includes(JSON.stringify(record)));
        });

        it("puts the records of an account's own trail in a stream of the account", async () => {
            await aws.newTrail({ ...logGroup, ...role("trail-logs") });
            const record = event();
            await aws.replay(record);
            await aws.deliver();
            const messages = await logged(`${managementAccount}_CloudTrail_${region}`);
            assert.ok(messages.includes(JSON.stringify(record)));
        });

        it("puts a record there with the time of its delivery, however old it is", async () => {
            const { name } = await aws.newTrail({ ...logGroup, ...role("trail-logs") });
            const record = event({ eventTime: "2024-01-31T12:00:00Z" });
            const start = Date.now();
            await aws.replay(record);
            await aws.deliver();
            await aws.client(CloudTrail).stopLogging({ Name: name });
            const { events = [] } = await aws.client(CloudWatchLogs).filterLogEvents({ logGroupName: "/trail/events" });
            const { timestamp = 0 } = events.find(({ message }) => message === JSON.stringify(record)) ?? {};
            assert.ok(timestamp >= start && timestamp <= Date.now());
        });

        it("puts no record of more than 256 KB there", async () => {
            await aws.newTrail({ ...logGroup, ...role("trail-logs") });
            const large = event({ requestParameters: { text: "x".repeat(256 * 1024) } });
            const small = event();
            await aws.replay(large, small);
            await aws.deliver();
            const messages = (await logged(`${managementAccount}_CloudTrail_${region}`)).join("\n");
            assert.deepEqual([messages.includes(large.eventID), messages.includes(small.eventID)], [false, true]);
        });

        it("tells when its role or log group is not there, and delivers to the bucket all the same", async () => {
            const noRole = await aws.newTrail({ ...logGroup, ...role("missing") });
            const noGroup = await aws.newTrail({
                CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${managementAccount}:log-group:missing:*`,
                ...role("trail-logs"),
            });
            const record = event();
            await aws.replay(record);
            await aws.deliver();
            const cloudtrail = aws.client(CloudTrail);
            const error = async (Name: string) =>
                (await cloudtrail.getTrailStatus({ Name })).LatestCloudWatchLogsDeliveryError;
            assert.deepEqual(
                [await error(noRole.name), await error(noGroup.name)],
                ["AccessDenied", "ResourceNotFoundException"],
            );
            assert.deepEqual(await aws.delivered(noRole.bucket), [record.eventID]);
        });
    });
});

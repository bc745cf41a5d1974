import * as assert from "node:assert/strict";
import {
    CloudTrail,
    type CreateTrailCommandInput,
    type AdvancedEventSelector,
    type EventSelector,
} from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { S3 } from "@aws-sdk/client-s3";
import { SNS } from "@aws-sdk/client-sns";
import { archiveAccount, errorCode, managementAccount, region, useEmulator } from "./emulator/harness";

const trailArn = (name: string): string => `arn:aws:cloudtrail:${region}:${managementAccount}:trail/${name}`;

const basic: EventSelector[] = [
    { ReadWriteType: "WriteOnly", IncludeManagementEvents: true, DataResources: [], ExcludeManagementEventSources: [] },
];
const advanced: AdvancedEventSelector[] = [
    { Name: "Management events", FieldSelectors: [{ Field: "eventCategory", Equals: ["Management"] }] },
];

describe("the emulator's CloudTrail", () => {
    const aws = useEmulator();
    let cloudtrail: CloudTrail;
    let number = 0;

    before(async () => {
        cloudtrail = aws.client(CloudTrail);
        await aws.archiveClient(S3).createBucket({ Bucket: "archive" });
    });

    async function newTrail(settings: Partial<CreateTrailCommandInput> = {}): Promise<string> {
        const Name = `trail-${++number}`;
        await cloudtrail.createTrail({ Name, S3BucketName: "archive", ...settings });
        return Name;
    }

    it("has a trail deleted by ARN", async () => {
        const name = await newTrail();
        await cloudtrail.deleteTrail({ Name: trailArn(name) });
        assert.equal(await errorCode(cloudtrail.getTrail({ Name: name })), "TrailNotFoundException");
    });

    it("refuses to delete a trail that does not exist", async () => {
        assert.equal(await errorCode(cloudtrail.deleteTrail({ Name: trailArn("missing") })), "TrailNotFoundException");
    });

    it("keeps no tags of a deleted trail", async () => {
        const name = await newTrail({ TagsList: [{ Key: "old", Value: "yes" }] });
        await cloudtrail.deleteTrail({ Name: name });
        await cloudtrail.createTrail({ Name: name, S3BucketName: "archive" });
        const { ResourceTagList } = await cloudtrail.listTags({ ResourceIdList: [trailArn(name)] });
        assert.deepEqual(ResourceTagList, [{ ResourceId: trailArn(name), TagsList: [] }]);
    });

    it("describes only the trails asked for, by name or ARN", async () => {
        const [first, second] = [await newTrail(), await newTrail(), await newTrail()];
        const { trailList } = await cloudtrail.describeTrails({ trailNameList: [first, trailArn(second), "missing"] });
        assert.deepEqual(
            trailList?.map(({ Name }) => Name),
            [first, second],
        );
    });

    it("describes every trail when none is asked for by name", async () => {
        const name = await newTrail();
        const { trailList } = await cloudtrail.describeTrails({});
        assert.ok(trailList?.some(({ Name }) => Name === name));
    });

    it("takes the notification topic by ARN", async () => {
        const { TopicArn } = await aws.client(SNS).createTopic({ Name: "deliveries" });
        const name = await newTrail({ SnsTopicName: TopicArn });
        const { Trail } = await cloudtrail.getTrail({ Name: name });
        assert.equal(Trail?.SnsTopicARN, TopicArn);
    });

    it("takes a notification topic of another account", async () => {
        const { TopicArn } = await aws.archiveClient(SNS).createTopic({ Name: "archive-deliveries" });
        const name = await newTrail({ SnsTopicName: TopicArn });
        const { Trail } = await cloudtrail.getTrail({ Name: name });
        assert.equal(Trail?.SnsTopicARN, `arn:aws:sns:${region}:${archiveAccount}:archive-deliveries`);
    });

    it("refuses a notification topic that does not exist", async () => {
        const SnsTopicName = `arn:aws:sns:${region}:${managementAccount}:missing`;
        assert.equal(await errorCode(newTrail({ SnsTopicName })), "InsufficientSnsTopicPolicyException");
    });

    it("refuses to update a trail with a bucket or topic that does not exist, and leaves it as it was", async () => {
        const name = await newTrail();
        const before = await cloudtrail.getTrail({ Name: name });
        const bucket = cloudtrail.updateTrail({ Name: name, S3BucketName: "missing" });
        assert.equal(await errorCode(bucket), "S3BucketDoesNotExistException");
        const topic = cloudtrail.updateTrail({ Name: name, SnsTopicName: "missing" });
        assert.equal(await errorCode(topic), "InsufficientSnsTopicPolicyException");
        assert.deepEqual((await cloudtrail.getTrail({ Name: name })).Trail, before.Trail);
    });

    it("refuses a second trail of the same name", async () => {
        const name = await newTrail();
        const again = cloudtrail.createTrail({ Name: name, S3BucketName: "archive" });
        assert.equal(await errorCode(again), "TrailAlreadyExistsException");
    });

    it("leaves out the settings that an update cleared", async () => {
        await aws.client(SNS).createTopic({ Name: "cleared" });
        const name = await newTrail({ KmsKeyId: "key", S3KeyPrefix: "prefix", SnsTopicName: "cleared" });
        await cloudtrail.updateTrail({ Name: name, KmsKeyId: "", S3KeyPrefix: "", SnsTopicName: "" });
        const { Trail } = await cloudtrail.getTrail({ Name: name });
        assert.deepEqual(Trail, {
            Name: name,
            S3BucketName: "archive",
            IncludeGlobalServiceEvents: true,
            IsMultiRegionTrail: false,
            HomeRegion: region,
            TrailARN: trailArn(name),
            LogFileValidationEnabled: false,
            HasCustomEventSelectors: false,
            HasInsightSelectors: false,
            IsOrganizationTrail: false,
        });
    });

    it("starts and stops logging by ARN", async () => {
        const name = await newTrail();
        await cloudtrail.startLogging({ Name: trailArn(name) });
        assert.equal((await cloudtrail.getTrailStatus({ Name: trailArn(name) })).IsLogging, true);
        await cloudtrail.stopLogging({ Name: trailArn(name) });
        assert.equal((await cloudtrail.getTrailStatus({ Name: trailArn(name) })).IsLogging, false);
    });

    it("gives a new trail the selector of all management events, which is not custom", async () => {
        const name = await newTrail();
        const { EventSelectors } = await cloudtrail.getEventSelectors({ TrailName: name });
        const standard = {
            ReadWriteType: "All",
            IncludeManagementEvents: true,
            DataResources: [],
            ExcludeManagementEventSources: [],
        };
        assert.deepEqual(EventSelectors, [standard]);
        assert.equal((await cloudtrail.getTrail({ Name: name })).Trail?.HasCustomEventSelectors, false);
    });

    it("replaces advanced event selectors by basic ones and the other way round", async () => {
        const TrailName = await newTrail();
        await cloudtrail.putEventSelectors({ TrailName, AdvancedEventSelectors: advanced });
        await cloudtrail.putEventSelectors({ TrailName, EventSelectors: basic });
        const withBasic = await cloudtrail.getEventSelectors({ TrailName });
        assert.deepEqual([withBasic.EventSelectors, withBasic.AdvancedEventSelectors], [basic, []]);
        await cloudtrail.putEventSelectors({ TrailName, AdvancedEventSelectors: advanced });
        const withAdvanced = await cloudtrail.getEventSelectors({ TrailName });
        assert.deepEqual([withAdvanced.EventSelectors, withAdvanced.AdvancedEventSelectors], [[], advanced]);
    });

    it("says that a trail has custom event selectors", async () => {
        const TrailName = await newTrail();
        await cloudtrail.putEventSelectors({ TrailName, AdvancedEventSelectors: advanced });
        assert.equal((await cloudtrail.getTrail({ Name: TrailName })).Trail?.HasCustomEventSelectors, true);
    });

    it("replaces Insights selectors, and says that a trail has some", async () => {
        const TrailName = await newTrail();
        await cloudtrail.putInsightSelectors({ TrailName, InsightSelectors: [{ InsightType: "ApiCallRateInsight" }] });
        await cloudtrail.putInsightSelectors({ TrailName, InsightSelectors: [{ InsightType: "ApiErrorRateInsight" }] });
        const { InsightSelectors } = await cloudtrail.getInsightSelectors({ TrailName });
        assert.deepEqual(InsightSelectors, [{ InsightType: "ApiErrorRateInsight" }]);
        assert.equal((await cloudtrail.getTrail({ Name: TrailName })).Trail?.HasInsightSelectors, true);
    });

    it("has no Insights selectors on a new trail, and none again after an empty list", async () => {
        const TrailName = await newTrail();
        const selectors = (): Promise<unknown> => cloudtrail.getInsightSelectors({ TrailName });
        assert.equal(await errorCode(selectors()), "InsightNotEnabledException");
        await cloudtrail.putInsightSelectors({ TrailName, InsightSelectors: [{ InsightType: "ApiCallRateInsight" }] });
        await cloudtrail.putInsightSelectors({ TrailName, InsightSelectors: [] });
        assert.equal(await errorCode(selectors()), "InsightNotEnabledException");
    });

    it("tells when a trail with a log group last delivered to it", async () => {
        await aws.client(CloudWatchLogs).createLogGroup({ logGroupName: "trail" });
        const name = await newTrail({
            CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${managementAccount}:log-group:trail:*`,
            CloudWatchLogsRoleArn: `arn:aws:iam::${managementAccount}:role/trail`,
        });
        await cloudtrail.startLogging({ Name: name });
        const status = await cloudtrail.getTrailStatus({ Name: name });
        assert.ok(status.LatestCloudWatchLogsDeliveryTime instanceof Date);
    });

    it("tells no log group delivery of a trail without a log group", async () => {
        const name = await newTrail();
        await cloudtrail.startLogging({ Name: name });
        const status = await cloudtrail.getTrailStatus({ Name: name });
        assert.equal(status.LatestCloudWatchLogsDeliveryTime, undefined);
    });

    it("finds no events, because it records none", async () => {
        assert.deepEqual((await cloudtrail.lookupEvents({})).Events, []);
    });
});

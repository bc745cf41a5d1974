import * as assert from "node:assert/strict";
import { CloudTrail, type GetTrailStatusCommandOutput } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { IAM } from "@aws-sdk/client-iam";
import { S3 } from "@aws-sdk/client-s3";
import { SNS } from "@aws-sdk/client-sns";
import { managementAccount, region } from "../emulator/harness";
import { event, useLiveEmulator } from "./delivery-harness";

describe("the status of a live trail", () => {
    const aws = useLiveEmulator();

    const status = (Name: string, inRegion = region): Promise<GetTrailStatusCommandOutput> =>
        aws.client(CloudTrail, inRegion).getTrailStatus({ Name });

    /** The names of what a status has times or errors of. */
    const told = (given: GetTrailStatusCommandOutput): string[] =>
        Object.entries(given).flatMap(([name, value]) =>
            value instanceof Date || (name.endsWith("Error") && value) ? [name] : [],
        );

    it("tells of no delivery before the first", async () => {
        const { name } = await aws.newTrail();
        const first = await status(name);
        assert.deepEqual([first.IsLogging, told(first)], [true, ["StartLoggingTime"]]);
    });

    it("tells when it delivered to the bucket, and only then", async () => {
        const { name } = await aws.newTrail();
        const start = Date.now();
        await aws.replay(event());
        await aws.deliver();
        const first = await status(name);
        const { LatestDeliveryTime } = first;
        assert.deepEqual(told(first), ["LatestDeliveryTime", "StartLoggingTime"]);
        assert.ok(LatestDeliveryTime && +LatestDeliveryTime >= start - 1 && +LatestDeliveryTime <= Date.now());
    });

    it("tells when it delivered to log group and topic, and a digest", async () => {
        await aws.client(CloudWatchLogs).createLogGroup({ logGroupName: "trail" });
        await aws.client(IAM).createRole({ RoleName: "trail", AssumeRolePolicyDocument: "{}" });
        const { TopicArn } = await aws.client(SNS).createTopic({ Name: "trail" });
        const { name } = await aws.newTrail({
            CloudWatchLogsLogGroupArn: `arn:aws:logs:${region}:${managementAccount}:log-group:trail:*`,
            CloudWatchLogsRoleArn: `arn:aws:iam::${managementAccount}:role/trail`,
            SnsTopicName: TopicArn,
            EnableLogFileValidation: true,
        });
        await aws.replay(event());
        await aws.deliver({ digests: true });
        assert.deepEqual(told(await status(name)).sort(), [
            "LatestCloudWatchLogsDeliveryTime",
            "LatestDeliveryTime",
            "LatestDigestDeliveryTime",
            "LatestNotificationTime",
            "StartLoggingTime",
        ]);
        await aws.client(SNS).deleteTopic({ TopicArn });
        await aws.replay(event());
        await aws.deliver();
        assert.equal((await status(name)).LatestNotificationError, "NotFound");
    });

    it("tells when it was stopped", async () => {
        const { name } = await aws.newTrail();
        const start = Date.now();
        await aws.client(CloudTrail).stopLogging({ Name: name });
        const { IsLogging, StopLoggingTime } = await status(name);
        assert.ok(IsLogging === false && StopLoggingTime && +StopLoggingTime >= start - 1);
    });

    it("tells that the bucket of its files and digests is gone", async () => {
        const { name, bucket } = await aws.newTrail({ EnableLogFileValidation: true });
        await aws.client(S3).deleteBucket({ Bucket: bucket });
        await aws.replay(event());
        await aws.deliver({ digests: true });
        const { LatestDeliveryError, LatestDigestDeliveryError, LatestDeliveryTime } = await status(name);
        assert.deepEqual(
            [LatestDeliveryError, LatestDigestDeliveryError, LatestDeliveryTime],
            ["NoSuchBucket", "NoSuchBucket", undefined],
        );
    });

    it("is the same in every Region of a multi-Region trail", async () => {
        const { name, arn } = await aws.newTrail({ IsMultiRegionTrail: true });
        await aws.replay(event());
        await aws.deliver();
        const { $metadata: here, ...home } = await status(name);
        const { $metadata: there, ...shadow } = await status(arn, "eu-west-1");
        assert.deepEqual([here.httpStatusCode, there.httpStatusCode], [200, 200]);
        assert.deepEqual(shadow, home);
    });
});

import * as assert from "node:assert/strict";
import { CloudWatch, type PutMetricAlarmCommandInput, type StateValue } from "@aws-sdk/client-cloudwatch";
import { SNS } from "@aws-sdk/client-sns";
import { SQS } from "@aws-sdk/client-sqs";
import { managementAccount, region, useEmulator } from "./emulator/harness";

interface Notification {
    readonly TopicArn: string;
    readonly Subject: string;
    readonly Message: string;
}

describe("the emulator's CloudWatch", () => {
    const aws = useEmulator();
    let cloudwatch: CloudWatch;
    let sqs: SQS;
    let TopicArn: string;
    let QueueUrl: string;
    let number = 0;

    before(async () => {
        cloudwatch = aws.client(CloudWatch);
        sqs = aws.client(SQS);
        TopicArn = (await aws.client(SNS).createTopic({ Name: "alarms" })).TopicArn ?? "";
        QueueUrl = (await sqs.createQueue({ QueueName: "alarms" })).QueueUrl ?? "";
        await aws.client(SNS).subscribe({
            TopicArn,
            Protocol: "sqs",
            Endpoint: `arn:aws:sqs:${region}:${managementAccount}:alarms`,
        });
    });

    async function newAlarm(settings: Partial<PutMetricAlarmCommandInput> = {}): Promise<string> {
        const AlarmName = settings.AlarmName ?? `alarm-${++number}`;
        await cloudwatch.putMetricAlarm({
            AlarmName,
            AlarmDescription: "Root user signed in",
            Namespace: "Trail",
            MetricName: "RootUsage",
            Statistic: "Sum",
            Period: 300,
            EvaluationPeriods: 1,
            Threshold: 1,
            ComparisonOperator: "GreaterThanOrEqualToThreshold",
            TreatMissingData: "notBreaching",
            AlarmActions: [TopicArn],
            ...settings,
        });
        return AlarmName;
    }

    const setState = (AlarmName: string, StateValue: StateValue) =>
        cloudwatch.setAlarmState({ AlarmName, StateValue, StateReason: "tried by hand" });

    const describeAlarm = async (name: string) =>
        (await cloudwatch.describeAlarms({ AlarmNames: [name] })).MetricAlarms?.[0];

    async function notifications(): Promise<Notification[]> {
        const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 });
        for (const { ReceiptHandle } of Messages) {
            await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
        }
        return Messages.map(({ Body = "" }) => JSON.parse(Body) as Notification);
    }

    it("publishes to the topic of an alarm's action when the alarm's state is set", async () => {
        const name = await newAlarm();
        await setState(name, "ALARM");
        const [notification, ...others] = await notifications();
        assert.deepEqual(others, []);
        assert.equal(notification?.TopicArn, TopicArn);
        assert.equal(notification.Subject, `ALARM: "${name}" in US East (N. Virginia)`);
        const { StateChangeTime, AlarmConfigurationUpdatedTimestamp, ...message } = JSON.parse(
            notification.Message,
        ) as Record<string, unknown>;
        assert.match(String(StateChangeTime), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
        assert.match(String(AlarmConfigurationUpdatedTimestamp), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
        assert.deepEqual(message, {
            AlarmName: name,
            AlarmDescription: "Root user signed in",
            AWSAccountId: managementAccount,
            NewStateValue: "ALARM",
            NewStateReason: "tried by hand",
            Region: "US East (N. Virginia)",
            AlarmArn: `arn:aws:cloudwatch:${region}:${managementAccount}:alarm:${name}`,
            OldStateValue: "INSUFFICIENT_DATA",
            OKActions: [],
            AlarmActions: [TopicArn],
            InsufficientDataActions: [],
            Trigger: {
                MetricName: "RootUsage",
                Namespace: "Trail",
                StatisticType: "Statistic",
                Statistic: "SUM",
                Unit: null,
                Dimensions: [],
                Period: 300,
                EvaluationPeriods: 1,
                ComparisonOperator: "GreaterThanOrEqualToThreshold",
                Threshold: 1,
                TreatMissingData: "notBreaching",
                EvaluateLowSampleCountPercentile: "",
            },
        });
    });

    it("publishes only when the state changes", async () => {
        const name = await newAlarm();
        await setState(name, "ALARM");
        await setState(name, "ALARM");
        assert.equal((await notifications()).length, 1);
    });

    it("publishes to the actions of the new state only", async () => {
        const name = await newAlarm({ AlarmActions: [], OKActions: [TopicArn] });
        await setState(name, "ALARM");
        assert.deepEqual(await notifications(), []);
        await setState(name, "OK");
        assert.equal((await notifications()).length, 1);
    });

    it("publishes nothing while the alarm's actions are off", async () => {
        const name = await newAlarm({ ActionsEnabled: false });
        await setState(name, "ALARM");
        assert.deepEqual(await notifications(), []);
    });

    it("sets the state of an alarm whose topic is gone", async () => {
        const name = await newAlarm({ AlarmActions: [`arn:aws:sns:${region}:${managementAccount}:gone`] });
        await setState(name, "ALARM");
        assert.equal((await describeAlarm(name))?.StateValue, "ALARM");
    });

    it("has a new alarm without data", async () => {
        assert.equal((await describeAlarm(await newAlarm()))?.StateValue, "INSUFFICIENT_DATA");
    });

    it("keeps the state of an alarm that is updated", async () => {
        const AlarmName = await newAlarm({ AlarmActions: [] });
        await setState(AlarmName, "ALARM");
        await newAlarm({ AlarmName, Threshold: 5 });
        const alarm = await describeAlarm(AlarmName);
        assert.deepEqual([alarm?.StateValue, alarm?.Threshold], ["ALARM", 5]);
    });

    it("keeps no tags of a deleted alarm", async () => {
        const AlarmName = await newAlarm({ Tags: [{ Key: "old", Value: "yes" }] });
        await cloudwatch.deleteAlarms({ AlarmNames: [AlarmName] });
        await newAlarm({ AlarmName });
        const { AlarmArn = "" } = (await describeAlarm(AlarmName)) ?? {};
        assert.deepEqual((await cloudwatch.listTagsForResource({ ResourceARN: AlarmArn })).Tags, []);
    });

    it("changes the tags of an alarm", async () => {
        const AlarmName = await newAlarm({ Tags: [{ Key: "old", Value: "yes" }] });
        const { AlarmArn: ResourceARN = "" } = (await describeAlarm(AlarmName)) ?? {};
        await cloudwatch.tagResource({ ResourceARN, Tags: [{ Key: "new", Value: "yes" }] });
        await cloudwatch.untagResource({ ResourceARN, TagKeys: ["old"] });
        assert.deepEqual((await cloudwatch.listTagsForResource({ ResourceARN })).Tags, [{ Key: "new", Value: "yes" }]);
    });

    it("has composite alarms", async () => {
        const AlarmRule = `ALARM("${await newAlarm()}")`;
        await cloudwatch.putCompositeAlarm({ AlarmName: "composite", AlarmRule, AlarmActions: [TopicArn] });
        const { CompositeAlarms } = await cloudwatch.describeAlarms({
            AlarmNames: ["composite"],
            AlarmTypes: ["CompositeAlarm"],
        });
        const [alarm] = CompositeAlarms ?? [];
        assert.deepEqual([alarm?.AlarmRule, alarm?.AlarmActions], [AlarmRule, [TopicArn]]);
    });
});

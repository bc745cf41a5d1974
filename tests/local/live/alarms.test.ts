import * as assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { CloudWatch, type MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { CloudWatchLogs } from "@aws-sdk/client-cloudwatch-logs";
import { SNS } from "@aws-sdk/client-sns";
import { letAlarmsFallBack } from "../../../local/live/fall-back";
import { liveEvents, type LiveEvent } from "../../../local/live/events";
import { run } from "../../../command-line/run";
import { managementAccount, region } from "../emulator/harness";
import { event, useLiveEmulator } from "./delivery-harness";
import { watchedTrail, type WatchedTrail } from "./watched-trail";

describe("the alarms of a live trail", () => {
    const aws = useLiveEmulator();
    let events: LiveEvent[];
    let stop: AbortController;
    let cloudWatch: CloudWatch;
    /** That of {@link newTrail}. */
    let trail: WatchedTrail;

    before(() => {
        cloudWatch = aws.client(CloudWatch);
    });

    beforeEach(async () => {
        stop = new AbortController();
        events = [];
        const live = await liveEvents(aws.emulator, stop.signal);
        void (async () => {
            for await (const each of live) {
                events.push(each);
            }
        })();
    });

    afterEach(() => stop.abort());

    async function newTrail(inRegion = region): Promise<string> {
        trail = await watchedTrail(aws, inRegion);
        return trail.name;
    }

    async function happens(...eventNames: string[]): Promise<void> {
        await aws.replay(...eventNames.map((eventName) => event({ eventName })));
        await aws.deliver();
    }

    async function alarmOf(name: string, inRegion = region): Promise<MetricAlarm> {
        const { MetricAlarms } = await aws.client(CloudWatch, inRegion).describeAlarms({ AlarmNames: [name] });
        assert.ok(MetricAlarms?.[0], `there is no alarm ${name}`);
        return MetricAlarms[0];
    }

    const stateOf = async (name: string, inRegion = region) => (await alarmOf(name, inRegion)).StateValue;

    /** What the topic of {@link newTrail} was sent. */
    function messages(): { AlarmName: string; NewStateValue: string; OldStateValue: string }[] {
        return events.flatMap((each) =>
            each.kind === "message" && each.topicArn === trail.topicArn ? [JSON.parse(each.message) as never] : [],
        );
    }

    async function until(holds: () => Promise<boolean> | boolean, seconds = 5): Promise<void> {
        const deadline = Date.now() + seconds * 1_000;
        while (!(await holds())) {
            assert.ok(Date.now() < deadline, `not within ${seconds} seconds`);
            await pause(20);
        }
    }

    /** Events reach a reader a moment after they happen. */
    async function untilMessages(count: number): Promise<ReturnType<typeof messages>> {
        await until(() => messages().length >= count);
        return messages();
    }

    it("rise on an event that a filter's pattern matches, and tell their topic", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging");
        await happens("StopLogging");
        const { StateValue, StateReason } = await alarmOf(name);
        assert.equal(StateValue, "ALARM");
        assert.match(
            StateReason ?? "",
            /^Threshold Crossed: 1 datapoint \[1\.0 \(\d\d\/\d\d\/\d\d \d\d:\d\d:00\)\] was greater than or equal to the threshold \(1\.0\)\.$/,
        );
        const told = await untilMessages(1);
        assert.deepEqual(
            told.map(({ AlarmName, NewStateValue, OldStateValue }) => [AlarmName, OldStateValue, NewStateValue]),
            [[name, "INSUFFICIENT_DATA", "ALARM"]],
        );
    });

    it("do not rise on another event", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging");
        await happens("StartLogging");
        assert.notEqual(await stateOf(name), "ALARM");
    });

    it("rise when their threshold is reached, over several deliveries", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging", { alarm: { Threshold: 3 } });
        await happens("StopLogging", "StopLogging");
        const before = await stateOf(name);
        await happens("StopLogging");
        assert.deepEqual([before, await stateOf(name)], ["OK", "ALARM"]);
    });

    it("send one message while they stay in ALARM, and another after they have fallen back", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging");
        await happens("StopLogging");
        await happens("StopLogging");
        await letAlarmsFallBack(aws.emulator);
        assert.equal(await stateOf(name), "OK");
        await happens("StopLogging");
        assert.equal((await untilMessages(2)).length, 2);
    });

    it("are silent after their filter was deleted through the API", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging");
        await happens("StartLogging");
        await aws.client(CloudWatchLogs).deleteMetricFilter({ logGroupName: name, filterName: name });
        await happens("StopLogging");
        assert.notEqual(await stateOf(name), "ALARM");
    });

    it("change their state without a message while their actions are disabled", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging");
        await cloudWatch.disableAlarmActions({ AlarmNames: [name] });
        await happens("StopLogging");
        assert.equal(await stateOf(name), "ALARM");
        assert.deepEqual(messages(), []);
    });

    it("follow a filter whose pattern is changed", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging");
        await trail.watchFor("UpdateTrail");
        await happens("UpdateTrail");
        assert.equal(await stateOf(name), "ALARM");
    });

    it("go on beside a filter that cannot be evaluated, which is reported once", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging");
        await aws.client(CloudWatchLogs).putMetricFilter({
            logGroupName: name,
            filterName: "terms",
            filterPattern: "ERROR",
            metricTransformations: [{ metricName: "terms", metricNamespace: "tests", metricValue: "1" }],
        });
        await happens("StopLogging");
        await happens("StopLogging");
        assert.equal(await stateOf(name), "ALARM");
        const problems = events.flatMap((each) => (each.kind === "problem" ? [each.problem] : []));
        assert.deepEqual(problems, [
            "The metric filter terms counts nothing: only patterns for JSON events, { … }, are evaluated here, " +
                `not those of terms or of space-delimited events: ERROR (account ${managementAccount}, ${region})`,
        ]);
    });

    it("are kept apart by Region", async () => {
        const name = await newTrail("eu-west-1");
        await trail.watchFor("StopLogging");
        await trail.watchFor("StopLogging", { alarm: { AlarmName: "elsewhere" } });
        await cloudWatch.putMetricAlarm({
            AlarmName: name,
            Namespace: "tests",
            MetricName: name,
            Statistic: "Sum",
            Period: 300,
            EvaluationPeriods: 1,
            Threshold: 1,
            ComparisonOperator: "GreaterThanOrEqualToThreshold",
        });
        await happens("StopLogging");
        assert.deepEqual([await stateOf(name, "eu-west-1"), await stateOf(name)], ["ALARM", "INSUFFICIENT_DATA"]);
    });

    it("see a metric with a unit, dimensions and a value of the event", async () => {
        const name = await newTrail();
        const dimensions = { Name: "$.eventName" };
        const metric = { metricName: name, metricNamespace: "tests" };
        await trail.watchFor("StopLogging", {
            filter: {
                metricTransformations: [{ ...metric, metricValue: "$.apiVersion", unit: "Count", dimensions }],
            },
            alarm: { Threshold: 5, Unit: "Count", Dimensions: [{ Name: "Name", Value: "StopLogging" }] },
        });
        await aws.replay(event({ eventName: "StopLogging", apiVersion: 5 }));
        await aws.deliver();
        assert.equal(await stateOf(name), "ALARM");
    });

    it("see the data points that somebody puts by hand", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging", { alarm: { Threshold: 7 } });
        await cloudWatch.putMetricData({ Namespace: "tests", MetricData: [{ MetricName: name, Value: 7 }] });
        await aws.deliver();
        assert.equal(await stateOf(name), "ALARM");
    });

    it("see how many events arrive in the log group, and how many messages are sent to a topic", async () => {
        const name = await newTrail();
        const watched = { Statistic: "Sum", Threshold: 2, TreatMissingData: "notBreaching" } as const;
        await trail.watchFor("none", {
            alarm: {
                ...watched,
                Namespace: "AWS/Logs",
                MetricName: "IncomingLogEvents",
                Dimensions: [{ Name: "LogGroupName", Value: name }],
            },
        });
        await trail.watchFor("none", {
            alarm: {
                ...watched,
                AlarmName: `${name}-messages`,
                Namespace: "AWS/SNS",
                MetricName: "NumberOfMessagesPublished",
                Dimensions: [{ Name: "TopicName", Value: trail.topicArn.split(":").at(-1) ?? "" }],
                AlarmActions: [],
            },
        });
        await happens("StopLogging", "StopLogging");
        await aws.client(SNS).publish({ TopicArn: trail.topicArn, Message: "second" });
        await aws.deliver();
        assert.deepEqual([await stateOf(name), await stateOf(`${name}-messages`)], ["ALARM", "ALARM"]);
    });

    it("of alarms rise with them and fall back with them", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging", { alarm: { AlarmActions: [] } });
        await cloudWatch.putCompositeAlarm({
            AlarmName: `${name}-inner`,
            AlarmRule: `ALARM("${name}") AND NOT ALARM(missing)`,
        });
        await cloudWatch.putCompositeAlarm({
            AlarmName: `${name}-outer`,
            AlarmRule: `ALARM(${name}-inner)`,
            AlarmActions: [trail.topicArn],
        });
        const composite = async () => {
            const AlarmNames = [`${name}-inner`, `${name}-outer`];
            const { CompositeAlarms } = await cloudWatch.describeAlarms({
                AlarmNames,
                AlarmTypes: ["CompositeAlarm"],
            });
            return CompositeAlarms?.map(({ StateValue }) => StateValue);
        };
        await happens("StopLogging");
        const risen = await composite();
        await letAlarmsFallBack(aws.emulator);
        assert.deepEqual(
            [risen, await composite()],
            [
                ["ALARM", "ALARM"],
                ["OK", "OK"],
            ],
        );
        assert.deepEqual(
            (await untilMessages(1)).map(({ AlarmName }) => AlarmName),
            [`${name}-outer`],
        );
    });

    it("on a metric math expression are reported, and keep their state", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging");
        await cloudWatch.putMetricAlarm({
            AlarmName: `${name}-math`,
            EvaluationPeriods: 1,
            Threshold: 1,
            ComparisonOperator: "GreaterThanOrEqualToThreshold",
            Metrics: [{ Id: "e", Expression: "1 + 1", ReturnData: true, Period: 60 }],
        });
        await happens("StopLogging");
        const problems = events.flatMap((each) => (each.kind === "problem" ? [each.problem] : []));
        assert.deepEqual(problems, [
            `The alarm ${name}-math is not evaluated: it is on a metric math expression. (account ${managementAccount}, ${region})`,
        ]);
        assert.equal(await stateOf(`${name}-math`), "INSUFFICIENT_DATA");
    });

    it("are evaluated by a process that is started again when it ends, which is reported", async () => {
        const name = await newTrail();
        await trail.watchFor("StopLogging");
        const { stdout } = await run("pgrep", ["-P", String(aws.emulator.pid), "-f", "alarms.js"]);
        process.kill(Number(stdout.trim()), "SIGKILL");
        const report = "The process that evaluates alarms ended with -9; it is started again.";
        await until(() => events.some((each) => each.kind === "problem" && each.problem === report));
        await happens("StopLogging");
        assert.equal(await stateOf(name), "ALARM");
    });
});

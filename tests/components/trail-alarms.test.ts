import assert from "node:assert/strict";
import { DetectionDashboard } from "../../components/detection-dashboard";
import { TrailAlarms, type TrailAlarmsArgs } from "../../components/trail-alarms";
import { auditorDetections } from "../../detections/auditor";
import { cloudtrailChanges, configChanges } from "../../detections/cis/audit";
import { sampleContext } from "../../detections/context";
import { dashboardBody } from "../../detections/dashboard";
import { alarmDescription } from "../../detections/describe";
import { compile } from "../../detections/filter-pattern/compile";
import { heartbeats } from "../../detections/heartbeat";
import type { TunedPatternDetection } from "../../detections/tuning";
import { recordResources } from "../helpers/program";

const topic = (name: string) => `arn:aws:sns:eu-west-1:111122223333:${name}`;
const urgent: TunedPatternDetection = { ...cloudtrailChanges, patterns: [compile(cloudtrailChanges.condition)] };
const review: TunedPatternDetection = { ...configChanges, patterns: [compile(configChanges.condition)] };
const [noLogEvents] = heartbeats(sampleContext);
assert.ok(noLogEvents);

async function resourcesFor(args: Partial<TrailAlarmsArgs>) {
    const recording = await recordResources();
    new TrailAlarms("alarms", {
        detections: [],
        logGroupName: "/aws/cloudtrail/organization",
        alarmNamePrefix: "orgtrail-",
        metricNamespace: "orgtrail",
        urgentTopicArn: topic("urgent"),
        reviewTopicArn: topic("review"),
        tags: { Owner: "security" },
        ...args,
    });
    const resources = (await recording.registered()).filter(({ type }) => type.startsWith("aws:"));
    return resources.sort((one, other) => one.name.localeCompare(other.name));
}

async function inputsOf(type: string, args: Partial<TrailAlarmsArgs>) {
    return (await resourcesFor(args)).filter((each) => each.type === type).map(({ inputs }) => inputs);
}

const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";
const filterType = "aws:cloudwatch/logMetricFilter:LogMetricFilter";

describe("the alarms of a trail", () => {
    it("are a metric filter and an alarm on its metric for a detection by pattern", async () => {
        assert.deepEqual(await resourcesFor({ detections: [urgent], runbookBaseUrl: "https://wiki.example.com/" }), [
            {
                type: alarmType,
                name: "alarms-cloudtrail-changes-alarm",
                inputs: {
                    name: "orgtrail-cloudtrail-changes",
                    alarmDescription: alarmDescription(cloudtrailChanges, "https://wiki.example.com/"),
                    alarmActions: [topic("urgent")],
                    namespace: "orgtrail",
                    metricName: "cloudtrail-changes",
                    statistic: "Sum",
                    comparisonOperator: "GreaterThanOrEqualToThreshold",
                    threshold: 1,
                    period: 300,
                    evaluationPeriods: 1,
                    treatMissingData: "notBreaching",
                    tags: { Owner: "security" },
                },
            },
            {
                type: filterType,
                name: "alarms-cloudtrail-changes-filter",
                inputs: {
                    name: "orgtrail-cloudtrail-changes",
                    logGroupName: "/aws/cloudtrail/organization",
                    pattern: compile(cloudtrailChanges.condition),
                    metricTransformation: { namespace: "orgtrail", name: "cloudtrail-changes", value: "1" },
                },
            },
        ]);
    });

    it("are several filters of one metric where one pattern is too long", async () => {
        const patterns = ['{ $.eventName = "A" }', '{ $.eventName = "B" }'];
        const filters = await inputsOf(filterType, { detections: [{ ...urgent, patterns }] });
        assert.deepEqual(
            filters.map(({ name, pattern, metricTransformation }) => [name, pattern, metricTransformation]),
            [
                [
                    "orgtrail-cloudtrail-changes",
                    '{ $.eventName = "A" }',
                    { namespace: "orgtrail", name: "cloudtrail-changes", value: "1" },
                ],
                [
                    "orgtrail-cloudtrail-changes-2",
                    '{ $.eventName = "B" }',
                    { namespace: "orgtrail", name: "cloudtrail-changes", value: "1" },
                ],
            ],
        );
    });

    it("notify the urgent or the review topic by their severity", async () => {
        const severities = ["critical", "high", "medium", "low"] as const;
        const alarms = await inputsOf(alarmType, {
            detections: severities.map((severity) => ({ ...urgent, id: severity, severity })),
        });
        assert.deepEqual(
            alarms.map(({ name, alarmActions }) => [name, alarmActions]),
            [
                ["orgtrail-critical", [topic("urgent")]],
                ["orgtrail-high", [topic("urgent")]],
                ["orgtrail-low", [topic("review")]],
                ["orgtrail-medium", [topic("review")]],
            ],
        );
    });

    it("have metrics of 0 while nothing happens where that is asked for", async () => {
        const [filter] = await inputsOf(filterType, { detections: [urgent], metricDefaultValue: true });
        assert.deepEqual(filter?.["metricTransformation"], {
            namespace: "orgtrail",
            name: "cloudtrail-changes",
            value: "1",
            defaultValue: "0",
        });
    });

    it("are an alarm on AWS's own metric for the heartbeat, which breaches when there is no data", async () => {
        assert.deepEqual(await resourcesFor({ detections: [noLogEvents] }), [
            {
                type: alarmType,
                name: "alarms-no-log-events-alarm",
                inputs: {
                    name: "orgtrail-no-log-events",
                    alarmDescription: alarmDescription(noLogEvents),
                    alarmActions: [topic("urgent")],
                    namespace: "AWS/Logs",
                    metricName: "IncomingLogEvents",
                    dimensions: { LogGroupName: "/aws/cloudtrail/orgtrail-organization-trail" },
                    statistic: "Sum",
                    comparisonOperator: "LessThanThreshold",
                    threshold: 1,
                    period: 3600,
                    evaluationPeriods: 1,
                    treatMissingData: "breaching",
                    tags: { Owner: "security" },
                },
            },
        ]);
    });

    it("are also the benchmark's own texts, for the auditors alone, where a topic for them is given", async () => {
        const args = { detections: [review], auditorTopicArn: topic("auditor") };
        const filters = await inputsOf(filterType, args);
        const alarms = await inputsOf(alarmType, args);
        assert.deepEqual(
            new Map(filters.map(({ name, pattern }) => [name, pattern])),
            new Map([
                ["orgtrail-config-changes", compile(configChanges.condition)],
                ...auditorDetections.map(({ id, pattern }): [string, string] => [`orgtrail-${id}`, pattern]),
            ]),
        );
        assert.deepEqual(
            new Map(alarms.map(({ metricName, alarmActions }) => [metricName, alarmActions])),
            new Map([
                ["config-changes", [topic("review")]],
                ...auditorDetections.map(({ id }): [string, string[]] => [id, [topic("auditor")]]),
            ]),
        );
    });
});

describe("the dashboard of the detections", () => {
    it("is a CloudWatch dashboard with the body made from them", async () => {
        const recording = await recordResources();
        const detections = [urgent, review, noLogEvents];
        new DetectionDashboard("detections", {
            dashboardName: "orgtrail-detections",
            names: sampleContext,
            detections,
            metricNamespace: "orgtrail",
        });
        const resources = (await recording.registered()).filter(({ type }) => type.startsWith("aws:"));
        assert.deepEqual(resources, [
            {
                type: "aws:cloudwatch/dashboard:Dashboard",
                name: "detections-dashboard",
                inputs: {
                    dashboardName: "orgtrail-detections",
                    dashboardBody: JSON.stringify(dashboardBody(sampleContext, detections, "orgtrail")),
                },
            },
        ]);
    });
});

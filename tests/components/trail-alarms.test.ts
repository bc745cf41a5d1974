import assert from "node:assert/strict";
import { TrailAlarms } from "../../components/trail-alarms";
import { alarmDescription } from "../../detections/describe";
import { noLogEvents } from "../../detections/heartbeat";
import { cloudtrailChanges } from "../../detections/cis/audit";
import type { Detection } from "../../detections/detection";
import { recordResources } from "../helpers/program";

async function resourcesFor(detection: Detection) {
    const recording = await recordResources();
    new TrailAlarms("alarms", {
        detections: [detection],
        logGroupName: "/aws/cloudtrail/organization",
        alarmNamePrefix: "orgtrail-",
        metricNamespace: "orgtrail",
        topicArn: "arn:aws:sns:eu-west-1:111122223333:alarms",
        tags: { Owner: "security" },
    });
    return (await recording.registered()).filter(({ type }) => type.startsWith("aws:"));
}

describe("the alarms of a trail", () => {
    it("are a metric filter and an alarm on its metric for a detection by pattern", async () => {
        assert.deepEqual(await resourcesFor(cloudtrailChanges), [
            {
                type: "aws:cloudwatch/metricAlarm:MetricAlarm",
                name: "alarms-cloudtrail-changes-alarm",
                inputs: {
                    name: "orgtrail-cloudtrail-changes",
                    alarmDescription: alarmDescription(cloudtrailChanges),
                    alarmActions: ["arn:aws:sns:eu-west-1:111122223333:alarms"],
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
                type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
                name: "alarms-cloudtrail-changes-filter",
                inputs: {
                    name: "orgtrail-cloudtrail-changes",
                    logGroupName: "/aws/cloudtrail/organization",
                    pattern: cloudtrailChanges.pattern,
                    metricTransformation: { namespace: "orgtrail", name: "cloudtrail-changes", value: "1" },
                },
            },
        ]);
    });

    it("are an alarm on AWS's own metric for the heartbeat, which breaches when there is no data", async () => {
        assert.deepEqual(await resourcesFor(noLogEvents), [
            {
                type: "aws:cloudwatch/metricAlarm:MetricAlarm",
                name: "alarms-no-log-events-alarm",
                inputs: {
                    name: "orgtrail-no-log-events",
                    alarmDescription: alarmDescription(noLogEvents),
                    alarmActions: ["arn:aws:sns:eu-west-1:111122223333:alarms"],
                    namespace: "AWS/Logs",
                    metricName: "IncomingLogEvents",
                    dimensions: { LogGroupName: "/aws/cloudtrail/organization" },
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
});

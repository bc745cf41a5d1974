import { DescribeAlarmsCommand, type MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { DescribeMetricFiltersCommand, type MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import { topicArn } from "../../components/documents/arns";
import { catalogue } from "../../detections/catalogue";
import type { Settings } from "../../settings/settings";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";
import { allPages } from "./pages";

/** Whether every detection has its filter, its alarm, and somebody to tell. */
export async function checkAlarms({ cloudWatch, logs }: Clients["trailAccount"], settings: Settings): Promise<Check[]> {
    const { deployment, names } = settings;
    const subject = new Subject(`${catalogue.length} alarms`);
    const alarmTopic = topicArn(deployment, names.alarmTopic);
    const alarms = await allPages<MetricAlarm>(async (NextToken) => {
        const answer = await cloudWatch.send(
            new DescribeAlarmsCommand({ AlarmNamePrefix: names.alarmPrefix, NextToken }),
        );
        return [answer.MetricAlarms, answer.NextToken];
    });
    const filters = await allPages<MetricFilter>(async (nextToken) => {
        const answer = await logs.send(new DescribeMetricFiltersCommand({ logGroupName: names.logGroup, nextToken }));
        return [answer.metricFilters, answer.nextToken];
    });
    await subject.expect(
        "exist, one for each detection",
        catalogue.map(({ id }) => `${names.alarmPrefix}${id}`).sort(),
        () => Promise.resolve(alarms.map(({ AlarmName }) => AlarmName ?? "").sort()),
    );
    await subject.expect(
        "have the thresholds and periods of the catalogue",
        catalogue.map(({ id, threshold, period }) => `${names.alarmPrefix}${id}: ${threshold} in ${period} s`).sort(),
        () => Promise.resolve(alarms.map((one) => `${one.AlarmName}: ${one.Threshold} in ${one.Period} s`).sort()),
    );
    await subject.expect("notify the alarm topic", [], () =>
        Promise.resolve(
            alarms
                .filter(({ ActionsEnabled, AlarmActions }) => !ActionsEnabled || !AlarmActions?.includes(alarmTopic))
                .map(({ AlarmName }) => AlarmName),
        ),
    );
    const patterns = catalogue.flatMap((detection) =>
        detection.kind === "pattern" ? [`${names.alarmPrefix}${detection.id}: ${detection.pattern}`] : [],
    );
    await subject.expect("have their filters on the log group", patterns.sort(), () =>
        Promise.resolve(filters.map(({ filterName, filterPattern }) => `${filterName}: ${filterPattern}`).sort()),
    );
    await subject.expect("watch the metrics of the filters", [], () =>
        Promise.resolve(
            filters
                .flatMap(({ metricTransformations }) => metricTransformations ?? [])
                .filter(({ metricName, metricNamespace }) =>
                    alarms.every((alarm) => alarm.MetricName !== metricName || alarm.Namespace !== metricNamespace),
                )
                .map(({ metricName }) => metricName),
        ),
    );
    return subject.checks;
}

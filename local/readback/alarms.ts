import { DescribeAlarmsCommand, GetDashboardCommand, type MetricAlarm } from "@aws-sdk/client-cloudwatch";
import { DescribeMetricFiltersCommand, type MetricFilter } from "@aws-sdk/client-cloudwatch-logs";
import { topicArn } from "../../components/documents/arns";
import { auditorDetections } from "../../detections/auditor";
import { dashboardBody } from "../../detections/dashboard";
import { tunedCatalogue } from "../../detections/tuning";
import { detectionNamesOf } from "../../settings/detection-names";
import type { Settings } from "../../settings/settings";
import { Subject, type Check } from "./check";
import type { Clients } from "./clients";
import { allPages } from "./pages";

/** An alarm as the settings ask for it. */
interface WantedAlarm {
    readonly name: string;
    readonly threshold: number;
    readonly period: number;
    readonly topicArn: string;
    /** None for an alarm on a metric of AWS's own. */
    readonly patterns: readonly string[];
}

/** Whether every detection has its filters, its alarm, and somebody to tell. */
export async function checkAlarms(clients: Clients["trailAccount"], settings: Settings): Promise<Check[]> {
    const { names, watchedTrail } = settings;
    if (!watchedTrail?.logGroup) {
        return [];
    }
    const wanted = wantedAlarms(settings);
    const subject = new Subject(`${wanted.length} alarms`);
    const alarms = await alarmsOf(clients, settings, wanted);
    const filters = await filtersOf(clients, watchedTrail.logGroup.name, names.alarmPrefix);
    await subject.expect("exist, one for each detection", wanted.map(({ name }) => name).sort(), () =>
        Promise.resolve(alarms.map(({ AlarmName }) => AlarmName ?? "").sort()),
    );
    await subject.expect(
        "have the thresholds and periods of the settings",
        wanted.map(({ name, threshold, period }) => `${name}: ${threshold} in ${period} s`).sort(),
        () => Promise.resolve(alarms.map((one) => `${one.AlarmName}: ${one.Threshold} in ${one.Period} s`).sort()),
    );
    await subject.expect(
        "notify the topics of their severities",
        wanted.map((alarm) => `${alarm.name}: ${alarm.topicArn}`).sort(),
        () =>
            Promise.resolve(
                alarms
                    .filter(({ ActionsEnabled }) => ActionsEnabled)
                    .map(({ AlarmName, AlarmActions = [] }) => `${AlarmName}: ${AlarmActions.join(" ")}`)
                    .sort(),
            ),
    );
    const patterns = wanted.flatMap(({ name, patterns }) =>
        patterns.map((pattern, index) => `${name}${index === 0 ? "" : `-${index + 1}`}: ${pattern}`),
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
    return [...subject.checks, ...(await checkDashboard(clients, settings))];
}

function wantedAlarms(settings: Settings): WantedAlarm[] {
    const { alarms, deployment, existing, names } = settings;
    const urgent = existing.urgentTopicArn ?? topicArn(deployment, names.urgentTopic);
    const review = existing.reviewTopicArn ?? topicArn(deployment, names.reviewTopic);
    const acted = tunedCatalogue(detectionNamesOf(settings), alarms).map((detection) => ({
        name: names.alarmPrefix + detection.id,
        threshold: detection.threshold,
        period: detection.period,
        topicArn: detection.severity === "critical" || detection.severity === "high" ? urgent : review,
        patterns: detection.kind === "pattern" ? detection.patterns : [],
    }));
    const forAuditors = auditorDetections.map(({ id, pattern }) => ({
        name: names.alarmPrefix + id,
        threshold: 1,
        period: 300,
        topicArn: topicArn(deployment, names.auditorTopic),
        patterns: [pattern],
    }));
    return [...acted, ...(alarms.auditor ? forAuditors : [])];
}

/** Another stack's prefix can begin with this one's: what has another name and watches another namespace is not ours. */
async function alarmsOf(
    { cloudWatch }: Clients["trailAccount"],
    { names }: Settings,
    wanted: readonly WantedAlarm[],
): Promise<MetricAlarm[]> {
    const found = await allPages<MetricAlarm>(async (NextToken) => {
        const answer = await cloudWatch.send(
            new DescribeAlarmsCommand({ AlarmNamePrefix: names.alarmPrefix, NextToken }),
        );
        return [answer.MetricAlarms, answer.NextToken];
    });
    const ours = new Set(wanted.map(({ name }) => name));
    return found.filter(({ AlarmName = "", Namespace }) => ours.has(AlarmName) || Namespace === names.metricNamespace);
}

async function filtersOf(
    { logs }: Clients["trailAccount"],
    logGroupName: string,
    filterNamePrefix: string,
): Promise<MetricFilter[]> {
    return allPages<MetricFilter>(async (nextToken) => {
        const answer = await logs.send(new DescribeMetricFiltersCommand({ logGroupName, filterNamePrefix, nextToken }));
        return [answer.metricFilters, answer.nextToken];
    });
}

async function checkDashboard({ cloudWatch }: Clients["trailAccount"], settings: Settings): Promise<Check[]> {
    const { alarms, names } = settings;
    if (!alarms.dashboard) {
        return [];
    }
    const subject = new Subject(`dashboard ${names.dashboard}`);
    const context = detectionNamesOf(settings);
    const body: unknown = dashboardBody(context, tunedCatalogue(context, alarms), names.metricNamespace);
    await subject.expect("shows the alarms of the settings", body, async () => {
        const { DashboardBody } = await cloudWatch.send(new GetDashboardCommand({ DashboardName: names.dashboard }));
        return JSON.parse(DashboardBody ?? "null") as unknown;
    });
    return subject.checks;
}

import type { DeploymentNames } from "./context";
import type { Severity } from "./detection";
import type { TunedDetection } from "./tuning";

/** "Dashboard Body Structure and Syntax" (CloudWatch API Reference) allows so many alarms in one widget. */
const alarmsOfWidget = 100;
const width = 24;
const severities: readonly Severity[] = ["critical", "high", "medium", "low"];

interface Widget {
    readonly type: "text" | "alarm" | "metric";
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly properties: object;
}

/**
 * The body of a CloudWatch dashboard: for each severity the state of its alarms, and how often its events matched. A metric
 * of AWS's own has its alarm's state only.
 */
export function dashboardBody(
    names: DeploymentNames,
    detections: readonly TunedDetection[],
    metricNamespace: string,
): { readonly widgets: readonly Widget[] } {
    const widgets: Widget[] = [];
    let y = 0;
    const place = (type: Widget["type"], height: number, properties: object) => {
        widgets.push({ type, x: 0, y, width, height, properties });
        y += height;
    };
    place("text", 2, {
        markdown: `# Audit log of ${names.organizationId}\nAlarms on the log group ${names.logGroup}; critical and high ones notify the urgent topic, the others the review topic.`,
    });
    for (const severity of severities) {
        const found = detections.filter((detection) => detection.severity === severity);
        for (const [index, part] of chunks(found, alarmsOfWidget).entries()) {
            place("alarm", 2 + Math.ceil(part.length / 4), {
                title: `Alarms: ${severity}${index === 0 ? "" : `, part ${index + 1}`}`,
                alarms: part.map(({ id }) => alarmArn(names, id)),
                sortBy: "stateUpdatedTimestamp",
            });
        }
        const counted = found.filter(({ kind }) => kind === "pattern");
        if (counted.length > 0) {
            place("metric", 6, {
                title: `Matching events: ${severity}`,
                region: names.region,
                view: "timeSeries",
                stacked: true,
                stat: "Sum",
                period: 300,
                metrics: counted.map(({ id }) => [metricNamespace, id]),
            });
        }
    }
    return { widgets };
}

function alarmArn({ partition, region, managementAccountId, alarmPrefix }: DeploymentNames, id: string): string {
    return `arn:${partition}:cloudwatch:${region}:${managementAccountId}:alarm:${alarmPrefix}${id}`;
}

function chunks<Item>(items: readonly Item[], size: number): (readonly Item[])[] {
    return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
        items.slice(index * size, (index + 1) * size),
    );
}

import { writeFileSync } from "node:fs";
import * as path from "node:path";
import { catalogue } from "./catalogue";
import { controlList } from "./describe";
import type { Detection } from "./detection";

export const documentationFile = path.join(__dirname, "..", "docs", "alarms.md");

/** The text of docs/alarms.md. Run this file to write it. */
export function alarmsDocumentation(): string {
    return `# Alarms

<!-- Generated from the catalogue: npm run docs -->

Each row is one entry of \`detections/catalogue.ts\`. A \`pattern\` entry becomes a metric filter on the trail's log group and an alarm on
its metric; no event is no alarm. The last entry watches a metric of the log group itself. What each one watches, and why,
is in the alarm's description.

An event of another service with the same name does not count, nor does a call that failed: it changed nothing, and the
unauthorized ones have \`unauthorized-api-calls\`. prowler, which looks for the event names, finds them all; Security Hub compares a
pattern's whole text with the benchmark's, so do not expect CloudWatch.1 to CloudWatch.14 to pass.

| id | alarm | severity | controls | fires when |
| --- | --- | --- | --- | --- |
${catalogue.map(row).join("\n")}
`;
}

function row(detection: Detection): string {
    const { id, title, severity, controls } = detection;
    return `| \`${id}\` | ${title} | ${severity} | ${controlList(controls) || "-"} | ${firesWhen(detection)} |`;
}

function firesWhen(detection: Detection): string {
    const { threshold, period, evaluationPeriods } = detection;
    const time = evaluationPeriods === 1 ? `${period} s` : `each of ${evaluationPeriods} times ${period} s`;
    if (detection.kind === "pattern") {
        return `≥ ${threshold} in ${time}`;
    }
    const signs = {
        GreaterThanOrEqualToThreshold: "≥",
        GreaterThanThreshold: ">",
        LessThanThreshold: "<",
        LessThanOrEqualToThreshold: "≤",
    };
    return `${detection.statistic} of ${detection.metricName} ${signs[detection.comparison]} ${threshold} in ${time}`;
}

if (require.main === module) {
    writeFileSync(documentationFile, alarmsDocumentation());
}

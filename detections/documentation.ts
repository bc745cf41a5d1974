import { existsSync, readFileSync } from "node:fs";
import * as path from "node:path";
import { alarmsSchema } from "../settings/alarms";
import { auditorDetections } from "./auditor";
import { catalogue } from "./catalogue";
import { sampleContext } from "./context";
import { controlList, insightsQuery } from "./describe";
import { tuned, tunedCatalogue } from "./tuning";
import type { Detection } from "./detection";
import type { TunedDetection } from "./tuning";

export const documentationFile = path.join(__dirname, "..", "docs", "alarms.md");

/** Written by `npm run detect:score`: what the patterns find among labelled records. */
const scoreFile = path.join(__dirname, "..", "tests", "detections", "labelled", "score.json");

export interface Score {
    /** What was judged at once, one record or a burst, by whether it deserves an alarm. */
    readonly entries: { readonly alarm: number; readonly silence: number; readonly records: number };
    /** Records of everyday traffic, of which few deserve an alarm. */
    readonly ordinaryRecords: { readonly alarm: number; readonly silence: number };
    readonly categories: { readonly [category: string]: Figures };
    readonly byCategory: Figures;
    /** Any alarm at all on what deserves one. */
    readonly byEvent: Figures;
}

interface Figures {
    readonly found: number;
    readonly missed: number;
    /** Fired on what deserves no alarm, or none of that category. */
    readonly mistaken: number;
    /** Both from 0 to 1. */
    readonly precision: number;
    readonly recall: number;
}

/**
 * List prices in us-east-1 in dollars a month ("Amazon CloudWatch Pricing"): an alarm; a metric that has data all the time;
 * and one that has data in about a third of the hours, as those of detections have.
 */
const price = { alarm: 0.1, metric: 0.3, metricNowAndThen: 0.09, dashboard: 3 } as const;

/** The text of docs/alarms.md. */
export function alarmsDocumentation(score: Score | undefined = readScore()): string {
    const defaults = alarmsSchema.parse(undefined);
    const detections = catalogue.map((detection) => tuned(detection, defaults));
    const deployed = tunedCatalogue(sampleContext, defaults);
    const filters = deployed.reduce((sum, each) => sum + (each.kind === "pattern" ? each.patterns.length : 0), 0);
    const patterns = deployed.filter(({ kind }) => kind === "pattern").length;
    const alarms = deployed.length * price.alarm;
    const isOn = ({ id }: Detection) => deployed.some((each) => each.id === id);
    return `# Alarms

<!-- Generated from the catalogue: npm run docs -->

${deployed.length} alarms by default, ${patterns} of them on ${filters} metric filters of the trail's log group (it takes 100), the others on metrics of AWS's own. No
event is no alarm, but for those that watch for silence. Critical and high alarms notify the urgent topic, medium and low ones the
review topic. An alarm's description says what to do first and has the Logs Insights query to paste, or a link to it here.

An event of another service with the same name does not count, nor does a call that failed, unless failing is the sign; what AWS's
own services do at their daily work does not either, where it is not asked for. The setting \`alarms\` tunes each of them without
a change of the catalogue: docs/configuration.md. \`npm run detect -- FILE\` says which of them records would fire, and why; with
\`--json\` it lists for each record the alarms whose pattern it matches; where a single event is everyday work, as deleting a stack is, from
the event on that reaches the threshold.

## What it costs

About ${dollars(alarms + patterns * price.metricNowAndThen)} a month at list prices in us-east-1: ${dollars(price.alarm)} for each alarm, ${dollars(price.metric)} for each metric that has data all month, and detections seldom have data.
With \`alarms.metricDefaultValue\` every metric always has some: about ${dollars(alarms + patterns * price.metric)}. The first 10 alarms and 10 metrics of an account are free. The
dashboard is free among an account's first three, else ${dollars(price.dashboard)}; \`alarms.auditor\` adds ${auditorDetections.length} metrics and alarms, ${dollars(auditorDetections.length * (price.alarm + price.metric))} at most.
${scoreText(score)}
## What there is no alarm for

- A function's layers and code, but where an IAM user changes them: a stranger's layer cannot be told from one's own in an event.
- Mount targets of file systems, and the scanning of pushed images: they lose no data, and come and go with deployments.
- Notebooks and jobs of SageMaker, on whatever machine: it is there for that. Its quotas and unapproved Regions are watched.
- Findings that a person archives or suppresses one by one, which is an analyst's work; rules that do it are watched.
- New roles for a web identity provider, as every pipeline and every Kubernetes workload has one; providers, and trust that is changed, are watched.
- Data events, such as reads of objects: the trail records them only where the settings ask for it, and then by the million.
- What AWS services do on their own account, where it is not asked for: scaling, backups, patches, Identity Center's roles.

## All alarms

| id | alarm | severity | fires when | controls | ATT&CK | $ a month |
| --- | --- | --- | --- | --- | --- | --- |
${detections.map((each) => row(each, isOn(each))).join("\n")}

${detections.map(section).join("\n\n")}

## The benchmark's own texts

With \`alarms.auditor\` these filters are there as well, with alarms that notify the auditor topic alone: Security Hub compares a pattern's whole
text, and no better pattern passes. prowler looks for the event names and passes the patterns above.

| id | controls | pattern |
| --- | --- | --- |
${auditorDetections.map(({ id, controls, pattern }) => `| \`${id}\` | ${controlList(controls)} | ${cell(pattern)} |`).join("\n")}
`;
}

function readScore(): Score | undefined {
    return existsSync(scoreFile) ? (JSON.parse(readFileSync(scoreFile, "utf8")) as Score) : undefined;
}

function scoreText(score: Score | undefined): string {
    if (!score) {
        return "";
    }
    const { entries, ordinaryRecords, categories, byCategory, byEvent } = score;
    const rows = [
        ...Object.entries(categories),
        ["all categories", byCategory],
        ["any alarm at all", byEvent],
    ] as const;
    return `
## What they find

${entries.alarm} events and bursts of events that deserve an alarm and ${entries.silence} that do not (${entries.records} records), most of them labelled by somebody who
did not write the patterns, which were mended by what they showed; and ${ordinaryRecords.alarm + ordinaryRecords.silence} records of a busy organization's ordinary day, ${ordinaryRecords.alarm} of
which deserve an alarm. \`npm run detect:score\` tries the patterns on them.

| category | found | missed | by mistake | precision | recall |
| --- | --- | --- | --- | --- | --- |
${rows.map(([name, each]) => `| ${name} | ${each.found} | ${each.missed} | ${each.mistaken} | ${each.precision.toFixed(3)} | ${each.recall.toFixed(3)} |`).join("\n")}
`;
}

function row(detection: TunedDetection, isOn: boolean): string {
    const { id, title, severity, controls, techniques } = detection;
    const cost = price.alarm + (detection.kind === "pattern" ? price.metricNowAndThen : 0);
    const off = isOn ? "" : " (off by default)";
    return `| [\`${id}\`](#${id}) | ${title}${off} | ${severity} | ${firesWhen(detection)} | ${controlList(controls) || "-"} | ${techniques.join(", ")} | ${cost.toFixed(2)} |`;
}

function section(detection: TunedDetection): string {
    const { id, title, why, response, noise, watches } = detection;
    return [
        `### ${id}`,
        `**${title}.** ${why}`,
        `First: ${response}`,
        ...(watches === undefined ? [] : [`Watches ${watches}.`]),
        ...(noise === "" ? [] : [`Known noise: ${noise}`]),
        ...(detection.kind === "pattern"
            ? [...detection.patterns.map((pattern) => block(pattern)), block(insightsQuery(detection.condition))]
            : [
                  `Metric: ${detection.statistic} of ${detection.namespace} ${detection.metricName}; no data is as bad as too little.`,
              ]),
    ].join("\n\n");
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

function block(text: string): string {
    return `\`\`\`text\n${text}\n\`\`\``;
}

/** In a table a | ends the cell, even between backticks. */
function cell(pattern: string): string {
    return `\`${pattern.replaceAll("|", "\\|")}\``;
}

function dollars(amount: number): string {
    return `$${amount.toFixed(2)}`;
}

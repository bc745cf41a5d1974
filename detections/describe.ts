import { insightsCondition } from "./filter-pattern/insights";
import type { Control, Detection } from "./detection";
import type { Expression } from "./filter-pattern/expression";

/** The most characters an alarm's description may have (PutMetricAlarm, CloudWatch API Reference). */
const maximumDescriptionLength = 1024;

/**
 * What the alarm tells whoever receives it, a line each: what happened, why it matters, what to do first, what is watched,
 * the controls, the runbook, and the Logs Insights query that finds the events. Where that is more than 1024 characters,
 * the query shows fewer fields or is left to docs/alarms.md, and what is watched is left out. Throws an Error if the
 * entry's own words are too long.
 *
 * @param runbookBaseUrl what the id of the detection is put behind.
 */
export function alarmDescription(detection: Detection, runbookBaseUrl?: string): string {
    const { id, title, why, response, watches, controls } = detection;
    const words = [`${title}.`, why, `First: ${response}`];
    const watched = watches === undefined ? [] : [`Watches ${watches}.`];
    const listed = controls.length === 0 ? [] : [`Controls: ${controlList(controls)}.`];
    const link = runbookBaseUrl === undefined ? [] : [`Runbook: ${runbookBaseUrl}${id}`];
    const more = `${detection.kind === "metric" ? "More" : "Logs Insights query"}: docs/alarms.md#${id}`;
    const queries =
        detection.kind === "metric"
            ? []
            : [insightsQuery(detection.condition), `filter ${insightsCondition(detection.condition)}`];
    const candidates = [
        ...queries.flatMap((query) => [
            [...watched, ...listed, ...link, query],
            [...listed, ...link, query],
        ]),
        [...watched, ...listed, ...link, more],
        [...listed, ...link, more],
    ].map((lines) => [...words, ...lines].join("\n"));
    const text = candidates.find(({ length }) => length <= maximumDescriptionLength);
    if (text === undefined) {
        throw new Error(
            `the description of the alarm "${id}" has ${candidates.at(-1)?.length} characters, ${maximumDescriptionLength} are allowed; shorten its "why" or "response"`,
        );
    }
    return text;
}

/** A query in the Logs Insights query language that finds the events, the latest first. */
export function insightsQuery(condition: Expression): string {
    return [
        "fields @timestamp, eventName, userIdentity.arn, recipientAccountId, awsRegion, sourceIPAddress, errorCode",
        `| filter ${insightsCondition(condition)}`,
        "| sort @timestamp desc",
    ].join("\n");
}

/** For instance `CIS AWS Foundations v5.0.0 4.5, Security Hub CloudWatch.5`. */
export function controlList(controls: readonly Control[]): string {
    return controls.map(({ benchmark, id }) => `${benchmark} ${id}`).join(", ");
}

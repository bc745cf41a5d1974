import type { Control, Detection } from "./detection";

/** The most characters an alarm's description may have (PutMetricAlarm, CloudWatch API Reference). */
const maximumDescriptionLength = 1024;

/**
 * What the alarm tells whoever receives it: what happened, why it matters, what it watches, the control ids; a line
 * each. Throws an Error if that is more than 1024 characters.
 */
export function alarmDescription(detection: Detection): string {
    const events = detection.kind === "pattern" ? detection.events : [];
    const text = [
        `${detection.title}.`,
        detection.why,
        ...events.map(({ source, names }) => `Events of ${source}: ${names.join(", ")}.`),
        ...(detection.watches === undefined ? [] : [`Watches ${detection.watches}.`]),
        ...(detection.controls.length === 0 ? [] : [`Controls: ${controlList(detection.controls)}.`]),
    ].join("\n");
    if (text.length > maximumDescriptionLength) {
        throw new Error(
            `the description of the alarm "${detection.id}" has ${text.length} characters, ${maximumDescriptionLength} are allowed; shorten its "why"`,
        );
    }
    return text;
}

/** For instance `CIS AWS Foundations v5.0.0 4.5, Security Hub CloudWatch.5`. */
export function controlList(controls: readonly Control[]): string {
    return controls.map(({ benchmark, id }) => `${benchmark} ${id}`).join(", ");
}

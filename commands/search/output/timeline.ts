import type { Filters } from "../../../detections/firing";
import type { Severity } from "../../../detections/detection";
import type { Found } from "../source";
import { eventOf, type Event } from "./event";
import { counted, padded, printable, widthOf } from "./printable";

/** Events in a row that differ in nothing but their time. */
export interface Step {
    readonly event: Event;
    /** Oldest first. */
    readonly events: readonly Found[];
    readonly lastTime: string;
    readonly alarms: readonly { readonly id: string; readonly severity: Severity; readonly counts: boolean }[];
    /** What is here for the first time, after the first step: an actor, an IP address, an account. */
    readonly firsts: readonly string[];
}

export interface Timeline {
    readonly steps: readonly Step[];
    readonly events: number;
}

/** What happened, in the order of time, with the alarms that each event is a reason for. */
export function timelineOf(found: readonly Found[], filters: Filters): Timeline {
    const seen = new Set<string>();
    const steps: (Step & { events: Found[]; lastTime: string })[] = [];
    for (const each of oldestFirst(found)) {
        const event = eventOf(each.record);
        const previous = steps.at(-1);
        if (previous && sameButTime(previous.event, event)) {
            previous.events.push(each);
            previous.lastTime = event.time;
            continue;
        }
        const firsts = (["actor", "ip", "account"] as const).flatMap((column) => {
            const value = `${column} ${event[column]}`;
            const isFirst = !seen.has(value);
            seen.add(value);
            return isFirst && steps.length > 0 ? [`new ${column === "ip" ? "IP" : column}`] : [];
        });
        const alarms = filters.matching(each.record).map(({ detection: { id, severity, threshold } }) => ({
            id,
            severity,
            counts: threshold > 1,
        }));
        steps.push({ event, events: [each], lastTime: event.time, alarms, firsts });
    }
    return { steps, events: found.length };
}

/** By event time; of one second in the order in which they were found. */
export function oldestFirst(found: readonly Found[]): Found[] {
    const time = ({ record }: Found) => String(record["eventTime"]);
    return [...found].sort((one, other) => (time(one) < time(other) ? -1 : time(one) > time(other) ? 1 : 0));
}

/** A heading for each day, a line for each step. */
export function timelineText({ steps, events }: Timeline): string {
    const columns = (["actor", "event", "target", "result", "ip"] as const).map((column) => ({
        column,
        width: Math.min(60, Math.max(0, ...steps.map(({ event }) => widthOf(printable(event[column]))))),
    }));
    let day = "";
    const lines = steps.flatMap(({ event, events: same, lastTime, alarms, firsts }) => {
        const [date = "", time = ""] = event.time.split("T");
        const heading = date === day ? [] : [`${day === "" ? "" : "\n"}${printable(date)} (UTC)`];
        day = date;
        const cells = columns.map(({ column, width }) => padded(printable(event[column]), width)).join("  ");
        const notes = [
            ...alarms.map(({ id, severity, counts }) => `${counts ? "counts towards" : "alarm"} ${id} (${severity})`),
            ...firsts,
            ...(same.length > 1 ? [`${same.length} times until ${printable(lastTime)}`] : []),
        ];
        return [
            ...heading,
            `  ${printable(time.replace("Z", ""))}  ${cells}`.trimEnd(),
            ...(notes.length > 0 ? [`            ^ ${notes.join("; ")}`] : []),
        ];
    });
    const actors = new Set(steps.map(({ event }) => event.actor)).size;
    const summary = `${counted(events, "event")}, ${counted(actors, "actor")}`;
    return steps.length === 0 ? "" : `${lines.join("\n")}\n\n${summary}\n`;
}

function sameButTime(one: Event, other: Event): boolean {
    return (["account", "region", "actor", "event", "target", "result", "ip"] as const).every(
        (column) => one[column] === other[column],
    );
}

import type { Filters } from "../../../detections/firing";
import type { Severity } from "../../../detections/detection";
import type { Found } from "../source";
import { eventOf, type Event } from "./event";
import { counted, padded, printable, widthOf } from "../../../command-line/printable";
import { textAt } from "./values";

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

/**
 * By event time, which is in whole seconds. Of one second, a call that gave out credentials comes before the calls made with
 * them, and the rest stays in the order in which it was found.
 */
export function oldestFirst(found: readonly Found[]): Found[] {
    const sorted = [...found].sort((one, other) =>
        timeOf(one) < timeOf(other) ? -1 : timeOf(one) > timeOf(other) ? 1 : 0,
    );
    const givers = new Map(sorted.flatMap((each) => givenKeys(each).map((key) => [key, each])));
    const ordered = new Set<Found>();
    for (const each of sorted) {
        const chain = new Set<Found>();
        let next: Found | undefined = each;
        while (next !== undefined && timeOf(next) === timeOf(each) && !ordered.has(next) && !chain.has(next)) {
            chain.add(next);
            next = givers.get(textAt(next.record, "userIdentity", "accessKeyId") ?? "");
        }
        [...chain].reverse().forEach((link) => ordered.add(link));
    }
    return [...ordered];
}

function timeOf({ record }: Found): string {
    return String(record["eventTime"]);
}

/** The access keys in the answer of AssumeRole and the like, and of CreateAccessKey. */
function givenKeys({ record }: Found): string[] {
    const given = (["credentials", "accessKey"] as const).map((at) =>
        textAt(record, "responseElements", at, "accessKeyId"),
    );
    return given.filter((key) => key !== undefined);
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

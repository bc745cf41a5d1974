import { dayOf } from "../log-files/log-file-key";
import type { SavedQuery } from "./saved-query";
import { joined, listed, quoted } from "./text";

/** The time that is asked about. */
export type Window =
    | { readonly days: number }
    /** By the time of the events, `until` not included. */
    | { readonly since: Date; readonly until: Date };

/** Where a statement looks. */
export interface Target {
    readonly database: string;
    readonly table: string;
    /** All that the table knows by default; a table that knows none needs them named. */
    readonly accountIds: readonly string[];
    /** All Regions by default. */
    readonly regions?: readonly string[] | undefined;
    readonly window: Window;
}

/** The whole text of a query: what it is in comments, and the statement. */
export function statementOf(query: SavedQuery, target: Target): string {
    const { title, description, parameters } = query;
    const { database, table } = target;
    return [
        ...[title, ...wordWrapped(description)].map((line) => `-- ${line}`),
        ...(parameters.length === 0 ? [] : ["-- Each question mark stands for a value, in this order:"]),
        ...parameters.map(
            ({ description, example }, index) => `-- ${index + 1}. ${description}, such as ${quoted(example)}`,
        ),
        query.sql({
            table: `${identifier(database)}.${identifier(table)}`,
            partitions: partitionCondition(target, query.table === "digests" ? "digestendtime" : "eventtime"),
            dayBefore: (days) => dayBefore(target.window, days),
        }),
    ].join("\n");
}

/**
 * Which partitions are read, and with them what a query costs. A file's day is that of its delivery, up to a day after its
 * events.
 */
export function partitionCondition(
    { accountIds, regions = [], window }: Omit<Target, "database" | "table">,
    timeColumn = "eventtime",
): string {
    return joined("AND", [
        ...(accountIds.length === 0 ? [] : [`account IN ${listed(accountIds)}`]),
        ...(regions.length === 0 ? [] : [`region IN ${listed(regions)}`]),
        ...("days" in window
            ? [`day BETWEEN ${dayBefore(window, window.days)} AND ${dayBefore(window, 0)}`]
            : [
                  `day BETWEEN ${quoted(dayOf(window.since))} AND ${quoted(dayOf(new Date(window.until.getTime() + millisecondsOfDay)))}`,
                  `${timeColumn} >= ${quoted(timeText(window.since))}`,
                  `${timeColumn} < ${quoted(timeText(window.until))}`,
              ]),
    ]);
}

const millisecondsOfDay = 86_400_000;

function dayBefore(window: Window, days: number): string {
    if ("until" in window) {
        return quoted(dayOf(new Date(window.until.getTime() - days * millisecondsOfDay)));
    }
    const day = days === 0 ? "current_date" : `current_date - INTERVAL '${days}' DAY`;
    return `date_format(${day}, '%Y/%m/%d')`;
}

/** As CloudTrail writes times, which are in the order of their texts: in whole seconds. */
function timeText(time: Date): string {
    return new Date(Math.ceil(time.getTime() / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

/** A name as SQL writes it, with whatever characters it has. */
export function identifier(name: string): string {
    return `"${name.replaceAll('"', '""')}"`;
}

function wordWrapped(text: string, width = 110): string[] {
    return text.split(" ").reduce<string[]>((lines, word) => {
        const last = lines.at(-1);
        return last === undefined || last.length + word.length >= width
            ? [...lines, word]
            : [...lines.slice(0, -1), `${last} ${word}`];
    }, []);
}

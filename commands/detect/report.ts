import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import { matchedPart } from "../../detections/filter-pattern/matched-part";
import { actorOf, fires, mostInPeriod, type Finding } from "./findings";

/** The most actors that are listed; the others are counted. */
const shownActors = 20;

/** What `npm run detect` prints for people: the alarms, the records that matched and why, and who did it. */
export function reportText(findings: readonly Finding[], records: number): string {
    const firing = findings.filter(fires).length;
    const matches = findings.reduce((sum, { matches: count }) => sum + count, 0);
    const summary = `${number(records)} ${records === 1 ? "record" : "records"}; ${number(matches)} ${matches === 1 ? "match" : "matches"}; ${firing} ${firing === 1 ? "alarm" : "alarms"} would fire`;
    if (findings.length === 0) {
        return `${summary}\n`;
    }
    return [
        table(["alarm", "severity", "fires", "matches", "most in a period", "threshold", "actors"], findings.map(row)),
        ...findings.map(details),
        table(["actor", "matches", "alarms"], actorRows(findings)),
        summary,
        "",
    ]
        .join("\n\n")
        .replace(/\n+$/, "\n");
}

function row(finding: Finding): string[] {
    const { detection, matches, actors } = finding;
    const { id, severity, threshold, period, evaluationPeriods } = detection;
    const periods = evaluationPeriods === 1 ? `${period} s` : `each of ${evaluationPeriods} times ${period} s`;
    return [
        id,
        severity,
        fires(finding) ? "yes" : "no",
        number(matches),
        number(mostInPeriod(finding)),
        `${threshold} in ${periods}`,
        number(actors.size),
    ];
}

function details({ detection, matches, first }: Finding): string {
    const more = matches - first.length;
    return [
        `${detection.id}: ${detection.title}`,
        ...first.map(
            ({ record, filter }) => `  ${eventText(record)}\n      because ${matchedPart(filter.expression, record)}`,
        ),
        ...(more > 0 ? [`  and ${number(more)} more`] : []),
    ].join("\n");
}

function eventText(record: CloudTrailRecord): string {
    const { eventTime, recipientAccountId, awsRegion, eventSource, eventName, eventID } = record;
    const service = plain(eventSource).replace(/\.amazonaws\.com(\.cn)?$/, "");
    return `${plain(eventTime)}  ${plain(recipientAccountId)} ${plain(awsRegion)}  ${service}:${plain(eventName)}  by ${printable(actorOf(record))}  event ${plain(eventID)}`;
}

function actorRows(findings: readonly Finding[]): string[][] {
    const counts = new Map<string, { matches: number; alarms: number }>();
    for (const { actors } of findings) {
        for (const [actor, matches] of actors) {
            const known = counts.get(actor) ?? { matches: 0, alarms: 0 };
            counts.set(actor, { matches: known.matches + matches, alarms: known.alarms + 1 });
        }
    }
    const sorted = [...counts].sort(([, one], [, other]) => other.matches - one.matches);
    const rows = sorted
        .slice(0, shownActors)
        .map(([actor, { matches, alarms }]) => [printable(actor), number(matches), number(alarms)]);
    return sorted.length > shownActors ? [...rows, [`and ${number(sorted.length - shownActors)} more`, "", ""]] : rows;
}

/** Columns as wide as their widest cell. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
    const lines = [head, ...rows];
    const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
    return lines
        .map((line) =>
            line
                .map((cell, column) => cell.padEnd(widths[column] ?? 0))
                .join("  ")
                .trimEnd(),
        )
        .join("\n");
}

function plain(value: unknown): string {
    return typeof value === "string" ? printable(value) : "-";
}

/** Records hold what their authors like, such as terminal control sequences in a user name. */
function printable(text: string): string {
    return text.replaceAll(/\p{Cc}+/gu, "?");
}

function number(count: number): string {
    return count.toLocaleString("en-US");
}

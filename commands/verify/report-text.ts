import { printable } from "../../command-line/printable";
import { isProvedRow, number, placeOf, problemsOf, sentenceOf, shortTime, summariesOf } from "./summary";
import type { Verdict } from "./verdict";

/** More are in the JSON, in the HTML report and in the evidence. */
const shown = 50;

/** What `npm run verify` prints for people. */
export function reportText(verdict: Verdict): string {
    const { coverage, findings } = verdict;
    const total = findings.length + verdict.omitted;
    const summaries = summariesOf(verdict).map(({ accountId, region, from, to, digests, logs, ...others }) => [
        accountId,
        region,
        shortTime(from),
        shortTime(to),
        number(digests.valid),
        number(logs.valid),
        problemsOf({ digests, logs, ...others }) || "-",
    ]);
    const hours = coverage
        .filter((row) => !isProvedRow(row))
        .map((row) => [row.accountId, row.region, shortTime(row.from), shortTime(row.to), problemsOf(row)]);
    const named = findings.map((finding) => {
        const { kind, time, why } = finding;
        const what = `${kind}  ${time === undefined ? "" : `${shortTime(time)}  `}${placeOf(finding)}`;
        return `${printable(what)}\n    ${printable(why)}`;
    });
    return [
        ...(summaries.length > 0
            ? [
                  table(
                      ["account", "Region", "from (UTC)", "to", "digests verified", "log files verified", "not proved"],
                      summaries,
                      summaries.length,
                  ),
              ]
            : []),
        ...(hours.length > 0
            ? [`Hours:\n${table(["account", "Region", "from (UTC)", "to", "not proved"], hours, hours.length)}`]
            : []),
        ...(named.length > 0 ? [[...named.slice(0, shown), ...more(total)].join("\n")] : []),
        sentenceOf(verdict),
    ]
        .join("\n\n")
        .concat("\n");
}

function table(head: readonly string[], rows: readonly (readonly string[])[], total: number): string {
    const lines = [head, ...rows.slice(0, shown)];
    const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
    const text = lines.map((line) =>
        line
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join("  ")
            .trimEnd(),
    );
    return [...text, ...more(total)].join("\n");
}

function more(total: number): string[] {
    return total > shown ? [`and ${number(total - shown)} more (--json, --html and --evidence have them)`] : [];
}

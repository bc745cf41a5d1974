import { Html, html, join, raw } from "../search/output/html-template";
import { coverageChart, chartStyles } from "./coverage-chart";
import { isProvedRow, number, placeOf, problemsOf, sentenceOf, shortTime, summariesOf } from "./summary";
import type { CoverageRow, Verdict } from "./verdict";

/** A page of its own, without scripts and network: what is proved, in a picture of the time and in tables. */

/** More would make the page heavy; the JSON and the evidence have them all. */
const shownRows = 2000;

const styles = `
:root { color-scheme: light dark; --line: #d0d7de; --soft: #57606a; }
@media (prefers-color-scheme: dark) { :root { --line: #3d444d; --soft: #9198a1; } }
body { font: 15px/1.5 system-ui, "Open Sans", sans-serif; margin: 0 auto; max-width: 80rem; padding: 1rem 1.5rem 3rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; } .verdict { border-inline-start: .4rem solid; font-size: 1.1rem; padding: .4rem .8rem; }
.verdict.proved { border-color: #1a7f37; } .verdict.not-proved { border-color: #c2410c; } p.soft { color: var(--soft); }
.scroll { overflow-x: auto; } table { border-collapse: collapse; width: 100%; } th, td { border-bottom: 1px solid var(--line); padding: .25rem .75rem .25rem 0; text-align: start; vertical-align: top; }
thead th { color: var(--soft); font-weight: 600; } tbody th { font-weight: 400; } .number { text-align: end; font-variant-numeric: tabular-nums; }
td.key, td:last-child { min-width: 12rem; overflow-wrap: anywhere; } td.key { font-family: ui-monospace, monospace; font-size: .8rem; min-width: 20rem; }
@media print { body { font-size: 10px; max-width: none; padding: 0; } .scroll { overflow: visible; } tr { break-inside: avoid; } }
`;

/** @param run when it was begun. */
export function reportHtml(verdict: Verdict, { began }: { readonly began: Date }): string {
    const { ok, window, findings, omitted, keys } = verdict;
    const summaries = summariesOf(verdict);
    const hours = verdict.coverage.filter((row) => !isProvedRow(row));
    const asked = `${window.start === undefined ? "from the beginning" : `from ${window.start}`} ${window.end === undefined ? "to the newest" : `to ${window.end}`}`;
    return html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
                <meta name="viewport" content="width=device-width" />
                <title>Integrity of the log files${ok ? "" : ": not proved"}</title>
                <style>
                    ${raw(styles + chartStyles)}
                </style>
            </head>
            <body>
                <h1>Integrity of the log files</h1>
                <p class="verdict ${ok ? "proved" : "not-proved"}"><strong>${sentenceOf(verdict)}</strong></p>
                <p class="soft">Checked ${began.toISOString().slice(0, 19)}Z; delivered ${asked}. All times are UTC.</p>
                ${summaries.length === 0 ? raw("") : section("The time that is covered", coverageChart(summaries))}
                ${section(
                    "Accounts and Regions",
                    table(
                        ["Account", "Region", "From", "To", "Digests verified", "Log files verified", "Not proved"],
                        summaries.map(({ accountId, region, from, to, digests, logs, ...others }) => [
                            accountId,
                            region,
                            shortTime(from),
                            shortTime(to),
                            number(digests.valid),
                            number(logs.valid),
                            problemsOf({ digests, logs, ...others }) || "nothing",
                        ]),
                        summaries.length,
                        [4, 5],
                    ),
                )}
                ${hours.length === 0 ? raw("") : section("Hours that are not proved", hoursTable(hours))}
                ${
                    findings.length === 0
                        ? raw("")
                        : section(
                              "What was found",
                              table(
                                  ["Finding", "Account", "Region", "Time", "File", "Why"],
                                  findings.map((finding) => [
                                      finding.kind,
                                      finding.accountId,
                                      finding.region,
                                      shortTime(finding.time ?? ""),
                                      placeOf(finding),
                                      finding.why,
                                  ]),
                                  findings.length + omitted,
                                  [],
                              ),
                          )
                }
                ${section(
                    "Public keys",
                    table(
                        ["Region", "Fingerprint", "Valid from", "Valid to"],
                        keys.map(({ region, fingerprint, validFrom, validTo }) => [
                            region,
                            fingerprint,
                            timeOf(validFrom),
                            timeOf(validTo),
                        ]),
                        keys.length,
                        [],
                    ),
                )}
            </body>
        </html> `.text;
}

function hoursTable(rows: readonly CoverageRow[]): Html {
    return table(
        ["Account", "Region", "From", "To", "Digests verified", "Log files verified", "Not proved"],
        rows.map((row) => [
            row.accountId,
            row.region,
            shortTime(row.from),
            shortTime(row.to),
            number(row.digests.valid),
            number(row.logs.valid),
            problemsOf(row),
        ]),
        rows.length,
        [4, 5],
    );
}

function section(title: string, content: Html): Html {
    return html`<section>
        <h2>${title}</h2>
        ${content}
    </section>`;
}

/** The first column is the heading of its row. */
function table(
    head: readonly string[],
    rows: readonly (readonly string[])[],
    total: number,
    numbers: readonly number[],
): Html {
    const cell = (text: string, column: number): Html => {
        const name = raw(numbers.includes(column) ? ' class="number"' : text.startsWith("s3://") ? ' class="key"' : "");
        return column === 0 ? html`<th scope="row">${text}</th>` : html`<td${name}>${text}</td>`;
    };
    const headCell = (text: string, column: number): Html =>
        html`<th scope="col" ${raw(numbers.includes(column) ? ' class="number"' : "")}>${text}</th>`;
    return html`<div class="scroll" tabindex="0" role="group">
        <table>
            <thead>
                <tr>
                    ${join(head.map(headCell))}
                </tr>
            </thead>
            <tbody>
                ${join(
                    rows.slice(0, shownRows).map(
                        (row) =>
                            html`<tr>
                                ${join(row.map(cell))}
                            </tr>`,
                    ),
                )}
            </tbody>
        </table>
        ${total > shownRows ? html`<p>and ${number(total - shownRows)} more, which the JSON has</p>` : raw("")}
    </div>`;
}

function timeOf(time: number | undefined): string {
    return time === undefined ? "" : shortTime(new Date(time).toISOString());
}

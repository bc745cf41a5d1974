import type { Severity } from "../../../detections/detection";
import type { Found } from "../source";
import { headings } from "./event";
import { chart } from "./html-chart";
import { html, join, raw, type Html } from "./html-template";
import { styles } from "./html-styles";
import type { Step, Timeline } from "./timeline";

export interface ReportContext {
    readonly title: string;
    /** In the filter language; empty for none. */
    readonly filter: string;
    readonly made: Date;
}

/** A page with more steps would be slow to open, and nobody reads them. */
const mostSteps = 2000;
/** The records that a step shows; all of them are counted. */
const mostRecords = 20;
const mostCounts = 10;
const gravestFirst: readonly Severity[] = ["critical", "high", "medium", "low"];

/**
 * A timeline as one HTML file that needs nothing else: no script, no network, and a policy in it that allows neither. What
 * records hold is shown as text, whatever it is.
 */
export function htmlReport(timeline: Timeline, { title, filter, made }: ReportContext): string {
    const { steps, events } = timeline;
    const shown = steps.slice(0, mostSteps);
    return html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <title>${title}</title>
                <style>
                    ${raw(styles)}
                </style>
            </head>
            <body>
                <header>
                    <h1>${title}</h1>
                    <dl>
                        <div>
                            <dt>Filter</dt>
                            <dd><code>${filter === "" ? "none" : filter}</code></dd>
                        </div>
                        <div>
                            <dt>From</dt>
                            <dd>${steps[0]?.event.time ?? "-"}</dd>
                        </div>
                        <div>
                            <dt>Until</dt>
                            <dd>${steps.at(-1)?.lastTime ?? "-"}</dd>
                        </div>
                        <div>
                            <dt>Events</dt>
                            <dd>${events}</dd>
                        </div>
                        <div>
                            <dt>Made</dt>
                            <dd>${made.toISOString()}</dd>
                        </div>
                    </dl>
                </header>
                <main>
                    ${chart(steps)} ${alarms(steps)}
                    <section aria-labelledby="who">
                        <h2 id="who">In numbers</h2>
                        <div class="counts">
                            ${join((["actor", "event", "ip", "result", "account", "region"] as const).map((column) => counts(steps, column)))}
                        </div>
                    </section>
                    <section aria-labelledby="what">
                        <h2 id="what">What happened</h2>
                        ${steps.length === 0 ? html`<p>No event was found.</p>` : days(shown)}
                        ${shown.length < steps.length ? html`<p>And ${steps.length - shown.length} more lines, which this page leaves out.</p>` : ""}
                    </section>
                </main>
            </body>
        </html> `.text;
}

function alarms(steps: readonly Step[]): Html {
    const first = new Map<string, { severity: Severity; time: string; matches: number; counts: boolean }>();
    for (const { alarms: of, event, events } of steps) {
        for (const { id, severity, counts } of of) {
            const known = first.get(id) ?? { severity, time: event.time, matches: 0, counts };
            first.set(id, { ...known, matches: known.matches + events.length });
        }
    }
    const sorted = [...first].sort(
        ([, one], [, other]) => gravestFirst.indexOf(one.severity) - gravestFirst.indexOf(other.severity),
    );
    return sorted.length === 0
        ? html`<section>
              <h2>Alarms</h2>
              <p>None of these events is a reason for an alarm of the catalogue.</p>
          </section>`
        : html`<section aria-labelledby="alarms">
              <h2 id="alarms">Alarms</h2>
              <table>
                  <thead>
                      <tr>
                          <th scope="col">alarm</th>
                          <th scope="col">severity</th>
                          <th scope="col">first event</th>
                          <th scope="col">events</th>
                      </tr>
                  </thead>
                  <tbody>
                      ${join(
                          sorted.map(
                              ([id, { severity, time, matches, counts }]) =>
                                  html`<tr>
                                      <th scope="row">${id}</th>
                                      <td><span class="severity ${severity}">${severity}</span></td>
                                      <td>${time}</td>
                                      <td>${matches}${counts ? ", counted against its threshold" : ""}</td>
                                  </tr>`,
                          ),
                      )}
                  </tbody>
              </table>
          </section>`;
}

function counts(steps: readonly Step[], column: "actor" | "event" | "ip" | "result" | "account" | "region"): Html {
    const found = new Map<string, number>();
    for (const { event, events } of steps) {
        found.set(event[column], (found.get(event[column]) ?? 0) + events.length);
    }
    const sorted = [...found].sort(([, one], [, other]) => other - one);
    const more = sorted.length - mostCounts;
    return html`<table>
        <thead>
            <tr>
                <th scope="col">${headings[column]}</th>
                <th scope="col" class="number">events</th>
            </tr>
        </thead>
        <tbody>
            ${join(
                sorted.slice(0, mostCounts).map(
                    ([value, count]) =>
                        html`<tr>
                            <td>${value}</td>
                            <td class="number">${count}</td>
                        </tr>`,
                ),
            )}
            ${
                more > 0
                    ? html`<tr>
                          <td colspan="2">and ${more} more</td>
                      </tr>`
                    : ""
            }
        </tbody>
    </table>`;
}

function days(steps: readonly Step[]): Html {
    const byDay = new Map<string, Step[]>();
    for (const step of steps) {
        const day = step.event.time.slice(0, 10);
        const of = byDay.get(day) ?? [];
        byDay.set(day, of);
        of.push(step);
    }
    return join(
        [...byDay].map(
            ([day, of]) =>
                html`<div class="scroll">
                    <table class="events">
                        <caption>
                            ${day} (UTC)
                        </caption>
                        <thead>
                            <tr>
                                ${join(["time", "actor", "event", "target", "result", "IP", "account", "Region"].map((each) => html`<th scope="col">${each}</th>`))}
                            </tr>
                        </thead>
                        <tbody>
                            ${join(of.map(row))}
                        </tbody>
                    </table>
                </div>`,
        ),
    );
}

function row({ event, events, lastTime, alarms: of, firsts }: Step): Html {
    const time = event.time.slice(11).replace("Z", "");
    const notes = [
        ...of.map(({ id, severity }) => html`<span class="severity ${severity}">${id}</span>`),
        ...firsts.map((first) => html`<span class="first">${first}</span>`),
        ...(events.length > 1 ? [html`<span>${events.length} times until ${lastTime}</span>`] : []),
    ];
    return html`<tr class="${event.result === "ok" ? "ok" : "failed"}">
            <td>${time}</td>
            <td>${event.actor}</td>
            <td>${event.event}</td>
            <td>${event.target}</td>
            <td>${event.result}</td>
            <td>${event.ip}</td>
            <td>${event.account}</td>
            <td>${event.region}</td>
        </tr>
        <tr class="more">
            <td></td>
            <td colspan="7">
                ${join(notes)}
                <details>
                    <summary>${events.length === 1 ? "record" : "records"}</summary>
                    ${join(events.slice(0, mostRecords).map(record))}
                </details>
            </td>
        </tr>`;
}

function record({ record: of, source }: Found): Html {
    return html`<p>from ${source}</p>
        <pre>${JSON.stringify(of, undefined, 2)}</pre>`;
}

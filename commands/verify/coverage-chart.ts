import { html, join, type Html } from "../search/output/html-template";
import { isProvedRow, problemsOf, shortTime, type GroupSummary } from "./summary";
import { hour } from "./tally";
import type { CoverageRow } from "./verdict";

/** A picture of the covered time: a line for each account and Region, and on it what is proved, what is not, and what no digest covers. */

/** In units of the picture. */
const width = 1000;
const labelWidth = 230;
const lineHeight = 22;
const barHeight = 14;
/** An hour in a year would not be seen. */
const least = 2;

/** Not by colour alone: what is not proved is higher than the line, and what is not covered is an outline. */
export const chartStyles = `
figure { margin: 0; } figure svg { display: block; height: auto; max-width: 100%; width: 100%; } figure text { fill: currentColor; font: 12px system-ui, "Open Sans", sans-serif; }
.proved rect, rect.proved { fill: #2da44e; } rect.not-proved { fill: #cf222e; } rect.gap { fill: none; stroke: #cf222e; stroke-dasharray: 3 2; } .axis { stroke: var(--line); }
figcaption { display: flex; flex-wrap: wrap; gap: 1.25rem; padding-top: .5rem; } figcaption svg { display: inline-block; height: 1em; vertical-align: -.15em; width: 1.5em; }
`;

export function coverageChart(groups: readonly GroupSummary[]): Html {
    const begin = Math.min(...groups.map(({ from }) => Date.parse(from)));
    const end = Math.max(...groups.map(({ to }) => Date.parse(to)));
    const x = (time: string): number =>
        labelWidth + ((Date.parse(time) - begin) / Math.max(end - begin, hour)) * (width - labelWidth - 10);
    const height = groups.length * lineHeight + 30;
    return html`<figure>
        <svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="coverage-title coverage-description">
            <title id="coverage-title">Covered time by account and Region</title>
            <desc id="coverage-description">${descriptionOf(groups)}</desc>
            ${join(groups.map((group, index) => line(group, index * lineHeight, x)))}
            <line class="axis" x1="${labelWidth}" x2="${width - 10}" y1="${height - 24}" y2="${height - 24}" />
            <text x="${labelWidth}" y="${height - 8}">${shortTime(new Date(begin).toISOString())}</text>
            <text x="${width - 10}" y="${height - 8}" text-anchor="end">${shortTime(new Date(end).toISOString())}</text>
        </svg>
        <figcaption>
            ${join([sign("proved", "proved"), sign("not-proved", "not proved"), sign("gap", "no digest covers it")])}
        </figcaption>
    </figure>`;
}

function line({ accountId, region, rows }: GroupSummary, top: number, x: (time: string) => number): Html {
    return html`<text x="0" y="${top + 16}">${accountId} ${region}</text> ${join(rows.map((row) => bar(row, top, x)))}`;
}

function bar(row: CoverageRow, top: number, x: (time: string) => number): Html {
    const from = x(row.from);
    const proved = isProvedRow(row);
    const kind = proved ? "proved" : row.gap && row.digests.valid === 0 ? "gap" : "not-proved";
    const length = Math.max(x(row.to) - from, proved ? 0 : least);
    const high = kind === "not-proved" ? 4 : 0;
    return html`<rect
        class="${kind}"
        x="${from.toFixed(1)}"
        y="${top + 4 - high / 2}"
        width="${length.toFixed(1)}"
        height="${barHeight + high}"
        ><title>${shortTime(row.from)} to ${shortTime(row.to)}: ${proved ? "proved" : problemsOf(row)}</title></rect
    >`;
}

function sign(kind: string, text: string): Html {
    return html`<span
        ><svg viewBox="0 0 24 16" aria-hidden="true"><rect class="${kind}" x="1" y="2" width="22" height="12" /></svg>
        ${text}</span
    >`;
}

function descriptionOf(groups: readonly GroupSummary[]): string {
    return groups
        .slice(0, 20)
        .map(({ accountId, region, from, to, rows }) => {
            const bad = rows.filter((row) => !isProvedRow(row)).length;
            return `${accountId} ${region}: ${shortTime(from)} to ${shortTime(to)}, ${bad === 0 ? "all proved" : `${bad} of its parts not proved`}`;
        })
        .join("; ");
}

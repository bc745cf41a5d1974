import fs from "node:fs";
import { scoreCatalogue, scoreFile, shortcomings, type Figures, type Score } from "./scoring";

/**
 * `npm run detect:score`: what the catalogue finds of the labelled set, and what it fires on by mistake. With UPDATE=1 it
 * writes the figures into score.json.
 */

function table(score: Score): string {
    const row = (name: string, { found, missed, mistaken, precision, recall }: Figures) =>
        [
            name.padEnd(34),
            String(found).padStart(6),
            String(missed).padStart(7),
            String(mistaken).padStart(9),
            precision.toFixed(3).padStart(10),
            recall.toFixed(3).padStart(7),
        ].join("");
    return [
        `${"".padEnd(34)} found missed mistaken  precision recall`,
        ...Object.entries(score.categories).map(([name, figures]) => row(name, figures)),
        row("by category", score.byCategory),
        row("by event", score.byEvent),
        row("by event, no approved Regions", score.byEventWithoutApprovedRegions),
        row("by record, patterns alone", score.byRecord),
    ].join("\n");
}

const { score, judged } = scoreCatalogue();
process.stdout.write(`${[...shortcomings(judged), "", table(score)].join("\n")}\n`);
if (process.env["UPDATE"] === "1") {
    fs.writeFileSync(scoreFile, `${JSON.stringify(score, undefined, 4)}\n`);
}

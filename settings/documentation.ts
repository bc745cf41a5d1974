import * as fs from "node:fs";
import * as path from "node:path";
import { costTable, tieringTable } from "./cost-documentation";
import { settingsTable } from "./settings-documentation";

/** Writes the tables of docs/configuration.md and docs/cost.md: `npm run docs`. The text around them is by hand. */
const tables: Readonly<Record<string, readonly [name: string, table: () => string][]>> = {
    "configuration.md": [["settings/schema.ts", settingsTable]],
    "cost.md": [
        ["settings/cost.ts", costTable],
        ["settings/tiering.ts", tieringTable],
    ],
};

/** The documents as they should be: the text that is there, with the tables made from the source. */
export function documents(): { readonly file: string; readonly text: string }[] {
    return Object.entries(tables).map(([name, generated]) => {
        const file = path.join(__dirname, "..", "docs", name);
        const text = generated.reduce(
            (written, [source, table]) => withTable(written, source, table()),
            fs.readFileSync(file, "utf8"),
        );
        return { file, text };
    });
}

function withTable(text: string, source: string, table: string): string {
    const begin = `<!-- The table is generated from ${source}: npm run docs -->\n`;
    const start = text.indexOf(begin);
    const end = text.indexOf("<!-- end of the generated table -->\n", start);
    if (start < 0 || end < 0) {
        throw new Error(`the document has no place for the table from ${source}: restore it from git`);
    }
    return `${text.slice(0, start + begin.length)}\n${table}\n\n${text.slice(end)}`;
}

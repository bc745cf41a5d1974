import * as fs from "node:fs";
import * as path from "node:path";
import { z } from "zod";
import { namesOf } from "./names";
import { settingsSchema } from "./schema";
import { unwrapped, valueMetaAt } from "./value-meta";

/** Writes the table of docs/configuration.md from the schema: `npm run docs`. The text around it is by hand. */
const file = path.join(__dirname, "..", "docs", "configuration.md");
const begin = "<!-- The table is generated from settings/schema.ts: npm run docs -->\n";
const end = "<!-- end of the generated table -->\n";

/** docs/configuration.md as it should be: the text that is there, with the table of the schema. */
export function configurationDocumentation(): { readonly file: string; readonly text: string } {
    const text = fs.readFileSync(file, "utf8");
    const [before, after] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
    return { file, text: `${text.slice(0, before)}\n${settingsTable()}\n\n${text.slice(after)}` };
}

function settingsTable(): string {
    const rows = Object.entries(settingsSchema.shape).flatMap(([key, schema]) => rowsOf(key, schema));
    return ["| Setting | Meaning | Allowed | Default |", "| --- | --- | --- | --- |", ...rows].join("\n");
}

/** One row, or for an object with named keys one for each of them. */
function rowsOf(key: string, schema: z.ZodType): string[] {
    const inner = unwrapped(schema);
    if (inner instanceof z.ZodObject) {
        return Object.entries(inner.shape as Record<string, z.ZodType>).flatMap(([name, part]) =>
            rowsOf(`${key}.${name}`, part),
        );
    }
    const { allowed } = valueMetaAt(schema, [], undefined);
    return [`| \`${key}\` | ${schema.description ?? ""} | ${allowed} | ${defaultOf(key, schema)} |`];
}

function defaultOf(key: string, schema: z.ZodType): string {
    if (schema instanceof z.ZodDefault) {
        const value: unknown = schema.def.defaultValue;
        return JSON.stringify(value) === "[]" || JSON.stringify(value) === "{}" ? "none" : `\`${String(value)}\``;
    }
    const derived: Record<string, string> = {
        ...namesOf({ names: { prefix: "<prefix>", trail: "<trail>" }, organizationId: "<organizationId>" }),
        trail: namesOf({ names: { prefix: "<prefix>" }, organizationId: "" }).trail,
    };
    const name = derived[key.replace("names.", "")];
    return key.startsWith("names.") && name ? `\`${name}\`` : "must be set";
}

if (require.main === module) {
    const { text } = configurationDocumentation();
    fs.writeFileSync(file, text);
}

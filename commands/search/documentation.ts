import * as path from "node:path";
import { wrapped } from "../../command-line/printable";
import { activityClassTexts } from "./filter/activity-class";
import { fields, language, recordFields, type Field } from "./filter/fields";
import { timeForms } from "./filter/time";

export const documentationFile = path.join(__dirname, "..", "..", "docs", "search.md");

/** The text of docs/search.md. */
export function searchDocumentation(): string {
    return `# The filters of \`npm run search\`

<!-- Generated from commands/search/filter: npm run docs -->

Each option is one condition, and all have to hold; of an option given twice, either. \`--where\` takes a filter of its own, and
\`--field PATH=VALUE\` any field of the record. All mean the same in the event history, the archive and log files.

## The language of \`--where\`

\`\`\`text
${wrapped(language, 120)}
\`\`\`

A condition on what a record does not have does not hold, so its \`not\` does: \`not error = *\` finds what has no error code. Upper and lower case
differ, but for \`~\`. Numbers and truth values are compared as they are in JSON, \`true\` or \`3600\`.

Times are ${timeForms}.

## Fields

| Field | Option | What it looks at | For instance |
| --- | --- | --- | --- |
${fields.map((field) => row(`\`${field.name}\``, optionOf(field), field.what, `\`${field.example}\``)).join("\n")}

## Classes of activity

| \`class\` | Events |
| --- | --- |
${Object.entries(activityClassTexts)
    .map(([name, text]) => row(`\`${name}\``, text))
    .join("\n")}

## Fields of the record

A path begins with one of these; behind \`$.\` it may begin with any other:

${recordFields.map((name) => `\`${name}\``).join(", ")}.

A key with a dot, a space or a quote stands in quotes: \`requestParameters."x.y"\`.
`;
}

function optionOf({ name, option }: Field): string {
    if (name === "time") {
        return "`--since`, `--until`";
    }
    return option ? `\`--${option.flag} <${option.argument}>\`` : "";
}

function row(...cells: readonly string[]): string {
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import * as path from "node:path";
import * as search from "../commands/search/documentation";
import * as alarms from "../detections/documentation";
import * as outputs from "../outputs-documentation";
import * as policies from "../policies/documentation";
import * as settings from "../settings/documentation";

/** `npm run docs` writes what is generated of the documentation; with `--check`, it says what differs and writes nothing. */

export interface GeneratedFile {
    readonly file: string;
    readonly text: string;
}

/** Every file of docs/ that is made from the source, or has tables that are. */
export function generatedFiles(): GeneratedFile[] {
    return [
        ...settings.documents(),
        { file: alarms.documentationFile, text: alarms.alarmsDocumentation() },
        { file: outputs.documentationFile, text: outputs.outputsDocumentation() },
        { file: policies.documentationFile, text: policies.policiesDocumentation() },
        { file: search.documentationFile, text: search.searchDocumentation() },
    ];
}

/** Those that are not as they would be written. */
export function staleFiles(files: readonly GeneratedFile[]): string[] {
    return files
        .filter(({ file, text }) => !existsSync(file) || readFileSync(file, "utf8") !== text)
        .map(({ file }) => file);
}

if (require.main === module) {
    const files = generatedFiles();
    if (process.argv.includes("--check")) {
        for (const file of staleFiles(files)) {
            const name = path.relative(path.join(__dirname, ".."), file);
            process.stderr.write(`error: ${name} is not what the source says\nfix: npm run docs\n`);
            process.exitCode = 1;
        }
    } else {
        files.forEach(({ file, text }) => writeFileSync(file, text));
    }
}

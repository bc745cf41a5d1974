import * as fs from "node:fs/promises";
import * as path from "node:path";
import { parse as parseYaml, YAMLParseError } from "yaml";
import { parseSettings } from "../settings/parse";
import { reportOf } from "../settings/problems";
import { completeSettings, type Settings } from "../settings/settings";
import { Failure } from "./failure";

/**
 * The settings in a stack's file, checked as the program checks them: a wrong one is reported before anything starts.
 * Throws a {@link Failure} with the report.
 */
export async function readStackSettings(file: string, project: string): Promise<Settings> {
    const raw = Object.fromEntries(
        Object.entries(await readConfig(file))
            .filter(([key]) => key.startsWith(`${project}:`))
            .map(([key, value]) => [
                key.slice(project.length + 1),
                typeof value === "string" ? value : JSON.stringify(value),
            ]),
    );
    const { settings, problems } = parseSettings(raw, project);
    if (problems) {
        throw new Failure(`${path.basename(file)}: ${reportOf(problems, project)}`);
    }
    return completeSettings(settings);
}

async function readConfig(file: string): Promise<Record<string, unknown>> {
    const text = await fs.readFile(file, "utf8").catch((error: Error) => {
        throw new Failure(`the settings of the stack cannot be read: ${error.message}`, "Restore the file from git.");
    });
    try {
        const { config } = (parseYaml(text) ?? {}) as { config?: Record<string, unknown> };
        return config ?? {};
    } catch (error) {
        if (error instanceof YAMLParseError) {
            throw new Failure(`${file} is not valid YAML: ${error.message}`, "Correct that line.");
        }
        throw error;
    }
}

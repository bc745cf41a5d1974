import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import type { Program } from "./program";

/** A stack as data, with what the pack must say about it. */
export interface Scenario {
    /** What the stack is, or what is wrong with it. */
    readonly name: string;
    readonly program: Program;
    /** What an update finds: `rule: resource`, in any order. Nothing in a good stack, and none is the default. */
    readonly finds?: readonly string[];
    /** What the preview of the new stack finds where that differs: `rule? resource` for what it leaves to the update. */
    readonly preview?: readonly string[];
    /** The settings of the pack. */
    readonly config?: Readonly<Record<string, unknown>>;
}

export interface ScenarioFile {
    /** Path without extension below tests/policies/stacks. */
    readonly name: string;
    readonly stacks: readonly Scenario[];
}

const folder = join(__dirname, "..", "stacks");

/** Every file of stacks whose path holds `STACKS`, an environment variable; all of them without. */
export function scenarioFiles(filter = process.env["STACKS"] ?? ""): ScenarioFile[] {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => file.includes(filter))
        .sort()
        .map((file) => ({
            name: relative(folder, file).replace(/\.ts$/, ""),
            // eslint-disable-next-line @typescript-eslint/no-require-imports -- which files there are, only the folder tells
            stacks: (require(file) as { stacks?: readonly Scenario[] }).stacks ?? [],
        }));
}

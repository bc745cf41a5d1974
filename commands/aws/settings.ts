import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { Failure } from "../../command-line/failure";
import { readStackSettings } from "../../local/stack-settings";
import { findSettings, project } from "../../local/stacks";
import type { Settings } from "../../settings/settings";
import { offlineSettings } from "../compare-previews/offline-settings";

/** How a command is told which deployment it is about: by the stack's name or its file; neither for none. */
export interface SettingsOptions {
    /** NAME of Pulumi.NAME.yaml in this repository. */
    readonly stack?: string;
    /** Such a file, wherever it is. */
    readonly settings?: string;
}

/** The settings that the options name, if they do. @throws Failure if they are not there or wrong. */
export async function settingsOf({ stack, settings }: SettingsOptions): Promise<Settings | undefined> {
    if (stack !== undefined && settings !== undefined) {
        throw new Failure(`--stack ${stack} and --settings ${settings} are two ways to say one thing`, "Give one.");
    }
    if (stack !== undefined) {
        return settingsIn(await findSettings(stack));
    }
    return settings === undefined ? undefined : settingsIn(settings);
}

/**
 * The settings in a stack's file without its secrets, which have nothing to do with what is there.
 *
 * @throws Failure if the file cannot be read, or its settings are wrong.
 */
export async function settingsIn(file: string): Promise<Settings> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "orgtrail-"));
    const copy = path.join(folder, path.basename(file));
    try {
        fs.writeFileSync(copy, offlineSettings(fs.readFileSync(file, "utf8")).text);
        return await readStackSettings(copy, project);
    } catch (error) {
        if (error instanceof Failure) {
            throw error;
        }
        throw new Failure(
            `the settings ${file} cannot be read: ${(error as Error).message}`,
            "Name a stack's file, such as Pulumi.prod.yaml.",
        );
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

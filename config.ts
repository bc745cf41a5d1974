import * as pulumi from "@pulumi/pulumi";
import { parseSettings } from "./settings/parse";
import { reportOf } from "./settings/problems";
import { completeSettings, type Settings } from "./settings/settings";

/**
 * Reads the configuration of the stack. Nothing else in the program does.
 *
 * @throws pulumi.RunError that names every setting with a problem, before any resource is registered.
 */
export function readSettings(): Settings {
    const project = pulumi.getProject();
    const prefix = `${project}:`;
    const raw = Object.fromEntries(
        Object.entries(pulumi.runtime.allConfig())
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => [key.slice(prefix.length), value]),
    );
    const { settings, problems } = parseSettings(raw, project);
    if (problems) {
        throw new pulumi.RunError(reportOf(problems, project));
    }
    return completeSettings(settings);
}

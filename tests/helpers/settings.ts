import assert from "node:assert/strict";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse as parseYaml } from "yaml";
import { parseSettings } from "../../settings/parse";
import type { ParsedSettings } from "../../settings/schema";

/** The least that a stack must set, as Pulumi keeps it: text, or JSON for what is not text. */
export const leastSettings = {
    organizationId: "o-exampleorgid",
    managementAccountId: "111122223333",
    logArchiveAccountId: "444455556666",
    logArchiveRoleArn: "arn:aws:iam::444455556666:role/Deployment",
    homeRegion: "eu-west-1",
} as const;

/** Values of settings as Pulumi keeps them; what is `undefined` is left out. */
export function rawSettings(values: Readonly<Record<string, unknown>>): Record<string, string> {
    return Object.fromEntries(
        Object.entries(values)
            .filter(([, value]) => value !== undefined)
            .map(([key, value]) => [key, typeof value === "string" ? value : JSON.stringify(value)]),
    );
}

/** The least settings with changes, parsed; they must be right. */
export function parsedSettings(changes: Readonly<Record<string, unknown>> = {}): ParsedSettings {
    const { settings, problems } = parseSettings(rawSettings({ ...leastSettings, ...changes }), "orgtrail");
    assert(settings, JSON.stringify(problems));
    return settings;
}

/** The settings of a committed stack, by key without the project's name. */
export function stackSettings(stack: "dev" | "local" | "prod"): Record<string, unknown> {
    const file = path.resolve(__dirname, "../..", `Pulumi.${stack}.yaml`);
    const { config } = parseYaml(fs.readFileSync(file, "utf8")) as { config: Record<string, unknown> };
    return Object.fromEntries(Object.entries(config).map(([key, value]) => [key.replace("orgtrail:", ""), value]));
}

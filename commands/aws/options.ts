import type { Command } from "commander";
import type { SettingsOptions } from "./settings";

/** What every command that reads from AWS can be told. */
export interface AccessCommandOptions extends SettingsOptions {
    readonly roleArn?: string;
}

/** The values of an option that may be given several times. */
export function collect(value: string, others: readonly string[] = []): string[] {
    return [...others, value];
}

/** Adds `--stack`, `--settings` and `--role-arn`. */
export function withAccessOptions(command: Command): Command {
    return command
        .option("--stack <name>", "the deployment whose settings are in Pulumi.<name>.yaml: Regions, bucket, roles")
        .option("--settings <file>", "its settings, in place of that file")
        .option("--role-arn <arn>", "a role to assume first with the credentials of the environment");
}

import { Command } from "commander";
import { settingsIn, settingsOf, type SettingsOptions } from "../aws/settings";
import { findSettings } from "../../local/stacks";
import { endWithReader, runCommand } from "../../command-line/run-command";
import { connect } from "./accounts";
import { findingsFor } from "./findings";
import { exitCodeFor, reportOn } from "./report";

/** `npm run check-existing`: what the existing resources that a stack uses lack. It reads, and changes nothing. */

interface Options extends SettingsOptions {
    readonly logArchiveRoleArn?: string;
    readonly strict?: boolean;
}

async function check({ logArchiveRoleArn, strict = false, ...options }: Options): Promise<number> {
    const { stack = "prod" } = options;
    const settings = (await settingsOf(options)) ?? (await settingsIn(await findSettings(stack)));
    if (Object.keys(settings.existing).length === 0) {
        const whose = options.settings ?? `The stack ${stack}`;
        process.stdout.write(`${whose} uses nothing that exists already (setting "existing").\n`);
        return 0;
    }
    const findings = await findingsFor(settings, await connect(settings, logArchiveRoleArn));
    process.stdout.write(reportOn(findings));
    return exitCodeFor(findings, strict);
}

endWithReader();

runCommand(
    new Command("npm run check-existing --")
        .description(
            "Compares the existing resources that a stack uses with what its trails need of them. Reads, and changes nothing.\n" +
                "Exit code 0: nothing that must be there is lacking. 1: something is, or a setting is unsafe. 2: it could not be found out.",
        )
        .option("--stack <name>", "the stack, whose settings are in Pulumi.<name>.yaml (default: prod)")
        .option("--settings <file>", "its settings, in place of that file")
        .option("--log-archive-role-arn <arn>", "a role to read with, in place of the setting logArchiveRoleArn")
        .option("--strict", "lacking hardening, such as a Deny statement, counts too"),
    check,
);

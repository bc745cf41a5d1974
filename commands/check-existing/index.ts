import * as path from "node:path";
import { Command } from "commander";
import { Failure } from "../../local/failure";
import { repositoryFolder } from "../../local/paths";
import { settingsIn } from "../aws/settings";
import { connect } from "./accounts";
import { findingsFor } from "./findings";
import { exitCodeFor, reportOn } from "./report";

/** `npm run check-existing`: what the existing resources that a stack uses lack. It reads, and changes nothing. */

interface Options {
    readonly stack: string;
    readonly configFile?: string;
    readonly logArchiveRoleArn?: string;
    readonly strict?: boolean;
}

async function check({ stack, configFile, logArchiveRoleArn, strict = false }: Options): Promise<number> {
    process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
    const settings = await settingsIn(configFile ?? path.join(repositoryFolder, `Pulumi.${stack}.yaml`));
    if (Object.keys(settings.existing).length === 0) {
        process.stdout.write(`The stack ${stack} uses nothing that exists already (setting "existing").\n`);
        return 0;
    }
    const findings = await findingsFor(settings, await connect(settings, logArchiveRoleArn));
    process.stdout.write(reportOn(findings));
    return exitCodeFor(findings, strict);
}

void new Command("npm run check-existing --")
    .description(
        "Compares the existing resources that a stack uses with what its trails need of them. Reads, and changes nothing.\n" +
            "Exit code 0: nothing that must be there is lacking. 1: something is, or a setting is unsafe. 2: it could not be found out.",
    )
    .option("--stack <name>", "the stack, whose settings are in Pulumi.<name>.yaml", "prod")
    .option("--config-file <file>", "its settings, in place of that file")
    .option("--log-archive-role-arn <arn>", "a role to read with, in place of the setting logArchiveRoleArn")
    .option("--strict", "lacking hardening, such as a Deny statement, counts too")
    .showHelpAfterError("(--help lists the options)")
    .action(async (options: Options) => {
        try {
            process.exitCode = await check(options);
        } catch (error) {
            if (!(error instanceof Failure)) {
                throw error;
            }
            process.stderr.write(`error: ${error.message}\n${error.fix ? `fix: ${error.fix}\n` : ""}`);
            process.exitCode = 2;
        }
    })
    .parseAsync();

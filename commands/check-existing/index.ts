import * as path from "node:path";
import { Command } from "commander";
import { Failure } from "../../local/failure";
import { repositoryFolder } from "../../local/paths";
import { readStackSettings } from "../../local/stack-settings";
import { connect } from "./accounts";
import { findingsFor } from "./findings";

/** `npm run check-existing`: what the existing resources that a stack uses lack. It reads, and changes nothing. */

interface Options {
    readonly stack: string;
    readonly logArchiveRoleArn?: string;
}

async function check({ stack, logArchiveRoleArn }: Options): Promise<number> {
    process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] = "true";
    const settings = await readStackSettings(path.join(repositoryFolder, `Pulumi.${stack}.yaml`), "orgtrail");
    if (Object.keys(settings.existing).length === 0) {
        process.stdout.write(`The stack ${stack} uses nothing that exists already (setting "existing").\n`);
        return 0;
    }
    const findings = await findingsFor(settings, await connect(settings, logArchiveRoleArn));
    for (const { resource, lacks } of findings) {
        process.stdout.write(
            lacks.length === 0
                ? `ok      ${resource}\n`
                : `lacking ${resource}\n${lacks.map((what) => `          - ${what}\n`).join("")}`,
        );
    }
    const lacking = findings.filter(({ lacks }) => lacks.length > 0);
    if (lacking.length === 0) {
        return 0;
    }
    process.stdout.write(
        `\n${lacking.length} of ${findings.length} existing resources lack something. The statements are in the output ` +
            "requiredPolicies, also in a preview: pulumi stack output requiredPolicies --json\n",
    );
    return 1;
}

void new Command("npm run check-existing --")
    .description(
        "Compares the existing resources that a stack uses with what its trails need of them. Reads, and changes nothing.\n" +
            "Exit code 0: nothing is lacking. 1: something is. 2: it could not be found out.",
    )
    .option("--stack <name>", "the stack, whose settings are in Pulumi.<name>.yaml", "prod")
    .option("--log-archive-role-arn <arn>", "a role to read with, in place of the setting logArchiveRoleArn")
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

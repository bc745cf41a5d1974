import { spawn } from "node:child_process";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { awsCommand, ensurePythonEnvironment } from "./emulator/python-environment";
import { localFolder } from "../command-line/paths";
import type { Progress } from "../command-line/progress";
import type { Session } from "./session";

/**
 * Runs a command, or without one the user's shell, with `pulumi` and `aws` on the embedded AWS. The profile
 * `log-archive` of the AWS CLI is the log-archive account.
 *
 * @returns the command's exit code.
 */
export async function runShell(session: Session, command: readonly string[], progress: Progress): Promise<number> {
    const environment = await shellEnvironment(session, progress);
    const [program = process.env.SHELL ?? "/bin/sh", ...args] = command;
    const child = spawn(program, args, { env: environment, stdio: "inherit" });
    // The terminal sends Ctrl-C to the shell itself, which decides what it means.
    const ignore = () => undefined;
    process.on("SIGINT", ignore);
    try {
        return await new Promise<number>((resolve, reject) => {
            child.on("error", reject);
            child.on("close", (code) => resolve(code ?? 1));
        });
    } finally {
        process.off("SIGINT", ignore);
    }
}

/** The environment in which `aws` and `pulumi` are those of the embedded AWS. */
export async function shellEnvironment(session: Session, progress: Progress): Promise<NodeJS.ProcessEnv> {
    const aws = awsCommand(await ensurePythonEnvironment(progress));
    const bin = path.join(localFolder, "bin");
    await fs.mkdir(bin, { recursive: true });
    const words = aws.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(" ");
    await fs.writeFile(path.join(bin, "aws"), `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 });
    const environment = session.stack.environment();
    return {
        ...environment,
        PATH: [bin, environment.PATH].join(path.delimiter),
        // Version 1 of the AWS CLI does not read AWS_REGION.
        AWS_DEFAULT_REGION: environment.AWS_REGION,
        AWS_SHARED_CREDENTIALS_FILE: await writeCredentials(session),
        AWS_PAGER: "",
        PS1: "(orgtrail) \\w \\$ ",
    };
}

/**
 * The profile `log-archive` has credentials, not a role to assume: the AWS CLI keeps assumed roles in the user's home
 * folder, from where the next emulator would get those of this one.
 */
async function writeCredentials({ emulator: { endpoint }, settings }: Session): Promise<string> {
    const { assumeLogArchiveRole } = await import("./readback/clients");
    const { logArchiveRoleArn, deployment } = settings;
    const credentials = await assumeLogArchiveRole({ endpoint, region: deployment.region, logArchiveRoleArn });
    const file = path.join(localFolder, "aws-credentials");
    await fs.writeFile(
        file,
        [
            "[log-archive]",
            `aws_access_key_id = ${credentials.accessKeyId}`,
            `aws_secret_access_key = ${credentials.secretAccessKey}`,
            `aws_session_token = ${credentials.sessionToken}`,
            "",
        ].join("\n"),
    );
    return file;
}

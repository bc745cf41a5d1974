import { repositoryFolder } from "../../../command-line/paths";
import { run, type Finished } from "../../../command-line/run";
import type { Verdict } from "../../../commands/verify/verdict";

/** `npm run verify`, as a program of its own. */

export const command = ["-r", "ts-node/register/transpile-only", "commands/verify/index.ts"];

/** With nothing of the computer's own settings for AWS: without an endpoint, no AWS is reached. */
export function environment(endpoint?: string): NodeJS.ProcessEnv {
    const others = Object.entries(process.env).filter(([name]) => !name.startsWith("AWS_"));
    return {
        ...Object.fromEntries(others),
        AWS_REGION: "us-east-1",
        AWS_CONFIG_FILE: "/dev/null",
        AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        AWS_EC2_METADATA_DISABLED: "true",
        ...(endpoint !== undefined && {
            AWS_ENDPOINT_URL: endpoint,
            AWS_ACCESS_KEY_ID: "test",
            AWS_SECRET_ACCESS_KEY: "test",
        }),
    };
}

export function runVerify(args: readonly string[], endpoint?: string): Promise<Finished> {
    return run(process.execPath, [...command, ...args], { cwd: repositoryFolder, env: environment(endpoint) });
}

/** What `--json` printed, which has to be one JSON object in one line, and the exit code. */
export async function verdictOf(
    args: readonly string[],
    endpoint?: string,
): Promise<{ code: number; verdict: Verdict; stderr: string }> {
    const { code, stdout, stderr } = await runVerify([...args, "--json"], endpoint);
    if (!/^\{.*\}\n$/.test(stdout)) {
        throw new Error(`standard output is not one JSON object: ${stdout}${stderr}`);
    }
    return { code, verdict: JSON.parse(stdout) as Verdict, stderr };
}

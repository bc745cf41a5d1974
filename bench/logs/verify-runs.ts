import * as fs from "node:fs/promises";
import * as path from "node:path";
import { isolatedEnvironment } from "../../local/environment";
import { Failure } from "../../command-line/failure";
import { signalGroup, spawnLeashed } from "../../command-line/leash";
import { begin, bucket, hour, iso } from "../../tests/commands/verify/tree";
import { measured, type Measured } from "./measure";
import { npmRun, quoted } from "./tools";
import { hours, logFilesAnHour, makeTree, placesOf, trailArn } from "./verify-tree";

/** A tree of log files and digests in a folder. */
export interface TreeFolder {
    readonly folder: string;
    /** Accounts and Regions. */
    readonly chains: number;
    readonly logFiles: number;
}

/** A change of what is generated needs another: trees are kept. */
const version = 1;

/** A tree with so many chains of digests, kept in `parent` and generated only when it is not there. */
export async function treeFolder(parent: string, chains: number, report: (text: string) => void): Promise<TreeFolder> {
    const folder = path.join(parent, `verify-${version}-${chains}`);
    const logFiles = chains * hours * logFilesAnHour;
    // Written last.
    const isKept = await fs.stat(path.join(folder, "metadata.json")).catch(() => undefined);
    if (!isKept) {
        report(`generating and signing ${logFiles} log files`);
        makeTree(chains).write(folder);
    }
    return { folder, chains, logFiles };
}

/** The tree as a local copy. */
export function verifiedCopy(tree: TreeFolder): Promise<Measured> {
    const [copy, metadata, keys] = ["logs", "metadata.json", "keys"].map((name) => path.join(tree.folder, name));
    return verified(tree, ["--from", `${copy}`, "--metadata", `${metadata}`, "--public-keys", `${keys}`], process.env);
}

/** The tree as it is served at an endpoint of S3. */
export function verifiedBucket(tree: TreeFolder, endpoint: string): Promise<Measured> {
    const window = ["--start", iso(begin), "--end", iso(begin + hours * hour)];
    return verified(tree, ["--bucket", bucket, ...window], environmentOf(endpoint));
}

/** @throws Failure unless it is proved, with as many digests and log files as there are. */
async function verified(
    { chains, logFiles }: TreeFolder,
    args: readonly string[],
    environment: NodeJS.ProcessEnv,
): Promise<Measured> {
    const run = await measured("npm run verify", npmRun("verify", [...args, "--json"]), text, environment);
    const { ok, digests, logs, gaps, findings } = JSON.parse(run.output) as Record<string, unknown>;
    const found = JSON.stringify({ ok, digests, logs, gaps, findings });
    const expected = JSON.stringify({
        ok: true,
        digests: { valid: chains * hours, invalid: 0, missing: 0 },
        logs: { valid: logFiles, invalid: 0, missing: 0, unlisted: 0 },
        gaps: 0,
        findings: [],
    });
    if (found !== expected) {
        throw new Failure(`a tree that nobody touched is not proved: ${found}`);
    }
    return run;
}

/**
 * The tree at an endpoint, by the AWS CLI: it verifies one account and Region at a time.
 *
 * @throws Failure unless it says that all is valid.
 */
export async function verifiedByAws(
    aws: readonly string[],
    { chains, logFiles }: TreeFolder,
    endpoint: string,
): Promise<Measured> {
    const commands = placesOf(chains).map(({ accountId, region }) =>
        [
            ...[...aws, "cloudtrail", "validate-logs", "--trail-arn", trailArn, "--account-id", accountId],
            ...["--region", region, "--start-time", iso(begin), "--end-time", iso(begin + hours * hour)],
        ]
            .map(quoted)
            .join(" "),
    );
    const script = `{ ${commands.join(" && ")}; }`;
    const run = await measured("aws cloudtrail validate-logs", script, text, environmentOf(endpoint));
    const valid = (kind: string) =>
        [...run.output.matchAll(new RegExp(`^(\\d+)/\\1 ${kind} files valid`, "gm"))].reduce(
            (sum, [, count]) => sum + Number(count),
            0,
        );
    if (valid("digest") !== chains * hours || valid("log") !== logFiles) {
        throw new Failure(`the AWS CLI finds something in a tree that nobody touched:\n${run.output}`);
    }
    return run;
}

/** Serves the tree while `work` is done. */
export async function serving<Result>(
    { folder }: TreeFolder,
    latency: number,
    work: (endpoint: string) => Promise<Result>,
): Promise<Result> {
    const hook = require.resolve("../../scripts/typescript");
    const program = path.join(__dirname, "s3-server.ts");
    const server = spawnLeashed(process.execPath, ["--require", hook, program, folder, String(latency)], {
        stdio: ["ignore", "pipe", "inherit"],
    });
    try {
        const endpoint = await new Promise<string>((resolve, reject) => {
            server.stdout?.setEncoding("utf8").once("data", (line: string) => resolve(line.trim()));
            server.once("exit", (code) => reject(new Failure(`the S3 server of the bench ended (exit code ${code})`)));
        });
        return await work(endpoint);
    } finally {
        signalGroup(server, "SIGTERM");
    }
}

function environmentOf(endpoint: string): NodeJS.ProcessEnv {
    return isolatedEnvironment({
        AWS_ENDPOINT_URL: endpoint,
        AWS_REGION: "us-east-1",
        AWS_ACCESS_KEY_ID: "bench",
        AWS_SECRET_ACCESS_KEY: "bench",
        AWS_CONFIG_FILE: "/dev/null",
        AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
        AWS_EC2_METADATA_DISABLED: "true",
    });
}

const text = (file: string) => fs.readFile(file, "utf8");

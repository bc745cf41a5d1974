import { createHash, randomUUID } from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { version } from "@pulumi/aws/package.json";
import { repositoryFolder } from "../../command-line/paths";

/**
 * Makes the stand-in the provider `aws` of the engines that run with this PULUMI_HOME, unless it is already. Its version is
 * that of @pulumi/aws, so the engine looks for no other. May run while an engine uses an older build.
 */
export async function installProvider(pulumiHome: string): Promise<void> {
    const folder = path.join(pulumiHome, "plugins", `resource-aws-v${version}`);
    const programFile = path.join(folder, "pulumi-resource-aws");
    const program = programText(await sourcesHash());
    if ((await fs.readFile(programFile, "utf8").catch(() => undefined)) === program) {
        return;
    }
    const { build } = await import("esbuild");
    const { outputFiles } = await build({
        entryPoints: [path.join(__dirname, "main.ts")],
        outfile: path.join(folder, "main.js"),
        bundle: true,
        minify: true,
        legalComments: "none",
        logLevel: "silent",
        platform: "node",
        target: "node20",
        write: false,
    });
    await fs.mkdir(folder, { recursive: true });
    for (const { path: file, contents } of outputFiles) {
        await replaceFile(file, contents, 0o644);
    }
    await replaceFile(programFile, program, 0o755);
}

/** Runs the bundle beside it with the Node that installed it, and tells it which process is the engine. */
const programText = (hash: string): string =>
    `#!/bin/sh\n# sources ${hash}\nexec ${quoted(process.execPath)} "\${0%/*}/main.js" "$PPID"\n`;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** Of all that goes into the bundle: this folder, and the packages by their lock file. */
async function sourcesHash(): Promise<string> {
    const files = await fs.readdir(__dirname, { recursive: true });
    const sources = files.filter((file) => file.endsWith(".ts")).sort();
    const hash = createHash("sha256");
    for (const file of [path.join(repositoryFolder, "package-lock.json"), ...sources.map(inThisFolder)]) {
        hash.update(await fs.readFile(file));
    }
    return hash.digest("hex");
}

const inThisFolder = (file: string): string => path.join(__dirname, file);

async function replaceFile(file: string, contents: string | Uint8Array, mode: number): Promise<void> {
    const temporary = `${file}.${randomUUID()}`;
    await fs.writeFile(temporary, contents, { mode });
    await fs.rename(temporary, file);
}

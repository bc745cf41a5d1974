import { randomUUID } from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { version } from "@pulumi/aws/package.json";

/** The name of the plugin's folder and its program, which the engine looks for (Pulumi's `resource-NAME-vVERSION`). */
const folderName = `resource-aws-v${version}`;
const programName = "pulumi-resource-aws";

/**
 * Makes the stand-in the provider `aws` of the engines that run with this PULUMI_HOME. The version is that of @pulumi/aws,
 * so the engine looks for no other. May run while an engine uses an older build.
 */
export async function installProvider(pulumiHome: string): Promise<void> {
    const { build } = await import("esbuild");
    const folder = path.join(pulumiHome, "plugins", folderName);
    await fs.mkdir(folder, { recursive: true });
    const built = await build({
        entryPoints: [path.join(__dirname, "main.ts")],
        outfile: path.join(folder, "main.js"),
        bundle: true,
        platform: "node",
        target: "node20",
        minify: true,

        legalComments: "none",
        write: false,
        logLevel: "silent",
    });
    for (const { path: file, contents } of built.outputFiles) {
        await replaceFile(file, contents, 0o644);
    }
    await replaceFile(path.join(folder, programName), program(), 0o755);
}

/** Runs the bundle beside it with the Node that installed it, wherever the folder is. */
const program = (): string => `#!/bin/sh\nexec ${quoted(process.execPath)} "$(dirname "$0")/main.js" "$@"\n`;

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

async function replaceFile(file: string, contents: string | Uint8Array, mode: number): Promise<void> {
    const temporary = `${file}.${randomUUID()}`;
    await fs.writeFile(temporary, contents, { mode });
    await fs.rename(temporary, file);
}

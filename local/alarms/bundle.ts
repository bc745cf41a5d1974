import * as path from "node:path";

/**
 * Writes the program that evaluates alarms as one file, which starts in a fraction of the time that its sources take.
 * @returns the file.
 */
export async function bundleAlarms(folder: string): Promise<string> {
    const { build } = await import("esbuild");
    const outfile = path.join(folder, "alarms.js");
    await build({
        entryPoints: [path.join(__dirname, "main.ts")],
        outfile,
        bundle: true,
        legalComments: "none",
        logLevel: "silent",
        platform: "node",
        target: "node20",
    });
    return outfile;
}

import * as path from "node:path";
import { buildSync } from "esbuild";

const root = path.join(__dirname, "..");

/**
 * The function's code as one CommonJS module that exports `handler`. The AWS SDK is left out: Lambda's Node.js runtimes have
 * it, and AWS keeps it up to date there. The same source gives the same text, so a second deployment changes nothing.
 */
export function bundledFunction(): string {
    const { outputFiles } = buildSync({
        absWorkingDir: root,
        entryPoints: [path.join(__dirname, "handler.ts")],
        bundle: true,
        write: false,
        platform: "node",
        target: "node24",
        format: "cjs",
        external: ["@aws-sdk/*", "@smithy/*"],
        minify: true,
        // Names of errors and classes are in the log.
        keepNames: true,
        legalComments: "none",
        logLevel: "silent",
    });
    return outputFiles[0]?.text ?? "";
}

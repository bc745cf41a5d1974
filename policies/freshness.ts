/**
 * Refuses to run the pack from anything but a compiled `dist` that still matches its sources. Without this, Node falls
 * back to `index.ts` when `dist` is missing, and uses a stale `dist` without a word.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { RunError } from "@pulumi/pulumi/errors";

function refuse(problem: string): never {
    throw new RunError(`the policy pack "orgtrail" ${problem}\nFix: npm run build:policies`);
}

function hashOf(file: string): string | undefined {
    return existsSync(file) ? createHash("sha256").update(readFileSync(file)).digest("hex") : undefined;
}

if (basename(__filename) !== "index.js") {
    refuse("is not compiled: policies/dist/index.js is missing.");
}
const sources = join(__dirname, "..");
// The npm tarball holds `dist` alone: there is nothing that it could be out of step with.
if (existsSync(join(sources, "index.ts"))) {
    const record = join(__dirname, "sources.json");
    if (!existsSync(record)) {
        refuse("is not completely compiled: policies/dist/sources.json is missing.");
    }
    const compiled = JSON.parse(readFileSync(record, "utf8")) as Record<string, string>;
    const changed = Object.keys(compiled).filter((file) => hashOf(join(sources, file)) !== compiled[file]);
    if (changed.length > 0) {
        refuse(`is stale: changed since policies/dist was compiled: ${changed.join(", ")}.`);
    }
}

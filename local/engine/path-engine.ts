import * as fs from "node:fs/promises";
import * as path from "node:path";
import { isolatedEnvironment } from "../environment";
import { Failure } from "../../command-line/failure";
import { run } from "../../command-line/run";
import type { Engine } from "./engine";
import { exists } from "./install-folder";
import { atLeast, parseVersion } from "./version";

/** The oldest engine that this project is tried with. */
export const oldestEngine = "3.217.0";

/**
 * The base name of folders with a `pulumi` of this project's own making (see ../stack/shim.ts): never an engine, even
 * when `npm run local` is typed in the shell that it opened.
 */
export const shimFolderName = "orgtrail-shims";

/** The engine that the user has installed. Throws a {@link Failure} that says why it cannot be used. */
export async function pathEngine(cache: string, environment: NodeJS.ProcessEnv): Promise<Engine> {
    const pulumi = await onPath("pulumi", (folder) => !isOurs(folder, cache), environment);
    if (!pulumi) {
        throw new Failure("there is none");
    }
    const searchPath = await folderWithLanguageHost(pulumi);
    if (!searchPath) {
        throw new Failure(`${pulumi} has no pulumi-language-nodejs beside it`);
    }
    const env = isolatedEnvironment(
        { PULUMI_HOME: path.join(cache, "home"), PULUMI_SKIP_UPDATE_CHECK: "true" },
        environment,
    );
    const { code, stdout, stderr } = await run(pulumi, ["version"], { env, timeout: 10_000 });
    const version = code === 0 && parseVersion(stdout);
    if (!version) {
        const answer = (stdout + stderr).trim().split("\n")[0] ?? "";
        throw new Failure(`${pulumi} answers "${answer.slice(0, 80)}" to "pulumi version" (exit code ${code})`);
    }
    if (!atLeast(version, oldestEngine)) {
        throw new Failure(`${pulumi} is version ${version}, older than ${oldestEngine}`);
    }
    return { version, source: "path", searchPath, pulumi };
}

function isOurs(folder: string, cache: string): boolean {
    return path.basename(folder) === shimFolderName || path.resolve(folder).startsWith(cache + path.sep);
}

async function onPath(
    program: string,
    accept: (folder: string) => boolean,
    environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
    for (const folder of (environment.PATH ?? "").split(path.delimiter)) {
        const file = path.resolve(folder, program);
        if (folder && accept(folder) && (await isExecutableFile(file))) {
            return file;
        }
    }
    return undefined;
}

async function isExecutableFile(file: string): Promise<boolean> {
    try {
        await fs.access(file, fs.constants.X_OK);
        return (await fs.stat(file)).isFile();
    } catch {
        return false;
    }
}

/** Package managers link to the CLI, some from a folder that has links to the other programs too, some from one that has not. */
async function folderWithLanguageHost(pulumi: string): Promise<string | undefined> {
    for (const folder of [path.dirname(pulumi), path.dirname(await fs.realpath(pulumi))]) {
        if (await exists(path.join(folder, "pulumi-language-nodejs"))) {
            return folder;
        }
    }
    return undefined;
}

import { createHash } from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Failure } from "../../command-line/failure";
import type { Progress } from "../../command-line/progress";
import { run, runOrFail } from "../../command-line/run";
import type { Engine } from "./engine";
import { exists, installFolder } from "./install-folder";
import { atLeast, parseVersion } from "./version";

/** What the two modules below local/engine/go pin. The language host left the Go modules after 3.60. */
const version = "3.217.0";
export const oldestGo = "1.24.7";

interface Program {
    /** The folder of the Go module, below local/engine/go. */
    readonly module: string;
    readonly package: string;
    readonly version: string;
    readonly output: string;
}

const programs: readonly Program[] = [
    { module: "cli", package: "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", version, output: "pulumi" },
    {
        module: "language-host",
        package: "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
        version: "3.60.0",
        output: "language-host",
    },
];

const sources = path.join(__dirname, "go");
/** The scripts that stand beside the programs under the names that the engine looks for. */
const scripts = ["pulumi-language-nodejs", "pulumi-analyzer-policy"];

/** The engine that was built from the Go modules, if it was. */
export async function builtGoEngine(cache: string): Promise<Engine | undefined> {
    const engine = engineIn(await engineFolder(cache));
    return (await exists(engine.pulumi)) ? engine : undefined;
}

/**
 * Builds the engine from its Go modules, for where only package registries can be reached: about 3 minutes and, while it
 * runs, 3 GB. Nothing but the programs is kept, and the user's Go caches are left alone. Throws a {@link Failure} without
 * a suitable Go or when the build fails.
 */
export async function buildGoEngine(
    cache: string,
    progress: Progress,
    environment: NodeJS.ProcessEnv,
): Promise<Engine> {
    const found = await goVersion(environment);
    if (!atLeast(found, oldestGo)) {
        throw new Failure(`go on PATH is ${found}, older than ${oldestGo}`);
    }
    progress.step(`building the Pulumi engine ${version} from its Go modules with Go ${found}: about 3 minutes, once`);
    const target = await engineFolder(cache);
    await installFolder(target, async (folder) => {
        const work = path.join(folder, "work");
        await fs.mkdir(path.join(work, "tmp"), { recursive: true });
        const env = buildEnvironment(environment, work);
        for (const program of programs) {
            await runOrFail("go", buildArguments(program, folder), {
                cwd: path.join(sources, program.module),
                env,
                progress,
            });
        }
        for (const script of scripts) {
            await fs.copyFile(path.join(sources, "bin", script), path.join(folder, script));
            await fs.chmod(path.join(folder, script), 0o755);
        }
        progress.detail("removing what only the build needed");
        await fs.rm(work, { recursive: true });
    });
    return engineIn(target);
}

function engineIn(folder: string): Engine {
    return { version, source: "go", searchPath: folder, pulumi: path.join(folder, "pulumi") };
}

/** Without the checkout's version control data, symbols, and paths of this computer; `-v` names each package as it is built. */
function buildArguments(program: Program, folder: string): string[] {
    const name = "github.com/pulumi/pulumi/sdk/v3/go/common/version.Version";
    const linker = `-s -w -X ${name}=v${program.version}`;
    const output = path.join(folder, program.output);
    return ["build", "-v", "-trimpath", "-buildvcs=false", "-ldflags", linker, "-o", output, program.package];
}

/**
 * The user's settings of proxies, mirrors and certificates apply; those that would build something else, elsewhere or
 * with other modules are set back. (Set, not removed: `go env -w` keeps settings in a file that an unset variable reveals.)
 */
function buildEnvironment(environment: NodeJS.ProcessEnv, work: string): NodeJS.ProcessEnv {
    return {
        ...environment,
        CGO_ENABLED: "0",
        GO111MODULE: "on",
        GOARCH: process.arch === "x64" ? "amd64" : process.arch,
        GOCACHE: path.join(work, "cache"),
        GOFLAGS: "-mod=readonly -modcacherw",
        GOMODCACHE: path.join(work, "modules"),
        GOOS: process.platform,
        GOTMPDIR: path.join(work, "tmp"),
        GOTOOLCHAIN: "local",
        GOWORK: "off",
    };
}

async function goVersion(environment: NodeJS.ProcessEnv): Promise<string> {
    const env = { ...environment, GOTOOLCHAIN: "local" };
    const answer = await run("go", ["version"], { env, timeout: 10_000 }).catch((error: unknown) => {
        throw error instanceof Failure ? error : new Failure("there is no go on PATH");
    });
    const found = parseVersion(answer.stdout);
    if (!found) {
        throw new Failure(`go on PATH answers "${(answer.stdout + answer.stderr).trim()}" to "go version"`);
    }
    return found;
}

/** Named after what is built from, so that another version of this project builds its own. */
async function engineFolder(cache: string): Promise<string> {
    const files = [
        ...programs.flatMap(({ module }) => [path.join(module, "go.mod"), path.join(module, "go.sum")]),
        ...scripts.map((script) => path.join("bin", script)),
    ];
    const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${JSON.stringify(programs)}`);
    for (const file of files) {
        hash.update(await fs.readFile(path.join(sources, file)));
    }
    return path.join(cache, `go-${version}-${hash.digest("hex").slice(0, 12)}`);
}

import { createHash } from "node:crypto";
import * as fs from "node:fs/promises";
import * as path from "node:path";
import { Failure } from "../../command-line/failure";
import { withLock } from "../lock";
import { cacheFolder } from "../../command-line/paths";
import type { Progress } from "../../command-line/progress";
import { run } from "../../command-line/run";
import { findPython } from "./find-python";

/** The private Python that has the emulator (moto) and the AWS CLI. */
export interface PythonEnvironment {
    /** Absolute path of the interpreter. Programs are run as `python -I -m <module>`. */
    readonly python: string;
    /** The interpreter's version, such as `3.11.7`. */
    readonly version: string;
}

/** Written last, so that an environment without it is known to be unfinished. */
interface Stamp {
    readonly version: string;
    /** The real path of the Python that the environment was made from: an upgrade moves it, and breaks the environment. */
    readonly interpreter: string;
}

const requirementsFile = path.join(__dirname, "requirements.txt");

/**
 * The private virtual environment with the packages of requirements.txt, in the user's cache folder; made when it is
 * missing, unfinished, or its Python has been upgraded. The user's pip settings (index, certificates, proxy) apply.
 * Throws a {@link Failure} when there is no suitable Python or the packages cannot be installed.
 */
export async function ensurePythonEnvironment(
    progress: Progress,
    environment: NodeJS.ProcessEnv = process.env,
): Promise<PythonEnvironment> {
    const requirements = await fs.readFile(requirementsFile, "utf8");
    const key = createHash("sha256").update(`${requirements}\n${environment.ORGTRAIL_PYTHON ?? ""}`);
    const folder = path.join(cacheFolder(environment), "python", key.digest("hex").slice(0, 16));
    return (
        (await finished(folder)) ??
        (await withLock(folder, progress, async () => {
            const madeMeanwhile = await finished(folder);
            return madeMeanwhile ?? (await make(folder, progress, withoutPythonSettings(environment)));
        }))
    );
}

/** The AWS CLI's command line in this environment, to which arguments are added. */
export function awsCommand(environment: PythonEnvironment): readonly [string, ...string[]] {
    return [environment.python, "-I", "-m", "awscli"];
}

const interpreterIn = (folder: string): string => path.join(folder, "bin", "python");
const stampIn = (folder: string): string => path.join(folder, "orgtrail.json");

async function finished(folder: string): Promise<PythonEnvironment | undefined> {
    const python = interpreterIn(folder);
    try {
        const stamp = JSON.parse(await fs.readFile(stampIn(folder), "utf8")) as Stamp;
        return (await fs.realpath(python)) === stamp.interpreter ? { python, version: stamp.version } : undefined;
    } catch {
        return undefined;
    }
}

async function make(folder: string, progress: Progress, environment: NodeJS.ProcessEnv): Promise<PythonEnvironment> {
    const base = await findPython(environment);
    progress.step(`installing the AWS emulator (moto) and the AWS CLI with Python ${base.version} into ${folder}`);
    await fs.rm(folder, { recursive: true, force: true });
    const venv = await run(base.program, ["-I", "-m", "venv", folder], { env: environment, progress });
    if (venv.code !== 0) {
        throw new Failure(
            `${base.program} (Python ${base.version}) could not make a virtual environment in ${folder}:\n${tail(venv.stdout + venv.stderr)}`,
            "Set ORGTRAIL_PYTHON to another Python, or ORGTRAIL_CACHE to a folder that can be written.",
        );
    }
    const python = interpreterIn(folder);
    const pip = ["-I", "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "--requirement"];
    const installed = await run(python, [...pip, requirementsFile], { env: environment, progress });
    if (installed.code !== 0) {
        throw new Failure(...pipFailure(installed.stdout + installed.stderr));
    }
    const stamp: Stamp = { version: base.version, interpreter: await fs.realpath(python) };
    await fs.writeFile(stampIn(folder), JSON.stringify(stamp));
    return { python, version: base.version };
}

/** Without what would lead Python or pip to install or to look elsewhere than in the private environment. */
function withoutPythonSettings(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const elsewhere = /^(PYTHON.*|VIRTUAL_ENV|PIP_(TARGET|PREFIX|ROOT|REQUIREMENT|CONSTRAINT|DRY_RUN|NO_DEPS|PYTHON))$/;
    const kept = Object.entries(environment).filter(([name]) => !elsewhere.test(name));
    return { ...Object.fromEntries(kept), PIP_USER: "0" };
}

function pipFailure(output: string): [message: string, fix: string] {
    const unreachable =
        /NewConnectionError|NameResolutionError|ConnectTimeout|ProxyError|Connection refused|SSLError/.test(output);
    return unreachable
        ? [
              `The Python package index cannot be reached:\n${tail(output)}`,
              "Check the network, or set PIP_INDEX_URL (and PIP_CERT, HTTPS_PROXY) to the index that you use, and run again.",
          ]
        : [`pip could not install the emulator's packages:\n${tail(output)}`, "Mend what pip reports and run again."];
}

/** The end of pip's output, with the newest only of its lines about trying again. */
function tail(output: string): string {
    const lines = output.trim().split("\n");
    const retry = /^WARNING: Retrying/;
    const lastRetry = lines.findLastIndex((line) => retry.test(line));
    return lines
        .filter((line, index) => index === lastRetry || !retry.test(line))
        .slice(-12)
        .join("\n");
}

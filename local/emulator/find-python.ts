import { Failure } from "../../command-line/failure";
import { run } from "../../command-line/run";

/** A Python of the computer that can make virtual environments. */
export interface BasePython {
    readonly program: string;
    readonly version: string;
}

/** The oldest minor version of Python 3 that the pinned packages run on. */
const oldestMinor = 10;
const candidates = ["python3", "python", ...[14, 13, 12, 11, 10].map((minor) => `python3.${minor}`)];

const question = `
import importlib.util, json, sys
print(json.dumps({
    "version": sys.version_info[:3],
    "venv": all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")),
}))`;

interface Answer {
    readonly version: readonly [number, number, number];
    readonly venv: boolean;
}

/**
 * The first suitable Python of ORGTRAIL_PYTHON (then no other is tried), or of `python3`, `python` and `python3.N` on
 * PATH. Throws a {@link Failure} that says what was found instead.
 */
export async function findPython(environment: NodeJS.ProcessEnv): Promise<BasePython> {
    const chosen = environment.ORGTRAIL_PYTHON;
    const unsuitable: string[] = [];
    let withoutVenv: BasePython | undefined;
    for (const program of chosen ? [chosen] : candidates) {
        const answer = await ask(program, environment);
        if (!answer) {
            continue;
        }
        const found = { program, version: answer.version.join(".") };
        const [major, minor] = answer.version;
        if (major !== 3 || minor < oldestMinor) {
            unsuitable.push(`${program} is ${found.version}`);
        } else if (answer.venv) {
            return found;
        } else {
            withoutVenv ??= found;
        }
    }
    if (withoutVenv) {
        const { program, version } = withoutVenv;
        throw new Failure(
            `${program} (Python ${version}) has no venv module, which the AWS emulator's private environment is made with.`,
            `On Debian and Ubuntu: apt install python3-venv. Or set ORGTRAIL_PYTHON to a Python that has it.`,
        );
    }
    throw new Failure(
        `The AWS emulator needs Python 3.${oldestMinor} or newer; ${
            unsuitable.length > 0
                ? unsuitable.join(", ")
                : chosen
                  ? `ORGTRAIL_PYTHON=${chosen} is not a Python 3 that runs`
                  : "no Python was found on PATH"
        }.`,
        `Install Python 3.${oldestMinor} or newer, or set ORGTRAIL_PYTHON to one.`,
    );
}

async function ask(program: string, env: NodeJS.ProcessEnv): Promise<Answer | undefined> {
    try {
        return JSON.parse((await run(program, ["-I", "-c", question], { env })).stdout) as Answer;
    } catch {
        return undefined;
    }
}

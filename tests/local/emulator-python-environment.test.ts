import * as assert from "node:assert/strict";
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { type PythonEnvironment, awsCommand, ensurePythonEnvironment } from "../../local/emulator/python-environment";
import { Failure } from "../../command-line/failure";
import { silentProgress } from "../../command-line/progress";

/**
 * Stands in for Python: answers with FAKE_VERSION and FAKE_VENV, makes an environment with itself as its interpreter,
 * and "installs" by keeping pip's environment, then printing FAKE_PIP_ERROR.
 */
const fakePython = `#!/bin/sh
PATH=/usr/bin:/bin
program=$(readlink "$0" || echo "$0")
case "$2 $3" in
-c*) echo "{\\"version\\": [\${FAKE_VERSION:-3, 12, 4}], \\"venv\\": \${FAKE_VENV:-true}}" ;;
"-m venv") mkdir -p "$4/bin" && ln -s "$0" "$4/bin/python" ;;
"-m pip") env > "$program.installed-with" && echo run >> "$program.installs"
    if [ -n "$FAKE_PIP_ERROR" ]; then echo "$FAKE_PIP_ERROR" >&2; exit 1; fi ;;
esac
`;

describe("the emulator's Python environment", () => {
    let folder: string;
    let programs: string;

    beforeEach(async () => {
        folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail python "));
        programs = path.join(folder, "programs");
        await fs.mkdir(programs);
    });

    afterEach(() => fs.rm(folder, { recursive: true }));

    async function addPython(name: string): Promise<string> {
        const file = path.join(programs, name);
        await fs.writeFile(file, fakePython, { mode: 0o755 });
        return file;
    }

    const ensure = (settings: NodeJS.ProcessEnv = {}): Promise<PythonEnvironment> =>
        ensurePythonEnvironment(silentProgress, {
            PATH: programs,
            ORGTRAIL_CACHE: path.join(folder, "cache"),
            ...settings,
        });

    async function failure(settings?: NodeJS.ProcessEnv): Promise<[message: string, fix: string | undefined]> {
        const error = await ensure(settings).then(
            () => assert.fail("no failure"),
            (reason: unknown) => reason,
        );
        assert.ok(error instanceof Failure, String(error));
        return [error.message, error.fix];
    }

    const installs = async (python: string): Promise<number> =>
        (await fs.readFile(`${python}.installs`, "utf8")).trim().split("\n").length;

    const newerOrChosen = "Install Python 3.10 or newer, or set ORGTRAIL_PYTHON to one.";

    it("is made in the cache folder with the first Python on PATH", async () => {
        await addPython("python3");
        const { python, version } = await ensure();
        assert.equal(version, "3.12.4");
        assert.match(path.relative(path.join(folder, "cache"), python), /^python\/[0-9a-f]{16}\/bin\/python$/);
    });

    it("runs the AWS CLI as a module, heedless of the user's Python settings and of the current folder", () => {
        const command = awsCommand({ python: "/cache/bin/python", version: "3.12.4" });
        assert.deepEqual(command, ["/cache/bin/python", "-I", "-m", "awscli"]);
    });

    it("is made once, and then needs neither Python nor network", async () => {
        const python = await addPython("python3");
        const made = await ensure();
        assert.deepEqual(await ensure({ PATH: "" }), made);
        assert.equal(await installs(python), 1);
    });

    it("is made once when two programs want it at the same time", async () => {
        const python = await addPython("python3");
        const [first, second] = await Promise.all([ensure(), ensure()]);
        assert.deepEqual(first, second);
        assert.equal(await installs(python), 1);
    });

    it("is made again after an installation that failed", async () => {
        const python = await addPython("python3");
        await failure({ FAKE_PIP_ERROR: "disk full" });
        await ensure();
        assert.equal(await installs(python), 2);
    });

    it("is made again when its Python was upgraded", async () => {
        const [older, newer] = [await addPython("python3.12"), await addPython("python3.13")];
        const link = path.join(programs, "python3");
        await fs.symlink(older, link);
        await ensure();
        await fs.rm(link);
        await fs.symlink(newer, link);
        assert.equal((await ensure({ FAKE_VERSION: "3, 13, 0" })).version, "3.13.0");
    });

    it("is made with the Python of ORGTRAIL_PYTHON", async () => {
        const [onPath, chosen] = [await addPython("python3"), await addPython("chosen")];
        await ensure({ ORGTRAIL_PYTHON: chosen });
        assert.equal(await installs(chosen), 1);
        await assert.rejects(installs(onPath));
    });

    it("is made with a python3.N when python3 is too old", async () => {
        const tooOld = await addPython("python3");
        await fs.writeFile(tooOld, fakePython.replace("FAKE_VERSION:-3, 12, 4", "OLD:-3, 9, 6"));
        const python = await addPython("python3.11");
        await ensure();
        assert.equal(await installs(python), 1);
    });

    it("is installed with the user's index, and without what would lead pip or Python elsewhere", async () => {
        const python = await addPython("python3");
        const kept = {
            PIP_INDEX_URL: "https://index.example.com",
            PIP_CERT: "/ca.pem",
            HTTPS_PROXY: "http://proxy:3128",
        };
        const dropped = { PYTHONPATH: "/a", PYTHONHOME: "/b", VIRTUAL_ENV: "/c", PIP_TARGET: "/d", PIP_PREFIX: "/e" };
        await ensure({ ...kept, ...dropped, PIP_USER: "1" });
        const lines = (await fs.readFile(`${python}.installed-with`, "utf8")).split("\n");
        const seen = Object.fromEntries(lines.map((line) => [line.split("=")[0], line.slice(line.indexOf("=") + 1)]));
        const wanted = [...Object.keys(kept), ...Object.keys(dropped), "PIP_USER"];
        assert.deepEqual(Object.fromEntries(wanted.filter((name) => name in seen).map((name) => [name, seen[name]])), {
            ...kept,
            PIP_USER: "0",
        });
    });

    it("cannot be made without a Python", async () => {
        const message = "The AWS emulator needs Python 3.10 or newer; no Python was found on PATH.";
        assert.deepEqual(await failure(), [message, newerOrChosen]);
    });

    it("cannot be made with a Python that is too old", async () => {
        await addPython("python3");
        const message = "The AWS emulator needs Python 3.10 or newer; python3 is 3.9.18.";
        assert.deepEqual(await failure({ FAKE_VERSION: "3, 9, 18" }), [message, newerOrChosen]);
    });

    it("cannot be made with an ORGTRAIL_PYTHON that does not run, whatever is on PATH", async () => {
        await addPython("python3");
        const message =
            "The AWS emulator needs Python 3.10 or newer; ORGTRAIL_PYTHON=/missing is not a Python 3 that runs.";
        assert.deepEqual(await failure({ ORGTRAIL_PYTHON: "/missing" }), [message, newerOrChosen]);
    });

    it("cannot be made with a Python that lacks the venv module", async () => {
        await addPython("python3");
        assert.deepEqual(await failure({ FAKE_VENV: "false" }), [
            "python3 (Python 3.12.4) has no venv module, which the AWS emulator's private environment is made with.",
            "On Debian and Ubuntu: apt install python3-venv. Or set ORGTRAIL_PYTHON to a Python that has it.",
        ]);
    });

    it("cannot be made without the package index", async () => {
        await addPython("python3");
        const [message, fix] = await failure({ FAKE_PIP_ERROR: "NewConnectionError: [Errno 111] Connection refused" });
        assert.equal(
            message,
            "The Python package index cannot be reached:\nNewConnectionError: [Errno 111] Connection refused",
        );
        assert.match(fix ?? "", /PIP_INDEX_URL/);
    });

    it("shows what pip says last when it fails", async () => {
        await addPython("python3");
        const [message] = await failure({ FAKE_PIP_ERROR: "ERROR: No matching distribution found for moto==5.2.5" });
        assert.equal(
            message,
            "pip could not install the emulator's packages:\nERROR: No matching distribution found for moto==5.2.5",
        );
    });
});

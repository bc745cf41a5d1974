import * as assert from "node:assert/strict";
import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { findOrInstallEngine } from "../../local/engine";
import { Failure } from "../../command-line/failure";
import { repositoryFolder } from "../../command-line/paths";
import { type Progress, silentProgress } from "../../command-line/progress";
import { fakeProgram, isRunning, temporaryFolder, until } from "../helpers/programs";

const npmFails = "echo 'npm error network' >&2; exit 1";

/** Stands for `npm install` of the launcher, whose first run downloads the CLI. */
const npmWorks = `PATH=/usr/bin:/bin
mkdir -p node_modules/pulumi
cat >node_modules/pulumi/run.js <<'END'
const bin = process.env.PULUMI_HOME + "/versions/3.250.0/bin";
require("fs").mkdirSync(bin, { recursive: true });
require("fs").writeFileSync(bin + "/pulumi", "");
END`;

/** Stands for Go: notes each build with its settings, and writes the file that \`-o\` names. */
const go = (build: string, version = "1.25.3") => `PATH=/usr/bin:/bin
case $1 in
version) echo go version go${version} linux/amd64 ;;
build)
    while [ "$1" != -o ]; do shift; done
    output=$2 package=$3
    ${build}
    ;;
esac`;
const goBuilds = go('echo "$package" >>"$BUILDS"; mkdir -p "$GOMODCACHE"; touch "$output"');

describe("the Pulumi engine", () => {
    let folder: string;
    let environment: NodeJS.ProcessEnv;

    beforeEach(() => {
        folder = temporaryFolder();
        environment = {
            PATH: path.join(folder, "bin"),
            ORGTRAIL_CACHE: path.join(folder, "cache"),
            BUILDS: inFolder("builds"),
        };
        program("npm", npmFails);
    });
    afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

    const inFolder = (...names: string[]) => path.join(folder, ...names);
    const program = (name: string, script: string, bin = "bin") => fakeProgram(inFolder(bin), name, script);
    const find = (progress = silentProgress) => findOrInstallEngine(progress, environment);
    const builds = () => fs.readFileSync(inFolder("builds"), "utf8").trim().split("\n");

    /** A `pulumi` on PATH, with its language host unless told otherwise. */
    function pulumiOnPath(script: string, { bin = "bin", host = true } = {}): void {
        program("pulumi", script, bin);
        if (host) {
            program("pulumi-language-nodejs", "", bin);
        }
    }

    /** The reason for which the `pulumi` on PATH was not taken, when nothing else works either. */
    async function refusal(): Promise<string | undefined> {
        const error = await find().then(
            () => undefined,
            (reason: unknown) => reason,
        );
        assert.ok(error instanceof Failure);
        return /^- pulumi on PATH: (.*)$/m.exec(error.message)?.[1];
    }

    describe("on PATH", () => {
        it("is taken when it is new enough", async () => {
            pulumiOnPath("echo v3.217.0");
            const bin = inFolder("bin");
            const expected = { version: "3.217.0", source: "path", searchPath: bin, pulumi: path.join(bin, "pulumi") };
            assert.deepEqual(await find(), expected);
        });

        it("is taken through a link to a folder with its language host", async () => {
            pulumiOnPath("echo v3.300.1-alpha", { bin: "real" });
            fs.symlinkSync(inFolder("real", "pulumi"), inFolder("bin", "pulumi"));
            const { version, searchPath } = await find();
            assert.deepEqual({ version, searchPath }, { version: "3.300.1", searchPath: inFolder("real") });
        });

        it("is asked without the user's Pulumi settings", async () => {
            pulumiOnPath('echo "v3.217.0$PULUMI_BACKEND_URL"');
            environment.PULUMI_BACKEND_URL = "9";
            assert.equal((await find()).version, "3.217.0");
        });

        for (const [what, script, reason] of [
            ["is too old", "echo v3.99.9", "is version 3.99.9, older than 3.217.0"],
            ["prints no version", "echo hello", 'answers "hello" to "pulumi version" (exit code 0)'],
            ["fails", "echo v3.300.0; exit 3", 'answers "v3.300.0" to "pulumi version" (exit code 3)'],
            ["does not answer", "exec /bin/sleep 60", "did not end within 10 seconds"],
        ] as const) {
            it(`is not taken when it ${what}`, async () => {
                pulumiOnPath(script);
                assert.equal(await refusal(), `${inFolder("bin", "pulumi")} ${reason}`);
            }).timeout(20_000);
        }

        it("is not taken without its language host", async () => {
            pulumiOnPath("echo v3.300.0", { host: false });
            assert.equal(await refusal(), `${inFolder("bin", "pulumi")} has no pulumi-language-nodejs beside it`);
        });

        for (const [what, bin] of [
            ["the script with which a stack is worked on", "orgtrail-shims"],
            ["an engine in the cache folder", "cache/engine/go-1"],
        ] as const) {
            it(`is not ${what}`, async () => {
                pulumiOnPath("echo v3.300.0", { bin });
                environment.PATH = [inFolder(bin), environment.PATH].join(path.delimiter);
                assert.equal(await refusal(), "there is none");
            });
        }

        it("is the user's, even when a script of this project comes first", async () => {
            pulumiOnPath("echo v3.400.0", { bin: "orgtrail-shims" });
            pulumiOnPath("echo v3.300.0");
            environment.PATH = [inFolder("orgtrail-shims"), environment.PATH].join(path.delimiter);
            assert.equal((await find()).version, "3.300.0");
        });
    });

    describe("from npm", () => {
        it("is downloaded by the official launcher, which is not kept", async () => {
            program("npm", npmWorks);
            const home = inFolder("cache", "engine", "npm-3.250.0");
            const searchPath = path.join(home, "versions", "3.250.0", "bin");
            const expected = { version: "3.250.0", source: "npm", searchPath, pulumi: path.join(searchPath, "pulumi") };
            assert.deepEqual(await find(), expected);
            assert.deepEqual(fs.readdirSync(home), ["versions"]);
        });

        it("is found without npm the second time", async () => {
            program("npm", npmWorks);
            const first = await find();
            program("npm", npmFails);
            assert.deepEqual(await find(), first);
        });
    });

    describe("from its Go modules", () => {
        it("is built when npm cannot download one, and nothing but its programs is kept", async () => {
            program("go", goBuilds);
            const { source, version, searchPath, pulumi } = await find();
            assert.deepEqual(
                { source, version, pulumi },
                { source: "go", version: "3.217.0", pulumi: path.join(searchPath, "pulumi") },
            );
            const files = ["language-host", "pulumi", "pulumi-analyzer-policy", "pulumi-language-nodejs"];
            assert.deepEqual(fs.readdirSync(searchPath).sort(), files);
            assert.deepEqual(fs.readdirSync(inFolder("cache", "engine")), [path.basename(searchPath)]);
            assert.deepEqual(builds(), [
                "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi",
                "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs",
            ]);
        });

        it("is built from the pinned modules whatever the user's settings of Go, and through the user's proxy", async () => {
            const names = ["CGO_ENABLED", "GO111MODULE", "GOFLAGS", "GOPROXY", "GOTOOLCHAIN", "GOWORK"];
            program(
                "go",
                go(`echo ${names.map((name) => `"${name}=$${name}"`).join(" ")} >"$BUILDS"; touch "$output"`),
            );
            const users = {
                GO111MODULE: "off",
                GOFLAGS: "-mod=mod",
                GOPROXY: "http://proxy",
                GOTOOLCHAIN: "go1.1",
                GOWORK: "/x",
            };
            Object.assign(environment, users);
            await find();
            const used =
                "CGO_ENABLED=0 GO111MODULE=on GOFLAGS=-mod=readonly -modcacherw GOPROXY=http://proxy GOTOOLCHAIN=local GOWORK=off";
            assert.deepEqual(builds(), [used]);
        });

        it("is built once", async () => {
            program("go", goBuilds);
            const first = await find();
            program("go", "exit 1");
            assert.deepEqual(await find(), first);
        });

        it("is built once when two runs want it at the same time", async () => {
            program("go", goBuilds);
            const [first, second] = await Promise.all([find(), find()]);
            assert.deepEqual(first, second);
            assert.equal(builds().length, 2);
        });

        it("says what takes long before it begins", async () => {
            program("go", goBuilds);
            const steps: string[] = [];
            const progress: Progress = { step: (text) => steps.push(text), detail: () => undefined };
            await find(progress);
            assert.deepEqual(steps, [
                "downloading the Pulumi engine 3.250.0 with the npm package pulumi, once",
                "building the Pulumi engine 3.217.0 from its Go modules with Go 1.25.3: about 3 minutes, once",
            ]);
        });

        it("is built anew after a run that was killed, whose compiler ends too", async () => {
            program("go", go(`echo $$ >"$BUILDS"; exec sleep 600`));
            const code = `require("./local/engine").findOrInstallEngine(require("./command-line/progress").silentProgress)`;
            const args = ["-r", "ts-node/register/transpile-only", "-e", code];
            const killed = spawn(process.execPath, args, { cwd: repositoryFolder, env: environment, stdio: "ignore" });
            const compiler = await until("the build", () => fs.existsSync(inFolder("builds")) && Number(builds()[0]));
            killed.kill("SIGKILL");
            await until("the compiler's end", () => !isRunning(compiler));
            assert.equal(
                fs.readdirSync(inFolder("cache", "engine")).filter((name) => name.endsWith(".partial")).length,
                1,
            );

            program("go", goBuilds);
            const { searchPath } = await find();
            assert.deepEqual(fs.readdirSync(inFolder("cache", "engine")), [path.basename(searchPath)]);
        }).timeout(40_000);
    });

    describe("that nothing can bring", () => {
        const fix =
            "Install the Pulumi CLI 3.217.0 or newer (https://www.pulumi.com/docs/install), or allow downloads from " +
            "get.pulumi.com, or install Go 1.24.7 or newer (https://go.dev/doc/install), and run again.";

        async function fails(...reasons: string[]): Promise<void> {
            const message = ["There is no Pulumi engine to run, and none can be installed:", ...reasons].join("\n");
            await assert.rejects(find(), (error) => {
                assert.ok(error instanceof Failure);
                assert.deepEqual({ message: error.message, fix: error.fix }, { message, fix });
                return true;
            });
            assert.deepEqual(fs.readdirSync(inFolder("cache", "engine")), []);
        }

        const noPulumi = "- pulumi on PATH: there is none";
        const noDownload = "- the npm package pulumi: npm error network";

        it("is reported with every reason and what to do", async () => {
            await fails(noPulumi, noDownload, "- its Go modules: there is no go on PATH");
        });

        it("is reported with the version of a Go that is too old", async () => {
            program("go", go("", "1.24.6"));
            await fails(noPulumi, noDownload, "- its Go modules: go on PATH is 1.24.6, older than 1.24.7");
        });

        it("is reported with the answer of a Go that is none", async () => {
            program("go", "echo what");
            await fails(noPulumi, noDownload, '- its Go modules: go on PATH answers "what" to "go version"');
        });

        it("is reported with the cache folder that cannot be made", async () => {
            fs.writeFileSync(inFolder("cache"), "a file");
            await assert.rejects(find(), (error) => {
                assert.ok(error instanceof Failure);
                assert.match(error.message, /^The Pulumi engine cannot be kept in .*engine: ENOTDIR: /);
                assert.equal(error.fix, "Set ORGTRAIL_CACHE to a folder that can be written, and run again.");
                return true;
            });
        });

        it("is reported with what the build printed last", async () => {
            program("go", go("echo 'dial tcp: no route to host' >&2; exit 1"));
            await assert.rejects(
                find(),
                /- its Go modules: go build .* failed with exit code 1:\ndial tcp: no route to host$/,
            );
        });
    });
});

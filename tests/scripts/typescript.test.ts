import * as assert from "node:assert/strict";
import { execFile, execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { promisify } from "node:util";
import { temporaryFolder } from "../helpers/programs";

const repository = path.resolve(__dirname, "../..");
const loadsCompiler = 'Object.keys(require.cache).some((file) => file.endsWith("/@swc/core/index.js"))';

describe("scripts/typescript.js", () => {
    let folder: string;

    beforeEach(() => {
        folder = temporaryFolder();
        for (const name of ["scripts", "node_modules"]) {
            fs.mkdirSync(path.join(folder, name));
        }
        fs.copyFileSync(path.join(repository, "scripts", "typescript.js"), inFolder("scripts", "typescript.js"));
        fs.symlinkSync(path.join(repository, "node_modules", "@swc"), inFolder("node_modules", "@swc"));
    });

    afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

    const inFolder = (...names: string[]) => path.join(folder, ...names);
    const write = (name: string, text: string) => fs.writeFileSync(inFolder(name), text);
    const args = () => ["--require", inFolder("scripts", "typescript.js"), inFolder("program.ts")];
    const run = () => execFileSync(process.execPath, args(), { encoding: "utf8", stdio: "pipe" });
    const kept = () => fs.readdirSync(inFolder("node_modules", ".cache", "orgtrail", "typescript"));

    it("runs TypeScript that imports TypeScript", () => {
        write("program.ts", 'import { Answer } from "./answer";\nconsole.log(new Answer(42).text);');
        write(
            "answer.ts",
            "export class Answer { readonly text = `is ${this.value}`; constructor(private value: number) {} }",
        );
        assert.equal(run(), "is undefined\n");
    });

    it("loads the compiler the first time only", () => {
        write("program.ts", `console.log(${loadsCompiler});`);
        assert.deepEqual([run(), run()], ["true\n", "false\n"]);
    });

    it("compiles a file anew that has changed, and keeps no more for it", () => {
        write("program.ts", 'console.log("one");');
        run();
        write("program.ts", 'console.log("two");');
        assert.deepEqual([run(), kept().length], ["two\n", 1]);
    });

    it("compiles a file anew for another version of the compiler", () => {
        write("program.ts", `console.log(${loadsCompiler});`);
        run();
        const hook = inFolder("scripts", "typescript.js");
        fs.writeFileSync(hook, fs.readFileSync(hook, "utf8").replace("[version, options]", '["0", options]'));
        assert.equal(run(), "true\n");
    });

    for (const [damage, damaged] of [
        ["is cut off", (text: string) => text.slice(0, -20)],
        ["is changed", (text: string) => text.replace("whole", "other")],
        ["is empty", () => ""],
    ] as const) {
        it(`compiles a file anew when what was kept of it ${damage}`, () => {
            write("program.ts", 'console.log("whole");');
            run();
            const [name = ""] = kept();
            const file = inFolder("node_modules", ".cache", "orgtrail", "typescript", name);
            const text = fs.readFileSync(file, "utf8");
            fs.writeFileSync(file, damaged(text));
            assert.deepEqual([run(), fs.readFileSync(file, "utf8")], ["whole\n", text]);
        });
    }

    it("runs where nothing can be kept", () => {
        write("program.ts", 'console.log("ran");');
        fs.writeFileSync(inFolder("node_modules", ".cache"), "no folder");
        assert.equal(run(), "ran\n");
    });

    it("keeps whole files when several processes start at once", async () => {
        write("program.ts", 'console.log("ran");');
        const ended = await Promise.all([1, 2, 3].map(() => promisify(execFile)(process.execPath, args())));
        assert.deepEqual([ended.map(({ stdout }) => stdout), kept().length], [["ran\n", "ran\n", "ran\n"], 1]);
    });

    it("names file and line of the TypeScript in a stack trace", () => {
        write(
            "program.ts",
            "interface Gone {\n    name: string;\n}\nconst it: Gone | undefined = undefined;\nconsole.log(new Error().stack);",
        );
        assert.match(run(), new RegExp(`${inFolder("program.ts")}:5:13`));
    });

    it("loads TypeScript in a thread that is started with it", () => {
        write(
            "program.ts",
            `import { Worker } from "node:worker_threads";
            new Worker(__dirname + "/thread.ts", { execArgv: ["--require", __dirname + "/scripts/typescript.js"] });`,
        );
        write("thread.ts", 'const text: string = "in a thread"; console.log(text);');
        assert.equal(run(), "in a thread\n");
    });
});

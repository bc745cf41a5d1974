import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { isBuiltin } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";

const repository = join(__dirname, "..", "..");
const fix = "Fix: npm run build:policies";
let folder = "";

/** A copy of the compiled pack in a folder of its own. */
function packCopy(name: string): string {
    const pack = join(folder, name);
    cpSync(join(folder, "compiled"), pack, { recursive: true });
    return pack;
}

/** Requires a pack as the engine's loader does: `port` when its server starts, otherwise the pack's complaint. */
async function load(pack: string, ...nodeArguments: readonly string[]): Promise<string> {
    const loader = spawn(process.execPath, [...nodeArguments, "--eval", "require(process.cwd())"], {
        cwd: pack,
        stdio: ["ignore", "pipe", "pipe"],
    });
    let [output, errors] = ["", ""];
    loader.stdout.on("data", (data: Buffer) => {
        output += data.toString();
        loader.kill();
    });
    loader.stderr.on("data", (data: Buffer) => (errors += data.toString()));
    await new Promise((closed) => loader.on("close", closed));
    return /^\d+\n$/.test(output) ? "port" : (/Error: (the policy pack .*\n.*)/.exec(errors)?.[1] ?? output + errors);
}

describe("the compiled pack", () => {
    before(() => {
        folder = mkdtempSync(join(tmpdir(), "orgtrail-pack-"));
        symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
        cpSync(join(repository, "tsconfig.json"), join(folder, "tsconfig.json"));
        cpSync(join(repository, "policies"), join(folder, "compiled"), { recursive: true });
        execFileSync(process.execPath, [join(folder, "compiled", "build.js")]);
    });

    after(() => rmSync(folder, { recursive: true }));

    it("starts its server", async () => {
        assert.equal(await load(packCopy("fresh")), "port");
    });

    it("starts without its sources, as it is packed", async () => {
        const pack = packCopy("packed");
        const packed = ["dist", "package.json", "PulumiPolicy.yaml"];
        for (const name of readdirSync(pack).filter((each) => !packed.includes(each))) {
            rmSync(join(pack, name), { recursive: true });
        }
        assert.equal(await load(pack), "port");
    });

    it("refuses to start when a source has changed or gone since", async () => {
        const pack = packCopy("stale");
        appendFileSync(join(pack, "rules", "index.ts"), "\n");
        rmSync(join(pack, "rule.ts"));
        const problem = 'the policy pack "orgtrail" is stale: changed since policies/dist was compiled';
        assert.equal(await load(pack), `${problem}: rule.ts, rules/index.ts.\n${fix}`);
    });

    it("refuses to start when it is compiled in part", async () => {
        const pack = packCopy("partial");
        rmSync(join(pack, "dist", "sources.json"));
        const problem = 'the policy pack "orgtrail" is not completely compiled: policies/dist/sources.json is missing';
        assert.equal(await load(pack), `${problem}.\n${fix}`);
    });

    it("refuses to start from its sources", async () => {
        const pack = packCopy("missing");
        rmSync(join(pack, "dist"), { recursive: true });
        const problem = 'the policy pack "orgtrail" is not compiled: policies/dist/index.js is missing';
        assert.equal(await load(pack, "--require", "ts-node/register/transpile-only"), `${problem}.\n${fix}`);
    });

    it("loads nothing but Node and the SDK", () => {
        const compiled = readFileSync(join(folder, "compiled", "dist", "index.js"), "utf8");
        const loaded = [...compiled.matchAll(/require\("([^"]+)"\)/g)].map(([, name = ""]) => name);
        assert.deepEqual([...new Set(loaded)].filter((name) => !isBuiltin(name)).sort(), [
            "@pulumi/policy",
            "@pulumi/policy/proxy",
            "@pulumi/pulumi/errors",
        ]);
    });
});

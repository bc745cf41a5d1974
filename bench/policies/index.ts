/**
 * Measures the policy pack beside Pulumi's awsguard, over gRPC as the engine asks them: how long each takes to start, to
 * judge one resource, and to judge a whole stack of 100, 1,000 and 5,000 resources. Prints medians of interleaved rounds.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { runCommand } from "../../command-line/run-command";
import { Pack } from "./pack";
import { stackOf } from "./stack";

const rounds = 5;
const sizes = [100, 1000, 5000];
const names = ["orgtrail", "awsguard"] as const;
type Name = (typeof names)[number];
type Folders = Readonly<Record<Name, string>>;

type Figures = Record<Name, number[]>;

function installAwsguard(): void {
    if (!existsSync(join(__dirname, "node_modules", "@pulumi", "awsguard"))) {
        console.error("Installing @pulumi/awsguard into bench/policies/node_modules (250 MB, once) …");
        const { status } = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--ignore-scripts"], {
            cwd: __dirname,
            stdio: ["ignore", "inherit", "inherit"],
        });
        if (status !== 0) {
            throw new Error("npm ci failed in bench/policies, so there is nothing to compare with");
        }
    }
}

/** The pack as it is now, compiled, in a folder of its own: a change of its sources does not stop the measurement. */
function compiledCopy(): string {
    const repository = join(__dirname, "..", "..");
    const folder = mkdtempSync(join(tmpdir(), "orgtrail-bench-"));
    execFileSync(process.execPath, [join(repository, "policies", "build.js")]);
    for (const file of ["dist", "package.json", "PulumiPolicy.yaml"]) {
        cpSync(join(repository, "policies", file), join(folder, file), { recursive: true });
    }
    symlinkSync(join(repository, "node_modules"), join(folder, "node_modules"));
    return folder;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
    const began = performance.now();
    await work();
    return performance.now() - began;
}

function median(values: readonly number[]): number {
    const sorted = [...values].sort((first, second) => first - second);
    return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function row(what: string, unit: string, { orgtrail, awsguard }: Figures): Record<string, string> {
    const [own, other] = [median(orgtrail), median(awsguard)];
    return {
        "": what,
        orgtrail: `${own.toFixed(2)} ${unit}`,
        awsguard: `${other.toFixed(2)} ${unit}`,
        ratio: (own / other).toFixed(2),
    };
}

async function measureStart(folders: Folders): Promise<Figures> {
    const start: Figures = { orgtrail: [], awsguard: [] };
    for (let round = 0; round < rounds; round++) {
        for (const name of names) {
            const pack = await Pack.start(folders[name]);
            start[name].push(pack.startMilliseconds);
            await pack.stop();
        }
    }
    return start;
}

/** The times for each resource, and for the stack as a whole. */
async function measureStack(count: number, packs: Record<Name, Pack>): Promise<Record<"resource" | "stack", Figures>> {
    const { resources, stack } = stackOf(count);
    const resource: Figures = { orgtrail: [], awsguard: [] };
    const whole: Figures = { orgtrail: [], awsguard: [] };
    for (let round = 0; round < rounds; round++) {
        for (const name of names) {
            const pack = packs[name];
            const each = await milliseconds(async () => {
                for (const request of resources) {
                    await pack.analyze(request);
                }
            });
            resource[name].push(each / count);
            whole[name].push(await milliseconds(async () => pack.analyzeStack(stack)));
        }
    }
    return { resource, stack: whole };
}

async function bench(): Promise<number> {
    installAwsguard();
    const folders: Folders = { orgtrail: compiledCopy(), awsguard: __dirname };
    console.error(`Medians of ${rounds} interleaved rounds.`);
    const rows = [row("start", "ms", await measureStart(folders))];
    const packs = { orgtrail: await Pack.start(folders.orgtrail), awsguard: await Pack.start(folders.awsguard) };
    try {
        for (const count of sizes) {
            const { resource, stack } = await measureStack(count, packs);
            const together = (name: Name) =>
                resource[name].map((each, round) => each + (stack[name][round] ?? 0) / count);
            rows.push(
                row(`${count} resources: each`, "ms", resource),
                row(`${count} resources: the stack`, "ms", stack),
                row(`${count} resources: together, a resource`, "ms", {
                    orgtrail: together("orgtrail"),
                    awsguard: together("awsguard"),
                }),
            );
        }
    } finally {
        await Promise.all(names.map(async (name) => packs[name].stop()));
        rmSync(folders.orgtrail, { recursive: true });
    }
    console.table(Object.fromEntries(rows.map(({ "": what, ...figures }) => [what, figures])));
    return 0;
}

runCommand(
    new Command("npm run bench:policies --").description(
        `Measures the policy pack beside awsguard, medians of ${rounds} interleaved rounds. The first time it installs awsguard (250 MB).`,
    ),
    bench,
);

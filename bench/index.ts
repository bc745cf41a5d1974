import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { Command } from "commander";
import { findOrInstallEngine } from "../local/engine";
import { repositoryFolder } from "../command-line/paths";
import { TerminalProgress } from "../command-line/progress";
import { runCommand } from "../command-line/run-command";
import { measure, median, parseRuns, type Run } from "./measure";
import { Projects } from "./projects";
import { terraformPlan } from "./terraform";

/** `npm run bench`: how long a preview takes, what takes it, and how it grows. */

const trailCounts = [1, 5, 10, 20];
/** Log group, role, its policy, and trail. */
const resourcesOfTrail = 4;

interface Goal {
    readonly what: string;
    readonly is: number;
    readonly atMost: number;
    readonly unit: string;
}

async function bench({ runs }: { runs: number }): Promise<number> {
    const progress = new TerminalProgress();
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail bench "));
    try {
        const projects = new Projects(await findOrInstallEngine(progress), folder);
        const names = {
            alone: "program",
            withEmptyPack: "program with an empty policy pack",
            withPack: "program with the policy pack",
        };
        const floor = await projects.floor();
        const stock = await projects.stock();
        const trails = await Promise.all(trailCounts.map(async (count) => projects.trails(count)));
        const terraform = await terraformPlan(await projects.plan(), path.join(folder, "terraform"));
        const results = await measure(
            [
                floor,
                await projects.program(names.alone, []),
                await projects.program(names.withEmptyPack, [await projects.emptyPack()]),
                await projects.program(names.withPack, [path.join(repositoryFolder, "policies")]),
                stock,
                ...trails,
                ...(typeof terraform === "string" ? [] : [terraform]),
            ],
            runs,
            (text) => progress.step(text),
        );
        const wall = (name: string) => median((results.get(name) ?? []).map((run) => run.wall));
        print(
            "Seconds of a preview, medians",
            [...results].map(([name, each]) => row(name, each)),
        );
        const resources = (JSON.parse(await projects.plan()) as { steps: unknown[] }).steps.length;
        const growth = trails.map(({ name }) => wall(name) - wall(floor.name));
        const perTrailResource = slope(growth) / resourcesOfTrail;
        const goals: Goal[] = [
            { what: "the pack adds", is: wall(names.withPack) - wall(names.alone), atMost: 1.2, unit: "s" },
            {
                what: "with the pack, times without",
                is: wall(names.withPack) / wall(names.alone),
                atMost: 1.6,
                unit: "",
            },
            {
                what: "with the pack, times the stock set-up",
                is: wall(names.withPack) / wall(stock.name),
                atMost: 0.5,
                unit: "",
            },
            {
                what: `each of ${resources} resources, above the floor`,
                is: ((wall(names.alone) - wall(floor.name)) / resources) * 1000,
                atMost: 15,
                unit: "ms",
            },
            { what: "each further resource of a trail", is: perTrailResource * 1000, atMost: 15, unit: "ms" },
            ...(typeof terraform === "string"
                ? []
                : [
                      {
                          what: "times terraform plan",
                          is: wall(names.alone) / wall(terraform.name),
                          atMost: 1.3,
                          unit: "",
                      },
                  ]),
        ];
        print(
            "Goals",
            goals.map(({ what, is, atMost, unit }) => [
                what,
                `${is.toFixed(2)} ${unit}`,
                `≤ ${atMost} ${unit}`,
                is <= atMost ? "kept" : "MISSED",
            ]),
        );
        if (typeof terraform === "string") {
            process.stdout.write(`\nTerraform was not measured: ${terraform}\n`);
        }
        return goals.every(({ is, atMost }) => is <= atMost) ? 0 : 1;
    } finally {
        progress.clear();
        await fs.rm(folder, { recursive: true, force: true });
    }
}

function row(name: string, runs: readonly Run[]): string[] {
    const of = (pick: (run: Run) => number) => median(runs.map(pick)).toFixed(2);
    const engine = (run: Run) => run.cpu - run.node.program - run.node.provider - run.node.pack;
    const parts = [
        `program ${of(({ node }) => node.program)}`,
        `provider ${of(({ node }) => node.provider)}`,
        `pack ${of(({ node }) => node.pack)}`,
        `engine ${of(engine)}`,
    ];
    const isPulumi = !name.startsWith("terraform");
    return [name, `${of(({ wall }) => wall)} s`, `CPU ${of(({ cpu }) => cpu)} s`, isPulumi ? parts.join(", ") : ""];
}

/** Seconds a trail, by least squares. */
function slope(seconds: readonly number[]): number {
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const [x, y] = [mean(trailCounts), mean(seconds)];
    const covariance = mean(trailCounts.map((count, index) => (count - x) * ((seconds[index] ?? 0) - y)));
    return covariance / mean(trailCounts.map((count) => (count - x) ** 2));
}

function print(title: string, rows: readonly (readonly string[])[]): void {
    const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((each) => (each[column] ?? "").length)));
    const lines = rows.map((each) =>
        each
            .map((text, column) => text.padEnd(widths[column] ?? 0))
            .join("  ")
            .trimEnd(),
    );
    process.stdout.write(`\n${title}\n${lines.map((line) => `  ${line}\n`).join("")}`);
}

runCommand(
    new Command("npm run bench --")
        .description(
            "Measures previews of this program, interleaved, without AWS.\nExit code: 0; 1 if a goal is missed; 2 if it could not be measured.",
        )
        .option("--runs <number>", "runs of each, of which the median counts", parseRuns, 5),
    bench,
);

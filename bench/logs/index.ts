import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { Failure } from "../../local/failure";
import { cacheFolder } from "../../local/paths";
import { TerminalProgress } from "../../local/progress";
import { median } from "../measure";
import { archive, type Archive } from "./archive";
import { areSame, measured, type Measured } from "./measure";
import { asked, trailscraperRole, type Asked } from "./questions";
import { missingPrograms, searchCommand, trailscraper, trailscraperCommand, zcatCommand, zgrepCommand } from "./tools";

/** `npm run bench:logs`: how long a search of log files takes, and how much memory, beside the tools that people take otherwise. */

interface Options {
    readonly runs: number;
    readonly quick?: true;
    readonly full?: true;
    readonly folder: string;
    readonly verify: boolean;
}

/** How many times as fast as the other tools a search has to be. */
const timesFaster = 4;
/** Megabytes that a search may take, and how many times as many for an archive that is larger. */
const [mostMemory, mostGrowth] = [350, 1.2];
const gigabyte = 1e9;

/** A row of the table, and whether its goal was kept. */
interface Row {
    readonly cells: readonly string[];
    readonly isKept: boolean;
}

async function bench(options: Options): Promise<number> {
    const progress = new TerminalProgress();
    const unit = options.quick ? gigabyte / 10 : gigabyte;
    const missing = await missingPrograms(["jq", "zcat", "zgrep", "xargs"]);
    const report = (text: string) => progress.step(text);
    try {
        const first = await archive(options.folder, unit, report);
        process.stdout.write(
            `${first.files} files, ${first.records.toLocaleString("en-US")} records, ${(first.textBytes / gigabyte).toFixed(2)} GB of text, ` +
                `${Math.round(first.bytes / 1e6)} MB of gzip; ${os.availableParallelism()} processors, Node.js ${process.version}\n`,
        );
        const speed = await speedRows(first, options, missing, report);
        print(["question", "found", "search", "CPU", "the other tool", "CPU", "times as fast", "goal"], speed);
        const scraped = missing.length === 0 ? await trailscraperText(first, report) : "";
        const memory = await memoryRows(first, options, unit, report);
        print(["archive", "question", "found", "search", "memory", "goal"], memory);
        process.stdout.write(
            [
                missing.length > 0 ? `Not compared, since this computer has no ${missing.join(", ")}.\n` : scraped,
                options.quick ? "An archive this small says little about speed: only what was found is judged.\n" : "",
            ].join(""),
        );
        const isKept = [...speed, ...memory].every((row) => row.isKept);
        return (await isVerifyKept(options)) && isKept ? 0 : 1;
    } finally {
        progress.clear();
    }
}

/** Each question, in turn with the tool that people take for its kind, so that what else the computer does falls on both. */
async function speedRows(
    { folder, answers }: Archive,
    { runs, quick }: Options,
    missing: readonly string[],
    report: (text: string) => void,
): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (const question of asked) {
        const others: Measured[] = [];
        const own: Measured[] = [];
        for (let round = 1; round <= runs; round += 1) {
            report(`${question.name}: run ${round} of ${runs}`);
            own.push(await measured("npm run search", searchCommand(folder, question.search)));
            if (missing.length === 0) {
                others.push(await measured(toolOf(question), commandOf(folder, question)));
            }
        }
        const isRight = own.every(({ ids }) => areSame(ids, answers[question.answers]));
        const isOtherRight = others.every(({ ids }) => areSame(ids, answers[question.answers]));
        const times = seconds(others) / seconds(own);
        const isFast = missing.length > 0 || quick === true || times >= timesFaster;
        rows.push({
            isKept: isRight && isFast,
            cells: [
                question.name,
                `${own[0]?.ids.length}${isRight ? "" : " WRONG"}`,
                `${seconds(own).toFixed(2)} s`,
                `${cpu(own).toFixed(2)} s`,
                others.length === 0
                    ? "-"
                    : `${toolOf(question)} ${seconds(others).toFixed(2)} s${isOtherRight ? "" : " (WRONG ids)"}`,
                others.length === 0 ? "-" : `${cpu(others).toFixed(2)} s`,
                others.length === 0 ? "-" : times.toFixed(1),
                quick ? "not judged" : `≥ ${timesFaster}: ${isFast ? "kept" : "MISSED"}`,
            ],
        });
    }
    return rows;
}

/** Archives of one, four and with `--full` sixteen times the size. */
async function memoryRows(
    first: Archive,
    options: Options,
    unit: number,
    report: (text: string) => void,
): Promise<readonly Row[]> {
    const questions = asked.filter(({ answers }) => answers === "accessKey" || answers === "errors");
    const rows: Row[] = [];
    const least = new Map<string, number>();
    for (const size of options.full ? [1, 4, 16] : [1, 4]) {
        const { folder, answers, textBytes } = size === 1 ? first : await archive(options.folder, size * unit, report);
        for (const { name, search, answers: expected } of questions) {
            report(`${name}: ${(textBytes / gigabyte).toFixed(1)} GB`);
            const { ids, memory, wall } = await measured("npm run search", searchCommand(folder, search));
            const isRight = areSame(ids, answers[expected]);
            least.set(name, least.get(name) ?? memory);
            const isSmall = memory < mostMemory && memory <= (least.get(name) ?? 0) * mostGrowth;
            rows.push({
                isKept: isRight && isSmall,
                cells: [
                    `${(textBytes / gigabyte).toFixed(1)} GB`,
                    name,
                    `${ids.length}${isRight ? "" : " WRONG"}`,
                    `${wall.toFixed(2)} s`,
                    `${Math.round(memory)} MB`,
                    `< ${mostMemory} MB, flat: ${isSmall ? "kept" : "MISSED"}`,
                ],
            });
        }
    }
    return rows;
}

/** One run: it takes long, and can only be asked about roles. */
async function trailscraperText({ folder, answers }: Archive, report: (text: string) => void): Promise<string> {
    const found = await trailscraper();
    if ("missing" in found) {
        return `trailscraper was not measured: ${found.missing}\n`;
    }
    report("denied calls of a role: trailscraper");
    try {
        const { wall, ids } = await measured("trailscraper", trailscraperCommand(found.program, folder));
        const isRight = areSame(ids, answers[trailscraperRole.answers]);
        return `Denied calls of a role with trailscraper and jq, one run: ${wall.toFixed(2)} s${isRight ? "" : ", WRONG ids"}.\n`;
    } catch (error) {
        return `trailscraper was not measured: ${(error as Error).message}\n`;
    }
}

/** Also what takes the time of `npm run verify`. */
async function isVerifyKept({ verify }: Options): Promise<boolean> {
    if (!verify) {
        return true;
    }
    const { benchVerify } = await import("./verify");
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "orgtrail-bench-"));
    try {
        process.stdout.write(`\n${await benchVerify(folder)}`);
        return true;
    } catch (error) {
        process.stdout.write(`\n${(error as Error).message}\n`);
        return false;
    } finally {
        await fs.rm(folder, { recursive: true, force: true });
    }
}

function toolOf({ kind }: Asked): string {
    return kind === "needle" ? "zgrep, jq" : "zcat, jq";
}

function commandOf(folder: string, question: Asked): string {
    return question.kind === "needle" ? zgrepCommand(folder, question) : zcatCommand(folder, question);
}

const seconds = (runs: readonly Measured[]) => median(runs.map(({ wall }) => wall));
const cpu = (runs: readonly Measured[]) => median(runs.map((each) => each.cpu));

function print(head: readonly string[], rows: readonly Row[]): void {
    const lines = [head, ...rows.map(({ cells }) => cells)];
    const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
    const text = lines.map((line) =>
        line
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join("  ")
            .trimEnd(),
    );
    process.stdout.write(`\n${text.join("\n")}\n\n`);
}

function count(text: string): number {
    if (!/^[1-9]\d?$/.test(text)) {
        throw new InvalidArgumentError("Allowed: a whole number from 1 to 99.");
    }
    return Number(text);
}

void new Command("npm run bench:logs --")
    .description(
        "Measures searches of a generated archive of log files, and verification. Exit code 1 if a goal is missed or an id is wrong.",
    )
    .option("--runs <number>", "runs of each, of which the median counts", count, 3)
    .option("--quick", "archives of a tenth of the size: whether everything is found, not how fast")
    .addOption(new Option("--full", "memory also with 16 GB of log files").conflicts("quick"))
    .option(
        "--folder <folder>",
        "where archives are kept, about 0.17 GB for each GB of text",
        path.join(cacheFolder(), "bench"),
    )
    .option("--no-verify", "leave out npm run verify")
    .showHelpAfterError("(--help lists the options)")
    .action(async (options: Options) => {
        try {
            process.exitCode = await bench(options);
        } catch (error) {
            if (!(error instanceof Failure)) {
                throw error;
            }
            process.stderr.write(`error: ${error.message}\n${error.fix ? `fix: ${error.fix}\n` : ""}`);
            process.exitCode = 2;
        }
    })
    .parseAsync();

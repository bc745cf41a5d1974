import * as os from "node:os";
import * as path from "node:path";
import { Command, Option } from "commander";
import { cacheFolder } from "../../command-line/paths";
import { TerminalProgress } from "../../command-line/progress";
import { runCommand } from "../../command-line/run-command";
import { parseRuns } from "../measure";
import { archive, type Archive } from "./archive";
import { areSame, cpuSeconds, idsIn, measured, seconds, type Measured } from "./measure";
import { asked, trailscraperRole, type Asked } from "./questions";
import { goal, printTable, type Row } from "./table";
import { missingPrograms, searchCommand, trailscraper, trailscraperCommand, zcatCommand, zgrepCommand } from "./tools";

/**
 * `npm run bench:logs`: how long a search of log files and their verification take, and how much memory, beside the tools that
 * people take otherwise.
 */

interface Options {
    readonly runs: number;
    readonly quick?: true;
    readonly full?: true;
    readonly folder: string;
    readonly only?: "search" | "verify";
}

/** How many times as fast as the other tools a search has to be. */
const timesFaster = 4;
/** Megabytes that a search may take, and how many times as many for an archive that is larger. */
const [mostMemory, mostGrowth] = [350, 1.2];
const gigabyte = 1e9;

async function bench(options: Options): Promise<number> {
    const progress = new TerminalProgress();
    const report = (text: string) => progress.step(text);
    process.stdout.write(`${os.availableParallelism()} processors, Node.js ${process.version}\n`);
    try {
        const isSearchKept = options.only === "verify" || (await benchSearch(options, report));
        const { benchVerify } = await import("./verify");
        const isVerifyKept = options.only === "search" || (await benchVerify(options, report));
        return isSearchKept && isVerifyKept ? 0 : 1;
    } finally {
        progress.clear();
    }
}

async function benchSearch(options: Options, report: (text: string) => void): Promise<boolean> {
    const unit = options.quick ? gigabyte / 10 : gigabyte;
    const missing = await missingPrograms(["jq", "zcat", "zgrep", "xargs"]);
    const first = await archive(options.folder, unit, report);
    process.stdout.write(
        `${first.files} files, ${first.records.toLocaleString("en-US")} records, ${(first.textBytes / gigabyte).toFixed(2)} GB of text, ` +
            `${Math.round(first.bytes / 1e6)} MB of gzip\n`,
    );
    const speed = await speedRows(first, options, missing, report);
    printTable(["question", "found", "search", "CPU", "the other tool", "CPU", "times as fast", "goal"], speed);
    const scraped = missing.length === 0 ? await trailscraperText(first, report) : "";
    const memory = await memoryRows(first, options, unit, report);
    printTable(["archive", "question", "found", "search", "memory", "goal"], memory);
    process.stdout.write(
        [
            missing.length > 0 ? `Not compared, since this computer has no ${missing.join(", ")}.\n` : scraped,
            options.quick ? "An archive this small says little about speed: only what was found is judged.\n" : "",
        ].join(""),
    );
    return [...speed, ...memory].every((row) => row.isKept);
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
        const others: Measured<string[]>[] = [];
        const own: Measured<string[]>[] = [];
        for (let round = 1; round <= runs; round += 1) {
            report(`${question.name}: run ${round} of ${runs}`);
            own.push(await measured("npm run search", searchCommand(folder, question.search), idsIn));
            if (missing.length === 0) {
                others.push(await measured(toolOf(question), commandOf(folder, question), idsIn));
            }
        }
        const isRight = own.every(({ output }) => areSame(output, answers[question.answers]));
        const isOtherRight = others.every(({ output }) => areSame(output, answers[question.answers]));
        const times = seconds(others) / seconds(own);
        const isFast = missing.length > 0 || quick === true || times >= timesFaster;
        rows.push({
            isKept: isRight && isFast,
            cells: [
                question.name,
                `${own[0]?.output.length}${isRight ? "" : " WRONG"}`,
                `${seconds(own).toFixed(2)} s`,
                `${cpuSeconds(own).toFixed(2)} s`,
                others.length === 0
                    ? "-"
                    : `${toolOf(question)} ${seconds(others).toFixed(2)} s${isOtherRight ? "" : " (WRONG ids)"}`,
                others.length === 0 ? "-" : `${cpuSeconds(others).toFixed(2)} s`,
                others.length === 0 ? "-" : times.toFixed(1),
                quick ? "not judged" : goal(`≥ ${timesFaster}`, isFast),
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
            const command = searchCommand(folder, search);
            const { output: ids, memory, wall } = await measured("npm run search", command, idsIn);
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
                    goal(`< ${mostMemory} MB, flat`, isSmall),
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
        const command = trailscraperCommand(found.program, folder);
        const { wall, output: ids } = await measured("trailscraper", command, idsIn);
        const isRight = areSame(ids, answers[trailscraperRole.answers]);
        return `Denied calls of a role with trailscraper and jq, one run: ${wall.toFixed(2)} s${isRight ? "" : ", WRONG ids"}.\n`;
    } catch (error) {
        return `trailscraper was not measured: ${(error as Error).message}\n`;
    }
}

function toolOf({ kind }: Asked): string {
    return kind === "needle" ? "zgrep, jq" : "zcat, jq";
}

function commandOf(folder: string, question: Asked): string {
    return question.kind === "needle" ? zgrepCommand(folder, question) : zcatCommand(folder, question);
}

runCommand(
    new Command("npm run bench:logs --")
        .description(
            "Measures searches of a generated archive of log files, and the verification of generated ones.\nExit code: 0; 1 if a " +
                "goal is missed or an answer is wrong; 2 if it could not be measured.",
        )
        .option("--runs <number>", "runs of each, of which the median counts", parseRuns, 3)
        .option("--quick", "archives of a tenth of the size, and one run: whether everything is found, not how fast")
        .addOption(new Option("--full", "memory also with 16 GB of log files").conflicts("quick"))
        .option(
            "--folder <folder>",
            "where archives are kept, about 0.2 GB for each GB of text",
            path.join(cacheFolder(), "bench"),
        )
        .addOption(new Option("--only <part>", "one of the two parts alone").choices(["search", "verify"])),
    (options: Options) => bench(options.quick ? { ...options, runs: 1 } : options),
);

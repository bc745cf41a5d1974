import * as fs from "node:fs/promises";
import * as path from "node:path";
import { findPython } from "../../local/emulator/find-python";
import { cacheFolder } from "../../command-line/paths";
import { run } from "../../command-line/run";
import { scripts } from "../../package.json";
import { trailscraperRole, type Asked } from "./questions";

/** Commands for `bash -c` that write the ids of the events they find, or their records, one a line. */

/** What `npm run NAME -- ARGUMENTS` runs, in the repository. */
export function npmRun(name: keyof typeof scripts, args: readonly string[]): string {
    return [scripts[name], ...args.map(quoted)].join(" ");
}

export function searchCommand(folder: string, options: readonly string[]): string {
    return npmRun("search", ["--files", folder, ...options, "--json"]);
}

/** Files with the text are chosen, two at a time, and then read. */
export function zgrepCommand(folder: string, { literal = "", jq, days }: Asked): string {
    const chosen = `${filesOf(folder, days)} | xargs -0 -P2 -n 40 zgrep -lF ${quoted(literal)}`;
    return `${chosen} | xargs -r -P2 -n 20 bash -c ${quoted(`zcat "$@" | ${jqOf(jq)}`)} bash`;
}

/** All files in one stream. */
export function zcatCommand(folder: string, { jq, days }: Asked): string {
    return `${filesOf(folder, days)} | xargs -0 zcat | ${jqOf(jq)}`;
}

export function trailscraperCommand(program: string, folder: string): string {
    const select = `${quoted(program)} select --log-dir ${quoted(folder)} --filter-assumed-role-arn ${quoted(trailscraperRole.arn)}`;
    return `${select} | ${jqOf('.errorCode == "AccessDenied"')}`;
}

/** The program, in a virtual environment of its own in the cache folder; else why there is none. */
export async function trailscraper(): Promise<{ readonly program: string } | { readonly missing: string }> {
    const folder = path.join(cacheFolder(), "bench", "trailscraper-0.10.0");
    const program = path.join(folder, "bin", "trailscraper");
    try {
        if (!(await fs.stat(program).catch(() => undefined))) {
            const { program: python } = await findPython(process.env);
            await run(python, ["-m", "venv", "--clear", folder]);
            const installed = await run(path.join(folder, "bin", "python"), [
                "-m",
                "pip",
                "install",
                "-q",
                "trailscraper==0.10.0",
            ]);
            if (installed.code !== 0) {
                return { missing: `pip could not install it: ${installed.stderr.trim().split("\n").at(-1)}` };
            }
        }
        const { code, stderr } = await run(program, ["--help"]);
        return code === 0 ? { program } : { missing: stderr.trim().split("\n").at(-1) ?? "it does not start" };
    } catch (error) {
        return { missing: (error as Error).message };
    }
}

/** Those of these programs that this computer does not have. */
export async function missingPrograms(programs: readonly string[]): Promise<readonly string[]> {
    const found = await Promise.all(programs.map(async (program) => run("bash", ["-c", `command -v ${program}`])));
    return programs.filter((_, index) => found[index]?.code !== 0);
}

function filesOf(folder: string, days: Asked["days"]): string {
    const of = days?.map((day) => `-path ${quoted(`*/${day}/*`)}`).join(" -o ");
    return `find ${quoted(folder)} -name '*.json.gz' ${of === undefined ? "" : `\\( ${of} \\) `}-print0`;
}

function jqOf(condition: string): string {
    return `jq -r ${quoted(`.Records[] | select(${condition}) | .eventID`)}`;
}

export function quoted(word: string): string {
    return `'${word.replaceAll("'", `'\\''`)}'`;
}

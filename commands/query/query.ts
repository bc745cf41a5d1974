import { sampleContext } from "../../detections/context";
import { tunedCatalogue } from "../../detections/tuning";
import { Failure } from "../../command-line/failure";
import { alarmQueries, alarmQueryPrefix } from "../../queries/alarm-queries";
import { savedQueries, tableFor, tableOfTrail } from "../../queries/deployment";
import { investigations } from "../../queries/investigations";
import type { SavedQuery } from "../../queries/saved-query";
import { statementOf, type Target, type Window } from "../../queries/statement";
import { tableName } from "../../queries/tables";
import { alarmsSchema } from "../../settings/alarms";
import { suggestionFor } from "../../settings/problems";
import { regions as knownRegions } from "../../settings/regions";
import type { Settings } from "../../settings/settings";
import type { AccessCommandOptions } from "../aws/options";
import { settingsOf } from "../aws/settings";
import { parseTime, timeForms } from "../search/filter/time";
import { counted } from "../../command-line/printable";
import type { TerminalWatcher } from "../search/watcher";
import { RowsOutput, type RowFormat } from "./rows-output";

export interface QueryOptions extends AccessCommandOptions {
    readonly set?: readonly string[];
    readonly since?: string;
    readonly until?: string;
    readonly account?: readonly string[];
    readonly region?: readonly string[];
    /** A trail's name in the settings. */
    readonly trail?: string;
    readonly files?: readonly string[];
    readonly list?: true;
    readonly print?: true;
    readonly json?: true;
    readonly csv?: true;
    readonly wide?: true;
}

export interface Surroundings {
    readonly stdout: NodeJS.WritableStream & { readonly columns?: number };
    readonly watcher: TerminalWatcher;
    /** Aborts when the user has had enough. */
    readonly signal: AbortSignal;
    readonly now: Date;
}

/**
 * Runs a saved query, prints it, or lists all. Returns the exit code: 0 when all was read, 1 when a file could not be read, 130
 * when the user ended it.
 *
 * @throws Failure when the query cannot be run.
 */
export async function query(
    name: string | undefined,
    options: QueryOptions,
    surroundings: Surroundings,
): Promise<number> {
    const settings = await settingsOf(options);
    const queries = queriesOf(settings);
    if (options.list) {
        surroundings.stdout.write(listText(queries));
        return 0;
    }
    const chosen = namedQuery(name, queries);
    const window = windowOf(options, chosen, surroundings.now);
    const target = { ...targetOf(options, settings, chosen), window };
    if (options.print) {
        surroundings.stdout.write(`${statementOf(chosen, target)}\n`);
        return 0;
    }
    const values = valuesOf(chosen, options.set ?? []);
    return options.files === undefined
        ? inAthena(chosen, target, values, options, settings, surroundings)
        : inFolders(chosen, target, values, options, options.files, surroundings);
}

/** Without settings, those of the catalogue as it is. */
function queriesOf(settings: Settings | undefined): SavedQuery[] {
    return settings
        ? savedQueries({ ...settings, athena: { ...settings.athena, alarmQueries: true } })
        : [...investigations, ...alarmQueries(tunedCatalogue(sampleContext, alarmsSchema.parse(undefined)))];
}

function namedQuery(name: string | undefined, queries: readonly SavedQuery[]): SavedQuery {
    if (name === undefined) {
        throw new Failure("no query is named", "List them: npm run query -- --list");
    }
    const found = queries.find((each) => each.name === name || each.name === `${alarmQueryPrefix}${name}`);
    if (found === undefined) {
        const suggestion = suggestionFor(
            name,
            queries.map((each) => each.name),
        );
        throw new Failure(
            `there is no saved query ${name}${suggestion === undefined ? "" : `; did you mean ${suggestion}?`}`,
            "List them: npm run query -- --list",
        );
    }
    return found;
}

function windowOf({ since, until, files }: QueryOptions, query: SavedQuery, now: Date): Window {
    const end = until === undefined ? now : timeOf("--until", until, now);
    if (since !== undefined) {
        const start = timeOf("--since", since, now);
        if (start >= end) {
            throw new Failure(
                `--since ${since} is not before ${until === undefined ? "now" : `--until ${until}`}`,
                "Give an earlier --since.",
            );
        }
        return { since: start, until: end };
    }
    if (files !== undefined) {
        return { since: new Date(0), until: end };
    }
    return until === undefined ? { days: query.days } : { since: daysBefore(end, query.days), until: end };
}

function daysBefore(time: Date, days: number): Date {
    return new Date(time.getTime() - days * 86_400_000);
}

function timeOf(option: string, text: string, now: Date): Date {
    const time = parseTime(text, now);
    if (time === undefined) {
        throw new Failure(`${option} ${text} is no time`, `Give ${timeForms}.`);
    }
    return time;
}

/** The values in the order of the question marks. */
function valuesOf({ name, parameters }: SavedQuery, given: readonly string[]): string[] {
    const known = parameters.map((parameter) => parameter.name);
    const pairs = given.map((pair): [string, string] => {
        const at = pair.indexOf("=");
        const key = at < 0 ? pair : pair.slice(0, at);
        if (at < 0 || !known.includes(key)) {
            throw new Failure(
                at < 0 ? `--set ${pair} has no =` : `the query ${name} has no parameter ${key}`,
                known.length === 0
                    ? "Leave it out: it has none."
                    : `It has ${known.join(", ")}: --set ${known[0] ?? ""}=VALUE`,
            );
        }
        return [key, pair.slice(at + 1)];
    });
    const values = new Map(pairs);
    if (values.size < pairs.length) {
        throw new Failure(`a parameter of ${name} is given twice`, "Give each --set once.");
    }
    return parameters.map((parameter) => {
        const value = values.get(parameter.name);
        if (value === undefined || value === "") {
            throw new Failure(
                `the query ${name} needs ${parameter.name}: ${parameter.description}`,
                `Add --set ${parameter.name}=${parameter.example}`,
            );
        }
        return value;
    });
}

function targetOf(
    { account = [], region = [], trail, files }: QueryOptions,
    settings: Settings | undefined,
    query: SavedQuery,
): Omit<Target, "window"> {
    const wrongAccount = account.find((id) => !/^\d{12}$/.test(id));
    if (wrongAccount !== undefined) {
        throw new Failure(`--account ${wrongAccount} is no account id`, "Give its 12 digits.");
    }
    const wrongRegion = region.find((code) => !(knownRegions as readonly string[]).includes(code));
    if (wrongRegion !== undefined) {
        throw new Failure(`--region ${wrongRegion} is no Region`, "Give its code, such as us-east-1.");
    }
    if (trail !== undefined && settings === undefined) {
        throw new Failure(`--trail ${trail} is a name in the settings`, "Add --stack NAME or --settings FILE.");
    }
    const table = settings === undefined ? defaultTable(query) : tableOf(settings, query, trail);
    return {
        ...table,
        // A folder holds what it holds; a table that knows no accounts has to be told them.
        accountIds: account.length > 0 ? account : files === undefined ? table.accountIds : [],
        ...(region.length > 0 && { regions: region }),
    };
}

function defaultTable({ table }: SavedQuery): Omit<Target, "window"> {
    return { database: "orgtrail_logs", table: tableName("organization", table), accountIds: [] };
}

function tableOf(settings: Settings, query: SavedQuery, trail: string | undefined): Omit<Target, "window"> {
    if (trail === undefined) {
        return tableFor(settings, query);
    }
    const found = tableOfTrail(settings, query, trail);
    if (found === undefined) {
        throw new Failure(
            `there is no trail ${trail}`,
            `The settings have ${settings.trails.map(({ name }) => name).join(", ")}.`,
        );
    }
    return found;
}

async function inFolders(
    query: SavedQuery,
    target: Target,
    values: readonly string[],
    options: QueryOptions,
    folders: readonly string[],
    { stdout, watcher, signal }: Surroundings,
): Promise<number> {
    const { runInFolders } = await import("./run-in-folders");
    watcher.progress("reading log files");
    const { columns, rows, files, records } = await runInFolders(
        { query, target, values, folders },
        (where, what) => watcher.problem(where, what),
        signal,
    );
    if (signal.aborted) {
        return 130;
    }
    const output = outputOf(options, stdout, watcher);
    output.add(columns, rows);
    endOutput(output, watcher);
    watcher.say(`${counted(output.count, "row")} from ${counted(records, "record")} in ${counted(files, "file")}`);
    return watcher.problems > 0 ? 1 : 0;
}

async function inAthena(
    query: SavedQuery,
    target: Target,
    values: readonly string[],
    options: QueryOptions,
    settings: Settings | undefined,
    { stdout, watcher, signal }: Surroundings,
): Promise<number> {
    if (settings === undefined) {
        throw new Failure(
            "nothing says where to ask",
            "Name the deployment with --stack or --settings, or folders with log files with --files.",
        );
    }
    const [{ runInAthena, statisticsText }, { openWorkgroup }, { Access }] = await Promise.all([
        import("../athena/execution"),
        import("../athena/workgroup"),
        import("../aws/access"),
    ]);
    const access = await Access.connect({ roleArn: options.roleArn, settings, sessionName: "orgtrail-query" });
    const needsAccounts = target.accountIds.length > 0 && options.account === undefined;
    const { workgroup, accountIds } = await openWorkgroup(settings, access, needsAccounts);
    const statement = statementOf(query, { ...target, accountIds: accountIds ?? target.accountIds });
    const output = outputOf(options, stdout, watcher);
    const pages = runInAthena(workgroup, statement, values, signal, (text) => watcher.progress(text));
    let page = await pages.next();
    while (!page.done) {
        output.add(page.value.columns, page.value.rows);
        page = await pages.next();
    }
    endOutput(output, watcher);
    if (page.value === undefined) {
        return 130;
    }
    watcher.say(`${counted(output.count, "row")}; ${statisticsText(page.value)}`);
    return 0;
}

function outputOf({ json, csv, wide }: QueryOptions, stdout: Surroundings["stdout"], watcher: TerminalWatcher) {
    const format: RowFormat = json ? "json" : csv ? "csv" : "table";
    const write = (text: string) => {
        watcher.clear();
        stdout.write(text);
    };
    return new RowsOutput(write, format, wide ? undefined : stdout.columns);
}

function endOutput(output: RowsOutput, watcher: TerminalWatcher): void {
    output.end();
    if (output.missing.length > 0) {
        watcher.note(`not shown for lack of width: ${output.missing.join(", ")}; --wide shows all`);
    }
}

function listText(queries: readonly SavedQuery[]): string {
    const width = Math.max(...queries.map(({ name }) => name.length));
    return queries
        .map(({ name, title, parameters }) => {
            const needs = parameters.map((parameter) => ` --set ${parameter.name}=…`).join("");
            return `${name.padEnd(width)}  ${title}${needs}\n`;
        })
        .join("");
}

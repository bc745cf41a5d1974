import { once } from "node:events";
import * as fs from "node:fs";
import * as path from "node:path";
import { Failure } from "../../command-line/failure";
import type { Filters } from "../../detections/firing";
import { regions } from "../../settings/regions";
import { and, or, term, type Expression } from "./filter/expression";
import { filterOf } from "./filter/options";
import { literalsAt } from "./filter/literals";
import { patternOf } from "./filter/pattern";
import { timeBounds } from "./filter/possible";
import { printFilter } from "./filter/print";
import { counted } from "../../command-line/printable";
import { collected, countsOutput, csvOutput, jsonOutput, tableOutput, type Output } from "./output/output";
import { oldestFirst, timelineOf, timelineText } from "./output/timeline";
import { chainLine, roleChain } from "./role-chain";
import type { Found, Watcher } from "./source";
import { openSource, type OpenedSource, type SourceOptions } from "./sources";
import type { TerminalWatcher } from "./watcher";

export interface SearchOptions extends SourceOptions {
    readonly json?: true;
    readonly csv?: true;
    readonly wide?: true;
    /** The id of an event. */
    readonly show?: string;
    /** An actor or a resource. */
    readonly timeline?: string | true;
    readonly countBy?: string;
    /** The file to write. */
    readonly html?: string;
    readonly order?: "newest" | "oldest";
    readonly limit?: number;
}

export interface Surroundings {
    readonly stdout: NodeJS.WritableStream & { readonly columns?: number };
    readonly watcher: TerminalWatcher;
    /** Aborts when the user has had enough. */
    readonly signal: AbortSignal;
    readonly now: Date;
}

/** A table waits so long for more rows to fit its columns to, in milliseconds. */
const patience = 400;

/**
 * Searches and prints. Returns the exit code: 0 when all was read, 1 when something could not be read or the event of
 * `--show` is not there, 130 when the user ended it.
 *
 * @throws Failure when nothing can be searched at all.
 */
export async function search(options: SearchOptions, surroundings: Surroundings): Promise<number> {
    const { watcher, signal, now } = surroundings;
    const filter = and([filterOf({ ...options }, now), ...subjectOf(options)]);
    checkWindow(filter);
    checkRegions(filter, watcher);
    checkReport(options);
    // What not every search needs is loaded when one does: a program that is started often should start fast.
    const isOfDeployment = options.stack !== undefined || options.settings !== undefined;
    const settings = isOfDeployment ? await (await import("../aws/settings")).settingsOf(options) : undefined;
    const filters = async () => (await import("./alarms")).alarmFilters(settings);
    const source = await openSource(options, settings, now);
    const run = new Run(options, surroundings, source, filter, filters);
    await run.print();
    watcher.clear();
    return signal.aborted ? 130 : watcher.problems > 0 ? 1 : 0;
}

function checkWindow(filter: Expression): void {
    const { since, until } = timeBounds(filter);
    if (since && until && since >= until) {
        throw new Failure(
            `no time is from ${since.toISOString()} on and before ${until.toISOString()}`,
            "Give an earlier --since or a later --until.",
        );
    }
}

/** AWS opens Regions that this program does not know yet, so it searches them all the same. */
function checkRegions(filter: Expression, watcher: Watcher): void {
    for (const name of literalsAt(filter, "awsRegion").literals) {
        if (!(regions as readonly string[]).includes(name)) {
            watcher.note(`no known Region is called ${name}`);
        }
    }
}

/** A search may take long: that its report has no place is said before. */
function checkReport({ html }: SearchOptions): void {
    if (html !== undefined) {
        try {
            const there = fs.statSync(html, { throwIfNoEntry: false });
            if (there?.isDirectory()) {
                throw new Error(`${html} is a folder`);
            }
            fs.accessSync(there ? html : path.dirname(html), fs.constants.W_OK);
        } catch (error) {
            throw reportFailure(error as Error);
        }
    }
}

/** What `--show` and `--timeline` look for beside the filter. */
function subjectOf({ show, timeline }: SearchOptions): Expression[] {
    if (show !== undefined) {
        return [term(["eventID"], "=", patternOf(show))];
    }
    return typeof timeline === "string"
        ? [or([term("actor", "=", patternOf(timeline)), term("resource", "=", patternOf(timeline))])]
        : [];
}

class Run {
    private isFull = false;

    constructor(
        private readonly options: SearchOptions,
        private readonly surroundings: Surroundings,
        private readonly source: OpenedSource,
        private readonly filter: Expression,
        private readonly filters: () => Promise<Filters>,
    ) {}

    async print(): Promise<void> {
        const { stdout, signal } = this.surroundings;
        const output = this.output();
        const limit = this.options.show === undefined ? (this.options.limit ?? Infinity) : 1;
        let timer: NodeJS.Timeout | undefined;
        let count = 0;
        try {
            for await (const found of this.ordered()) {
                output.add(found);
                count += 1;
                timer ??= setTimeout(() => {
                    timer = undefined;
                    output.flush?.();
                }, patience);
                if (this.isFull) {
                    this.isFull = false;
                    await once(stdout, "drain");
                }
                if (count >= limit) {
                    break;
                }
            }
        } catch (error) {
            output.flush?.();
            throw error;
        } finally {
            clearTimeout(timer);
        }
        await output.end?.();
        if (count === 0 && !signal.aborted) {
            this.sayNothingFound();
        }
    }

    /** Whoever reads a table or a timeline is told that it is empty; a program sees it. */
    private sayNothingFound(): void {
        const { json, csv, show, countBy } = this.options;
        if (show !== undefined) {
            this.surroundings.watcher.problem(`event ${show}`, "not found where was searched");
        } else if (!json && !csv && countBy === undefined) {
            this.surroundings.watcher.note("no event was found");
        }
    }

    /** What is found, sorted where the source does not. */
    private async *ordered(): AsyncGenerator<Found> {
        const { order } = this.options;
        const found = this.find(this.filter);
        if (order === undefined || this.source.order === order || this.source.order === "as asked") {
            yield* found;
            return;
        }
        const all: Found[] = [];
        for await (const each of found) {
            all.push(each);
        }
        const sorted = oldestFirst(this.asRecorded(all));
        yield* order === "oldest" ? sorted : sorted.reverse();
    }

    /** Times are in seconds: of events in one second, the order in which they were found tells which came first. */
    private asRecorded(found: readonly Found[]): readonly Found[] {
        const { order } = this.source;
        const isNewestFirst = order === "newest" || (order === "as asked" && this.options.order !== "oldest");
        return isNewestFirst ? [...found].reverse() : found;
    }

    private find(expression: Expression): AsyncIterable<Found> {
        const { signal, watcher } = this.surroundings;
        const { order, limit } = this.options;
        return this.source.search({ expression, signal, ...(order && { order }), ...(limit && { limit }) }, watcher);
    }

    private output(): Output {
        const { json, csv, wide, show, timeline, countBy, html } = this.options;
        const { stdout, watcher } = this.surroundings;
        const write = (text: string) => {
            watcher.clear();
            this.isFull = !stdout.write(text);
        };
        if (countBy !== undefined) {
            return countsOutput(write, countBy, json ? "json" : csv ? "csv" : "text");
        }
        if (json) {
            return jsonOutput(write);
        }
        if (csv) {
            return csvOutput(write);
        }
        if (show !== undefined) {
            return collected(async ([found]) => found && this.show(found, write));
        }
        if (timeline !== undefined || html !== undefined) {
            return collected((found) => this.timeline(found, write));
        }
        return tableOutput(write, wide ? undefined : stdout.columns, (missing) =>
            watcher.note(`not shown for lack of width: ${missing.join(", ")}; --wide shows all`),
        );
    }

    private async show(found: Found, write: (text: string) => void): Promise<void> {
        const chain = await roleChain(found.record, (expression) => this.first(expression));
        const { showText } = await import("./output/show");
        write(showText(found, { filters: await this.filters(), chain: chain.map(chainLine) }));
    }

    /** One event for an explanation, which is complete enough without it. */
    private async first(expression: Expression): Promise<Found | undefined> {
        const { watcher, signal } = this.surroundings;
        const forgiving: Watcher = {
            problem: (where, what) => watcher.note(`for how the caller got its credentials: ${where}: ${what}`),
            note: () => undefined,
            progress: (text) => watcher.progress(text),
        };
        try {
            for await (const found of this.source.search({ expression, signal, limit: 1 }, forgiving)) {
                return found;
            }
        } catch (error) {
            if (!(error instanceof Failure)) {
                throw error;
            }
        }
        return undefined;
    }

    private async timeline(found: readonly Found[], write: (text: string) => void): Promise<void> {
        const { watcher, now } = this.surroundings;
        const { timeline: subject, html } = this.options;
        const timeline = timelineOf(this.asRecorded(found), await this.filters());
        if (subject !== undefined) {
            write(timelineText(timeline));
        }
        if (html !== undefined) {
            const title = typeof subject === "string" ? `Timeline of ${subject}` : "Timeline";
            const { htmlReport } = await import("./output/html");
            writeFile(html, htmlReport(timeline, { title, filter: printFilter(this.filter), made: now }));
            watcher.say(`${html}: ${counted(found.length, "event")}`);
        }
    }
}

function writeFile(file: string, text: string): void {
    try {
        fs.writeFileSync(file, text);
    } catch (error) {
        throw reportFailure(error as Error);
    }
}

function reportFailure({ message }: Error): Failure {
    return new Failure(`the report cannot be written: ${message}`, "Name another file with --html.");
}

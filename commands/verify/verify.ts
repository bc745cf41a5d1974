import * as fs from "node:fs";
import { availableParallelism } from "node:os";
import { Failure } from "../../command-line/failure";
import { TerminalProgress } from "../../command-line/progress";
import { Checkpoint } from "./checkpoint";
import { EvidenceFile } from "./evidence-file";
import { ListingError } from "./log-store";
import { LogThreads } from "./log-threads";
import { checkOptions, type CommandOptions } from "./options";
import { reportHtml } from "./report-html";
import { reportJson } from "./report-json";
import { reportText } from "./report-text";
import { sourcesOf } from "./sources";
import type { Verdict } from "./verdict";
import { verifyTrail, type Progress } from "./verify-trail";

export interface Streams {
    readonly stdout: NodeJS.WritableStream;
    readonly stderr: NodeJS.WriteStream;
}

/** More threads would wait for the disk or the network. */
const mostThreads = 8;

/**
 * Carries out `npm run verify`; answers its exit code. `signal` stops it, so that it can be gone on with.
 *
 * @throws Failure if it cannot be carried out.
 */
export async function verify(options: CommandOptions, streams: Streams, signal: AbortSignal): Promise<number> {
    checkOptions(options);
    if (options.html !== undefined) {
        // Whether it can be written is found out before the work, not after it.
        write(options.html, "", "a");
    }
    const sources = await sourcesOf(options);
    const checkpoint = options.resume === undefined ? undefined : new Checkpoint(options.resume, questionOf(options));
    const evidence =
        options.evidence === undefined
            ? undefined
            : new EvidenceFile(options.evidence, checkpoint?.evidenceLength ?? 0);
    const { start, end, account, region } = options;
    const began = checkpoint?.began ?? new Date();
    evidence?.begin({
        began: began.toISOString(),
        scopes: sources.scopes,
        ...(start && { start }),
        ...(end && { end }),
        account,
        region,
        trails: sources.trails && [...sources.trails],
    });
    const threads = new LogThreads(
        options.threads ?? Math.min(availableParallelism(), mostThreads),
        sources.workers,
        sources.credentials,
    );
    const progress = new ProgressLine(streams.stderr);
    let verdict: Verdict;
    try {
        verdict = await verifyTrail(sources.store, sources.keys, {
            scopes: sources.scopes,
            ...(start && { start }),
            ...(end ? { end } : sources.live && { now: began }),
            ...(sources.trails && { trails: sources.trails }),
            ...(account && { accounts: new Set(account) }),
            ...(region && { regions: new Set(region) }),
            check: threads.check,
            signal,
            ...(checkpoint && { resume: checkpoint.states }),
            onCommit: (id, state, lines) => {
                evidence?.digests(lines);
                checkpoint?.keep(id, state(), evidence?.length ?? 0);
            },
            onProgress: (done) => progress.show(done),
        });
    } catch (error) {
        checkpoint?.write(evidence?.length ?? 0);
        evidence?.close();
        if (signal.aborted) {
            progress.end(
                options.resume === undefined
                    ? "stopped; with --resume FILE it could be gone on with"
                    : `stopped; the same command goes on from ${options.resume}`,
            );
            return 130;
        }
        throw error instanceof ListingError
            ? new Failure(error.message, "Name a bucket that is there, and use credentials that may list and read it.")
            : error;
    } finally {
        progress.end();
        await threads.close();
    }
    evidence?.end(verdict);
    if (options.html !== undefined) {
        write(options.html, reportHtml(verdict, { began }));
    }
    streams.stdout.write(options.json ? reportJson(verdict) : reportText(verdict));
    checkpoint?.remove();
    return verdict.ok ? 0 : 1;
}

/** All that says what is verified. Where the report goes may change on the way; evidence must be whole. */
function questionOf(options: CommandOptions): string {
    const { html, json, threads, resume, ...question } = options;
    void [html, json, threads, resume];
    // Their order on the command line is of no importance.
    return JSON.stringify(Object.entries(question).sort());
}

function write(file: string, text: string, flag = "w"): void {
    try {
        fs.writeFileSync(file, text, { flag });
    } catch (error) {
        throw new Failure(`the report cannot be written to ${file}: ${(error as Error).message}`);
    }
}

/** How far it is, on standard error: on a terminal all the time, else now and then. */
class ProgressLine {
    private readonly terminal: TerminalProgress;
    private last = Date.now();
    private begun = Date.now();

    constructor(private readonly stream: NodeJS.WriteStream) {
        this.terminal = new TerminalProgress(stream);
    }

    show({ groups, groupsDone, digests, logs }: Progress): void {
        const now = Date.now();
        if (now - this.last < (this.stream.isTTY ? 200 : 10_000)) {
            return;
        }
        this.last = now;
        const rate = Math.round((digests + logs) / ((now - this.begun) / 1000));
        const text = `${groupsDone} of ${groups} accounts and Regions; ${digests} digests, ${logs} log files; ${rate} files a second`;
        if (this.stream.isTTY) {
            this.terminal.detail(text);
        } else {
            this.terminal.step(text);
        }
    }

    end(text?: string): void {
        this.terminal.clear();
        if (text !== undefined) {
            this.terminal.step(text);
        }
    }
}

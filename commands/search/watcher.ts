import { TerminalProgress } from "../../command-line/progress";
import { printable, printableLines } from "../../command-line/printable";
import type { Watcher } from "./source";

/** Says on standard error how a search goes, and counts what could not be read. */
export class TerminalWatcher implements Watcher {
    problems = 0;
    private readonly terminal: TerminalProgress;

    constructor(stream?: NodeJS.WriteStream) {
        this.terminal = new TerminalProgress(stream);
    }

    problem(where: string, what: string): void {
        this.problems += 1;
        this.say(`${where}: ${what}`);
    }

    note(text: string): void {
        this.say(`note: ${text}`);
    }

    progress(text: string): void {
        this.terminal.detail(printable(text));
    }

    /** A line of its own. */
    say(text: string): void {
        this.terminal.step(printableLines(text));
    }

    /** Wipes the progress, before something is written to a terminal that standard output shares. */
    clear(): void {
        this.terminal.clear();
    }
}

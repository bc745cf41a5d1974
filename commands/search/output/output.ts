import type { Found } from "../source";
import { Counts } from "./counts";
import { csvHeading, csvLine } from "./csv";
import { jsonLine } from "./json";
import { Table } from "./table";

/** Takes what is found, and writes it. */
export interface Output {
    add(found: Found): void;
    /** Writes what waits for more; called when nothing has come for a while. */
    flush?(): void;
    end?(): void | Promise<void>;
}

export type Write = (text: string) => void;

export function jsonOutput(write: Write): Output {
    return { add: (found) => write(jsonLine(found)) };
}

export function csvOutput(write: Write): Output {
    write(csvHeading);
    return { add: (found) => write(csvLine(found)) };
}

/**
 * @param width of the terminal, if it is one.
 * @param narrow is told which columns the terminal has no place for.
 */
export function tableOutput(
    write: Write,
    width: number | undefined,
    narrow: (missing: readonly string[]) => void,
): Output {
    const table = new Table(write, width);
    return {
        add: (found) => table.add(found),
        flush: () => table.flush(),
        end: () => {
            table.flush();
            if (table.missing.length > 0) {
                narrow(table.missing);
            }
        },
    };
}

export function countsOutput(write: Write, field: string, form: "text" | "json" | "csv"): Output {
    const counts = new Counts(field);
    return { add: (found) => counts.add(found), end: () => write(counts[form]()) };
}

/** For what can only be made of the whole. */
export function collected(finish: (found: readonly Found[]) => void | Promise<void>): Output {
    const all: Found[] = [];
    return { add: (found) => void all.push(found), end: () => finish(all) };
}

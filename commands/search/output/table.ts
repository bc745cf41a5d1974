import { columns, eventOf, headings, type Event } from "./event";
import type { Found } from "../source";
import { padded, printable, shortened, widthOf } from "../../../command-line/printable";

type Column = keyof Event;

const gap = 2;
/** What is given way first, and how narrow it may get. */
const least: Readonly<Partial<Record<Column, number>>> = { actor: 14, event: 20, target: 12, result: 12, ip: 13 };
/** A session's name, and the last part of a name, tell as much as the beginning. */
const cuts: Readonly<Partial<Record<Column, "middle">>> = { actor: "middle", target: "middle" };
/** What is left out where a terminal is narrower still, the first first. */
const leftOut: readonly Column[] = ["ip", "region", "account", "target"];

/**
 * A table that is written while events are found: the first rows decide how wide its columns are. Within a width, long
 * texts are cut; without one, they are not.
 */
export class Table {
    private rows: Event[] = [];
    private widths: ReadonlyMap<Column, number> | undefined;

    /**
     * @param width columns of the terminal; without it, nothing is cut or left out.
     * @param ahead rows that decide the widths, unless `flush` is called before there are as many.
     */
    constructor(
        private readonly write: (text: string) => void,
        private readonly width?: number,
        private readonly ahead = 200,
    ) {}

    add({ record }: Found): void {
        const event = eventOf(record);
        const row = Object.fromEntries(columns.map((column) => [column, printable(event[column])]));
        this.rows.push(row as unknown as Event);
        if (this.widths !== undefined || this.rows.length >= this.ahead) {
            this.flush();
        }
    }

    /** Writes what waits for more. */
    flush(): void {
        if (this.rows.length === 0) {
            return;
        }
        if (this.widths === undefined) {
            this.widths = fitted([headings, ...this.rows], this.width);
            this.line(headings);
        }
        this.rows.forEach((row) => this.line(row));
        this.rows = [];
    }

    /** The columns for which the terminal is too narrow, by their headings. */
    get missing(): readonly string[] {
        const { widths } = this;
        return widths ? columns.filter((column) => !widths.has(column)).map((column) => headings[column]) : [];
    }

    private line(row: Event): void {
        const cells = [...(this.widths ?? [])].map(([column, width]) =>
            padded(this.width === undefined ? row[column] : shortened(row[column], width, cuts[column]), width),
        );
        this.write(`${cells.join(" ".repeat(gap)).trimEnd()}\n`);
    }
}

/** As wide as the widest cell; within a width, the widest gives way until all fit. */
function fitted(rows: readonly Event[], width: number | undefined): ReadonlyMap<Column, number> {
    const natural = new Map<Column, number>();
    for (const column of columns) {
        natural.set(column, Math.max(...rows.map((row) => widthOf(row[column]))));
    }
    if (width === undefined) {
        return natural;
    }
    for (let without = 0; ; without += 1) {
        const shown = new Map([...natural].filter(([column]) => !leftOut.slice(0, without).includes(column)));
        // A terminal that is narrower still wraps the lines.
        if (shrink(shown, width) || without === leftOut.length) {
            return shown;
        }
    }
}

/** Takes from the widest columns until the sum fits; says whether that was possible. */
function shrink(widths: Map<Column, number>, width: number): boolean {
    let excess = [...widths.values()].reduce((sum, each) => sum + each + gap, -gap) - width;
    while (excess > 0) {
        const [widest] = [...widths]
            .filter(([column, each]) => each > (least[column] ?? Infinity))
            .sort(([, one], [, other]) => other - one);
        if (!widest) {
            return false;
        }
        widths.set(widest[0], widest[1] - 1);
        excess -= 1;
    }
    return true;
}

import { field } from "../search/output/csv";
import { padded, printable, shortened, widthOf } from "../../command-line/printable";

export type RowFormat = "table" | "json" | "csv";
type Row = readonly (string | null)[];

/** Rows that decide how wide the columns of a table are. */
const ahead = 500;
const gap = "  ";
/** What is cut tells something with so many letters. */
const least = 22;

/** Writes rows as they come. */
export class RowsOutput {
    count = 0;
    private columns: readonly string[] | undefined;
    private waiting: string[][] | undefined = [];
    /** By the place of the column. */
    private widths: ReadonlyMap<number, number> = new Map();

    /** @param width columns of the terminal; without it, nothing is cut or left out. */
    constructor(
        private readonly write: (text: string) => void,
        private readonly format: RowFormat,
        private readonly width: number | undefined,
    ) {}

    /** The columns of the table for which the terminal is too narrow. */
    get missing(): readonly string[] {
        return this.waiting === undefined ? (this.columns ?? []).filter((_, index) => !this.widths.has(index)) : [];
    }

    add(columns: readonly string[], rows: readonly Row[]): void {
        if (this.columns === undefined) {
            this.columns = columns;
            if (this.format === "csv") {
                this.write(`${columns.map(field).join(",")}\r\n`);
            }
        }
        this.count += rows.length;
        for (const row of rows) {
            this.row(columns, row);
        }
    }

    end(): void {
        this.flush();
    }

    private row(columns: readonly string[], row: Row): void {
        if (this.format === "json") {
            const entries = columns.map((column, index) => [column, row[index] ?? null]);
            this.write(`${JSON.stringify(Object.fromEntries(entries))}\n`);
        } else if (this.format === "csv") {
            this.write(`${row.map((value) => field(value ?? "")).join(",")}\r\n`);
        } else {
            const cells = row.map((value) => printable(value ?? "-"));
            if (this.waiting === undefined) {
                this.line(cells);
            } else if (this.waiting.push(cells) >= ahead) {
                this.flush();
            }
        }
    }

    /** The rows so far decide the widths. */
    private flush(): void {
        const { columns, waiting } = this;
        if (waiting === undefined || waiting.length === 0 || columns === undefined) {
            return;
        }
        const natural = columns.map((column, index) =>
            Math.max(widthOf(column), ...waiting.map((cells) => widthOf(cells[index] ?? ""))),
        );
        this.widths = fitted(natural, this.width ?? Infinity);
        this.waiting = undefined;
        this.line(columns);
        waiting.forEach((cells) => this.line(cells));
    }

    private line(cells: readonly string[]): void {
        const shown = [...this.widths].map(([index, width]) =>
            padded(
                this.width === undefined ? (cells[index] ?? "") : shortened(cells[index] ?? "", width, "middle"),
                width,
            ),
        );
        this.write(`${shown.join(gap).trimEnd()}\n`);
    }
}

/** The columns that fit, the first ones first: the wide ones cut, and of what is left over as much as they can use. */
function fitted(natural: readonly number[], room: number): ReadonlyMap<number, number> {
    const widths = new Map<number, number>();
    let left = room + gap.length;
    for (const [index, width] of natural.entries()) {
        const cut = Math.min(width, least) + gap.length;
        if (cut <= left) {
            widths.set(index, cut - gap.length);
            left -= cut;
        }
    }
    for (const [index, width] of widths) {
        const more = Math.min((natural[index] ?? width) - width, left);
        widths.set(index, width + more);
        left -= more;
    }
    return widths;
}

import { field } from "../search/output/csv";
import { padded, printable, shortened, widthOf } from "../search/output/printable";

export type RowFormat = "table" | "json" | "csv";
type Row = readonly (string | null)[];

/** Rows that decide how wide the columns of a table are. */
const ahead = 500;
const gap = "  ";
const least = 8;

/** Writes rows as they come. */
export class RowsOutput {
    count = 0;
    private columns: readonly string[] | undefined;
    private waiting: string[][] | undefined = [];
    private widths: readonly number[] = [];

    /** @param width columns of the terminal; without it, nothing is cut. */
    constructor(
        private readonly write: (text: string) => void,
        private readonly format: RowFormat,
        private readonly width: number | undefined,
    ) {}

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

    /** The rows so far decide the widths; the widest columns give way where they do not fit. */
    private flush(): void {
        const { columns, waiting } = this;
        if (waiting === undefined || waiting.length === 0 || columns === undefined) {
            return;
        }
        const widths = columns.map((column, index) =>
            Math.max(widthOf(column), ...waiting.map((cells) => widthOf(cells[index] ?? ""))),
        );
        const room = (this.width ?? Infinity) - gap.length * (columns.length - 1);
        for (let excess = widths.reduce((sum, each) => sum + each, 0) - room; excess > 0; excess -= 1) {
            const widest = Math.max(...widths);
            if (widest <= least) {
                break;
            }
            widths[widths.indexOf(widest)] = widest - 1;
        }
        this.widths = widths;
        this.waiting = undefined;
        this.line([...columns]);
        waiting.forEach((cells) => this.line(cells));
    }

    private line(cells: readonly string[]): void {
        const fitted = cells.map((cell, index) => {
            const width = this.widths[index] ?? widthOf(cell);
            return padded(shortened(cell, width, "middle"), width);
        });
        this.write(`${fitted.join(gap).trimEnd()}\n`);
    }
}

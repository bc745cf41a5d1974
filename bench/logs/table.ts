/** A row of a table, and whether its goal was kept. */
export interface Row {
    readonly cells: readonly string[];
    readonly isKept: boolean;
}

export function printTable(head: readonly string[], rows: readonly Row[]): void {
    const lines = [head, ...rows.map(({ cells }) => cells)];
    const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
    const text = lines.map((line) =>
        line
            .map((cell, column) => cell.padEnd(widths[column] ?? 0))
            .join("  ")
            .trimEnd(),
    );
    process.stdout.write(`\n${text.join("\n")}\n\n`);
}

/** What a goal is, and whether it was kept. */
export const goal = (text: string, isKept: boolean): string => `${text}: ${isKept ? "kept" : "MISSED"}`;

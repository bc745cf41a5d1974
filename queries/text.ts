/** A text as SQL writes it. */
export function quoted(text: string): string {
    return `'${text.replaceAll("'", "''")}'`;
}

/** Texts in parentheses, over several lines where one would be long. */
export function listed(texts: readonly string[]): string {
    const line = texts.map(quoted).join(", ");
    return line.length <= 90 ? `(${line})` : `(\n${indented(wrapped(texts.map(quoted)))}\n)`;
}

export function indented(text: string): string {
    return text.replaceAll(/^/gm, "    ");
}

function wrapped(items: readonly string[]): string {
    const lines: string[] = [];
    for (const [index, item] of items.entries()) {
        const piece = index === items.length - 1 ? item : `${item},`;
        const last = lines.at(-1);
        if (last !== undefined && last.length + piece.length < 90) {
            lines[lines.length - 1] = `${last} ${piece}`;
        } else {
            lines.push(piece);
        }
    }
    return lines.join("\n");
}

/** Members of a condition, each on lines of its own; a single one stays as it is. */
export function joined(operator: "AND" | "OR", members: readonly string[]): string {
    return members.map((member, index) => (index === 0 ? member : `${operator} ${member}`)).join("\n");
}

/** A condition that can stand beside any other. */
export function grouped(condition: string): string {
    return condition.includes("\n") ? `(\n${indented(condition)}\n)` : `(${condition})`;
}

/** What stands for itself in a LIKE pattern. */
export function likePattern(parts: readonly string[]): string {
    const pattern = parts.map((part) => part.replaceAll(/[\\%_]/g, "\\$&")).join("%");
    return pattern.includes("\\") ? `${quoted(pattern)} ESCAPE '\\'` : quoted(pattern);
}

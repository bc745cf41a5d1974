import type { Contradiction } from "./contradiction";

/** Entries of a list that are there already. */
export function repetitions(path: string, entries: readonly unknown[]): Contradiction[] {
    const texts = entries.map((entry) => JSON.stringify(entry));
    return entries.flatMap((given, index) =>
        texts.indexOf(JSON.stringify(given)) === index
            ? []
            : [{ path: `${path}[${index}]`, given, allowed: "each entry once", example: "" }],
    );
}

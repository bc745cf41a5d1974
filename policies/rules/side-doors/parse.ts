// Deeper than any template, and far from what exhausts the stack of calls.
const deepest = 100;

/** The value of a JSON text; undefined where it is none, or is made to be too deep to walk. */
export function parseJson(text: string): unknown {
    try {
        const value: unknown = JSON.parse(text);
        return isShallow(value, deepest) ? value : undefined;
    } catch {
        return undefined;
    }
}

function isShallow(value: unknown, depth: number): boolean {
    return (
        typeof value !== "object" ||
        value === null ||
        (depth > 0 && Object.values(value).every((element) => isShallow(element, depth - 1)))
    );
}

/**
 * Patterns of texts: `*` stands for any text, also none. A backslash before `*`, `\` or a quote takes the sign as it is;
 * before any other it is an ordinary letter, as in `DOMAIN\alice`. Upper and lower case differ.
 */

const escaped = /\\([*\\"'])|(\*)/g;

/** The texts between the stars, in their order: `["Delete", ""]` of `Delete*`, one text where there is no star. */
export function segments(pattern: string): readonly string[] {
    const found = [""];
    let at = 0;
    for (const match of pattern.matchAll(escaped)) {
        found[found.length - 1] += pattern.slice(at, match.index) + (match[1] ?? "");
        at = match.index + match[0].length;
        if (match[2] !== undefined) {
            found.push("");
        }
    }
    found[found.length - 1] += pattern.slice(at);
    return found;
}

/** The only text that the pattern matches; `undefined` if there are several. */
export function literalOf(pattern: string): string | undefined {
    const [only, ...others] = segments(pattern);
    return others.length === 0 ? only : undefined;
}

/** The pattern of these segments, in the one way that all patterns of an expression are written. */
export function patternOf(...parts: readonly string[]): string {
    return parts.map((text) => text.replaceAll(/[*\\]/g, "\\$&")).join("*");
}

/** Whether a text is one that the pattern stands for. Takes time in proportion to the text, whatever the pattern. */
export function patternMatcher(pattern: string): (text: string) => boolean {
    const [first = "", ...others] = segments(pattern);
    const last = others.pop();
    if (last === undefined) {
        return (text) => text === first;
    }
    const between = others.filter((text) => text !== "");
    return (text) => {
        if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) {
            return false;
        }
        const end = text.length - last.length;
        let at = first.length;
        return between.every((part) => {
            const found = text.indexOf(part, at);
            at = found + part.length;
            return found >= 0 && at <= end;
        });
    };
}

/** Whether a text contains another; the letters A to Z in any case. */
export function containsMatcher(part: string): (text: string) => boolean {
    // Without the flag `u`, no letter beyond ASCII stands for one of ASCII.
    const pattern = new RegExp(part.replaceAll(/[\\^$.*+?()[\]{}|]/g, "\\$&"), "i");
    return (text) => pattern.test(text);
}

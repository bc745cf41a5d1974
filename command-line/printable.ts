/** What would move a terminal's cursor, colour its text, or show it in another order than it was written. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;
const wide =
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const combining = /\p{Mn}|\p{Me}/u;

/** Records hold what their authors like, such as terminal control sequences in a user name: on one line, without them. */
export function printable(text: string): string {
    return text.replaceAll(unprintable, "?");
}

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
    let width = 0;
    for (const character of text) {
        width += character < "\u0300" ? 1 : combining.test(character) ? 0 : wide.test(character) ? 2 : 1;
    }
    return width;
}

/** Cut to as many columns, with an ellipsis at the end, or in the middle where both ends tell. */
export function shortened(text: string, columns: number, cut: "end" | "middle" = "end"): string {
    if (text.length <= columns && widthOf(text) <= columns) {
        return text;
    }
    const end = cut === "middle" ? Math.floor((columns - 1) / 2) : 0;
    const tail = beginning([...text].reverse(), end)
        .reverse()
        .join("");
    return `${beginning([...text], columns - 1 - end).join("")}…${tail}`;
}

function beginning(characters: readonly string[], columns: number): string[] {
    let width = 0;
    const length = characters.findIndex((character) => (width += widthOf(character)) > columns);
    return characters.slice(0, length < 0 ? undefined : length);
}

export function padded(text: string, columns: number): string {
    return text + " ".repeat(Math.max(0, columns - widthOf(text)));
}

/** Lines of text, each {@link printable}. */
export function printableLines(text: string): string {
    return text.split("\n").map(printable).join("\n");
}

/** Text in lines of so many characters, where its words allow it. */
export function wrapped(text: string, width: number): string {
    return text.replaceAll(new RegExp(`(.{1,${width}})(?: |$)`, "g"), "$1\n").trimEnd();
}

/** `1 event`, `1,200 events`. */
export function counted(count: number, what: string): string {
    return `${count.toLocaleString("en-US")} ${what}${count === 1 ? "" : "s"}`;
}

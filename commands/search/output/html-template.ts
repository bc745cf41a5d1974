import { printable } from "../../../command-line/printable";

/** A text that is HTML already. */
export class Html {
    constructor(readonly text: string) {}
}

const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};

/** A template whose values are shown as they are, not read as HTML; line breaks in them stay. Only {@link Html} is put in as it is. */
export function html(parts: TemplateStringsArray, ...values: readonly (Html | string | number)[]): Html {
    return new Html(
        parts.map((part, index) => part + (index < values.length ? escaped(values[index] ?? "") : "")).join(""),
    );
}

export function join(parts: readonly Html[]): Html {
    return new Html(parts.map(({ text }) => text).join("\n"));
}

/** For text of the program's own. */
export function raw(text: string): Html {
    return new Html(text);
}

function escaped(value: Html | string | number): string {
    if (value instanceof Html) {
        return value.text;
    }
    // What changes the order or direction of text is no more welcome in a page than in a terminal.
    const text = String(value).split("\n").map(printable).join("\n");
    return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? "");
}

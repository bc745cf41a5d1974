import type { Found } from "../source";
import { eventOf } from "./event";
import { explanationOf, type ExplanationContext } from "./explanation";
import { printable } from "../../../command-line/printable";

/** One event explained, for a terminal. */
export function showText(found: Found, context: ExplanationContext): string {
    const { time, event, result, actor } = eventOf(found.record);
    const sections = explanationOf(found, context);
    const width = Math.max(...sections.map(({ title }) => title.length));
    const lines = sections.flatMap(({ title, lines }) =>
        lines.map((line, index) => `${(index === 0 ? title : "").padEnd(width)}  ${printable(line)}`),
    );
    return `${printable(`${event} by ${actor} at ${time}: ${result}`)}\n\n${lines.join("\n")}\n`;
}

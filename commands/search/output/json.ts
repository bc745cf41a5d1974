import type { Found } from "../source";

/** The record as it was written, on a line of its own: a line break of a JSON text can only stand between its parts. */
export function jsonLine({ text }: Found): string {
    return `${text.replaceAll(/[ \t]*[\r\n]+[ \t]*/g, "")}\n`;
}

import type { Found } from "../source";
import { columns, eventOf } from "./event";
import { textAt } from "./values";

/** What a spreadsheet takes for a formula when it opens a file ("CSV Injection", OWASP). */
const formula = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** Comma-separated values as RFC 4180 has them: the columns of the table, and the event's id. */
export const csvHeading = `${[...columns, "eventID"].join(",")}\r\n`;

export function csvLine({ record }: Found): string {
    const event = eventOf(record);
    const cells = [...columns.map((column) => event[column]), textAt(record, "eventID") ?? ""];
    return `${cells.map(field).join(",")}\r\n`;
}

/** A dash alone, which stands for nothing, is no formula. An apostrophe in front makes a text of one. */
export function field(value: string): string {
    const text = formula.test(value) && value !== "-" ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import type { Expression, Term } from "./expression";
import { fields } from "./fields";

/** An expression in the filter language: what it parses to is the expression again. Empty for one that finds everything. */
export function printFilter(expression: Expression): string {
    switch (expression.kind) {
        case "term":
            return `${printedField(expression.field)} ${expression.operator} ${printedValue(expression)}`;
        case "not":
            return `not ${inner(expression.of)}`;
        case "and":
        case "or":
            return expression.of.map(inner).join(` ${expression.kind} `);
    }
}

function inner(expression: Expression): string {
    const printed = printFilter(expression);
    return expression.kind === "and" || expression.kind === "or" ? `(${printed})` : printed;
}

function printedField(field: Term["field"]): string {
    if (typeof field === "string") {
        return field;
    }
    const named = fields.find(
        ({ field: other, values }) =>
            values === "text" && typeof other !== "string" && other.join("\n") === field.join("\n"),
    );
    return (
        named?.name ??
        ["$", ...field.map((key) => (/^[\w*-]+$/.test(key) ? key : `"${key.replaceAll(/["\\]/g, "\\$&")}"`))].join(".")
    );
}

function printedValue({ operator, value }: Term): string {
    if (/^[\w.:/*@+-]+$/.test(value)) {
        return value;
    }
    // In the pattern behind =, backslashes are escaped already.
    const escaped = operator === "=" ? value : value.replaceAll("\\", "\\\\");
    return `"${escaped.replaceAll('"', '\\"')}"`;
}

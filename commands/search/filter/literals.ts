import type { Expression, Path } from "./expression";
import { literalOf } from "./pattern";

/** What the terms on a field at the top of the record compare it with. */
export interface Literals {
    readonly literals: readonly string[];
    /** Whether others stand for more than one text. */
    readonly hasPatterns: boolean;
}

/** What an expression compares a field such as `awsRegion` with, negated or not. */
export function literalsAt(expression: Expression, key: string): Literals {
    if (expression.kind === "term") {
        const { field, operator, value } = expression;
        if (!isPath(field, key)) {
            return { literals: [], hasPatterns: false };
        }
        const literal = operator === "=" ? literalOf(value) : undefined;
        return literal === undefined
            ? { literals: [], hasPatterns: true }
            : { literals: [literal], hasPatterns: false };
    }
    const found = [expression.of].flat().map((each) => literalsAt(each, key));
    return {
        literals: [...new Set(found.flatMap(({ literals }) => literals))],
        hasPatterns: found.some(({ hasPatterns }) => hasPatterns),
    };
}

function isPath(field: string | Path, key: string): boolean {
    return typeof field !== "string" && field.length === 1 && field[0] === key;
}

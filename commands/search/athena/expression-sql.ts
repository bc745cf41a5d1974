import { grouped, joined } from "../../../queries/text";
import { expanded } from "../filter/expand";
import type { Expression } from "../filter/expression";
import { termSql } from "./term-sql";

/**
 * A condition of SQL that holds for all events that match, if not only for them: Athena then need not read what cannot match.
 *
 * @returns undefined where the columns tell nothing.
 */
export function expressionSql(expression: Expression): string | undefined {
    return approximated(expanded(expression), true);
}

/** `undefined` stands for true when wider, and for false when narrower. */
function approximated(expression: Expression, isWider: boolean): string | undefined {
    switch (expression.kind) {
        case "term": {
            const sql = termSql(expression);
            return sql && ("exact" in sql ? sql.exact : isWider ? sql.wider : undefined);
        }
        case "not": {
            const of = approximated(expression.of, !isWider);
            // What a record does not have matches no condition: its opposite holds.
            return of && `NOT COALESCE(${grouped(of)}, FALSE)`;
        }
        case "and":
        case "or": {
            const of = expression.of.map((each) => approximated(each, isWider));
            const kept = of.filter((each) => each !== undefined);
            // True leaves a conjunction as it is and decides a disjunction; false the other way round.
            const isDecided = (expression.kind === "or") === isWider && kept.length < of.length;
            if (isDecided || (kept.length === 0 && of.length > 0)) {
                return undefined;
            }
            if (kept.length === 0) {
                return isWider ? undefined : "TRUE";
            }
            return joined(expression.kind === "and" ? "AND" : "OR", kept.map(grouped));
        }
    }
}

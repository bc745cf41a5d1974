import { and, everything, not, or, type Expression, type Term } from "./expression";

/**
 * An expression of nothing but terms that `canKeep`, and that matches all that `expression` matches, if not only that: what a
 * service can be asked before the rest is judged here. `everything` if nothing of it can be kept.
 */
export function weakened(expression: Expression, canKeep: (term: Term) => boolean): Expression {
    return approximated(expression, canKeep, true) ?? everything;
}

/** `undefined` stands for true when wider, and for false when narrower. */
function approximated(
    expression: Expression,
    canKeep: (term: Term) => boolean,
    isWider: boolean,
): Expression | undefined {
    switch (expression.kind) {
        case "term":
            return canKeep(expression) ? expression : undefined;
        case "not": {
            const of = approximated(expression.of, canKeep, !isWider);
            return of && not(of);
        }
        case "and":
        case "or": {
            const of = expression.of.map((each) => approximated(each, canKeep, isWider));
            const kept = of.filter((each) => each !== undefined);
            // True leaves a conjunction as it is and decides a disjunction; false the other way round.
            const isDecided = (expression.kind === "or") === isWider && kept.length < of.length;
            if (isDecided || (kept.length === 0 && of.length > 0)) {
                return undefined;
            }
            return expression.kind === "and" ? and(kept) : or(kept);
        }
    }
}

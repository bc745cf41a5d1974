import { patternBody } from "./print";
import { matcher } from "./evaluate";
import type { CloudTrailRecord } from "../cloudtrail-record";
import type { Expression } from "./expression";

/** The part of a pattern for which an event matches it: of each `||` the first side that holds, as pattern text. */
export function matchedPart(expression: Expression, record: CloudTrailRecord): string {
    return patternBody(reduced(expression, record));
}

function reduced(expression: Expression, record: CloudTrailRecord): Expression {
    if ("all" in expression) {
        const parts = expression.all.map((member) => reduced(member, record));
        return { all: parts.flatMap((part) => ("all" in part ? part.all : [part])) };
    }
    if ("any" in expression) {
        const holding = expression.any.find((member) => matcher(member)(record));
        return holding === undefined ? expression : reduced(holding, record);
    }
    return expression;
}

import { startsWith } from "./build";
import type { Expression } from "./expression";

const selector = "$.eventSource";
const domain = "amazonaws.com";

/**
 * The sources by their first part, `ec2.*` for "ec2.amazonaws.com", which is shorter: the first part of an AWS service's
 * `eventSource` is its alone ("CloudTrail record contents").
 */
export function withShortSources(expression: Expression): Expression {
    if ("all" in expression) {
        return { all: expression.all.map(withShortSources) };
    }
    if ("any" in expression) {
        return { any: expression.any.map(withShortSources) };
    }
    return expression.operator === "=" &&
        expression.selector.text === selector &&
        typeof expression.value === "string" &&
        expression.value.endsWith(`.${domain}`)
        ? startsWith(selector, expression.value.slice(0, -domain.length))
        : expression;
}

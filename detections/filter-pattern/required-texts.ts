import { every } from "./expression";
import type { Expression } from "./expression";

/**
 * The fields that must have one of a few texts for the expression to hold, by their selector: an event in which one of
 * them has another text cannot match.
 */
export function requiredTexts(expression: Expression): ReadonlyMap<string, readonly string[]> {
    if ("all" in expression) {
        return new Map(expression.all.flatMap((member) => [...requiredTexts(member)]));
    }
    if ("any" in expression) {
        const [first = new Map<string, readonly string[]>(), ...others] = expression.any.map(requiredTexts);
        const common = [...first].filter(([selector]) => others.every((other) => other.has(selector)));
        return new Map(
            common.map(([selector, texts]) => [
                selector,
                [...texts, ...others.flatMap((other) => other.get(selector) ?? [])],
            ]),
        );
    }
    const { selector, operator } = expression;
    // A * at an end stands for other texts, and a list behind [*] may hold several.
    return operator === "=" &&
        typeof expression.value === "string" &&
        !/^\*|\*$/.test(expression.value) &&
        !selector.steps.includes(every)
        ? new Map([[selector.text, [expression.value]]])
        : new Map<string, readonly string[]>();
}

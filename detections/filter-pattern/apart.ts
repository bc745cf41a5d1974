import { requiredTexts } from "./required-texts";
import type { Condition, Expression } from "./expression";

/** Whether no event matches two of them. */
export function areAllApart(members: readonly Expression[]): boolean {
    const known = members.map((member) => ({ texts: requiredTexts(member), conditions: demanded(member) }));
    return known.every((one, index) => known.slice(index + 1).every((other) => areApart(one, other)));
}

interface Known {
    readonly texts: ReadonlyMap<string, readonly string[]>;
    readonly conditions: readonly Condition[];
}

/** They ask for different texts of one field, or one that it is there and the other that it is not. */
function areApart(one: Known, other: Known): boolean {
    const differ = [...other.texts].some(([selector, values]) => {
        const others = one.texts.get(selector);
        return others !== undefined && values.every((value) => !others.includes(value));
    });
    return differ || isAbsentIn(one, other) || isAbsentIn(other, one);
}

/** Whether a field is absent in all events that match the one, and there in all that match the other. */
function isAbsentIn(one: Known, other: Known): boolean {
    return one.conditions.some(
        ({ operator, selector }) =>
            operator === "NOT EXISTS" &&
            other.conditions.some(
                (condition) => condition.operator !== "NOT EXISTS" && condition.selector.text === selector.text,
            ),
    );
}

/** The conditions that every matching event meets. */
function demanded(expression: Expression): readonly Condition[] {
    if ("all" in expression) {
        return expression.all.flatMap(demanded);
    }
    return "any" in expression ? [] : [expression];
}

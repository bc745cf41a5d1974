import { all, any } from "./build";
import { patternBody } from "./print";
import type { Expression } from "./expression";

/** "(a and b) or (a and c)" as "a and (b or c)", wherever members of an `any` begin alike: it means the same, and is shorter. */
export function factored(expression: Expression): Expression {
    if ("all" in expression) {
        return all(...expression.all.map(factored));
    }
    if (!("any" in expression)) {
        return expression;
    }
    const groups = new Map<string, Expression[]>();
    for (const member of expression.any) {
        const [first] = "all" in member ? member.all : [];
        const key = first ? patternBody(first) : `alone ${groups.size}`;
        groups.set(key, [...(groups.get(key) ?? []), member]);
    }
    return any(
        ...[...groups.values()].map((members) =>
            members.length === 1 ? all(...members.map(factored)) : merged(members),
        ),
    );
}

function merged(members: readonly Expression[]): Expression {
    const lists = members.flatMap((member) => ("all" in member ? [member.all] : []));
    const first = lists[0]?.slice(0, 1) ?? [];
    return all(...first, factored(any(...lists.map((list) => all(...list.slice(1))))));
}

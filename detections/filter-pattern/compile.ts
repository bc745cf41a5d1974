import { all, any } from "./build";
import { areAllApart } from "./apart";
import { factored } from "./factored";
import { every, FilterPatternError } from "./expression";
import { maximumPatternLength, maximumRegularExpressions, maximumWildcardSelectors, parse } from "./parse";
import { patternBody, patternText } from "./print";
import { withShortSources } from "./short-sources";
import type { Condition, Expression } from "./expression";

/**
 * The pattern's text; where it is too long, without the quotes, parentheses and spaces that it can do without, and with
 * the first part of event sources only. Throws a FilterPatternError for more than 1024 characters or what CloudWatch Logs refuses.
 */
export function compile(expression: Expression): string {
    const text = textOf(expression);
    parse(text);
    return text;
}

function textOf(expression: Expression): string {
    const spaced = patternText(expression);
    return spaced.length <= maximumPatternLength ? spaced : briefText(factored(expression));
}

/**
 * The texts of as few patterns as it takes to match together what the expression means: one where it fits, else it is split
 * at an `any`, and the rest of the condition stands in each part. Throws a FilterPatternError where that does not help.
 *
 * Where `once` is set, each event must match one of them at most, as it must where a metric counts events: members that
 * are moved apart must then exclude each other, for instance by the event's name.
 */
export function compileFilters(expression: Expression, once = false): string[] {
    const one = filtersOf(expression, once, fewest);
    const short = factored(expression);
    if (one.length === 1 || (one.length === 2 && !fits(short))) {
        return one;
    }
    const other = filtersOf(short, once, fewest);
    return one.length <= other.length ? one : other;
}

function briefText(expression: Expression): string {
    return patternText(withShortSources(expression), "brief");
}

function fewest([first, ...others]: [Split, ...Split[]]): string[] {
    // What does not fit takes two at least.
    return others.reduce((best, split) => {
        const texts = best.length > 2 ? split() : best;
        return texts.length < best.length ? texts : best;
    }, first());
}

type Split = () => string[];

/** `choose` decides between the places where it can be split; below that, the first one is taken. */
function filtersOf(expression: Expression, once: boolean, choose: (splits: [Split, ...Split[]]) => string[]): string[] {
    if (fits(expression)) {
        // Builders and `fits` let through only what can be parsed: a program's start need not do so.
        return [textOf(expression)];
    }
    const members = "all" in expression ? expression.all : [expression];
    const splits = members.flatMap((member): Split[] => {
        if (!("any" in member) || (once && !areAllApart(member.any))) {
            return [];
        }
        const rest = members.filter((other) => other !== member);
        // Where the `any` stood, so that a reader finds the same order in each part.
        const withPart = (part: readonly Expression[]) =>
            all(...members.map((other) => (other === member ? any(...part) : other)));
        return [
            () =>
                chunks(member.any, (chunk) => fits(all(any(...chunk), ...rest))).flatMap((part) =>
                    filtersOf(withPart(part), once, ([first]) => first()),
                ),
        ];
    });
    const [first, ...others] = splits;
    if (!first || leastLength(expression) > maximumPatternLength) {
        const where = once ? "no || between what excludes each other" : "no ||";
        throw new FilterPatternError(
            `a filter pattern has at most ${maximumPatternLength} characters, ${maximumRegularExpressions} regular expressions and ${maximumWildcardSelectors} selectors with [*] or .*, and this one has ${where} to split it at: ${patternText(expression)}`,
        );
    }
    return choose([first, ...others]);
}

/** The longest pattern that is left when the expression is split wherever it can be. */
function leastLength(expression: Expression): number {
    if ("any" in expression) {
        return Math.max(...expression.any.map(leastLength));
    }
    return "all" in expression
        ? expression.all.reduce((sum, member) => sum + leastLength(member) + " && ".length, 0)
        : patternBody(withShortSources(expression), "brief").length;
}

/** Consecutive members, as many as fit each time; a single one that does not fit is a chunk of its own. */
function chunks(members: readonly Expression[], fit: (chunk: Expression[]) => boolean): Expression[][] {
    const found: Expression[][] = [];
    let chunk: Expression[] = [];
    for (const member of members) {
        if (chunk.length > 0 && !fit([...chunk, member])) {
            found.push(chunk);
            chunk = [];
        }
        chunk.push(member);
    }
    return [...found, chunk];
}

function fits(expression: Expression): boolean {
    const conditions = conditionsOf(expression);
    const count = (test: (condition: Condition) => boolean) => conditions.filter(test).length;
    return (
        (patternText(expression).length <= maximumPatternLength ||
            briefText(expression).length <= maximumPatternLength) &&
        count(({ selector }) => selector.steps.includes(every)) <= maximumWildcardSelectors &&
        count((condition) => "value" in condition && condition.value instanceof RegExp) <= maximumRegularExpressions
    );
}

function conditionsOf(expression: Expression): readonly Condition[] {
    if ("all" in expression) {
        return expression.all.flatMap(conditionsOf);
    }
    return "any" in expression ? expression.any.flatMap(conditionsOf) : [expression];
}

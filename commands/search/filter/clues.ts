import { expanded } from "./expand";
import type { Expression, Path, Term } from "./expression";
import { parseArn } from "./arn";
import { ipMatcher } from "./ip";
import { containsMatcher, literalOf, patternMatcher, segments } from "./pattern";
import { nameIn } from "./resource";

/** A text that is in the bytes of the record, of letters that JSON does not have to escape. */
export interface LiteralClue {
    readonly kind: "literal";
    readonly text: string;
    readonly ignoresCase: boolean;
}

/** A member with this key, whose value is such a one if it is a text without escapes. */
export interface MemberClue {
    readonly kind: "member";
    readonly key: string;
    /** `undefined`: any value but null. */
    readonly is?: (text: string) => boolean;
}

export type Clue = LiteralClue | MemberClue;

/**
 * What the JSON of every record that matches has: of each of these groups one clue at least, unless it writes a letter of the
 * clue as an escape such as `\u0041`. So clues can only rule records out. The most telling group comes first; none if
 * nothing is known.
 */
export function cluesOf(expression: Expression): readonly (readonly Clue[])[] {
    return [...groupsOf(expanded(expression))].sort((one, other) => telling(other) - telling(one));
}

/** As many literals are looked for at once. */
const mostLiterals = 8;
/** Shorter ones are everywhere. */
const shortest = 3;

function groupsOf(expression: Expression): readonly (readonly Clue[])[] {
    switch (expression.kind) {
        case "term":
            return termGroups(expression);
        case "not":
            return [];
        case "and":
            return expression.of.flatMap(groupsOf);
        case "or": {
            const groups = expression.of.map(groupsOf);
            return [literalsOf(groups), membersOf(groups)].flatMap((group) => (group ? [group] : []));
        }
    }
}

/** One group of literals for all alternatives. */
function literalsOf(alternatives: readonly (readonly (readonly Clue[])[])[]): readonly Clue[] | undefined {
    const groups = alternatives.map((each) => each.find((group) => group.every(({ kind }) => kind === "literal")));
    const clues = groups.flatMap((group) => group ?? []);
    return groups.includes(undefined) || clues.length > mostLiterals ? undefined : clues;
}

/** One group of members for all alternatives; those of one key become one. */
function membersOf(alternatives: readonly (readonly (readonly Clue[])[])[]): readonly Clue[] | undefined {
    const byKey = new Map<string, MemberClue>();
    for (const groups of alternatives) {
        const members = groups.find((group) => group.every(({ kind }) => kind === "member"));
        if (!members) {
            return undefined;
        }
        for (const clue of members) {
            if (clue.kind === "member") {
                const known = byKey.get(clue.key);
                byKey.set(clue.key, known ? either(known, clue) : clue);
            }
        }
    }
    return byKey.size > mostLiterals ? undefined : [...byKey.values()];
}

function either({ key, is: one }: MemberClue, { is: other }: MemberClue): MemberClue {
    return { kind: "member", key, ...(one && other && { is: (text: string) => one(text) || other(text) }) };
}

function termGroups({ field, operator, value }: Term): readonly (readonly Clue[])[] {
    if (typeof field !== "string") {
        return pathGroups(field, operator, value);
    }
    switch (field) {
        case "time": {
            const time = Date.parse(value);
            const compare = { "<": lt, "<=": le, ">": gt, ">=": ge, "=": eq, "~": eq }[operator];
            return [[{ kind: "member", key: "eventTime", is: (text) => compare(Date.parse(text), time) }]];
        }
        case "ip":
            return [
                [
                    {
                        kind: "member",
                        key: "sourceIPAddress",
                        is: operator === "~" ? containsMatcher(value) : ipMatcher(value),
                    },
                ],
            ];
        case "actor":
        case "user":
        case "role":
        case "session":
            return literalGroups(identityParts(value, operator), operator);
        case "resource":
            return literalGroups(resourceParts(value, operator), operator);
        case "parameter":
        case "text":
            return mayBeNumber(value, operator) ? [] : literalGroups(segments(value), operator);
        case "class":
        case "mfa":
        case "console":
            return [];
    }
}

const lt = (one: number, other: number) => one < other;
const le = (one: number, other: number) => one <= other;
const gt = (one: number, other: number) => one > other;
const ge = (one: number, other: number) => one >= other;
const eq = (one: number, other: number) => one === other;

function pathGroups(path: Path, operator: Term["operator"], value: string): readonly (readonly Clue[])[] {
    const key = path.at(-1) ?? "*";
    const isText = operator === "=" || operator === "~";
    const is =
        !isText || (operator === "=" && value === "*")
            ? undefined
            : operator === "="
              ? patternMatcher(value)
              : containsMatcher(value);
    // In the bytes a key could be escaped too: then it is none of letters that need none.
    const members: Clue[][] =
        plainRuns(key)[0] === key && key !== "*" ? [[{ kind: "member", key, ...(is && { is }) }]] : [];
    if (!isText || mayBeNumber(value, operator)) {
        return members;
    }
    const whole = operator === "=" ? literalOf(value) : undefined;
    if (whole !== undefined && plainRuns(whole)[0] === whole && whole !== "true" && whole !== "false") {
        return [[{ kind: "literal", text: `"${whole}"`, ignoresCase: false }], ...members];
    }
    return [...literalGroups(operator === "=" ? segments(value) : [value], operator), ...members];
}

/** A group for the longest run in each of the texts, all of which a record has in its values. */
function literalGroups(texts: readonly string[], operator: Term["operator"]): readonly (readonly Clue[])[] {
    const runs = texts.flatMap((text) => {
        const [longest = ""] = [...plainRuns(text)].sort((one, other) => other.length - one.length);
        return longest.length < shortest ? [] : [longest];
    });
    return runs.map((text) => [{ kind: "literal", text, ignoresCase: operator === "~" }]);
}

/** The parts of a text that JSON does not have to escape. */
function plainRuns(text: string): readonly string[] {
    return text.match(/[\x20\x21\x23-\x5b\x5d-\x7e]+/g) ?? [];
}

/** What is in the record of an actor's texts: `role/Admin` may stand there as `role/path/Admin`. */
function identityParts(value: string, operator: Term["operator"]): readonly string[] {
    const texts = operator === "=" ? segments(value) : [value];
    return value.startsWith("arn:") || operator === "~" ? texts : texts.flatMap((text) => text.split(/[/:]/));
}

/** An ARN also finds its name. */
function resourceParts(value: string, operator: Term["operator"]): readonly string[] {
    if (mayBeNumber(value, operator)) {
        return [];
    }
    if (operator === "~") {
        return [value];
    }
    const arn = parseArn(literalOf(value) ?? "");
    if (arn) {
        const name = nameIn(arn);
        return mayBeNumber(name, "=") ? [] : [name];
    }
    return value.startsWith("arn:") ? segments(value) : segments(value).flatMap((text) => text.split(/[/:]/));
}

/** Whether the text of a JSON number, of which there are several ways to write it, could match. */
function mayBeNumber(value: string, operator: Term["operator"]): boolean {
    const texts = operator === "=" ? segments(value) : [value];
    return texts.every((text) => /^[\d.eE+-]*$/.test(text));
}

/** How much a group promises to rule out: long literals, then members with a condition. */
function telling(group: readonly Clue[]): number {
    const each = group.map((clue) =>
        clue.kind === "literal" ? Math.min(clue.text.length, 30) : clue.is ? 2 : clue.key === "errorCode" ? 5 : 1,
    );
    return Math.min(...each);
}

import { distance } from "fastest-levenshtein";
import { Failure } from "../../../command-line/failure";
import { ConditionError, expressionOf } from "./condition";
import { and, not, or, type Expression, type Operator, type Path } from "./expression";
import { fields, recordFields, type Field } from "./fields";

/** Parentheses and `not` in each other; nobody writes as many, and each takes stack. */
const deepest = 200;

const operators: Readonly<Record<string, { readonly operator: Operator; readonly isNegated?: true }>> = {
    "=": { operator: "=" },
    "==": { operator: "=" },
    "!=": { operator: "=", isNegated: true },
    "~": { operator: "~" },
    "!~": { operator: "~", isNegated: true },
    "<": { operator: "<" },
    "<=": { operator: "<=" },
    ">": { operator: ">" },
    ">=": { operator: ">=" },
};

/**
 * Parses the filter language (`language` in fields.ts describes it).
 *
 * @param now what times such as `2h` are counted from.
 * @param where what the text was given as, for messages.
 * @throws Failure that shows the place in the text, and what is allowed there.
 */
export function parseFilter(text: string, now: Date, where = "--where"): Expression {
    return new Parser(text, now, where).parse();
}

/** The field or path of this name; `undefined` for a name that is neither. */
export function fieldNamed(name: string): Field | Path | undefined {
    const plain = name.toLowerCase().replaceAll(/[-_]/g, "");
    const isNamed = ({ name: own, aliases = [] }: Field) =>
        [own, ...aliases].some((each) => each.toLowerCase().replaceAll("-", "") === plain);
    return fields.find(isNamed) ?? pathOf(name);
}

const segmentPattern = /"((?:[^"\\]|\\.)+)"|[^."\s]+/y;

function pathOf(name: string): Path | undefined {
    const isAnyField = name.startsWith("$.");
    const keys: string[] = [];
    let at = isAnyField ? 2 : 0;
    for (;;) {
        segmentPattern.lastIndex = at;
        const match = segmentPattern.exec(name);
        if (!match) {
            return undefined;
        }
        keys.push(match[1]?.replaceAll(/\\(.)/g, "$1") ?? match[0]);
        at = segmentPattern.lastIndex;
        if (at === name.length) {
            break;
        }
        if (name[at++] !== ".") {
            return undefined;
        }
    }
    const [first = "", ...others] = keys;
    if (isAnyField) {
        return keys;
    }
    const top = /^(request)?parameters?$/i.test(first) && others.length > 0 ? "requestParameters" : first;
    const known = recordFields.find((field) => field.toLowerCase() === top.toLowerCase());
    return known === undefined ? undefined : [known, ...others];
}

class Parser {
    private at = 0;

    constructor(
        private readonly text: string,
        private readonly now: Date,
        private readonly where: string,
    ) {}

    parse(): Expression {
        const found = this.alternatives(0);
        if (this.next() !== "") {
            throw this.failure(this.at, `and or or is missing before ${this.found()}`, "and, or, the end");
        }
        return found;
    }

    private alternatives(depth: number): Expression {
        const of = [this.conjunction(depth)];
        while (this.takeWord("or")) {
            of.push(this.conjunction(depth));
        }
        return or(of);
    }

    private conjunction(depth: number): Expression {
        const of = [this.condition(depth)];
        while (this.takeWord("and")) {
            of.push(this.condition(depth));
        }
        return and(of);
    }

    private condition(depth: number): Expression {
        const start = this.skipSpace();
        if (depth > deepest) {
            throw this.failure(start, "too many parentheses in each other", `${deepest} at most`);
        }
        if (this.takeWord("not")) {
            return not(this.condition(depth + 1));
        }
        if (this.take("(")) {
            const inner = this.alternatives(depth + 1);
            if (!this.take(")")) {
                throw this.failure(this.skipSpace(), `) is missing before ${this.found()}`, "and, or, )");
            }
            return inner;
        }
        return this.comparison();
    }

    private comparison(): Expression {
        const field = this.field();
        const operatorAt = this.skipSpace();
        const isNegated = this.takeWord("not");
        if (this.takeWord("in")) {
            const found = or(this.list().map(({ value, at }) => this.term(field, "=", value, operatorAt, at)));
            return isNegated ? not(found) : found;
        }
        const sign = /^(?:[!=<>]=|!~|[=~<>])/.exec(this.text.slice(this.at))?.[0] ?? "";
        const known = isNegated ? undefined : operators[sign];
        if (!known) {
            throw this.failure(
                operatorAt,
                `an operator is missing before ${this.found()}`,
                "= != ~ !~ < <= > >= in, not in",
            );
        }
        this.at += sign.length;
        const { value, at } = this.value();
        const found = this.term(field, known.operator, value, operatorAt, at);
        return known.isNegated ? not(found) : found;
    }

    private field(): Field | Path {
        const start = this.skipSpace();
        const [name] = /^(?:"(?:[^"\\]|\\.)*"|[^\s()",=!~<>])*/.exec(this.text.slice(start)) ?? [""];
        if (name === "") {
            throw this.failure(start, `a field is missing before ${this.found()}`, "a field or path, not, or (");
        }
        const found = fieldNamed(name);
        if (!found) {
            throw this.failure(start, `no field ${name}`, suggestion(name));
        }
        this.at = start + name.length;
        return found;
    }

    private list(): { value: string; at: number }[] {
        if (!this.take("(")) {
            // `ip in 10.0.0.0/8`
            return [this.value()];
        }
        const values = [this.value()];
        while (this.take(",")) {
            values.push(this.value());
        }
        if (!this.take(")")) {
            throw this.failure(this.skipSpace(), `a comma or ) is missing before ${this.found()}`, "a comma or )");
        }
        return values;
    }

    private value(): { value: string; at: number } {
        const at = this.skipSpace();
        const quote = this.text[at];
        if (quote === '"' || quote === "'") {
            const inner = quote === '"' ? /^"((?:[^"\\]|\\[^])*)"/ : /^'((?:[^'\\]|\\[^])*)'/;
            const [whole, value] = inner.exec(this.text.slice(at)) ?? [];
            if (whole === undefined || value === undefined) {
                throw this.failure(at, `a text that begins with ${quote} and does not end`, `${quote} at its end`);
            }
            this.at = at + whole.length;
            return { value, at };
        }
        const [value] = /^[^\s(),"']*/.exec(this.text.slice(at)) ?? [""];
        if (value === "") {
            throw this.failure(
                at,
                `a value is missing before ${this.found()}`,
                "a value; quote what holds other signs",
            );
        }
        this.at = at + value.length;
        return { value, at };
    }

    private term(
        field: Field | Path,
        operator: Operator,
        value: string,
        operatorAt: number,
        valueAt: number,
    ): Expression {
        try {
            return expressionOf({ field, operator, value }, this.now);
        } catch (error) {
            if (!(error instanceof ConditionError)) {
                throw error;
            }
            throw this.failure(error.part === "value" ? valueAt : operatorAt, error.message, error.allowed);
        }
    }

    private take(sign: string): boolean {
        const isNext = this.next() === sign;
        this.at += isNext ? 1 : 0;
        return isNext;
    }

    private takeWord(word: string): boolean {
        this.skipSpace();
        const isNext = new RegExp(`^${word}(?![^\\s()"'=!~<>,])`, "i").test(this.text.slice(this.at, this.at + 8));
        this.at += isNext ? word.length : 0;
        return isNext;
    }

    private next(): string {
        return this.text[this.skipSpace()] ?? "";
    }

    private skipSpace(): number {
        while (/\s/.test(this.text[this.at] ?? "")) {
            this.at += 1;
        }
        return this.at;
    }

    private found(): string {
        const [word = ""] = /^(?:[^\s()]+|[()])/.exec(this.text.slice(this.skipSpace())) ?? [];
        return word === "" ? "the end" : word;
    }

    private failure(at: number, what: string, allowed: string): Failure {
        // A line with the place in it, however long the filter is.
        const from = Math.max(0, at - 40);
        const line = this.text.slice(from, from + 100).replaceAll(/\s/g, " ");
        const mark = `${" ".repeat(at - from)}^`;
        return new Failure(
            `${this.where}, position ${at + 1}: ${what}\n  ${line}\n  ${mark}`,
            `allowed here: ${allowed}`,
        );
    }
}

/** What to give in place of a field that there is not. */
export function suggestion(name: string): string {
    const [first = "", ...others] = name.split(".");
    const known = [...fields.map((field) => field.name), ...recordFields];
    const [nearest = ""] = [...known].sort((one, other) => apart(one, first) - apart(other, first));
    const names = `${fields.map((field) => field.name).join(", ")}; a path that begins with a field of records; $.PATH for any other`;
    return apart(nearest, first) <= first.length / 3 ? `${[nearest, ...others].join(".")}? Or one of ${names}` : names;
}

function apart(one: string, other: string): number {
    return distance(one.toLowerCase(), other.toLowerCase());
}

import { every, parseSelector, FilterPatternError } from "./expression";
import type { Expression, Literal, Selector } from "./expression";

/** The most characters a metric filter's pattern may have (PutMetricFilter, CloudWatch Logs API Reference). */
export const maximumPatternLength = 1024;

export const maximumRegularExpressions = 2;
export const maximumWildcardSelectors = 3;

interface Token {
    readonly kind: "symbol" | "selector" | "string" | "regex" | "word" | "end";
    readonly text: string;
    /** Where it begins in the pattern's body. */
    readonly at: number;
}

const kinds = ["symbol", "selector", "string", "regex", "word"] as const;
const tokenPattern =
    /\s*(?:(&&|\|\||<=|>=|!=|[=<>()])|(\$(?:\['[^']*'\]|[^\s=!<>&|()])*)|"([^"\\]*)"|%([^%]*)%|([\w.*+-]+))/y;

const quoting =
    'text with other characters than letters, digits and _ . * + - goes in double quotes, and there without " and \\';
const bareNumber = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;
/** "Supported regular expressions (regex) syntax", CloudWatch Logs User Guide: no parentheses, no other symbols. */
const regexCharacters = /^[\w:#=@/;,\-^$?[\]{}|\\*+.]+$/;

/**
 * Reads a JSON filter pattern, `{ … }`, as CloudWatch Logs does: `&&` binds tighter than `||`, keywords in any case.
 * Throws a FilterPatternError that says what is wrong for whatever PutMetricFilter refuses, and for the forms that are
 * not for JSON events.
 */
export function parse(pattern: string): Expression {
    if (pattern.length > maximumPatternLength) {
        throw new FilterPatternError(
            `a filter pattern has at most ${maximumPatternLength} characters, this one ${pattern.length}: ${pattern}`,
        );
    }
    const body = /^\s*\{(.*)\}\s*$/s.exec(pattern)?.[1]?.trim();
    if (body === undefined) {
        throw new FilterPatternError(`a filter pattern for JSON events starts with { and ends with }: ${pattern}`);
    }
    try {
        return new Parser(body, tokenize(body)).parse();
    } catch (error) {
        throw error instanceof FilterPatternError ? new FilterPatternError(`${error.message} in ${pattern}`) : error;
    }
}

function tokenize(body: string): Token[] {
    const tokens: Token[] = [];
    tokenPattern.lastIndex = 0;
    for (let at = 0; at < body.length; at = tokenPattern.lastIndex) {
        const found = tokenPattern.exec(body)?.slice(1);
        const group = found?.findIndex((text) => text !== undefined) ?? -1;
        const kind = kinds[group];
        const text = found?.[group];
        if (kind === undefined || text === undefined) {
            throw new FilterPatternError(`unexpected "${body.slice(at).trim()}"; ${quoting}`);
        }
        tokens.push({ kind, text, at });
    }
    return tokens;
}

class Parser {
    private next = 0;
    private regularExpressions = 0;
    private wildcardSelectors = 0;

    constructor(
        private readonly body: string,
        private readonly tokens: readonly Token[],
    ) {}

    parse(): Expression {
        const expression = this.any();
        if (this.token.kind !== "end") {
            throw this.unexpected("&& or ||");
        }
        return expression;
    }

    private any(): Expression {
        const any = this.separated("||", () => this.all());
        return any.length === 1 && any[0] ? any[0] : { any };
    }

    private all(): Expression {
        const all = this.separated("&&", () => this.operand());
        return all.length === 1 && all[0] ? all[0] : { all };
    }

    private separated(symbol: string, read: () => Expression): Expression[] {
        const members = [read()];
        while (this.symbol(symbol)) {
            members.push(read());
        }
        return members;
    }

    private operand(): Expression {
        if (this.symbol("(")) {
            const inner = this.any();
            if (!this.symbol(")")) {
                throw this.unexpected(")");
            }
            return inner;
        }
        const selector = this.selector();
        const equality = this.symbol("=", "!=");
        if (equality) {
            return { selector, operator: equality, value: this.literal() };
        }
        const order = this.symbol("<", "<=", ">", ">=");
        if (order) {
            return { selector, operator: order, value: this.number() };
        }
        return { selector, operator: this.keywords() };
    }

    private selector(): Selector {
        const token = this.take("selector");
        if (!token) {
            throw this.unexpected("a selector such as $.eventName, or (");
        }
        const selector = parseSelector(token.text);
        this.wildcardSelectors += selector.steps.includes(every) ? 1 : 0;
        if (this.wildcardSelectors > maximumWildcardSelectors) {
            throw new FilterPatternError(`more than ${maximumWildcardSelectors} selectors with [*] or .*`);
        }
        return selector;
    }

    private literal(): Literal {
        const token = this.token;
        if (this.take("string")) {
            return token.text;
        }
        if (this.take("regex")) {
            return this.regularExpression(token.text);
        }
        // `= null` is refused by the service, whereas `= true` is taken for the text "true".
        if (token.text.toUpperCase() === "NULL" || !this.take("word")) {
            throw this.unexpected("a text, a number or a %regular expression% (for null, write IS NULL)");
        }
        return bareNumber.test(token.text) ? { text: token.text, number: Number(token.text) } : token.text;
    }

    private number(): number {
        const token = this.token;
        if (!bareNumber.test(token.text) || !this.take("word")) {
            throw this.unexpected("a number without quotes");
        }
        return Number(token.text);
    }

    private regularExpression(source: string): RegExp {
        this.regularExpressions += 1;
        if (this.regularExpressions > maximumRegularExpressions) {
            throw new FilterPatternError(`more than ${maximumRegularExpressions} regular expressions`);
        }
        if (!regexCharacters.test(source)) {
            throw new FilterPatternError(
                `%${source}% is empty or has a character that is not supported, such as ( ) or !`,
            );
        }
        try {
            return new RegExp(source);
        } catch {
            throw new FilterPatternError(`%${source}% is no regular expression`);
        }
    }

    private keywords(): "NOT EXISTS" | "IS NULL" | "IS TRUE" | "IS FALSE" {
        const start = this.next;
        const words = `${this.take("word")?.text} ${this.take("word")?.text}`.toUpperCase();
        switch (words) {
            case "NOT EXISTS":
            case "IS NULL":
            case "IS TRUE":
            case "IS FALSE":
                return words;
            default:
                this.next = start;
                throw this.unexpected("=, !=, <, <=, >, >=, NOT EXISTS, IS NULL, IS TRUE or IS FALSE");
        }
    }

    private get token(): Token {
        return this.tokens[this.next] ?? { kind: "end", text: "", at: this.body.length };
    }

    /** Moves past the next token if it is of that kind. */
    private take(kind: Token["kind"]): Token | undefined {
        const token = this.token;
        this.next += token.kind === kind ? 1 : 0;
        return token.kind === kind ? token : undefined;
    }

    /** Moves past the next token if it is one of these symbols. */
    private symbol<Text extends string>(...texts: Text[]): Text | undefined {
        const text = texts.find((each) => this.token.kind === "symbol" && this.token.text === each);
        this.next += text === undefined ? 0 : 1;
        return text;
    }

    private unexpected(expected: string): FilterPatternError {
        const rest = this.body.slice(this.token.at).trim();
        return new FilterPatternError(`expected ${expected} at "${rest === "" ? "the end" : rest}"`);
    }
}

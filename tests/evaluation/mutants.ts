import type { PolicyDocument, Statement } from "../../components/documents/policy-document";

/** A policy document with one thing less. */
export interface Mutant {
    /** What is missing, such as `DenyPlainHttp` or `DenyPlainHttp.Condition.Bool.aws:SecureTransport`. */
    readonly without: string;
    readonly document: PolicyDocument;
}

/**
 * The document without each of its statements, and without each part of a statement that can be left out: actions,
 * resources and principals of a list, conditions, and values of a condition's list. A request whose answer changes
 * shows that the part is needed.
 */
export function mutants(document: PolicyDocument): Mutant[] {
    return document.Statement.flatMap((statement) => {
        const withStatement = (changed: readonly Statement[]): PolicyDocument => ({
            ...document,
            Statement: document.Statement.flatMap((other) => (other === statement ? changed : [other])),
        });
        return [
            { without: statement.Sid, document: withStatement([]) },
            ...lessOf(statement, 0).map(({ path, value }) => ({
                without: [statement.Sid, ...path].join("."),
                document: withStatement([value as Statement]),
            })),
        ];
    });
}

interface Less {
    readonly path: readonly string[];
    readonly value: unknown;
}

/** Whatever may be left out of a statement, or of what is inside it. */
function lessOf(value: unknown, depth: number): Less[] {
    if (Array.isArray(value)) {
        const items: readonly unknown[] = value;
        return items.length < 2
            ? []
            : items.map((item) => ({ path: [String(item)], value: items.filter((other) => other !== item) }));
    }
    if (typeof value !== "object" || value === null) {
        return [];
    }
    return Object.entries(value).flatMap(([name, inside]: [string, unknown]) => {
        const less = lessOf(inside, depth + 1).map((each) => ({
            path: [name, ...each.path],
            value: { ...value, [name]: each.value },
        }));
        // Inside `Condition` are operators, and inside those are keys: each key is a condition of its own.
        return isConditionKey(depth, inside) ? [...less, { path: [name], value: omit(value, name) }] : less;
    });
}

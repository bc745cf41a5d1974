import type { PolicyDocument, Statement } from "../../components/documents/policy-document";

/** A policy document with one thing less. */
export interface Mutant {
    /** What is missing, such as `DenyPlainHttp` or `DenyPlainHttp Condition Bool aws:SecureTransport`. */
    readonly without: string;
    readonly document: PolicyDocument;
}

/**
 * The document without each of its statements, and without each part that a statement can lose and still be one: an
 * action, resource or principal of several, a condition, a value of several. A request whose verdict changes shows that
 * the part is needed.
 */
export function mutants(document: PolicyDocument): Mutant[] {
    return document.Statement.flatMap((statement) => {
        const withInstead = (changed: readonly Statement[]): PolicyDocument => ({
            ...document,
            Statement: document.Statement.flatMap((each) => (each === statement ? changed : [each])),
        });
        return [
            { without: statement.Sid, document: withInstead([]) },
            ...smaller(statement, []).map(({ path, node }) => ({
                without: [statement.Sid, ...path].join(" "),
                document: withInstead([node as Statement]),
            })),
        ];
    });
}

interface Smaller {
    readonly path: readonly string[];
    readonly node: unknown;
}

function smaller(node: unknown, path: readonly string[]): Smaller[] {
    if (Array.isArray(node)) {
        const items: readonly unknown[] = node;
        return items.length === 1
            ? []
            : items.map((item) => ({ path: [...path, String(item)], node: items.filter((each) => each !== item) }));
    }
    if (typeof node !== "object" || node === null) {
        return [];
    }
    // What is in an operator of a `Condition` are conditions; what is in anything else are elements that must be there.
    const isOperator = path[0] === "Condition" && path.length === 2;
    const members = Object.entries(node);
    return members.flatMap(([name, inside]: [string, unknown]) => [
        ...smaller(inside, [...path, name]).map((less) => ({ ...less, node: { ...node, [name]: less.node } })),
        ...(isOperator
            ? [{ path: [...path, name], node: Object.fromEntries(members.filter(([each]) => each !== name)) }]
            : []),
    ]);
}

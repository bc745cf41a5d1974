import type { PolicyDocument, Statement } from "../../components/documents/policy-document";

/**
 * The statements of a required document that a policy lacks. A statement is there if one with the same meaning is: Sids,
 * the order of lists, and a list of one in place of its value make no difference.
 *
 * @param policy the policy as AWS returns it; nothing if there is none.
 */
export function missingStatements(required: PolicyDocument, policy: string | undefined): Statement[] {
    const present = new Set(statementsIn(policy).map(meaning));
    return required.Statement.filter((statement) => !present.has(meaning(statement)));
}

function statementsIn(policy: string | undefined): unknown[] {
    const document = JSON.parse(policy ?? "{}") as { Statement?: unknown };
    return [document.Statement ?? []].flat();
}

function meaning(statement: unknown): string {
    const { Sid: _sid, ...rest } = statement as Record<string, unknown>;
    const { Principal: principal } = rest;
    const everyone = (principal as { AWS?: unknown } | undefined)?.AWS === "*" ? { Principal: "*" } : {};
    return JSON.stringify(normalized({ ...rest, ...everyone }));
}

function normalized(value: unknown): unknown {
    if (Array.isArray(value)) {
        const members = value.map((member) => normalized(member) as string).sort();
        return members.length === 1 ? members[0] : members;
    }
    if (typeof value === "object" && value !== null) {
        const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
        return Object.fromEntries(entries.map(([key, member]) => [key, normalized(member)]));
    }
    // AWS keeps a condition's boolean or number as text.
    return String(value);
}

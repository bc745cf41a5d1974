import type { PolicyDocument, Statement } from "../../components/documents/policy-document";
import { allows } from "./allows";

/**
 * The statements of a required document that a policy lacks. A statement is there if one with the same meaning is: Sids,
 * the order of lists, and a list of one in place of its value make no difference.
 *
 * @param policy the policy as AWS returns it; nothing if there is none.
 */
export function missingStatements(required: PolicyDocument, policy: string | undefined): MissingStatement[] {
    const present = statementsIn(policy);
    const meanings = new Set(present.map(meaning));
    return required.Statement.filter((statement) => !meanings.has(meaning(statement))).map((statement) => ({
        statement,
        isAllowedAnyway: statement.Effect === "Allow" && allows(statement, present),
    }));
}

export interface MissingStatement {
    readonly statement: Statement;
    /** It is an Allow, and another statement allows as much or more. */
    readonly isAllowedAnyway: boolean;
}

/** The statements of a policy, whether it has a list of them or one. */
function statementsIn(policy: string | undefined): unknown[] {
    const document = JSON.parse(policy ?? "{}") as { Statement?: unknown };
    return [document.Statement ?? []].flat();
}

function meaning(statement: unknown): string {
    const { Principal: principal } = statement as { Principal?: { AWS?: unknown } };
    const everyone = principal?.AWS === "*" ? { Principal: "*" } : {};
    return JSON.stringify(normalized({ ...(statement as object), Sid: "", ...everyone }));
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

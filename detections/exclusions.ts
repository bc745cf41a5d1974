import { all, any, not, notEquals, notExists, oneOf } from "./filter-pattern/build";
import type { Expression } from "./filter-pattern/expression";

/** What an alarm is not to fire on. A text may begin or end with `*`, but for accounts, services and events. */
export interface Exclusions {
    /** ARNs of IAM roles whose sessions act. */
    readonly roles: readonly string[];
    /** ARNs of IAM users. */
    readonly users: readonly string[];
    /** AWS services, such as "cloudformation.amazonaws.com", that act, for somebody or for themselves. */
    readonly services: readonly string[];
    /** Accounts that something happens in: 12 digits. */
    readonly accounts: readonly string[];
    /** Event names, alone or behind their service: "PutBucketTagging", "s3.amazonaws.com:PutBucketTagging". */
    readonly events: readonly string[];
    /** IP addresses, or their beginning. */
    readonly sourceAddresses: readonly string[];
}

export const noExclusions: Exclusions = {
    roles: [],
    users: [],
    services: [],
    accounts: [],
    events: [],
    sourceAddresses: [],
};

/** The fields that hold them ("CloudTrail userIdentity element", "CloudTrail record contents"). */
const fields = {
    roles: "$.userIdentity.sessionContext.sessionIssuer.arn",
    users: "$.userIdentity.arn",
    services: "$.userIdentity.invokedBy",
    accounts: "$.recipientAccountId",
    sourceAddresses: "$.sourceIPAddress",
} as const;

/** Both together, each entry once. */
export function together(one: Exclusions, other: Exclusions): Exclusions {
    const merged = (key: keyof Exclusions) => [...new Set([...one[key], ...other[key]])];
    return {
        roles: merged("roles"),
        users: merged("users"),
        services: merged("services"),
        accounts: merged("accounts"),
        events: merged("events"),
        sourceAddresses: merged("sourceAddresses"),
    };
}

/** The condition, but not for what is excluded. An event without the field that an exclusion names is not excluded. */
export function excluding(condition: Expression, exclusions: Exclusions): Expression {
    const names = exclusions.events.filter((event) => !event.includes(":"));
    const qualified = exclusions.events.filter((event) => event.includes(":"));
    const members = [
        condition,
        ...Object.entries(fields).flatMap(([key, selector]) => {
            const values = exclusions[key as keyof typeof fields];
            return values.length === 0 ? [] : [not(oneOf(selector, values))];
        }),
        // Every record has an eventName and an eventSource, so that "not equal" says it all.
        ...names.map((name) => notEquals("$.eventName", name)),
        ...qualified.map((event) => {
            const [source = "", name = ""] = event.split(":");
            return any(notEquals("$.eventSource", source), notEquals("$.eventName", name));
        }),
    ];
    return all(...withAbsenceOnce(members.flatMap((member) => ("all" in member ? member.all : [member]))));
}

/** "(absent or A) and (absent or B)" of one field is "absent or (A and B)", which is shorter. */
function withAbsenceOnce(members: readonly Expression[]): Expression[] {
    const others: Expression[] = [];
    const rests = new Map<string, Expression[]>();
    for (const member of members) {
        const [absence, rest, ...more] = "any" in member ? member.any : [];
        if (absence && rest && more.length === 0 && "operator" in absence && absence.operator === "NOT EXISTS") {
            rests.set(absence.selector.text, [...(rests.get(absence.selector.text) ?? []), rest]);
        } else {
            others.push(member);
        }
    }
    return [...others, ...[...rests].map(([selector, each]) => any(notExists(selector), all(...each)))];
}

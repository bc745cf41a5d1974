import type { Expression, Term } from "../filter/expression";
import { expanded } from "../filter/expand";
import { literalOf } from "../filter/pattern";

/** What LookupEvents can be asked for: one of these in a call, of which the value has to be equal ("LookupAttribute"). */
export interface LookupAttribute {
    readonly key: "EventId" | "AccessKeyId" | "Username" | "EventName" | "ResourceName" | "EventSource" | "ReadOnly";
    readonly value: string;
}

/** Look-ups that together return every event that can match. */
export interface LookupPlan {
    /** None: all events have to be looked at. */
    readonly attributes: readonly LookupAttribute[];
    /** What part of the events they return, guessed; 1 for all. */
    readonly share: number;
}

/** The more selective an attribute, the fewer pages: guesses that only have to be in the right order. */
const shares: Readonly<Record<LookupAttribute["key"], number>> = {
    EventId: 0.000001,
    AccessKeyId: 0.001,
    Username: 0.005,
    EventName: 0.02,
    ResourceName: 0.03,
    EventSource: 0.1,
    ReadOnly: 0.85,
};
const writes = 0.15;

/** "LookupAttribute", CloudTrail API Reference: these count twice towards the length of a value. */
const longest = 2000;
const countedTwice = /[_ ,\n]/g;

const all: LookupPlan = { attributes: [], share: 1 };

/** The fewest events that LookupEvents can be asked for so that all that match are among them. */
export function lookupPlan(expression: Expression): LookupPlan {
    return planned(expanded(expression), false);
}

/** With `isNegated`, of what the expression does not match. */
function planned(expression: Expression, isNegated: boolean): LookupPlan {
    switch (expression.kind) {
        case "term":
            return isNegated ? negatedTerm(expression) : ofTerm(expression);
        case "not":
            return planned(expression.of, !isNegated);
        case "and":
        case "or": {
            const plans = expression.of.map((each) => planned(each, isNegated));
            return (expression.kind === "and") === isNegated
                ? together(plans)
                : plans.reduce((best, plan) => (plan.share < best.share ? plan : best), all);
        }
    }
}

/** All of them are needed; where that is no less than all events, all events are looked at once. */
function together(plans: readonly LookupPlan[]): LookupPlan {
    const attributes = new Map(
        plans.flatMap((plan) => plan.attributes.map((each) => [`${each.key}=${each.value}`, each] as const)),
    );
    const share = [...attributes.values()].reduce((sum, each) => sum + shareOf(each), 0);
    const isAll = plans.some((plan) => plan.attributes.length === 0) || share >= 1;
    return isAll ? all : { attributes: [...attributes.values()], share };
}

function shareOf({ key, value }: LookupAttribute): number {
    return key === "ReadOnly" && value === "false" ? writes : shares[key];
}

/** Of every event, the event history says whether it is a read or a write ("Event", CloudTrail API Reference). */
function negatedTerm({ field, operator, value }: Term): LookupPlan {
    const isRead = typeof field !== "string" && field.join() === "readOnly" && operator === "=" && value === "true";
    return isRead ? lookups({ key: "ReadOnly", value: "false" }) : all;
}

function ofTerm({ field, operator, value: pattern }: Term): LookupPlan {
    const literal = operator === "=" ? literalOf(pattern) : undefined;
    if (
        literal === undefined ||
        literal === "" ||
        literal.length + (literal.match(countedTwice)?.length ?? 0) > longest
    ) {
        return all;
    }
    if (typeof field !== "string") {
        return ofPath(field.join("."), literal);
    }
    const byField: Readonly<Partial<Record<typeof field, (value: string) => LookupPlan>>> = {
        user: ofUser,
        session: (value) => lookups({ key: "Username", value }),
        actor: ofActor,
        resource: ofResource,
    };
    return byField[field]?.(literal) ?? all;
}

function ofPath(path: string, value: string): LookupPlan {
    const keys: Readonly<Record<string, LookupAttribute["key"]>> = {
        eventID: "EventId",
        "userIdentity.accessKeyId": "AccessKeyId",
        eventName: "EventName",
        eventSource: "EventSource",
        ...(["true", "false"].includes(value) && { readOnly: "ReadOnly" }),
    };
    const key = Object.hasOwn(keys, path) ? keys[path] : undefined;
    return key === undefined ? all : lookups({ key, value });
}

/** By the name, which is the last part of a user's ARN; other names with a slash in them are left alone. */
function ofUser(value: string): LookupPlan {
    const [, name = value] = /^(?:arn:[^:]+:iam::\d{12}:)?(?:user\/(?:.*\/)?([^/]+)|root)$/.exec(value) ?? [];
    const username = value.endsWith(":root") ? "root" : name;
    return username.includes("/") || username.startsWith("arn:") ? all : lookups({ key: "Username", value: username });
}

/** A session's events have its name for a user name; a name alone may be that of a role, whose sessions have other names. */
function ofActor(value: string): LookupPlan {
    if (/^A[KS]IA[A-Z0-9]{12,}$/.test(value)) {
        return lookups({ key: "AccessKeyId", value });
    }
    const [, session] = /^arn:[^:]+:sts::\d{12}:assumed-role\/[^/]+\/([^/]+)$/.exec(value) ?? [];
    return session === undefined ? all : lookups({ key: "Username", value: session });
}

/** An event's resources are listed by their name or their ARN, depending on the service. */
function ofResource(value: string): LookupPlan {
    const name = value.slice(Math.max(value.lastIndexOf(":"), value.lastIndexOf("/")) + 1);
    const values = value.startsWith("arn:") && name !== "" ? [value, name] : [value];
    return lookups(...values.map((each) => ({ key: "ResourceName", value: each }) as const));
}

function lookups(...attributes: readonly LookupAttribute[]): LookupPlan {
    return { attributes, share: attributes.reduce((sum, each) => sum + shareOf(each), 0) };
}

import { holds } from "./conditions";
import type { Context } from "./context";
import { actionMatches, resourceMatches } from "./patterns";
import type { Patterns, Statement } from "./policy";
import { reach, type Reach } from "./principals";
import type { AccessRequest, Caller } from "./request";

/** Whether the statement has its effect: each of its elements fits the request. */
export function isMet(statement: Statement, request: AccessRequest, context: Context): boolean {
    return (
        reachOf(statement, request.caller) !== "none" &&
        concerns(statement, request, context) &&
        statement.conditions.every((test) => holds(test, context))
    );
}

/** Whether the statement is about this action on this resource, whoever asks and on whatever conditions. */
export function concerns(
    { actions, resources }: Statement,
    { action, resource }: AccessRequest,
    context: Context,
): boolean {
    return (
        selects(actions, (pattern) => actionMatches(pattern, action)) &&
        (resources === undefined || selects(resources, (pattern) => resourceMatches(pattern, resource, context)))
    );
}

/** A policy of an identity or an organization is about whom it is attached to. */
export function reachOf({ principals }: Statement, caller: Caller): Reach {
    return principals === undefined ? "direct" : reach(principals, caller);
}

function selects({ patterns, not }: Patterns, matches: (pattern: string) => boolean): boolean {
    return patterns.some(matches) !== not;
}

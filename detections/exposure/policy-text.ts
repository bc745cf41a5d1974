import { all, contains, notEquals } from "../filter-pattern/build";
import type { Expression } from "../filter-pattern/expression";

/** The policy allows somebody who is no AWS service, and has no condition that would limit to whom. */
export function opens(policy: string): Expression {
    return all(contains(policy, "Allow"), notEquals(policy, "*Condition*"), notEquals(policy, "*amazonaws.com*"));
}

/** A policy as the calls carry it, for samples. */
export function policyFor(principal: string | { [kind: string]: string }, action: string, condition?: object): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [
            {
                Sid: "shared",
                Effect: "Allow",
                Principal: principal,
                Action: action,
                ...(condition && { Condition: condition }),
            },
        ],
    });
}

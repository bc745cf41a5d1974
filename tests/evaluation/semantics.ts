import assert from "node:assert/strict";
import { evaluate, type Verdict } from "./evaluate";
import type { Caller } from "./request";

/** Small policies, and tests of what they mean. */

/** The account that owns what the semantics are tried on. */
export const owner = "444455556666";

/** A statement of a resource's policy that lets a principal do everything. */
export function allow(Principal: unknown, Condition: object = {}): object {
    return policy({ Effect: "Allow", Principal, Action: "*", Resource: "*", Condition });
}

/** A statement named `No` that forbids everything, but for the elements given. */
export function deny(elements: object): object {
    return policy({ Sid: "No", Effect: "Deny", Action: "*", Resource: "*", ...elements });
}

/** A trust policy. */
export function trust(Principal: unknown): object {
    return policy({ Effect: "Allow", Principal, Action: "sts:AssumeRole" });
}

function policy(Statement: object): object {
    return { Version: "2012-10-17", Statement };
}

/** The verdict on a caller, given the policy of the resource and service control policies. */
export type SemanticsRow = readonly [
    claim: string,
    verdict: Verdict,
    caller: Caller,
    resource?: object,
    serviceControl?: readonly object[],
];

export function prove(action: string, resourceArn: string, rows: readonly SemanticsRow[]): void {
    for (const [claim, verdict, caller, resource, serviceControl] of rows) {
        it(claim, () => {
            const request = { caller, action, resource: resourceArn };
            assert.equal(evaluate(request, { owner, resource, serviceControl }), verdict);
        });
    }
}

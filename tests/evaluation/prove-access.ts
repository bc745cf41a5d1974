import assert from "node:assert/strict";
import type { PolicyDocument } from "../../components/documents/policy-document";
import { requestContext } from "./context";
import { evaluate, type Verdict } from "./evaluate";
import { mutants } from "./mutants";
import { statementsOf } from "./policy";
import type { AccessRequest, Caller, RequestKeys } from "./request";
import { concerns } from "./statements";

/** What somebody asks for, and what must become of it; with several actions, a request for each. */
export type RequestRow = readonly [
    claim: string,
    verdict: Verdict,
    actions: string | readonly string[],
    resource: string,
    context?: RequestKeys,
];

/** The requests of one caller. A test's name is `who`, the claim and the verdict. */
export interface Requests {
    readonly who: string;
    readonly caller: Caller;
    readonly requests: readonly RequestRow[];
}

export interface Proof {
    readonly document: PolicyDocument;
    /** Whether the policy is the resource's, or the caller's in place of others that he may have. */
    readonly attachedTo: "resource" | "identity";
    /** Beside the caller's policy, that of the resource, where it has one. */
    readonly policyOf?: (resource: string) => PolicyDocument | undefined;
    /** The account that owns the resource. */
    readonly owner: string;
    readonly requests: readonly Requests[];
    /** Parts of the document, as {@link mutants} names them, that change no verdict, and why they are there. */
    readonly redundant?: Readonly<Record<string, string>>;
}

/**
 * Tests of one policy document: each request gets its verdict, each Deny stops somebody and spares somebody, and nothing
 * can be left out of the document without a request being treated otherwise.
 */
export function proveAccess(
    name: string,
    { document, attachedTo, policyOf, owner, requests, redundant = {} }: Proof,
): void {
    const judge = (policy: PolicyDocument, request: AccessRequest): Verdict =>
        attachedTo === "resource"
            ? evaluate(request, { owner, resource: policy })
            : evaluate(
                  { ...request, caller: { ...request.caller, policies: [policy] } as Caller },
                  { owner, resource: policyOf?.(request.resource) },
              );
    const rows = requests.flatMap(({ who, caller, requests: asked }) =>
        asked.map(([claim, verdict, actions, resource, context]) => ({
            claim: `${who} ${claim}: ${verdict}`,
            verdict,
            requests: [actions].flat().map((action: string): AccessRequest => ({ caller, action, resource, context })),
        })),
    );
    const all = rows.flatMap((row) => row.requests.map((request) => ({ verdict: row.verdict, request })));

    describe(name, () => {
        for (const { claim, verdict, requests: each } of rows) {
            it(claim, () => {
                const verdicts = each.map((request) => [request.action, judge(document, request)]);
                assert.deepEqual(
                    verdicts,
                    each.map(({ action }) => [action, verdict]),
                );
            });
        }

        for (const { Sid } of document.Statement.filter(({ Effect }) => Effect === "Deny")) {
            it(`${Sid} stops somebody`, () => {
                assert.ok(all.some(({ verdict }) => verdict.split(/ by | and /).includes(Sid)));
            });
            it(`${Sid} spares somebody`, () => {
                const denial = statementsOf(document, attachedTo).find((statement) => statement.name === Sid);
                assert.ok(denial);
                assert.ok(
                    all.some(
                        ({ verdict, request }) =>
                            verdict === "allowed" && concerns(denial, request, requestContext(request, owner)),
                    ),
                );
            });
        }

        it("the document can lose nothing that would not be missed, but what is explained", () => {
            const notMissed = mutants(document).filter(({ document: mutant }) =>
                all.every(({ verdict, request }) => (judge(mutant, request) === "allowed") === (verdict === "allowed")),
            );
            assert.deepEqual(notMissed.map(({ without }) => without).sort(), Object.keys(redundant).sort());
        });
    });
}

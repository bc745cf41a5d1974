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
    /** Whose policy the document is: the resource's, or the caller's in its stead. */
    readonly attachedTo: "resource" | "caller";
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
export function proveAccess(name: string, { document, attachedTo, owner, requests, redundant = {} }: Proof): void {
    const rows = requests.flatMap(({ who, caller, requests: asked }) =>
        asked.flatMap(([claim, verdict, actions, resource, context]) =>
            [actions].flat().map((action: string) => ({
                claim: `${who} ${claim}${typeof actions === "string" ? "" : ` (${action})`}`,
                verdict,
                request: { caller, action, resource, context },
            })),
        ),
    );
    const judge = (policy: PolicyDocument, request: AccessRequest): Verdict =>
        attachedTo === "resource"
            ? evaluate(request, { owner, resource: policy })
            : evaluate({ ...request, caller: { ...request.caller, policies: [policy] } as Caller }, { owner });

    describe(name, () => {
        for (const { claim, verdict, request } of rows) {
            it(`${claim}: ${verdict}`, () => assert.equal(judge(document, request), verdict));
        }

        const denials = document.Statement.filter(({ Effect }) => Effect === "Deny").map(({ Sid }) => Sid);
        for (const Sid of denials) {
            it(`${Sid} stops a request of the list`, () => {
                assert.ok(rows.some(({ verdict }) => verdict.split(/ by | and /).includes(Sid)));
            });
            it(`${Sid} spares a request of the list`, () => {
                const denial = statementsOf(document, "resource").find((statement) => statement.name === Sid);
                assert.ok(denial);
                assert.ok(
                    rows.some(
                        ({ verdict, request }) =>
                            verdict === "allowed" && concerns(denial, request, requestContext(request, owner)),
                    ),
                );
            });
        }

        const all = mutants(document);
        for (const { without, document: mutant } of all) {
            const changed = () =>
                rows
                    .filter(
                        ({ verdict, request }) => (judge(mutant, request) === "allowed") !== (verdict === "allowed"),
                    )
                    .map(({ claim }) => claim);
            const reason = redundant[without];
            if (reason === undefined) {
                it(`needs ${without}`, () => assert.notDeepEqual(changed(), []));
            } else {
                it(`could do without ${without}: ${reason}`, () => assert.deepEqual(changed(), []));
            }
        }
        it("calls nothing redundant that is not there", () => {
            const parts = all.map(({ without }) => without);
            assert.deepEqual(
                Object.keys(redundant).filter((part) => !parts.includes(part)),
                [],
            );
        });
    });
}

import assert from "node:assert/strict";
import type { CloudTrailRecord } from "../../detections/cloudtrail-record";
import { patternBody } from "../../detections/filter-pattern/print";
import { matcher } from "../../detections/filter-pattern/evaluate";
import type { Expression } from "../../detections/filter-pattern/expression";
import { awsService, iamUser, roleSession, rootUser } from "../../detections/sample-record";
import { serviceLinkedRole } from "../../detections/sessions/sample-identities";
import { patternDetections } from "./pattern-detections";

const callers = [
    iamUser(),
    rootUser(),
    roleSession(),
    awsService("example.amazonaws.com"),
    serviceLinkedRole("example.amazonaws.com", "AWSServiceRoleForExample"),
];

describe("a pattern without one of its clauses", () => {
    for (const { id, condition, samples: made, events } of patternDetections) {
        const samples = made();
        it(`${id} fails one of its records`, () => {
            const names = events.flatMap(({ source, names: all }) => all.map((name) => ({ source, name })));
            const records = [
                ...samples.match,
                ...samples.ignore,
                // A failed call, another service and another event: near misses of every pattern that goes by names.
                ...samples.match.flatMap((sample) => [
                    { ...sample, errorCode: "ValidationException" },
                    { ...sample, eventSource: "example.amazonaws.com" },
                    { ...sample, eventName: "ExampleOperation" },
                    // The same by other callers, some of which have no session.
                    ...callers.map((userIdentity) => ({ ...sample, userIdentity })),
                ]),
                // Each event that the entry names, in the shape of its must-match samples.
                ...samples.match.flatMap((sample) =>
                    names.map(({ source, name }) => ({ ...sample, eventSource: source, eventName: name })),
                ),
            ];
            const verdicts = verdictsOf(condition, records);
            const survivors = mutants(condition).filter(
                ({ expression }) => verdictsOf(expression, records) === verdicts,
            );
            assert.deepEqual(
                survivors.map(({ removed }) => removed),
                [],
            );
        });

        it(`${id} matches a record of each event that it names`, () => {
            const matches = matcher(condition);
            const missing = events.flatMap(({ source, names: all }) =>
                all.filter(
                    (name) =>
                        !samples.match.some((sample) => matches({ ...sample, eventSource: source, eventName: name })),
                ),
            );
            assert.deepEqual(missing, []);
        });
    }
});

function verdictsOf(expression: Expression, records: readonly CloudTrailRecord[]): string {
    const matches = matcher(expression);
    return records.map((record) => (matches(record) ? "1" : "0")).join("");
}

interface Mutant {
    readonly removed: string;
    readonly expression: Expression;
}

/** The expression without each of the clauses of its groups, one at a time. */
function mutants(expression: Expression): Mutant[] {
    if (!("all" in expression) && !("any" in expression)) {
        return [];
    }
    const members = "all" in expression ? expression.all : expression.any;
    const group = (changed: readonly Expression[]): Expression =>
        "all" in expression ? { all: changed } : { any: changed };
    return members.flatMap((member, index) => [
        {
            removed: patternBody(member),
            expression: group(members.filter((_, other) => other !== index)),
        },
        ...mutants(member).map(({ removed, expression: inner }) => ({
            removed,
            expression: group(members.map((each, other) => (other === index ? inner : each))),
        })),
    ]);
}

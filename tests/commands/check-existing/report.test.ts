import assert from "node:assert/strict";
import type { LackKind } from "../../../commands/check-existing/lack";
import { exitCodeFor, reportOn } from "../../../commands/check-existing/report";

const lacking = (...kinds: LackKind[]) => [
    { resource: "topic a", lacks: [] },
    { resource: "topic b", lacks: kinds.map((kind) => ({ kind, what: `the ${kind}` })) },
];

describe("the report on existing resources", () => {
    it("has the gravest lack of a resource first, and says what the words mean", () => {
        const [resources = "", words = ""] = reportOn(lacking("hardening", "must")).split("\n\n");
        assert.equal(
            resources,
            "ok      topic a\nlacking topic b\n          - must: the must\n          - hardening: the hardening",
        );
        assert.match(words, /^must: without it nothing is delivered/);
    });

    it("is a line for each where nothing is lacking", () => {
        assert.equal(reportOn(lacking()), "ok      topic a\nok      topic b\n");
    });
});

describe("the exit code for existing resources", () => {
    for (const [expected, strict, kinds] of [
        [0, true, []],
        [0, false, ["hardening"]],
        [1, true, ["hardening"]],
        [1, false, ["unsafe"]],
        [1, false, ["must", "unknown"]],
        [2, false, ["unknown"]],
        [2, false, ["hardening", "unknown"]],
    ] as const) {
        it(`is ${expected} for ${kinds.join(", ") || "nothing lacking"}${strict ? ", strictly" : ""}`, () => {
            assert.equal(exitCodeFor(lacking(...kinds), strict), expected);
        });
    }
});

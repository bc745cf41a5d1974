import assert from "node:assert/strict";
import fc from "fast-check";
import { all, any, anyEvent, compile, equals, notEquals, notExists } from "../../../detections/filter-pattern/build";
import { evaluate } from "../../../detections/filter-pattern/evaluate";
import { FilterPatternError } from "../../../detections/filter-pattern/expression";
import { parse } from "../../../detections/filter-pattern/parse";
import type { CloudTrailRecord, JsonValue } from "../../../detections/cloudtrail-record";
import type { Expression, Literal } from "../../../detections/filter-pattern/expression";

const selectors = ["$.a", "$.b", "$.a.c", "$.b.c"] as const;
const texts = ["x", "xy", "*x", "x*", "*x*", "*", "1", "x y", "AccessDenied*"];
const scalars: JsonValue[] = [
    "x",
    "xy",
    "yx",
    "x y",
    "y",
    "1",
    "1.5",
    "AccessDenied",
    "",
    1,
    1.5,
    -2,
    true,
    false,
    null,
];

const condition = fc.oneof(
    fc.tuple(fc.constantFrom(...selectors), value()).map(([selector, literal]) => equals(selector, literal)),
    fc.tuple(fc.constantFrom(...selectors), value()).map(([selector, literal]) => notEquals(selector, literal)),
    fc.constantFrom(...selectors).map(notExists),
);
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        condition,
        fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map((members) => all(...members)),
        fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map((members) => any(...members)),
    ),
}));
const field = fc.oneof(
    fc.constantFrom(...scalars),
    fc.array(fc.constantFrom(...scalars), { maxLength: 2 }),
    fc.record({ c: fc.constantFrom(...scalars) }, { requiredKeys: [] }),
);
const event = fc.record({ a: field, b: field }, { requiredKeys: [] });

describe("the filter pattern builders", () => {
    it("print every group in parentheses and every text in quotes", () => {
        assert.equal(
            compile(
                any(all(equals("$.a", "x*"), any(notEquals("$.b", 1), notExists("$.b"))), equals("$.c[*].d", "y z")),
            ),
            '{ ($.a = "x*" && ($.b != 1 || $.b NOT EXISTS)) || $.c[*].d = "y z" }',
        );
    });

    it("bind the event source to every name", () => {
        assert.equal(
            compile(anyEvent({ source: "ec2.amazonaws.com", names: ["CreateRoute", "DeleteRoute"] })),
            '{ $.eventSource = "ec2.amazonaws.com" && ($.eventName = "CreateRoute" || $.eventName = "DeleteRoute") }',
        );
    });

    it("compile to a text that evaluates as the expression means", () => {
        fc.assert(
            fc.property(expression, event, (tree, record) => {
                assert.equal(evaluate(parse(compile(tree)), record), meaning(tree, record));
            }),
            { numRuns: 2000 },
        );
    });

    it("compile to a text that parses to the same expression", () => {
        fc.assert(
            fc.property(expression, (tree) => {
                assert.deepEqual(parse(compile(tree)), tree);
            }),
            { numRuns: 500 },
        );
    });

    for (const value of ["", 'say "x"', "C:\\x", "Ev*ent", "a\nb", NaN, Infinity]) {
        it(`refuse to compare with ${JSON.stringify(value)}`, () => {
            assert.throws(
                () => equals("$.a", value),
                new FilterPatternError(
                    `a pattern cannot compare with "${value}": it is empty or not finite, or has a double quote, a backslash, a control character or a * in its middle`,
                ),
            );
        });
    }

    it("refuse a selector that is none", () => {
        assert.throws(
            () => notExists("eventName"),
            new FilterPatternError(`"eventName" is no selector; write one like $.a.b, $.a[0], $.a[*].b or $.['a.b']`),
        );
    });

    it("refuse an expression of more than 1024 characters", () => {
        const names = Array.from({ length: 40 }, (_, index) => `SomeEventName${index}`);
        assert.throws(
            () => compile(anyEvent({ source: "ec2.amazonaws.com", names })),
            /^FilterPatternError: a filter pattern has at most 1024 characters, this one 1\d\d\d: /,
        );
    });

    it("refuse an empty list", () => {
        assert.throws(
            () => compile(any()),
            /^FilterPatternError: expected a selector such as \$\.eventName, or \( at "the end"/,
        );
    });
});

function value(): fc.Arbitrary<string | number> {
    return fc.oneof(fc.constantFrom(...texts), fc.constantFrom(1, 1.5, -2, 7e-7));
}

/** What the builders' docstrings promise, written without the parser and the evaluator. */
function meaning(tree: Expression, record: CloudTrailRecord): boolean {
    if ("all" in tree) {
        return !tree.all.some((member) => !meaning(member, record));
    }
    if ("any" in tree) {
        return tree.any.map((member) => meaning(member, record)).includes(true);
    }
    const found = lookUp(tree.selector.text, record);
    if (tree.operator !== "=" && tree.operator !== "!=") {
        return found === undefined;
    }
    if (typeof found !== "string" && typeof found !== "number") {
        return false;
    }
    return (tree.operator === "=") === isEqual(found, tree.value);
}

function lookUp(selector: string, record: CloudTrailRecord): JsonValue | undefined {
    const [, first = "", second] = selector.split(".");
    const outer = record[first];
    if (second === undefined || outer === undefined) {
        return outer;
    }
    return typeof outer === "object" && outer !== null && !Array.isArray(outer)
        ? (outer as CloudTrailRecord)[second]
        : undefined;
}

function isEqual(found: string | number, literal: Literal): boolean {
    if (typeof literal === "string") {
        const parts = literal.split("*").map((part) => part.replaceAll(".", "[.]"));
        return new RegExp(`^${parts.join(".*")}$`, "s").test(`${found}`);
    }
    assert.ok("number" in literal);
    return typeof found === "number" ? found === literal.number : found === `${literal.number}`;
}

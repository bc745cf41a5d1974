import assert from "node:assert/strict";
import fc from "fast-check";
import {
    all,
    any,
    anyEvent,
    comparison,
    contains,
    endsWith,
    equals,
    event,
    exists,
    isFalse,
    isNull,
    isTrue,
    not,
    notEquals,
    notExists,
    oneOf,
    startsWith,
    succeeded,
} from "../../../detections/filter-pattern/build";
import { compile } from "../../../detections/filter-pattern/compile";
import { matcher } from "../../../detections/filter-pattern/evaluate";
import { FilterPatternError } from "../../../detections/filter-pattern/expression";
import { factored } from "../../../detections/filter-pattern/factored";
import { patternText } from "../../../detections/filter-pattern/print";
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
const otherCondition = fc.oneof(
    fc.constantFrom(...selectors).map(exists),
    fc.constantFrom(...selectors).map(isNull),
    fc.constantFrom(...selectors).map(isTrue),
    fc.constantFrom(...selectors).map(isFalse),
    fc
        .tuple(
            fc.constantFrom(...selectors),
            fc.constantFrom("<" as const, "<=" as const, ">" as const, ">=" as const),
            fc.constantFrom(1, 1.5, -2),
        )
        .map(([selector, operator, limit]) => comparison(selector, operator, limit)),
);
const negatable = fc.letrec<{ tree: Expression }>((tie) => ({
    tree: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        condition.filter(({ operator }) => operator !== "NOT EXISTS"),
        fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((members) => all(...members)),
        fc.array(tie("tree"), { minLength: 1, maxLength: 3 }).map((members) => any(...members)),
    ),
})).tree;
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
    expression: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        condition,
        otherCondition,
        fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map((members) => all(...members)),
        fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map((members) => any(...members)),
    ),
}));
const field = fc.oneof(
    fc.constantFrom(...scalars),
    fc.array(fc.constantFrom(...scalars), { maxLength: 2 }),
    fc.record({ c: fc.constantFrom(...scalars) }, { requiredKeys: [] }),
);
const record = fc.record({ a: field, b: field }, { requiredKeys: [] });
const scalar = fc.constantFrom(...scalars.filter((each) => typeof each === "string" || typeof each === "number"));
/** Where only texts, numbers and missing fields occur, an `=` has a contrary. */
const plainRecord = fc.record(
    { a: fc.oneof(scalar, fc.record({ c: scalar }, { requiredKeys: [] })), b: scalar },
    { requiredKeys: [] },
);

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
            fc.property(expression, record, (tree, each) => {
                assert.equal(matcher(parse(compile(tree)))(each), meaning(tree, each));
            }),
            { numRuns: 2000 },
        );
    });

    it("mean the same in brief, and with what members begin with moved before them", () => {
        fc.assert(
            fc.property(expression, record, (tree, each) => {
                const expected = matcher(tree)(each);
                assert.equal(matcher(parse(patternText(tree, "brief")))(each), expected);
                assert.equal(matcher(factored(tree))(each), expected);
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

    it("match the contrary with `not`, of texts, numbers and missing fields", () => {
        fc.assert(
            fc.property(negatable, plainRecord, (tree, each) => {
                fc.pre(!touchesObject(tree, each));
                assert.equal(matcher(not(tree))(each), !matcher(tree)(each));
            }),
            { numRuns: 2000 },
        );
    });

    it("ask once whether a field is absent that has several forbidden values", () => {
        assert.equal(compile(not(oneOf("$.a", ["x", "y*"]))), '{ $.a NOT EXISTS || ($.a != "x" && $.a != "y*") }');
    });

    for (const condition of [
        notExists("$.a"),
        isNull("$.a"),
        isTrue("$.a"),
        isFalse("$.a"),
        comparison("$.a", "<", 1),
    ]) {
        it(`have no contrary of ${condition.operator}`, () => {
            assert.throws(
                () => not(condition),
                new FilterPatternError(
                    `a filter pattern cannot say the contrary of "$.a ${condition.operator}" for every event; say what the field is instead`,
                ),
            );
        });
    }

    it("print every operator", () => {
        assert.equal(
            compile(
                any(
                    event("DisableKey", "kms.amazonaws.com"),
                    all(startsWith("$.a", "x"), endsWith("$.a", "y"), contains("$.a", "z"), exists("$.a")),
                    all(isNull("$.b"), isTrue("$.b"), isFalse("$.b"), comparison("$.b", ">=", 3), succeeded()),
                ),
            ),
            '{ ($.eventSource = "kms.amazonaws.com" && $.eventName = "DisableKey") || ' +
                '($.a = "x*" && $.a = "*y" && $.a = "*z*" && $.a = "*") || ' +
                "($.b IS NULL && $.b IS TRUE && $.b IS FALSE && $.b >= 3 && $.errorCode NOT EXISTS) }",
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
    const operators: { readonly [operator: string]: () => boolean } = {
        "NOT EXISTS": () => found === undefined,
        "IS NULL": () =>
            found === null ||
            JSON.stringify(found ?? "").includes("[null") ||
            /,null/.test(JSON.stringify(found ?? "")),
        "IS TRUE": () => found === true,
        "IS FALSE": () => found === false,
        "=": () => isText(found) && isEqual(found, literalOf(tree)),
        "!=": () => isText(found) && !isEqual(found, literalOf(tree)),
        "<": () => typeof found === "number" && found < limitOf(tree),
        "<=": () => typeof found === "number" && found <= limitOf(tree),
        ">": () => typeof found === "number" && found > limitOf(tree),
        ">=": () => typeof found === "number" && found >= limitOf(tree),
    };
    return operators[tree.operator]?.() ?? false;
}

function isText(found: JsonValue | undefined): found is string | number {
    return typeof found === "string" || typeof found === "number";
}

function literalOf(tree: Expression): Literal {
    return "value" in tree && typeof tree.value !== "number" ? tree.value : "";
}

function limitOf(tree: Expression): number {
    return "value" in tree && typeof tree.value === "number" ? tree.value : NaN;
}

/** Whether a condition of the expression looks at a field that holds an object. */
function touchesObject(tree: Expression, each: CloudTrailRecord): boolean {
    if ("all" in tree || "any" in tree) {
        return ("all" in tree ? tree.all : tree.any).some((member) => touchesObject(member, each));
    }
    return typeof lookUp(tree.selector.text, each) === "object";
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

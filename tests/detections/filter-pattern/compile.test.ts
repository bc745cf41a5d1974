import assert from "node:assert/strict";
import fc from "fast-check";
import {
    all,
    any,
    anyEvent,
    contains,
    equals,
    notEquals,
    oneOf,
    succeeded,
} from "../../../detections/filter-pattern/build";
import { compile, compileFilters } from "../../../detections/filter-pattern/compile";
import { matches } from "../../../detections/filter-pattern/evaluate";

const names = (count: number, start = "SomeEventName") =>
    Array.from({ length: count }, (_, index) => `${start}${index}`);
const events = (count: number) => anyEvent({ source: "ec2.amazonaws.com", names: names(count) });

describe("compiled filters", () => {
    it("are one pattern where it fits", () => {
        assert.deepEqual(compileFilters(events(20)), [compile(events(20))]);
    });

    it("are several with the rest of the condition in each where it does not", () => {
        const patterns = compileFilters(all(events(90), succeeded()));
        assert.equal(patterns.length, 3);
        for (const pattern of patterns) {
            assert.ok(pattern.length <= 1024);
            assert.match(
                pattern,
                /^{ \$\.eventSource ?= ?("ec2\.amazonaws\.com"|ec2\.\*) && \(.*\) && \$\.errorCode NOT EXISTS }$/,
            );
        }
        const found = patterns.flatMap((pattern) => [...pattern.matchAll(/SomeEventName\d+/g)].map(([name]) => name));
        assert.deepEqual(found, names(90));
    });

    it("have only the first part of a long pattern's event sources", () => {
        assert.deepEqual(compileFilters(events(31)), [
            `{ $.eventSource=ec2.* && (${names(31)
                .map((name) => `$.eventName=${name}`)
                .join(" || ")}) }`,
        ]);
    });

    it("do without quotes, spaces and parentheses before they are split", () => {
        const tree = any(all(equals("$.a", "x y"), oneOf("$.b", names(42))), all(equals("$.a", "1"), equals("$.c", 2)));
        const inner = names(42)
            .map((name) => `$.b=${name}`)
            .join(" || ");
        assert.deepEqual(compileFilters(tree), [`{ $.a="x y" && (${inner}) || $.a="1" && $.c=2 }`]);
    });

    it("have what several members begin with once", () => {
        const tree = any(...names(20).map((name) => all(equals("$.source", "ec2.amazonaws.com"), equals("$.b", name))));
        const inner = names(20)
            .map((name) => `$.b = "${name}"`)
            .join(" || ");
        assert.deepEqual(compileFilters(tree), [`{ $.source = "ec2.amazonaws.com" && (${inner}) }`]);
    });

    it("match together what the expression means, each event once", () => {
        const tree = fc
            .tuple(
                fc.uniqueArray(fc.integer({ min: 0, max: 99 }), { minLength: 1, maxLength: 80 }),
                fc.boolean(),
                fc.boolean(),
            )
            .map(([numbers, withMore, nested]) => {
                const byName = oneOf(
                    "$.eventName",
                    numbers.map((number) => `SomeEventName${number}`),
                );
                const group = all(equals("$.eventSource", "a"), byName, ...(withMore ? [notEquals("$.x", "1")] : []));
                return nested ? any(group, all(equals("$.eventSource", "b"), byName)) : group;
            });
        const record = fc.record({
            eventSource: fc.constantFrom("a", "b"),
            eventName: fc.integer({ min: 0, max: 99 }).map((number) => `SomeEventName${number}`),
            x: fc.constantFrom("1", "2"),
        });
        fc.assert(
            fc.property(tree, record, (expression, each) => {
                const found = compileFilters(expression, true).filter((pattern) => matches(pattern, each)).length;
                const whole = meaning(expression, each);
                assert.equal(found, whole ? 1 : 0);
            }),
            { numRuns: 300 },
        );
    });

    it("are split at more than three selectors with [*] as well", () => {
        const members = ["a", "b", "c", "d"].map((name) => equals(`$.${name}[*].x`, "1"));
        assert.deepEqual(compileFilters(any(...members)), [compile(any(...members.slice(0, 3))), '{ $.d[*].x = "1" }']);
    });

    it("are split inside a member that is too long by itself", () => {
        const tree = any(all(equals("$.a", "1"), oneOf("$.b", names(90))), equals("$.c", "1"));
        const patterns = compileFilters(tree);
        assert.ok(patterns.length >= 3 && patterns.every(({ length }) => length <= 1024));
        assert.equal(patterns.filter((pattern) => matches(pattern, { a: "1", b: "SomeEventName89" })).length, 1);
        assert.equal(patterns.filter((pattern) => matches(pattern, { b: "SomeEventName89" })).length, 0);
        assert.equal(patterns.filter((pattern) => matches(pattern, { c: "1" })).length, 1);
    });

    it("are refused where there is nothing to split at", () => {
        const tree = all(...names(40).map((name) => notEquals("$.eventName", name)));
        assert.throws(
            () => compileFilters(tree),
            /^FilterPatternError: a filter pattern has at most 1024 characters, 2 regular expressions and 3 selectors with \[\*\] or \.\*, and this one has no \|\| to split it at: \{ /,
        );
    });

    it("are refused where an event could match two of them and events are counted", () => {
        const tree = any(...names(40).map((name) => contains("$.eventName", name)));
        assert.ok(compileFilters(tree).length > 1);
        assert.throws(
            () => compileFilters(tree, true),
            /^FilterPatternError: .*, and this one has no \|\| between what excludes each other to split it at: \{ /,
        );
    });
});

describe("a single pattern", () => {
    it("is refused with more than 1024 characters", () => {
        assert.throws(
            () => compile(events(90)),
            /^FilterPatternError: a filter pattern has at most 1024 characters, this one \d{4}: /,
        );
    });
});

/** What the expression of the property means, without the compiler. */
function meaning(expression: ReturnType<typeof all>, each: { readonly [field: string]: string }): boolean {
    if ("all" in expression) {
        return expression.all.every((member) => meaning(member, each));
    }
    if ("any" in expression) {
        return expression.any.some((member) => meaning(member, each));
    }
    const found = each[expression.selector.text.slice(2)];
    assert.ok("value" in expression);
    return expression.operator === "=" ? found === expression.value : found !== expression.value;
}

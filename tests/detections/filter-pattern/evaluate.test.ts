import assert from "node:assert/strict";
import { matches } from "../../../detections/filter-pattern/evaluate";
import type { CloudTrailRecord, JsonValue } from "../../../detections/cloudtrail-record";

/** What `$.a` may hold, by name; "missing" is an event without the field. */
const values: { readonly [name: string]: JsonValue | undefined } = {
    missing: undefined,
    null: null,
    true: true,
    false: false,
    one: 1,
    two: 2,
    "text 1": "1",
    "text 01": "01",
    "text 1e3": "1e3",
    "text true": "true",
    foo: "foo",
    FOO: "FOO",
    foobar: "foobar",
    barfoo: "barfoo",
    "empty array": [],
    "array of 1, 2": [1, 2],
    "array of 1": [1],
    "array of null, 2": [null, 2],
    "array of arrays": [[null]],
    "empty object": {},
    "object of b 2": { b: 2 },
    "objects of b 1, b 2": [{ b: 1 }, { b: 2 }],
    "object without b in array": [{}],
    "array of booleans": [true, false],
};
const all = Object.keys(values);
const allBut = (...names: string[]) => all.filter((name) => !names.includes(name));

/** Pattern → the values of `$.a` that it matches: behaviour of the real TestMetricFilter, or the User Guide's word. */
const truth: readonly (readonly [pattern: string, matching: readonly string[]])[] = [
    ["{ $.a = 1 }", ["one", "text 1"]],
    ["{ $.a = 1.0 }", ["one"]],
    ["{ $.a = +1 }", ["one"]],
    ["{ $.a = 1e3 }", ["text 1e3"]],
    ['{ $.a = "1" }', ["one", "text 1"]],
    ["{ $.a = 01 }", ["one", "text 01"]],
    ["{ $.a = foo }", ["foo"]],
    ['{ $.a = "foo" }', ["foo"]],
    ["{ $.a = true }", ["text true"]],
    ['{ $.a = "true" }', ["text true"]],
    ["{ $.a = foo* }", ["foo", "foobar"]],
    ['{ $.a = "*foo" }', ["foo", "barfoo"]],
    ['{ $.a = "*oo*" }', ["foo", "foobar", "barfoo"]],
    ['{ $.a = "f*o" }', []],
    ["{ $.a = * }", all.slice(all.indexOf("one"), all.indexOf("empty array"))],
    ['{ $.a = "*" }', all.slice(all.indexOf("one"), all.indexOf("empty array"))],
    ["{ $.a != 1 }", ["two", "text 01", "text 1e3", "text true", "foo", "FOO", "foobar", "barfoo"]],
    ['{ $.a != "foo*" }', ["one", "two", "text 1", "text 01", "text 1e3", "text true", "FOO", "barfoo"]],
    ["{ $.a > 1 }", ["two"]],
    ["{ $.a >= 1 }", ["one", "two"]],
    ["{ $.a < 2 }", ["one"]],
    ["{ $.a <= 2 }", ["one", "two"]],
    ["{ $.a = %oo% }", ["foo", "foobar", "barfoo"]],
    ["{ $.a = %^[0-9]$% }", ["one", "two", "text 1"]],
    ["{ $.a != %[a-z0]% }", ["one", "two", "text 1", "FOO"]],
    ["{ $.a NOT EXISTS }", ["missing"]],
    ["{ $.a IS NULL }", ["null", "array of null, 2"]],
    ["{ $.a is null }", ["null", "array of null, 2"]],
    ["{ $.a IS TRUE }", ["true"]],
    ["{ $.a IS FALSE }", ["false"]],
    ["{ $.a.b = 2 }", ["object of b 2"]],
    ["{ $.a.b NOT EXISTS }", allBut("object of b 2")],
    ["{ $.a[1] = 2 }", ["array of 1, 2", "array of null, 2"]],
    ["{ $.a[0].b = 1 }", ["objects of b 1, b 2"]],
    ["{ $.a[*] = 2 }", ["array of 1, 2", "array of null, 2", "object of b 2"]],
    ["{ $.a.* = 2 }", ["array of 1, 2", "array of null, 2", "object of b 2"]],
    ["{ $.a[*].b = 2 }", ["objects of b 1, b 2"]],
    ["{ $.a[*] != 2 }", allBut("missing", "array of 1, 2", "array of null, 2", "object of b 2")],
    ["{ $.a[*].b != 2 }", allBut("missing", "objects of b 1, b 2")],
    ["{ $.a[*] IS NULL }", ["array of null, 2"]],
    ["{ $.a[*] IS TRUE }", ["array of booleans"]],
    ["{ $.a[*] NOT EXISTS }", [...all.slice(0, all.indexOf("empty array") + 1), "empty object"]],
    [
        "{ $.a NOT EXISTS || $.a != 1 }",
        ["missing", ...all.slice(all.indexOf("two"), all.indexOf("empty array"))].filter((name) => name !== "text 1"),
    ],
    ["{ $.a = foo && $.b = 1 || $.a = FOO }", ["FOO"]],
    ["{ $.a = FOO || $.a = foo && $.b = 1 }", ["FOO"]],
    ["{ ($.a = FOO || $.a = foo) && $.b NOT EXISTS }", ["foo", "FOO"]],
    ["{($.a=FOO)||($.a=foo)}", ["foo", "FOO"]],
    ["{\n  $.a != 1 &&\n  $.a != 2\n}", ["text 01", "text 1e3", "text true", "foo", "FOO", "foobar", "barfoo"]],
];

describe("the filter pattern evaluator", () => {
    for (const [pattern, matching] of truth) {
        it(`matches ${JSON.stringify(pattern)} where the service does`, () => {
            const found = all.filter((name) => matches(pattern, eventWith(values[name])));
            assert.deepEqual(found, matching);
        });
    }

    it("reads a property name with a dot in brackets and quotes", () => {
        assert.equal(matches("{ $.['a.b'] = 2 }", { "a.b": 2 }), true);
        assert.equal(matches("{ $.['a.b'] = 2 }", { a: { b: 2 } }), false);
    });

    it("reads a property name with a hyphen", () => {
        assert.equal(matches("{ $.a-b = 2 }", { "a-b": 2 }), true);
    });

    it("finds no field that every JavaScript object has", () => {
        assert.equal(matches("{ $.constructor NOT EXISTS && $.a.length NOT EXISTS }", { a: [1] }), true);
    });
});

function eventWith(a: JsonValue | undefined): CloudTrailRecord {
    return a === undefined ? {} : { a };
}

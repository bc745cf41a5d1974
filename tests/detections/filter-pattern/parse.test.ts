import assert from "node:assert/strict";
import fc from "fast-check";
import { FilterPatternError } from "../../../detections/filter-pattern/expression";
import { maximumPatternLength, parse } from "../../../detections/filter-pattern/parse";

const expectedOperator = "expected =, !=, <, <=, >, >=, NOT EXISTS, IS NULL, IS TRUE or IS FALSE";
const expectedValue = "expected a text, a number or a %regular expression% (for null, write IS NULL)";
const expectedSelector = "expected a selector such as $.eventName, or (";
const quoting =
    'text with other characters than letters, digits and _ . * + - goes in double quotes, and there without " and \\';
const noSelector = "is no selector; write one like $.a.b, $.a[0], $.a[*].b or $.['a.b']";
const jsonOnly = "a filter pattern for JSON events starts with { and ends with }:";

/** Pattern → why it is refused, without the pattern itself at the end. */
const refused: { readonly [pattern: string]: string } = {
    "{ $.a == 1 }": `${expectedValue} at "= 1"`,
    "{ $.a = 1 AND $.b = 2 }": 'expected && or || at "AND $.b = 2"',
    "{ $.a = 1 $.b = 2 }": 'expected && or || at "$.b = 2"',
    "{ $.a EXISTS }": `${expectedOperator} at "EXISTS"`,
    "{ $.a IS NOT NULL }": `${expectedOperator} at "IS NOT NULL"`,
    "{ $.a && $.b = 1 }": `${expectedOperator} at "&& $.b = 1"`,
    "{ $.a = null }": `${expectedValue} at "null"`,
    "{ $.a = }": `${expectedValue} at "the end"`,
    "{ $.a = 'x' }": `unexpected "'x'"; ${quoting}`,
    "{ $.a = x:y }": `unexpected ":y"; ${quoting}`,
    "{ $.a = x/y }": `unexpected "/y"; ${quoting}`,
    "{ $.a = x@y }": `unexpected "@y"; ${quoting}`,
    '{ $.a = "x }': `unexpected ""x"; ${quoting}`,
    "{ !$.a = 1 }": `unexpected "!$.a = 1"; ${quoting}`,
    "{ $.a = Failed authentication }": 'expected && or || at "authentication"',
    '{ $.a = "x\\"y" }': `unexpected ""x\\"y""; ${quoting}`,
    '{ $.a > "0" }': 'expected a number without quotes at ""0""',
    "{ $.a > x }": 'expected a number without quotes at "x"',
    "{ ($.a = 1 }": 'expected ) at "the end"',
    "{ $.a = 1) }": 'expected && or || at ")"',
    "{ $.a = 1 || }": `${expectedSelector} at "the end"`,
    "{ }": `${expectedSelector} at "the end"`,
    "{ a = 1 }": `${expectedSelector} at "a = 1"`,
    "{ $ = 1 }": `"$" ${noSelector}`,
    "{ $[1] = 1 }": `"$[1]" ${noSelector}`,
    "{ $['a'] = 1 }": `"$['a']" ${noSelector}`,
    '{ $.["a"] = 1 }': `"$.["a"]" ${noSelector}`,
    "{ $.a[-1] = 1 }": `"$.a[-1]" ${noSelector}`,
    "{ $.a..b = 1 }": `"$.a..b" ${noSelector}`,
    "{ $.a[*].* = 1 }": "the selector $.a[*].* has more than one [*] or .*; one is allowed",
    "{ $.a[*] = 1 || $.b[*] = 1 || $.c.* = 1 || $.d[*] = 1 }": "more than 3 selectors with [*] or .*",
    "{ $.a = %1% || $.a = %2% || $.a = %3% }": "more than 2 regular expressions",
    "{ $.a = %(ab)+% }": "%(ab)+% is empty or has a character that is not supported, such as ( ) or !",
    "{ $.a = %% }": "%% is empty or has a character that is not supported, such as ( ) or !",
    "{ $.a = %a++% }": "%a++% is no regular expression",
};

describe("the filter pattern parser", () => {
    for (const [pattern, reason] of Object.entries(refused)) {
        it(`refuses ${pattern}`, () => {
            assert.throws(() => parse(pattern), new FilterPatternError(`${reason} in ${pattern}`));
        });
    }

    for (const pattern of ["", "ERROR", "[a, b]", "%ERROR%", "{ $.a = 1 } x", "{ $.a = 1"]) {
        it(`refuses ${JSON.stringify(pattern)}, which is not for JSON events`, () => {
            assert.throws(() => parse(pattern), new FilterPatternError(`${jsonOnly} ${pattern}`));
        });
    }

    it("takes a pattern of 1024 characters and refuses one of 1025", () => {
        const pattern = (length: number) => `{ $.a = "${"x".repeat(length - 12)}" }`;
        assert.equal(pattern(maximumPatternLength).length, 1024);
        assert.doesNotThrow(() => parse(pattern(1024)));
        assert.throws(
            () => parse(pattern(1025)),
            /^FilterPatternError: a filter pattern has at most 1024 characters, this one 1025: /,
        );
    });

    it("throws nothing but a FilterPatternError, whatever the text", () => {
        const piece = fc.constantFrom(
            "$.a",
            "$",
            ".",
            "[*]",
            "[0]",
            "=",
            "!",
            "<",
            "&&",
            "|",
            "(",
            ")",
            '"',
            "%",
            "\\",
            "1",
            "x",
            " ",
            "NOT",
            "IS",
            "NULL",
            "é",
            "{",
            "}",
        );
        fc.assert(
            fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
                try {
                    parse(`{ ${pieces.join("")} }`);
                } catch (error) {
                    assert.ok(error instanceof FilterPatternError, String(error));
                }
            }),
            { numRuns: 2000 },
        );
    });
});

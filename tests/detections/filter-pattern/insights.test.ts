import assert from "node:assert/strict";
import {
    all,
    any,
    anyEvent,
    comparison,
    contains,
    endsWith,
    equals,
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
import type { Expression } from "../../../detections/filter-pattern/expression";
import { insightsCondition } from "../../../detections/filter-pattern/insights";
import { parse } from "../../../detections/filter-pattern/parse";

/** Logs Insights condition → the expression that it stands for. */
const conditions: readonly (readonly [text: string, expression: Expression])[] = [
    ['a = "x"', equals("$.a", "x")],
    ["a = 1", equals("$.a", 1)],
    ['a in ["x", "y"]', oneOf("$.a", ["x", "y"])],
    ['a in ["x", "z"] or a like /^y/', oneOf("$.a", ["x", "y*", "z"])],
    ["a.b like /^x\\.y/", startsWith("$.a.b", "x.y")],
    ["a like /\\/x$/", endsWith("$.a", "/x")],
    ["a like /x/", contains("$.a", "x")],
    ["ispresent(a)", exists("$.a")],
    ["not ispresent(a)", notExists("$.a")],
    ['(ispresent(a) and a != "x")', notEquals("$.a", "x")],
    ["(ispresent(a) and a not like /^x/)", notEquals("$.a", "x*")],
    ['not ispresent(a) or a != "x"', not(equals("$.a", "x"))],
    ['not ispresent(a) or (a != "x" and a != "y")', not(oneOf("$.a", ["x", "y"]))],
    ['(ispresent(a) and a != "x") or not ispresent(b)', any(notEquals("$.a", "x"), notExists("$.b"))],
    ["a > 3", comparison("$.a", ">", 3)],
    ['a in [1, "true"]', isTrue("$.a")],
    ['a in [0, "false"]', isFalse("$.a")],
    ['@message like /"b":\\s*null/', isNull("$.a.b")],
    ["a.0.b = 1", equals("$.a[0].b", 1)],
    ['`a.x-amz-acl` = "private"', equals("$.a.x-amz-acl", "private")],
    ['@message like /"c":\\s*"x"/', equals("$.a[*].c", "x")],
    ['@message like /"c":\\s*"x[^"]*"/', startsWith("$.a[*].c", "x")],
    ['@message not like /"c":\\s*"x"/', notEquals("$.a[*].c", "x")],
    ['@message not like /"c":\\s*/', notExists("$.a[*].c")],
    ['@message like /"x"/', equals("$.a[*]", "x")],
    ["a like /^x[0-9]/", parse("{ $.a = %^x[0-9]% }")],
    [
        'eventSource = "ec2.amazonaws.com" and eventName in ["CreateRoute", "DeleteRoute"] and not ispresent(errorCode)',
        all(anyEvent({ source: "ec2.amazonaws.com", names: ["CreateRoute", "DeleteRoute"] }), succeeded()),
    ],
    [
        'a = "x" and (b = "y" or (c = "z" and d = 1))',
        all(equals("$.a", "x"), any(equals("$.b", "y"), all(equals("$.c", "z"), equals("$.d", 1)))),
    ],
];

describe("the Logs Insights condition", () => {
    for (const [text, expression] of conditions) {
        it(`${text} stands for the pattern's`, () => {
            assert.equal(insightsCondition(expression), text);
        });
    }
});

import assert from "node:assert/strict";
import { archive } from "./callers";
import { evaluate } from "./evaluate";
import type { RequestKeys } from "./request";

type Condition = Record<string, Record<string, unknown>>;

/** Whether a statement with this condition has its effect on a request with these keys. */
function isMet(Condition: Condition, context: RequestKeys = {}): boolean {
    const Statement = { Effect: "Allow", Principal: "*", Action: "*", Resource: "*", Condition };
    const policy = { Version: "2012-10-17", Statement };
    const request = {
        caller: archive.readerWithoutPolicy,
        action: "s3:GetObject",
        resource: "arn:aws:s3:::b/o",
        context,
    };
    return evaluate(request, { owner: "444455556666", resource: policy }) === "allowed";
}

const date = "2026-01-31T12:00:00Z";
const arn = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/a";
const cases: readonly (readonly [claim: string, met: boolean, condition: Condition, context?: RequestKeys])[] = [
    ["StringEquals compares the whole text", false, { StringEquals: { k: "log" } }, { k: "logs" }],
    ["StringEquals takes any of its values", true, { StringEquals: { k: ["a", "b"] } }, { k: "b" }],
    ["StringEquals sees case", false, { StringEquals: { k: "Log" } }, { k: "log" }],
    ["StringEquals has no wildcards", false, { StringEquals: { k: "l*" } }, { k: "log" }],
    ["StringEquals fails without the key", false, { StringEquals: { k: "log" } }],
    ["StringNotEquals fails for one of its values", false, { StringNotEquals: { k: ["a", "b"] } }, { k: "b" }],
    ["StringNotEquals holds for none of its values", true, { StringNotEquals: { k: ["a", "b"] } }, { k: "c" }],
    ["StringNotEquals holds without the key", true, { StringNotEquals: { k: "a" } }],
    ["StringEqualsIgnoreCase ignores case", true, { StringEqualsIgnoreCase: { k: "LOG" } }, { k: "log" }],
    ["StringNotEqualsIgnoreCase ignores case", false, { StringNotEqualsIgnoreCase: { k: "LOG" } }, { k: "log" }],
    ["StringLike: * is any text, / and : included", true, { StringLike: { k: "a*z" } }, { k: "a/b:c/z" }],
    ["StringLike: ? is one character", false, { StringLike: { k: "a?" } }, { k: "a" }],
    ["StringLike compares the whole text", false, { StringLike: { k: "a*" } }, { k: "ba" }],
    ["StringLike: a dot is a dot", false, { StringLike: { k: "a.c" } }, { k: "abc" }],
    ["StringNotLike fails for a match", false, { StringNotLike: { k: "a*" } }, { k: "abc" }],
    ["StringNotLike holds without the key", true, { StringNotLike: { k: "a*" } }],
    [
        "ArnEquals has wildcards, as ArnLike has",
        true,
        { ArnEquals: { k: "arn:aws:cloudtrail:*:111122223333:trail/?" } },
        { k: arn },
    ],
    [
        "ArnLike: a wildcard stays in its part",
        false,
        { ArnLike: { k: "arn:aws:s:*:1:f/*" } },
        { k: "arn:aws:s:r:9:store/a:1:f/d" },
    ],
    [
        "StringLike crosses the parts of an ARN",
        true,
        { StringLike: { k: "arn:aws:s:*:1:f/*" } },
        { k: "arn:aws:s:r:9:store/a:1:f/d" },
    ],
    [
        "ArnLike: the sixth part has the remaining colons",
        true,
        { ArnLike: { k: "arn:aws:logs:r:1:group:*" } },
        { k: "arn:aws:logs:r:1:group:a:stream:b" },
    ],
    ["ArnLike sees case", false, { ArnLike: { k: arn.toUpperCase() } }, { k: arn }],
    ["ArnLike fails without the key", false, { ArnLike: { k: "arn:*:*:*:*:*" } }],
    ["ArnNotEquals fails for a match by wildcard", false, { ArnNotEquals: { k: "arn:*:*:*:*:*" } }, { k: arn }],
    ["ArnNotEquals holds without the key", true, { ArnNotEquals: { k: arn } }],
    ["Bool compares truth", true, { Bool: { k: "true" } }, { k: "true" }],
    ["Bool takes JSON's own false", true, { Bool: { k: false } }, { k: "false" }],
    ["Bool fails without the key, whatever it asks", false, { Bool: { k: "false" } }],
    ["Null true holds without the key", true, { Null: { k: "true" } }],
    ["Null true fails with the key", false, { Null: { k: "true" } }, { k: "v" }],
    ["Null false holds with the key", true, { Null: { k: "false" } }, { k: "v" }],
    ["Null false fails without the key", false, { Null: { k: "false" } }],
    ["NumericLessThan compares numbers, not texts", true, { NumericLessThan: { k: "10" } }, { k: "9" }],
    ["NumericLessThan fails for equals", false, { NumericLessThan: { k: "10" } }, { k: "10" }],
    ["NumericGreaterThanEquals holds for equals", true, { NumericGreaterThanEquals: { k: 10 } }, { k: "10" }],
    ["NumericNotEquals holds without the key", true, { NumericNotEquals: { k: "1" } }],
    ["NumericLessThan fails without the key", false, { NumericLessThan: { k: "1" } }],
    ["DateLessThan compares moments", true, { DateLessThan: { k: "2026-01-31T13:30:00+01:00" } }, { k: date }],
    ["DateGreaterThan reads seconds since 1970", false, { DateGreaterThan: { k: "1893456000" } }, { k: date }],
    ["IpAddress takes a range", true, { IpAddress: { k: "203.0.113.0/24" } }, { k: "203.0.113.9" }],
    ["IpAddress without a prefix is one address", false, { IpAddress: { k: "203.0.113.0" } }, { k: "203.0.113.9" }],
    ["IpAddress knows IPv6", true, { IpAddress: { k: "2001:db8::/32" } }, { k: "2001:db8:1::1" }],
    [
        "NotIpAddress holds outside its ranges",
        true,
        { NotIpAddress: { k: ["203.0.113.0/24", "2001:db8::/32"] } },
        { k: "198.51.100.7" },
    ],
    ["NotIpAddress holds without the key", true, { NotIpAddress: { k: "203.0.113.0/24" } }],
    ["IfExists holds without the key", true, { StringEqualsIfExists: { k: "a" } }],
    ["IfExists compares a key that is there", false, { StringEqualsIfExists: { k: "a" } }, { k: "b" }],
    ["IfExists changes nothing for a negated operator without the key", true, { StringNotEqualsIfExists: { k: "a" } }],
    [
        "ForAllValues holds if each value has a match",
        true,
        { "ForAllValues:StringEquals": { k: ["a", "b"] } },
        { k: ["b", "a"] },
    ],
    [
        "ForAllValues fails for one value without a match",
        false,
        { "ForAllValues:StringEquals": { k: ["a", "b"] } },
        { k: ["a", "c"] },
    ],
    ["ForAllValues holds without the key", true, { "ForAllValues:StringEquals": { k: "a" } }],
    ["ForAllValues holds for an empty text", true, { "ForAllValues:StringEquals": { k: "a" } }, { k: "" }],
    [
        "ForAllValues of a negated operator fails for one match",
        false,
        { "ForAllValues:StringNotEquals": { k: "a" } },
        { k: ["a", "c"] },
    ],
    ["ForAnyValue holds for one match", true, { "ForAnyValue:StringLike": { k: "a*" } }, { k: ["c", "ab"] }],
    ["ForAnyValue fails without the key", false, { "ForAnyValue:StringEquals": { k: "a" } }],
    ["ForAnyValue of a negated operator fails without the key", false, { "ForAnyValue:StringNotEquals": { k: "a" } }],
    [
        "ForAnyValue of a negated operator holds for one value without a match",
        true,
        { "ForAnyValue:StringNotEquals": { k: "a" } },
        { k: ["a", "c"] },
    ],
    ["all operators must hold", false, { StringEquals: { "x:a": "1" }, Null: { "x:b": "false" } }, { "x:a": "1" }],
    [
        "all keys of an operator must hold",
        false,
        { StringEquals: { "x:a": "1", "x:b": "1" } },
        { "x:a": "1", "x:b": "2" },
    ],
    ["names of keys ignore case", true, { StringEquals: { "AWS:PrincipalACCOUNT": "444455556666" } }],
    ["no condition always holds", true, {}],
];

describe("the evaluator's conditions", () => {
    for (const [claim, met, condition, context] of cases) {
        it(claim, () => assert.equal(isMet(condition, context), met));
    }

    const errors: readonly (readonly [claim: string, condition: Condition, context: RequestKeys, message: RegExp])[] = [
        ["an operator that is not known", { BinaryEquals: { k: "a" } }, {}, /unknown condition operator BinaryEquals/],
        ["an operator in other letters", { stringEquals: { k: "a" } }, {}, /unknown condition operator stringEquals/],
        [
            "an operator's name that JavaScript knows",
            { toString: { k: "a" } },
            {},
            /unknown condition operator toString/,
        ],
        ["Null with IfExists", { NullIfExists: { k: "true" } }, {}, /unknown condition operator Null/],
        ["Null of neither true nor false", { Null: { k: "no" } }, {}, /Null compares k with true or false/],
        [
            "several values without a set operator",
            { StringEquals: { k: "a" } },
            { k: ["a", "b"] },
            /needs ForAllValues/,
        ],
        ["a comparison with what is no number", { NumericEquals: { k: "ten" } }, { k: "10" }, /not a number: ten/],
        ["a comparison with what is no date", { DateEquals: { k: "soon" } }, { k: date }, /not a date: soon/],
        [
            "a comparison with what is no address",
            { IpAddress: { k: "10.0" } },
            { k: "10.0.0.1" },
            /not an IP address: 10\.0/,
        ],
        ["a comparison with what is no truth", { Bool: { k: "yes" } }, { k: "true" }, /neither true nor false: yes/],
        ["an ARN pattern without six parts", { ArnLike: { k: "*" } }, { k: arn }, /one of these is none: \*, arn:/],
        ["what is no ARN", { ArnNotLike: { k: arn } }, { k: "1234abcd" }, /one of these is none: arn:.*, 1234abcd/],
        ["ForAnyValue with IfExists", { "ForAnyValue:BoolIfExists": { k: "true" } }, {}, /ForAnyValue:BoolIfExists/],
        [
            "a key of every request that the test leaves out",
            { StringEquals: { "aws:UserAgent": "x" } },
            {},
            /does not say its aws:UserAgent/,
        ],
        ["a key that belongs to the caller", {}, { "aws:SourceArn": arn }, /aws:sourcearn follows from the caller/],
    ];
    for (const [claim, condition, context, message] of errors) {
        it(`refuse ${claim}`, () => assert.throws(() => isMet(condition, context), message));
    }
});

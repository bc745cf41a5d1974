import assert from "node:assert/strict";
import fc from "fast-check";
import { and, everything, not, or, term, type Expression } from "../../../../commands/search/filter/expression";
import { parseFilter } from "../../../../commands/search/filter/parse";
import { patternOf } from "../../../../commands/search/filter/pattern";
import { printFilter } from "../../../../commands/search/filter/print";
import { Failure } from "../../../../command-line/failure";

const now = new Date("2026-03-04T10:00:00Z");
const parse = (text: string) => parseFilter(text, now);

function refusal(text: string): { message: string; fix: string | undefined } {
    try {
        parse(text);
    } catch (error) {
        assert.ok(error instanceof Failure, String(error));
        return { message: error.message, fix: error.fix };
    }
    throw new assert.AssertionError({ message: `${text} was not refused` });
}

describe("parseFilter", () => {
    it("binds not before and, and before or", () => {
        assert.deepEqual(
            parse("event = A or not event = B and event = C"),
            or([
                term(["eventName"], "=", "A"),
                and([not(term(["eventName"], "=", "B")), term(["eventName"], "=", "C")]),
            ]),
        );
    });

    it("reads parentheses, lists and blocks of addresses", () => {
        assert.deepEqual(
            parse(
                "eventName = Delete* and not (actor = role/Admin or ip in 10.0.0.0/8) AND region not in (eu-west-1, us-*)",
            ),
            and([
                term(["eventName"], "=", "Delete*"),
                not(or([term("actor", "=", "role/Admin"), term("ip", "=", "10.0.0.0/8")])),
                not(or([term(["awsRegion"], "=", "eu-west-1"), term(["awsRegion"], "=", "us-*")])),
            ]),
        );
    });

    const same: Record<string, Expression> = {
        "sourceipaddress = 192.0.2.7": term("ip", "=", "192.0.2.7"),
        "ip = 2001:DB8:0::/32": term("ip", "=", "2001:db8::/32"),
        "ip = lambda.amazonaws.com": term("ip", "=", "lambda.amazonaws.com"),
        "source = s3": term(["eventSource"], "=", "s3.amazonaws.com"),
        "access-key != AKIA*": not(term(["userIdentity", "accessKeyId"], "=", "AKIA*")),
        "parameter.bucketName = a": term(["requestParameters", "bucketName"], "=", "a"),
        'requestParameters."a.b"."c\\"d" = "x y"': term(["requestParameters", "a.b", 'c"d'], "=", "x y"),
        "$.newField.* ~ 'it\\'s'": term(["newField", "*"], "~", "it's"),
        "additionalEventData.bytesTransferredOut > 1e6": term(
            ["additionalEventData", "bytesTransferredOut"],
            ">",
            "1000000",
        ),
        "actor = DOMAIN\\alice": term("actor", "=", "DOMAIN\\\\alice"),
        "resource = a\\*b*": term("resource", "=", "a\\*b*"),
        "error = none": not(or([term(["errorCode"], "=", "*"), term(["errorMessage"], "=", "*")])),
        "time = 2026-03-03": and([
            term("time", ">=", "2026-03-03T00:00:00.000Z"),
            term("time", "<", "2026-03-04T00:00:00.000Z"),
        ]),
        "time >= 2h": term("time", ">=", "2026-03-04T08:00:00.000Z"),
        'time < "2026-03-04 10:30+01:00"': term("time", "<", "2026-03-04T09:30:00.000Z"),
        "not not console = yes": term("console", "=", "yes"),
        "class in (delete, sign-in)": or([term("class", "=", "delete"), term("class", "=", "sign-in")]),
    };
    for (const [text, expression] of Object.entries(same)) {
        it(`reads ${text}`, () => {
            assert.deepEqual(parse(text), expression);
        });
    }

    const refused: Record<string, [position: number, message: string, fix: RegExp]> = {
        "eventNme = x": [1, "no field eventNme", /^allowed here: eventName\? Or one of time, account/],
        "event = a and acount = b": [15, "no field acount", /^allowed here: account\?/],
        "requestParmeters.a = b": [1, "no field requestParmeters.a", /^allowed here: requestParameters\.a\?/],
        "zzz = b": [1, "no field zzz", /^allowed here: time, account, .*; \$\.PATH for any other$/],
        "class = deleted": [9, "no class deleted", /^allowed here: create, modify, delete, read, sign-in, permission$/],
        "mfa = true": [7, "no mfa true", /yes, no$/],
        "mfa ~ y": [5, "mfa does not go with ~", /= != in$/],
        "ip = 300.1.2.3": [6, "no IP address 300.1.2.3", /192\.0\.2\.7/],
        "ip in (10.0.0.0/8, 10.0.0.0/33)": [20, "no block 10.0.0.0/33", /0 to 32$/],
        "time > yesterday": [8, "no time yesterday", /2026-03-04T09:30/],
        "time > 2026-02-30": [8, "no time 2026-02-30", /2026-03-04T09:30/],
        "time ~ 2h": [6, "time does not go with ~", /= < <= > >=$/],
        "requestParameters.count > many": [27, "many is no number", /a number behind >$/],
        "actor < b": [7, "actor is a text, which < does not compare", /= != ~ in$/],
        "event Delete": [7, "an operator is missing before Delete", /= != ~ !~ < <= > >= in, not in$/],
        "event =": [8, "a value is missing before the end", /a value/],
        'event = ""': [9, "no value", /\* for any/],
        'event = "a': [9, 'a text that begins with " and does not end', /" at its end$/],
        "(event = a": [11, ") is missing before the end", /and, or, \)$/],
        "event = a)": [10, "and or or is missing before )", /and, or, the end$/],
        "event = a b": [11, "and or or is missing before b", /and, or, the end$/],
        "event in (a b)": [13, "a comma or ) is missing before b", /a comma or \)$/],
        "event not = a": [7, "an operator is missing before = a".slice(0, -2), /not in$/],
        "": [1, "a field is missing before the end", /a field or path, not, or \($/],
        "event = a and": [14, "a field is missing before the end", /a field or path/],
        [`${"(".repeat(300)}event = a`]: [202, "too many parentheses in each other", /200 at most$/],
    };
    for (const [text, [position, message, fix]] of Object.entries(refused)) {
        it(`refuses ${text.slice(0, 40) || "nothing"}, and says where and what is allowed`, () => {
            const found = refusal(text);
            assert.equal(found.message.split("\n")[0], `--where, position ${position}: ${message}`);
            assert.match(found.fix ?? "", fix);
        });
    }

    it("shows the place in a long filter", () => {
        const { message } = refusal(`${"event = aaaaaaaaaa or ".repeat(50)}evnt = b or event = c`);
        const [, line = "", mark = ""] = message.split("\n");
        assert.equal(line.slice(mark.indexOf("^"), mark.indexOf("^") + 4), "evnt");
    });

    it("reads what printFilter writes, and gets the same expression", () => {
        fc.assert(
            fc.property(expressions, (expression) => {
                assert.deepEqual(parse(printFilter(expression)), expression);
            }),
            { numRuns: 2000 },
        );
    });
});

const anyText = fc.string({ unit: fc.constantFrom(..."aB1 *\\\"'(),.=~!<>ø/:\n"), minLength: 1, maxLength: 8 });
const keys = fc.oneof(fc.constantFrom("bucketName", "*", "a-b"), anyText);
const paths = fc
    .tuple(
        fc.constantFrom("requestParameters", "eventName", "errorCode", "userIdentity"),
        fc.array(keys, { maxLength: 2 }),
    )
    .map(([first, others]) => [first, ...others]);
const terms = fc.oneof(
    fc
        .tuple(
            fc.oneof(paths, fc.constantFrom("actor" as const, "role" as const, "resource" as const, "text" as const)),
            anyText,
        )
        .map(([field, value]) => term(field, "=", patternOf(value))),
    fc
        .tuple(paths, fc.array(anyText, { minLength: 1 }))
        .map(([path, parts]) => term(path, "=", patternOf(...parts, ""))),
    fc.tuple(paths, anyText).map(([path, value]) => term(path, "~", value)),
    fc
        .tuple(paths, fc.double({ noNaN: true, noDefaultInfinity: true }))
        .map(([path, value]) => term(path, "<", String(Number(String(value))))),
    fc
        .date({ min: new Date(0), max: new Date("2099-12-31T00:00:00Z"), noInvalidDate: true })
        .map((time) => term("time", ">=", time.toISOString())),
    fc.constantFrom(term("ip", "=", "10.0.0.0/8"), term("mfa", "=", "no"), term("class", "=", "sign-in")),
);
const expressions: fc.Arbitrary<Expression> = fc
    .letrec<{ any: Expression }>((tie) => ({
        any: fc.oneof(
            { depthSize: "small" },
            terms,
            tie("any").map(not),
            fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map(and),
            fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map(or),
        ),
    }))
    .any.filter((expression) => expression !== everything);

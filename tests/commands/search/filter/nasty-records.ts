import fc from "fast-check";
import { and, not, or, term, type Expression } from "../../../../commands/search/filter/expression";
import { patternOf } from "../../../../commands/search/filter/pattern";
import type { CloudTrailRecord, JsonValue } from "../../../../detections/cloudtrail-record";

/** Records and filters made of so few words that they meet often, among them what JSON may write in several ways. */

const words = [
    "Delete",
    "DeleteBucket",
    "deletebucket",
    "a/b",
    'say "hi"',
    "back\\slash",
    "øre",
    "K",
    "\u212a",
    "true",
    "false",
    "null",
    "7",
    "1e3",
    "1000",
    "10.0.0.1",
    "192.0.2.7",
    "::ffff:10.0.0.1",
    "arn:aws:iam::111122223333:role/team/Admin",
    "arn:aws:iam::111122223333:role/Admin",
    "arn:aws:sts::111122223333:assumed-role/Admin/me",
    "arn:aws:s3:::logs",
    "role/Admin",
    "Admin",
    "logs",
    "s3.amazonaws.com",
    "111122223333",
    "us-east-1",
    "2026-03-04T09:30:00Z",
    "2026-03-05T00:00:00Z",
    "line\nfeed\u0001",
    "x,{}[]",
    '},{"eventVersion"',
    "",
] as const;
export const word = fc.constantFrom(...words);
const keys = [
    "eventName",
    "errorCode",
    "sourceIPAddress",
    "userName",
    "arn",
    "a.b",
    "readOnly",
    "eventVersion",
    "kø",
] as const;
const key = fc.constantFrom(...keys);

const value: fc.Arbitrary<JsonValue> = fc.letrec<{ any: JsonValue }>((tie) => ({
    any: fc.oneof(
        { maxDepth: 3 },
        { weight: 5, arbitrary: word },
        fc.constantFrom<JsonValue>(true, false, null, 7, 1000, 1e21, -0.5),
        fc.array(tie("any"), { maxLength: 3 }),
        fc.dictionary(key, tie("any"), { maxKeys: 3 }),
    ),
})).any;

const fieldsOfRecord = {
    eventTime: fc.constantFrom("2026-03-04T09:30:00Z", "2026-03-05T00:00:00Z"),
    eventSource: fc.constantFrom("s3.amazonaws.com", "iam.amazonaws.com", "signin.amazonaws.com"),
    eventName: fc.oneof(word, fc.constantFrom("CreateUser", "ConsoleLogin", "GetObject", "PutBucketPolicy")),
    awsRegion: fc.constantFrom("us-east-1", "eu-west-1"),
    recipientAccountId: fc.constantFrom("111122223333", "444455556666"),
    sourceIPAddress: word,
    errorCode: value,
    readOnly: fc.constantFrom<JsonValue>(true, false, "true"),
    eventID: word,
    userIdentity: fc.record(
        {
            type: fc.constantFrom("IAMUser", "AssumedRole", "Root"),
            userName: word,
            arn: word,
            principalId: word,
            accessKeyId: word,
            sessionContext: fc.record({
                sessionIssuer: fc.record({ type: fc.constant("Role"), arn: word, userName: word }),
            }),
        },
        { requiredKeys: [] },
    ),
    requestParameters: value,
    responseElements: value,
    resources: fc.array(fc.record({ ARN: word, type: word }), { maxLength: 2 }),
    additionalEventData: value,
};
export const record: fc.Arbitrary<CloudTrailRecord> = fc.record(fieldsOfRecord, {
    requiredKeys: ["eventTime", "eventSource", "eventName", "awsRegion", "recipientAccountId"],
});

const path = fc.oneof(
    fc.constantFrom(...Object.keys(fieldsOfRecord)).map((name) => [name]),
    fc
        .tuple(
            fc.constantFrom("requestParameters", "responseElements", "userIdentity", "additionalEventData"),
            fc.array(fc.oneof(key, fc.constant("*")), { minLength: 1, maxLength: 2 }),
        )
        .map(([first, others]) => [first, ...others]),
);
/** Words, parts of them, and stars. */
const pattern = fc.oneof(
    word.filter((text) => text !== "").map((text) => patternOf(text)),
    fc.tuple(word, fc.nat(5)).map(([text, length]) => patternOf(text.slice(0, length), "")),
    fc.tuple(word, fc.nat(5)).map(([text, length]) => patternOf("", text.slice(length))),
    fc.tuple(word, word).map(([one, other]) => patternOf(one.slice(0, 3), other.slice(-3))),
);
const part = fc
    .tuple(word, fc.nat(4), fc.boolean())
    .map(([text, at, isUpper]) => {
        const cut = text.slice(at, at + 4);
        return isUpper ? cut.toUpperCase() : cut;
    })
    .filter((text) => text !== "");
const named = fc.constantFrom(
    "actor" as const,
    "user" as const,
    "role" as const,
    "session" as const,
    "resource" as const,
    "parameter" as const,
    "text" as const,
);

const condition = fc.oneof(
    fc.tuple(fc.oneof(path, named), pattern).map(([field, text]) => term(field, "=", text)),
    fc.tuple(fc.oneof(path, named), part).map(([field, text]) => term(field, "~", text)),
    fc.tuple(path, fc.constantFrom("<", ">=")).map(([field, operator]) => term(field, operator as "<", "900")),
    fc
        .tuple(
            fc.constantFrom("<", "<=", ">", ">=", "="),
            fc.constantFrom("2026-03-04T09:30:00.000Z", "2026-03-04T12:00:00.000Z"),
        )
        .map(([operator, time]) => term("time", operator as "<", time)),
    fc
        .constantFrom("10.0.0.0/8", "192.0.2.7", "::ffff:a00:0/104", "10.0.0.1", "s3.*")
        .map((text) => term("ip", "=", text)),
    fc
        .constantFrom("create", "modify", "delete", "read", "sign-in", "permission")
        .map((text) => term("class", "=", text)),
    fc.constantFrom(term("mfa", "=", "yes"), term("console", "=", "no")),
);

export const expression: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression }>((tie) => ({
    any: fc.oneof(
        { maxDepth: 3 },
        { weight: 3, arbitrary: condition },
        tie("any").map(not),
        fc.array(tie("any"), { minLength: 1, maxLength: 3 }).map(and),
        fc.array(tie("any"), { minLength: 1, maxLength: 4 }).map(or),
    ),
})).any;

/** The JSON of a value with any letters written as escapes and any white space, as the numbers choose. */
export function writtenOddly(value: JsonValue, choices: Iterator<number>): string {
    const next = () => choices.next().value as number;
    const space = () => ["", "", "", " ", "\n\t"][next() % 5] ?? "";
    const text = (of: string) =>
        `"${of
            .split("")
            .map((letter) => {
                const choice = next() % 40;
                const isPlain = JSON.stringify(letter) === `"${letter}"`;
                if (choice === 0 || (!isPlain && choice < 5)) {
                    const code = letter.charCodeAt(0).toString(16).padStart(4, "0");
                    return `\\u${choice % 2 === 0 ? code : code.toUpperCase()}`;
                }
                return choice < 10 && letter === "/" ? "\\/" : JSON.stringify(letter).slice(1, -1);
            })
            .join("")}"`;
    const any = (of: JsonValue): string => {
        if (typeof of === "string") {
            return text(of);
        }
        if (Array.isArray(of)) {
            return `[${space()}${(of as readonly JsonValue[]).map(any).join(`,${space()}`)}${space()}]`;
        }
        if (typeof of === "object" && of !== null) {
            const members = Object.entries(of).map(
                ([name, each]: [string, JsonValue]) => `${text(name)}${space()}:${space()}${any(each)}`,
            );
            return `{${space()}${members.join(`${space()},`)}${space()}}`;
        }
        return JSON.stringify(of);
    };
    return any(value);
}

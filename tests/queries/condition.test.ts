import assert from "node:assert/strict";
import * as fc from "fast-check";
import { ArchiveDatabase } from "../../commands/query/archive-database";
import type { CloudTrailRecord, JsonValue } from "../../detections/cloudtrail-record";
import { matcher } from "../../detections/filter-pattern/evaluate";
import { parse } from "../../detections/filter-pattern/parse";
import { record } from "../../detections/sample-record";
import { conditionSql } from "../../queries/condition";
import { database, databaseOf, deliver, rowsOf, temporaryFolder } from "./archive";

/** Values that look alike and are not: of each kind of JSON, and texts with what LIKE and JSON treat in a way of their own. */
const values: readonly (JsonValue | undefined)[] = [
    undefined,
    null,
    "",
    "x",
    "X",
    "xy",
    "yx",
    "a_c",
    "abc",
    "100%",
    "100 percent",
    "o'neil",
    'say "x"',
    "back\\slash",
    "ø",
    "true",
    "false",
    "null",
    "5",
    "05",
    true,
    false,
    0,
    5,
    -5,
    5.5,
    [],
    ["x"],
    ["x", "y"],
    [null],
    [5],
    [true],
    [["x"]],
    {},
    { a: "x" },
    { a: null },
    { a: { b: "x" } },
    { a: ["x", "y"] },
    [{ a: "x" }, { a: "y" }],
    [{ a: null }],
    [{ b: "x" }],
    { first: { a: "x" }, second: { a: "y" } },
];

const records: readonly CloudTrailRecord[] = values.map((value, index) => ({
    ...record("s3.amazonaws.com", "PutObject"),
    eventID: String(index),
    requestParameters: { other: 1, ...(value !== undefined && { "with-hyphen": value, value }) } as CloudTrailRecord,
}));

const selectors = [
    "$.requestParameters.value",
    "$.requestParameters.with-hyphen",
    "$.requestParameters.value.a",
    "$.requestParameters.value.a.b",
    "$.requestParameters.value[0]",
    "$.requestParameters.value[1]",
    "$.requestParameters.value[0].a",
    "$.requestParameters.value[*]",
    "$.requestParameters.value[*].a",
    "$.requestParameters.value.*",
    "$.requestParameters.value.*.a",
    "$.requestParameters.*",
    "$.eventName",
    "$.errorCode",
    "$.userIdentity.type",
    "$.readOnly",
    "$.managementEvent",
];
const literals = [
    "x",
    "*x",
    "x*",
    "*x*",
    "*",
    "**",
    "a_c",
    "a_*",
    "100%",
    "100%*",
    "o'neil",
    "ø",
    "true",
    "*ru*",
    "false",
    "null",
    "5",
    "*5",
    "PutObject",
    "Put*",
    "AssumedRole",
    "",
].map((text) => `"${text}"`);
const operators = [
    ...["=", "!="].flatMap((operator) =>
        [...literals, "5", "-5", "5.5", "%x%", "%^[a-z]+$%"].map((value) => `${operator} ${value}`),
    ),
    ...["<", "<=", ">", ">="].flatMap((operator) => ["5", "0", "-6"].map((value) => `${operator} ${value}`)),
    "NOT EXISTS",
    "IS NULL",
    "IS TRUE",
    "IS FALSE",
];

describe("a condition of SQL", () => {
    let opened: ArchiveDatabase;

    before(async () => {
        const folder = temporaryFolder();
        deliver(folder, records);
        opened = await databaseOf(folder);
    });
    after(() => opened.close());

    async function found(condition: string): Promise<string[]> {
        const rows = await rowsOf(opened, `SELECT eventid FROM ${database}.organization_events WHERE ${condition}`);
        return rows.map(({ eventid }) => String(eventid)).sort();
    }
    const expected = (pattern: string) =>
        records
            .filter(matcher(parse(pattern)))
            .map(({ eventID }) => String(eventID))
            .sort();

    for (const selector of selectors) {
        it(`on ${selector} holds for the same records as the pattern, whatever the operator and the value`, async () => {
            const tried = operators.filter((operator) => isAnswered(selector, operator));
            for (const operator of tried) {
                const pattern = `{ ${selector} ${operator} }`;
                assert.deepEqual(await found(conditionSql(parse(pattern))), expected(pattern), pattern);
            }
        }).timeout(30_000);
    }

    it("of any depth of && and || holds for the same records as the pattern", async () => {
        const condition = fc
            .tuple(fc.constantFrom(...selectors), fc.constantFrom(...operators))
            .filter(([selector, operator]) => isAnswered(selector, operator) && !/\*\]|\.\*/.test(selector))
            .map(([selector, operator]) => `${selector} ${operator}`);
        const { pattern } = fc.letrec<{ pattern: string }>((tie) => ({
            pattern: fc.oneof(
                { maxDepth: 3 },
                condition.filter((text) => !text.includes("%")),
                fc
                    .tuple(tie("pattern"), fc.constantFrom("&&", "||"), tie("pattern"))
                    .map(([one, operator, two]) => `(${one}) ${operator} (${two})`),
            ),
        }));
        await fc.assert(
            fc.asyncProperty(pattern, async (body) => {
                const text = `{ ${body} }`;
                fc.pre(text.length < 1000);
                assert.deepEqual(await found(conditionSql(parse(text))), expected(text), text);
            }),
            { numRuns: 60 },
        );
    }).timeout(30_000);

    it("is refused for a field that no column has", () => {
        assert.throws(
            () => conditionSql(parse('{ $.eventContext = "x" }')),
            /no column of the tables has \$\.eventContext/,
        );
    });
});

/** Of `managementEvent` the tables know the truth value alone. */
function isAnswered(selector: string, operator: string): boolean {
    return selector !== "$.managementEvent" || ["IS TRUE", "IS FALSE"].includes(operator);
}

import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { ArchiveDatabase } from "../../../../commands/query/archive-database";
import { expressionSql } from "../../../../commands/search/athena/expression-sql";
import { and, not, or, term, type Expression } from "../../../../commands/search/filter/expression";
import { matcher } from "../../../../commands/search/filter/matcher";
import { parseFilter } from "../../../../commands/search/filter/parse";
import { catalogue } from "../../../../detections/catalogue";
import type { CloudTrailRecord } from "../../../../detections/cloudtrail-record";
import { record } from "../../../../detections/sample-record";
import { database, databaseOf, deliver, rowsOf, temporaryFolder } from "../../../queries/archive";

const now = new Date("2026-03-10T00:00:00Z");

/** What the columns tell exactly: the events found are those that match, and no others. */
const exact = [
    "eventName = DeleteBucket",
    "eventName = Delete*",
    "eventName = *Bucket*Policy*",
    "eventName ~ BUCKET",
    "eventName != StopLogging",
    "eventSource in (s3.amazonaws.com, iam.amazonaws.com)",
    "errorCode = *",
    "errorCode = AccessDenied",
    "errorMessage ~ 'NOT AUTHORIZED'",
    "userIdentity.type = Root",
    "userIdentity.sessionContext.sessionIssuer.userName = Administrator",
    "readOnly = true",
    "userAgent = 'a_s%'",
    "eventName = 100%",
    "time >= 2026-03-04T09:30:00Z",
    "time < 2026-03-04T09:30:00Z",
    "time > 2026-03-04T09:29:59.500Z",
    "time <= 2026-03-04T09:30:00Z",
    "account = 111122223333",
    "region = us-*",
    "class = delete",
    "class = permission",
    "eventName > 5",
];
/** What they tell in part: whatever matches is found, and more. */
const wider = [
    "actor = maria.garcia",
    "actor = 'arn:aws:iam::111122223333:role/Administrator'",
    "actor ~ GARCIA",
    "role = Admin*",
    "user = build",
    "session = *garcia",
    "ip = 198.51.100.7",
    "ip = 198.51.100.0/24",
    "ip = 198.51.0.0/17",
    "ip = *.amazonaws.com",
    "ip = 2001:db8::/32",
    "resource = 'arn:aws:s3:::orgtrail-archive-o-exampleorgid'",
    "resource = orgtrail-archive-o-exampleorgid",
    "resource ~ ARCHIVE",
    "parameter = orgtrail-archive-o-exampleorgid",
    "parameter = 5",
    "requestParameters.bucketName = orgtrail-*",
    "requestParameters.bucketName = *",
    "requestParameters.policy.Statement.Effect = Allow",
    "mfa = no",
    "console = yes",
    "text ~ cloudtrail",
    "eventContext.anything = x",
];

const odd: readonly CloudTrailRecord[] = [
    record("s3.amazonaws.com", "100%", { userAgent: "a_s%", sourceIPAddress: "::ffff:198.51.100.7" }),
    record("s3.amazonaws.com", "GetObject", { userAgent: "abs%", sourceIPAddress: "2001:db8::1", errorCode: "" }),
    record("s3.amazonaws.com", "GetObject", { requestParameters: { bucketName: ["orgtrail-one", "other"] } }),
    record("s3.amazonaws.com", "GetObject", { eventTime: "2026-03-04T09:29:59Z", requestParameters: { n: 5.0 } }),
];
const records: readonly CloudTrailRecord[] = [
    ...odd,
    ...catalogue.flatMap((detection) => {
        const { match, ignore } = detection.kind === "pattern" ? detection.samples() : { match: [], ignore: [] };
        return [...match, ...ignore];
    }),
].map((each, index) => ({ ...each, eventID: `sample-${index}` }));

describe("the SQL of a search's filter", () => {
    let opened: ArchiveDatabase;

    before(async () => {
        const folder = temporaryFolder();
        deliver(folder, records);
        opened = await databaseOf(folder);
    });
    after(() => opened.close());

    async function found(expression: Expression): Promise<Set<unknown>> {
        const condition = expressionSql(expression) ?? "TRUE";
        const rows = await rowsOf(opened, `SELECT eventid FROM ${database}.organization_events WHERE ${condition}`);
        return new Set(rows.map(({ eventid }) => eventid));
    }
    const matching = (expression: Expression) => records.filter(matcher(expression)).map(({ eventID }) => eventID);

    for (const text of exact) {
        it(`finds the events for which ${text} holds, and for which it does not`, async () => {
            for (const expression of [parseFilter(text, now), not(parseFilter(text, now))]) {
                assert.deepEqual([...(await found(expression))].sort(), matching(expression).sort());
            }
        });
    }

    for (const text of wider) {
        it(`finds all events for which ${text} holds, and for which it does not`, async () => {
            for (const expression of [parseFilter(text, now), not(parseFilter(text, now))]) {
                const ids = await found(expression);
                assert.deepEqual(
                    matching(expression).filter((id) => !ids.has(id)),
                    [],
                );
            }
        });
    }

    it("rules out most of what does not match, where the columns tell something", async () => {
        for (const text of wider.slice(0, 8)) {
            const ids = await found(parseFilter(text, now));
            assert(ids.size < records.length, text);
        }
    });

    it("finds all events that match, whatever is joined with and, or and not", async () => {
        const terms = fc.constantFrom(...exact, ...wider).map((text) => parseFilter(text, now));
        const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
            expression: fc.oneof(
                { maxDepth: 4 },
                terms,
                fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map(and),
                fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map(or),
                tie("expression").map(not),
            ),
        }));
        await fc.assert(
            fc.asyncProperty(expression, async (each) => {
                const ids = await found(each);
                assert.deepEqual(
                    matching(each).filter((id) => !ids.has(id)),
                    [],
                );
            }),
            { numRuns: 80 },
        );
    }).timeout(30_000);

    it("finds the very events that match, whatever is joined of what the columns tell exactly", async () => {
        const terms = fc.constantFrom(...exact).map((text) => parseFilter(text, now));
        const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
            expression: fc.oneof(
                { maxDepth: 4 },
                terms,
                fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map(and),
                fc.array(tie("expression"), { minLength: 1, maxLength: 3 }).map(or),
                tie("expression").map(not),
            ),
        }));
        await fc.assert(
            fc.asyncProperty(expression, async (each) => {
                assert.deepEqual([...(await found(each))].sort(), matching(each).sort());
            }),
            { numRuns: 80 },
        );
    }).timeout(30_000);

    it("says nothing where the columns tell nothing", () => {
        assert.equal(expressionSql(term("text", "~", "x")), undefined);
        assert.equal(expressionSql(and([])), undefined);
    });
});

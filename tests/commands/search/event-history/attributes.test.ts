import assert from "node:assert/strict";
import * as fc from "fast-check";
import type { CloudTrailRecord } from "../../../../detections/cloudtrail-record";
import { lookupPlan, type LookupAttribute } from "../../../../commands/search/event-history/attributes";
import { and, not, or, term, type Expression } from "../../../../commands/search/filter/expression";
import { matcher } from "../../../../commands/search/filter/matcher";
import { parseFilter } from "../../../../commands/search/filter/parse";
import { sampleRecord, session } from "../sample-events";

const key = "AKIAIOSFODNN7EXAMPLE";

function planned(filter: string): string[] {
    return lookupPlan(parseFilter(filter, new Date(0))).attributes.map(({ key: name, value }) => `${name}=${value}`);
}

describe("the attribute that LookupEvents is asked for", () => {
    for (const [filter, ...expected] of [
        ["id = 1234", "EventId=1234"],
        [`accessKey = ${key}`, `AccessKeyId=${key}`],
        ["user = alice", "Username=alice"],
        ["user = arn:aws:iam::111122223333:user/people/alice", "Username=alice"],
        ["user = arn:aws:iam::111122223333:root", "Username=root"],
        ["session = deploy-7", "Username=deploy-7"],
        ["event = StopLogging", "EventName=StopLogging"],
        ["source = s3", "EventSource=s3.amazonaws.com"],
        ["readOnly = false", "ReadOnly=false"],
        ["resource = example-bucket", "ResourceName=example-bucket"],
        [
            "resource = arn:aws:iam::111122223333:role/a/Admin",
            "ResourceName=arn:aws:iam::111122223333:role/a/Admin",
            "ResourceName=Admin",
        ],
        [`actor = ${key}`, `AccessKeyId=${key}`],
        ["actor = arn:aws:sts::111122223333:assumed-role/Admin/alice", "Username=alice"],
        // The most selective of those that all have to hold.
        [`event = StopLogging and accessKey = ${key} and source = cloudtrail`, `AccessKeyId=${key}`],
        ["readOnly = false and event = StopLogging", "EventName=StopLogging"],
        ["resource = example-bucket and event = DeleteBucket", "EventName=DeleteBucket"],
        ["resource = example-bucket and source = s3", "ResourceName=example-bucket"],
        // One look-up for each alternative, each once.
        ["event in (StopLogging, DeleteTrail, StopLogging)", "EventName=StopLogging", "EventName=DeleteTrail"],
        ["(event = StopLogging or user = alice) and mfa = no", "EventName=StopLogging", "Username=alice"],
        ["event in (StopLogging, DeleteTrail) and user = alice", "Username=alice"],
        // What the service cannot be asked for.
        ["event = Delete*"],
        ["event ~ StopLogging"],
        ["event = StopLogging or ip = 10.0.0.0/8"],
        ["not event = StopLogging"],
        ["role = Admin"],
        ["actor = Admin"],
        ["user = DOMAIN/alice"],
        ["user = *"],
        ["error = AccessDenied"],
        [`event = ${"x".repeat(2001)}`],
        [`event = ${"_".repeat(1001)}`],
        // A class that changes something leaves out all reads.
        ["class = delete", "ReadOnly=false"],
        ["class = permission and user = alice", "Username=alice"],
        ["not readOnly = true", "ReadOnly=false"],
        ["not (readOnly = true or event = StopLogging)", "ReadOnly=false"],
        ["not (not event = StopLogging or mfa = yes)", "EventName=StopLogging"],
    ] as const) {
        it(`is ${expected.length === 0 ? "none" : expected.join(" and ").slice(0, 90)} for ${filter.slice(0, 70)}`, () =>
            assert.deepEqual(planned(filter), expected));
    }
    it("is none where the look-ups would return more than all events", () => {
        const names = Array.from({ length: 60 }, (_, index) => `Event${index}`);
        assert.equal(planned(`event in (${names.slice(0, 40).join(", ")})`).length, 40);
        assert.deepEqual(planned(`event in (${names.join(", ")})`), []);
    });

    it("finds every event that matches, whatever the filter", () => {
        const texts = ["a", "b"];
        const terms: Expression[] = texts.flatMap((text) => [
            term(["eventID"], "=", text),
            term(["eventName"], "=", text),
            term(["eventName"], "=", `${text}*`),
            term(["eventSource"], "=", text),
            term(["userIdentity", "accessKeyId"], "=", text),
            term("user", "=", text),
            term("session", "=", text),
            term("actor", "=", text),
            term(["readOnly"], "=", text === "a" ? "true" : "false"),
            term("mfa", "=", text === "a" ? "yes" : "no"),
        ]);
        const expressions = fc.letrec<{ expression: Expression }>((tie) => ({
            expression: fc.oneof(
                { maxDepth: 4, withCrossShrink: true },
                fc.constantFrom(...terms),
                fc.array(tie("expression"), { minLength: 2, maxLength: 3 }).map((of) => and(of)),
                fc.array(tie("expression"), { minLength: 2, maxLength: 3 }).map((of) => or(of)),
                tie("expression").map(not),
            ),
        })).expression;
        const text = fc.constantFrom("a", "b", "c");
        const records = fc
            .record({
                id: text,
                name: text,
                source: text,
                accessKey: text,
                who: text,
                isSession: fc.boolean(),
                reads: fc.boolean(),
            })
            .map(({ id, name, source, accessKey, who, isSession, reads }) =>
                sampleRecord({
                    eventID: id,
                    eventName: name,
                    eventSource: source,
                    readOnly: reads,
                    userIdentity: isSession
                        ? session("Admin", who, { accessKeyId: accessKey })
                        : { type: "IAMUser", userName: who, accessKeyId: accessKey },
                }),
            );
        fc.assert(
            fc.property(expressions, records, (expression, record) => {
                const { attributes } = lookupPlan(expression);
                return (
                    !matcher(expression)(record) ||
                    attributes.length === 0 ||
                    attributes.some((attribute) => isFound(record, attribute))
                );
            }),
            { numRuns: 3_000 },
        );
    });
});

/** What the event history finds by an attribute ("LookupAttribute", CloudTrail API Reference). */
function isFound(record: CloudTrailRecord, { key: name, value }: LookupAttribute): boolean {
    const identity = record["userIdentity"] as CloudTrailRecord;
    const values: Readonly<Partial<Record<LookupAttribute["key"], unknown>>> = {
        EventId: record["eventID"],
        AccessKeyId: identity["accessKeyId"],
        EventName: record["eventName"],
        EventSource: record["eventSource"],
        ReadOnly: String(record["readOnly"]),
        Username: identity["userName"] ?? String(identity["principalId"]).split(":")[1],
    };
    return values[name] === value;
}

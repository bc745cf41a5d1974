import assert from "node:assert/strict";
import { Failure } from "../../../../command-line/failure";
import { Counts } from "../../../../commands/search/output/counts";
import { sampleFound, session } from "../sample-events";

const events = [
    sampleFound(),
    sampleFound({ eventName: "DeleteTrail", eventTime: "2026-03-05T11:00:00Z", errorCode: "AccessDenied" }),
    sampleFound({ userIdentity: session("Admin", "alice"), resources: [{ ARN: "arn:a" }, { ARN: "arn:b" }] }),
];

function counts(field: string): [string, number][] {
    const found = new Counts(field);
    events.forEach((each) => found.add(each));
    return found.list();
}

describe("counts", () => {
    for (const [field, expected] of [
        ["actor", { mallory: 2, "Admin/alice": 1 }],
        ["eventName", { StopLogging: 2, DeleteTrail: 1 }],
        ["day", { "2026-03-04": 2, "2026-03-05": 1 }],
        ["hour", { "2026-03-04T10": 2, "2026-03-05T11": 1 }],
        ["error", { "-": 2, AccessDenied: 1 }],
        ["userIdentity.userName", { mallory: 2, "-": 1 }],
        ["role", { "-": 2, Admin: 1 }],
        ["class", { modify: 2, delete: 1 }],
        ["mfa", { no: 2, yes: 1 }],
        ["resources.ARN", { "-": 2, "arn:a": 1, "arn:b": 1 }],
        ["requestParameters.*", { "orgtrail-organization-trail": 3 }],
    ] as const) {
        it(`go by ${field}, the most frequent first`, () => assert.deepEqual(counts(field), Object.entries(expected)));
    }
    it("are refused by a field that there is not", () =>
        assert.throws(
            () => new Counts("eventNam"),
            (error: unknown) =>
                error instanceof Failure &&
                /--count-by eventNam/.test(error.message) &&
                /eventName/.test(error.fix ?? ""),
        ));
    it("are a text, JSON lines or CSV", () => {
        const found = new Counts("eventName");
        events.forEach((each) => found.add(each));
        assert.deepEqual(
            [found.text(), found.json(), found.csv()],
            [
                "2  StopLogging\n1  DeleteTrail\n",
                '{"value":"StopLogging","count":2}\n{"value":"DeleteTrail","count":1}\n',
                "value,count\r\nStopLogging,2\r\nDeleteTrail,1\r\n",
            ],
        );
    });
});

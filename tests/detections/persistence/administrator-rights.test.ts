import assert from "node:assert/strict";
import { compile } from "../../../detections/filter-pattern/compile";
import { matches } from "../../../detections/filter-pattern/evaluate";
import { administratorRightsGiven } from "../../../detections/persistence/administrator-rights";
import { record } from "../../../detections/sample-record";
import type { JsonValue } from "../../../detections/cloudtrail-record";

const allow = { Effect: "Allow", Action: "*", Resource: "*" };

describe("the alarm for administrator rights", () => {
    for (const [claim, policy, fires] of [
        ["every action", document(allow), true],
        ["every action, with the keys in alphabetical order", document({ Action: "*", Effect: "Allow" }), true],
        ["every action, in a list", document({ ...allow, Action: ["*"] }), true],
        ["every action, indented", JSON.stringify({ Statement: [allow] }, null, 4), true],
        ["every action, in the second statement", document({ ...allow, Action: "s3:*" }, allow), true],
        ["every action of one service", document({ ...allow, Action: "iam:*" }), false],
        ["a prefix of actions", document({ ...allow, Action: "s3:Get*" }), false],
        ["one action on everything", document({ ...allow, Action: "s3:GetObject" }), false],
        ["nothing: it denies", document({ ...allow, Effect: "Deny" }), false],
        ["nothing: it denies, in alphabetical order", document({ Action: "*", Effect: "Deny" }), false],
        [
            "one action and denies the rest",
            document({ ...allow, Action: "s3:GetObject" }, { ...allow, Effect: "Deny" }),
            false,
        ],
    ] as const) {
        it(`${fires ? "fires on" : "ignores"} a policy that allows ${claim}`, () => {
            const event = record("iam.amazonaws.com", "PutRolePolicy", {
                requestParameters: { roleName: "support", policyName: "inline", policyDocument: policy },
            });
            assert.equal(matches(compile(administratorRightsGiven.condition), event), fires);
        });
    }
});

function document(...statements: JsonValue[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

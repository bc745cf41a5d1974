import assert from "node:assert/strict";
import { allows } from "../../../commands/check-existing/allows";
import type { Statement } from "../../../components/documents/policy-document";
import { trailKeyPolicy } from "../../../components/documents/trail-key-policy";
import { deployment, trail } from "../../helpers/deployment";

const users = { trailArns: [trail], logGroupNames: [], alarmNamePrefix: "orgtrail-", administrators: [] };
const required = trailKeyPolicy(deployment, users).Statement.find(({ Sid }) => Sid === "AllowAlarmsToPublish");
assert(required);
const alarm = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:";

/** The example of "Managing Amazon SNS encryption keys", which has no condition. */
const ofAws = {
    Effect: "Allow",
    Principal: { Service: "cloudwatch.amazonaws.com" },
    Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
    Resource: "*",
};

function isAllowed(change: object, statement: Statement | undefined = required): boolean {
    return statement !== undefined && allows(statement, [{ Effect: "Deny" }, { ...ofAws, ...change }]);
}

describe("what a required statement allows", () => {
    for (const [name, change] of Object.entries({
        "nothing less": { Condition: required.Condition },
        "no condition": {},
        "all actions": { Action: "kms:*" },
        "actions in other letters": { Action: ["KMS:decrypt", "kms:generatedatakey*"] },
        "several services": { Principal: { Service: ["sns.amazonaws.com", "cloudwatch.amazonaws.com"] } },
        everyone: { Principal: "*" },
        "every AWS principal": { Principal: { AWS: "*" } },
        "one of its conditions": { Condition: { StringEquals: { "AWS:SourceAccount": "111122223333" } } },
        "the account among others": { Condition: { StringEquals: { "aws:SourceAccount": ["1", "111122223333"] } } },
        "the account as the policy of a new topic names it": {
            Condition: { StringEquals: { "AWS:SourceOwner": "111122223333" } },
        },
        "alarms of any name": { Condition: { StringLike: { "aws:SourceArn": `${alarm}*` } } },
    })) {
        it(`is allowed by a statement with ${name}`, () => assert.equal(isAllowed(change), true));
    }

    for (const [name, change] of Object.entries({
        "the other effect": { Effect: "Deny" },
        "another service": { Principal: { Service: "events.amazonaws.com" } },
        "the account alone": { Principal: { AWS: "arn:aws:iam::111122223333:root" } },
        "an action less": { Action: "kms:Decrypt" },
        "every action but one": { Action: undefined, NotAction: "kms:CreateGrant" },
        "another resource": { Resource: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd" },
        "another account": { Condition: { StringEquals: { "aws:SourceAccount": "999999999999" } } },
        "other alarms": { Condition: { ArnLike: { "aws:SourceArn": `${alarm}pager-*` } } },
        "a condition of its own": { Condition: { StringEquals: { "kms:ViaService": "sns.eu-west-1.amazonaws.com" } } },
        "a condition on what must not be": { Condition: { StringNotEquals: { "aws:SourceAccount": "111122223333" } } },
    })) {
        it(`is not allowed by a statement with ${name}`, () => assert.equal(isAllowed(change), false));
    }
});

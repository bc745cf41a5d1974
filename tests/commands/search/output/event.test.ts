import assert from "node:assert/strict";
import { eventOf } from "../../../../commands/search/output/event";
import { sampleRecord, session } from "../sample-events";

const actor = (userIdentity: Parameters<typeof sampleRecord>[0] & object) =>
    eventOf(sampleRecord({ userIdentity })).actor;
const target = (fields: Parameters<typeof sampleRecord>[0] & object) => eventOf(sampleRecord(fields)).target;

describe("an event in one line", () => {
    it("has every column", () =>
        assert.deepEqual(eventOf(sampleRecord()), {
            time: "2026-03-04T10:00:00Z",
            account: "111122223333",
            region: "us-east-1",
            actor: "mallory",
            event: "cloudtrail:StopLogging",
            target: "orgtrail-organization-trail",
            result: "ok",
            ip: "198.51.100.7",
        }));
    it("has a dash for what the record does not have", () =>
        assert.deepEqual(Object.values(eventOf({})), ["-", "-", "-", "-", "-:-", "-", "ok", "-"]));
    it("survives a record whose fields are of other types", () =>
        assert.equal(
            eventOf({ userIdentity: "x", eventName: 7, resources: {}, requestParameters: [null] }).actor,
            "-",
        ));

    describe("names the actor", () => {
        it("by role and session", () => assert.equal(actor(session("Admin", "alice")), "Admin/alice"));
        it("by the permission set of IAM Identity Center", () =>
            assert.equal(
                actor(session("AWSReservedSSO_ViewOnly_a6f4e2e473d011b5", "jo@example.com")),
                "ViewOnly/jo@example.com",
            ));
        it("as root", () => assert.equal(actor({ type: "Root", accountId: "111122223333" }), "root"));
        it("by the service", () =>
            assert.equal(actor({ type: "AWSService", invokedBy: "config.amazonaws.com" }), "config.amazonaws.com"));
        it("with the service that calls for it", () =>
            assert.equal(
                actor(session("Admin", "alice", { invokedBy: "cloudformation.amazonaws.com" })),
                "Admin/alice via cloudformation",
            ));
        it("with its account where that is another", () =>
            assert.equal(
                actor(session("Admin", "alice", { accountId: "999988887777" })),
                "Admin/alice of 999988887777",
            ));
        it("by the account alone", () =>
            assert.equal(actor({ type: "AWSAccount", accountId: "999988887777" }), "999988887777"));
    });

    describe("names the target", () => {
        it("by the first resource of the record", () =>
            assert.equal(
                target({
                    resources: [{ type: "AWS::KMS::Key" }, { ARN: "arn:aws:kms:us-east-1:111122223333:key/1234" }],
                }),
                "key/1234",
            ));
        it("by the parameter that the event's noun names, before others", () =>
            assert.equal(
                target({
                    eventName: "AttachRolePolicy",
                    requestParameters: { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess", roleName: "Admin" },
                }),
                "policy/ReadOnlyAccess, Admin",
            ));
        it("by names deep in lists", () =>
            assert.equal(
                target({
                    eventName: "StopInstances",
                    requestParameters: {
                        force: false,
                        instancesSet: { items: [{ instanceId: "i-1" }, { instanceId: "i-2" }] },
                    },
                }),
                "i-1, i-2",
            ));
        it("not by tokens and ids of requests", () =>
            assert.equal(target({ requestParameters: { clientToken: "x", externalId: "y", maxResults: 7 } }), "-"));
    });

    it("says the error", () =>
        assert.equal(eventOf(sampleRecord({ errorCode: "AccessDenied" })).result, "AccessDenied"));
    it("says that a sign-in failed", () =>
        assert.equal(
            eventOf(sampleRecord({ eventName: "ConsoleLogin", responseElements: { ConsoleLogin: "Failure" } })).result,
            "Failure",
        ));
});

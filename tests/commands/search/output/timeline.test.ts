import assert from "node:assert/strict";
import { alarmFilters } from "../../../../commands/search/alarms";
import { timelineOf, timelineText } from "../../../../commands/search/output/timeline";
import { sampleFound, session } from "../sample-events";

const filters = alarmFilters(undefined);
const at = (eventTime: string, fields: Parameters<typeof sampleFound>[0] = {}) => sampleFound({ eventTime, ...fields });
const list = { eventName: "ListBuckets", eventSource: "s3.amazonaws.com", requestParameters: null, readOnly: true };

describe("a timeline", () => {
    it("is in the order of time, by day, with alarms and what is new", () =>
        assert.deepEqual(
            timelineText(
                timelineOf(
                    [
                        at("2026-03-05T08:00:00Z", {
                            userIdentity: session("Admin", "alice"),
                            sourceIPAddress: "192.0.2.9",
                        }),
                        at("2026-03-04T10:00:00Z"),
                        at("2026-03-04T09:00:00Z", list),
                    ],
                    filters,
                ),
            ).split("\n"),
            [
                "2026-03-04 (UTC)",
                "  09:00:00  mallory      s3:ListBuckets          -                            ok  198.51.100.7",
                "  10:00:00  mallory      cloudtrail:StopLogging  orgtrail-organization-trail  ok  198.51.100.7",
                "            ^ alarm cloudtrail-changes (critical)",
                "",
                "2026-03-05 (UTC)",
                "  08:00:00  Admin/alice  cloudtrail:StopLogging  orgtrail-organization-trail  ok  192.0.2.9",
                "            ^ alarm cloudtrail-changes (critical); new actor; new IP",
                "",
                "3 events, 2 actors",
                "",
            ],
        ));
    it("has one line for events in a row that only differ in time", () => {
        const { steps, events } = timelineOf(
            ["09:00:02", "09:00:00", "09:00:01"].map((time) => at(`2026-03-04T${time}Z`, list)),
            filters,
        );
        assert.deepEqual(
            [events, steps.map(({ events: of, event, lastTime }) => [of.length, event.time, lastTime])],
            [3, [[3, "2026-03-04T09:00:00Z", "2026-03-04T09:00:02Z"]]],
        );
    });
    it("keeps events of one second in the order in which they were found", () =>
        assert.deepEqual(
            timelineOf(
                ["B", "A", "C"].map((eventName) => at("2026-03-04T09:00:00Z", { eventName })),
                filters,
            ).steps.map(({ event }) => event.event),
            ["cloudtrail:B", "cloudtrail:A", "cloudtrail:C"],
        ));
    it("has what gave out an access key before what was done with it in the same second", () => {
        const call = (eventName: string, used: string, given: Record<string, { accessKeyId: string }> | null = null) =>
            at("2026-03-04T09:00:00Z", {
                eventName,
                userIdentity: { type: "AssumedRole", accessKeyId: used },
                responseElements: given,
            });
        assert.deepEqual(
            timelineOf(
                [
                    call("CreateUser", "ASIA3"),
                    call("ListRoles", "AKIA1"),
                    call("AssumeRole", "ASIA2", { credentials: { accessKeyId: "ASIA3" } }),
                    call("AssumeRoleWithSAML", "AKIA1", { credentials: { accessKeyId: "ASIA2" } }),
                    call("CreateAccessKey", "AKIA0", { accessKey: { accessKeyId: "AKIA1" } }),
                ],
                filters,
            ).steps.map(({ event }) => event.event.split(":")[1]),
            ["CreateAccessKey", "AssumeRoleWithSAML", "AssumeRole", "CreateUser", "ListRoles"],
        );
    });
    it("is not held up by access keys that gave out each other", () =>
        assert.equal(
            timelineOf(
                ["ASIA1", "ASIA2"].map((accessKeyId, index, keys) =>
                    at("2026-03-04T09:00:00Z", {
                        userIdentity: { type: "AssumedRole", accessKeyId },
                        responseElements: { credentials: { accessKeyId: keys[1 - index] ?? "" } },
                    }),
                ),
                filters,
            ).events,
            2,
        ));
    it("is nothing where nothing was found", () => assert.equal(timelineText(timelineOf([], filters)), ""));
    it("shows nothing that moves the cursor", () =>
        assert.doesNotMatch(
            timelineText(timelineOf([at("2026-03-04T09:00:00Z\u001b", { sourceIPAddress: "\u009b\u202e" })], filters)),
            /[\u001b\u009b\u202e]/,
        ));
});
